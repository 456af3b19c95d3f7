//! Node, from the machine or from npm, and packages beside it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

/// The first Node that everything here runs on: every OpenClaw, and the tools of the VS Code extension.
const FLOOR: (u32, u32) = (24, 16);
/// The Node that is fetched when the machine has none of that age.
const PACKAGE_VERSION: &str = "24.20.0";

/// Installs packages (`name@version`) into `folder`, which must exist, unless they are there already, and with them Node where the
/// machine has none that is new enough. No install script is run. Returns the program `node`.
pub(crate) fn install(mut packages: Vec<String>, folder: &Path) -> Result<PathBuf> {
    let fetched = match installed() {
        Some(found) if found >= FLOOR => None,
        _ => Some(package()?),
    };
    packages.extend(fetched.iter().map(|name| format!("{name}@{PACKAGE_VERSION}")));
    if !packages.iter().all(|package| is_installed(package, folder)) {
        install_packages(&packages, folder)?;
    }
    Ok(match fetched {
        None => PathBuf::from("node"),
        Some(name) => {
            let program = if cfg!(windows) { "bin/node.exe" } else { "bin/node" };
            folder.join("node_modules").join(name).join(program)
        }
    })
}

/// The program `npm`, got from the system's packages where a bare Debian lacks it.
pub(crate) fn npm() -> Command {
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    if Command::new(npm).arg("--version").output().is_err() && cfg!(target_os = "linux") {
        // As anyone but root this fails, and the next step says that npm is missing.
        let _ = Command::new("apt-get").args(["install", "--yes", "--no-install-recommends", "npm"]).status();
    }
    Command::new(npm)
}

/// Whether `name@version` is in the folder, in that very version.
fn is_installed(package: &str, folder: &Path) -> bool {
    let Some((name, version)) = package.rsplit_once('@') else { return false };
    let manifest = fs::read_to_string(folder.join("node_modules").join(name).join("package.json"));
    let manifest: Option<serde_json::Value> = manifest.ok().and_then(|text| serde_json::from_str(&text).ok());
    manifest.is_some_and(|manifest| manifest["version"] == version)
}

fn install_packages(packages: &[String], folder: &Path) -> Result<()> {
    fs::write(folder.join("package.json"), "{\"private\":true}\n")?;
    let status = npm()
        .args(["install", "--ignore-scripts", "--legacy-peer-deps", "--no-audit", "--no-fund", "--silent"])
        .args(packages)
        .current_dir(folder)
        .status()
        .context("npm cannot be run; it comes with Node")?;
    if !status.success() {
        bail!("npm could not install {}", packages.join(" and "));
    }
    Ok(())
}

/// Major and minor version of the machine's own Node.
fn installed() -> Option<(u32, u32)> {
    let output = Command::new("node").arg("--version").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let mut parts = text.trim().strip_prefix('v')?.split('.').map(|part| part.parse().ok());
    Some((parts.next()??, parts.next()??))
}

/// The registry's package of Node's binary for this machine.
fn package() -> Result<String> {
    let system = match std::env::consts::OS {
        "macos" => "darwin",
        "windows" => "win",
        other => other,
    };
    let processor = match std::env::consts::ARCH {
        "x86_64" => "x64",
        "aarch64" => "arm64",
        other => {
            bail!("no Node package is known for {other}; install Node {}.{}", FLOOR.0, FLOOR.1)
        }
    };
    Ok(format!("node-{system}-{processor}"))
}

//! The real OpenClaw from npm, in a folder of its own.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

/// The first Node that every OpenClaw here runs on.
const NODE_FLOOR: (u32, u32) = (24, 16);
/// The Node that is fetched when the machine has none of that age.
const NODE_PACKAGE_VERSION: &str = "24.20.0";

/// An installed OpenClaw and the Node to run it with.
pub(crate) struct OpenClaw {
    /// Folder of the package `openclaw`.
    pub(crate) package: PathBuf,
    /// The program `node`.
    pub(crate) node: PathBuf,
    home: PathBuf,
}

impl OpenClaw {
    /// Installs a version and other packages (`name@version`) into `folder`, which must exist, unless they are there already.
    /// No install script is run.
    pub(crate) fn install(version: &str, others: &[&str], folder: &Path) -> Result<Self> {
        let mut packages = vec![format!("openclaw@{version}")];
        packages.extend(others.iter().map(|&name| name.to_owned()));
        let fetched = match installed_node() {
            Some(found) if found >= NODE_FLOOR => None,
            _ => Some(node_package()?),
        };
        packages.extend(fetched.iter().map(|name| format!("{name}@{NODE_PACKAGE_VERSION}")));
        if !packages.iter().all(|package| is_installed(package, folder)) {
            install_packages(&packages, folder)?;
        }
        let modules = folder.join("node_modules");
        let node = match fetched {
            None => PathBuf::from("node"),
            Some(name) if cfg!(windows) => modules.join(name).join("bin/node.exe"),
            Some(name) => modules.join(name).join("bin/node"),
        };
        let home = folder.join("home");
        fs::create_dir_all(&home)?;
        Ok(Self { package: modules.join("openclaw"), node, home })
    }

    /// Runs OpenClaw's command line in an empty home and gives what it prints.
    pub(crate) fn run(&self, arguments: &[&str]) -> Result<String> {
        let mut command = Command::new(&self.node);
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("OPENCLAW_") {
                command.env_remove(name);
            }
        }
        let home: &OsStr = self.home.as_ref();
        let output = command
            .arg(self.package.join("openclaw.mjs"))
            .args(arguments)
            .env("HOME", home)
            .env("USERPROFILE", home)
            .current_dir(&self.home)
            .output()
            .context("Node cannot be run")?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            bail!("openclaw {} failed: {}", arguments.join(" "), said.trim());
        }
        String::from_utf8(output.stdout).context("OpenClaw printed something that is not UTF-8")
    }
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
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    if Command::new(npm).arg("--version").output().is_err() && cfg!(target_os = "linux") {
        // On a bare Debian; as anyone but root this fails, and the next step says that npm is missing.
        let _ = Command::new("apt-get").args(["install", "--yes", "--no-install-recommends", "npm"]).status();
    }
    let status = Command::new(npm)
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
fn installed_node() -> Option<(u32, u32)> {
    let output = Command::new("node").arg("--version").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let mut parts = text.trim().strip_prefix('v')?.split('.').map(|part| part.parse().ok());
    Some((parts.next()??, parts.next()??))
}

/// The registry's package of Node's binary for this machine.
fn node_package() -> Result<String> {
    let system = match std::env::consts::OS {
        "macos" => "darwin",
        "windows" => "win",
        other => other,
    };
    let processor = match std::env::consts::ARCH {
        "x86_64" => "x64",
        "aarch64" => "arm64",
        other => {
            bail!("no Node package is known for {other}; install Node {}.{}", NODE_FLOOR.0, NODE_FLOOR.1)
        }
    };
    Ok(format!("node-{system}-{processor}"))
}

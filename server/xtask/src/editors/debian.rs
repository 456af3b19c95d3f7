//! Programs of another Debian suite, unpacked into a folder and run from there: nothing is installed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

/// Unpacks a package and all that it depends on into `folder`, unless that is there already; the root of the tree.
pub(super) fn unpack(suite: &str, package: &str, folder: &Path) -> Result<PathBuf> {
    let root = folder.join(format!("{suite}-{package}"));
    if root.is_dir() {
        return Ok(root);
    }
    let partial = folder.join(format!("{suite}-{package}.partial"));
    if partial.exists() {
        fs::remove_dir_all(&partial)?;
    }
    let archives = download(suite, package, &partial)?;
    let unpacked = partial.join("root");
    fs::create_dir_all(&unpacked)?;
    for archive in archives {
        let status = Command::new("dpkg-deb").arg("--extract").arg(&archive).arg(&unpacked).status()?;
        if !status.success() {
            bail!("{} cannot be unpacked", archive.display());
        }
    }
    fs::rename(&unpacked, &root)?;
    fs::remove_dir_all(&partial)?;
    Ok(root)
}

/// A script that runs a program of an unpacked tree by that tree's own loader, so that the system's libraries do not matter.
pub(super) fn launcher(root: &Path, program: &str, variables: &[(&str, String)]) -> Result<PathBuf> {
    let libraries = fs::read_dir(root.join("usr/lib"))?
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.to_string_lossy().ends_with("-linux-gnu"))
        .context("the tree has no libraries")?;
    let loader = ["usr/lib64", "usr/lib"]
        .iter()
        .filter_map(|folder| fs::read_dir(root.join(folder)).ok())
        .flatten()
        .flatten()
        .find(|entry| entry.file_name().to_string_lossy().starts_with("ld-linux"))
        .context("the tree has no loader")?;
    let mut script = "#!/bin/sh\n".to_owned();
    for (name, value) in variables {
        script.push_str(&format!("export {name}='{value}'\n"));
    }
    script.push_str(&format!(
        "exec '{}' --library-path '{}' '{}' \"$@\"\n",
        loader.path().display(),
        libraries.display(),
        root.join(program).display(),
    ));
    let path = root.with_extension("sh");
    fs::write(&path, script)?;
    make_executable(&path)?;
    Ok(path)
}

#[cfg(unix)]
fn make_executable(path: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    Ok(fs::set_permissions(path, fs::Permissions::from_mode(0o755))?)
}

#[cfg(not(unix))]
fn make_executable(_: &Path) -> Result<()> {
    bail!("programs of Debian run on Linux only")
}

/// Fetches the archives of a package and of all that it depends on, by an apt that knows nothing of this system but its
/// mirror.
fn download(suite: &str, package: &str, folder: &Path) -> Result<Vec<PathBuf>> {
    let mirror = mirror().context("apt on this machine names no mirror of Debian")?;
    for name in ["lists/partial", "cache/archives/partial"] {
        fs::create_dir_all(folder.join(name))?;
    }
    let keys = "/usr/share/keyrings/debian-archive-keyring.gpg";
    fs::write(folder.join("sources.list"), format!("deb [signed-by={keys}] {mirror} {suite} main\n"))?;
    fs::write(folder.join("status"), "")?;
    let place = |name: &str, path: &str| format!("{name}={}", folder.join(path).display());
    let options = [
        place("Dir::Etc::sourcelist", "sources.list"),
        place("Dir::State::lists", "lists"),
        place("Dir::State::status", "status"),
        place("Dir::Cache", "cache"),
        "Dir::Etc::sourceparts=/dev/null".to_owned(),
        "Acquire::Languages=none".to_owned(),
        "APT::Install-Recommends=false".to_owned(),
        "APT::Sandbox::User=root".to_owned(),
        "Debug::NoLocking=1".to_owned(),
    ];
    let apt = |arguments: &[&str]| -> Result<()> {
        let mut command = Command::new("apt-get");
        command.args(options.iter().flat_map(|option| ["-o", option])).args(arguments);
        let output = command.output().context("apt-get cannot be run")?;
        if !output.status.success() {
            bail!("apt-get {}: {}", arguments.join(" "), String::from_utf8_lossy(&output.stderr).trim());
        }
        Ok(())
    };
    apt(&["--quiet", "update"])?;
    apt(&["--quiet", "--yes", "--download-only", "install", package])?;
    let archives = fs::read_dir(folder.join("cache/archives"))?.flatten().map(|entry| entry.path());
    Ok(archives.filter(|path| path.extension().is_some_and(|it| it == "deb")).collect())
}

/// Where this machine's apt gets Debian from: the first address that ends in `/debian`.
fn mirror() -> Option<String> {
    let more = fs::read_dir("/etc/apt/sources.list.d").ok();
    let files = more.into_iter().flatten().flatten().map(|entry| entry.path());
    std::iter::once(PathBuf::from("/etc/apt/sources.list"))
        .chain(files)
        .filter_map(|file| fs::read_to_string(file).ok())
        .find_map(|text| first_mirror(&text))
}

fn first_mirror(text: &str) -> Option<String> {
    text.lines()
        .filter(|line| line.starts_with("deb ") || line.starts_with("URIs:"))
        .flat_map(str::split_whitespace)
        .find(|word| word.starts_with("http") && word.trim_end_matches('/').ends_with("/debian"))
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::first_mirror;

    #[test]
    fn mirrors() {
        for (text, expected) in [
            ("deb http://mirror.example/debian bookworm main\n", Some("http://mirror.example/debian")),
            (
                "# deb http://x/debian a\ndeb [trusted=yes] https://y/debian/ b main",
                Some("https://y/debian/"),
            ),
            ("Types: deb\nURIs: https://z/debian\nSuites: trixie\n", Some("https://z/debian")),
            ("URIs: https://z/debian-security\nURIs: https://z/debian", Some("https://z/debian")),
            ("deb http://archive.example/ubuntu noble main", None),
        ] {
            assert_eq!(first_mirror(text).as_deref(), expected, "{text}");
        }
    }
}

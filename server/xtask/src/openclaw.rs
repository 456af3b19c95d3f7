//! The real OpenClaw from npm, in a folder of its own.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::node;

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
        let node = node::install(packages, folder)?;
        let home = folder.join("home");
        fs::create_dir_all(&home)?;
        Ok(Self { package: folder.join("node_modules/openclaw"), node, home })
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

//! The VS Code extension: its types, lints and unit tests, and that it can be packed with the server inside.

use std::ffi::OsString;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use super::{Outcome, Workshop};
use crate::node;

pub(super) fn test(workshop: &Workshop) -> Result<Outcome> {
    std::fs::create_dir_all(&workshop.installed)?;
    let node = node::install(Vec::new(), &workshop.installed)?;
    let mut path: Vec<_> = node.parent().map(Into::into).into_iter().collect();
    path.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    let path: OsString = std::env::join_paths(path)?;
    let server = workshop.binaries.join("openclaw-lsp");
    let package = workshop.scratch.join("openclaw.vsix");
    let run = |arguments: &[&str]| -> Result<()> {
        let mut npm: Command = node::npm();
        npm.args(arguments).current_dir(workshop.repository.join("editors/vscode"));
        npm.env("PATH", &path).env("OPENCLAW_LSP", &server);
        if !npm.status().context("npm cannot be run; it comes with Node")?.success() {
            bail!("npm {} failed in editors/vscode", arguments.join(" "));
        }
        Ok(())
    };
    run(&["ci", "--no-audit", "--no-fund", "--silent"])?;
    run(&["run", "check"])?;
    // The server of development is larger than the one that is released.
    let (server, package) = (server.to_string_lossy(), package.to_string_lossy());
    run(&[
        "run",
        "package",
        "--",
        "--target",
        "linux-x64",
        "--server",
        &server,
        "--out",
        &package,
        "--any-size",
    ])?;
    Ok(Outcome::Passed)
}

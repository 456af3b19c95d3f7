//! A second opinion on the protocol: the client of `pytest-lsp`, as each editor that it recorded.

use std::process::Command;

use anyhow::{Context as _, Result, bail};

use super::Outcome;
use super::workshop::Workshop;

/// Runs `tests/editors/clients` in a Python environment of its own.
pub(super) fn test(workshop: &Workshop) -> Result<Outcome> {
    let tests = workshop.repository.join("tests/editors/clients");
    let environment = workshop.installed.join("clients");
    let python = environment.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    std::fs::create_dir_all(&workshop.installed)?;
    let mut make = Command::new(if cfg!(windows) { "python" } else { "python3" });
    let mut fill = Command::new(&python);
    let packages = tests.join("requirements.txt");
    for command in [
        make.args(["-m", "venv"]).arg(&environment),
        fill.args(["-m", "pip", "install", "--quiet", "--requirement"]).arg(packages),
    ] {
        if !command.status().is_ok_and(|status| status.success()) {
            return Ok(Outcome::Missing(
                "pytest-lsp cannot be installed, which needs Python 3 with venv".to_owned(),
            ));
        }
    }
    let mut command = workshop.command(&python)?;
    command.args(["-m", "pytest", "--quiet", "-p", "no:cacheprovider"]).arg(&tests);
    command.env("PYTHONDONTWRITEBYTECODE", "1");
    if !command.status().context("Python cannot be run")?.success() {
        bail!("a client of others does not understand the server");
    }
    Ok(Outcome::Passed)
}

//! What the tests of all editors need: the built server, a folder for installed editors, and one that is thrown away.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

pub(super) struct Workshop {
    /// The project.
    pub(super) repository: PathBuf,
    /// Holds the binary `openclaw-lsp`.
    pub(super) binaries: PathBuf,
    /// Holds installed editors, kept from run to run.
    pub(super) installed: PathBuf,
    /// Of this run alone.
    pub(super) scratch: PathBuf,
}

impl Workshop {
    /// Builds the server: as released when `fast`, else as in development.
    pub(super) fn new(fast: bool) -> Result<Self> {
        let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize()?;
        let target = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
        let target = repository.join(target);
        let mut build = Command::new(env!("CARGO"));
        build.args(["build", "--quiet", "--package", "openclaw-lsp"]).current_dir(&repository);
        if fast {
            build.arg("--release");
        }
        if !build.status().context("cargo cannot be run")?.success() {
            bail!("the server does not build");
        }
        // Short, because editors put sockets below it, whose paths may hold about 100 bytes.
        let scratch = std::env::temp_dir().join(format!("openclaw-editors-{}", std::process::id()));
        std::fs::create_dir_all(&scratch)?;
        Ok(Self {
            repository,
            binaries: target.join(if fast { "release" } else { "debug" }),
            installed: target.join("editors"),
            scratch: scratch.canonicalize()?,
        })
    }

    /// A program without the settings of the person who runs the tests, with our server on its PATH.
    pub(super) fn command(&self, program: impl Into<PathBuf>) -> Result<Command> {
        let mut path = vec![self.binaries.clone()];
        path.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
        let path: OsString = std::env::join_paths(path)?;
        let mut command = Command::new(program.into());
        command.env_clear().env("HOME", &self.scratch).env("PATH", path).env("LANG", "C.UTF-8");
        command.current_dir(&self.scratch);
        Ok(command)
    }
}

impl Drop for Workshop {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.scratch);
    }
}

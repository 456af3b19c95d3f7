//! A command that could not run: what happened, where, and what to do.

use std::fmt::Display;
use std::io::Write as _;

/// The exit code for it.
const CANNOT_RUN: u8 = 2;

/// Why a command could not run.
#[derive(Debug)]
pub struct Failure {
    what: String,
    help: Option<String>,
}

impl Failure {
    /// A failure in one sentence, without the program's name.
    #[must_use]
    pub fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), help: None }
    }

    /// With what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// A file or folder that could not be read or written.
    #[must_use]
    pub fn io(doing: &str, path: impl Display, error: &std::io::Error) -> Self {
        let failure = Self::new(format!("cannot {doing} {path}: {error}"));
        match error.kind() {
            std::io::ErrorKind::NotFound => {
                failure.help("check the path; relative ones start at the current folder")
            }
            std::io::ErrorKind::PermissionDenied => failure.help("run it as the user who owns the file"),
            _ => failure,
        }
    }

    /// Prints it to stderr; the exit code.
    #[must_use]
    pub fn report(self) -> u8 {
        let mut stderr = std::io::stderr().lock();
        let _ = writeln!(stderr, "openclaw-lsp: {}", self.what);
        if let Some(help) = self.help {
            let _ = writeln!(stderr, "  help: {help}");
        }
        CANNOT_RUN
    }
}

//! A command that could not run: what happened, where, and what to do.

use std::fmt::Display;
use std::io::{self, Write as _};

use openclaw_knowledge::text::{Language, Message, render};

use super::write::Unwritten;

/// The exit code for it.
const CANNOT_RUN: u8 = 2;

/// Why a command could not run.
#[derive(Debug)]
pub struct Failure {
    what: Message,
    help: Option<Message>,
}

impl Failure {
    /// A failure in one sentence, without the program's name.
    #[must_use]
    pub fn new(what: Message) -> Self {
        Self { what, help: None }
    }

    /// With what to do about it.
    #[must_use]
    pub fn help(mut self, help: Message) -> Self {
        self.help = Some(help);
        self
    }

    /// A file or folder that could not be read.
    #[must_use]
    pub fn read(path: impl Display, error: &io::Error) -> Self {
        Self::io(Message::new("cannot-read"), path, error)
    }

    /// A file that could not be written.
    #[must_use]
    pub fn write(path: impl Display, error: &Unwritten) -> Self {
        match error {
            Unwritten::Io(error) => Self::io(Message::new("cannot-write"), path, error),
            Unwritten::Changed => {
                Self::new(Message::new("cannot-write-changed").with("path", path.to_string()))
            }
            Unwritten::Owner => {
                let failure = Self::new(Message::new("cannot-write-owner").with("path", path.to_string()));
                failure.help(Message::new("help-permission"))
            }
        }
    }

    fn io(what: Message, path: impl Display, error: &io::Error) -> Self {
        let failure = Self::new(what.with("path", path.to_string()).with("reason", error.to_string()));
        match error.kind() {
            io::ErrorKind::NotFound => failure.help(Message::new("help-not-found")),
            io::ErrorKind::PermissionDenied => failure.help(Message::new("help-permission")),
            _ => failure,
        }
    }

    /// Prints it to stderr; the exit code.
    #[must_use]
    pub fn report(self, language: Language) -> u8 {
        let mut stderr = io::stderr().lock();
        let _ = writeln!(stderr, "openclaw-lsp: {}", render(language, &self.what));
        if let Some(help) = self.help {
            let help = Message::new("help").with("help", render(language, &help));
            let _ = writeln!(stderr, "  {}", render(language, &help));
        }
        CANNOT_RUN
    }
}

/// The exit code of a command that went on with its other inputs: the given one where all could be worked on.
#[must_use]
pub fn exit_code(code: u8, failures: Vec<Failure>, language: Language) -> u8 {
    failures.into_iter().fold(code, |_, failure| failure.report(language))
}

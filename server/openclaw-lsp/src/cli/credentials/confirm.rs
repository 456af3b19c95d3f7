//! What only the user can decide, asked on the terminal.

use std::io::{IsTerminal as _, Write as _};

use openclaw_knowledge::text::{Language, Message, render};

/// Somebody who can be asked.
#[derive(Debug, Clone, Copy)]
pub struct Terminal {
    language: Language,
}

impl Terminal {
    /// The terminal of this process; `None` in a pipe, where nobody would answer.
    #[must_use]
    pub fn of_process(language: Language) -> Option<Self> {
        let is_terminal = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
        is_terminal.then_some(Self { language })
    }

    /// Whether the user says yes.
    #[must_use]
    pub fn confirms(self, question: &Message) -> bool {
        let question = Message::new("confirm").with("question", render(self.language, question));
        let mut stderr = std::io::stderr().lock();
        let asked = write!(stderr, "{} ", render(self.language, &question)).and_then(|()| stderr.flush());
        let mut answer = String::new();
        asked.is_ok()
            && std::io::stdin().read_line(&mut answer).is_ok()
            && matches!(answer.trim().to_lowercase().as_str(), "y" | "yes")
    }
}

//! What only the user can decide: where a credential may go, and which program may give one out. Remembered for this run only.

use std::sync::{Mutex, MutexGuard, PoisonError};

use openclaw_credentials::check::{Consent, Needed};
use openclaw_credentials::find::ExecCommand;
use openclaw_knowledge::text::Message;
use tower_lsp::ls_types::{MessageActionItem, MessageType};

use crate::lsp::view::View;

/// What came of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    Yes,
    No,
    /// The client does not show questions.
    NotAsked,
}

/// The user, behind the client.
pub struct User {
    peer: tower_lsp::Client,
    consent: Mutex<Consent>,
    commands: Mutex<Vec<ExecCommand>>,
    /// Held while a question is open: the same one is not asked twice.
    asking: tokio::sync::Mutex<()>,
}

impl User {
    #[must_use]
    pub fn new(peer: tower_lsp::Client) -> Self {
        Self { peer, consent: Mutex::default(), commands: Mutex::default(), asking: Default::default() }
    }

    /// What was confirmed so far.
    #[must_use]
    pub fn consent(&self) -> Consent {
        lock(&self.consent).clone()
    }

    /// Whether a credential may go where it is not a matter of course.
    pub async fn confirms(&self, view: &View, needed: &Needed) -> Reply {
        let _asking = self.asking.lock().await;
        let mut confirmed = self.consent();
        confirmed.confirm(needed);
        if confirmed == self.consent() {
            return Reply::Yes;
        }
        let reply = self.ask(view, &needed.message(), "consent-send").await;
        if reply == Reply::Yes {
            lock(&self.consent).confirm(needed);
        }
        reply
    }

    /// Whether a program may run that gives out a credential.
    pub async fn confirms_run(&self, view: &View, provider: &str, command: &ExecCommand) -> Reply {
        let _asking = self.asking.lock().await;
        if lock(&self.commands).contains(command) {
            return Reply::Yes;
        }
        let question = Message::new("consent-command")
            .with("program", command.program.as_str())
            .with("provider", provider);
        let reply = self.ask(view, &question, "consent-run").await;
        if reply == Reply::Yes {
            lock(&self.commands).push(command.clone());
        }
        reply
    }

    /// Asks; `yes` is the id of the text of the one button that agrees.
    pub async fn ask(&self, view: &View, question: &Message, yes: &'static str) -> Reply {
        let button =
            |id| MessageActionItem { title: view.render(&Message::new(id)), properties: Default::default() };
        let (yes, no) = (button(yes), button("consent-cancel"));
        let actions = Some(vec![yes.clone(), no]);
        let answer =
            self.peer.show_message_request(MessageType::WARNING, view.render(question), actions).await;
        match answer {
            Ok(Some(chosen)) if chosen.title == yes.title => Reply::Yes,
            Ok(_) => Reply::No,
            Err(_) => Reply::NotAsked,
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

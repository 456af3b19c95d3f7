//! What the user asks about credentials: whether they work (`validate`), and what the installed OpenClaw says of its sign-ins
//! (`status`). Runs on the runtime's own thread, never on one that reads messages or computes answers.

mod command;
mod consent;
mod lenses;
mod remarks;
mod status;
mod time;
mod validate;

use std::sync::{Arc, Mutex, PoisonError};

use futures::future::{BoxFuture, FutureExt as _, Shared, WeakShared};
use openclaw_credentials::check::Checker;
use openclaw_knowledge::text::Message;
use rustc_hash::FxHashMap;
use serde_json::Value;
use tower_lsp::ls_types::notification::ShowMessage;
use tower_lsp::ls_types::{MessageType, ShowMessageParams};

use super::mailbox::Mailbox;
use super::outbox::Outbox;
use super::view::View;
use consent::User;

pub use command::{COMMANDS, Command};
pub use lenses::{actions, code_lenses};

/// A check that is under way, or was.
type Check = Shared<BoxFuture<'static, Arc<Value>>>;

/// What is kept for this run: what the user confirmed, and which checks are under way.
pub struct Credentials {
    checker: Checker,
    user: User,
    mailbox: Mailbox,
    outbox: Outbox,
    checks: Mutex<FxHashMap<String, WeakShared<BoxFuture<'static, Arc<Value>>>>>,
    /// One for each provider that was asked.
    providers: Mutex<FxHashMap<String, Arc<tokio::sync::Mutex<()>>>>,
}

impl Credentials {
    /// Nothing confirmed, nothing under way.
    #[must_use]
    pub fn new(peer: tower_lsp::Client, mailbox: Mailbox, outbox: Outbox) -> Arc<Self> {
        Arc::new(Self {
            checker: Checker::new(),
            user: User::new(peer),
            mailbox,
            outbox,
            checks: Mutex::default(),
            providers: Mutex::default(),
        })
    }

    /// Does what a command asks; its result.
    pub async fn run(self: Arc<Self>, command: Command, view: View) -> Value {
        match command {
            Command::Validate(wanted) => self.validate(view, wanted).await,
            Command::Status(uri) => self.status(&view, uri.as_ref()).await,
        }
    }

    /// Joins the check of this name, or begins it once no other one of the provider is under way. It is given up when nobody waits
    /// for it any more.
    async fn one_at_a_time(
        &self,
        provider: &str,
        name: String,
        check: impl Future<Output = Arc<Value>> + Send + 'static,
    ) -> Arc<Value> {
        let check: Check = {
            let mut checks = self.checks.lock().unwrap_or_else(PoisonError::into_inner);
            checks.retain(|_, check| check.upgrade().is_some());
            match checks.get(&name).and_then(WeakShared::upgrade) {
                Some(check) => check,
                None => {
                    let turn = self.turn(provider);
                    let check = async move {
                        let _turn = turn.lock().await;
                        check.await
                    };
                    let check = check.boxed().shared();
                    checks.extend(check.downgrade().map(|check| (name, check)));
                    check
                }
            }
        };
        check.await
    }

    fn turn(&self, provider: &str) -> Arc<tokio::sync::Mutex<()>> {
        let mut providers = self.providers.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(providers.entry(provider.to_owned()).or_default())
    }

    fn show(&self, view: &View, typ: MessageType, message: &Message) {
        self.outbox.notify::<ShowMessage>(&ShowMessageParams { typ, message: view.render(message) });
    }

    /// Shows why nothing was done; the command's result.
    fn refuse(&self, view: &View, refused: &'static str, message: &Message) -> Value {
        self.show(view, MessageType::WARNING, message);
        serde_json::json!({ "refused": refused, "message": view.render(message) })
    }
}

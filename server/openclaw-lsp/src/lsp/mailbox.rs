//! The way in: handlers post what happened and what is asked, in wire order, and wait for answers.

use openclaw_analysis::FileId;
use openclaw_schema::Schema;
use serde_json::Value;
use tokio::sync::{mpsc, oneshot};
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{TextDocumentContentChangeEvent, Uri};

use super::client::Client;
use super::owner::Owner;
use super::view::View;

/// Something that happened.
pub enum Event {
    /// The client introduced itself.
    Initialize {
        /// What it can.
        client: Client,
        /// Its `initializationOptions`.
        options: Option<Value>,
    },
    /// The client sent settings of its own accord.
    SettingsPushed(Value),
    /// The client answered `workspace/configuration`.
    SettingsPulled(Value),
    /// The schema that a setting names has been read.
    SchemaRead {
        /// As the setting names it.
        path: String,
        /// What is in it, or why not.
        schema: std::result::Result<Schema, String>,
    },
    /// `textDocument/didOpen`.
    Open {
        /// Which.
        uri: Uri,
        /// As the editor calls its language.
        language_id: String,
        /// The client's number for this text.
        version: i32,
        /// All of it.
        text: String,
    },
    /// `textDocument/didChange`.
    Change {
        /// Which.
        uri: Uri,
        /// The number of the text after the changes.
        version: i32,
        /// To be applied one after the other.
        changes: Vec<TextDocumentContentChangeEvent>,
    },
    /// `textDocument/didSave`.
    Save {
        /// Which.
        uri: Uri,
        /// All of it, if the client includes it.
        text: Option<String>,
    },
    /// The file of a client that tells of saves and not of changes.
    ReadFromDisk {
        /// Which.
        uri: Uri,
        /// All of it.
        text: String,
    },
    /// `textDocument/didClose`.
    Close {
        /// Which.
        uri: Uri,
    },
    /// Something on disk that findings may depend on has changed.
    DiskChanged,
    /// A document's diagnostics have been pushed.
    Pushed {
        /// Which.
        file: FileId,
    },
}

/// Computes an answer and sends it off.
pub(super) type Question = Box<dyn FnOnce(&View) + Send>;

/// What the owner receives.
pub(super) enum Mail {
    Event(Event),
    Question(Question),
}

/// Posting never waits, and what is posted first is applied first.
#[derive(Clone)]
pub struct Mailbox(mpsc::UnboundedSender<Mail>);

impl Mailbox {
    /// A mailbox, and the task that empties it.
    pub fn new(owner: impl FnOnce(Self) -> Owner) -> (Self, impl Future<Output = ()> + Send + 'static) {
        let (sender, receiver) = mpsc::unbounded_channel();
        let mailbox = Self(sender);
        let task = owner(mailbox.clone()).run(receiver);
        (mailbox, task)
    }

    /// Reports something that happened.
    pub fn post(&self, event: Event) {
        // Fails only when the owner is gone, and then the process is ending.
        let _ = self.0.send(Mail::Event(event));
    }

    /// Computes an answer on the blocking pool, from the state at this place in the order of mails: the question is
    /// posted now, not when the future is polled. It is not computed when the future was dropped meanwhile (cancelled).
    /// The future fails when the computation panicked.
    pub fn ask<R, F>(&self, compute: F) -> impl Future<Output = Result<R>> + Send + use<R, F>
    where
        R: Send + 'static,
        F: FnOnce(&View) -> R + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let question: Question = Box::new(move |view| {
            if !reply.is_closed() {
                let _ = reply.send(compute(view));
            }
        });
        let _ = self.0.send(Mail::Question(question));
        async { answer.await.map_err(|_| Error::internal_error()) }
    }
}

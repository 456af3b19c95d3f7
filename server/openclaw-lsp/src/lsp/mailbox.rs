//! The way in: handlers post what happened and what is asked, in wire order, and wait for answers.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};

use openclaw_analysis::{FileId, Remark};
use openclaw_schema::Schema;
use ropey::Rope;
use serde_json::Value;
use tokio::sync::oneshot;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{TextDocumentContentChangeEvent, Uri};

use super::client::Client;
use super::diagnostics;
use super::jobs::Jobs;
use super::outbox;
use super::owner::Owner;
use super::view::View;
use crate::panics::contained;

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
        /// The revision at which it was asked for.
        asked: u64,
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
    /// Something was learned about a document by asking elsewhere.
    Learned {
        /// Which.
        file: FileId,
        /// What it is about: all that was known about it is replaced.
        subject: String,
        /// What is known now.
        remarks: Vec<Remark>,
        /// The text that it was learned from.
        text: Rope,
    },
    /// A document's diagnostics have been pushed.
    Pushed {
        /// Which.
        file: FileId,
    },
}

/// Computes an answer and sends it off.
type Question = Box<dyn FnOnce(&View) + Send>;

enum Mail {
    Event(Event),
    Question(Question),
    Settle,
}

/// A text of more bytes than this is parsed by a job: the thread that reads messages must not miss an `exit` meanwhile.
const LARGE: usize = 64 * 1024;

impl Mail {
    /// Whether applying it takes longer than the thread that reads messages may be away.
    fn is_large(&self) -> bool {
        let bytes = match self {
            Self::Event(Event::Open { text, .. } | Event::ReadFromDisk { text, .. }) => text.len(),
            Self::Event(Event::Save { text, .. }) => text.as_ref().map_or(0, String::len),
            Self::Event(Event::Change { changes, .. }) => {
                changes.iter().map(|change| change.text.len()).sum()
            }
            _ => 0,
        };
        bytes > LARGE
    }
}

/// What is posted first is applied first: by whoever posts, or by whoever is already at it. A clone is the same mailbox.
#[derive(Clone)]
pub struct Mailbox(Arc<Shared>);

struct Shared {
    posted: Mutex<Posted>,
    /// Held while mails are applied.
    owner: Mutex<Owner>,
    jobs: Arc<Jobs>,
}

#[derive(Default)]
struct Posted {
    mails: VecDeque<Mail>,
    /// A job will apply them, and nobody else is to begin.
    left_to_job: bool,
}

impl Mailbox {
    /// A mailbox of this owner; what it has to compute goes to these jobs.
    #[must_use]
    pub fn new(owner: Owner, jobs: Arc<Jobs>) -> Self {
        Self(Arc::new(Shared { posted: Mutex::default(), owner: Mutex::new(owner), jobs }))
    }

    /// Reports something that happened.
    pub fn post(&self, event: Event) {
        self.put(Mail::Event(event));
    }

    /// Reports something that happened outside the order of messages, from a thread that must not compute answers. When the
    /// future is done, whatever the client asks from then on is answered with it.
    pub fn report(&self, event: Event) -> impl Future<Output = ()> + Send + use<> {
        let mailbox = self.clone();
        let (sender, posted) = oneshot::channel();
        self.0.jobs.run_elsewhere(move || {
            mailbox.post(event);
            mailbox.settle();
            let _ = sender.send(());
        });
        async { posted.await.unwrap_or_default() }
    }

    /// Starts the diagnostics that the events so far made due. Called after each run of events, so that a burst of
    /// changes costs one job.
    pub fn settle(&self) {
        self.put(Mail::Settle);
    }

    /// Computes an answer, from the state at this place in the order of mails: the question is posted now, not when the
    /// future is polled. It is not computed when the future was dropped meanwhile (cancelled). The future fails when the
    /// computation panicked.
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
        self.put(Mail::Question(question));
        async { answer.await.map_err(|_| Error::internal_error()) }
    }

    fn put(&self, mail: Mail) {
        self.posted().mails.push_back(mail);
        self.apply();
    }

    /// Applies what is posted, unless another thread is at it or will be: then that one does.
    fn apply(&self) {
        loop {
            let posted = self.posted();
            if posted.left_to_job || posted.mails.is_empty() {
                return;
            }
            drop(posted);
            let mut owner = match self.0.owner.try_lock() {
                Ok(owner) => owner,
                Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
                Err(TryLockError::WouldBlock) => return,
            };
            self.drain(&mut owner);
        }
    }

    fn drain(&self, owner: &mut Owner) {
        loop {
            let mut posted = self.posted();
            let Some(mail) = posted.mails.pop_front() else { return };
            if mail.is_large() && !outbox::may_this_block() {
                posted.mails.push_front(mail);
                posted.left_to_job = true;
                let mailbox = self.clone();
                self.0.jobs.add(Box::new(move || mailbox.take_over()));
                return;
            }
            // Mails can be posted while this one is applied.
            drop(posted);
            match mail {
                Mail::Event(event) => self.apply_event(owner, event),
                Mail::Question(question) => {
                    let view = owner.view();
                    self.0.jobs.add(Box::new(move || question(&view)));
                }
                Mail::Settle => self.push_diagnostics(owner),
            }
        }
    }

    /// Applies what was left to a job.
    fn take_over(&self) {
        let mut owner = self.0.owner.lock().unwrap_or_else(PoisonError::into_inner);
        // Only now: whoever sees that nothing is left to a job finds the owner taken.
        self.posted().left_to_job = false;
        self.drain(&mut owner);
        drop(owner);
        self.apply();
        // The reading thread has not seen the jobs that came of it.
        self.0.jobs.run_elsewhere(|| ());
    }

    /// An event that cannot be applied is left out: the next ones may go well.
    fn apply_event(&self, owner: &mut Owner, event: Event) {
        let Some(Some(read)) = contained(|| owner.apply(event)) else { return };
        let mailbox = self.clone();
        self.0.jobs.run_elsewhere(move || {
            if let Some(event) = read() {
                mailbox.post(event);
                mailbox.settle();
            }
        });
    }

    fn push_diagnostics(&self, owner: &mut Owner) {
        for file in owner.due() {
            let (view, outbox, mailbox) = (owner.view(), owner.outbox(), self.clone());
            self.0.jobs.add(Box::new(move || {
                // A panic must not silence the document for good.
                contained(|| diagnostics::push(&view, file, &outbox));
                mailbox.post(Event::Pushed { file });
                mailbox.settle();
            }));
        }
    }

    fn posted(&self) -> MutexGuard<'_, Posted> {
        self.0.posted.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

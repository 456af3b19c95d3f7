//! The way in: handlers post what happened and what is asked, in wire order, and wait for answers.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};

use openclaw_analysis::FileId;
use openclaw_schema::Schema;
use serde_json::Value;
use tokio::sync::oneshot;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{TextDocumentContentChangeEvent, Uri};

use super::client::Client;
use super::diagnostics;
use super::jobs::Jobs;
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
type Question = Box<dyn FnOnce(&View) + Send>;

enum Mail {
    Event(Event),
    Question(Question),
    Settle,
}

/// A text of more bytes than this is opened by a job: the thread that reads messages must not miss an `exit` meanwhile.
const LARGE: usize = 64 * 1024;

/// What is posted first is applied first: by whoever posts, or by whoever is already at it. A clone is the same mailbox.
#[derive(Clone)]
pub struct Mailbox(Arc<Shared>);

struct Shared {
    mails: Mutex<VecDeque<Mail>>,
    /// Held while mails are applied.
    owner: Mutex<Owner>,
    /// A job will apply what is posted, and nobody else is to begin.
    left_to_job: AtomicBool,
    jobs: Arc<Jobs>,
}

impl Mailbox {
    /// A mailbox of this owner; what it has to compute goes to these jobs.
    #[must_use]
    pub fn new(owner: Owner, jobs: Arc<Jobs>) -> Self {
        let (mails, left_to_job) = (Mutex::default(), AtomicBool::new(false));
        Self(Arc::new(Shared { mails, owner: Mutex::new(owner), left_to_job, jobs }))
    }

    /// Reports something that happened.
    pub fn post(&self, event: Event) {
        let large = matches!(&event, Event::Open { text, .. } if text.len() > LARGE);
        self.mails().push_back(Mail::Event(event));
        if large {
            let mailbox = self.clone();
            self.0.left_to_job.store(true, Ordering::Release);
            self.0.jobs.add(Box::new(move || {
                mailbox.0.left_to_job.store(false, Ordering::Release);
                mailbox.apply();
                // The reading thread has not seen the jobs that came of it.
                mailbox.0.jobs.run_elsewhere(|| ());
            }));
        } else {
            self.apply();
        }
    }

    /// Starts the diagnostics that the events so far made due. Called after each run of events, so that a burst of
    /// changes costs one job.
    pub fn settle(&self) {
        self.mails().push_back(Mail::Settle);
        self.apply();
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
        self.mails().push_back(Mail::Question(question));
        self.apply();
        async { answer.await.map_err(|_| Error::internal_error()) }
    }

    /// Applies what is posted, unless another thread is at it: then that one does.
    fn apply(&self) {
        while !self.0.left_to_job.load(Ordering::Acquire) && !self.mails().is_empty() {
            let mut owner = match self.0.owner.try_lock() {
                Ok(owner) => owner,
                Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
                Err(TryLockError::WouldBlock) => return,
            };
            loop {
                // A statement of its own, so that mails can be posted while this one is applied.
                let Some(mail) = self.mails().pop_front() else { break };
                match mail {
                    Mail::Event(event) => self.apply_event(&mut owner, event),
                    Mail::Question(question) => {
                        let view = owner.view();
                        self.0.jobs.add(Box::new(move || question(&view)));
                    }
                    Mail::Settle => self.push_diagnostics(&mut owner),
                }
            }
        }
    }

    fn apply_event(&self, owner: &mut Owner, event: Event) {
        if let Some(read) = owner.apply(event) {
            let mailbox = self.clone();
            self.0.jobs.run_elsewhere(move || {
                if let Some(event) = read() {
                    mailbox.post(event);
                    mailbox.settle();
                }
            });
        }
    }

    fn push_diagnostics(&self, owner: &mut Owner) {
        for file in owner.due() {
            let (view, outbox, mailbox) = (owner.view(), owner.outbox(), self.clone());
            self.0.jobs.add(Box::new(move || {
                let _done = Done { mailbox, file };
                diagnostics::push(&view, file, &outbox);
            }));
        }
    }

    fn mails(&self) -> MutexGuard<'_, VecDeque<Mail>> {
        self.0.mails.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Reports the end of a push however it ends: a panic must not silence a document for good.
struct Done {
    mailbox: Mailbox,
    file: FileId,
}

impl Drop for Done {
    fn drop(&mut self) {
        self.mailbox.post(Event::Pushed { file: self.file });
        self.mailbox.settle();
    }
}

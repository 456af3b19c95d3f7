//! `$/progress` for requests that turn out slow, and `window/workDoneProgress/cancel`.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use rustc_hash::FxHashMap;
use tokio::sync::oneshot;
use tokio::time::sleep;
use tower_lsp::Client as Peer;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::notification::Progress as ProgressNotification;
use tower_lsp::ls_types::{
    ProgressParams, ProgressParamsValue, ProgressToken, WorkDoneProgress, WorkDoneProgressBegin,
    WorkDoneProgressEnd,
};

use super::outbox::Outbox;

/// How long a request may take before its client shows progress: below, it would only flicker.
const PATIENCE: Duration = Duration::from_millis(100);

/// The requests whose progress can be cancelled.
#[derive(Debug, Default)]
pub struct Progress {
    cancels: Mutex<FxHashMap<ProgressToken, oneshot::Sender<()>>>,
    /// How many tokens we made.
    created: AtomicU32,
}

impl Progress {
    /// Ends the request with this token, if it still runs.
    pub fn cancel(&self, token: &ProgressToken) {
        // Dropping the sender is the signal.
        self.forget(token);
    }

    fn forget(&self, token: &ProgressToken) {
        self.cancels.lock().unwrap_or_else(PoisonError::into_inner).remove(token);
    }
}

/// A request's progress. Ends what it began however the request ends, also when it is dropped by `$/cancelRequest`.
pub struct Shown<'p> {
    progress: &'p Progress,
    outbox: &'p Outbox,
    /// Who has to agree to a token that we made.
    peer: Option<&'p Peer>,
    token: ProgressToken,
    title: String,
    begun: bool,
}

impl<'p> Shown<'p> {
    /// Progress under the token that the client gave with its request.
    pub fn asked(progress: &'p Progress, outbox: &'p Outbox, token: ProgressToken, title: String) -> Self {
        Self { progress, outbox, peer: None, token, title, begun: false }
    }

    /// Progress that the client did not ask for, under a token of ours.
    pub fn created(progress: &'p Progress, outbox: &'p Outbox, peer: &'p Peer, title: String) -> Self {
        let number = progress.created.fetch_add(1, Ordering::Relaxed);
        let token = ProgressToken::String(format!("openclaw-lsp/{number}"));
        Self { progress, outbox, peer: Some(peer), token, title, begun: false }
    }

    /// Waits for an answer and reports that it takes long, if it does.
    ///
    /// # Errors
    ///
    /// The answer's own, and "cancelled".
    pub async fn report<R>(mut self, answer: impl Future<Output = Result<R>>) -> Result<R> {
        let (sender, mut cancelled) = oneshot::channel();
        let cancels = &self.progress.cancels;
        cancels.lock().unwrap_or_else(PoisonError::into_inner).insert(self.token.clone(), sender);
        tokio::pin!(answer);
        let (peer, token) = (self.peer, self.token.clone());
        let may_begin = async move {
            sleep(PATIENCE).await;
            match peer {
                Some(peer) => peer.create_work_done_progress(token).await.is_ok(),
                None => true,
            }
        };
        tokio::select! {
            biased;
            answer = &mut answer => return answer,
            _ = &mut cancelled => return Err(Error::request_cancelled()),
            may_begin = may_begin => if may_begin { self.begin() },
        }
        tokio::select! {
            biased;
            answer = &mut answer => answer,
            _ = &mut cancelled => Err(Error::request_cancelled()),
        }
    }

    fn begin(&mut self) {
        self.begun = true;
        self.send(WorkDoneProgress::Begin(WorkDoneProgressBegin {
            title: self.title.clone(),
            cancellable: Some(true),
            ..Default::default()
        }));
    }

    fn send(&self, value: WorkDoneProgress) {
        let value = ProgressParamsValue::WorkDone(value);
        self.outbox.notify::<ProgressNotification>(&ProgressParams { token: self.token.clone(), value });
    }
}

impl Drop for Shown<'_> {
    fn drop(&mut self) {
        self.progress.forget(&self.token);
        if self.begun {
            self.send(WorkDoneProgress::End(WorkDoneProgressEnd { message: None }));
        }
    }
}

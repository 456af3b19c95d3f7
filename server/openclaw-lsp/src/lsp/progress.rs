//! `$/progress` for requests that turn out slow, and `window/workDoneProgress/cancel`.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use rustc_hash::FxHashMap;
use tokio::sync::oneshot;
use tokio::time::sleep;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::notification::Progress as ProgressNotification;
use tower_lsp::ls_types::{
    ProgressParams, ProgressParamsValue, ProgressToken, WorkDoneProgress, WorkDoneProgressBegin,
    WorkDoneProgressEnd,
};

use super::outbox::Outbox;

/// How long a request may take before its client shows progress: below, it would only flicker.
const PATIENCE: Duration = Duration::from_millis(100);

/// The requests for which the client gave a token.
#[derive(Debug, Default)]
pub struct Progress(Mutex<FxHashMap<ProgressToken, oneshot::Sender<()>>>);

impl Progress {
    /// Ends the request with this token, if it still runs.
    pub fn cancel(&self, token: &ProgressToken) {
        // Dropping the sender is the signal.
        self.forget(token);
    }

    fn forget(&self, token: &ProgressToken) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(token);
    }

    /// Waits for an answer and reports that it takes long, if it does.
    ///
    /// # Errors
    ///
    /// The answer's own, and "cancelled".
    pub async fn report<R>(
        &self,
        outbox: &Outbox,
        token: ProgressToken,
        title: &str,
        answer: impl Future<Output = Result<R>>,
    ) -> Result<R> {
        let (sender, mut cancelled) = oneshot::channel();
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(token.clone(), sender);
        let mut shown = Shown { progress: self, outbox, token, begun: false };
        tokio::pin!(answer);
        tokio::select! {
            biased;
            answer = &mut answer => return answer,
            _ = &mut cancelled => return Err(Error::request_cancelled()),
            () = sleep(PATIENCE) => shown.begin(title),
        }
        tokio::select! {
            biased;
            answer = &mut answer => answer,
            _ = &mut cancelled => Err(Error::request_cancelled()),
        }
    }
}

/// Ends what it began however the request ends, also when it is dropped by `$/cancelRequest`.
struct Shown<'p> {
    progress: &'p Progress,
    outbox: &'p Outbox,
    token: ProgressToken,
    begun: bool,
}

impl Shown<'_> {
    fn begin(&mut self, title: &str) {
        self.begun = true;
        self.send(WorkDoneProgress::Begin(WorkDoneProgressBegin {
            title: title.to_owned(),
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

//! `$/setTrace` and `$/logTrace`: what the server answered and how long it took, never what was in it.

use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Duration;

use tower_lsp::ls_types::notification::LogTrace;
use tower_lsp::ls_types::{LogTraceParams, TraceValue};

use super::outbox::Outbox;

/// How much the client wants to hear.
#[derive(Debug, Default)]
pub struct Trace(AtomicU8);

impl Trace {
    /// Sets it, as from now.
    pub fn set(&self, value: TraceValue) {
        let level = match value {
            TraceValue::Off => 0,
            TraceValue::Messages => 1,
            TraceValue::Verbose => 2,
        };
        self.0.store(level, Ordering::Relaxed);
    }

    /// Reports an answer, if the client wants to hear of it.
    pub fn answered(&self, outbox: &Outbox, method: &str, took: Duration, outcome: &str) {
        let level = self.0.load(Ordering::Relaxed);
        if level > 0 {
            let message = format!("{method}: {outcome}");
            let verbose = (level > 1).then(|| format!("after {:.3} ms", took.as_secs_f64() * 1000.0));
            outbox.notify::<LogTrace>(&LogTraceParams { message, verbose });
        }
    }
}

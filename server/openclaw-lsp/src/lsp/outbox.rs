//! The way out: whole messages, written in the order in which they were sent.

use std::cell::Cell;
use std::io::Write;
use std::mem;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde::Serialize;
use tower_lsp::jsonrpc::Id;
use tower_lsp::ls_types::notification::Notification;

/// Where all messages to the client go. A clone is the same outbox.
#[derive(Clone)]
pub struct Outbox(Arc<Shared>);

struct Shared {
    state: Mutex<State>,
    /// Something was queued for the writing thread, or all is written.
    changed: Condvar,
    /// Held by whoever set `writing`.
    output: Mutex<Box<dyn Write + Send>>,
}

#[derive(Default)]
struct State {
    queue: Vec<Vec<u8>>,
    writing: bool,
}

thread_local! {
    static MAY_BLOCK: Cell<bool> = const { Cell::new(false) };
}

/// Whether this thread may wait for a client that does not read: then it writes what it sends itself, which spares
/// waking another thread. The thread that reads messages must not, or both sides could wait for each other forever.
pub fn may_block(may: bool) {
    MAY_BLOCK.set(may);
}

/// As [`may_block`] said last on this thread.
#[must_use]
pub fn may_this_block() -> bool {
    MAY_BLOCK.get()
}

impl Outbox {
    /// An outbox, and a thread that writes for those who may not block.
    pub fn new(output: impl Write + Send + 'static) -> Self {
        let shared = Arc::new(Shared {
            state: Mutex::default(),
            changed: Condvar::new(),
            output: Mutex::new(Box::new(output)),
        });
        let outbox = Self(Arc::clone(&shared));
        std::thread::spawn(move || {
            loop {
                let state = shared.state();
                let waiting =
                    shared.changed.wait_while(state, |state| state.writing || state.queue.is_empty());
                shared.write(waiting.unwrap_or_else(PoisonError::into_inner));
            }
        });
        outbox
    }

    /// Sends a message, which is anything that serialises to a JSON-RPC object.
    pub fn send(&self, message: &impl Serialize) {
        if let Ok(body) = serde_json::to_vec(message) {
            self.send_body(&[&body]);
        }
    }

    /// Sends a notification.
    pub fn notify<N: Notification>(&self, params: &N::Params) {
        #[derive(Serialize)]
        struct Message<'a, P> {
            jsonrpc: &'static str,
            method: &'static str,
            params: &'a P,
        }
        self.send(&Message { jsonrpc: "2.0", method: N::METHOD, params });
    }

    /// Answers a request with a result that is JSON already.
    pub fn answer(&self, id: &Id, result: &str) {
        if let Ok(id) = serde_json::to_vec(id) {
            self.send_body(&[b"{\"jsonrpc\":\"2.0\",\"id\":", &id, b",\"result\":", result.as_bytes(), b"}"]);
        }
    }

    fn send_body(&self, parts: &[&[u8]]) {
        let length: usize = parts.iter().map(|part| part.len()).sum();
        // Header and body in one write: one system call, and one wake-up of the client.
        let mut frame = format!("Content-Length: {length}\r\n\r\n").into_bytes();
        frame.reserve_exact(length);
        for part in parts {
            frame.extend_from_slice(part);
        }
        let mut state = self.0.state();
        state.queue.push(frame);
        if state.writing {
            // Whoever writes looks again before it stops.
        } else if may_this_block() {
            self.0.write(state);
        } else {
            drop(state);
            self.0.changed.notify_all();
        }
    }

    /// Waits until everything sent is written, but not for ever.
    pub fn flush(&self, patience: Duration) {
        let busy = |state: &mut State| state.writing || !state.queue.is_empty();
        drop(self.0.changed.wait_timeout_while(self.0.state(), patience, busy));
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes until nothing is queued.
    fn write<'s>(&'s self, mut state: MutexGuard<'s, State>) {
        state.writing = true;
        let mut output = self.output.lock().unwrap_or_else(PoisonError::into_inner);
        while !state.queue.is_empty() {
            let frames = mem::take(&mut state.queue);
            drop(state);
            for frame in frames {
                // Fails only when the client has closed our stdout; the end of stdin tells us so as well.
                let _ = output.write_all(&frame).and_then(|()| output.flush());
            }
            state = self.state();
        }
        state.writing = false;
        drop(state);
        self.changed.notify_all();
    }
}

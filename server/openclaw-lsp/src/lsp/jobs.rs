//! Work that takes time, and who does it.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::runtime::Handle;

use super::{outbox, task};
use crate::panics::contained;

/// How many jobs run at a time.
pub const AT_ONCE: usize = 4;

/// Something to compute and send off. A panic in it is its own end and nobody else's.
pub type Job = Box<dyn FnOnce() + Send>;

/// The jobs that nobody has begun. They are begun in order.
pub struct Jobs {
    state: Mutex<State>,
    runtime: Handle,
}

#[derive(Default)]
struct State {
    waiting: VecDeque<Job>,
    running: usize,
}

impl Jobs {
    /// No jobs; what reads files may block this runtime's blocking pool.
    #[must_use]
    pub fn new(runtime: Handle) -> Arc<Self> {
        Arc::new(Self { state: Mutex::default(), runtime })
    }

    /// Adds a job. The caller, or who called it, sees to it that [`Self::claim`] is called soon.
    pub fn add(&self, job: Job) {
        self.state().waiting.push_back(job);
    }

    /// The next job, which the caller must [`Self::work`] at. `None` when there is none, or when so many run that one of
    /// the threads that run them will take it.
    #[must_use]
    pub fn claim(&self) -> Option<Job> {
        let mut state = self.state();
        if state.running == AT_ONCE {
            return None;
        }
        let job = state.waiting.pop_front()?;
        state.running += 1;
        Some(job)
    }

    /// Does a claimed job, and then what is waiting. The calling thread may block.
    pub fn work(&self, mut job: Job) {
        outbox::may_block(true);
        loop {
            // Whoever waits for the answer learns of a panic by the closed reply slot.
            contained(job);
            contained(task::poll_woken);
            let mut state = self.state();
            match state.waiting.pop_front() {
                Some(next) => job = next,
                None => {
                    state.running -= 1;
                    break;
                }
            }
        }
        outbox::may_block(false);
    }

    /// Runs something on the blocking pool, and then the jobs that it added.
    pub fn run_elsewhere(self: &Arc<Self>, run: impl FnOnce() + Send + 'static) {
        let jobs = Arc::clone(self);
        self.runtime.spawn_blocking(move || {
            contained(run);
            contained(task::poll_woken);
            while let Some(job) = jobs.claim() {
                jobs.work(job);
            }
        });
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

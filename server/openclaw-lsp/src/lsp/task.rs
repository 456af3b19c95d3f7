//! A handler's future. It is polled by the thread that woke it, as soon as that thread has done what it was at: an
//! answer leaves from the thread that computed it.

use std::cell::RefCell;
use std::future::Future;
use std::mem;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Wake, Waker};

use super::jobs::Jobs;
use crate::panics::contained;

thread_local! {
    /// What this thread has woken and will poll; `None` on threads that never call [`poll_woken`].
    static WOKEN: RefCell<Option<Vec<Arc<Task>>>> = const { RefCell::new(None) };
}

/// Polls what this thread has woken since it was here, and what that wakes. A thread that calls this once must go on
/// doing so, after everything that may wake.
pub fn poll_woken() {
    loop {
        let woken = WOKEN.with_borrow_mut(|woken| mem::take(woken.get_or_insert_default()));
        if woken.is_empty() {
            return;
        }
        for task in woken {
            task.poll();
        }
    }
}

pub struct Task {
    /// `None` when it is done.
    future: Mutex<Option<Pin<Box<dyn Future<Output = ()> + Send>>>>,
    /// Woken and not polled since.
    woken: AtomicBool,
    jobs: Arc<Jobs>,
}

impl Task {
    /// Polls the future once at once, here.
    pub fn start(future: impl Future<Output = ()> + Send + 'static, jobs: &Arc<Jobs>) {
        let future: Pin<Box<dyn Future<Output = ()> + Send>> = Box::pin(future);
        let task =
            Self { future: Mutex::new(Some(future)), woken: AtomicBool::new(false), jobs: Arc::clone(jobs) };
        Arc::new(task).poll();
    }

    fn poll(self: Arc<Self>) {
        let mut future = self.future.lock().unwrap_or_else(PoisonError::into_inner);
        self.woken.store(false, Ordering::Release);
        if let Some(unfinished) = future.as_mut() {
            let waker = Waker::from(Arc::clone(&self));
            let polled = contained(|| unfinished.as_mut().poll(&mut Context::from_waker(&waker)));
            // After a panic there is nothing to go on with.
            if polled.is_none_or(|polled| polled.is_ready()) {
                *future = None;
            }
        }
    }
}

impl Wake for Task {
    /// Never polls: the waker may hold a lock that the future wants.
    fn wake(self: Arc<Self>) {
        if self.woken.swap(true, Ordering::AcqRel) {
            return;
        }
        let elsewhere = WOKEN.with_borrow_mut(|woken| match woken {
            Some(woken) => {
                woken.push(self);
                None
            }
            None => Some(self),
        });
        if let Some(task) = elsewhere {
            let jobs = Arc::clone(&task.jobs);
            jobs.run_elsewhere(move || task.poll());
        }
    }
}

//! Panics: where one happened is logged, and nothing else. What it says may quote the text of a config.

use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook};

/// From now on a panic logs its place and keeps its message to itself.
pub fn log_places_only() {
    set_hook(Box::new(|panic: &PanicHookInfo<'_>| match panic.location() {
        Some(place) => tracing::error!("panicked at {place}"),
        None => tracing::error!("panicked"),
    }));
}

/// Runs something whose panic is its own end and nobody else's; `None` when it panicked. What it was changing may be half
/// changed: the caller gives it up or puts it right.
pub fn contained<R>(run: impl FnOnce() -> R) -> Option<R> {
    catch_unwind(AssertUnwindSafe(run)).ok()
}

/// Panics where a test asks for it, with a message that nobody may see. Does nothing in an optimised build.
#[expect(clippy::panic, reason = "that is what it is for")]
pub fn provoked_at(place: &str) {
    if cfg!(debug_assertions)
        && std::env::var_os("OPENCLAW_LSP_TEST_PANIC").is_some_and(|wanted| wanted == place)
    {
        panic!("a text that quotes EXAMPLE-OF-A-SECRET");
    }
}

//! The protocol edge. A message's way in: `transport` (frames) -> `backend` (one handler per method) -> `mailbox` ->
//! `owner` (state) -> one file per feature, which asks analysis and converts its answer.

mod backend;
mod capabilities;
mod client;
mod configuration;
mod convert;
mod mailbox;
mod owner;
mod parent;
mod progress;
mod trace;
mod transport;
mod view;

mod actions;
mod completion;
mod diagnostics;
mod folding;
mod formatting;
mod highlights;
mod hover;
mod links;
mod selection;
mod symbols;
mod tokens;

use std::io;
use std::time::Duration;

use tower_lsp::LspService;

use backend::Backend;
use mailbox::Mailbox;
use owner::Owner;
use transport::Outbox;

/// Serves on stdin and stdout until the client ends; the process's exit code. The caller ends the process at once.
///
/// # Errors
///
/// When the runtime cannot be started.
pub fn serve() -> io::Result<u8> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .max_blocking_threads(4)
        .thread_keep_alive(Duration::from_secs(60))
        .thread_name("openclaw-lsp")
        // Configs nest up to 1,500 levels deep, and walks over them recurse.
        .thread_stack_size(16 << 20)
        .enable_time()
        .build()?;
    let outbox = Outbox::new(io::stdout());
    let (service, socket) = LspService::build(|peer| {
        let owner_outbox = outbox.clone();
        let owner_peer = peer.clone();
        let (mailbox, owner) = Mailbox::new(|mailbox| Owner::new(mailbox, owner_outbox, owner_peer));
        runtime.spawn(owner);
        Backend::new(mailbox, peer, outbox.clone())
    })
    .custom_method("$/setTrace", Backend::set_trace)
    .custom_method("window/workDoneProgress/cancel", Backend::cancel_progress)
    .finish();
    let code = transport::serve(io::stdin(), &outbox, service, socket, runtime.handle());
    // Dropping a runtime waits for its running jobs.
    runtime.shutdown_background();
    Ok(code)
}

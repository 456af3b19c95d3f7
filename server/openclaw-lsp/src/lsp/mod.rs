//! The protocol edge. A message's way in: `transport` (frames) -> `backend` (one handler per method) -> `mailbox` ->
//! `owner` (state) -> one file per feature, which asks analysis and converts its answer.

mod backend;
mod capabilities;
mod client;
mod configuration;
mod convert;
mod credentials;
mod jobs;
mod mailbox;
mod outbox;
mod owner;
mod parent;
mod progress;
mod task;
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
mod inlay_hints;
mod links;
mod selection;
mod status;
mod symbols;
mod tokens;

use std::fs::File;
use std::io;
use std::time::Duration;

use openclaw_knowledge::text::Language;
use tower_lsp::LspService;

use backend::Backend;
use jobs::Jobs;
use mailbox::Mailbox;
use outbox::Outbox;
use owner::Owner;

/// Configs nest up to 1,500 levels deep, and walks over them recurse.
const STACK: usize = 16 << 20;

/// Serves on stdin and stdout until the client ends, in this language unless the client names another; the process's exit
/// code. The caller ends the process at once.
///
/// # Errors
///
/// When stdin, stdout, the runtime or a thread cannot be had.
pub fn serve(language: Language) -> io::Result<u8> {
    // For what waits (timers, requests to the client, requests to providers) and for reading files. Answers are computed by transport's threads.
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        // A name that is slow to resolve holds one of them; nothing else may wait for that.
        .max_blocking_threads(16)
        .thread_keep_alive(Duration::from_secs(60))
        .thread_name("openclaw-lsp")
        .thread_stack_size(STACK)
        .enable_all()
        .build()?;
    // Unbuffered: std's own handles would write a frame in two pieces, and copy what is read once more.
    let (input, output) = stdio()?;
    let outbox = Outbox::new(output);
    let jobs = Jobs::new(runtime.handle().clone());
    let (service, socket) = LspService::build(|peer| {
        let mailbox = Mailbox::new(Owner::new(outbox.clone(), peer.clone()), jobs.clone());
        Backend::new(mailbox, peer, outbox.clone(), language)
    })
    .custom_method("$/setTrace", Backend::set_trace)
    .custom_method("window/workDoneProgress/cancel", Backend::cancel_progress)
    .custom_method("openclaw-lsp/status", Backend::status)
    .finish();
    let code = transport::serve(input, &outbox, service, socket, &jobs, runtime.handle());
    // Dropping a runtime waits for its running jobs.
    runtime.shutdown_background();
    code
}

#[cfg(unix)]
fn stdio() -> io::Result<(File, File)> {
    use std::os::fd::AsFd as _;
    let input = io::stdin().as_fd().try_clone_to_owned()?;
    let output = io::stdout().as_fd().try_clone_to_owned()?;
    Ok((input.into(), output.into()))
}

#[cfg(windows)]
fn stdio() -> io::Result<(File, File)> {
    use std::os::windows::io::AsHandle as _;
    let input = io::stdin().as_handle().try_clone_to_owned()?;
    let output = io::stdout().as_handle().try_clone_to_owned()?;
    Ok((input.into(), output.into()))
}

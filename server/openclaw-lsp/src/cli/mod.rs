//! The command line: the same answers as in an editor, for terminals and CI.

mod check;
mod code;
mod credentials;
mod explain;
mod failure;
mod fix;
mod format;
mod input;
mod report;
mod target;
mod write;

use std::process::{ExitCode, exit};

use clap::{Parser, Subcommand};

use openclaw_knowledge::text::{Language, Message};

use crate::{locale, lsp, panics};
use failure::Failure;

/// The language server for OpenClaw configuration, and its checks for terminals and CI.
///
/// Without a command it serves the Language Server Protocol on stdin and stdout.
#[derive(Debug, Parser)]
#[command(name = "openclaw-lsp", version, args_conflicts_with_subcommands = true)]
struct Arguments {
    /// Serve on stdin and stdout, as without any argument.
    #[arg(long)]
    stdio: bool,
    /// How much is logged to stderr: off, error, warn, info, debug. Never any text or value of a config.
    #[arg(long, value_name = "LEVEL", env = "OPENCLAW_LSP_LOG", default_value = "warn")]
    log: tracing::level_filters::LevelFilter,
    /// The language of messages, such as en, zh-TW or zh-CN. Default: the editor's, else the environment's (LC_ALL,
    /// LC_MESSAGES, LANG).
    #[arg(long, value_name = "TAG", global = true)]
    locale: Option<String>,
    /// Passed by some editors; the server reads the same from `initialize`.
    #[arg(long = "clientProcessId", hide = true)]
    client_process_id: Option<u32>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check configs. Exit code 0: OpenClaw accepts all of them; 1: it refuses one; 2: the check could not run.
    Check(check::Arguments),
    /// Ask the providers whether the credentials of a config work. Exit code 0: every one that OpenClaw would use does, perhaps
    /// rate limited or out of credit; 1: one is refused, or a provider in use has none; 2: something could not be told.
    Credentials(credentials::Arguments),
    /// Explain a finding by its code, such as unknown-key.
    Explain(explain::Arguments),
    /// Mend configs. Exit code 0: nothing is left to mend; 1: errors remain, or mends that are not written; 2: it could not
    /// run.
    Fix(fix::Arguments),
    /// Format configs. Comments, quoting style and the dialect stay as they are.
    Format(format::Arguments),
}

/// Runs what the arguments say.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    log_to_stderr(arguments.log);
    panics::log_places_only();
    let language = arguments.locale.as_deref().map_or_else(locale::from_environment, Language::from_tag);
    let result = match arguments.command {
        None => lsp::serve(language)
            .map_err(|error| Failure::new(Message::new("cannot-start").with("reason", error.to_string()))),
        Some(Command::Check(arguments)) => check::run(&arguments, language),
        Some(Command::Credentials(arguments)) => credentials::run(&arguments, language),
        Some(Command::Explain(arguments)) => explain::run(&arguments, language),
        Some(Command::Fix(arguments)) => fix::run(&arguments, language),
        Some(Command::Format(arguments)) => Ok(format::run(&arguments, language)),
    };
    // Jobs of the server may still be running, and nobody waits for them.
    exit(i32::from(result.unwrap_or_else(|failure| failure.report(language))))
}

/// Only what this crate logs: libraries below log whole messages, and with them the text of configs.
fn log_to_stderr(level: tracing::level_filters::LevelFilter) {
    use tracing_subscriber::layer::SubscriberExt as _;
    use tracing_subscriber::util::SubscriberInitExt as _;

    let ours = tracing_subscriber::filter::Targets::new().with_target(env!("CARGO_CRATE_NAME"), level);
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_ansi(false);
    tracing_subscriber::registry().with(lines).with(ours).init();
}

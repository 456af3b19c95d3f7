//! Maintenance of the project: `cargo xtask <command>`.

use clap::{Parser, Subcommand};

mod openclaw;
mod snapshot;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Maintenance of openclaw-lsp")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Snapshot(snapshot::Arguments),
}

fn main() -> anyhow::Result<()> {
    match Arguments::parse().command {
        Command::Snapshot(arguments) => snapshot::run(&arguments),
    }
}

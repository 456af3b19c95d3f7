//! Maintenance of the project: `cargo xtask <command>`.

use clap::{Parser, Subcommand};

mod conformance;
mod editors;
mod node;
mod openclaw;
mod snapshot;
mod test;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Maintenance of openclaw-lsp")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Conformance(conformance::Arguments),
    Editors(editors::Arguments),
    Snapshot(snapshot::Arguments),
    Test(test::Arguments),
}

fn main() -> anyhow::Result<()> {
    match Arguments::parse().command {
        Command::Conformance(arguments) => conformance::run(&arguments),
        Command::Editors(arguments) => editors::run(&arguments),
        Command::Test(arguments) => test::run(&arguments),
        Command::Snapshot(arguments) => snapshot::run(&arguments),
    }
}

#[allow(clippy::print_stdout, reason = "what a command answers")]
fn say(line: &str) {
    println!("{line}");
}

//! `cargo xtask test`: everything that must hold before a change is taken in.

use std::process::Command;
use std::time::Instant;

use anyhow::{Context as _, Result, bail};

use crate::{conformance, editors, say};

/// Run every check: formatting, lints, tests, the real OpenClaw as referee, and the real editors
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Leave out what needs the network: OpenClaw as referee, and the real editors
    #[arg(long)]
    offline: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let start = Instant::now();
    step("formatting", || cargo(&["fmt", "--all", "--check"]))?;
    step("lints", || cargo(&["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"]))?;
    step("tests", || cargo(&["test", "--workspace", "--quiet"]))?;
    if !arguments.offline {
        step("conformance", || conformance::run(&conformance::Arguments::default()))?;
        step("editors", || editors::run(&editors::Arguments::default()))?;
    }
    say(&format!("all passed in {} s", start.elapsed().as_secs()));
    Ok(())
}

/// Runs one part, and says how long it took or which one failed.
fn step(name: &str, run: impl FnOnce() -> Result<()>) -> Result<()> {
    let start = Instant::now();
    say(&format!("== {name}"));
    run().with_context(|| format!("{name} failed"))?;
    say(&format!("== {name}: passed in {} s", start.elapsed().as_secs()));
    Ok(())
}

fn cargo(arguments: &[&str]) -> Result<()> {
    if !Command::new(env!("CARGO")).args(arguments).status().context("cargo cannot be run")?.success() {
        bail!("cargo {}", arguments.join(" "));
    }
    Ok(())
}

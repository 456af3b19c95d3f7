//! `cargo xtask conformance`: installs the real OpenClaw and lets it referee (`tests/conformance`).

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::openclaw::OpenClaw;

/// The release that our answers are compared with.
const OPENCLAW_VERSION: &str = "2026.9.6";
/// The parser that this release itself uses.
const JSON5_PACKAGE: &str = "json5@2.2.3";

/// Compare our findings with those of the real OpenClaw, document by document
#[derive(clap::Args, Default)]
pub(crate) struct Arguments {
    /// Every document, instead of a sample that takes about three minutes
    #[arg(long)]
    full: bool,
    /// Makes other random choices
    #[arg(long, value_name = "NUMBER")]
    seed: Option<u64>,
    /// Only documents whose id contains this text
    #[arg(long, value_name = "TEXT")]
    filter: Option<String>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let target = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    let folder = workspace.join(target).join("referee");
    fs::create_dir_all(&folder)?;
    let openclaw = OpenClaw::install(OPENCLAW_VERSION, &[JSON5_PACKAGE], &folder)?;
    let mut command = Command::new(env!("CARGO"));
    command.args([
        "run",
        "--quiet",
        "--profile=conformance",
        "--package",
        "tests",
        "--bin",
        "conformance",
        "--",
    ]);
    command.arg("--install").arg(&folder).arg("--node").arg(&openclaw.node);
    if arguments.full {
        command.arg("--full");
    }
    if let Some(seed) = arguments.seed {
        command.args(["--seed", &seed.to_string()]);
    }
    if let Some(filter) = &arguments.filter {
        command.args(["--filter", filter]);
    }
    if !command.status().context("cargo cannot be run")?.success() {
        bail!("we and OpenClaw disagree");
    }
    Ok(())
}

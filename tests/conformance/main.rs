//! The conformance run: the real OpenClaw says what it thinks of thousands of configs, and so do we; each disagreement is printed.
//!
//! `cargo xtask conformance` installs OpenClaw and calls this.

mod compare;
mod corpus;
mod credentials;
mod fences;
mod grammar;
mod json;
mod known;
mod mutate;
mod ours;
mod random;
mod referee;
mod report;
mod rules;
mod samples;
mod syntax;
mod walk;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::Parser;

use crate::compare::{Comparison, compare};
use crate::corpus::Selection;
use crate::referee::{Installation, Judged};
use crate::report::Report;

/// The seed that the counts in `known.json5` hold for.
const DEFAULT_SEED: u64 = 1;

/// Compares our answers with those of the installed OpenClaw.
#[derive(Parser)]
struct Arguments {
    /// The folder in which OpenClaw, Node and json5 are installed as node_modules.
    #[arg(long)]
    install: PathBuf,
    /// The program `node`, 24.16 or newer.
    #[arg(long)]
    node: PathBuf,
    /// Every document; otherwise a sample that takes about three minutes.
    #[arg(long)]
    full: bool,
    /// Changes every random choice.
    #[arg(long, default_value_t = DEFAULT_SEED)]
    seed: u64,
    /// Only documents whose id contains this.
    #[arg(long)]
    filter: Option<String>,
}

fn main() -> Result<ExitCode> {
    let arguments = Arguments::parse();
    let installation = Installation { root: arguments.install.canonicalize()?, node: arguments.node };
    let mut out = std::io::stdout();
    let wants_syntax = arguments.filter.as_ref().is_none_or(|filter| "syntax/".contains(filter.as_str()));
    let texts = if arguments.full { 200_000 } else { 30_000 };
    let syntax = syntax::compare(&installation, arguments.seed, if wants_syntax { texts } else { 0 })?;
    write!(out, "{syntax}")?;

    if arguments.filter.as_ref().is_none_or(|filter| "credentials/".contains(filter.as_str())) {
        credentials::check(&installation)?;
    }

    let complete = arguments.full && arguments.filter.is_none() && arguments.seed == DEFAULT_SEED;
    let selection = Selection { full: arguments.full, seed: arguments.seed, filter: arguments.filter };
    let judged = referee::judge(&installation, corpus::documents(&installation, &selection)?)?;
    check_rules(&judged)?;
    let known = known::read()?;
    let mut report = Report::default();
    for (judged, comparison) in judged.iter().zip(comparisons(&judged, &installation)) {
        report.add(judged, comparison, &known);
    }

    let file = installation.root.join("disagreements.md");
    std::fs::write(&file, format!("```\n{}```\n{}", report.figures(), report.disagreements(usize::MAX)))?;
    writeln!(out, "{}{}", report.disagreements(10), report.figures())?;
    let mut moved = 0;
    for row in known.iter().filter(|_| complete) {
        let found = report.known.get(&row.name).copied().unwrap_or_default();
        if found != row.count {
            moved += 1;
            writeln!(out, "known.json5: \"{}\" says {}, and occurs {found} times", row.name, row.count)?;
        }
    }
    let unknown = report.unknown() + syntax.disagreements.len();
    writeln!(out, "{unknown} unexplained disagreements; all of them with examples: {}", file.display())?;
    Ok(if unknown + moved == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Our verdicts against OpenClaw's, on all cores, in the order of the documents.
fn comparisons(judged: &[Judged], installation: &Installation) -> Vec<Comparison> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let share = judged.len().div_ceil(threads).max(1);
    let of = |judged: &Judged| compare(judged, &ours::judge(&judged.document.text, installation));
    std::thread::scope(|scope| {
        let workers: Vec<_> = judged
            .chunks(share)
            .map(|documents| scope.spawn(move || documents.iter().map(of).collect::<Vec<_>>()))
            .collect();
        workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    })
}

/// Documents made for a rule must hold some that OpenClaw refuses at the rule's step and some that it accepts.
fn check_rules(judged: &[Judged]) -> Result<()> {
    let verdicts: std::collections::HashMap<&str, _> =
        judged.iter().map(|judged| (judged.document.text.as_str(), &judged.verdict)).collect();
    for rule in rules::read()? {
        let documents = rule.documents();
        let stages: Vec<_> = documents
            .iter()
            .filter_map(|document| Some(verdicts.get(document.to_string().as_str())?.stage))
            .collect();
        let whole = stages.len() == documents.len();
        for wanted in rule.stage.into_iter().chain([referee::Stage::Ok]) {
            if whole && !stages.contains(&wanted) {
                bail!("no document of the rule \"{}\" ends at {wanted:?}", rule.name);
            }
        }
    }
    Ok(())
}

//! `cargo xtask editors`: installs real editors below `target/editors` and drives our plugins in them (`tests/editors`).

mod clients;
mod debian;
mod neovim;
mod vscode;
mod workshop;

use anyhow::{Result, bail};

use crate::say;
use workshop::Workshop;

/// Drive our plugins in the real editors
#[derive(clap::Args, Default)]
pub(crate) struct Arguments {
    /// Only this editor
    name: Option<Name>,
    /// Measure how long it takes to the first findings, instead of testing
    #[arg(long, requires = "name")]
    bench: bool,
    /// Only tests whose name contains this text
    #[arg(long, value_name = "TEXT", requires = "name")]
    filter: Option<String>,
}

#[derive(clap::ValueEnum, Clone, Copy, PartialEq, Eq)]
enum Name {
    /// What editors said of themselves, recorded by `pytest-lsp`
    Clients,
    Neovim,
    Vscode,
}

/// What became of an editor's tests, where none failed.
enum Outcome {
    Passed,
    /// The editor could not be installed; why.
    Missing(String),
}

pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let all = <Name as clap::ValueEnum>::value_variants();
    let names = arguments.name.as_ref().map_or(all, std::slice::from_ref);
    let workshop = Workshop::new(arguments.bench)?;
    for name in names {
        let outcome = match name {
            Name::Clients | Name::Vscode if arguments.bench => bail!("only Neovim is measured"),
            Name::Clients => clients::test(&workshop)?,
            Name::Neovim if arguments.bench => neovim::bench(&workshop)?,
            Name::Neovim => neovim::test(&workshop, arguments.filter.as_deref())?,
            Name::Vscode => vscode::test(&workshop)?,
        };
        if let Outcome::Missing(reason) = outcome {
            if std::env::var_os("CI").is_some_and(|value| value == "true") {
                bail!("an editor is missing: {reason}");
            }
            say(&format!("skipped, an editor is missing: {reason}"));
        }
    }
    Ok(())
}

//! `credentials`: where the credentials of a config come from, and whether the providers take them.

mod ask;
mod confirm;
mod json;
mod text;

use std::io::Write as _;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::ValueEnum;
use openclaw_credentials::check::{Consent, Origin};
use openclaw_credentials::find::{ProviderSources, find};
use openclaw_credentials::verdict::Verdict;
use openclaw_credentials::{Machine, check::Outcome};
use openclaw_knowledge::masking::masked;
use openclaw_knowledge::text::{Language, Message};

use super::failure::Failure;
use super::input;
use super::target::{FILE, Target, TargetArguments};
use crate::surroundings;

/// The arguments of `credentials`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The config. Default: the one that OpenClaw reads on this machine.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Only this provider, such as anthropic.
    #[arg(long, value_name = "ID")]
    provider: Option<String>,
    /// The form of the report.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// List where the credentials come from, and ask nobody.
    #[arg(long)]
    offline: bool,
    /// Credentials may go to this origin, such as https://proxy.example:8443, too. Without it they go to the providers' own
    /// hosts only; on a terminal each other origin is asked about. May be repeated.
    #[arg(long, value_name = "ORIGIN")]
    allow_host: Vec<String>,
    /// Run the programs that the config names to give out credentials. Without it, on a terminal, each is asked about.
    #[arg(long)]
    run_commands: bool,
    /// Where a setup token may not list models, count the tokens of a greeting instead: believed to be free, not verified.
    #[arg(long)]
    count_tokens: bool,
    #[command(flatten)]
    target: TargetArguments,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// One document with everything, for programs.
    Json,
}

/// A provider, and what was learned about the sources that decide.
struct Checked {
    sources: ProviderSources,
    results: Vec<Tried>,
}

/// What was learned about a source.
struct Tried {
    /// Its place among the provider's; `None` stands for the lack of any.
    source: Option<usize>,
    /// `None` when nobody was asked.
    outcome: Option<Outcome>,
}

/// Finds, asks and reports; the exit code.
///
/// # Errors
///
/// When the config cannot be read or a flag makes no sense.
pub fn run(arguments: &Arguments, language: Language) -> Result<u8, Failure> {
    let consent = consent(&arguments.allow_host)?;
    let target = Target::new(&arguments.target)?;
    let input = input::one(arguments.config.as_deref())?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
    let machine = Machine {
        working_folder: std::env::current_dir().ok(),
        ..surroundings::machine(input.path.as_deref(), u64::try_from(now).unwrap_or(u64::MAX))
    };
    let found = find(&target.snapshot(&input.text, input.path.as_deref()), FILE, &machine);
    let found = wanted(found, arguments.provider.as_deref())?;
    let checked = if arguments.offline {
        ask::nobody(found)
    } else {
        let asked = ask::Asked {
            consent,
            run_commands: arguments.run_commands,
            count_tokens: arguments.count_tokens,
        };
        asked
            .all(found, confirm::Terminal::of_process(language))
            .map_err(|error| Failure::new(Message::new("cannot-start").with("reason", error.to_string())))?
    };
    let code = exit_code(&checked);
    let report = match arguments.format {
        Format::Text => text::report(&checked, language),
        Format::Json => json::report(&input.name, &checked, code, language),
    };
    // A name in the config may be a key that was put in the wrong place.
    let mut stdout = std::io::stdout().lock();
    let printed = stdout.write_all(masked(&report).as_bytes());
    // A reader that has seen enough (`| head`) is no failure.
    let _ = printed.and_then(|()| stdout.flush());
    Ok(code)
}

fn consent(origins: &[String]) -> Result<Consent, Failure> {
    let mut consent = Consent::default();
    for text in origins {
        let origin = Origin::parse(text).ok_or_else(|| {
            Failure::new(Message::new("no-origin").with("origin", text.as_str()))
                .help(Message::new("help-origin"))
        })?;
        consent.allow_host(origin);
    }
    Ok(consent)
}

/// The providers to be looked at.
fn wanted(found: Vec<ProviderSources>, provider: Option<&str>) -> Result<Vec<ProviderSources>, Failure> {
    let ids = found.iter().map(|it| it.provider.as_str()).collect::<Vec<_>>().join(", ");
    let id = provider.map(|provider| provider.trim().to_lowercase());
    let is_none_there = found.is_empty();
    let wanted: Vec<_> =
        found.into_iter().filter(|it| id.as_ref().is_none_or(|id| *id == it.provider)).collect();
    if !wanted.is_empty() {
        return Ok(wanted);
    }
    let failure = match provider {
        Some(provider) => Failure::new(Message::new("no-such-provider").with("provider", provider)),
        None => Failure::new(Message::new("no-provider")),
    };
    Err(if is_none_there {
        failure
    } else {
        failure.help(Message::new("help-providers").with("providers", ids))
    })
}

/// 1 when something that would be used cannot work, 2 when something could not be told, else 0. A provider that no model is chosen of
/// may go without a credential.
fn exit_code(checked: &[Checked]) -> u8 {
    let counted = checked
        .iter()
        .flat_map(|it| it.results.iter().filter(|tried| it.sources.is_chosen || tried.source.is_some()));
    let verdicts: Vec<&Verdict> =
        counted.filter_map(|tried| Some(&tried.outcome.as_ref()?.verdict)).collect();
    match () {
        () if verdicts.iter().any(|verdict| verdict.is_refused()) => 1,
        () if verdicts.iter().any(|verdict| !verdict.is_valid()) => 2,
        () => 0,
    }
}

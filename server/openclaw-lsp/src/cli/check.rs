//! `check`: what OpenClaw would say of a config, and what it would not say.

use std::io::{IsTerminal as _, Write as _};
use std::path::PathBuf;

use clap::ValueEnum;
use openclaw_analysis::{Severity, accepted, diagnostics};
use openclaw_knowledge::text::Language;

use super::failure::{Failure, exit_code};
use super::input::{Input, inputs};
use super::report::{self, Checked};
use super::target::{FILE, Target, TargetArguments};

/// The arguments of `check`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Files, folders, or - for stdin. Without any: the config that OpenClaw reads on this machine.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The form of the report.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Report errors only, and no summary.
    #[arg(short, long)]
    quiet: bool,
    /// The name under which a text from stdin is checked.
    #[arg(long, value_name = "NAME")]
    stdin_file_path: Option<PathBuf>,
    #[command(flatten)]
    target: TargetArguments,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// For people: the line with the place underlined.
    Text,
    /// One document with everything, for programs.
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Workflow commands that annotate a pull request.
    Github,
}

/// Checks and reports; the exit code.
///
/// # Errors
///
/// When a flag makes no sense. An input that cannot be read is reported, and the others are checked all the same.
pub fn run(arguments: &Arguments, language: Language) -> Result<u8, Failure> {
    let target = Target::new(&arguments.target)?;
    let (inputs, failures) = inputs(&arguments.paths, arguments.stdin_file_path.as_deref());
    if inputs.is_empty() {
        return Ok(exit_code(0, failures, language));
    }
    let mut checked: Vec<Checked> = inputs.into_iter().map(|input| check(input, &target)).collect();
    let refused = checked.iter().any(|file| file.findings.iter().any(|it| it.severity == Severity::Error));
    if arguments.quiet {
        for file in &mut checked {
            file.findings.retain(|finding| finding.severity == Severity::Error);
        }
    }
    let mut stdout = std::io::stdout().lock();
    let printed = match arguments.format {
        Format::Text => {
            let style = report::text::Style { color: stdout.is_terminal(), summary: !arguments.quiet };
            report::text::write(&mut stdout, &checked, language, style)
        }
        Format::Json => report::json::write(&mut stdout, &checked, language),
        Format::Sarif => report::sarif::write(&mut stdout, &checked, language),
        Format::Github => report::github::write(&mut stdout, &checked, language),
    };
    // A reader that has seen enough (`| head`) is no failure.
    let _ = printed.and_then(|()| stdout.flush());
    Ok(exit_code(u8::from(refused), failures, language))
}

fn check(input: Input, target: &Target) -> Checked {
    let findings = diagnostics(&target.snapshot(&input.text, input.path.as_deref()), FILE);
    Checked { name: input.name, text: input.text, accepted: accepted(&findings), findings }
}

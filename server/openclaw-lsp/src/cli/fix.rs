//! `fix`: the mends that editors offer, from a terminal.

use std::io::Write as _;
use std::path::PathBuf;

use openclaw_analysis::edits::applied;
use openclaw_analysis::{Confidence, Diagnostic, Fix, Fixed, Severity, diagnostics, fix_all};
use openclaw_knowledge::masking::masked;
use openclaw_knowledge::text::{Language, Message, render};

use super::code;
use super::failure::{Failure, exit_code};
use super::input::{Input, inputs};
use super::report::without_secrets;
use super::target::{FILE, Target, TargetArguments};
use super::write;

/// The arguments of `fix`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Files, folders, or - for stdin, whose mended text goes to stdout. Without any: the config that OpenClaw reads on
    /// this machine.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Write the files. Without this and --diff, only list what would be done.
    #[arg(long)]
    write: bool,
    /// Write nothing and show the changes as a unified diff, with secrets masked.
    #[arg(long, conflicts_with = "write")]
    diff: bool,
    /// Mend only findings with this code, such as unknown-key. May be given several times.
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    only: Vec<String>,
    /// Also apply mends that lose or change something, or are only the likeliest of several.
    #[arg(long = "unsafe")]
    takes_unsafe: bool,
    /// The name under which a text from stdin is mended.
    #[arg(long, value_name = "NAME")]
    stdin_file_path: Option<PathBuf>,
    #[command(flatten)]
    target: TargetArguments,
}

/// Mends; the exit code.
///
/// # Errors
///
/// When a flag makes no sense. An input that cannot be read or written is reported, and the others are mended all the same.
pub fn run(arguments: &Arguments, language: Language) -> Result<u8, Failure> {
    let only = arguments.only.iter().map(|name| code::known(name)).collect::<Result<Vec<_>, _>>()?;
    let target = Target::new(&arguments.target)?;
    let takes = |finding: &Diagnostic, fix: &Fix| {
        (only.is_empty() || only.contains(&finding.code))
            && (fix.confidence == Confidence::Sure || arguments.takes_unsafe)
    };
    let (inputs, mut failures) = inputs(&arguments.paths, arguments.stdin_file_path.as_deref());
    let mut results: Vec<Mended> =
        inputs.into_iter().map(|input| mend(input, &target, &takes, &only)).collect();
    let mut stdout = std::io::stdout().lock();
    let mut is_done = true;
    results.retain(|result| {
        let is_stdin = result.is_stdin();
        if arguments.diff {
            let _ = stdout.write_all(result.diff().as_bytes());
        } else if is_stdin {
            let _ = stdout.write_all(result.text.as_bytes());
        } else if arguments.write && result.is_changed() {
            let path = result.input.path.as_deref().unwrap_or("".as_ref());
            if let Err(error) = write::replace(path, &result.input.text, &result.text) {
                failures.push(Failure::write(&result.input.name, &error));
                return false;
            }
        }
        let is_written = arguments.write || (is_stdin && !arguments.diff);
        is_done &= result.errors == 0 && (is_written || !result.is_changed());
        true
    });
    let report = if results.is_empty() { String::new() } else { report(&results, arguments, language) };
    // What stdout is for must stay alone there.
    if arguments.diff || results.iter().any(Mended::is_stdin) {
        let _ = std::io::stderr().lock().write_all(report.as_bytes());
    } else {
        let _ = stdout.write_all(report.as_bytes());
    }
    Ok(exit_code(u8::from(!is_done), failures, language))
}

/// A text before and after.
struct Mended {
    input: Input,
    fixed: Fixed,
    text: String,
    /// Errors that are left.
    errors: usize,
    /// Mends that are left, because nobody asked for unsafe ones.
    left: usize,
}

fn mend(input: Input, target: &Target, takes: &dyn Fn(&Diagnostic, &Fix) -> bool, only: &[&str]) -> Mended {
    let snapshot = target.snapshot(&input.text, input.path.as_deref());
    let fixed = fix_all(&snapshot, FILE, takes);
    let text = applied(&input.text, &fixed.edits);
    let findings = diagnostics(&target.snapshot(&text, input.path.as_deref()), FILE);
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    let is_asked = |finding: &&Diagnostic| only.is_empty() || only.contains(&finding.code);
    let left = findings.iter().filter(is_asked).filter(|finding| !finding.fixes.is_empty()).count();
    Mended { input, fixed, text, errors, left }
}

impl Mended {
    fn is_changed(&self) -> bool {
        self.text != self.input.text
    }

    fn is_stdin(&self) -> bool {
        self.input.is_stdin
    }

    fn diff(&self) -> String {
        let (old, new) = (without_secrets(&self.input.text), without_secrets(&self.text));
        let diff = similar::TextDiff::from_lines(&old, &new);
        diff.unified_diff().header(&self.input.name, &self.input.name).to_string()
    }
}

fn report(results: &[Mended], arguments: &Arguments, language: Language) -> String {
    let mut report = String::new();
    for result in results {
        let name = &result.input.name;
        for mend in &result.fixed.mends {
            let title = render(language, &mend.title);
            let path = mend.path.to_string();
            report += &format!("{name}: {}: {title} [openclaw/{}]\n", masked(&path), mend.code);
        }
    }
    let sum = |of: fn(&Mended) -> usize| results.iter().map(of).sum::<usize>();
    let (mends, left, errors) = (sum(|it| it.fixed.mends.len()), sum(|it| it.left), sum(|it| it.errors));
    let wrote = arguments.write || (!arguments.diff && results.iter().all(Mended::is_stdin));
    let mut summary = match (mends, wrote) {
        (0, _) => Message::new("mend-nothing"),
        (_, true) => Message::new("mend-done").with("count", mends),
        (_, false) if arguments.diff => Message::new("mend-would").with("count", mends),
        (_, false) => Message::new("mend-would-how").with("count", mends),
    };
    let mut add = |message: Message| summary = message.with("summary", render(language, &summary));
    if left > 0 && !arguments.takes_unsafe {
        add(Message::new("mend-unsafe-left").with("count", left));
    }
    match errors {
        0 => add(Message::new("mend-no-errors-left")),
        _ => add(Message::new("mend-errors-left").with("count", errors)),
    }
    report + &render(language, &summary) + "\n"
}

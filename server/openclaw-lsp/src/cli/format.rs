//! `format`: the formatting that editors get, for files.

use std::io::Write as _;
use std::path::PathBuf;

use openclaw_analysis::edits::applied;
use openclaw_analysis::{FileId, FormatOptions, Workspace, formatting};

use openclaw_knowledge::text::{Language, Message};

use super::failure::{Failure, exit_code};
use super::input::{Input, inputs};
use super::write;

/// The arguments of `format`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Files, folders, or - for stdin. Without any: the config that OpenClaw reads on this machine.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Write nothing; name the files that are not formatted, and exit with 1 if there are any.
    #[arg(long, conflicts_with = "write")]
    check: bool,
    /// Write the files instead of printing them.
    #[arg(long)]
    write: bool,
}

/// Formats; the exit code. An input that cannot be read, formatted or written is reported, and the others are formatted
/// all the same.
pub fn run(arguments: &Arguments, language: Language) -> u8 {
    let mut unformatted = 0;
    let (inputs, mut failures) = inputs(&arguments.paths, None);
    for input in inputs {
        let (formatted, readable) = formatted(&input);
        if !readable {
            let failure = Failure::new(Message::new("cannot-format").with("path", input.name.as_str()));
            failures.push(failure.help(Message::new("help-check").with("path", input.name.as_str())));
            continue;
        }
        let changed = formatted != input.text;
        let mut stdout = std::io::stdout().lock();
        if arguments.check {
            if changed {
                unformatted += 1;
                let _ = writeln!(stdout, "{}", input.name);
            }
        } else if arguments.write {
            if let (true, Some(path)) = (changed, &input.path) {
                match write::replace(path, &input.text, &formatted) {
                    Ok(()) => drop(writeln!(stdout, "{}", input.name)),
                    Err(error) => failures.push(Failure::write(&input.name, &error)),
                }
            }
        } else {
            let _ = stdout.write_all(formatted.as_bytes());
        }
    }
    exit_code(u8::from(unformatted > 0), failures, language)
}

/// The text as it should be, and whether it could be read at all.
fn formatted(input: &Input) -> (String, bool) {
    let file = FileId(0);
    let mut workspace = Workspace::default();
    workspace.open(file, 0, &input.text);
    let readable = workspace.document(file).is_some_and(|document| document.parse.errors().is_empty());
    let options = FormatOptions { tab_size: 2, insert_spaces: true };
    let edits = formatting(&workspace.snapshot(), file, None, options);
    (applied(&input.text, &edits), readable)
}

//! Which texts a command works on: named files, folders, stdin, or the config that OpenClaw reads here.

use std::collections::HashSet;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use openclaw_knowledge::text::Message;

use super::failure::Failure;
use crate::{served, surroundings};

/// One text and where it is from.
#[derive(Debug)]
pub struct Input {
    /// As the user named it.
    pub name: String,
    /// Its absolute path; `None` for a text from stdin without a name.
    pub path: Option<PathBuf>,
    /// Whether it was read from stdin, under whatever name.
    pub is_stdin: bool,
    /// The text. Bytes that are no UTF-8 stand as U+FFFD, as OpenClaw reads them.
    pub text: String,
}

/// The inputs for these paths, and why others are none. `-` is stdin; no path is the active config; a folder is every
/// served file below it. What is named twice, also through a symbolic link, is one input.
pub fn inputs(paths: &[PathBuf], stdin_path: Option<&Path>) -> (Vec<Input>, Vec<Failure>) {
    let mut found = Found::default();
    if paths.is_empty() {
        found.add(active());
    }
    for path in paths {
        if path == Path::new("-") {
            if !found.inputs.iter().any(|input| input.is_stdin) {
                found.add(stdin(stdin_path));
            }
        } else if path.is_dir() {
            let files = served::below(path);
            if files.is_empty() {
                let message = Message::new("no-config-below").with("path", path.display().to_string());
                found.add(Err(Failure::new(message).help(Message::new("help-served-names"))));
            }
            files.iter().for_each(|file| found.add_file(file));
        } else {
            found.add_file(path);
        }
    }
    (found.inputs, found.failures)
}

#[derive(Default)]
struct Found {
    inputs: Vec<Input>,
    failures: Vec<Failure>,
    /// The files behind the paths.
    real: HashSet<PathBuf>,
}

impl Found {
    fn add(&mut self, input: Result<Input, Failure>) {
        match input {
            Ok(input) => self.inputs.push(input),
            Err(failure) => self.failures.push(failure),
        }
    }

    fn add_file(&mut self, path: &Path) {
        if std::fs::canonicalize(path).map_or(true, |real| self.real.insert(real)) {
            self.add(file_input(path));
        }
    }
}

/// The input at one path: a file or `-`; the active config for none.
///
/// # Errors
///
/// When it is not there or not readable.
pub fn one(path: Option<&Path>) -> Result<Input, Failure> {
    match path {
        None => active(),
        Some(path) if path == Path::new("-") => stdin(None),
        Some(path) => file_input(path),
    }
}

fn active() -> Result<Input, Failure> {
    let path = surroundings::active_config()
        .ok_or_else(|| Failure::new(Message::new("no-home")).help(Message::new("help-name-a-file")))?;
    if !path.exists() {
        return Err(Failure::new(Message::new("no-config-at").with("path", path.display().to_string()))
            .help(Message::new("help-name-a-file-or-set")));
    }
    file_input(&path)
}

fn file_input(path: &Path) -> Result<Input, Failure> {
    let bytes = std::fs::read(path).map_err(|error| Failure::read(path.display(), &error))?;
    Ok(Input { name: path.display().to_string(), path: absolute(path), is_stdin: false, text: text(bytes) })
}

fn stdin(path: Option<&Path>) -> Result<Input, Failure> {
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes).map_err(|error| Failure::read("stdin", &error))?;
    let name = path.map_or_else(|| "<stdin>".to_owned(), |path| path.display().to_string());
    Ok(Input { name, path: path.and_then(absolute), is_stdin: true, text: text(bytes) })
}

fn absolute(path: &Path) -> Option<PathBuf> {
    std::path::absolute(path).ok()
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

//! Which texts a command works on: named files, folders, stdin, or the config that OpenClaw reads here.

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

/// The inputs for these paths. `-` is stdin; no path is the active config; a folder is every served file below it.
///
/// # Errors
///
/// When something named is not there or not readable, or nothing is found.
pub fn inputs(paths: &[PathBuf], stdin_path: Option<&Path>) -> Result<Vec<Input>, Failure> {
    if paths.is_empty() {
        return Ok(vec![active()?]);
    }
    let mut inputs = Vec::new();
    for path in paths {
        if path == Path::new("-") {
            inputs.push(stdin(stdin_path)?);
        } else if path.is_dir() {
            let files = served::below(path);
            if files.is_empty() {
                return Err(Failure::new(
                    Message::new("no-config-below").with("path", path.display().to_string()),
                )
                .help(Message::new("help-served-names")));
            }
            for file in files {
                inputs.push(file_input(&file)?);
            }
        } else {
            inputs.push(file_input(path)?);
        }
    }
    Ok(inputs)
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

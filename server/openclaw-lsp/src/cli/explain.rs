//! `explain`: a rule's page.

use std::io::Write as _;

use openclaw_knowledge::pages;
use openclaw_knowledge::text::Language;

use super::code;
use super::failure::Failure;

/// The arguments of `explain`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The code of a finding, with or without `openclaw/`.
    code: String,
}

/// Prints the page in this language; the exit code.
///
/// # Errors
///
/// When there is no such code.
pub fn run(arguments: &Arguments, language: Language) -> Result<u8, Failure> {
    let page = pages::page(language, code::known(&arguments.code)?).unwrap_or_default();
    let _ = std::io::stdout().lock().write_all(page.as_bytes());
    Ok(0)
}

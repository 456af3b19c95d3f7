//! `explain`: a rule's page, or a guide.

use std::io::Write as _;

use openclaw_knowledge::pages;
use openclaw_knowledge::text::Language;

use super::code;
use super::failure::Failure;

/// The arguments of `explain`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The code of a finding, with or without `openclaw/`, or the name of a guide, such as `no-api-key`.
    code: String,
}

/// Prints the page in this language; the exit code.
///
/// # Errors
///
/// When there is neither.
pub fn run(arguments: &Arguments, language: Language) -> Result<u8, Failure> {
    let page = match pages::guide(language, &arguments.code) {
        Some(guide) => guide,
        None => pages::page(language, code::known(&arguments.code)?).unwrap_or_default(),
    };
    let _ = std::io::stdout().lock().write_all(page.as_bytes());
    Ok(0)
}

//! `explain`: a rule's page.

use std::io::Write as _;

use openclaw_knowledge::pages;

use super::failure::Failure;

/// The arguments of `explain`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The code of a finding, with or without `openclaw/`.
    code: String,
}

/// Prints the page; the exit code.
///
/// # Errors
///
/// When there is no such code.
pub fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let code = arguments.code.strip_prefix("openclaw/").unwrap_or(&arguments.code);
    let page = pages::page(code).ok_or_else(|| {
        Failure::new(format!("there is no rule with the code {code}"))
            .help(format!("the codes are: {}", pages::codes().collect::<Vec<_>>().join(", ")))
    })?;
    let _ = std::io::stdout().lock().write_all(page.as_bytes());
    Ok(0)
}

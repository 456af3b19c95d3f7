//! A finding's code as the user types it.

use openclaw_knowledge::pages;
use openclaw_knowledge::text::Message;

use super::failure::Failure;

/// The code, typed with or without `openclaw/`.
///
/// # Errors
///
/// When no finding has it: one that is mistyped would silently do nothing.
pub fn known(name: &str) -> Result<&'static str, Failure> {
    let code = name.strip_prefix("openclaw/").unwrap_or(name);
    pages::codes().find(|known| *known == code).ok_or_else(|| {
        let codes = pages::codes().collect::<Vec<_>>().join(", ");
        Failure::new(Message::new("no-such-code").with("code", code))
            .help(Message::new("help-codes").with("codes", codes))
    })
}

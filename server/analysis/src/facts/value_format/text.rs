//! Texts as JavaScript trims and writes them.

/// What JavaScript's `trim` removes: white space and the byte order mark, but not U+0085.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| (c.is_whitespace() && c != '\u{85}') || c == '\u{feff}')
}

/// A number as JavaScript turns it into text, where large and small ones have an exponent.
pub(super) fn number(number: f64) -> String {
    let magnitude = number.abs();
    if magnitude >= 1e21 || (magnitude < 1e-6 && magnitude > 0.0) {
        format!("{number:e}")
    } else {
        number.to_string()
    }
}

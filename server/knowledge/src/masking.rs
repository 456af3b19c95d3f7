//! Keys and tokens of Anthropic that stand where no secret belongs, such as in a model's name: no text shows them.

use std::borrow::Cow;
use std::ops::Range;

/// What every key and token of Anthropic begins with.
const PREFIX: &str = "sk-ant-";

/// How many characters follow at least. The name of a kind, such as `sk-ant-api03`, has fewer.
const LEAST: usize = 10;

/// Whether a key or token stands in a text.
#[must_use]
pub fn holds_key(text: &str) -> bool {
    next(text, 0).is_some()
}

/// The text with asterisks in the place of each key or token.
#[must_use]
pub fn masked(text: &str) -> Cow<'_, str> {
    let mut shown = Cow::Borrowed(text);
    let mut from = 0;
    while let Some(range) = next(text, from) {
        from = range.end;
        // As long as before, so that the next range still fits.
        let stars = "*".repeat(range.len());
        shown.to_mut().replace_range(range, &stars);
    }
    shown
}

/// The byte range of the first key or token at or behind a byte offset.
fn next(text: &str, from: usize) -> Option<Range<usize>> {
    let mut at = from;
    loop {
        let start = at + text.get(at..)?.find(PREFIX)?;
        at = start + PREFIX.len();
        let tail = text.get(at..)?;
        let length =
            tail.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(byte)).count();
        if length >= LEAST {
            return Some(start..at + length);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn masks_keys_and_leaves_the_names_of_kinds() {
        for (text, expected) in [
            ("anthropic/claude-opus-5", "anthropic/claude-opus-5"),
            ("begins with sk-ant-api03", "begins with sk-ant-api03"),
            ("“sk-ant-api03-EXAMPLE”", "“********************”"),
            (
                "sk-ant-x sk-ant-oat01-EXAMPLE, sk-ant-oat01-EXAMPLE2",
                "sk-ant-x ********************, *********************",
            ),
        ] {
            assert_eq!(masked(text), expected);
        }
    }
}

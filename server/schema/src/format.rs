//! The formats that OpenClaw enforces. It treats every other one as a remark.

use crate::check::Stage;

/// Whether the text has the format; true for formats that nobody enforces.
pub(crate) fn is_valid(format: &str, text: &str, stage: Stage) -> bool {
    match (format, stage) {
        // The core trims before it parses; the parser itself strips only control characters and blanks.
        ("uri", Stage::Core) => url::Url::parse(text.trim_matches(is_js_space)).is_ok(),
        ("uri", Stage::Plugins) => url::Url::parse(text).is_ok(),
        _ => true,
    }
}

/// What JavaScript's `trim` removes.
fn is_js_space(c: char) -> bool {
    (c.is_whitespace() && c != '\u{85}') || c == '\u{feff}'
}

#[cfg(test)]
mod tests {
    use super::is_valid;
    use crate::check::Stage;

    #[test]
    fn uris_are_whatwg_urls() {
        for (text, expected) in [
            ("https://example.com", true),
            ("http:example.com", true),
            ("mailto:a", true),
            ("example.com", false),
            ("//example.com", false),
            ("http://", false),
            ("${URL}", false),
            ("", false),
        ] {
            assert_eq!(is_valid("uri", text, Stage::Core), expected, "{text}");
        }
        assert!(is_valid("uri", "\u{a0}https://example.com\u{feff}", Stage::Core));
        assert!(!is_valid("uri", "\u{a0}https://example.com", Stage::Plugins));
        assert!(is_valid("email", "no address", Stage::Plugins));
    }
}

//! Decoded values of tokens: strings, identifiers, numbers.

use std::{borrow::Cow, ops::Range};

use crate::chars;

/// Decodes a quoted string token, closed or not. Text without escapes is borrowed.
///
/// An escape that JSON5 does not know stands for its characters without the backslash, a lone surrogate for U+FFFD.
#[must_use]
pub fn string(token: &str) -> Cow<'_, str> {
    if let Some(body) = plain(token) {
        return Cow::Borrowed(body);
    }
    let body = body(token);
    if !body.contains('\\') {
        return Cow::Borrowed(body);
    }
    let mut decoded = String::with_capacity(body.len());
    for piece in pieces(body) {
        decoded.push_str(piece.text);
        decoded.extend(piece.escaped);
    }
    Cow::Owned(decoded)
}

/// What stands between two plain quotes, when it has no escapes: nearly every string.
fn plain(token: &str) -> Option<&str> {
    let bytes = token.as_bytes();
    let [opener @ (b'"' | b'\''), .., closer] = bytes else { return None };
    (opener == closer && !bytes.contains(&b'\\')).then(|| token.get(1..token.len() - 1))?
}

/// Whether a quoted string token decodes to this text. Cheaper than decoding it.
pub(crate) fn is_string(token: &str, text: &str) -> bool {
    // An escape is longer than what it stands for, and a string without any has but its quotes more than its text.
    let escaped = || token.as_bytes().contains(&b'\\') || !token.starts_with(['"', '\'']);
    let fits = match token.len().checked_sub(text.len()) {
        None => false,
        Some(0) => token.is_empty(),
        Some(1 | 2) => true,
        Some(_) => escaped(),
    };
    fits && string(token) == text
}

/// The way from a decoded string back to the text of its token: an escape is one character and several bytes.
#[derive(Debug, Clone)]
pub struct StringMap {
    /// Where the first character after the opening quote stands in the token.
    body: usize,
    escapes: Vec<EscapePlace>,
}

#[derive(Debug, Clone, Copy)]
struct EscapePlace {
    /// In the decoded string; empty for a line continuation.
    decoded: (usize, usize),
    /// In the token.
    written: (usize, usize),
}

/// Maps a quoted string token.
#[must_use]
pub fn string_map(token: &str) -> StringMap {
    let body = token.chars().next().map_or(0, char::len_utf8);
    let (mut decoded, mut written) = (0, body);
    let mut escapes = Vec::new();
    for piece in pieces(self::body(token)).filter(|piece| piece.escape_len > 0) {
        decoded += piece.text.len();
        written += piece.text.len();
        let decoded_end = decoded + piece.escaped.map_or(0, char::len_utf8);
        let written_end = written + piece.escape_len;
        escapes.push(EscapePlace { decoded: (decoded, decoded_end), written: (written, written_end) });
        (decoded, written) = (decoded_end, written_end);
    }
    StringMap { body, escapes }
}

impl StringMap {
    /// The bytes of the token that stand for these bytes of the decoded string, both relative to their start.
    /// Half of an escaped character means the whole escape.
    #[must_use]
    pub fn to_token(&self, decoded: Range<usize>) -> Range<usize> {
        let start = self.offset(decoded.start, false);
        start..self.offset(decoded.end, true).max(start)
    }

    /// The byte of the decoded string that this byte of the token stands for; inside an escape, its start.
    #[must_use]
    pub fn to_decoded(&self, token_offset: usize) -> usize {
        let before = self.escapes.partition_point(|escape| escape.written.0 < token_offset);
        match before.checked_sub(1).and_then(|last| self.escapes.get(last)) {
            Some(escape) if token_offset < escape.written.1 => escape.decoded.0,
            Some(escape) => escape.decoded.1 + (token_offset - escape.written.1),
            None => token_offset.saturating_sub(self.body),
        }
    }

    fn offset(&self, decoded: usize, is_end: bool) -> usize {
        // A range starts behind the line continuations before its first character and ends before those that follow.
        let before = self
            .escapes
            .partition_point(|escape| escape.decoded.0 < decoded || (!is_end && escape.decoded.1 == decoded));
        match before.checked_sub(1).and_then(|last| self.escapes.get(last)) {
            Some(escape) if decoded < escape.decoded.1 && is_end => escape.written.1,
            Some(escape) if decoded < escape.decoded.1 => escape.written.0,
            Some(escape) => escape.written.1 + (decoded - escape.decoded.1),
            None => self.body + decoded,
        }
    }
}

/// The characters between the quotes. Typographic quotes and backticks count as quotes: they are meant so.
#[must_use]
pub fn body(token: &str) -> &str {
    let mut chars = token.chars();
    let Some(opener) = chars.next() else { return "" };
    let body = chars.as_str();
    if !is_closed(token) {
        return body;
    }
    let closer = body.chars().next_back().unwrap_or(opener);
    body.get(..body.len() - closer.len_utf8()).unwrap_or(body)
}

/// Whether a quoted token ends with a quote that closes it.
#[must_use]
pub fn is_closed(token: &str) -> bool {
    let mut chars = token.chars();
    let Some(opener) = chars.next() else { return false };
    let body = chars.as_str();
    match opener {
        '"' | '\'' => {
            body.ends_with(opener) && {
                let backslashes = body.bytes().rev().skip(1).take_while(|&byte| byte == b'\\').count();
                backslashes % 2 == 0
            }
        }
        '`' => body.ends_with('`'),
        _ if chars::is_smart_double_quote(opener) => {
            body.ends_with(|c| c == '"' || chars::is_smart_double_quote(c))
        }
        _ => body.ends_with(|c| c == '\'' || chars::is_smart_single_quote(c)),
    }
}

/// Decodes the `\uXXXX` escapes of an identifier.
#[must_use]
pub fn identifier(token: &str) -> Cow<'_, str> {
    if !token.contains('\\') {
        return Cow::Borrowed(token);
    }
    let mut decoded = String::with_capacity(token.len());
    for piece in pieces(token) {
        decoded.push_str(piece.text);
        decoded.extend(piece.escaped);
    }
    Cow::Owned(decoded)
}

/// A stretch of plain text and the escape behind it, if one is.
struct Piece<'t> {
    text: &'t str,
    escaped: Option<char>,
    /// In bytes; 0 without escape.
    escape_len: usize,
}

fn pieces(body: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = body;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let plain = rest.find('\\').unwrap_or(rest.len());
        let (text, behind) = rest.split_at(plain);
        if behind.is_empty() {
            rest = behind;
            return Some(Piece { text, escaped: None, escape_len: 0 });
        }
        let (escaped, len) = character(behind);
        rest = behind.get(len..).unwrap_or("");
        Some(Piece { text, escaped, escape_len: len })
    })
}

/// The character that the escapes at the start of `text` stand for (`None`: a line continuation, or nothing), and
/// their length in bytes. A surrogate pair is two escapes, even with line continuations between them.
pub(crate) fn character(text: &str) -> (Option<char>, usize) {
    let first = escape(text);
    let unit = match first.value {
        Escaped::Nothing => return (None, first.len),
        Escaped::Char(c) => return (Some(c), first.len),
        Escaped::Unit(unit) => unit,
    };
    if let Some(c) = char::from_u32(u32::from(unit)) {
        return (Some(c), first.len);
    }
    if unit >= 0xdc00 {
        return (Some(char::REPLACEMENT_CHARACTER), first.len);
    }
    let mut len = first.len;
    loop {
        let next = escape(text.get(len..).unwrap_or(""));
        match next.value {
            Escaped::Nothing if next.len > 1 => len += next.len,
            Escaped::Unit(low @ 0xdc00..=0xdfff) => {
                let code = 0x10000 + ((u32::from(unit) - 0xd800) << 10) + (u32::from(low) - 0xdc00);
                return (char::from_u32(code), len + next.len);
            }
            _ => break,
        }
    }
    (Some(char::REPLACEMENT_CHARACTER), first.len)
}

/// One escape sequence, backslash first.
pub(crate) struct Escape {
    /// Bytes, backslash included.
    pub(crate) len: usize,
    /// JSON5 does not know it.
    pub(crate) bad: bool,
    /// Strict JSON knows it too.
    pub(crate) json: bool,
    value: Escaped,
}

enum Escaped {
    /// A line continuation; or text that is no escape.
    Nothing,
    Char(char),
    /// A UTF-16 code unit, perhaps half of a pair.
    Unit(u16),
}

/// Reads the escape at the start of `text`; of length 0 when `text` does not start with a backslash.
pub(crate) fn escape(text: &str) -> Escape {
    let mut chars = text.chars();
    if chars.next() != Some('\\') {
        return Escape { len: 0, bad: false, json: true, value: Escaped::Nothing };
    }
    let Some(c) = chars.next() else {
        return Escape { len: 1, bad: true, json: true, value: Escaped::Nothing };
    };
    let plain = |c: char, json: bool| Escape { len: 2, bad: false, json, value: Escaped::Char(c) };
    match c {
        'b' => plain('\u{8}', true),
        'f' => plain('\u{c}', true),
        'n' => plain('\n', true),
        'r' => plain('\r', true),
        't' => plain('\t', true),
        'v' => plain('\u{b}', false),
        '"' | '\\' | '/' => plain(c, true),
        '0' if chars.next().is_some_and(|c| c.is_ascii_digit()) => Escape { bad: true, ..plain('0', true) },
        '0' => plain('\0', false),
        '1'..='9' => Escape { bad: true, ..plain(c, true) },
        'x' => hex_escape(text, 2),
        'u' => hex_escape(text, 4),
        '\r' if chars.next() == Some('\n') => {
            Escape { len: 3, bad: false, json: false, value: Escaped::Nothing }
        }
        _ if chars::is_line_terminator(c) => {
            Escape { len: 1 + c.len_utf8(), bad: false, json: false, value: Escaped::Nothing }
        }
        _ => Escape { len: 1 + c.len_utf8(), bad: false, json: false, value: Escaped::Char(c) },
    }
}

fn hex_escape(text: &str, digits: usize) -> Escape {
    let hex = text.get(2..2 + digits).filter(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let letter = if digits == 2 { 'x' } else { 'u' };
    match hex.and_then(|hex| u16::from_str_radix(hex, 16).ok()) {
        Some(unit) => Escape { len: 2 + digits, bad: false, json: digits == 4, value: Escaped::Unit(unit) },
        None => Escape { len: 2, bad: true, json: true, value: Escaped::Char(letter) },
    }
}

/// The length of `\u{...}` at the start of `text`.
pub(crate) fn braced_escape_len(text: &str) -> Option<usize> {
    let digits = text.strip_prefix("\\u{")?;
    let len = digits.bytes().take_while(u8::is_ascii_hexdigit).count();
    (digits.as_bytes().get(len) == Some(&b'}')).then_some(len + 4)
}

/// A number as other languages write it, or half typed.
pub(crate) fn is_nearly_number(word: &str) -> bool {
    let unsigned = word.trim_start_matches(['+', '-']);
    matches!(unsigned, "" | "." | "0x" | "0X")
        || is_number(&unsigned.replace('_', ""))
        || (unsigned.starts_with('0') && is_number(unsigned.trim_start_matches('0')))
        || unsigned.trim_end_matches(['+', '-']).strip_suffix(['e', 'E']).is_some_and(is_number)
}

/// An identifier name of ECMAScript 5.1, escapes included.
pub(crate) fn is_identifier(word: &str) -> bool {
    let mut first = true;
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        let (c, len) = if c == '\\' {
            let escape = escape(rest);
            match escape.value {
                Escaped::Unit(unit) if escape.json => match char::from_u32(u32::from(unit)) {
                    Some(c) => (c, escape.len),
                    None => return false,
                },
                _ => return false,
            }
        } else {
            (c, c.len_utf8())
        };
        let fits = if first { chars::is_identifier_start(c) } else { chars::is_identifier_part(c) };
        if !fits {
            return false;
        }
        first = false;
        rest = rest.get(len..).unwrap_or("");
    }
    !first
}

/// A JSON5 number, `Infinity` and `NaN` with or without sign included.
pub(crate) fn is_number(word: &str) -> bool {
    let unsigned = word.strip_prefix(['+', '-']).unwrap_or(word);
    if matches!(unsigned, "Infinity" | "NaN") {
        return true;
    }
    if let Some(hex) = unsigned.strip_prefix("0x").or_else(|| unsigned.strip_prefix("0X")) {
        return !hex.is_empty() && hex.bytes().all(|byte| byte.is_ascii_hexdigit());
    }
    is_decimal(unsigned, true)
}

/// A number that strict JSON knows.
pub(crate) fn is_json_number(word: &str) -> bool {
    is_decimal(word.strip_prefix('-').unwrap_or(word), false)
}

fn is_decimal(word: &str, lone_dots: bool) -> bool {
    let (mantissa, exponent) = match word.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (word, None),
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (integer, fraction) = match mantissa.split_once('.') {
        Some((integer, fraction)) => (integer, Some(fraction)),
        None => (mantissa, None),
    };
    let integer_fits = digits(integer) && (integer.len() == 1 || !integer.starts_with('0'));
    let mantissa_fits = match fraction {
        None => integer_fits,
        Some("") => lone_dots && integer_fits,
        Some(fraction) => digits(fraction) && (integer_fits || lone_dots && integer.is_empty()),
    };
    mantissa_fits
        && exponent.is_none_or(|exponent| digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)))
}

/// The value of a JSON5 number, rounded as JavaScript rounds; `None` when it is none.
#[must_use]
pub fn number(token: &str) -> Option<f64> {
    if !is_number(token) {
        return None;
    }
    let negative = token.starts_with('-');
    let unsigned = token.strip_prefix(['+', '-']).unwrap_or(token);
    let value = match unsigned {
        "Infinity" => f64::INFINITY,
        "NaN" => f64::NAN,
        _ => match unsigned.strip_prefix("0x").or_else(|| unsigned.strip_prefix("0X")) {
            Some(hex) => hexadecimal(hex),
            None => unsigned.parse().ok()?,
        },
    };
    Some(if negative { -value } else { value })
}

/// Hexadecimal digits of any count, rounded to nearest, ties to even.
fn hexadecimal(digits: &str) -> f64 {
    let significant = digits.trim_start_matches('0');
    let (head, tail) = significant.split_at(significant.len().min(15));
    let mut bits = u64::from_str_radix(head, 16).unwrap_or(0);
    // 60 bits hold more than a mantissa and its rounding bit; what follows matters only as "not exactly half".
    bits = (bits << 1) | u64::from(tail.bytes().any(|byte| byte != b'0'));
    let exponent = i32::try_from(tail.len()).unwrap_or(i32::MAX).saturating_mul(4).saturating_sub(1);
    #[expect(clippy::cast_precision_loss, reason = "rounding to nearest even is what is wanted")]
    let mantissa = bits as f64;
    if exponent > 1024 { f64::INFINITY } else { mantissa * 2_f64.powi(exponent) }
}

#[cfg(test)]
mod tests {
    use super::{is_string, number, string, string_map};

    #[test]
    fn decodes_strings() {
        for (token, expected) in [
            (r#""a""#, "a"),
            (r#""a\n\t\v\0\b\f\r\/\q\'""#, "a\n\t\u{b}\0\u{8}\u{c}\r/q'"),
            (r"'\x41\u0042'", "AB"),
            (r#""\ud83d\ude00""#, "😀"),
            ("'\\ud83d\\\n\\ude00'", "😀"),
            (r#""\ud83d!\ude00""#, "\u{fffd}!\u{fffd}"),
            (r#""\ud83d\ud83d\ude00""#, "\u{fffd}😀"),
            ("'a\\\r\nb\\\u{2028}c'", "abc"),
            (r#""open"#, "open"),
            (r#""open\""#, "open\""),
            ("“curly”", "curly"),
            ("`tick`", "tick"),
            ("\"", ""),
            ("", ""),
        ] {
            assert_eq!(string(token), expected, "{token}");
            assert!(is_string(token, expected), "{token}");
            for other in [format!("{expected}x"), format!("x{expected}"), token.to_owned() + "x"] {
                assert!(!is_string(token, &other), "{token}");
            }
            assert!(expected.is_empty() || !is_string(token, ""), "{token}");
        }
    }

    #[test]
    fn maps_decoded_bytes_to_the_token() {
        let token = "'a\\u00e9b\\\n\\ud83d\\ude00c'";
        assert_eq!(string(token), "aéb😀c");
        let map = string_map(token);
        let text = |range| &token[map.to_token(range)];
        assert_eq!(text(0..1), "a");
        assert_eq!(text(1..3), "\\u00e9");
        assert_eq!(text(2..3), "\\u00e9");
        assert_eq!(text(3..4), "b");
        assert_eq!(text(4..8), "\\ud83d\\ude00");
        assert_eq!(text(8..9), "c");
        assert_eq!(text(0..9), &token[1..token.len() - 1]);
        assert_eq!([1, 2, 5, 8, 9].map(|at| map.to_decoded(at)), [0, 1, 1, 3, 4]);
        assert_eq!(map.to_decoded(token.len() - 2), 8);
    }

    #[test]
    fn numbers_round_as_in_javascript() {
        for (token, expected) in [
            ("0", Some(0.0)),
            ("5.", Some(5.0)),
            (".5", Some(0.5)),
            ("+1e3", Some(1000.0)),
            ("-0x10", Some(-16.0)),
            ("1e400", Some(f64::INFINITY)),
            ("-Infinity", Some(f64::NEG_INFINITY)),
            ("0x20000000000001", Some(9_007_199_254_740_992.0)),
            ("0x20000000000003", Some(9_007_199_254_740_996.0)),
            ("0x1fffffffffffff8000001", Some(2.417_851_639_229_258_3e24)),
            ("00", None),
            ("1_0", None),
            ("0x", None),
            (".", None),
            ("1e", None),
            ("inf", None),
            ("+-1", None),
        ] {
            assert_eq!(number(token), expected, "{token}");
        }
        assert!(number("-NaN").is_some_and(f64::is_nan));
        assert!(number(&format!("0x{}", "f".repeat(100_000))).is_some_and(f64::is_infinite));
    }
}

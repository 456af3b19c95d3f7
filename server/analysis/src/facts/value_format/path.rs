//! File paths and programs. OpenClaw's gateway decides by its own system; here paths are POSIX unless both count.

use json5_syntax::ast::Value;

use super::text::trim;
use super::{Candidate, Problem};

/// Absolute.
pub(super) fn absolute(text: &str) -> Option<Problem> {
    (!trim(text).starts_with('/'))
        .then(|| Problem::new("value-format-absolute-path"))
        .filter(|_| !is_blank(text))
}

/// Absolute, or under the home folder.
pub(super) fn absolute_or_home(text: &str) -> Option<Problem> {
    let path = trim(text);
    let valid = path.starts_with('/') || path == "~" || path.starts_with("~/");
    (!valid && !is_blank(text)).then(|| Problem::new("value-format-absolute-or-home-path"))
}

/// Absolute on POSIX, on Windows or on a network share.
pub(super) fn absolute_anywhere(text: &str) -> Option<Problem> {
    (!is_absolute_anywhere(text) && !text.is_empty()).then(|| Problem::new("value-format-absolute-path"))
}

/// A secret provider's program: an absolute path without shell syntax.
pub(super) fn secret_command(candidate: &Candidate<'_>) -> Option<Problem> {
    let source = candidate.parent?.value().get("source").and_then(Value::as_str)?;
    let text = candidate.text;
    if source != "exec" || text.is_empty() {
        return None;
    }
    if !is_safe(text) {
        return Some(Problem::new("value-format-unsafe-command"));
    }
    (!is_absolute_anywhere(text)).then(|| Problem::new("value-format-absolute-command"))
}

/// A module below the transforms folder.
pub(super) fn module(text: &str) -> Option<Problem> {
    let path = trim(text);
    let escapes = path.split(['/', '\\']).any(|part| part == "..");
    let valid = !path.is_empty() && !path.starts_with(['/', '~']) && !path.contains(':') && !escapes;
    (!valid).then(|| Problem::new("value-format-module-path"))
}

/// `host:container[:options]` with an absolute host path.
pub(super) fn sandbox_bind(text: &str) -> Option<Problem> {
    if is_blank(text) {
        return Some(Problem::new("value-format-blank"));
    }
    let after_drive = if is_drive_path(text) { 2 } else { 0 };
    let host = match text[after_drive..].find(':') {
        Some(colon) => &text[..after_drive + colon],
        None => text,
    };
    let host = without_namespace(host);
    (!host.starts_with('/') && !is_drive_path(host)).then(|| Problem::new("value-format-sandbox-bind"))
}

fn is_blank(text: &str) -> bool {
    trim(text).is_empty()
}

fn is_drive_path(text: &str) -> bool {
    matches!(text.as_bytes(), [drive, b':', b'/' | b'\\', ..] if drive.is_ascii_alphabetic())
}

fn is_absolute_anywhere(text: &str) -> bool {
    let is_share = || {
        let mut parts = text.strip_prefix(r"\\").into_iter().flat_map(|share| share.splitn(2, '\\'));
        parts.next().is_some_and(|host| !host.is_empty())
            && parts.next().is_some_and(|share| !share.is_empty() && !share.starts_with('\\'))
    };
    text.starts_with('/') || is_drive_path(text) || is_share()
}

/// The path without the prefix that turns off Windows' own path rules.
fn without_namespace(text: &str) -> &str {
    let Some(rest) = text.strip_prefix(r"\\?\").or_else(|| text.strip_prefix("//?/")) else { return text };
    // A network share behind the prefix begins with slashes again.
    let share = rest
        .get(..4)
        .is_some_and(|unc| unc.eq_ignore_ascii_case("UNC\\") || unc.eq_ignore_ascii_case("UNC/"));
    if share && text.starts_with('/') { &text[..2] } else { rest }
}

/// No shell syntax, and a path or a plain name.
fn is_safe(text: &str) -> bool {
    let text = trim(text);
    let unsafe_character =
        |c: char| matches!(c, '\0' | '\r' | '\n' | ';' | '&' | '|' | '`' | '$' | '<' | '>' | '"' | '\'');
    if text.is_empty() || text.contains(unsafe_character) {
        return false;
    }
    let is_path = text.starts_with(['.', '~']) || text.contains(['/', '\\']);
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'+' | b'-');
    is_path || (!text.starts_with('-') && text.bytes().all(plain))
}

#[cfg(test)]
mod tests {
    use super::{is_absolute_anywhere, is_safe, module, sandbox_bind};

    #[test]
    fn bind_sources_are_absolute() {
        for (text, expected) in [
            ("/a:/b", true),
            ("/a:/b:ro", true),
            ("/a", true),
            (r"C:\x:/y", true),
            ("C:/x:/y", true),
            ("x:/y", true),
            (r"\\?\C:\x:/y", false),
            ("C:x", false),
            ("rel:/y", false),
            ("~/x:/y", false),
            (" ", false),
        ] {
            assert_eq!(sandbox_bind(text).is_none(), expected, "{text}");
        }
    }

    #[test]
    fn absolute_means_some_system() {
        for (text, expected) in [
            ("/x", true),
            (r"C:\x", true),
            (r"\\host\share", true),
            (r"\\host", false),
            ("x/y", false),
            ("~/x", false),
        ] {
            assert_eq!(is_absolute_anywhere(text), expected, "{text}");
        }
    }

    #[test]
    fn commands_have_no_shell_syntax() {
        for (text, expected) in [
            ("/bin/x y", true),
            ("op", true),
            ("rm -rf", false),
            ("/x;y", false),
            ("-x", false),
            ("$X", false),
        ] {
            assert_eq!(is_safe(text), expected, "{text}");
        }
    }

    #[test]
    fn modules_stay_inside() {
        for (text, expected) in [
            ("a/b.js", true),
            ("./a.js", true),
            ("/a.js", false),
            ("a/../b", false),
            ("~/a", false),
            ("C:a", false),
        ] {
            assert_eq!(module(text).is_none(), expected, "{text}");
        }
    }
}

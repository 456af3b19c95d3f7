//! Names, ids and references.

use json5_syntax::ast::Value;
use url::Url;

use super::text::trim;
use super::{Candidate, Problem};
use crate::facts::roster;

/// Something other than white space; the empty text is the schema's business.
pub(super) fn not_blank(text: &str) -> Option<Problem> {
    (!text.is_empty() && trim(text).is_empty()).then(|| Problem::new("value-format-blank"))
}

/// Something other than white space.
pub(super) fn not_empty(text: &str) -> Option<Problem> {
    trim(text).is_empty().then(|| Problem::new("value-format-blank"))
}

/// No white space around it.
pub(super) fn trimmed(text: &str) -> Option<Problem> {
    let name = trim(text);
    (name != text).then(|| Problem::new("value-format-outer-space").suggest(nonempty(name)))
}

/// A name without white space around it.
pub(super) fn server(text: &str) -> Option<Problem> {
    not_empty(text).or_else(|| trimmed(text))
}

/// A seccomp or AppArmor profile that confines.
pub(super) fn confined_profile(text: &str) -> Option<Problem> {
    (trim(text).to_lowercase() == "unconfined").then(|| Problem::new("value-format-unconfined"))
}

/// `provider/model`, or nothing to switch it off.
pub(super) fn decision_model(text: &str) -> Option<Problem> {
    let text = trim(text);
    (!text.is_empty() && !is_model_reference(text)).then(|| Problem::new("value-format-decision-model"))
}

/// Whether a text is `provider/model`.
pub(crate) fn is_model_reference(text: &str) -> bool {
    let parts = trim(text).split_once('/');
    parts.is_some_and(|(provider, model)| !trim(provider).is_empty() && !trim(model).is_empty())
}

/// One of the runtimes, not a way to choose one.
pub(super) fn picker_runtime(text: &str) -> Option<Problem> {
    matches!(trim(text), "auto" | "default").then(|| Problem::new("value-format-picker-runtime"))
}

/// An agent id, in either case.
pub(super) fn agent_id(text: &str) -> Option<Problem> {
    (!roster::is_valid(trim(text))).then(|| Problem::new("value-format-agent-id"))
}

/// `host/owner/repository` as OpenClaw itself would write it.
pub(super) fn repository(text: &str) -> Option<Problem> {
    if text.is_empty() || is_repository(text) {
        return None;
    }
    let name = trim(text).to_lowercase();
    let name = name
        .strip_prefix("https://")
        .or_else(|| name.strip_prefix("git@"))
        .unwrap_or(&name)
        .replacen(':', "/", 1);
    let name = name.trim_end_matches('/');
    let name = name.strip_suffix(".git").unwrap_or(name);
    let suggestion = is_repository(name).then(|| name.to_owned());
    Some(Problem::new("value-format-repository").suggest(suggestion))
}

fn is_repository(text: &str) -> bool {
    let Some((host, path)) = text.split_once('/') else { return false };
    let segments: Vec<_> = path.split('/').collect();
    let valid_segment = |segment: &&str| !segment.is_empty() && !matches!(*segment, "." | "..");
    // Whatever a URL would lose or rewrite is not part of the name.
    let kept = Url::parse(&format!("https://{text}")).is_ok_and(|url| {
        url.host_str() == Some(host) && url.port().is_none() && url.path() == format!("/{path}")
    });
    kept && segments.len() >= 2
        && segments.iter().all(valid_segment)
        && !text.contains(['@', '\\', '?', '#'])
        && !path.ends_with(".git")
        && text.to_lowercase() == text
}

/// The id of a SecretRef with source `file` or `exec`; the others are patterns in the schema.
pub(super) fn secret_id(candidate: &Candidate<'_>) -> Option<Problem> {
    let source = candidate.parent?.value().get("source").and_then(Value::as_str)?;
    let id = candidate.text;
    match source.as_ref() {
        "file" if !is_pointer(id) => {
            let absolute = format!("/{id}");
            let suggestion =
                (!id.starts_with('/') && !id.is_empty() && is_pointer(&absolute)).then_some(absolute);
            Some(Problem::new("value-format-file-secret-id").suggest(suggestion))
        }
        "exec" if !is_exec_id(id) => Some(Problem::new("value-format-exec-secret-id")),
        _ => None,
    }
}

/// Whether these are the three parts of a SecretRef, each as its source wants it.
pub(crate) fn is_secret_reference(source: &str, provider: &str, id: &str) -> bool {
    let alias = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'-');
    let has_alias = (1..=64).contains(&provider.len())
        && provider.as_bytes()[0].is_ascii_lowercase()
        && provider.bytes().all(alias);
    let variable = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
    let is_variable =
        || (1..=128).contains(&id.len()) && id.as_bytes()[0].is_ascii_uppercase() && id.bytes().all(variable);
    has_alias
        && match source {
            "env" | "store" => is_variable(),
            "file" => is_pointer(id),
            "exec" => is_exec_id(id),
            _ => false,
        }
}

/// A JSON pointer to something inside the file, or `value` for a file with a single one.
fn is_pointer(id: &str) -> bool {
    let Some(pointer) = id.strip_prefix('/') else { return id == "value" };
    let mut bytes = pointer.bytes();
    while let Some(byte) = bytes.next() {
        if byte == b'~' && !matches!(bytes.next(), Some(b'0' | b'1')) {
            return false;
        }
    }
    true
}

fn is_exec_id(id: &str) -> bool {
    const LONGEST: usize = 256;
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"._:/#-".contains(&byte);
    (1..=LONGEST).contains(&id.len())
        && id.as_bytes()[0].is_ascii_alphanumeric()
        && id.bytes().all(allowed)
        && id.split('/').all(|segment| !matches!(segment, "." | ".."))
}

fn nonempty(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{is_exec_id, is_model_reference, is_pointer, is_repository, repository};

    #[test]
    fn pointers_are_json_pointers() {
        for (id, expected) in [
            ("value", true),
            ("/", true),
            ("/a/b~0c~1", true),
            ("a", false),
            ("/a~2", false),
            ("/~", false),
            ("", false),
        ] {
            assert_eq!(is_pointer(id), expected, "{id}");
        }
    }

    #[test]
    fn exec_ids_do_not_climb() {
        for (id, expected) in [
            ("vault/a#b", true),
            ("a.b", true),
            ("a/../b", false),
            ("./a", false),
            ("a b", false),
            ("", false),
        ] {
            assert_eq!(is_exec_id(id), expected, "{id}");
        }
    }

    #[test]
    fn repositories_are_canonical() {
        for (name, expected) in [
            ("github.com/a/b", true),
            ("gitlab.com/a/b/c", true),
            ("GitHub.com/a/b", false),
            ("github.com/a/b.git", false),
            ("github.com/a", false),
            ("github.com:8443/a/b", false),
            ("github.com/a/b/", false),
            ("a b/c/d", false),
        ] {
            assert_eq!(is_repository(name), expected, "{name}");
        }
        let problem = repository("https://github.com/A/b.git").expect("a problem");
        assert_eq!(problem.suggestion.as_deref(), Some("github.com/a/b"));
    }

    #[test]
    fn model_references_have_both_parts() {
        for (text, expected) in
            [("a/b", true), ("a/b/c", true), ("a/", false), ("/b", false), ("a / ", false), ("a", false)]
        {
            assert_eq!(is_model_reference(text), expected, "{text}");
        }
    }
}

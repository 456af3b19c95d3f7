//! Where a document holds secrets in plain text, so that nobody shows them.

use json5_syntax::ast::{Value, ValueKind};
use json5_syntax::{SyntaxKind, TextRange};
use openclaw_knowledge::masking::holds_key;

use crate::cursor::inner_range;

/// Keys whose members are whatever the user's programs want, secrets among them.
const ALL_BELOW: [&str; 2] = ["vars", "env"];

/// Headers that say what is asked or who asks, and hold no credential.
const OPEN_HEADERS: [&str; 16] = [
    "accept",
    "accept-encoding",
    "accept-language",
    "anthropic-beta",
    "anthropic-version",
    "cache-control",
    "content-type",
    "copilot-integration-id",
    "editor-plugin-version",
    "editor-version",
    "http-referer",
    "openai-beta",
    "referer",
    "user-agent",
    "x-openrouter-title",
    "x-title",
];

/// Whether a key holds a secret by its name: OpenClaw's own rule.
#[must_use]
pub fn is_secret_name(key: &str) -> bool {
    let key = key.to_lowercase().replace(['_', '-', ' '], "");
    let counts = ["maxtokens", "tokencount", "tokenlimit", "tokenbudget", "passwordfile"];
    let parts = ["password", "secret", "apikey", "encryptkey", "privatekey", "serviceaccount"];
    !counts.iter().any(|end| key.ends_with(end))
        && (key.ends_with("token") || parts.iter().any(|part| key.contains(part)))
}

/// Byte ranges, half-open and without quotes, of the texts that may be secrets: those below a key that is named so, in
/// environments and in headers, and what looks like a key wherever it stands. A reference such as `${NAME}` is none.
#[must_use]
pub fn secret_texts(root: Value<'_>) -> Vec<TextRange> {
    let mut found = Vec::new();
    visit(root, Below::Any, &mut found);
    found
}

/// What a value is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Below {
    Any,
    /// The object of headers: all are secret but those that are known not to be.
    Headers,
    Secret,
}

impl Below {
    fn key(self, key: &str) -> Self {
        match self {
            Self::Headers if OPEN_HEADERS.contains(&&*key.to_ascii_lowercase()) => Self::Any,
            Self::Any if key == "headers" => Self::Headers,
            Self::Any if !is_secret_name(key) && !ALL_BELOW.contains(&key) => Self::Any,
            _ => Self::Secret,
        }
    }
}

fn visit(value: Value<'_>, below: Below, found: &mut Vec<TextRange>) {
    let secret = below != Below::Any;
    match value.kind() {
        ValueKind::Object(object) => {
            for member in object.members() {
                let key = member.key().map(|key| key.name()).unwrap_or_default();
                if holds_key(&key) {
                    found.extend(member.key().map(|key| key.range()));
                }
                if let Some(value) = member.value() {
                    visit(value, below.key(&key), found);
                }
            }
        }
        ValueKind::Array(array) => array.values().for_each(|value| visit(value, below, found)),
        ValueKind::String(text)
            if (secret || holds_key(&text)) && !(text.starts_with("${") && text.ends_with('}')) =>
        {
            let literal = value.literal_text().unwrap_or_default();
            found.push(inner_range(SyntaxKind::String, literal, value.range()));
        }
        // What is no value yet, such as a secret without quotes.
        ValueKind::Invalid if secret => found.push(value.range()),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::secret_texts;

    fn check(text: &str, expected: &[&str]) {
        let parse = json5_syntax::parse(text);
        let mut found = secret_texts(parse.root().unwrap());
        found.retain(|range| !range.is_empty());
        let found: Vec<&str> = found.into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn finds_what_nobody_should_show() {
        let text = r#"{
            apiKey: "dummy-1", port: "no", maxTokens: "no", botToken: "${REFERENCE}",
            password: ["dummy-2"], env: { vars: { ANY: "dummy-3" } }, headers: { "x-any": "dummy-4" }, token: "",
        }"#;
        check(text, &["dummy-1", "dummy-2", "dummy-3", "dummy-4"]);
    }

    #[test]
    fn shows_headers_that_hold_no_credential() {
        check(
            r#"{ headers: { "Anthropic-Beta": "a,b", "user-agent": "me", "x-title": "sk-ant-api03-EXAMPLE",
                 Authorization: "dummy-1", Cookie: "dummy-2", more: { accept: "dummy-3" } }, env: { accept: "dummy-4" } }"#,
            &["sk-ant-api03-EXAMPLE", "dummy-1", "dummy-2", "dummy-3", "dummy-4"],
        );
    }

    #[test]
    fn finds_it_whatever_quotes_it_has() {
        check("{ apiKey: “dummy-é”, port: 1 }", &["dummy-é"]);
        check("{ apiKey: \"dummy-é", &["dummy-é"]);
        check("{ apiKey: dummy }", &["dummy"]);
    }

    #[test]
    fn finds_keys_in_wrong_places() {
        check("{ model: 'sk-ant-api03-EXAMPLE' }", &["sk-ant-api03-EXAMPLE"]);
        check("{ 'sk-ant-oat01-EXAMPLE': 1 }", &["'sk-ant-oat01-EXAMPLE'"]);
        check("{ model: 'anthropic/claude-opus-5', help: 'starts with sk-ant-api03' }", &[]);
    }
}

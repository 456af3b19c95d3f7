//! Where a document holds secrets in plain text, so that nobody shows them.

use json5_syntax::ast::{Value, ValueKind};
use json5_syntax::{SyntaxKind, TextRange};
use openclaw_knowledge::masking::holds_key;

use crate::cursor::inner_range;

/// Keys whose members are whatever the user's programs want, secrets among them.
const ALL_BELOW: [&str; 3] = ["vars", "env", "headers"];

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
    visit(root, false, &mut found);
    found
}

fn visit(value: Value<'_>, secret: bool, found: &mut Vec<TextRange>) {
    match value.kind() {
        ValueKind::Object(object) => {
            for member in object.members() {
                let key = member.key().map(|key| key.name()).unwrap_or_default();
                if holds_key(&key) {
                    found.extend(member.key().map(|key| key.range()));
                }
                let secret = secret || is_secret_name(&key) || ALL_BELOW.contains(&&*key);
                if let Some(value) = member.value() {
                    visit(value, secret, found);
                }
            }
        }
        ValueKind::Array(array) => array.values().for_each(|value| visit(value, secret, found)),
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

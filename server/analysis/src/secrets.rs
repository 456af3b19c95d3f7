//! Where a document holds secrets in plain text, so that nobody shows them.

use json5_syntax::ast::{Value, ValueKind};
use json5_syntax::{TextRange, TextSize};

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

/// Byte ranges, half-open and without quotes, of the strings that may be secrets: those below a key that is named so, in
/// environments and in headers. A reference such as `${NAME}` is none.
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
                let secret = secret || is_secret_name(&key) || ALL_BELOW.contains(&&*key);
                if let Some(value) = member.value() {
                    visit(value, secret, found);
                }
            }
        }
        ValueKind::Array(array) => array.values().for_each(|value| visit(value, secret, found)),
        ValueKind::String(text) if secret && !(text.starts_with("${") && text.ends_with('}')) => {
            let (range, quote) = (value.range(), TextSize::from(1));
            if range.len() > quote + quote {
                found.push(TextRange::new(range.start() + quote, range.end() - quote));
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::secret_texts;

    #[test]
    fn finds_what_nobody_should_show() {
        let text = r#"{
            apiKey: "dummy-1", port: "no", maxTokens: "no", botToken: "${REFERENCE}",
            password: ["dummy-2"], env: { vars: { ANY: "dummy-3" } }, headers: { "x-any": "dummy-4" }, token: "",
        }"#;
        let parse = json5_syntax::parse(text);
        let found: Vec<&str> =
            secret_texts(parse.root().unwrap()).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["dummy-1", "dummy-2", "dummy-3", "dummy-4"]);
    }
}

//! `secret-reference`: a SecretRef where OpenClaw itself rewrites the value, and so takes plain text only.

use json5_syntax::ast::Value;
use openclaw_knowledge::text::Message;

use crate::Diagnostic;
use crate::rules::Context;
use crate::rules::place::{self, Place};
use crate::rules::refused;

const CODE: &str = "secret-reference";
const SINCE: &str = "2026.9.1";
/// Where OpenClaw takes no SecretRef.
const PLAIN: [&str; 7] = [
    "hooks.token",
    "hooks.gmail.pushToken",
    "hooks.mappings.[].sessionKey",
    "channels.discord.threadBindings.webhookToken",
    "channels.discord.accounts.*.threadBindings.webhookToken",
    "channels.whatsapp.creds.json",
    "channels.whatsapp.accounts.*.creds.json",
];

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for place in PLAIN.iter().flat_map(|pattern| place::select(context.root, pattern)) {
        if is_reference(context, &place) && context.targets(SINCE) {
            let range = place.value.range();
            findings.push(refused(CODE, place.path(), range, Message::new("secret-reference-refused")));
        }
    }
}

/// Whether an object is a SecretRef, or one of the older kind without a provider.
fn is_reference<'s>(context: &Context<'s>, place: &Place<'s>) -> bool {
    let text = |value: Value<'s>| context.text(value);
    let filled = |key: &str| {
        place.get(key).and_then(|part| text(part.value)).is_some_and(|text| !text.trim().is_empty())
    };
    let source = place.get("source").and_then(|source| text(source.value));
    let has_source = matches!(source.as_deref(), Some("env" | "file" | "exec" | "store"));
    let has_provider = match place.get("provider") {
        Some(_) => filled("provider") && place.members().len() == 3,
        None => true,
    };
    has_source && filled("id") && has_provider
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::CODE;
    use crate::testing;

    #[test]
    fn some_places_take_plain_text_only() {
        testing::check(
            CODE,
            r#"{ hooks: {
  token: { source: "env", id: "X" },
  mappings: [{ sessionKey: { source: "env", provider: "default", id: "X" } }],
  gmail: { pushToken: { source: "env", provider: "default", id: "X", more: 1 } },
}, gateway: { auth: { token: { source: "env", provider: "default", id: "X" } } } }"#,
            expect![[r#"
                error secret-reference hooks.token «{ source: "env", id: "X" }»
                error secret-reference hooks.mappings[0].sessionKey «{ source: "env", provider: "default", id: "X" }»
            "#]],
        );
    }
}

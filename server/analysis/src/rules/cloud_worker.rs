//! `cloud-worker-settings`: a secret in plain text among a cloud worker's settings.

use json5_syntax::ast::{Value, ValueKind};
use openclaw_knowledge::text::Message;

use crate::Diagnostic;
use crate::environment::Substituted;
use crate::facts::value_format;
use crate::rules::Context;
use crate::rules::place::{self, Place};
use crate::rules::refused;

const CODE: &str = "cloud-worker-settings";
const SINCE: &str = "2026.9.1";
/// Ends of keys that hold counts and files, not secrets.
const HARMLESS: [&str; 10] = [
    "maxtokens",
    "maxoutputtokens",
    "maxinputtokens",
    "maxcompletiontokens",
    "contexttokens",
    "totaltokens",
    "tokencount",
    "tokenlimit",
    "tokenbudget",
    "passwordfile",
];

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for settings in place::select(context.root, "cloudWorkers.profiles.*.settings") {
        if settings.value.as_object().is_none()
            || !context.targets(SINCE)
            || context.aborted(&settings.path(), &settings.path())
        {
            continue;
        }
        let (range, message) = if !Limits::default().hold(settings.value, 0) {
            (settings.handle(), Message::new("cloud-worker-settings-size"))
        } else if let Some(key) = plain_secret(context, &settings) {
            let message =
                Message::new("cloud-worker-settings-secret").with("key", key.name().unwrap_or_default());
            (key.handle(), message)
        } else {
            continue;
        };
        findings.push(refused(CODE, settings.path(), range, message));
    }
}

/// The first key that holds a secret, but no reference to one.
fn plain_secret<'s>(context: &Context<'s>, place: &Place<'s>) -> Option<Place<'s>> {
    if place.value.as_array().is_some() {
        return place.items().iter().find_map(|item| plain_secret(context, item));
    }
    place.members().into_iter().find_map(|member| {
        if is_secret(member.name().unwrap_or_default()) {
            return (!is_secret_reference(context, &member)).then_some(member);
        }
        plain_secret(context, &member)
    })
}

fn is_secret(key: &str) -> bool {
    let key = key.to_lowercase();
    let sensitive = |key: &str| {
        let has = |word: &str| key.contains(word);
        let has_key = |word: &str| {
            let after = key.match_indices(word).map(|(at, _)| &key[at + word.len()..]);
            after.into_iter().any(|rest| {
                let mut characters = rest.chars();
                rest.starts_with("key")
                    || (characters.next().is_some() && characters.as_str().starts_with("key"))
            })
        };
        key.contains("localservice.env.")
            || (!HARMLESS.iter().any(|end| key.ends_with(end))
                && (key.ends_with("token")
                    || has("password")
                    || has("secret")
                    || has_key("api")
                    || has_key("encrypt")
                    || has_key("private")
                    || key.ends_with("serviceaccount")
                    || key.ends_with("serviceaccountref")))
    };
    key == "keyref" || sensitive(&key) || key.strip_suffix("ref").is_some_and(sensitive)
}

/// Whether a value is a whole SecretRef: source, provider and id, each as its source wants it.
fn is_secret_reference<'s>(context: &Context<'s>, place: &Place<'s>) -> bool {
    let text = |key: &str| match context.substituted(place.get(key)?.value)? {
        Substituted::Text(text) => Some(text),
        Substituted::DependsOn(_) => None,
    };
    let (Some(source), Some(provider), Some(id)) = (text("source"), text("provider"), text("id")) else {
        return false;
    };
    place.members().len() == 3 && value_format::is_secret_reference(&source, &provider, &id)
}

/// What OpenClaw takes as settings at most.
struct Limits {
    nodes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { nodes: 4096 }
    }
}

impl Limits {
    fn hold(&mut self, value: Value<'_>, depth: usize) -> bool {
        const DEEPEST: usize = 32;
        const KEYS: usize = 512;
        const TEXT: usize = 65_536;
        let Some(left) = self.nodes.checked_sub(1) else { return false };
        self.nodes = left;
        if depth > DEEPEST {
            return false;
        }
        match value.kind() {
            ValueKind::Object(object) => {
                let members = crate::effective::entries(object);
                members.len() <= KEYS && members.iter().all(|member| self.hold(member.value, depth + 1))
            }
            ValueKind::Array(array) => array.values().all(|value| self.hold(value, depth + 1)),
            ValueKind::String(text) => text.encode_utf16().count() <= TEXT,
            ValueKind::Number(number) => number.is_finite(),
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::{CODE, is_secret};
    use crate::testing;

    #[test]
    fn secrets_are_references() {
        testing::check(
            CODE,
            r#"{ cloudWorkers: { profiles: {
  a: { provider: "p", settings: { token: "dummy" } },
  b: { provider: "p", settings: { list: [{ apiKey: 1 }] } },
  c: { provider: "p", settings: { secretRef: { source: "env", provider: "default", id: "X" }, maxTokens: 1 } },
  d: { provider: "p", settings: { keyRef: { source: "env", provider: "default", id: "x" } } },
} } }"#,
            expect![[r#"
                error cloud-worker-settings cloudWorkers.profiles.a.settings «token»
                error cloud-worker-settings cloudWorkers.profiles.b.settings «apiKey»
                error cloud-worker-settings cloudWorkers.profiles.d.settings «keyRef»
            "#]],
        );
    }

    #[test]
    fn names_of_secrets() {
        for (key, expected) in [
            ("apiKey", true),
            ("api_key", true),
            ("API-KEY", true),
            ("privateKeyRef", true),
            ("serviceAccountRef", true),
            ("accessToken", true),
            ("tokens", false),
            ("maxTokens", false),
            ("passwordFile", false),
            ("region", false),
        ] {
            assert_eq!(is_secret(key), expected, "{key}");
        }
    }
}

//! `model-policy`: an entry of `modelPolicy.allow` that is no alias, no `provider/model` and no `provider/*`.

use openclaw_knowledge::text::Message;

use super::Context;
use super::place::{Place, select};
use crate::{Diagnostic, Severity, Stage};

/// Selectors that stand for a provider's own choice and have no slash.
const SELECTORS: [&str; 2] = ["openrouter:auto", "openrouter:free"];

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    // An included file may bring the alias.
    if context.has_include {
        return;
    }
    let defaults = select(context.root, "agents.defaults").pop();
    let shared = defaults.as_ref().map(|defaults| aliases(context, defaults)).unwrap_or_default();
    let agents = context.roster().agents.iter().filter_map(|agent| agent.place.clone());
    for scope in defaults.into_iter().chain(agents) {
        let allow = scope.get("modelPolicy").and_then(|policy| policy.get("allow"));
        let Some(allow) = allow else { continue };
        let own = aliases(context, &scope);
        for item in allow.items() {
            let Some(text) = context.text(item.value) else { continue };
            let text = text.trim();
            let lower = text.to_lowercase();
            let known =
                shared.contains(&lower) || own.contains(&lower) || SELECTORS.contains(&lower.as_str());
            if known || is_exact(text) || is_wildcard(text) {
                continue;
            }
            findings.push(Diagnostic::new(
                "model-policy",
                Severity::Error,
                Stage::Whole(8),
                item.path(),
                item.value.range(),
                Message::new("model-policy").with("entry", text),
            ));
        }
    }
}

/// The aliases that a scope gives to its models, in lower case.
fn aliases(context: &Context<'_>, scope: &Place<'_>) -> Vec<String> {
    let models = scope.get("models").map(|models| models.members()).unwrap_or_default();
    models
        .iter()
        .filter_map(|model| Some(context.text(model.get("alias")?.value)?.trim().to_lowercase()))
        .filter(|alias| !alias.is_empty())
        .collect()
}

fn is_segment(segment: &str) -> bool {
    !segment.is_empty() && !segment.contains(|c: char| c == '*' || c.is_whitespace() || c.is_control())
}

fn is_exact(text: &str) -> bool {
    let Some((provider, model)) = text.split_once('/') else { return false };
    is_segment(provider.trim()) && model.trim().split('/').all(is_segment)
}

fn is_wildcard(text: &str) -> bool {
    let mut segments: Vec<&str> = text.split('/').map(str::trim).collect();
    segments.pop() == Some("*") && !segments.is_empty() && segments.into_iter().all(is_segment)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::{is_exact, is_wildcard};
    use crate::testing;

    #[test]
    fn references() {
        for text in ["anthropic/claude-opus-4-5", "openrouter/a/b:free"] {
            assert!(is_exact(text), "{text}");
        }
        for text in ["opus", "/a", "a/", "a/*", "a/b c", "a//b"] {
            assert!(!is_exact(text), "{text}");
        }
        for text in ["a/*", "a/b/*", "a / *"] {
            assert!(is_wildcard(text), "{text}");
        }
        for text in ["*", "a*", "a/*b", "*/a", "/*"] {
            assert!(!is_wildcard(text), "{text}");
        }
    }

    fn check(text: &str, expected: Expect) {
        testing::check("model-policy", text, expected);
    }

    #[test]
    fn aliases_of_the_scope_and_of_the_defaults_count() {
        check(
            r#"{ agents: {
  defaults: { models: { "a/b": { alias: "One" } }, modelPolicy: { allow: ["one", "two", "openrouter:auto"] } },
  entries: { x: { models: { "c/d": { alias: "two" } }, modelPolicy: { allow: ["ONE", "two", "three"] } } },
} }"#,
            expect![[r#"
                error model-policy agents.defaults.modelPolicy.allow[1] «"two"»
                error model-policy agents.entries.x.modelPolicy.allow[2] «"three"»
            "#]],
        );
    }
}

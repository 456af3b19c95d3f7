//! `rewritten-model`: a reference that OpenClaw's doctor replaces, because the model is gone from the lists, or because it is written otherwise there.

use openclaw_knowledge::model_rewrites;
use openclaw_knowledge::text::Message;

use super::{Context, mends, unqualified_model};
use crate::facts::model_refs::{Reference, Rewritten};
use crate::{Confidence, Diagnostic, Fix, Severity, Stage, Tag};

const CODE: &str = "rewritten-model";

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if !context.targets(model_rewrites::since()) {
        return;
    }
    let references = context.model_references();
    for reference in references.iter().filter(|reference| reference.row.rewritten) {
        let Some(Rewritten { from, to, is_refused }) = &reference.known.rewritten else { continue };
        // OpenClaw refuses these: `retired-model` says more.
        if reference.row.checked && *is_refused {
            continue;
        }
        let qualified = to.contains('/').then(|| to.clone()).or_else(|| listed(to));
        let id = if to.contains('/') { "rewritten-model" } else { "rewritten-model-bare" };
        let message = Message::new(id)
            .with("model", from.as_str())
            .with("instead", to.as_str())
            .with("meant", qualified.as_deref().unwrap_or(to));
        let path = reference.path();
        let mut finding =
            Diagnostic::new(CODE, Severity::Warning, Stage::Ours, path, reference.range(), message);
        finding.tags.push(Tag::Deprecated);
        let meant = qualified.filter(|meant| !is_taken(references, reference, meant));
        let fix = meant.and_then(|meant| mends::replace_model(reference, &meant));
        // Sure is what the doctor does by itself; the provider is our addition.
        // A name without provider may come to mean another model.
        let confidence = if to.contains('/') { Confidence::Likely } else { Confidence::Choice };
        finding.fixes.extend(fix.map(|fix| Fix { confidence, ..fix }));
        findings.push(finding);
    }
}

/// The reference to a model of this name that OpenClaw lists.
fn listed(model: &str) -> Option<String> {
    unqualified_model::listed_elsewhere(model).into_iter().next()
}

/// Whether the map has the other key already, or would get it from another of its keys: the two entries would have to be merged.
fn is_taken(references: &[Reference<'_>], reference: &Reference<'_>, key: &str) -> bool {
    if !reference.row.key {
        return false;
    }
    let becomes = |other: &Reference<'_>| other.known.rewritten.as_ref().is_some_and(|other| other.to == key);
    let map = reference.path().parent();
    let others = references.iter().filter(|other| other.row.key && other.range() != reference.range());
    others.filter(|other| other.text == key || becomes(other)).any(|other| other.path().parent() == map)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::CODE;
    use crate::testing;

    #[test]
    fn says_what_the_doctor_writes() {
        testing::check(
            CODE,
            r#"{ agents: {
  defaults: {
    model: { primary: "anthropic/claude-opus-4-5@anthropic:work", fallbacks: ["openai/gpt-4o", "openai/gpt-5.4", "sonnet-4.5"] },
    models: { "xai/grok-4-0709": {}, "google/gemini-3-pro-preview": {} },
    decisionModel: "openai/gpt-4o",
  },
} }"#,
            expect![[r#"
                warning rewritten-model agents.defaults.model.primary «"anthropic/claude-opus-4-5@anthropic:work"»
                warning rewritten-model agents.defaults.model.fallbacks[0] «"openai/gpt-4o"»
                warning rewritten-model agents.defaults.model.fallbacks[2] «"sonnet-4.5"»
                warning rewritten-model agents.defaults.models["xai/grok-4-0709"] «"xai/grok-4-0709"»
            "#]],
        );
        testing::check(
            CODE,
            r#"{ meta: { lastTouchedVersion: "2026.2.9" }, agents: { defaults: { model: "anthropic/claude-opus-4-5" } } }"#,
            expect![""],
        );
    }

    #[test]
    fn writes_the_same() {
        testing::check_fix(
            CODE,
            r#"{ agents: { defaults: { model: "opus-4.5" } } }"#,
            expect![[r#"{ agents: { defaults: { model: "anthropic/claude-opus-4-7" } } }"#]],
        );
        testing::check_fix(
            CODE,
            r#"{ agents: { defaults: {
  model: 'Anthropic/claude-opus-4-5@work', models: { "openai/gpt-4o": { alias: "o" }, "xai/grok-4-0709": {}, "xai/grok-4.3": {},
  "openai/gpt-5-mini": {}, "openai/gpt-4o-mini": {} },
} } }"#,
            expect![[r#"
                { agents: { defaults: {
                  model: 'Anthropic/claude-opus-4-7@work', models: { "openai/gpt-5.5": { alias: "o" }, "xai/grok-4-0709": {}, "xai/grok-4.3": {},
                  "openai/gpt-5-mini": {}, "openai/gpt-4o-mini": {} },
                } } }"#]],
        );
    }
}

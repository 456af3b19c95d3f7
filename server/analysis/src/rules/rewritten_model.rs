//! `rewritten-model`: a reference that OpenClaw's doctor replaces, because the model is gone from the lists, or because it is written otherwise there.

use openclaw_knowledge::model_rewrites;
use openclaw_knowledge::text::Message;

use super::Context;
use super::model_mend::successor;
use crate::facts::model_refs::Rewritten;
use crate::model_ref::ModelRef;
use crate::{Confidence, Diagnostic, Severity, Tag};

const CODE: &str = "rewritten-model";

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if !context.targets(model_rewrites::since()) {
        return;
    }
    for reference in context.model_references().iter().filter(|reference| reference.row.rewritten) {
        let Some(Rewritten { from, to, is_refused }) = &reference.known.rewritten else { continue };
        // OpenClaw refuses these: `retired-model` says more.
        if reference.row.checked && *is_refused {
            continue;
        }
        let instead = successor(&reference.text);
        let has_provider = to.contains('/');
        let is_last = ModelRef::parse(to).map(|parts| parts.id()) == instead;
        let id = match (has_provider, is_last) {
            (true, true) => "rewritten-model",
            (true, false) => "rewritten-model-deprecated",
            (false, _) => "rewritten-model-bare",
        };
        let meant = instead.as_ref().map_or_else(|| to.clone(), ToString::to_string);
        let message =
            Message::new(id).with("model", from.as_str()).with("instead", to.as_str()).with("meant", meant);
        let mut finding = reference.finding(CODE, Severity::Warning, message);
        finding.tags.push(Tag::Deprecated);
        // A name without provider may come to mean another model.
        let confidence = if has_provider { Confidence::Likely } else { Confidence::Choice };
        if let Some(instead) = &instead {
            context.mend_model(&mut finding, reference, instead, confidence);
        }
        findings.push(finding);
    }
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
                  model: 'Anthropic/claude-opus-4-7@work', models: { "openai/gpt-5.6-sol": { alias: "o" }, "xai/grok-4-0709": {}, "xai/grok-4.3": {},
                  "openai/gpt-5-mini": {}, "openai/gpt-4o-mini": {} },
                } } }"#]],
        );
    }
}

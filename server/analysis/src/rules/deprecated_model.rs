//! `deprecated-model`: a model that OpenClaw still lists, marked as deprecated.

use openclaw_knowledge::text::Message;

use super::{Context, mends};
use crate::facts::model_refs::Deprecated;
use crate::{Confidence, Diagnostic, Fix, Severity, Stage, Tag};

const CODE: &str = "deprecated-model";
const SINCE: &str = "2026.9.0";

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if !context.targets(SINCE) {
        return;
    }
    for reference in context.model_references() {
        let Some(Deprecated { id, instead }) = &reference.known.deprecated else { continue };
        let provider = reference.parts().and_then(|parts| parts.provider).unwrap_or_default();
        let instead = instead.map(|model| [provider, "/", model].concat());
        let name = if instead.is_some() { "deprecated-model-instead" } else { "deprecated-model" };
        let message = Message::new(name)
            .with("model", id.to_string())
            .with("instead", instead.as_deref().unwrap_or_default());
        let path = reference.path();
        let mut finding =
            Diagnostic::new(CODE, Severity::Information, Stage::Ours, path, reference.range(), message);
        finding.tags.push(Tag::Deprecated);
        // The key of a map has settings of its own, which need not fit another model.
        let fix = instead
            .filter(|_| !reference.row.key)
            .and_then(|instead| mends::replace_model(reference, &instead));
        finding.fixes.extend(fix.map(|fix| Fix { confidence: Confidence::Choice, ..fix }));
        findings.push(finding);
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::CODE;
    use crate::testing;

    #[test]
    fn names_the_next_model() {
        let text =
            r#"{ agents: { defaults: { model: "anthropic/opus-4.8@p", imageModel: "openai/gpt-5.4" } } }"#;
        testing::check(
            CODE,
            text,
            expect![[r#"
                information deprecated-model agents.defaults.model «"anthropic/opus-4.8@p"»
            "#]],
        );
        testing::check_fix(
            CODE,
            text,
            expect![[
                r#"{ agents: { defaults: { model: "anthropic/claude-opus-5@p", imageModel: "openai/gpt-5.4" } } }"#
            ]],
        );
    }
}

//! `deprecated-model`: a model that OpenClaw still lists, marked as deprecated.

use openclaw_knowledge::text::Message;

use super::Context;
use super::model_mend::successor;
use crate::{Confidence, Diagnostic, Severity, Tag};

const CODE: &str = "deprecated-model";
const SINCE: &str = "2026.9.0";

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if !context.targets(SINCE) {
        return;
    }
    for reference in context.model_references() {
        let Some(id) = &reference.known.deprecated else { continue };
        let instead = successor(&reference.text);
        let message = match &instead {
            Some(instead) => Message::new("deprecated-model-instead").with("instead", instead.to_string()),
            None => Message::new("deprecated-model"),
        };
        let message = message.with("model", id.to_string());
        let mut finding = reference.finding(CODE, Severity::Information, message);
        finding.tags.push(Tag::Deprecated);
        if let Some(instead) = instead {
            context.mend_model(&mut finding, reference, &instead, Confidence::Choice);
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

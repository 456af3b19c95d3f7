//! `retired-model`: a reference to a model that its provider has shut down. OpenClaw refuses the config.

use openclaw_knowledge::retired_models::{RetiredModel, Retirement};
use openclaw_knowledge::text::Message;

use super::Context;
use super::model_mend::successor;
use crate::model_ref::ModelId;
use crate::{Confidence, Diagnostic, Severity, Stage};

const CODE: &str = "retired-model";

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for reference in context.model_references().iter().filter(|reference| reference.row.checked) {
        let Some(row) = reference.known.retired else { continue };
        let instead = successor(&reference.text);
        let message = message(row, reference.text.trim(), instead.as_ref());
        let mut finding = reference.finding(CODE, Severity::Error, message);
        finding.stage = Stage::Plugins;
        if let Some(instead) = &instead {
            context.mend_model(&mut finding, reference, instead, Confidence::Likely);
        }
        findings.push(finding);
    }
}

/// The words for a model that is gone.
pub(super) fn message(row: &RetiredModel, model: &str, instead: Option<&ModelId>) -> Message {
    let id = match (row.why, &row.since) {
        (Retirement::ShutDown, Some(_)) => "retired-model-since",
        (Retirement::ShutDown, None) => "retired-model",
        (Retirement::NeverPublic, _) => "retired-model-never-public",
        (Retirement::Oauth, _) => "retired-model-oauth",
        (Retirement::Unsupported, _) => "retired-model-unsupported",
    };
    Message::new(id)
        .with("model", model)
        .with("since", row.since.as_deref().unwrap_or_default())
        .with("instead", instead.map(ModelId::to_string).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::testing;

    fn check(text: &str, expected: Expect) {
        testing::check("retired-model", text, expected);
    }

    #[test]
    fn references() {
        check(
            r#"{ agents: {
  defaults: {
    model: { primary: "google/gemini-1.5-flash", fallbacks: ["a/b", "Google/Gemini-3-Pro-Preview"] },
    models: { "xai/grok-4.20-multi-agent": {} },
  },
  entries: { a: { model: "google/gemini-2.5-flash", tts: { summaryModel: "google/gemini-2.0-flash" } } },
} }"#,
            expect![[r#"
                error retired-model agents.defaults.model.primary «"google/gemini-1.5-flash"»
                error retired-model agents.defaults.model.fallbacks[1] «"Google/Gemini-3-Pro-Preview"»
                error retired-model agents.defaults.models["xai/grok-4.20-multi-agent"] «"xai/grok-4.20-multi-agent"»
                error retired-model agents.entries.a.tts.summaryModel «"google/gemini-2.0-flash"»
            "#]],
        );
    }

    #[test]
    fn replaces() {
        testing::check_fix(
            "retired-model",
            r#"{ hooks: { gmail: { model: 'google/gemini-1.5-pro' } } }"#,
            expect!["{ hooks: { gmail: { model: 'google/gemini-3.1-pro-preview' } } }"],
        );
    }
}

//! `retired-model`: a reference to a model that its provider has shut down. OpenClaw refuses the config.

use openclaw_knowledge::retired_models::Retirement;
use openclaw_knowledge::text::Message;

use super::{Context, mends};
use crate::facts::model_refs::Reference;
use crate::{Diagnostic, Severity, Stage};

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let checked = context.model_references().iter().filter(|reference| reference.row.checked);
    findings.extend(checked.filter_map(finding));
}

fn finding(reference: &Reference<'_>) -> Option<Diagnostic> {
    let row = reference.known.retired?;
    let text = reference.text.trim();
    let id = match (row.why, &row.since) {
        (Retirement::ShutDown, Some(_)) => "retired-model-since",
        (Retirement::ShutDown, None) => "retired-model",
        (Retirement::NeverPublic, _) => "retired-model-never-public",
        (Retirement::Oauth, _) => "retired-model-oauth",
        (Retirement::Unsupported, _) => "retired-model-unsupported",
    };
    let (provider, _) = text.split_once('/')?;
    let meant = row.instead.as_ref().map(|model| [provider.trim(), "/", model].concat());
    let message = Message::new(id)
        .with("model", text)
        .with("since", row.since.as_deref().unwrap_or_default())
        .with("instead", meant.as_deref().unwrap_or_default());
    let path = reference.path();
    let mut finding =
        Diagnostic::new("retired-model", Severity::Error, Stage::Plugins, path, reference.range(), message);
    finding.fixes.extend(meant.and_then(|meant| mends::replace_model(reference, &meant)));
    Some(finding)
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

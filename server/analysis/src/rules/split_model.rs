//! `retired-model` and `deprecated-model` where a model stands apart from its provider: in `{ provider, model }` pairs, and
//! among the models that the document gives to a provider. OpenClaw's config check looks at neither.

use json5_syntax::ast::Value;
use openclaw_knowledge::models::{Standing, standing};
use openclaw_knowledge::retired_models::{Retirement, retired_model};
use openclaw_knowledge::text::Message;

use super::model_mend::successor;
use super::{Context, mends, retired_model as retired};
use crate::model_ref::ModelId;
use crate::place::{Place, select};
use crate::{Confidence, Diagnostic, Fix, Severity, Stage, Tag};

const SINCE: &str = "2026.9.0";

/// The objects with a `provider` and its `model`. Those of `memory.search` hold embedding models, which the tables do not have.
const PAIRS: [&str; 4] = [
    "tools.media.models.[]",
    "talk.realtime",
    "channels.discord.voice.realtime",
    "channels.discord.accounts.*.voice.realtime",
];

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if !context.targets(SINCE) {
        return;
    }
    for pair in PAIRS.iter().flat_map(|pattern| select(context.root, pattern)) {
        let provider = pair.get("provider").and_then(|provider| plain(provider.value));
        let Some((provider, model)) = provider.zip(pair.get("model")) else { continue };
        if pair.get("baseUrl").is_none() {
            findings.extend(finding(&provider, &model, true));
        }
    }
    // A provider with an address of its own has what models it has.
    for provider in select(context.root, "models.providers.*") {
        if provider.get("baseUrl").is_some() {
            continue;
        }
        for model in provider.get("models").iter().flat_map(Place::items) {
            if let (None, Some(id)) = (model.get("baseUrl"), model.get("id")) {
                findings.extend(finding(provider.name().unwrap_or_default(), &id, false));
            }
        }
    }
}

/// What is known of a model. A defined one is not mended: what stands beside its id belongs to that very model.
fn finding(provider: &str, place: &Place<'_>, mends: bool) -> Option<Diagnostic> {
    let model = plain(place.value)?;
    let reference = [provider.trim(), "/", model.trim()].concat();
    let instead = successor(&reference);
    let found = |code, severity, message| {
        Diagnostic::new(code, severity, Stage::Ours, place.path(), place.value.range(), message)
    };
    let gone = retired_model(&reference)
        .filter(|row| matches!(row.why, Retirement::ShutDown | Retirement::NeverPublic));
    let (mut finding, confidence) = if let Some(row) = gone {
        let message = retired::message(row, &reference, instead.as_ref());
        (found("retired-model", Severity::Warning, message), Confidence::Likely)
    } else {
        let id = ModelId::new(provider, &model);
        let Standing::Deprecated(_) = standing(&id.provider, &id.model) else { return None };
        let message = match &instead {
            Some(instead) => Message::new("deprecated-model-instead").with("instead", instead.to_string()),
            None => Message::new("deprecated-model"),
        };
        let mut finding =
            found("deprecated-model", Severity::Information, message.with("model", id.to_string()));
        finding.tags.push(Tag::Deprecated);
        (finding, Confidence::Choice)
    };
    let fix = instead.filter(|_| mends).and_then(|instead| mends::replace_text(place.value, &instead.model));
    finding.fixes.extend(fix.map(|fix| Fix { confidence, ..fix }));
    Some(finding)
}

/// The text of a string that refers to no variable.
fn plain(value: Value<'_>) -> Option<String> {
    value
        .as_str()
        .filter(|text| !text.contains("${") && !text.trim().is_empty())
        .map(|text| text.into_owned())
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::testing;

    const TEXT: &str = r#"{
  tools: { media: { models: [
    { provider: "google", model: "gemini-1.5-flash" }, { provider: "google", model: "gemini-1.5-pro", baseUrl: "http://x" },
    { provider: "${P}", model: "gemini-1.5-flash" }, { provider: "anthropic", model: 'claude-opus-4-8' }, { provider: "mine", model: "gpt-5.5" },
  ] } },
  talk: { realtime: { provider: "Google", model: "gemini-2.0-flash-live-001" } },
  models: { providers: { google: { models: [{ id: "gemini-1.5-flash", name: "a" }, { id: "gemini-2.5-pro", name: "b" }] },
    openai: { baseUrl: "http://x", models: [{ id: "gpt-5.5", name: "c" }] } } },
}"#;

    #[test]
    fn pairs_and_definitions() {
        for (code, expected) in [
            (
                "retired-model",
                expect![[r#"
            warning retired-model tools.media.models[0].model «"gemini-1.5-flash"»
            warning retired-model talk.realtime.model «"gemini-2.0-flash-live-001"»
            warning retired-model models.providers.google.models[0].id «"gemini-1.5-flash"»
        "#]],
            ),
            (
                "deprecated-model",
                expect![[r#"
            information deprecated-model tools.media.models[3].model «'claude-opus-4-8'»
        "#]],
            ),
        ] {
            testing::check(code, TEXT, expected);
        }
        testing::check_fix(
            "retired-model",
            TEXT,
            expect![[r#"
            {
              tools: { media: { models: [
                { provider: "google", model: "gemini-2.5-flash" }, { provider: "google", model: "gemini-1.5-pro", baseUrl: "http://x" },
                { provider: "${P}", model: "gemini-1.5-flash" }, { provider: "anthropic", model: 'claude-opus-4-8' }, { provider: "mine", model: "gpt-5.5" },
              ] } },
              talk: { realtime: { provider: "Google", model: "gemini-3.1-flash-live-preview" } },
              models: { providers: { google: { models: [{ id: "gemini-1.5-flash", name: "a" }, { id: "gemini-2.5-pro", name: "b" }] },
                openai: { baseUrl: "http://x", models: [{ id: "gpt-5.5", name: "c" }] } } },
            }"#]],
        );
    }
}

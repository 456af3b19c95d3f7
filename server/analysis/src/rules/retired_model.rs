//! `retired-model`: a reference to a model that its provider has shut down. OpenClaw refuses the config.

use openclaw_knowledge::retired_models::{Retirement, retired_model};
use openclaw_knowledge::text::Message;

use super::place::{Place, select};
use super::{Context, mends};
use crate::{Diagnostic, Fix, Severity, Stage};

/// Settings of an agent, or of the defaults, that hold a reference or `{ primary, fallbacks }`.
const OF_AGENTS: [&str; 11] = [
    "model",
    "utilityModel",
    "imageModel",
    "voiceModel",
    "pdfModel",
    "mediaModels.image",
    "mediaModels.video",
    "mediaModels.music",
    "subagents.model",
    "heartbeat.model",
    "compaction.model",
];

/// More of them, which count for agents but not for the defaults.
const OF_ENTRIES: [&str; 2] = ["tools.exec.reviewer.model", "tts.summaryModel"];

/// And everywhere else.
const ELSEWHERE: [&str; 10] = [
    "tools.exec.reviewer.model",
    "tools.media.*.preferredModel",
    "channels.modelByChannel.*.*",
    "channels.discord.voice.model",
    "channels.discord.voice.tts.summaryModel",
    "channels.discord.accounts.*.voice.model",
    "channels.discord.accounts.*.voice.tts.summaryModel",
    "hooks.mappings.[].model",
    "hooks.gmail.model",
    "tts.summaryModel",
];

pub(super) fn check<'s>(context: &Context<'s>, findings: &mut Vec<Diagnostic>) {
    let mut selectors: Vec<Place<'s>> = Vec::new();
    let mut scope = |scope: &Place<'s>, more: &[&str]| {
        let keys = OF_AGENTS.iter().chain(&["compaction.memoryFlush.model"]).chain(more);
        selectors.extend(keys.filter_map(|keys| below(scope, keys)));
        for model in scope.get("models").map(|models| models.members()).unwrap_or_default() {
            let Some((key, name)) = model.key.zip(model.name()) else { continue };
            findings.extend(finding(&model, name, key.range(), |meant| mends::rename_key(&model, meant)));
        }
    };
    if let Some(defaults) = select(context.root, "agents.defaults").pop() {
        scope(&defaults, &[]);
    }
    for agent in context.roster().agents.iter().filter_map(|agent| agent.place.as_ref()) {
        scope(agent, &OF_ENTRIES);
    }
    selectors.extend(ELSEWHERE.iter().flat_map(|pattern| select(context.root, pattern)));
    for selector in selectors {
        let fallbacks = selector.get("fallbacks").map(|list| list.items()).unwrap_or_default();
        for place in std::iter::once(selector.get("primary").unwrap_or(selector)).chain(fallbacks) {
            let Some(text) = context.text(place.value) else { continue };
            let replace = |meant: &str| mends::replace_text(place.value, meant);
            findings.extend(finding(&place, &text, place.value.range(), replace));
        }
    }
}

fn below<'s>(scope: &Place<'s>, keys: &str) -> Option<Place<'s>> {
    keys.split('.').try_fold(scope.clone(), |place, key| place.get(key))
}

fn finding(
    place: &Place<'_>,
    reference: &str,
    range: json5_syntax::TextRange,
    replace: impl Fn(&str) -> Option<Fix>,
) -> Option<Diagnostic> {
    let row = retired_model(reference)?;
    let id = match (row.why, &row.since) {
        (Retirement::ShutDown, Some(_)) => "retired-model-since",
        (Retirement::ShutDown, None) => "retired-model",
        (Retirement::NeverPublic, _) => "retired-model-never-public",
        (Retirement::Oauth, _) => "retired-model-oauth",
        (Retirement::Unsupported, _) => "retired-model-unsupported",
    };
    let (provider, _) = reference.trim().split_once('/')?;
    let meant = row.instead.as_ref().map(|model| [provider.trim(), "/", model].concat());
    let message = Message::new(id)
        .with("model", reference.trim())
        .with("since", row.since.as_deref().unwrap_or_default())
        .with("instead", meant.as_deref().unwrap_or_default());
    let mut finding =
        Diagnostic::new("retired-model", Severity::Error, Stage::Plugins, place.path.clone(), range, message);
    finding.fixes.extend(meant.and_then(|meant| replace(&meant)));
    Some(finding)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::rules::testing;

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

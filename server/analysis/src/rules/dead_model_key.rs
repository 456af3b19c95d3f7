//! `dead-model-key`: a key of `models` with `params` that OpenClaw never looks up: for aliases and auth profiles measured on 2026.9.6,
//! for the rest read in its code.

use openclaw_knowledge::text::Message;

use super::Context;
use super::bare_model::{is_known, known_elsewhere};
use super::model_mend::write;
use crate::facts::model_refs::Reference;
use crate::model_ref::{How, ModelId, ModelNames, split_profile};
use crate::params::route::{keys, loaded_key};
use crate::{Confidence, Diagnostic, Fix, Severity};

const CODE: &str = "dead-model-key";
const SINCE: &str = "2026.9.0";

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if !context.targets(SINCE) {
        return;
    }
    for reference in context.model_references().iter().filter(|reference| reference.has_params()) {
        // Whoever writes the model that takes the place of an old one writes a key that is found.
        if reference.known.retired.is_some() || reference.known.rewritten.is_some() {
            continue;
        }
        let Some((id, meant)) = problem(context, reference) else { continue };
        let message = Message::new(id)
            .with("key", reference.text.trim())
            .with("instead", meant.first().map(ModelId::to_string).unwrap_or_default());
        let mut finding = reference.finding(CODE, Severity::Warning, message);
        let is_sure = id == "dead-model-key";
        let confidence = if is_sure { Confidence::Likely } else { Confidence::Choice };
        for model in &meant {
            match context.taken(reference, model) {
                Some(taken) => finding.related.push(taken),
                None => finding.fixes.extend(write(reference, model).map(|fix| Fix { confidence, ..fix })),
            }
        }
        findings.push(finding);
    }
}

/// What is wrong with a key, and the models that may be meant; `None` when it is looked up, or names no model at all.
fn problem<'s>(context: &Context<'s>, reference: &Reference<'s>) -> Option<(&'static str, Vec<ModelId>)> {
    let text = reference.text.trim();
    let id = reference.known.id.as_ref()?;
    if text.contains('*') {
        return Some(("dead-model-key-pattern", Vec::new()));
    }
    if !text.contains('/') {
        return Some(("dead-model-key-bare", meant(&context.model_names(reference.agent), text)));
    }
    if split_profile(text).1.is_some() {
        return Some(("dead-model-key-profile", vec![id.clone()]));
    }
    (!is_found(reference, id)).then(|| ("dead-model-key", vec![id.clone()]))
}

/// Whether a key is one of the two spellings that settings of its model are looked up under.
fn is_found(reference: &Reference<'_>, id: &ModelId) -> bool {
    let Some((provider, _)) = reference.text.split_once('/') else { return false };
    let found = keys(id);
    // The keys of the defaults are tidied while OpenClaw loads them, those of an agent are not.
    if reference.agent.is_some() {
        return found.iter().any(|found| *found == reference.text);
    }
    found.contains(&loaded_key(&reference.text))
        // A provider of the user's own may have a model that begins with the provider's name.
        || (openclaw_knowledge::models::provider(&id.provider).is_none() && provider.trim() == id.provider)
}

/// The models that a word without a provider may mean.
fn meant(names: &ModelNames, word: &str) -> Vec<ModelId> {
    match names.resolve(word) {
        Some(found) if found.how != How::DefaultProvider || is_known(&found.id) => vec![found.id],
        Some(found) => match openclaw_knowledge::models::built_in_alias(word) {
            Some(target) => target
                .split_once('/')
                .map(|(provider, model)| ModelId::new(provider, model))
                .into_iter()
                .collect(),
            None => known_elsewhere(&found.id.model),
        },
        None => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::CODE;
    use crate::testing;

    #[test]
    fn keys_that_nothing_looks_up() {
        testing::check(
            CODE,
            r#"{ agents: {
  defaults: { models: {
    "anthropic/claude-opus-5": { params: { a: 1 } }, " Anthropic / claude-sonnet-5 ": { params: { a: 1 } }, "anthropic/opus": { params: {} },
    "anthropic/haiku": { params: { a: 1 } }, "claude-opus-5-5": { params: { a: 1 } }, "anthropic/claude-fable-5@work": { params: { a: 1 } },
    "openai/*": { params: { a: 1 } }, "google/gemini-3.1-pro-preview": { params: { a: 1 } }, "google/gemma-4-26b": { params: { a: 1 } },
    "openrouter/auto": { params: { a: 1 } }, "xai/grok-4.3-latest": { params: { a: 1 } }, "mine/Model": { params: { a: 1 } },
    "vercel-ai-gateway/claude-opus-5": { params: { a: 1 } },
  } },
  entries: { a: { models: { "Anthropic/claude-opus-5": { params: { a: 1 } }, "openai/gpt-5.4": { params: { a: 1 } }, "openrouter/openrouter/auto": { params: { a: 1 } } } } },
} }"#,
            expect![[r#"
                warning dead-model-key agents.defaults.models["anthropic/haiku"] «"anthropic/haiku"»
                warning dead-model-key agents.defaults.models.claude-opus-5-5 «"claude-opus-5-5"»
                warning dead-model-key agents.defaults.models["anthropic/claude-fable-5@work"] «"anthropic/claude-fable-5@work"»
                warning dead-model-key agents.defaults.models["openai/*"] «"openai/*"»
                warning dead-model-key agents.defaults.models["xai/grok-4.3-latest"] «"xai/grok-4.3-latest"»
                warning dead-model-key agents.defaults.models["vercel-ai-gateway/claude-opus-5"] «"vercel-ai-gateway/claude-opus-5"»
                warning dead-model-key agents.entries.a.models["Anthropic/claude-opus-5"] «"Anthropic/claude-opus-5"»
            "#]],
        );
        testing::check(
            CODE,
            r#"{ meta: { lastTouchedVersion: "2026.2.9" }, agents: { defaults: { models: { opus: { params: { a: 1 } } } } } }"#,
            expect![""],
        );
    }

    #[test]
    fn mends_the_key() {
        testing::check_fix(
            CODE,
            r#"{ agents: { defaults: { models: {
  'anthropic/haiku': { params: { a: 1 } }, "anthropic/claude-opus-5@w": { params: { a: 1 } }, opus: { params: { a: 1 } }, gpt: { params: { a: 1 } },
  "gpt-5.4-mini": { params: { a: 1 } }, fast: { alias: "sonnet", params: { a: 1 } }, "claude-sonnet-4-6": { params: { a: 1 } }, "nothing-known": { params: { a: 1 } },
} } } }"#,
            expect![[r#"
                { agents: { defaults: { models: {
                  'anthropic/claude-haiku-4-5': { params: { a: 1 } }, "anthropic/claude-opus-5": { params: { a: 1 } }, opus: { params: { a: 1 } }, "openai/gpt-5.4": { params: { a: 1 } },
                  "openai/gpt-5.4-mini": { params: { a: 1 } }, fast: { alias: "sonnet", params: { a: 1 } }, "anthropic/claude-sonnet-4-6": { params: { a: 1 } }, "nothing-known": { params: { a: 1 } },
                } } } }"#]],
        );
    }
}

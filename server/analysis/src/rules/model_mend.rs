//! Writes another model in the place of one that has had its day: at the reference, and wherever else the same model is
//! meant when `models` has settings for it, because settings under the old name would no longer be found.

use openclaw_knowledge::model_rewrites;
use openclaw_knowledge::models::{Standing, standing};
use openclaw_knowledge::retired_models::retired_model;
use openclaw_knowledge::text::Message;

use super::bare_model::known_elsewhere;
use super::{Context, mends};
use crate::facts::model_refs::Reference;
use crate::model_ref::{How, ModelId, ModelRef};
use crate::{Confidence, Diagnostic, Fix, Related};

/// More steps than the tables have from any model to the one that stays.
const MOST_STEPS: usize = 8;

/// The model that takes the place of the one a text names, after every step: what was shut down or is rewritten may lead to
/// what is deprecated. `None` when the text names no such model, or nothing is known to take its place.
pub(super) fn successor(text: &str) -> Option<ModelId> {
    let parts = ModelRef::parse(text)?;
    let first = match parts.provider {
        Some(provider) => next(&provider.to_lowercase(), parts.model)?,
        None => {
            let model = model_rewrites::rewritten(None, parts.model)?;
            known_elsewhere(&model).into_iter().next()?
        }
    };
    let steps = std::iter::successors(Some(first), |id| next(&id.provider, &id.model));
    steps.take(MOST_STEPS).last()
}

/// The model that takes the place of another one, below the same provider (in lower case).
fn next(provider: &str, model: &str) -> Option<ModelId> {
    let retired = retired_model(&[provider, "/", model].concat()).and_then(|row| row.instead.clone());
    let rewritten = || model_rewrites::rewritten(Some(provider), model);
    let deprecated = || match standing(provider, &ModelId::new(provider, model).model) {
        Standing::Deprecated(instead) => instead.map(str::to_owned),
        _ => None,
    };
    let instead = retired.or_else(rewritten).or_else(deprecated)?;
    let next = ModelId::new(provider, &instead);
    (!next.model.eq_ignore_ascii_case(model)).then_some(next)
}

/// Writes a model in the place of a reference; the auth profile stays, and so does the spelling of a provider that stays.
pub(super) fn write(reference: &Reference<'_>, model: &ModelId) -> Option<Fix> {
    let name = model.to_string();
    let written = reference.parts().filter(|_| !reference.row.key).and_then(|parts| parts.provider);
    let kept = written.filter(|provider| provider.eq_ignore_ascii_case(&model.provider));
    match kept.zip(name.get(model.provider.len()..)) {
        Some((provider, rest)) => mends::replace_model(reference, &[provider, rest].concat()),
        None => mends::replace_model(reference, &name),
    }
}

impl<'s> Context<'s> {
    /// Adds to a finding about a reference the mend that writes another model, or what stands in its way.
    pub(super) fn mend_model(
        &self,
        finding: &mut Diagnostic,
        reference: &Reference<'s>,
        model: &ModelId,
        confidence: Confidence,
    ) {
        let places = self.same_model(reference, model);
        if let Some(taken) = places.iter().find_map(|place| self.taken(place, model)) {
            finding.related.push(taken);
            return;
        }
        let fixes: Option<Vec<Fix>> = places.iter().map(|place| write(place, model)).collect();
        let Some(mut fixes) = fixes else { return };
        let alone = fixes.len() == 1;
        let Some(first) = fixes.first() else { return };
        let title = match alone {
            true => first.title.clone(),
            false => Message::new("fix-model-everywhere").with("model", model.to_string()),
        };
        let mut edits: Vec<_> = fixes.drain(..).flat_map(|fix| fix.edits).collect();
        edits.sort_by_key(|edit| edit.range.start());
        finding.fixes.push(Fix { title, edits, confidence });
    }

    /// The places to change together: the reference, and where a key of `models` has settings for its model, all that mean
    /// this model.
    fn same_model<'c>(&'c self, reference: &'c Reference<'s>, model: &ModelId) -> Vec<&'c Reference<'s>> {
        let alone = vec![reference];
        let Some(id) = self.meant(reference) else { return alone };
        let is_same = |other: &&Reference<'s>| {
            other.range() == reference.range()
                || (other.row.rewritten
                    && other.is_literal
                    && other.known.id.as_ref().is_some_and(|own| own.model.eq_ignore_ascii_case(&id.model))
                    && !other.is_written(model)
                    && self.meant(other).as_ref() == Some(&id))
        };
        let same: Vec<_> = self.model_references().iter().filter(is_same).collect();
        if same.iter().any(|place| place.row.key) { same } else { alone }
    }

    /// The model that a reference itself names; `None` for an alias, which stays right when the model's key changes.
    fn meant(&self, reference: &Reference<'s>) -> Option<ModelId> {
        let resolved = reference.resolve(&self.model_names(reference.agent))?;
        (!matches!(resolved.how, How::Alias(_))).then_some(resolved.id)
    }

    /// The other key of the same map that is this model already, or would be after its own mend: two entries would have to be
    /// merged.
    pub(super) fn taken(&self, reference: &Reference<'s>, model: &ModelId) -> Option<Related> {
        if !reference.row.key {
            return None;
        }
        let is_it = |other: &&Reference<'s>| {
            other.row.key
                && other.range() != reference.range()
                && (other.known.id.as_ref() == Some(model)
                    || (other.known.is_replaced() && successor(&other.text).as_ref() == Some(model)))
        };
        let map = reference.path().parent();
        let mut others = self.model_references().iter().filter(is_it);
        let other = others.find(|other| other.path().parent() == map)?;
        let message = Message::new("model-key-taken").with("model", model.to_string());
        Some(Related { message, path: other.path(), range: other.range() })
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::successor;
    use crate::edits::applied;
    use crate::testing;
    use crate::{FileId, diagnostics};

    #[test]
    fn the_last_of_all_successors() {
        for (text, expected) in [
            ("openai/gpt-4o", Some("openai/gpt-5.6-sol")),
            ("openai/gpt-4o@work", Some("openai/gpt-5.6-sol")),
            ("OpenAI/gpt-5.5", Some("openai/gpt-5.6-sol")),
            ("github-copilot/gpt-5-mini", Some("github-copilot/gpt-5.6-luna")),
            ("anthropic/opus-4.8", Some("anthropic/claude-opus-5")),
            ("anthropic/claude-opus-4-5", Some("anthropic/claude-opus-4-7")),
            ("opus-4.5", Some("anthropic/claude-opus-4-7")),
            ("google/gemini-1.5-pro", Some("google/gemini-3.1-pro-preview")),
            ("together/moonshotai/kimi-k2.5", Some("together/moonshotai/Kimi-K2.6")),
            ("xai/grok-4.20-multi-agent", None),
            ("anthropic/claude-opus-5", None),
            ("gpt-4o", None),
            ("/x", None),
        ] {
            let found = successor(text).map(|id| id.to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }

    /// The text after the first mend of the first finding of this code, or what is said in its place.
    fn check(code: &str, text: &str, expected: Expect) {
        let findings = diagnostics(&testing::snapshot(text), FileId(0));
        let finding = findings.iter().find(|finding| finding.code == code).expect("a finding");
        let after = match (finding.fixes.first(), finding.related.first()) {
            (Some(fix), None) => format!("{}: {}", fix.title, applied(text, &fix.edits)),
            (None, Some(related)) => format!("{}: {}", related.path, related.message),
            other => format!("{other:?}"),
        };
        expected.assert_eq(&after);
    }

    #[test]
    fn the_keys_change_with_the_reference() {
        check(
            "rewritten-model",
            r#"{ agents: {
  defaults: { model: { primary: 'OpenAI/gpt-4o@work', fallbacks: ["o", "openai/gpt-5.4"] }, models: { "openai/gpt-4o": { alias: "o" } } },
  entries: { a: { model: "openai/gpt-4o", models: { "openai/gpt-4o": { params: { temperature: 1 } } } } },
} }"#,
            expect![[r#"
                Write openai/gpt-5.6-sol wherever this model is named: { agents: {
                  defaults: { model: { primary: 'OpenAI/gpt-5.6-sol@work', fallbacks: ["o", "openai/gpt-5.4"] }, models: { "openai/gpt-5.6-sol": { alias: "o" } } },
                  entries: { a: { model: "openai/gpt-5.6-sol", models: { "openai/gpt-5.6-sol": { params: { temperature: 1 } } } } },
                } }"#]],
        );
        check(
            "deprecated-model",
            r#"{ agents: { defaults: { models: { "anthropic/claude-opus-4-8": {} }, model: "anthropic/opus-4.8" } } }"#,
            expect![[
                r#"Write anthropic/claude-opus-5 wherever this model is named: { agents: { defaults: { models: { "anthropic/claude-opus-5": {} }, model: "anthropic/claude-opus-5" } } }"#
            ]],
        );
        check(
            "retired-model",
            r#"{ agents: { defaults: { model: "google/gemini-1.5-pro", models: { "google/gemini-1.5-pro": {} } } } }"#,
            expect![[
                r#"Write google/gemini-3.1-pro-preview wherever this model is named: { agents: { defaults: { model: "google/gemini-3.1-pro-preview", models: { "google/gemini-3.1-pro-preview": {} } } } }"#
            ]],
        );
    }

    #[test]
    fn without_a_key_only_the_reference_changes() {
        check(
            "rewritten-model",
            r#"{ agents: { defaults: { model: "openai/gpt-4o", imageModel: "openai/gpt-4o" } } }"#,
            expect![[
                r#"Replace with "openai/gpt-5.6-sol": { agents: { defaults: { model: "openai/gpt-5.6-sol", imageModel: "openai/gpt-4o" } } }"#
            ]],
        );
    }

    #[test]
    fn nothing_is_merged() {
        let text = r#"{ agents: { defaults: { model: "openai/gpt-4o", models: { "openai/gpt-4o": {}, "openai/gpt-5.6-sol": {} } } } }"#;
        check(
            "rewritten-model",
            text,
            expect![[
                r#"agents.defaults.models["openai/gpt-5.6-sol"]: This entry is for openai/gpt-5.6-sol too, or is going to be. Merge the two by hand."#
            ]],
        );
        let text = r#"{ agents: { defaults: { models: { "openai/gpt-5.5": {}, "openai/gpt-4o": {} } } } }"#;
        check(
            "deprecated-model",
            text,
            expect![[
                r#"agents.defaults.models["openai/gpt-4o"]: This entry is for openai/gpt-5.6-sol too, or is going to be. Merge the two by hand."#
            ]],
        );
        check(
            "rewritten-model",
            text,
            expect![[
                r#"agents.defaults.models["openai/gpt-5.5"]: This entry is for openai/gpt-5.6-sol too, or is going to be. Merge the two by hand."#
            ]],
        );
        check(
            "retired-model",
            r#"{ agents: { defaults: { models: { "google/gemini-1.5-pro": {}, "google/gemini-3.1-pro-preview": {} } } } }"#,
            expect![[
                r#"agents.defaults.models["google/gemini-3.1-pro-preview"]: This entry is for google/gemini-3.1-pro-preview too, or is going to be. Merge the two by hand."#
            ]],
        );
    }
}

//! `unqualified-model`: a model without its provider, which OpenClaw then looks for at its default provider.

use openclaw_knowledge::model_refs::Role;
use openclaw_knowledge::models::{self, Standing, standing};
use openclaw_knowledge::text::Message;

use super::{Context, mends, unknown_alias};
use crate::facts::model_refs::Reference;
use crate::model_ref::How;
use crate::{Confidence, Diagnostic, Fix, Severity, Stage};

const CODE: &str = "unqualified-model";
const SINCE: &str = "2026.9.0";

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if !context.targets(SINCE) {
        return;
    }
    for reference in context.model_references().iter().filter(|reference| is_bare(reference)) {
        let names = context.model_names(reference.agent);
        let Some(resolved) = reference.resolve(&names) else { continue };
        let is_said =
            reference.known.rewritten.is_some() || unknown_alias::meant(reference, &names).is_some();
        if resolved.how != How::DefaultProvider || is_said {
            continue;
        }
        let own = standing(&resolved.id.provider, &resolved.id.model);
        let is_its = matches!(own, Standing::Listed | Standing::Deprecated(_) | Standing::Unlisted);
        let (severity, id) = match is_its {
            true => (Severity::Information, "unqualified-model"),
            false => (Severity::Warning, "unqualified-model-elsewhere"),
        };
        let written = resolved.id.to_string();
        let message = Message::new(id).with("model", reference.text.trim()).with("read", written.as_str());
        let path = reference.path();
        let mut finding = Diagnostic::new(CODE, severity, Stage::Ours, path, reference.range(), message);
        let meant = if is_its { vec![written] } else { listed_elsewhere(&resolved.id.model) };
        let fixes = meant.iter().filter_map(|meant| mends::replace_model(reference, meant));
        finding.fixes.extend(fixes.map(|fix| Fix { confidence: Confidence::Choice, ..fix }));
        findings.push(finding);
    }
}

/// Whether a reference is a word without a provider, where one model is chosen.
pub(super) fn is_bare(reference: &Reference<'_>) -> bool {
    let text = reference.text.trim();
    let chooses = reference.row.role == Role::Selector || reference.row.key;
    reference.is_literal && chooses && !text.is_empty() && !text.contains('/')
}

/// The references to models of this name that OpenClaw lists, as OpenClaw spells them.
pub(super) fn listed_elsewhere(model: &str) -> Vec<String> {
    let providers = models::providers().iter();
    let listed = providers.filter(|provider| {
        matches!(
            standing(&provider.id, model),
            Standing::Listed | Standing::Deprecated(_) | Standing::Unlisted
        )
    });
    listed.map(|provider| [&provider.id, "/", model].concat()).collect()
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use json5_syntax::{TextRange, TextSize};

    use super::CODE;
    use crate::testing;
    use crate::{FileId, Known, Variable, World, diagnostics, inlay_hints};

    #[test]
    fn needs_a_provider() {
        testing::check(
            CODE,
            r#"{
  agents: { defaults: {
    model: { primary: "gpt-5.4", fallbacks: ["claude-opus-5@p", "mine", "quick", "openrouter:auto", "a/b"] },
    models: { "a/b": { alias: "quick" }, "claude-sonnet-5": {} },
  } },
  models: { providers: { local: { models: [{ id: "mine" }] } } },
}"#,
            expect![[r#"
                information unqualified-model agents.defaults.model.primary «"gpt-5.4"»
                warning unqualified-model agents.defaults.model.fallbacks[0] «"claude-opus-5@p"»
                warning unqualified-model agents.defaults.models.claude-sonnet-5 «"claude-sonnet-5"»
            "#]],
        );
        testing::check_fix(
            CODE,
            r#"{ agents: { defaults: { model: "claude-opus-5@p" } } }"#,
            expect![[r#"{ agents: { defaults: { model: "anthropic/claude-opus-5@p" } } }"#]],
        );
    }
    #[test]
    fn what_a_variable_holds_is_not_shown() {
        let variables = [("A".to_owned(), Variable::Set("dummy-secret".to_owned()))].into();
        let world = World { variables: Known::Known(variables), ..testing::empty_world() };
        let text = r#"{ agents: { defaults: { model: "${A}", imageModel: "${A}@${A}", voiceModel: "${A}/" } },
            auth: { order: { anthropic: ["${A}"] } } }"#;
        let snapshot = testing::snapshot_in(text, world);
        for finding in diagnostics(&snapshot, FileId(0)) {
            assert!(!finding.message.to_string().contains("dummy-secret"), "{}", finding.message);
        }
        for hint in inlay_hints(&snapshot, FileId(0), TextRange::up_to(TextSize::of(text))) {
            assert!(!hint.label.to_string().contains("dummy-secret"), "{}", hint.label);
        }
    }
}

//! `unknown-alias`: a word that looks like an alias of a model and is none here.

use openclaw_knowledge::models;
use openclaw_knowledge::text::Message;

use super::unqualified_model::is_bare;
use super::{Context, mends};
use crate::facts::model_refs::Reference;
use crate::model_ref::{How, ModelNames, split_profile};
use crate::suggest::nearest;
use crate::{Confidence, Diagnostic, Fix, Severity, Stage};

const CODE: &str = "unknown-alias";
const SINCE: &str = "2026.9.0";

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if !context.targets(SINCE) {
        return;
    }
    for reference in context.model_references().iter().filter(|reference| is_bare(reference)) {
        let names = context.model_names(reference.agent);
        let Some(meant) = meant(reference, &names) else { continue };
        let Some(resolved) = reference.resolve(&names) else { continue };
        let (word, _) = split_profile(&reference.text);
        let (id, with) = match &meant {
            Meant::BuiltIn(target) => ("unknown-alias-built-in", target),
            Meant::Alias(alias) => ("unknown-alias", alias),
        };
        let message = Message::new(id)
            .with("alias", word)
            .with("meant", with.as_str())
            .with("read", resolved.id.to_string());
        let path = reference.path();
        let range = reference.range();
        let mut finding = Diagnostic::new(CODE, Severity::Warning, Stage::Ours, path, range, message);
        finding.fixes.extend(
            mends::replace_model(reference, with).map(|fix| Fix { confidence: Confidence::Choice, ..fix }),
        );
        findings.push(finding);
    }
}

/// What an alias that does not exist is meant to be.
pub(super) enum Meant {
    /// One of OpenClaw's own, whose model is no key of `agents.defaults.models`.
    BuiltIn(String),
    /// One of the document, mistyped.
    Alias(String),
}

/// What a bare word is meant to be, if it means no model yet.
pub(super) fn meant(reference: &Reference<'_>, names: &ModelNames) -> Option<Meant> {
    if reference.resolve(names)?.how != How::DefaultProvider {
        return None;
    }
    let (word, _) = split_profile(&reference.text);
    if let Some(target) = models::built_in_alias(word) {
        return Some(Meant::BuiltIn(target.to_owned()));
    }
    if reference.row.key {
        return None;
    }
    let alias = nearest(word, names.aliases.iter().map(|alias| alias.word.as_str()))?;
    Some(Meant::Alias(alias.to_owned()))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::CODE;
    use crate::testing;

    #[test]
    fn an_alias_must_be_given() {
        let text = r#"{ agents: {
  defaults: { model: { primary: "opus", fallbacks: ["sonnet", "quikc", "gpt-5.4"] }, models: { "anthropic/claude-sonnet-5": {} } },
  entries: { a: { model: "quikc", models: { "c/d": { alias: "Quick" } } } },
} }"#;
        testing::check(
            CODE,
            text,
            expect![[r#"
                warning unknown-alias agents.defaults.model.primary «"opus"»
                warning unknown-alias agents.entries.a.model «"quikc"»
            "#]],
        );
        testing::check_fix(
            CODE,
            text,
            expect![[r#"
                { agents: {
                  defaults: { model: { primary: "anthropic/claude-opus-5", fallbacks: ["sonnet", "quikc", "gpt-5.4"] }, models: { "anthropic/claude-sonnet-5": {} } },
                  entries: { a: { model: "Quick", models: { "c/d": { alias: "Quick" } } } },
                } }"#]],
        );
    }
}

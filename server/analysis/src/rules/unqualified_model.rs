//! `unqualified-model`: a model without its provider, which OpenClaw then looks for at its default provider.

use openclaw_knowledge::text::Message;

use super::Context;
use super::bare_model::{is_known, known_elsewhere};
use super::model_mend::write;
use crate::{Confidence, Diagnostic, Fix, Severity};

const CODE: &str = "unqualified-model";

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for bare in context.bare_models() {
        let (reference, read) = (bare.reference, &bare.read);
        if reference.known.rewritten.is_some() || bare.alias().is_some() {
            continue;
        }
        let (severity, id) = match is_known(read) {
            true => (Severity::Information, "unqualified-model"),
            false => (Severity::Warning, "unqualified-model-elsewhere"),
        };
        let message = Message::new(id).with("model", reference.text.trim()).with("read", read.to_string());
        let mut finding = reference.finding(CODE, severity, message);
        let meant = if is_known(read) { vec![read.clone()] } else { known_elsewhere(&read.model) };
        let fixes = meant.iter().filter_map(|meant| write(reference, meant));
        finding.fixes.extend(fixes.map(|fix| Fix { confidence: Confidence::Choice, ..fix }));
        findings.push(finding);
    }
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

//! `unknown-alias`: a word that looks like an alias of a model and is none here.

use openclaw_knowledge::text::Message;

use super::bare_model::Meant;
use super::{Context, mends};
use crate::model_ref::split_profile;
use crate::{Confidence, Diagnostic, Fix, Severity};

const CODE: &str = "unknown-alias";

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for bare in context.bare_models() {
        let Some(meant) = bare.alias() else { continue };
        let (id, meant) = match &meant {
            Meant::BuiltIn(target) => ("unknown-alias-built-in", *target),
            Meant::Alias(alias) => ("unknown-alias", alias.as_str()),
        };
        let (word, _) = split_profile(&bare.reference.text);
        let message =
            Message::new(id).with("alias", word).with("meant", meant).with("read", bare.read.to_string());
        let mut finding = bare.reference.finding(CODE, Severity::Warning, message);
        let fix = mends::replace_model(bare.reference, meant);
        finding.fixes.extend(fix.map(|fix| Fix { confidence: Confidence::Choice, ..fix }));
        findings.push(finding);
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::CODE;
    use crate::testing;

    #[test]
    fn an_api_key_brings_aliases() {
        let check = |variable: &str, expected| {
            testing::check(
                CODE,
                &format!(
                    r#"{{ env: {{ vars: {{ {variable}: "EXAMPLE" }} }}, agents: {{ defaults: {{ model: {{ primary: "opus", fallbacks: ["sonnet", "gpt"] }} }} }} }}"#
                ),
                expected,
            );
        };
        check(
            "ANTHROPIC_API_KEY",
            expect![[r#"
            warning unknown-alias agents.defaults.model.fallbacks[1] «"gpt"»
        "#]],
        );
        check(
            "ANTHROPIC_OAUTH_TOKEN",
            expect![[r#"
            warning unknown-alias agents.defaults.model.primary «"opus"»
            warning unknown-alias agents.defaults.model.fallbacks[0] «"sonnet"»
            warning unknown-alias agents.defaults.model.fallbacks[1] «"gpt"»
        "#]],
        );
    }

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

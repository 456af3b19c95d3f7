//! `exact-model`: settings of a model entry that OpenClaw takes only for one exact model.

use openclaw_knowledge::text::Message;

use crate::Diagnostic;
use crate::facts::{roster, value_format};
use crate::rules::Context;
use crate::rules::refused;

const CODE: &str = "exact-model";
const SINCE: &str = "2026.9.1";

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for models in
        roster::scopes(context.root, context.roster()).iter().filter_map(|scope| scope.get("models"))
    {
        for entry in models.members() {
            let reference = entry.name().unwrap_or_default();
            if value_format::is_model_reference(reference) && !reference.contains('*') {
                continue;
            }
            for setting in ["pickerRuntimes", "codeMode"].iter().filter_map(|key| entry.get(key)) {
                if context.targets(SINCE) && !context.aborted(&models.path(), &setting.path()) {
                    let message = Message::new("exact-model")
                        .with("key", setting.name().unwrap_or_default())
                        .with("model", reference);
                    findings.push(refused(CODE, setting.path(), setting.handle(), message));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::CODE;
    use crate::testing;

    #[test]
    fn some_settings_need_one_exact_model() {
        testing::check(
            CODE,
            r#"{ agents: {
  defaults: { models: { opus: { codeMode: true, alias: "o" }, "openai/*": { pickerRuntimes: ["codex"] }, "a/b": { codeMode: true } } },
  entries: { x: { models: { "/b": { codeMode: false } } } },
} }"#,
            expect![[r#"
                error exact-model agents.defaults.models.opus.codeMode «codeMode»
                error exact-model agents.defaults.models["openai/*"].pickerRuntimes «pickerRuntimes»
                error exact-model agents.entries.x.models["/b"].codeMode «codeMode»
            "#]],
        );
    }
}

//! `profile-provider`: an auth profile of one provider where one of another is used. OpenClaw passes it over.

use json5_syntax::ast::Value;
use openclaw_knowledge::text::Message;

use super::Context;
use crate::facts::auth_profiles::share;
use crate::{Diagnostic, Severity};

const CODE: &str = "profile-provider";

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for used in context.profile_uses() {
        let Some(wanted) = &used.provider else { continue };
        let own = context.profile(&used.id).and_then(|profile| profile.get("provider"));
        let Some(own) = own.and_then(Value::as_str) else { continue };
        if share(&own, wanted) {
            continue;
        }
        let message =
            Message::new("profile-provider").with("provider", &*own).with("wanted", wanted.as_str());
        findings.push(used.finding(CODE, Severity::Warning, message));
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::CODE;
    use crate::testing;

    #[test]
    fn compares_with_the_place() {
        testing::check(
            CODE,
            r#"{
  auth: {
    profiles: { "openai:a": { provider: "OpenAI", mode: "api_key" }, "claude:b": { provider: "claude-cli", mode: "oauth" } },
    order: { anthropic: ["openai:a", "claude:b"], openai: ["openai:a"] },
  },
  agents: { defaults: { model: "anthropic/claude-opus-5@openai:a", imageModel: "openai/gpt-5.4@openai:a" } },
}"#,
            expect![[r#"
                warning profile-provider auth.order.anthropic[0] «"openai:a"»
                warning profile-provider agents.defaults.model «"anthropic/claude-opus-5@openai:a"»
            "#]],
        );
    }
}

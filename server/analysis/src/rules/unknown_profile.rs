//! `unknown-profile`: the id of an auth profile that `auth.profiles` does not have. OpenClaw's own store may.

use openclaw_knowledge::text::Message;

use super::Context;
use crate::suggest::nearest;
use crate::{Diagnostic, Severity};

const CODE: &str = "unknown-profile";

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    // An included file may bring the profile.
    if context.has_include {
        return;
    }
    for used in context.profile_uses() {
        if used.id.trim().is_empty() || context.profile(&used.id).is_some() {
            continue;
        }
        let profiles = crate::place::select(context.root, "auth.profiles.*");
        let meant = nearest(&used.id, profiles.iter().filter_map(|profile| profile.name()));
        let message = match meant {
            Some(meant) => Message::new("unknown-profile-meant").with("meant", meant),
            None => Message::new("unknown-profile"),
        };
        findings.push(used.finding(CODE, Severity::Hint, message));
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::CODE;
    use crate::testing;

    #[test]
    fn looks_in_the_document() {
        testing::check(
            CODE,
            r#"{
  auth: { profiles: { "anthropic:work": { provider: "anthropic", mode: "token" } }, order: { anthropic: ["anthropic:work", "anthropic:default"] } },
  agents: { defaults: { model: { primary: "anthropic/claude-opus-5@anthropic:work", fallbacks: ["anthropic/claude-opus-5@anthropic:wrok"] } } },
}"#,
            expect![[r#"
                hint unknown-profile auth.order.anthropic[1] «"anthropic:default"»
                hint unknown-profile agents.defaults.model.fallbacks[0] «"anthropic/claude-opus-5@anthropic:wrok"»
            "#]],
        );
    }
}

//! `unknown-profile`: the id of an auth profile that `auth.profiles` does not have. OpenClaw's own store may.

use json5_syntax::{TextRange, TextSize};
use openclaw_knowledge::text::Message;

use super::Context;
use crate::facts::auth_profiles::Use;
use crate::suggest::nearest;
use crate::{Confidence, Diagnostic, Fix, Severity, TextEdit};

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
        let mut finding = used.finding(CODE, Severity::Hint, message);
        finding.fixes.extend(meant.and_then(|meant| replace(context, used, meant)));
        findings.push(finding);
    }
}

/// Writes another profile at the end of the literal; `None` when it is not written there letter by letter.
fn replace(context: &Context<'_>, used: &Use, meant: &str) -> Option<Fix> {
    let literal = context.source(used.range);
    let inside = literal.strip_suffix(['"', '\''])?;
    let is_plain = !meant.contains(|c: char| matches!(c, '"' | '\'' | '\\') || c.is_control());
    let before = inside.strip_suffix(used.id.as_str()).filter(|_| is_plain)?;
    let at = |len: usize| Some(used.range.start() + TextSize::try_from(len).ok()?);
    let range = TextRange::new(at(before.len())?, at(inside.len())?);
    let title = Message::new("fix-replace-with").with("text", meant);
    let edits = vec![TextEdit { range, new_text: meant.to_owned() }];
    Some(Fix { title, edits, confidence: Confidence::Choice })
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::CODE;
    use crate::testing;

    #[test]
    fn writes_the_one_that_is_meant() {
        testing::check_fix(
            CODE,
            r#"{
  auth: { profiles: { "anthropic:work": { provider: "anthropic", mode: "token" } }, order: { anthropic: ['anthropic:wrok'] } },
  agents: { defaults: { model: "anthropic/claude-opus-5@anthropic:wrok" } },
}"#,
            expect![[r#"
                {
                  auth: { profiles: { "anthropic:work": { provider: "anthropic", mode: "token" } }, order: { anthropic: ['anthropic:work'] } },
                  agents: { defaults: { model: "anthropic/claude-opus-5@anthropic:work" } },
                }"#]],
        );
    }

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

//! `exec-mode`: `mode` beside the older `security` and `ask`, which say the same.

use openclaw_knowledge::text::Message;

use crate::Diagnostic;
use crate::rules::place::Place;
use crate::rules::refused;
use crate::rules::{Context, mends, place};

const CODE: &str = "exec-mode";
const SINCE: &str = "2026.9.1";

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let agents =
        context.roster().agents.iter().filter_map(|agent| agent.place.as_ref()?.get("tools")?.get("exec"));
    for exec in place::select(context.root, "tools.exec").into_iter().chain(agents) {
        let Some(mode) = exec.get("mode") else { continue };
        let older: Vec<_> = ["security", "ask"].into_iter().filter(|key| exec.get(key).is_some()).collect();
        if older.is_empty() || !context.targets(SINCE) || context.aborted(&exec.path(), &mode.path()) {
            continue;
        }
        let message = Message::new("exec-mode-both").with("older", older.join(", "));
        let mut finding = refused(CODE, mode.path(), mode.handle(), message);
        finding.fixes.extend(repairs(context, &exec, &older));
        findings.push(finding);
    }
}

/// Keeping `mode` alone, or the older keys alone: which one is meant, only the author knows.
fn repairs(context: &Context<'_>, exec: &Place<'_>, older: &[&str]) -> Vec<crate::Fix> {
    let Some(object) = exec.value.as_object() else { return Vec::new() };
    let keep_older = mends::remove_member(context, object, "mode");
    let keep_mode = match older {
        [only] => mends::remove_member(context, object, only),
        _ => None,
    };
    keep_mode.into_iter().chain(keep_older).collect()
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::CODE;
    use crate::testing;

    #[test]
    fn mode_stands_alone() {
        testing::check(
            CODE,
            r#"{ tools: { exec: { mode: "ask", security: "full" } },
  agents: { entries: { a: { tools: { exec: { mode: "ask", ask: "off" } } }, b: { tools: { exec: { mode: "ask" } } } } } }"#,
            expect![[r#"
                error exec-mode tools.exec.mode «mode»
                error exec-mode agents.entries.a.tools.exec.mode «mode»
            "#]],
        );
        testing::check_fix(
            CODE,
            r#"{ "tools": { "exec": { "mode": "ask", "security": "full" } } }"#,
            expect![[r#"{ "tools": { "exec": { "mode": "ask" } } }"#]],
        );
    }
}

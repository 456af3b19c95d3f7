//! `tool-policy`: `allow` and `alsoAllow` in one tool policy, which OpenClaw cannot combine.

use json5_syntax::ast::Object;
use openclaw_knowledge::text::Message;

use crate::rules::place::Place;
use crate::rules::refused;
use crate::rules::{Context, mends, place};
use crate::{Confidence, Diagnostic, Fix, TextEdit};

const CODE: &str = "tool-policy";
const SINCE: &str = "2026.9.1";

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for policy in policies(context) {
        let Some(object) = policy.value.as_object() else { continue };
        let list = |key: &str| {
            policy
                .get(key)
                .filter(|list| list.value.as_array().is_some_and(|list| list.values().next().is_some()))
        };
        let (Some(allow), Some(also_allow)) = (list("allow"), list("alsoAllow")) else { continue };
        if !context.targets(SINCE) || context.aborted(&policy.path(), &policy.path()) {
            continue;
        }
        let mut finding = refused(CODE, policy.path(), also_allow.handle(), Message::new("tool-policy-both"));
        finding.fixes.extend(merge(context, object, &allow, &also_allow));
        finding.fixes.extend(mends::remove_member(context, object, "alsoAllow"));
        findings.push(finding);
    }
}

/// Every object that OpenClaw reads as a tool policy.
fn policies<'s>(context: &Context<'s>) -> Vec<Place<'s>> {
    let mut tools = place::select(context.root, "tools");
    let agents = context.roster().agents.iter().filter_map(|agent| agent.place.as_ref()?.get("tools"));
    tools.extend(agents);
    let mut policies = tools.clone();
    for tools in &tools {
        policies.extend(
            ["byProvider", "toolsBySender"]
                .iter()
                .filter_map(|key| tools.get(key))
                .flat_map(|map| map.members()),
        );
        policies.extend(tools.get("sandbox").and_then(|sandbox| sandbox.get("tools")));
    }
    policies.extend(place::select(context.root, "tools.subagents.tools"));
    policies
}

/// Moves what `alsoAllow` lists into `allow`.
fn merge(
    context: &Context<'_>,
    policy: Object<'_>,
    allow: &Place<'_>,
    also_allow: &Place<'_>,
) -> Option<Fix> {
    let last = allow.items().pop()?.value.range().end();
    let added: String =
        also_allow.items().iter().map(|item| format!(", {}", context.source(item.value.range()))).collect();
    let insert = TextEdit { range: json5_syntax::TextRange::empty(last), new_text: added };
    let removal = mends::remove_member(context, policy, "alsoAllow")?;
    let mut edits = removal.edits;
    edits.push(insert);
    edits.sort_by_key(|edit| edit.range.start());
    Some(Fix { title: Message::new("tool-policy-merge"), edits, confidence: Confidence::Choice })
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::CODE;
    use crate::testing;

    #[test]
    fn one_list_per_policy() {
        testing::check(
            CODE,
            r#"{ tools: {
  allow: ["a"], alsoAllow: ["b"],
  byProvider: { x: { allow: ["a"], alsoAllow: ["b"] }, y: { allow: [], alsoAllow: ["b"] } },
  toolsBySender: { z: { allow: ["a"], alsoAllow: ["b"] } },
  subagents: { tools: { allow: ["a"], alsoAllow: ["b"] } },
}, agents: { entries: { a: { tools: { sandbox: { tools: { allow: ["a"], alsoAllow: ["b"] } } } } } } }"#,
            expect![[r#"
                error tool-policy tools «alsoAllow»
                error tool-policy tools.byProvider.x «alsoAllow»
                error tool-policy tools.toolsBySender.z «alsoAllow»
                error tool-policy tools.subagents.tools «alsoAllow»
                error tool-policy agents.entries.a.tools.sandbox.tools «alsoAllow»
            "#]],
        );
    }

    #[test]
    fn merges_the_lists() {
        testing::check_fix(
            CODE,
            r#"{ "tools": { "allow": ["a"], "alsoAllow": ["b", "c"], "deny": [] } }"#,
            expect![[r#"{ "tools": { "allow": ["a", "b", "c"], "deny": [] } }"#]],
        );
    }
}

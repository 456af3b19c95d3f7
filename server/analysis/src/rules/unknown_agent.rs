//! `unknown-agent`: an agent id that no agent has.

use json5_syntax::ast::Value;
use openclaw_knowledge::text::Message;

use crate::environment::Substituted;
use crate::facts::roster::{Form, Roster};
use crate::rules::place::{self, Place};
use crate::rules::refused;
use crate::rules::{Context, broadcast, mends};
use crate::suggest::nearest;
use crate::{Diagnostic, Severity};

const CODE: &str = "unknown-agent";
const SINCE: &str = "2026.9.1";

/// How a place compares ids.
#[derive(Clone, Copy)]
enum Comparison {
    /// After both are normalized.
    Normalized,
    /// Character by character.
    Exact,
}

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(root) = context.root else { return };
    let roster = context.roster();
    let root = Place::root(root);
    if roster.form == Form::Unreadable
        || context.has_include
        || !context.targets(SINCE)
        || context.aborted(&root.path(), &root.path())
    {
        return;
    }
    let owners = ["agents.defaults.heartbeat.agentId", "agents.defaults.systemAgent.agentId", "talk.agentId"];
    for place in owners.iter().flat_map(|pattern| place::select(context.root, pattern)) {
        reference(context, roster, &place, Comparison::Normalized, findings);
    }
    if roster.agents.is_empty() {
        // Without any agent OpenClaw does not look at bindings.
    } else {
        for place in place::select(context.root, "bindings.[].agentId") {
            if place.value.as_str().as_deref() != Some("main") {
                reference(context, roster, &place, Comparison::Normalized, findings);
            }
        }
    }
    for peer in place::select(context.root, "broadcast.*") {
        let name = peer.name().unwrap_or_default();
        if name == "strategy" || (roster.agents.is_empty() && !broadcast::is_qualified(name)) {
            continue;
        }
        let agents = peer.get("agents").unwrap_or(peer);
        for place in agents.items() {
            reference(context, roster, &place, Comparison::Exact, findings);
        }
    }
}

fn reference(
    context: &Context<'_>,
    roster: &Roster<'_>,
    place: &Place<'_>,
    comparison: Comparison,
    findings: &mut Vec<Diagnostic>,
) {
    let (id, severity) = match context.substituted(place.value) {
        Some(Substituted::Text(id)) => (id, Severity::Error),
        Some(Substituted::DependsOn(variable)) => {
            let message = Message::new("value-format-depends").with("variable", variable);
            let mut finding = refused(CODE, place.path(), place.value.range(), message);
            finding.severity = Severity::Warning;
            findings.push(finding);
            return;
        }
        None => return,
    };
    let known = match comparison {
        Comparison::Normalized => roster.contains(&id),
        Comparison::Exact => roster.contains_exactly(&id),
    };
    if known {
        return;
    }
    let ids: Vec<&str> = roster.agents.iter().map(|agent| agent.id.as_ref()).collect();
    let message = match ids[..] {
        [] => Message::new("unknown-agent-none").with("id", id.as_ref()),
        _ => Message::new("unknown-agent").with("id", id.as_ref()).with("known", ids.join(", ")),
    };
    let mut finding = refused(CODE, place.path(), place.value.range(), message);
    finding.severity = severity;
    if let Some(near) = nearest(&id, ids.iter().copied())
        && is_written(place.value, &id)
    {
        finding.fixes.extend(mends::replace_text(place.value, near));
    }
    findings.push(finding);
}

/// Whether the value says this by itself, and not through a variable.
fn is_written(value: Value<'_>, text: &str) -> bool {
    value.as_str().as_deref() == Some(text)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::CODE;
    use crate::testing;

    #[test]
    fn owners_and_bindings_name_agents() {
        testing::check(
            CODE,
            r#"{ agents: { entries: { coder: {} }, defaults: { heartbeat: { agentId: "Coder" }, systemAgent: { agentId: "x" } } },
  talk: { agentId: "main" },
  bindings: [{ agentId: "codr", match: { channel: "x" } }, { agentId: "main", match: { channel: "x" } }] }"#,
            expect![[r#"
                error unknown-agent agents.defaults.systemAgent.agentId «"x"»
                error unknown-agent talk.agentId «"main"»
                error unknown-agent bindings[0].agentId «"codr"»
            "#]],
        );
    }

    #[test]
    fn main_exists_when_nothing_is_written() {
        testing::check(CODE, r#"{ talk: { agentId: "main" } }"#, expect![[""]]);
        testing::check(
            CODE,
            r#"{ talk: { agentId: "x" }, bindings: [{ agentId: "x", match: { channel: "c" } }] }"#,
            expect![[r#"
            error unknown-agent talk.agentId «"x"»
            error unknown-agent bindings[0].agentId «"x"»
        "#]],
        );
    }

    #[test]
    fn broadcast_compares_exactly() {
        testing::check(
            CODE,
            r#"{ agents: { entries: { a: {} } }, broadcast: { strategy: "parallel", x: ["A", "a"], "telegram:1": { agents: ["b"] } } }"#,
            expect![[r#"
                error unknown-agent broadcast.x[0] «"A"»
                error unknown-agent broadcast["telegram:1"].agents[0] «"b"»
            "#]],
        );
    }

    #[test]
    fn an_included_file_may_bring_the_agent() {
        testing::check(CODE, r#"{ $include: "a.json5", talk: { agentId: "x" } }"#, expect![[""]]);
    }

    #[test]
    fn a_variable_decides_when_it_is_known() {
        let text = r#"{ talk: { agentId: "${AGENT}" } }"#;
        testing::check(
            CODE,
            text,
            expect![[r#"
            error unknown-agent talk.agentId «"${AGENT}"»
        "#]],
        );
        testing::check_unknown_environment(
            CODE,
            text,
            expect![[r#"
            warning unknown-agent talk.agentId «"${AGENT}"»
        "#]],
        );
    }

    #[test]
    fn offers_the_agent_that_is_meant() {
        testing::check_fix(
            CODE,
            r#"{ "agents": { "entries": { "coder": {} } }, "talk": { "agentId": "codr" } }"#,
            expect![[r#"{ "agents": { "entries": { "coder": {} } }, "talk": { "agentId": "coder" } }"#]],
        );
    }
}

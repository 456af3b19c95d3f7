//! `agent-roster`: agents that OpenClaw cannot tell apart, or that nobody owns.

use openclaw_knowledge::text::Message;
use rustc_hash::FxHashMap;

use crate::facts::roster::{self, Form};
use crate::rules::place::{self, Place};
use crate::rules::refused;
use crate::rules::{Context, mends};
use crate::{Diagnostic, Related};

const CODE: &str = "agent-roster";
const SINCE: &str = "2026.9.1";

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(agents) = place::select(context.root, "agents").pop() else { return };
    if !context.targets(SINCE) {
        return;
    }
    blocked_keys(context, findings);
    let roster = context.roster();
    if roster.form == Form::Unreadable || context.aborted(&agents.path(), &agents.path()) {
        return;
    }
    duplicates(context, findings);
    if context.has_include {
        return;
    }
    if roster.agents.is_empty() {
        let entries = agents.get("entries").unwrap_or_else(|| agents.clone());
        let message = Message::new("agent-roster-empty");
        findings.push(refused(CODE, agents.path().key("entries"), entries.handle(), message));
    }
    ownership(context, &agents, findings);
}

/// Keys inside an agent that could change JavaScript's own objects.
fn blocked_keys(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for key in roster::blocked(context) {
        let message = Message::new("agent-roster-blocked-key").with("key", key.name().unwrap_or_default());
        findings.push(refused(CODE, key.path(), key.handle(), message));
    }
}

fn duplicates(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let mut seen: FxHashMap<String, &Place<'_>> = FxHashMap::default();
    for agent in &context.roster().agents {
        let Some(place) = &agent.place else { continue };
        let id = roster::normalize(&agent.id);
        let Some(first) = seen.get(&id) else {
            seen.insert(id, place);
            continue;
        };
        let message = Message::new("agent-roster-duplicate")
            .with("first", first.name().unwrap_or_default())
            .with("second", agent.id.as_ref())
            .with("id", id.as_str());
        let mut finding = refused(CODE, place.path(), place.handle(), message);
        finding.related.push(Related {
            message: Message::new("agent-roster-duplicate-first"),
            path: first.path(),
            range: first.handle(),
        });
        findings.push(finding);
    }
}

/// With several agents, somebody has to say who owns what is not addressed to one of them.
fn ownership(context: &Context<'_>, agents: &Place<'_>, findings: &mut Vec<Diagnostic>) {
    let roster = context.roster();
    let marked: Vec<_> = roster.agents.iter().filter(|agent| agent.is_marked_default()).collect();
    let explicit = agents.value.as_object().is_some_and(roster::is_explicit);
    if let [_, second, ..] = &marked[..] {
        let range =
            second.place.as_ref().and_then(|place| place.get("default")).map(|default| default.handle());
        let message = Message::new("agent-roster-defaults").with("count", marked.len());
        let entries = agents.path().key("entries");
        findings.push(refused(CODE, entries, range.unwrap_or_else(|| agents.handle()), message));
    }
    let path = agents.path().key("ownership");
    if let (true, [first, ..]) = (explicit, &marked[..]) {
        let range =
            agents.get("ownership").map_or_else(|| agents.handle(), |ownership| ownership.value.range());
        let message = Message::new("agent-roster-ownership-and-default").with("id", first.id.as_ref());
        let mut finding = refused(CODE, path, range, message);
        let default =
            first.place.as_ref().and_then(|agent| Some((agent.value.as_object()?, agent.get("default")?)));
        if let Some((agent, default)) = default {
            finding.fixes.extend(mends::remove_member(context, agent, "default"));
            finding.related.push(Related {
                message: Message::new("agent-roster-default-here"),
                path: default.path(),
                range: default.handle(),
            });
        }
        findings.push(finding);
    } else if roster.agents.len() > 1 && marked.is_empty() && !explicit {
        let message = Message::new("agent-roster-ownership-missing").with("count", roster.agents.len());
        let mut finding = refused(CODE, path, agents.handle(), message);
        if let Some(object) = agents.value.as_object() {
            finding.fixes.extend(mends::add_member(context, object, "ownership", "\"explicit\""));
        }
        findings.push(finding);
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::CODE;
    use crate::testing;

    #[test]
    fn explicit_ownership_needs_agents() {
        testing::check(
            CODE,
            r#"{ agents: { ownership: "explicit" } }"#,
            expect![[r#"
            error agent-roster agents.entries «agents»
        "#]],
        );
        testing::check(
            CODE,
            r#"{ agents: { ownership: "explicit", entries: {} } }"#,
            expect![[r#"
            error agent-roster agents.entries «entries»
        "#]],
        );
        testing::check(CODE, "{ agents: { entries: {} } }", expect![[""]]);
        testing::check(
            CODE,
            r#"{ agents: { list: [{ id: "A" }] } }"#,
            expect![[r#"
            error agent-roster agents.entries «agents»
        "#]],
        );
    }

    #[test]
    fn ids_differ() {
        testing::check(
            CODE,
            r#"{ agents: { ownership: "explicit", entries: { A: {}, a: {} } } }"#,
            expect![[r#"
                error agent-roster agents.entries.a «a»
            "#]],
        );
    }

    #[test]
    fn several_agents_need_an_owner() {
        testing::check(
            CODE,
            "{ agents: { entries: { a: {}, b: {} } } }",
            expect![[r#"
            error agent-roster agents.ownership «agents»
        "#]],
        );
        testing::check(CODE, "{ agents: { entries: { a: { default: true }, b: {} } } }", expect![[""]]);
        testing::check(
            CODE,
            "{ agents: { entries: { a: { default: true }, b: { default: true } } } }",
            expect![[r#"
                error agent-roster agents.entries «default»
            "#]],
        );
        testing::check(
            CODE,
            r#"{ agents: { ownership: "explicit", entries: { a: { default: true }, b: {} } } }"#,
            expect![[r#"
                error agent-roster agents.ownership «"explicit"»
            "#]],
        );
        testing::check_fix(
            CODE,
            "{ agents: { entries: { a: {}, b: {} } } }",
            expect![[r#"{ agents: { entries: { a: {}, b: {} }, ownership: "explicit" } }"#]],
        );
        testing::check_fix(
            CODE,
            r#"{ "agents": { "list": [{ "id": "a" }, { "id": "b" }] } }"#,
            expect![[r#"{ "agents": { "list": [{ "id": "a" }, { "id": "b" }], "ownership": "explicit" } }"#]],
        );
    }

    #[test]
    fn some_keys_are_blocked() {
        testing::check(
            CODE,
            "{ agents: { entries: { a: { constructor: 1 }, b: {} } } }",
            expect![[r#"
            error agent-roster agents.entries.a.constructor «constructor»
        "#]],
        );
    }

    #[test]
    fn an_included_file_may_bring_what_is_missing() {
        testing::check(CODE, r#"{ agents: { ownership: "explicit", $include: "a.json5" } }"#, expect![[""]]);
    }
}

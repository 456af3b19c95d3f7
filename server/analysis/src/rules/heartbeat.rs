//! `heartbeat-target`: a heartbeat's target names no channel. `heartbeat-owner`: several agents, and none that heartbeats are for.

use json5_syntax::Path;
use openclaw_knowledge::plugins::plugins;
use openclaw_knowledge::text::Message;

use super::place::select;
use super::{Context, mends};
use crate::facts::roster;
use crate::facts::surroundings::Discovery;
use crate::{Diagnostic, Severity, Stage, suggest};

/// Targets that are no channels.
const WORDS: [&str; 3] = ["owner", "last", "none"];

pub(super) fn check_target(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for scope in roster::scopes(context.root, context.roster()) {
        let Some(target) = scope.get("heartbeat").and_then(|heartbeat| heartbeat.get("target")) else {
            continue;
        };
        let Some(text) = context.text(target.value) else { continue };
        let name = text.trim().to_lowercase();
        let aliases = plugins().channels().iter().flat_map(|channel| &channel.aliases).map(String::as_str);
        let channels =
            context.channel_ids().into_iter().filter(|id| !matches!(*id, "defaults" | "modelByChannel"));
        let mut known: Vec<&str> = channels.chain(aliases).collect();
        known.extend(WORDS);
        if known.iter().any(|known| known.to_lowercase() == name) {
            continue;
        }
        let (severity, id) = match context.discovery() {
            _ if name.is_empty() => (Severity::Error, "heartbeat-target-empty"),
            Discovery::Complete => (Severity::Error, "heartbeat-target"),
            Discovery::Incomplete | Discovery::Unknown => (Severity::Warning, "heartbeat-target-unchecked"),
        };
        let mut finding = Diagnostic::new(
            "heartbeat-target",
            severity,
            Stage::Plugins,
            target.path(),
            target.value.range(),
            Message::new(id).with("target", text.trim()),
        );
        let meant = suggest::nearest(&name, known);
        finding.fixes.extend(meant.and_then(|meant| mends::guess_text(target.value, meant)));
        findings.push(finding);
    }
}

pub(super) fn check_owner(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let agents = &context.roster().agents;
    let has = |path| !select(context.root, path).is_empty();
    let own = agents.iter().filter_map(|agent| agent.place.as_ref()?.get("heartbeat"));
    if agents.len() < 2
        || context.has_include
        || own.count() > 0
        || agents.iter().any(|agent| agent.is_marked_default())
        || has("agents.defaults.heartbeat")
        || has("agents.defaults.systemAgent.agentId")
    {
        return;
    }
    let Some(written) =
        select(context.root, "agents.entries").pop().or_else(|| select(context.root, "agents.list").pop())
    else {
        return;
    };
    findings.push(Diagnostic::new(
        "heartbeat-owner",
        Severity::Warning,
        Stage::Plugins,
        ["agents", "defaults", "heartbeat", "agentId"]
            .iter()
            .fold(Path::default(), |path, key| path.key(*key)),
        written.handle(),
        Message::new("heartbeat-owner"),
    ));
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::testing;

    #[test]
    fn targets() {
        let check = |text: &str, expected: Expect| testing::check("heartbeat-target", text, expected);
        check(r#"{ agents: { defaults: { heartbeat: { target: "Lark" } } } }"#, expect![""]);
        check(
            r#"{ agents: {
  defaults: { heartbeat: { target: " " } },
  entries: { a: { heartbeat: { target: "telegran" } }, b: { heartbeat: { target: "nowhere" } } },
} }"#,
            expect![[r#"
                error heartbeat-target agents.defaults.heartbeat.target «" "»
                error heartbeat-target agents.entries.a.heartbeat.target «"telegran"»
                error heartbeat-target agents.entries.b.heartbeat.target «"nowhere"»
            "#]],
        );
    }

    #[test]
    fn owners() {
        let check = |text: &str, expected: Expect| testing::check("heartbeat-owner", text, expected);
        check(
            r#"{ agents: { ownership: "explicit", entries: { a: {}, b: {} } } }"#,
            expect![[r#"
            warning heartbeat-owner agents.defaults.heartbeat.agentId «entries»
        "#]],
        );
        check(
            r#"{ agents: { ownership: "explicit", entries: { a: {}, b: { heartbeat: {} } } } }"#,
            expect![""],
        );
    }
}

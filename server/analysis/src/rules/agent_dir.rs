//! `agent-dir`: two agents would share one state folder. OpenClaw refuses that: their logins and sessions would mix.

use std::collections::BTreeMap;

use json5_syntax::{Path, TextRange};
use openclaw_knowledge::text::Message;
use rustc_hash::FxHashSet;

use super::Context;
use super::place::select;
use crate::facts::roster;
use crate::{Diagnostic, Related, Severity, Stage};

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let bound = select(context.root, "bindings.[].agentId");
    let bound = bound.iter().filter_map(|place| context.text(place.value));
    let bound = bound.filter(|id| !id.trim().is_empty()).map(|id| (roster::normalize(&id), None));
    let agents = context.roster().agents.iter().map(|agent| (agent.normal.clone(), Some(agent)));
    let mut seen = FxHashSet::default();
    let mut owners: BTreeMap<String, (String, Option<TextRange>)> = BTreeMap::new();
    for (id, agent) in agents.chain(bound) {
        if !seen.insert(id.clone()) {
            continue;
        }
        let written = agent.and_then(|agent| agent.place.as_ref()?.get("agentDir"));
        let text = written.as_ref().and_then(|place| context.text(place.value));
        let range = written.as_ref().map(|place| place.value.range());
        let folder = match text.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
            // A relative folder starts where OpenClaw runs, wherever that is: equal ones are equal all the same.
            Some(text) => {
                let resolved = context.resolve_path(text);
                resolved.unwrap_or_else(|| [".", &crate::paths::join("/", text)].concat())
            }
            None if written.is_some() && text.is_none() => continue,
            None => match context.state_folder() {
                Some(state) => crate::paths::join(&state, &format!("agents/{id}/agent")),
                None => continue,
            },
        };
        let Some((first, first_range)) = owners.get(&folder) else {
            owners.insert(folder, (id, range));
            continue;
        };
        let Some(at) = range.or(*first_range) else { continue };
        let path = Path::default().key("agents").key("entries");
        let message = Message::new("agent-dir").with("first", first.as_str()).with("second", id.as_str());
        let mut finding =
            Diagnostic::new("agent-dir", Severity::Error, Stage::Whole(4), path.clone(), at, message);
        if let Some(range) = first_range.filter(|range| *range != at) {
            let message = Message::new("agent-dir-first").with("first", first.as_str());
            finding.related.push(Related { message, path, range });
        }
        findings.push(finding);
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::testing;

    fn check(text: &str, expected: Expect) {
        testing::check("agent-dir", text, expected);
    }

    #[test]
    fn folders_are_compared_after_resolving() {
        check(
            r#"{ agents: { ownership: "explicit", entries: { a: { agentDir: "/x/y" }, b: { agentDir: "/x/./y/" } } } }"#,
            expect![[r#"
                error agent-dir agents.entries «"/x/./y/"»
            "#]],
        );
        check(r#"{ agents: { entries: { a: { agentDir: "/x" }, b: {} } } }"#, expect![""]);
        check(
            r#"{ agents: { ownership: "explicit", entries: { a: { agentDir: "x" }, b: { agentDir: "./x" } } } }"#,
            expect![[r#"
                error agent-dir agents.entries «"./x"»
            "#]],
        );
    }
}

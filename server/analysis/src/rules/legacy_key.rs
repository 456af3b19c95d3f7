//! What `unknown-key` and `not-allowed-value` say of a key or value that an earlier release had, and how to bring it up to
//! date.

use json5_syntax::ast::{Member, Value, ValueKind};
use json5_syntax::{Parse, Path, Segment};
use openclaw_knowledge::legacy_keys::{Change, Convert, Fate, LegacyKey, Scalar, legacy_key};
use openclaw_knowledge::text::Message;
use openclaw_schema::Version;

use super::Context;
use super::schema::Judge;
use super::unknown_key::Site;
use crate::dress::{Dress, quoted};
use crate::edits::requoted;
use crate::moves::{Move, merge_into, move_member};
use crate::place::Place;
use crate::{Confidence, Fix, TextEdit, edits};

/// The words for an old key and its mends; `None` when no earlier release had it. The finding itself offers to remove it.
pub(super) fn explanation(judge: &Judge<'_, '_>, site: &Site<'_, '_>) -> Option<(Message, Vec<Fix>)> {
    let old = Old::find(site).filter(|old| is_past(judge, old.row))?;
    let since = old.row.since.as_deref().unwrap_or("unknown");
    let message = |id| {
        let message = Message::new(id).with("key", old.name.as_str()).with("since", since);
        message.with("target", judge.release.name())
    };
    match &old.row.fate {
        Fate::Respelled(_) => None,
        Fate::Removed { instead: None } => Some((message("legacy-removed"), Vec::new())),
        Fate::Removed { instead: Some(place) } => {
            Some((message("legacy-removed-instead").with("place", place.as_str()), Vec::new()))
        }
        Fate::Moved { change, wins, .. } => {
            let target = Path(old.row.target(&steps(&old.path))?.into_iter().map(Segment::Key).collect());
            let place = words(&old.path, &target);
            let message = |id| message(id).with("place", place.as_str());
            let to = site.in_document(&target);
            if let Some(new) = judge.context.root.and_then(|root| root.at_path(&to.0)) {
                return Some(both(judge, site, &old, new, *wins, &message));
            }
            let Some(value) = new_value(&judge.context.document.parse, old.carried.value()?, change) else {
                return Some((message("legacy-moved-otherwise"), Vec::new()));
            };
            let it = Move { gone: site.member, carried: old.carried, to: &to, value: value.as_deref() };
            let fix = moving(judge.context, it, &old.name, &place);
            Some((message("legacy-moved"), fix.into_iter().collect()))
        }
    }
}

/// The mend for an old key of a place where OpenClaw looks itself, before its schema does.
pub(super) fn rewritten(context: &Context<'_>, parent: &Place<'_>, name: &str) -> Option<Fix> {
    let path = parent.path().key(name);
    let row = legacy_key(&steps(&path))?;
    let Fate::Moved { change, .. } = &row.fate else { return None };
    let to = Path(row.target(&steps(&path))?.into_iter().map(Segment::Key).collect());
    let member = parent.value.as_object()?.get(name)?;
    let value = new_value(&context.document.parse, member.value()?, change)?;
    let it = Move { gone: member, carried: member, to: &to, value: value.as_deref() };
    moving(context, it, name, &words(&path, &to))
}

fn moving(context: &Context<'_>, it: Move<'_>, name: &str, place: &str) -> Option<Fix> {
    let title = match it.value {
        Some(value) => Message::new("legacy-fix-rewrite").with("value", value),
        None => Message::new("legacy-fix-move"),
    };
    let title = title.with("key", name).with("place", place);
    let edits = move_member(&context.document.parse, it)?;
    Some(Fix { title, edits, confidence: Confidence::Sure })
}

/// The message and the mend where the old key and the new one are both written.
fn both(
    judge: &Judge<'_, '_>,
    site: &Site<'_, '_>,
    old: &Old<'_>,
    new: Value<'_>,
    wins: bool,
    message: &dyn Fn(&'static str) -> Message,
) -> (Message, Vec<Fix>) {
    let parse = &judge.context.document.parse;
    let written = old.carried.value();
    let is_same = written.is_some_and(|written| {
        written.literal_text().is_some() && written.literal_text() == new.literal_text()
    });
    let said = if wins { message("legacy-both-old-wins") } else { message("legacy-both-new-wins") };
    let title = |id| message(id);
    let removal = || edits::remove_member(parse, site.member.range());
    if let Some(target) = new.as_object()
        && old.carried.range() == site.member.range()
        && let Some(edits) = merge_into(parse, old.carried, target)
    {
        let fix = Fix { title: title("legacy-fix-merge"), edits, confidence: Confidence::Sure };
        return (message("legacy-moved"), vec![fix]);
    }
    if wins && !is_same {
        let Some(text) = written.and_then(Value::literal_text) else { return (said, Vec::new()) };
        let mut edits = removal();
        edits.push(TextEdit { range: new.range(), new_text: text.to_owned() });
        edits.sort_by_key(|edit| edit.range.start());
        return (
            said,
            vec![Fix { title: title("legacy-fix-overwrite"), edits, confidence: Confidence::Choice }],
        );
    }
    let fix = Fix { title: title("legacy-fix-drop"), edits: removal(), confidence: Confidence::Choice };
    (said, vec![fix])
}

/// The message and mend for a value that is spelled otherwise since.
pub(super) fn respelled(judge: &Judge<'_, '_>, path: &Path, value: Value<'_>) -> Option<(Message, Fix)> {
    let row = legacy_key(&steps(path)).filter(|row| is_past(judge, row))?;
    let Fate::Respelled(values) = &row.fate else { return None };
    let new = written(&judge.context.document.parse, values.get(&*value.as_str()?)?, value);
    let fix = Fix {
        title: Message::new("schema-fix-write").with("text", new.as_str()),
        edits: vec![TextEdit { range: value.range(), new_text: new.clone() }],
        confidence: Confidence::Sure,
    };
    Some((Message::new("legacy-respelled").with("new", new), fix))
}

/// Whether the target release is one that does not know the old form any more.
fn is_past(judge: &Judge<'_, '_>, row: &LegacyKey) -> bool {
    let since = row.since.as_deref().and_then(Version::parse);
    since.is_none_or(|since| since <= judge.release.version())
}

/// An old key in a document.
struct Old<'c> {
    row: &'static LegacyKey,
    path: Path,
    name: String,
    /// The member whose value is meant: the unknown one, or the only one inside it where the whole object is unknown.
    carried: Member<'c>,
}

impl<'c> Old<'c> {
    fn find(site: &Site<'c, '_>) -> Option<Self> {
        let (mut path, mut carried) = (site.path.clone(), site.member);
        loop {
            if let Some(row) = legacy_key(&steps(&path)) {
                let name = carried.key()?.name().into_owned();
                return Some(Self { row, path, name, carried });
            }
            let mut members = carried.value()?.as_object()?.members();
            let (only, None) = (members.next()?, members.next()) else { return None };
            (path, carried) = (path.key(only.key()?.name()), only);
        }
    }
}

/// The text for the value in its new place: `Some(None)` for the same text, `None` when it has no counterpart.
fn new_value(parse: &Parse, value: Value<'_>, change: &Change) -> Option<Option<String>> {
    match (change, value.kind()) {
        (Change::None, _) => Some(None),
        (Change::Values(values), ValueKind::String(text)) => {
            Some(Some(written(parse, values.get(&*text)?, value)))
        }
        (Change::Values(values), ValueKind::Bool(is)) => {
            Some(Some(written(parse, values.get(if is { "true" } else { "false" })?, value)))
        }
        (Change::Convert(Convert::Negate), ValueKind::Bool(is)) => Some(Some((!is).to_string())),
        (Change::Convert(Convert::SecondsToMilliseconds), ValueKind::Number(seconds)) => {
            let milliseconds = seconds * 1000.0;
            let is_whole = milliseconds.fract() == 0.0 && (0.0..1e15).contains(&milliseconds);
            is_whole.then(|| Some(milliseconds.to_string()))
        }
        _ => None,
    }
}

/// A value in the quotes of the one that it replaces.
fn written(parse: &Parse, new: &Scalar, old: Value<'_>) -> String {
    match new {
        Scalar::Bool(is) => is.to_string(),
        Scalar::Number(number) => number.to_string(),
        Scalar::Text(text) => {
            let quotes = old.literal_text().filter(|text| text.starts_with(['"', '\'']));
            let own = quotes.and_then(|literal| requoted(literal, text));
            own.unwrap_or_else(|| quoted(text, Dress::around(parse, None).quote))
        }
    }
}

/// The new place in words: only the key where it is the same object.
fn words(old: &Path, new: &Path) -> String {
    match (old.0.split_last(), new.0.split_last()) {
        (Some((_, same)), Some((Segment::Key(key), parent))) if same == parent => key.clone(),
        _ => new.to_string(),
    }
}

/// The steps as tables of patterns see them.
fn steps(path: &Path) -> Vec<&str> {
    let steps = path.0.iter().map(|segment| match segment {
        Segment::Key(key) => key.as_str(),
        Segment::Index(_) => "0",
    });
    steps.collect()
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use openclaw_knowledge::legacy_keys::{Fate, legacy_keys};
    use openclaw_schema::{Step, Version, bundle};

    use crate::testing::{explained, fixed};

    fn check_fix(text: &str, expected: Expect) {
        expected.assert_eq(&fixed(text, &["unknown-key", "not-allowed-value", "mcp-server"]));
    }

    #[test]
    fn the_schemas_of_the_releases_agree() {
        let intervals = |path: &str| {
            let steps: Vec<Step<'_>> = path
                .split('.')
                .map(|key| match key {
                    "[]" => Step::Item,
                    "*" => Step::Key("any"),
                    key => Step::Key(key),
                })
                .collect();
            bundle::intervals(&steps)
        };
        for row in legacy_keys().iter().filter(|row| !matches!(row.fate, Fate::Respelled(_))) {
            let path =
                row.at.keys().collect::<Vec<_>>().join(".").replace("models.*.compat", "models.[].compat");
            let listed = path.replace("agents.entries.*", "agents.list.[]");
            let known = [path.as_str(), &listed].map(intervals).concat();
            let last = known.iter().map(|interval| interval.last.map(|last| last.version())).max();
            let since = row.since.as_deref().and_then(Version::parse);
            assert!(known.iter().all(|interval| interval.last.is_some()), "{path} is alive");
            match (last.flatten(), since) {
                (Some(last), Some(since)) => assert!(last < since, "{path} lived until {last:?}"),
                (last, since) => assert_eq!((last, since), (None, None), "{path}"),
            }
        }
    }

    #[test]
    fn says_what_became_of_it() {
        explained(
            r#"{ meta: { lastTouchedAt: "x" }, gateway: { nodes: { denyCommands: ["a"] }, bind: "127.0.0.1" },
                 agents: { defaults: { llm: {}, sandbox: { perSession: 5 } } }, session: { typingMode: "never" },
                 tools: { experimental: { planTool: true } } }"#,
            expect![[r#"
                unknown-key meta.lastTouchedAt «lastTouchedAt»
                  “lastTouchedAt” was removed in OpenClaw 2026.8.1, and 2026.9.6 refuses the config because of it. OpenClaw's own migration deletes it.
                  fix: Remove “lastTouchedAt”
                unknown-key gateway.nodes.denyCommands «denyCommands»
                  “denyCommands” is gateway.nodes.commands.deny since OpenClaw 2026.8.1.
                  fix: Make “denyCommands” gateway.nodes.commands.deny
                  fix: Remove “denyCommands”
                not-allowed-value gateway.bind «"127.0.0.1"»
                  OpenClaw does not take this old value any more. It is "loopback" now.
                  fix: Write "loopback"
                unknown-key agents.defaults.llm «llm»
                  “llm” was removed in OpenClaw 2026.4.26. Set models.providers.<id>.timeoutSeconds by hand instead: the value is not carried over.
                  fix: Remove “llm”
                unknown-key agents.defaults.sandbox.perSession «perSession»
                  “perSession” is scope since OpenClaw 2026.4.5, and this value has no counterpart there.
                  fix: Remove “perSession”
                unknown-key session.typingMode «typingMode»
                  “typingMode” is agents.defaults.typingMode since OpenClaw 2026.8.1.
                  fix: Make “typingMode” agents.defaults.typingMode
                  fix: Remove “typingMode”
                unknown-key tools.experimental «experimental»
                  “planTool” is tools.updatePlan since OpenClaw 2026.8.1.
                  fix: Make “planTool” tools.updatePlan
                  fix: Remove “experimental”
            "#]],
        );
    }

    #[test]
    fn where_both_are_written_one_wins() {
        explained(
            r#"{ session: { typingMode: "never", maintenance: { pruneDays: 3, pruneAfter: "4d" } },
                 agents: { defaults: { typingMode: "instant" } }, env: { A: "x", B: "y", vars: { A: "x", B: "z" } } }"#,
            expect![[r#"
                unknown-key session.typingMode «typingMode»
                  “typingMode” is an old name of agents.defaults.typingMode, which is written too. OpenClaw's own migration keeps the value of “typingMode”.
                  fix: Give agents.defaults.typingMode the value of “typingMode”
                  fix: Remove “typingMode”
                unknown-key session.maintenance.pruneDays «pruneDays»
                  “pruneDays” is an old name of pruneAfter, which is written too. OpenClaw's own migration keeps pruneAfter and drops “pruneDays”.
                  fix: Remove “pruneDays”; pruneAfter stays
                unknown-key env.A «A»
                  “A” is an old name of env.vars.A, which is written too. OpenClaw's own migration keeps env.vars.A and drops “A”.
                  fix: Remove “A”; env.vars.A stays
                unknown-key env.B «B»
                  “B” is an old name of env.vars.B, which is written too. OpenClaw's own migration keeps env.vars.B and drops “B”.
                  fix: Remove “B”; env.vars.B stays
            "#]],
        );
        check_fix(
            "{ session: { typingMode: 'never' }, agents: { defaults: { typingMode: 'instant' } } }",
            expect!["{ session: { }, agents: { defaults: { typingMode: 'never' } } }"],
        );
        check_fix(
            "{ agents: { defaults: { memorySearch: { enabled: true } } }, memory: { search: { provider: 'openai' } } }",
            expect![
                "{ agents: { defaults: { } }, memory: { search: { provider: 'openai', enabled: true } } }"
            ],
        );
    }

    #[test]
    fn moves() {
        check_fix(
            "{\n  env: {\n    // the key\n    ANTHROPIC_API_KEY: '${OTHER}', // from a vault\n  },\n}",
            expect![[r#"
                {
                  env: {
                    vars: {
                      // the key
                      ANTHROPIC_API_KEY: '${OTHER}', // from a vault
                    },
                  },
                }"#]],
        );
        check_fix(
            r#"{"env": {"A": "x", "vars": {"B": "y"}}}"#,
            expect![[r#"{"env": {"vars": {"B": "y", "A": "x"}}}"#]],
        );
        check_fix(
            "{ gateway: { nodes: { skills: { enabled: true } } } }",
            expect!["{ gateway: { nodes: { allowSkills: true } } }"],
        );
        check_fix(
            "{ agents: { list: [{ id: 'a', memorySearch: { enabled: true } }] } }",
            expect!["{ agents: { list: [{ id: 'a', memory: { search: { enabled: true } } }] } }"],
        );
    }

    #[test]
    fn values_change_on_the_way() {
        check_fix(
            "{ agents: { defaults: { sandbox: { perSession: true } } } }",
            expect![[r#"{ agents: { defaults: { sandbox: { scope: "session" } } } }"#]],
        );
        check_fix(
            "{ mcp: { servers: { s: { command: 'x', timeout: 5, disabled: true } } } }",
            expect!["{ mcp: { servers: { s: { command: 'x', requestTimeoutMs: 5000, enabled: false } } } }"],
        );
        check_fix(
            "{ bindings: [{ agentId: 'main', match: { channel: 'x', peer: { kind: 'dm', id: '1' } } }] }",
            expect![
                "{ bindings: [{ agentId: 'main', match: { channel: 'x', peer: { kind: 'direct', id: '1' } } }] }"
            ],
        );
        check_fix("{ gateway: { bind: '0.0.0.0' } }", expect!["{ gateway: { bind: 'lan' } }"]);
    }
}

//! The bundle is whole, comes from its source form, and answers as the releases' own schemas do.

use expect_test::{Expect, expect};

use super::*;
use crate::node::{Node, Value};
use crate::path::steps;
use crate::source::Source;

const SOURCE: &str = include_str!("../../data/releases.jsonl");
const AMENDMENTS: &str = include_str!("../../data/amendments.jsonl");

#[test]
fn the_binary_form_comes_from_the_source_form() {
    let binary = Source::parse(SOURCE).unwrap().to_binary(AMENDMENTS).unwrap();
    assert!(binary == BYTES, "run `cargo xtask snapshot`");
}

#[test]
fn the_source_form_is_written_as_it_was_read() {
    assert!(Source::parse(SOURCE).unwrap().to_text() == SOURCE);
}

#[test]
fn every_stable_release_is_there() {
    let names: Vec<&str> = releases().iter().map(Release::name).collect();
    assert!(names.len() >= 83);
    assert_eq!(names.first(), Some(&"2026.1.29"));
    for name in ["2026.2.2-3", "2026.3.13", "2026.3.28", "2026.7.1-2", "2026.7.35", "2026.9.6"] {
        assert!(names.contains(&name), "{name}");
    }
    assert!(releases().is_sorted_by(|a, b| a.version() < b.version()));
}

#[test]
fn one_release_alone_is_the_same_as_among_all() {
    let all = Arc::new(BUNDLE.binary.all().unwrap());
    for release in releases().iter().step_by(20).chain([newest()]) {
        let among_all = Schema { arena: Arc::clone(&all), root: release.root };
        assert!(schema(release).to_json().unwrap() == among_all.to_json().unwrap(), "{}", release.name());
    }
}

#[test]
fn a_release_survives_the_way_through_json() {
    for name in ["2026.1.29", "2026.3.28", "2026.7.35", "2026.9.6"] {
        let (release, found) = Release::nearest(name).unwrap();
        assert_eq!(found, Match::Exact);
        let json = schema(release).to_json().unwrap();
        let again = Schema::from_json(&json.to_string()).unwrap();
        assert!(again.to_json().unwrap() == json, "{name}");
    }
}

/// Titles, descriptions and sentences belong to OpenClaw.
#[test]
fn the_bundle_holds_structure_alone() {
    fn words(arena: &Arena, value: &Value) -> usize {
        match value {
            Value::String(text) => arena.str(*text).split_whitespace().count(),
            Value::Array(list) => list.iter().map(|value| words(arena, value)).max().unwrap_or(0),
            Value::Object(members) => members.iter().map(|(_, value)| words(arena, value)).max().unwrap_or(0),
            Value::Null | Value::Bool(_) | Value::Number(_) => 0,
        }
    }
    let arena = &BUNDLE.binary.all().unwrap();
    assert!(arena.docs.is_empty());
    let values = |node: &Node| node.default.iter().map(|value| words(arena, value)).max().unwrap_or(0);
    assert_eq!(arena.nodes().iter().map(values).max(), Some(2));
}

fn check_nearest(wanted: &str, expected: Expect) {
    let found = Release::nearest(wanted).map(|(release, found)| format!("{} {found:?}", release.name()));
    expected.assert_eq(found.as_deref().unwrap_or("not a version"));
}

#[test]
fn a_version_finds_its_release() {
    check_nearest("2026.9.6", expect!["2026.9.6 Exact"]);
    check_nearest("v2026.2.2-3", expect!["2026.2.2-3 Exact"]);
    check_nearest("2026.2.2-4", expect!["2026.2.2-3 Republished"]);
    check_nearest("2026.7.1", expect!["2026.7.1-2 Republished"]);
    check_nearest("2026.7.1-beta.2", expect!["2026.6.35 NearestEarlier"]);
    check_nearest("2026.4.3", expect!["2026.4.2 NearestEarlier"]);
    check_nearest("2026.9.6-beta.1", expect!["2026.9.5 NearestEarlier"]);
    check_nearest("2026.7.99", expect!["2026.7.35 NearestEarlier"]);
    check_nearest("2026.1.28", expect!["2026.1.29 OlderThanFirst"]);
    check_nearest("2026.1.29-beta.3", expect!["2026.1.29 OlderThanFirst"]);
    check_nearest("0.0.1", expect!["2026.1.29 OlderThanFirst"]);
    check_nearest("2026.9.7-beta.1", expect!["2026.9.6 NewerThanLast"]);
    check_nearest("2027.1.1", expect!["2026.9.6 NewerThanLast"]);
    check_nearest("latest", expect!["not a version"]);
}

/// Measured on the releases themselves; `-` stands for "and still in 2026.9.6".
#[test]
fn paths_exist_when_they_did() {
    let table = "
        $schema                                        2026.2.17-
        accessGroups.*                                 2026.5.2-
        acp                                            2026.2.26-
        agents.defaults.cliBackends                    2026.1.29..2026.4.2 2026.4.7..2026.7.35
        agents.defaults.memorySearch                   2026.1.29..2026.7.35
        agents.defaults.models.*.params                2026.1.29-
        agents.defaults.models.*.params.*
        agents.defaults.sandbox.docker.setupCommand    2026.1.29-
        agents.defaults.sandbox.docker.setupCommand[]  2026.3.2-
        agents.entries                                 2026.8.1-
        agents.entries.*.models.*.params               2026.8.1-
        agents.entries.*.params                        2026.8.1-
        agents.list                                    2026.1.29..2026.7.35
        agents.list[].memorySearch                     2026.1.29..2026.7.35
        agents.list[].models                           2026.5.12..2026.7.35
        agents.list[].params                           2026.3.13..2026.7.35
        canvasHost                                     2026.1.29..2026.7.35
        canvasHost.port                                2026.1.29..2026.7.35
        channels.bluebubbles                           2026.1.29..2026.5.7
        channels.bluebubbles.accounts.*.dms.*.historyLimit  2026.1.29..2026.3.24
        channels.irc.accounts.*.healthMonitor          2026.3.22..2026.3.24 2026.9.3-
        channels.matrix                                2026.1.29..2026.3.13 2026.3.23-2-
        channels.modelByChannel.*.*                    2026.2.21-
        channels.qqbot                                 2026.3.31..2026.7.35
        channels.telegram.streamMode                   2026.1.29..2026.4.2
        channels.telegram.streaming                    2026.2.21-
        channels.telegram.streaming.mode               2026.4.7-
        commitments                                    2026.4.29..2026.7.35
        crestodian                                     2026.4.25..2026.7.35
        env.*                                          2026.1.29..2026.7.35
        env.vars.*                                     2026.1.29-
        gateway.auth.mode                              2026.1.29-
        hooks.internal.handlers[].event                2026.1.29..2026.7.35
        mcp.servers                                    2026.3.22-
        memory                                         2026.2.2-3-
        memory.search                                  2026.8.1-
        models.providers.*.headers.*                   2026.1.29-
        models.providers.anthropic.headers.x-y         2026.1.29-
        plugins.entries.*                              2026.1.29-
        plugins.entries.*.enabled                      2026.1.29-
        plugins.entries.a2a                            2026.8.1-
        plugins.slots.contextEngine                    2026.3.7-
        secrets.providers                              2026.2.26-
        tools.web.search.openaiCodex.userLocation.city 2026.3.31-
        worktreeRoot                                   2026.9.1-
        no.such.key
        gateway[]";
    for row in table.lines().skip(1) {
        let mut words = row.split_whitespace();
        let path = words.next().unwrap();
        let found: Vec<String> = intervals(&steps(path))
            .iter()
            .map(|found| match found.last {
                Some(last) => format!("{}..{}", found.first.name(), last.name()),
                None => format!("{}-", found.first.name()),
            })
            .collect();
        assert_eq!(found, words.collect::<Vec<_>>(), "{path}");
    }
}

#[test]
fn a_constant_has_a_history_of_its_own() {
    let mut lines = String::new();
    for (path, text) in [
        ("gateway.mode", "local"),
        ("agents.defaults.params.x", "local"),
        ("gateway.auth.mode", "none"),
        ("gateway.bind", "tailnet"),
        ("session.dmScope", "per-account-channel-peer"),
        ("messages.queue.mode", "queue"),
        ("models.providers.*.api", "ollama"),
        ("agents.defaults.thinkingDefault", "adaptive"),
        ("messages.queue.mode", "no such word"),
    ] {
        let span = |it: &Interval| format!(" {}-{}", it.first.name(), it.last.map_or("", Release::name));
        let spans: String = text_intervals(&steps(path), text).iter().map(span).collect();
        lines += &format!("{path} {text}:{spans}\n");
    }
    expect![[r#"
        gateway.mode local: 2026.1.29-
        agents.defaults.params.x local:
        gateway.auth.mode none: 2026.2.19-
        gateway.bind tailnet: 2026.1.29-
        session.dmScope per-account-channel-peer: 2026.1.29-
        messages.queue.mode queue: 2026.1.29-2026.5.12
        models.providers.*.api ollama: 2026.2.17-
        agents.defaults.thinkingDefault adaptive: 2026.3.1-
        messages.queue.mode no such word:
    "#]]
    .assert_eq(&lines);
}

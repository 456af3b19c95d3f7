use expect_test::{Expect, expect};
use openclaw_knowledge::legacy_keys::{Fate, LegacyKey, legacy_keys};
use openclaw_schema::{Step, Version, bundle};

use crate::edits::applied;
use crate::testing::{explained, fixed, snapshot};
use crate::{Confidence, FileId, fix_all};

fn check_fix(text: &str, expected: Expect) {
    expected.assert_eq(&fixed(text, &["unknown-key", "not-allowed-value", "wrong-type", "mcp-server"]));
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
    let is_key = |row: &&LegacyKey| matches!(row.fate, Fate::Removed { .. } | Fate::Moved { .. });
    for row in legacy_keys().iter().filter(is_key) {
        let path = row
            .at
            .keys()
            .collect::<Vec<_>>()
            .join(".")
            .replace("models.*.compat", "models.[].compat")
            .replace("media.models.*", "media.models.[]");
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
        expect!["{ agents: { defaults: { } }, memory: { search: { provider: 'openai', enabled: true } } }"],
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

#[test]
fn several_become_one() {
    // Each of them is a finding, and the mend of one is that of all.
    let text = "{ session: { threadBindings: { spawnSubagentSessions: true, spawnAcpSessions: false, idleHours: 1 } } }";
    let mended = fix_all(&snapshot(text), FileId(0), &|_, fix| fix.confidence == Confidence::Sure);
    expect!["{ session: { threadBindings: { spawnSessions: false, idleHours: 1 } } }"]
        .assert_eq(&applied(text, &mended.edits));
    check_fix(
        "{ channels: { telegram: { threadBindings: { spawnAcpSessions: true } } } }",
        expect![[r#"{ channels: { telegram: { threadBindings: { spawnSessions: true } } } }"#]],
    );
    check_fix(
        "{ browser: { ssrfPolicy: { hostnameAllowlist: ['a', 'b'], allowedHostnames: ['b', 'c'] } } }",
        expect!["{ browser: { ssrfPolicy: { allowedHostnames: ['b', 'c', 'a'] } } }"],
    );
    check_fix(
        "{ browser: { ssrfPolicy: { hostnameAllowlist: ['a'] } } }",
        expect!["{ browser: { ssrfPolicy: { allowedHostnames: ['a'] } } }"],
    );
}

#[test]
fn one_becomes_several_or_goes_below() {
    check_fix(
        "{ tools: { message: { allowCrossContextSend: true } } }",
        expect![
            "{ tools: { message: { crossContext: { allowAcrossProviders: true, allowWithinProvider: true } } } }"
        ],
    );
    check_fix(
        "{ tools: { media: { models: [{ provider: 'deepgram', deepgram: { smartFormat: true } }] } } }",
        expect![
            "{ tools: { media: { models: [{ provider: 'deepgram', providerOptions: { deepgram: { smart_format: true } } }] } } }"
        ],
    );
    check_fix(
        "{ channels: { matrix: { allowPrivateNetwork: true, groups: { g: { allow: false } } } } }",
        expect![
            "{ channels: { matrix: { network: { dangerouslyAllowPrivateNetwork: true }, groups: { g: { enabled: false } } } } }"
        ],
    );
}

#[test]
fn values_depend_on_others() {
    check_fix(
        "{ diagnostics: { otel: { captureContent: { inputMessages: true } } } }",
        expect!["{ diagnostics: { otel: { captureContent: true } } }"],
    );
    check_fix(
        "{ diagnostics: { otel: { captureContent: { enabled: false, inputMessages: true } } } }",
        expect!["{ diagnostics: { otel: { captureContent: false } } }"],
    );
    check_fix(
        "{ channels: { matrix: { dm: { policy: 'trusted', allowFrom: ['x'] } } } }",
        expect!["{ channels: { matrix: { dm: { policy: 'allowlist', allowFrom: ['x'] } } } }"],
    );
    check_fix(
        "{ channels: { matrix: { dm: { policy: 'trusted' } } } }",
        expect!["{ channels: { matrix: { dm: { policy: 'pairing' } } } }"],
    );
}

#[test]
fn values_that_only_go() {
    let fixed = |text| fixed(text, &["out-of-range", "value-format"]);
    assert_eq!(fixed("{ gateway: { port: 70000, mode: 'local' } }"), "{ gateway: { mode: 'local' } }");
    assert_eq!(
        fixed("{ session: { maintenance: { pruneAfter: '0d' } } }"),
        "{ session: { maintenance: { } } }"
    );
    assert_eq!(fixed("{ gateway: { port: 80 } }"), "{ gateway: { port: 80 } }");
}

//! Tables: a text with the cursor at `$0`, what is offered, and the text after taking an offer.

use expect_test::{Expect, expect};
use json5_syntax::{Dialect, TextSize, parse};

use super::{CompletionItem, completion};
use crate::{FileId, Snapshot, TextEdit, Workspace};

const FILE: FileId = FileId(0);

fn open(marked: &str) -> (String, usize, Snapshot) {
    let offset = marked.find("$0").expect("a cursor");
    let text = marked.replacen("$0", "", 1);
    let mut workspace = Workspace::default();
    workspace.open(FILE, 0, &text);
    let snapshot = workspace.snapshot();
    (text, offset, snapshot)
}

fn at(text: &str, offset: usize) -> TextSize {
    TextSize::of(&text[..offset])
}

/// The text after taking a proposal, in a client without snippets.
fn apply(text: &str, item: &CompletionItem) -> String {
    let mut edits = item.additional.clone();
    edits.push(TextEdit { range: item.range, new_text: item.insert.plain() });
    edits.sort_by_key(|edit| edit.range.start());
    let mut text = text.to_owned();
    for edit in edits.iter().rev() {
        text.replace_range(std::ops::Range::<usize>::from(edit.range), &edit.new_text);
    }
    text
}

/// What a client shows: the proposals whose filter text goes with what is typed.
fn shown(text: &str, offset: usize, items: Vec<CompletionItem>) -> Vec<CompletionItem> {
    let goes_with = |item: &CompletionItem| {
        let typed = text[usize::from(item.range.start())..offset].to_lowercase();
        let filter = item.filter.to_lowercase();
        let mut filter = filter.chars();
        typed.chars().all(|c| filter.any(|other| other == c))
    };
    items.into_iter().filter(goes_with).collect()
}

/// The labels, best first; at most `n`.
fn check_labels(marked: &str, n: usize, expected: Expect) {
    let (text, offset, snapshot) = open(marked);
    let items = shown(&text, offset, completion(&snapshot, FILE, at(&text, offset)));
    let labels: Vec<&str> = items.iter().map(|item| item.label.as_str()).take(n).collect();
    expected.assert_eq(&labels.join(" "));
}

/// The text after taking the proposal with a label.
fn check_applied(cases: &[(&str, &str, &str)]) {
    for (marked, label, expected) in cases {
        let (text, offset, snapshot) = open(marked);
        let items = completion(&snapshot, FILE, at(&text, offset));
        let items = shown(&text, offset, items);
        let Some(item) = items.iter().find(|item| item.label == *label) else {
            panic!("{marked}: no {label} in {:?}", items.iter().map(|item| &item.label).collect::<Vec<_>>());
        };
        assert_eq!(apply(&text, item), *expected, "{marked} with {label}");
    }
}

#[test]
fn keys_of_the_schema() {
    check_labels(
        "{$0}",
        100,
        expect![
            "agents channels plugins tools models gateway env tts bindings messages session secrets accessGroups acp approvals attachments auth broadcast browser cloudWorkers commands cron desktop diagnostics discovery hooks logging mcp memory meta nodeHost proxy security skills surfaces talk telemetry transcripts ui update wizard worktreeAcceleration worktreeRoot $include $schema"
        ],
    );
    check_labels(
        "{ gateway: { $0 } }",
        100,
        expect![
            "auth bind nodes mode tailscale controlUi trustedProxies remote port http roles push allowRealIpFallback cliAgents customBindHost portals publicOrigin reload terminal tls tools $include"
        ],
    );
    check_labels("{ gateway: { port: 1, auth: {}, $0 } }", 5, expect!["bind nodes mode tailscale controlUi"]);
    check_labels(
        "{ models: { providers: { x: { models: [ { $0 } ] } } } }",
        5,
        expect!["id name input reasoning contextWindow"],
    );
    check_labels(
        "{ channels: { $0 } }",
        100,
        expect![
            "discord telegram whatsapp slack matrix feishu imessage msteams mattermost signal irc sms a2a buzz clickclack defaults googlechat line modelByChannel nextcloud-talk nostr raft reef synology-chat tlon twitch zalo zalouser $include"
        ],
    );
    check_labels(
        "{ secrets: { providers: { x: { source: \"env\", $0 } } } }",
        100,
        expect!["allowlist $include"],
    );
    check_labels("{ gateway: { auth: { token: { $0 } } } }", 100, expect!["id provider source $include"]);
}

#[test]
fn keys_of_maps() {
    check_labels(
        "{ models: { providers: { $0 } } }",
        5,
        expect!["amazon-bedrock amazon-bedrock-mantle anthropic anthropic-vertex arcee"],
    );
    check_labels(
        "{ auth: { order: { $0 } }, models: { providers: { mine: {} } } }",
        3,
        expect!["mine amazon-bedrock amazon-bedrock-mantle"],
    );
    check_labels("{ agents: { entries: { $0 } } }", 3, expect!["main $include"]);
    check_labels("{ plugins: { entries: { tele$0 } } }", 3, expect!["migrate-claude telegram"]);
}

#[test]
fn values_of_the_schema() {
    check_labels("{ gateway: { mode: $0 } }", 100, expect!["local remote"]);
    check_labels("{ gateway: { bind: \"$0\" } }", 100, expect!["auto lan loopback custom tailnet"]);
    check_labels("{ gateway: { controlUi: { enabled: $0 } } }", 100, expect!["true false"]);
    check_labels(
        "{ agents: { defaults: { model: $0 } } }",
        2,
        expect!["anthropic/claude-opus-5-5 anthropic/claude-fable-5-1"],
    );
    check_labels("{ gateway: { auth: { token: $0 } } }", 100, expect![[r#""${}" {} """#]]);
    check_labels(
        "{ gateway: { auth: { token: { source: \"e$0\" } } } }",
        100,
        expect!["env file exec store"],
    );
    check_labels("{ gateway: { auth: { token: { source: \"env$0\", id: \"X\" } } } }", 100, expect!["env"]);
    check_labels("{ gateway: { auth: { token: { source: $0 } } } }", 100, expect!["env file exec store"]);
    check_labels("$0", 100, expect!["{}"]);
    check_labels("{ invented: { $0 } }", 100, expect!["$include"]);
    check_labels("{ invented: $0 }", 100, expect![[""]]);
}

#[test]
fn names() {
    check_labels(
        "{ agents: { entries: { work: {}, home: {} } }, bindings: [ { agentId: \"$0\" } ] }",
        100,
        expect!["work home main"],
    );
    check_labels("{ bindings: [ { match: { channel: \"tele$0\" } } ] }", 100, expect!["telegram"]);
    check_labels(
        "{ agents: { defaults: { heartbeat: { target: $0 } } } }",
        5,
        expect!["last none owner a2a buzz"],
    );
    check_labels("{ plugins: { allow: [\"telegram\", \"tel$0\"] } }", 5, expect!["litellm migrate-claude"]);
    check_labels(
        "{ models: { providers: { mine: { models: [{ id: \"a/b\" }] } } }, agents: { defaults: { model: \"$0\" } } }",
        5,
        expect![
            "mine/a/b anthropic/claude-opus-5-5 anthropic/claude-fable-5-1 anthropic/claude-fable-5 anthropic/claude-opus-5"
        ],
    );
    check_labels(
        "{ tools: { web: { search: { provider: \"$0\" } } } }",
        5,
        expect!["gemini minimax ollama grok kimi"],
    );
    check_labels(
        "{ env: { vars: { A_B: \"1\" } }, gateway: { auth: { token: \"${$0\" } } }",
        5,
        expect!["A_B"],
    );
}

#[test]
fn inside_secret_references() {
    let providers = "secrets: { providers: { v: { source: 'exec' }, e: { source: 'env' } } }";
    let token =
        |reference: &str| format!("{{ {providers}, gateway: {{ auth: {{ token: {{ {reference} }} }} }} }}");
    check_labels(&token("source: 'exec', provider: $0"), 5, expect!["v"]);
    check_labels(&token("source: 'env', provider: '$0'"), 5, expect!["e default"]);
    check_labels(&token("source: 'env', id: $0 } } }, env: { vars: { A: 'x'"), 5, expect!["A"]);
    check_labels(&token("source: 'exec', id: '$0'"), 5, expect![[""]]);
}

#[test]
fn fits_into_the_text() {
    check_applied(&[
        ("$0", "{}", "{}"),
        ("{$0}", "gateway", "{\"gateway\": {}}"),
        ("{ga$0}", "gateway", "{\"gateway\": {}}"),
        ("{\"ga$0\"}", "gateway", "{\"gateway\": {}}"),
        ("{\"ga$0}", "gateway", "{\"gateway\": {}}"),
        ("{\"ga$0\": {}}", "gateway", "{\"gateway\": {}}"),
        ("{'ga$0': {}}", "gateway", "{'gateway': {}}"),
        ("{ env: {}, ga$0 }", "gateway", "{ env: {}, gateway: {} }"),
        ("{ env: {} ga$0 }", "gateway", "{ env: {}, gateway: {} }"),
        ("{ env: {}\n  $0\n}", "gateway", "{ env: {},\n  gateway: {}\n}"),
        ("{\n  ga$0\n  env: {}\n}", "gateway", "{\n  gateway: {},\n  env: {}\n}"),
        ("{\n  \"ga$0\n  \"env\": {}\n}", "gateway", "{\n  \"gateway\": {},\n  \"env\": {}\n}"),
        ("{\"channels\": {syno$0}}", "synology-chat", "{\"channels\": {\"synology-chat\": {}}}"),
        ("{channels: {synology-$0}}", "synology-chat", "{channels: {\"synology-chat\": {}}}"),
        (
            "{channels: {synology-$0, irc: {name: 'x'}}}",
            "synology-chat",
            "{channels: {'synology-chat': {}, irc: {name: 'x'}}}",
        ),
        ("{gateway: {mode: $0}}", "local", "{gateway: {mode: \"local\"}}"),
        ("{gateway: {mode: lo$0}}", "local", "{gateway: {mode: \"local\"}}"),
        ("{gateway: {mode: 'lo$0'}}", "local", "{gateway: {mode: 'local'}}"),
        ("{gateway: {mode: \"lo$0}}", "local", "{gateway: {mode: \"local\"}}"),
        ("{gateway: {mode $0}}", "local", "{gateway: {mode : \"local\"}}"),
        ("{gateway: {mode: $0\n port: 1}}", "local", "{gateway: {mode: \"local\",\n port: 1}}"),
        ("{gateway: {mode: lo$0\n port: 1}}", "local", "{gateway: {mode: \"local\",\n port: 1}}"),
        ("{gateway: {$0", "mode", "{gateway: {mode: \"local\""),
        ("{plugins: {allow: [\"irc\" $0]}}", "telegram", "{plugins: {allow: [\"irc\", \"telegram\"]}}"),
        ("{plugins: {allow: [tele$0 \"irc\"]}}", "telegram", "{plugins: {allow: [\"telegram\", \"irc\"]}}"),
        (
            "{env: {vars: {KEY: 'x'}}, gateway: {auth: {token: 'Bearer ${K$0'}}}",
            "KEY",
            "{env: {vars: {KEY: 'x'}}, gateway: {auth: {token: 'Bearer ${KEY}'}}}",
        ),
        (
            "{env: {vars: {KEY: 'x'}}, gateway: {auth: {token: 'Bearer ${K$0X}!'}}}",
            "KEY",
            "{env: {vars: {KEY: 'x'}}, gateway: {auth: {token: 'Bearer ${KEY}!'}}}",
        ),
    ]);
}

/// Takes every proposal at an offset. A text that is strict JSON stays so; a text that parses with a value or a member typed by
/// hand at that place parses with every proposal.
fn try_all(text: &str, offset: usize) -> usize {
    let mut workspace = Workspace::default();
    workspace.open(FILE, 0, text);
    let snapshot = workspace.snapshot();
    let items = completion(&snapshot, FILE, at(text, offset));
    let was = parse(text);
    // What differs between proposals of one place is their value; every eighth of a long list shows all kinds.
    for item in items.iter().step_by(1 + items.len() / 8) {
        let applied = apply(text, item);
        let now = parse(&applied);
        let line = &text[usize::from(item.range.start())..usize::from(item.range.end())];
        assert!(!line.contains('\n'), "{text:?} at {offset}: {} spans lines", item.label);
        assert!(item.range.contains_inclusive(at(text, offset)), "{text:?} at {offset}: {}", item.label);
        assert!(
            now.errors().len() <= was.errors().len(),
            "{text:?} at {offset}: {} gives {applied:?}: {:?}",
            item.label,
            now.errors()
        );
        if was.dialect() == Dialect::Json {
            assert_eq!(
                now.dialect(),
                Dialect::Json,
                "{text:?} at {offset}: {} gives {applied:?}",
                item.label
            );
        }
    }
    items.len()
}

const SAMPLES: [&str; 4] = [
    include_str!("../../tests/samples/strict.json"),
    include_str!("../../tests/samples/relaxed.json5"),
    include_str!("../../tests/samples/single.json5"),
    include_str!("../../tests/samples/broken.json5"),
];

#[test]
fn every_proposal_everywhere_keeps_the_document_whole() {
    for sample in SAMPLES {
        let offsets = (0..=sample.len()).filter(|at| sample.is_char_boundary(*at));
        let count: usize = offsets.map(|offset| try_all(sample, offset)).sum();
        assert!(count > 1000, "{count}");
    }
}

#[test]
fn every_proposal_at_every_point_of_typing_a_member() {
    let typed = "\"cacheRetention\": \"long\"";
    let around = [
        ("{\"agents\": {\"defaults\": {\"params\": {", "}}}}"),
        ("{\"agents\": {\"defaults\": {", "\n\"workspace\": \"x\"}}}"),
        ("{\"gateway\": {\"port\": 1, ", "}}"),
        ("{gateway: {", ", port: 1}}"),
        ("{", ""),
    ];
    for (before, after) in around {
        for typed in [typed, &typed.replace('"', ""), &typed.replace('"', "'")] {
            for end in 0..=typed.len() {
                let text = format!("{before}{}{after}", &typed[..end]);
                try_all(&text, before.len() + end);
            }
        }
    }
}

#[test]
fn models() {
    let all = |marked: &str| {
        let (text, offset, snapshot) = open(marked);
        shown(&text, offset, completion(&snapshot, FILE, at(&text, offset)))
    };
    let items = all(
        "{ agents: { defaults: { model: \"$0\", models: { \"anthropic/claude-opus-5\": {}, \"a/b\": { alias: \"quick\" } } } } }",
    );
    let labels: Vec<&str> = items.iter().map(|item| item.label.as_str()).take(5).collect();
    assert_eq!(labels, ["opus", "quick", "anthropic/claude-opus-5", "a/b", "anthropic/claude-opus-5-5"]);
    let last = items.last().unwrap();
    assert!(last.tags.contains(&crate::Tag::Deprecated), "{}", last.label);
    let items = all("{ agents: { defaults: { modelPolicy: { allow: [\"anth$0\"] } } } }");
    assert!(items.iter().any(|item| item.label == "anthropic/*"));
    let items = all("{ agents: { defaults: { models: { \"anth$0\" } } } }");
    let opus = items.iter().find(|item| item.label == "anthropic/claude-opus-4-8").unwrap();
    assert!(opus.tags.contains(&crate::Tag::Deprecated));
    assert!(!items.iter().any(|item| item.label.ends_with("/*") || item.label == "opus"));
}

#[test]
fn beta_flags() {
    let headers =
        |inner: &str| format!("{{ models: {{ providers: {{ anthropic: {{ headers: {{ {inner} }} }} }} }} }}");
    check_labels(&headers("$0"), 1, expect!["anthropic-beta"]);
    check_labels(&headers("'Anthropic-Beta': 'a', $0"), 1, expect!["$include"]);
    let header = |flags: &str| {
        format!(
            "{{ models: {{ providers: {{ anthropic: {{ headers: {{ \"anthropic-beta\": {flags} }} }} }} }} }}"
        )
    };
    check_labels(
        &header("\"$0\""),
        3,
        expect![
            "fine-grained-tool-streaming-2025-05-14 interleaved-thinking-2025-05-14 claude-code-20250219"
        ],
    );
    check_labels(
        &header("$0"),
        3,
        expect![
            "fine-grained-tool-streaming-2025-05-14 interleaved-thinking-2025-05-14 claude-code-20250219"
        ],
    );
    check_labels(
        &header("\"oauth-2025-04-20,$0\""),
        4,
        expect![
            "fine-grained-tool-streaming-2025-05-14 interleaved-thinking-2025-05-14 claude-code-20250219 server-side-fallback-2026-07-01"
        ],
    );
    check_labels(
        &header("\"a, comp$0 , b\""),
        9,
        expect!["compact-2026-01-12 computer-use-2024-10-22 computer-use-2025-01-24 computer-use-2025-11-24"],
    );
    let params =
        |flags: &str| format!("{{ agents: {{ defaults: {{ params: {{ anthropicBeta: {flags} }} }} }} }}");
    check_labels(
        &params("['files-api-2025-04-14,a', 'file$0']"),
        9,
        expect![
            "fine-grained-tool-streaming-2025-05-14 user-profiles-2026-03-24 user-profiles-2026-08-18 user-profiles-2026-09-04"
        ],
    );
    let (before, between) = (header("\"a, comp$0act , b\""), header("\"a,$0,b\""));
    check_applied(&[
        (&before, "compact-2026-01-12", &header("\"a, compact-2026-01-12 , b\"")),
        (&between, "skills-2025-10-02", &header("\"a,skills-2025-10-02,b\"")),
        (&header("'a, sk$0"), "skills-2025-10-02", &header("'a, skills-2025-10-02")),
        (&header("$0"), "skills-2025-10-02", &header("\"skills-2025-10-02\"")),
        (&params("['a' $0]"), "skills-2025-10-02", &params("['a', 'skills-2025-10-02']")),
        (&params("[\n  'a',\n  $0\n]"), "skills-2025-10-02", &params("[\n  'a',\n  'skills-2025-10-02'\n]")),
        (&params("$0"), "skills-2025-10-02", &params("\"skills-2025-10-02\"")),
    ]);
}

#[test]
fn profiles_behind_a_model() {
    let text = |model: &str| {
        let profiles = r#"{ "a:x": { provider: "openai" }, "b:me@x.y": { provider: "claude-cli" }, "c": { provider: "Anthropic" } }"#;
        let models = r#"{ "anthropic/claude-opus-5": { alias: "best" } }"#;
        format!(
            "{{ auth: {{ profiles: {profiles} }}, agents: {{ defaults: {{ models: {models}, model: {model} }} }} }}"
        )
    };
    check_labels(&text("\"anthropic/claude-opus-5@$0\""), 9, expect!["b:me@x.y c a:x"]);
    check_labels(&text("'best@$0'"), 9, expect!["b:me@x.y c a:x"]);
    check_labels(&text("{ fallbacks: ['gpt-5.4@$0'] }"), 9, expect!["a:x b:me@x.y c"]);
    check_labels(&text("'anthropic/claude-opus-5$0@c'"), 1, expect!["anthropic/claude-opus-5"]);
    check_applied(&[
        (&text("'best@b:me$0'"), "b:me@x.y", &text("'best@b:me@x.y'")),
        (&text("'best@b:me@$0old'"), "b:me@x.y", &text("'best@b:me@x.y'")),
        (&text("'google-vertex/x@20250929@$0"), "c", &text("'google-vertex/x@20250929@c")),
    ]);
}

//! The config of OpenClaw's documentation of February 2026, brought up to date over the wire: exact actions and edits.

use serde_json::{Value, json};

use crate::client::{Client, position};

const NAME: &str = "untitled:a";

/// With the API key where that documentation put it.
const TEXT: &str = r#"{
  env: { ANTHROPIC_API_KEY: "EXAMPLE" },
  meta: { lastTouchedAt: "2026-02-10T00:00:00.000Z" },
  agents: {
    defaults: {
      model: { primary: "anthropic/claude-opus-4-6" },
      models: {
        // the big one
        "anthropic/claude-opus-4-6": { params: { cacheControlTtl: "1h" } },
        "anthropic/claude-haiku-4-5": { params: { "cacheControlTtl": '5m', /* kept */ } },
      },
    },
  },
}
"#;

fn opened(version: &str) -> Client {
    let actions = json!({
        "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix", "source.fixAll"] } },
        "isPreferredSupport": true,
    });
    let (mut client, _) = Client::start_with(json!({
        "capabilities": { "textDocument": { "codeAction": actions } },
        "initializationOptions": { "version": version },
    }));
    client.open_as(NAME, "openclaw", 1, TEXT);
    client.published(NAME);
    client
}

/// The actions of a kind on a line.
fn actions(client: &mut Client, line: u32, kind: &str) -> Vec<Value> {
    let range = json!({ "start": position(line, 0), "end": position(line, 90) });
    let context = json!({ "diagnostics": [], "only": [kind] });
    let params = json!({ "textDocument": { "uri": NAME }, "range": range, "context": context });
    client.request("textDocument/codeAction", params).as_array().unwrap().clone()
}

/// The document after an action's edits, which stand in order and on single lines.
fn after(action: &Value) -> String {
    let mut lines: Vec<String> = TEXT.lines().map(str::to_owned).collect();
    for edit in action["edit"]["changes"][NAME].as_array().unwrap().iter().rev() {
        let at = |end: &str, part: &str| edit["range"][end][part].as_u64().unwrap() as usize;
        assert_eq!(at("start", "line"), at("end", "line"), "{edit}");
        let line = &mut lines[at("start", "line")];
        line.replace_range(
            at("start", "character")..at("end", "character"),
            edit["newText"].as_str().unwrap(),
        );
    }
    lines.join("\n") + "\n"
}

/// A line of the document after an action, without the blanks around it, behind title and preference.
fn shown(action: &Value, line: usize) -> (String, bool, String) {
    let title = action["title"].as_str().unwrap().to_owned();
    let line = after(action).lines().nth(line).unwrap().trim().to_owned();
    (title, action["isPreferred"] == true, line)
}

#[test]
fn quick_fixes_of_the_february_page() {
    let mut client = opened("2026.9.6");
    let key = actions(&mut client, 1, "quickfix");
    assert_eq!(
        shown(&key[0], 1),
        (
            "Make “ANTHROPIC_API_KEY” env.vars.ANTHROPIC_API_KEY".to_owned(),
            true,
            r#"env: { vars: { ANTHROPIC_API_KEY: "EXAMPLE" } },"#.to_owned()
        )
    );
    let hour: Vec<_> = actions(&mut client, 8, "quickfix").iter().map(|action| shown(action, 8)).collect();
    assert_eq!(
        hour,
        [
            (
                "Write cacheRetention: \"long\", as it says; that changes the cache of `anthropic/claude-opus-4-6`, and may change the bill"
                    .to_owned(),
                false,
                r#""anthropic/claude-opus-4-6": { params: { cacheRetention: "long" } },"#.to_owned()
            ),
            (
                "Write cacheRetention: \"short\", what OpenClaw does now".to_owned(),
                false,
                r#""anthropic/claude-opus-4-6": { params: { cacheRetention: "short" } },"#.to_owned()
            ),
        ]
    );
    let minutes: Vec<_> = actions(&mut client, 9, "quickfix").iter().map(|action| shown(action, 9)).collect();
    assert_eq!(
        minutes,
        [(
            "Write cacheRetention: \"short\"".to_owned(),
            true,
            r#""anthropic/claude-haiku-4-5": { params: { "cacheRetention": 'short', /* kept */ } },"#
                .to_owned()
        )]
    );
    client.finish();
}

#[test]
fn all_of_one_kind() {
    let mut client = opened("2026.9.6");
    let text = "{ env: { A: 'EXAMPLE', B: 'EXAMPLE' } }";
    let whole = json!({ "start": position(0, 0), "end": position(50, 0) });
    client.change(NAME, 2, json!([{ "range": whole, "text": text }]));
    client.published(NAME);
    let actions = actions(&mut client, 0, "quickfix");
    let all =
        actions.iter().find(|action| action["title"].as_str().unwrap().contains("openclaw/unknown-key"));
    let edits = &all.expect("an action")["edit"]["changes"][NAME];
    assert_eq!(edits[0]["newText"], "vars: { A: 'EXAMPLE', B: 'EXAMPLE' }");
    client.finish();
}

#[test]
fn all_that_is_sure_at_once() {
    let vars =
        TEXT.replace(r#"{ ANTHROPIC_API_KEY: "EXAMPLE" }"#, r#"{ vars: { ANTHROPIC_API_KEY: "EXAMPLE" } }"#);
    let short = |text: &str| text.replace(r#""cacheControlTtl": '5m'"#, r#""cacheRetention": 'short'"#);
    // What OpenClaw of February reads stays; nothing that is lost or changes a bill goes along.
    for (version, expected) in [("2026.2.9", short(TEXT)), ("2026.9.6", short(&vars))] {
        let mut client = opened(version);
        let all = actions(&mut client, 0, "source.fixAll.openclaw");
        let [all] = all.as_slice() else { panic!("{all:?}") };
        assert_eq!(all["kind"], "source.fixAll.openclaw");
        assert_eq!(after(all), expected, "{version}");
        client.finish();
    }
}

//! Diagnostics, pushed and pulled.

use serde_json::{Value, json};

use crate::client::Client;

const NAME: &str = "untitled:a";
const TWICE: &str = "{\n  gateway: { port: 1, port: 2 },\n}";

fn codes(diagnostics: &Value) -> Vec<&str> {
    diagnostics.as_array().unwrap().iter().map(|diagnostic| diagnostic["code"].as_str().unwrap()).collect()
}

fn pulling() -> Value {
    json!({ "textDocument": { "diagnostic": {} }, "workspace": { "diagnostics": { "refreshSupport": true } } })
}

#[test]
fn a_diagnostic_says_who_what_and_where() {
    let publish = json!({ "relatedInformation": true, "codeDescriptionSupport": true, "tagSupport": { "valueSet": [1, 2] } });
    let mut client = Client::start(json!({ "textDocument": { "publishDiagnostics": publish } }));
    client.open_as(NAME, "openclaw", 1, TWICE);
    let published = client.published(NAME);
    let diagnostic = published["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .find(|diagnostic| diagnostic["code"] == "duplicate-key")
        .unwrap();
    assert_eq!(diagnostic["source"], "openclaw");
    assert_eq!(diagnostic["severity"], 2);
    assert_eq!(diagnostic["range"]["start"], json!({ "line": 1, "character": 13 }));
    // Only a build that was told where its docs stand links to them.
    let has_docs = option_env!("OPENCLAW_LSP_DOCS_URL").is_some();
    assert_eq!(diagnostic.get("codeDescription").is_some(), has_docs);
    assert_eq!(diagnostic["relatedInformation"][0]["location"]["uri"], NAME);
    client.finish();
}

#[test]
fn a_client_gets_only_what_it_knows() {
    let mut client = Client::start(json!({}));
    client.open_as(NAME, "openclaw", 1, TWICE);
    let published = client.published(NAME);
    for diagnostic in published["diagnostics"].as_array().unwrap() {
        for field in ["codeDescription", "relatedInformation", "tags", "data"] {
            assert!(diagnostic.get(field).is_none(), "{field}");
        }
    }
    client.finish();
}

#[test]
fn who_pulls_is_not_pushed_to() {
    let (mut client, result) = Client::start_with(json!({ "capabilities": pulling() }));
    assert!(result["capabilities"]["diagnosticProvider"].is_object());
    client.open_as(NAME, "openclaw", 1, TWICE);
    assert!(codes(&client.pull(NAME)).contains(&"duplicate-key"));
    client.change(NAME, 2, json!([{ "text": "{" }]));
    assert_eq!(codes(&client.pull(NAME)), ["syntax"]);
    client.quiet();
    client.finish();

    let (client, result) = Client::start_with(json!({ "capabilities": {} }));
    assert!(result["capabilities"].get("diagnosticProvider").is_none());
    client.finish();
}

#[test]
fn a_pull_without_change_is_unchanged() {
    let mut client = Client::start(pulling());
    client.open_as(NAME, "openclaw", 1, TWICE);
    let pull = |client: &mut Client, previous: Value| {
        client.request(
            "textDocument/diagnostic",
            json!({ "textDocument": { "uri": NAME }, "previousResultId": previous }),
        )
    };
    let first = pull(&mut client, Value::Null);
    assert_eq!(first["kind"], "full");
    let again = pull(&mut client, first["resultId"].clone());
    assert_eq!(again, json!({ "kind": "unchanged", "resultId": first["resultId"] }));
    client.change(NAME, 2, json!([{ "text": "{ }" }]));
    let changed = pull(&mut client, first["resultId"].clone());
    assert_eq!(changed["kind"], "full");
    assert_ne!(changed["resultId"], first["resultId"]);
    client.finish();
}

#[test]
fn a_change_of_settings_asks_to_pull_again() {
    let mut client = Client::start(pulling());
    client.open_as(NAME, "openclaw", 1, TWICE);
    assert!(codes(&client.pull(NAME)).contains(&"duplicate-key"));
    let settings = json!({ "openclaw": { "diagnostics": { "disabled": ["duplicate-key"] } } });
    client.notify("workspace/didChangeConfiguration", json!({ "settings": settings }));
    client.serve("workspace/diagnostic/refresh", Value::Null);
    assert!(!codes(&client.pull(NAME)).contains(&"duplicate-key"));
    client.finish();
}

#[test]
fn changed_files_around_are_looked_at_again() {
    let mut client = Client::start(pulling());
    client.open_as(NAME, "openclaw", 1, TWICE);
    client.pull(NAME);
    let changes = json!([{ "uri": "file:///x/openclaw.json", "type": 2 }]);
    client.notify("workspace/didChangeWatchedFiles", json!({ "changes": changes }));
    client.serve("workspace/diagnostic/refresh", Value::Null);
    client.finish();
}

#[test]
fn a_burst_ends_with_the_diagnostics_of_the_last_text() {
    let mut client = Client::start(json!({}));
    client.open_as(NAME, "openclaw", 0, "{}");
    client.published(NAME);
    for version in 1..=200 {
        let text = if version % 2 == 0 { "{" } else { "{}" };
        client.change(NAME, version, json!([{ "text": text }]));
    }
    let mut seen = 0;
    while seen < 200 {
        let published = client.published(NAME);
        let version = published["version"].as_i64().unwrap();
        assert!(version > seen, "{version} after {seen}");
        assert_eq!(codes(&published["diagnostics"]).contains(&"syntax"), version % 2 == 0);
        seen = version;
    }
    client.finish();
}

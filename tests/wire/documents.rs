//! Which documents are served, and how their text follows the client's.

use serde_json::json;

use crate::client::{Client, position, uri};

const BROKEN: &str = "{ a: }";

#[test]
fn serves_configs_by_name_and_by_language() {
    for (name, language) in [
        ("file:///x/openclaw.json", "json"),
        ("file:///x/openclaw.json5", "json5"),
        ("file:///x/clawdbot.json", "json"),
        ("file:///x/team.openclaw.json", "jsonc"),
        ("file:///x/team.openclaw.json5", "plaintext"),
        ("file:///home/me/.openclaw-dev/openclaw.json", "json"),
        ("file:///x/anything.txt", "openclaw"),
        ("untitled:Untitled-1", "openclaw"),
        ("untitled:openclaw.json", "json"),
    ] {
        let mut client = Client::start(json!({}));
        client.open_as(name, language, 4, BROKEN);
        let published = client.published(name);
        assert_eq!(published["version"], 4, "{name}");
        assert_ne!(published["diagnostics"], json!([]), "{name}");
        client.finish();
    }
}

#[test]
fn ignores_other_documents() {
    let mut client = Client::start(json!({}));
    for name in ["file:///x/package.json", "untitled:Untitled-1"] {
        client.open(name, BROKEN);
        client.change(name, 2, json!([{ "text": "{}" }]));
        let document = json!({ "textDocument": { "uri": name } });
        assert!(client.request("textDocument/documentSymbol", document.clone()).is_null());
        assert!(client.request("textDocument/foldingRange", document.clone()).is_null());
        let place = json!({ "textDocument": { "uri": name }, "position": position(0, 0) });
        assert!(client.request("textDocument/hover", place.clone()).is_null());
        assert!(client.request("textDocument/completion", place).is_null());
        client.notify("textDocument/didSave", document.clone());
        client.notify("textDocument/didClose", document);
    }
    client.quiet();
    client.finish();
}

#[test]
fn serves_the_file_that_the_environment_names() {
    let mut client = Client::spawn_with(|command| {
        command.env("OPENCLAW_CONFIG_PATH", "/somewhere/gateway.conf");
    });
    client.initialize(json!({ "capabilities": {} }));
    client.open_as("file:///somewhere/gateway.conf", "conf", 1, BROKEN);
    client.published("file:///somewhere/gateway.conf");
    client.finish();
}

#[test]
fn changes_apply_one_after_the_other() {
    let name = "untitled:a";
    let mut client = Client::start(json!({}));
    client.open_as(name, "openclaw", 1, "{\n  alpha: 1,\n}\n");
    client.published(name);
    client.change(
        name,
        2,
        json!([
            { "range": { "start": position(1, 2), "end": position(1, 7) }, "text": "beta" },
            { "range": { "start": position(1, 6), "end": position(1, 6) }, "text": "2: 0,\n  gamma" },
            { "range": { "start": position(2, 2), "end": position(2, 2) }, "text": "_" },
        ]),
    );
    assert_eq!(client.published(name)["version"], 2);
    assert_eq!(client.keys(name), ["beta2", "_gamma"]);
    client.change(name, 3, json!([{ "text": "{ whole: 1 }" }]));
    assert_eq!(client.published(name)["version"], 3);
    assert_eq!(client.keys(name), ["whole"]);
    client.finish();
}

#[test]
fn closing_takes_the_diagnostics_away_and_opening_brings_them_back() {
    let name = "untitled:a";
    let mut client = Client::start(json!({}));
    for _ in 0..2 {
        client.open_as(name, "openclaw", 1, BROKEN);
        assert_ne!(client.published(name)["diagnostics"], json!([]));
        client.notify("textDocument/didClose", json!({ "textDocument": { "uri": name } }));
        assert_eq!(client.published(name)["diagnostics"], json!([]));
    }
    client.finish();
}

#[test]
fn a_client_that_only_tells_of_saves_is_served_with_the_text() {
    let mut client = Client::start(json!({}));
    let path = client.home.write("openclaw.json", "{ old: 1 }");
    let name = uri(&path);
    client.open(&name, "{ old: 1 }");
    client.published(&name);
    client.notify("textDocument/didSave", json!({ "textDocument": { "uri": name }, "text": "{ saved: 1 }" }));
    client.published(&name);
    assert_eq!(client.keys(&name), ["saved"]);
    client.quiet();
    client.finish();
}

#[test]
fn a_client_that_only_tells_of_saves_is_served_from_disk() {
    let mut client = Client::start(json!({}));
    let path = client.home.write("openclaw.json", "{ old: 1 }");
    let name = uri(&path);
    client.open(&name, "{ old: 1 }");
    client.published(&name);
    client.home.write("openclaw.json", "{ saved: }");
    client.notify("textDocument/didSave", json!({ "textDocument": { "uri": name } }));
    // Once for what may have changed around the file, once for the text read from disk; the first may be left out.
    let mut published = client.published(&name);
    if !published["diagnostics"].to_string().contains("openclaw") || client.keys(&name) != ["saved"] {
        published = client.published(&name);
    }
    assert_ne!(published["diagnostics"], json!([]));
    assert_eq!(client.keys(&name), ["saved"]);
    while client.next(std::time::Duration::from_millis(150)).is_some() {}
    client.finish();
}

#[test]
fn a_save_of_a_file_that_was_never_opened_checks_it() {
    let mut client = Client::start(json!({}));
    let path = client.home.write("openclaw.json", BROKEN);
    let name = uri(&path);
    client.notify("textDocument/didSave", json!({ "textDocument": { "uri": name } }));
    assert_ne!(client.published(&name)["diagnostics"], json!([]));
    client.finish();
}

#[test]
fn a_save_does_not_bring_back_an_older_text() {
    let mut client = Client::start(json!({}));
    let path = client.home.write("openclaw.json", "{ disk: 1 }");
    let name = uri(&path);
    client.open(&name, "{ disk: 1 }");
    client.published(&name);
    client.change(&name, 2, json!([{ "text": "{ typed: 1 }" }]));
    client.published(&name);
    client.notify("textDocument/didSave", json!({ "textDocument": { "uri": name } }));
    client.published(&name);
    client.quiet();
    assert_eq!(client.keys(&name), ["typed"]);
    client.finish();
}

#[cfg(unix)]
#[test]
fn a_closed_document_does_not_come_back_from_disk() {
    let mut client = Client::start(json!({}));
    let path = client.home.write("openclaw.json", "{ open: 1 }");
    let name = uri(&path);
    client.open(&name, "{ open: 1 }");
    client.published(&name);
    // Reading a pipe takes until somebody has written: longer than closing the document.
    std::fs::remove_file(&path).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
    client.notify("textDocument/didSave", json!({ "textDocument": { "uri": name } }));
    assert_eq!(client.keys(&name), ["open"]);
    client.notify("textDocument/didClose", json!({ "textDocument": { "uri": name } }));
    while client.published(&name)["diagnostics"] != json!([]) {}
    std::fs::write(&path, "{ late: }").unwrap();
    client.quiet();
    assert!(client.keys(&name).is_empty());
    client.finish();
}

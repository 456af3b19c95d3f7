//! A session with each editor's key capabilities, recorded in our own words under `clients/`.

use serde_json::{Value, json};

use crate::client::{Client, position};

const NAME: &str = "file:///x/openclaw.json";

fn session(capabilities: &str) {
    let capabilities: Value = serde_json::from_str(capabilities).unwrap();
    let (mut client, result) = Client::start_with(json!({ "capabilities": capabilities, "locale": "en" }));
    let announced = &result["capabilities"];
    let asks = capabilities["workspace"]["configuration"] == true;
    let registers = capabilities["workspace"]["didChangeConfiguration"]["dynamicRegistration"] == true
        || capabilities["workspace"]["didChangeWatchedFiles"]["dynamicRegistration"] == true;
    if asks {
        client.serve("workspace/configuration", json!([null]));
    }
    if registers {
        client.serve("client/registerCapability", Value::Null);
    }
    let offered = &capabilities["general"]["positionEncodings"];
    let encoding = announced["positionEncoding"].as_str().unwrap();
    assert!(offered.as_array().is_none_or(|offered| offered.iter().any(|it| it == encoding)), "{encoding}");

    client.open(NAME, "{ \"gateway\": { \"port\": 1 \"bind\": \"loopback\" } }");
    let diagnostics = if announced["diagnosticProvider"].is_object() {
        client.pull(NAME)
    } else {
        client.published(NAME)["diagnostics"].clone()
    };
    assert!(diagnostics.to_string().contains("\"syntax\""), "{diagnostics}");

    let place = json!({ "textDocument": { "uri": NAME }, "position": position(0, 16) });
    assert!(client.request("textDocument/hover", place.clone())["contents"]["value"].is_string());
    let list = client.request("textDocument/completion", place);
    let snippets = capabilities["textDocument"]["completion"]["completionItem"]["snippetSupport"] == true;
    for item in list["items"].as_array().unwrap() {
        assert!(snippets || item["insertTextFormat"] == 1, "{item}");
    }
    client.change(NAME, 2, json!([{ "text": "{}" }]));
    let clean = if announced["diagnosticProvider"].is_object() {
        client.pull(NAME)
    } else {
        client.published(NAME)["diagnostics"].clone()
    };
    assert!(!clean.to_string().contains("\"syntax\""));
    client.finish();
}

#[test]
fn vscode() {
    session(include_str!("clients/vscode.json"));
}

#[test]
fn neovim() {
    session(include_str!("clients/neovim.json"));
}

#[test]
fn helix() {
    session(include_str!("clients/helix.json"));
}

#[test]
fn emacs_eglot() {
    session(include_str!("clients/eglot.json"));
}

#[test]
fn vim_ale() {
    session("{}");
}

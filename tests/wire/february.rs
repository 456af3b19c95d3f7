//! The snippets of OpenClaw's documentation of February 2026, for a release of that time and for a later one: what is
//! offered, what hovers say, and what is reported.

use serde_json::{Value, json};

use crate::client::{Client, position, uri};

/// The snippet for API keys, with the one for caching.
const RETENTION: &str = r#"{
  env: { ANTHROPIC_API_KEY: "sk-ant-api03-EXAMPLE" },
  agents: {
    defaults: {
      model: { primary: "anthropic/claude-opus-4-6" },
      models: {
        "anthropic/claude-opus-4-6": {
          params: { cacheRetention: "long" },
        },
      },
    },
  },
}
"#;

/// Where its value begins.
const VALUE: (u32, u32) = (7, 36);

/// The same with the older key, and the key where later releases want it.
fn with_ttl() -> String {
    RETENTION.replace("cacheRetention: \"long\"", "cacheControlTtl: \"1h\"")
}

fn with_vars(text: &str) -> String {
    text.replace(
        "env: { ANTHROPIC_API_KEY: \"sk-ant-api03-EXAMPLE\" }",
        "env: { vars: { ANTHROPIC_API_KEY: \"sk-ant-api03-EXAMPLE\" } }",
    )
}

/// Opens the gateway's own config; what is reported, and the client.
fn open(version: &str, text: &str) -> (Client, String, Value) {
    let capabilities = json!({ "textDocument": {
        "hover": { "contentFormat": ["markdown"] },
        "completion": { "completionItem": { "documentationFormat": ["markdown"] } },
    } });
    let (mut client, _) = Client::start_with(json!({
        "capabilities": capabilities, "locale": "en", "initializationOptions": { "version": version },
    }));
    let name = uri(&client.home.write(".openclaw/openclaw.json", text));
    client.open_as(&name, "json5", 1, text);
    let published = client.published(&name)["diagnostics"].clone();
    (client, name, published)
}

fn at(name: &str, (line, character): (u32, u32)) -> Value {
    json!({ "textDocument": { "uri": name }, "position": position(line, character) })
}

/// What is reported, offered and explained, in one text.
fn seen(version: &str, text: &str) -> String {
    let (mut client, name, published) = open(version, text);
    let mut seen = String::new();
    for finding in published.as_array().unwrap() {
        seen += &format!("{}: {}\n", finding["code"].as_str().unwrap(), finding["message"].as_str().unwrap());
    }
    let line = text.lines().nth(VALUE.0 as usize).unwrap();
    let quote = u32::try_from(line.find(": \"").unwrap()).unwrap() + 2;
    let value = u32::try_from(line.rfind('"').unwrap()).unwrap();
    seen += "\noffered:\n";
    let list = client.request("textDocument/completion", at(&name, (VALUE.0, quote + 1)));
    for item in list["items"].as_array().unwrap() {
        let edit = &item["textEdit"];
        let (start, end) = (&edit["range"]["start"]["character"], &edit["range"]["end"]["character"]);
        assert_eq!((start, end), (&json!(quote), &json!(value + 1)));
        let detail = item["detail"].as_str().unwrap_or_default();
        seen += &format!(
            "{} ({detail}) → {}\n",
            item["label"].as_str().unwrap(),
            edit["newText"].as_str().unwrap()
        );
    }
    let key = u32::try_from(line.find("cache").unwrap()).unwrap();
    let on_key = client.request("textDocument/hover", at(&name, (VALUE.0, key + 1)));
    let on_value = client.request("textDocument/hover", at(&name, (VALUE.0, quote + 1)));
    assert_eq!(on_key["contents"], on_value["contents"]);
    seen += &format!("\nhover:\n{}\n", on_key["contents"]["value"].as_str().unwrap());
    let range = json!({ "start": position(0, 0), "end": position(99, 0) });
    let hints =
        client.request("textDocument/inlayHint", json!({ "textDocument": { "uri": name }, "range": range }));
    for hint in hints.as_array().unwrap() {
        seen += &format!("\nhint in line {}: {}", hint["position"]["line"], hint["label"].as_str().unwrap());
    }
    client.finish();
    seen
}

#[test]
fn cache_retention_in_a_release_of_that_time() {
    insta::assert_snapshot!(seen("2026.2.9", RETENTION));
}

#[test]
fn cache_retention_now() {
    insta::assert_snapshot!(seen("2026.9.6", &with_vars(RETENTION)));
}

#[test]
fn cache_control_ttl_in_a_release_of_that_time() {
    insta::assert_snapshot!(seen("2026.2.9", &with_ttl()));
}

#[test]
fn cache_control_ttl_now() {
    insta::assert_snapshot!(seen("2026.9.6", &with_vars(&with_ttl())));
}

#[test]
fn the_key_in_its_old_place_is_refused_now() {
    let (client, _, published) = open("2026.9.6", RETENTION);
    let refused = published.as_array().unwrap().iter().find(|finding| finding["severity"] == 1);
    assert!(refused.unwrap()["message"].as_str().unwrap().contains("ANTHROPIC_API_KEY"), "{published}");
    client.finish();
}

//! `openclaw-lsp/status`: what an editor can show of a document's target.

use serde_json::{Value, json};

use crate::client::Client;

const NAME: &str = "untitled:a";

fn status(options: &Value, text: &str) -> Value {
    let (mut client, _) = Client::start_with(json!({ "capabilities": {}, "initializationOptions": options }));
    client.open_as(NAME, "openclaw", 1, text);
    client.published(NAME);
    let status = client.request("openclaw-lsp/status", json!({ "uri": NAME }));
    assert_eq!(client.request("openclaw-lsp/status", json!({ "uri": "untitled:other" })), Value::Null);
    client.finish();
    status
}

#[test]
fn names_the_release_and_who_named_it() {
    let stamped = r#"{ meta: { lastTouchedVersion: "2026.4.1" } }"#;
    for (options, text, version, source) in [
        (json!({ "version": "2026.5.2" }), stamped, Some("2026.5.2"), "setting"),
        (json!({}), stamped, Some("2026.4.1"), "lastTouched"),
        (json!({}), "{}", None, "newest"),
    ] {
        let status = status(&options, text);
        let releases: Vec<_> =
            status["releases"].as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect();
        let version = version.unwrap_or(releases[releases.len() - 1]);
        assert_eq!((status["version"].as_str(), status["source"].as_str()), (Some(version), Some(source)));
        assert!(releases.contains(&status["schema"].as_str().unwrap()), "{status}");
    }
}

#[test]
fn a_schema_of_the_user_s_own_is_no_release_s() {
    let mut client = Client::spawn();
    let schema = json!({ "type": "object", "properties": { "ownKey": { "type": "string" } }, "additionalProperties": false });
    let path = client.home.write("schema.json", &schema.to_string());
    client.initialize(json!({ "capabilities": {}, "initializationOptions": { "schemaFile": path } }));
    client.open_as(NAME, "openclaw", 1, "{}");
    client.published(NAME);
    // The first check may come before the schema is read.
    while client.next(std::time::Duration::from_millis(500)).is_some() {}
    assert_eq!(client.request("openclaw-lsp/status", json!({ "uri": NAME }))["schema"], Value::Null);
    client.finish();
}

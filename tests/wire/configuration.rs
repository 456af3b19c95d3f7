//! Settings: where they come from and what they change.

use serde_json::{Value, json};

use crate::client::Client;

const NAME: &str = "untitled:a";
const TWICE: &str = "{ a: 1, a: 2 }";

fn reports_duplicates(published: &Value) -> bool {
    published["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .any(|diagnostic| diagnostic["code"] == "duplicate-key")
}

fn disabled() -> Value {
    json!({ "diagnostics": { "disabled": ["duplicate-key"] } })
}

#[test]
fn initialization_options_alone_and_under_the_section() {
    for options in [disabled(), json!({ "openclaw": disabled() })] {
        let mut client = Client::spawn();
        client.initialize(json!({ "capabilities": {}, "initializationOptions": options }));
        client.open_as(NAME, "openclaw", 1, TWICE);
        assert!(!reports_duplicates(&client.published(NAME)));
        client.finish();
    }
}

#[test]
fn a_client_that_answers_is_asked_and_asked_again() {
    let mut client = Client::start(json!({ "workspace": { "configuration": true } }));
    let params = client.serve("workspace/configuration", json!([null]));
    assert_eq!(params["items"], json!([{ "section": "openclaw" }]));
    client.open_as(NAME, "openclaw", 1, TWICE);
    assert!(reports_duplicates(&client.published(NAME)));

    client.notify("workspace/didChangeConfiguration", json!({ "settings": null }));
    client.serve("workspace/configuration", json!([disabled()]));
    assert!(!reports_duplicates(&client.published(NAME)));

    client.notify("workspace/didChangeConfiguration", json!({ "settings": {} }));
    client.serve("workspace/configuration", json!([{}]));
    assert!(reports_duplicates(&client.published(NAME)));
    client.finish();
}

#[test]
fn a_client_that_cannot_answer_is_not_asked_and_may_push() {
    let mut client = Client::start(json!({}));
    client.open_as(NAME, "openclaw", 1, TWICE);
    assert!(reports_duplicates(&client.published(NAME)));
    client.notify("workspace/didChangeConfiguration", json!({ "settings": { "openclaw": disabled() } }));
    assert!(!reports_duplicates(&client.published(NAME)));
    client.notify("workspace/didChangeConfiguration", json!({ "settings": { "openclaw": {} } }));
    assert!(reports_duplicates(&client.published(NAME)));
    client.finish();
}

#[test]
fn settings_that_change_nothing_cost_nothing() {
    let mut client = Client::start(json!({}));
    client.open_as(NAME, "openclaw", 1, TWICE);
    client.published(NAME);
    client.notify(
        "workspace/didChangeConfiguration",
        json!({ "settings": { "openclaw": { "locale": null } } }),
    );
    client.quiet();
    client.finish();
}

#[test]
fn a_setting_of_the_wrong_type_is_named_and_costs_only_itself() {
    let mut client = Client::spawn();
    let mut options = disabled();
    options["version"] = json!(7);
    client.initialize(json!({ "capabilities": {}, "initializationOptions": options }));
    let message = client.notification("window/showMessage");
    assert!(message["message"].as_str().unwrap().contains("openclaw.version"), "{message}");
    client.open_as(NAME, "openclaw", 1, TWICE);
    assert!(!reports_duplicates(&client.published(NAME)));
    client.finish();
}

#[test]
fn formatting_can_be_switched_off() {
    let mut client = Client::start(json!({}));
    client.open_as(NAME, "openclaw", 1, "{a:1}");
    client.published(NAME);
    let params =
        json!({ "textDocument": { "uri": NAME }, "options": { "tabSize": 2, "insertSpaces": true } });
    client.notify(
        "workspace/didChangeConfiguration",
        json!({ "settings": { "openclaw": { "format": { "enable": false } } } }),
    );
    client.published(NAME);
    assert_eq!(client.request("textDocument/formatting", params), json!([]));
    client.finish();
}

#[test]
fn registers_what_the_client_offers() {
    let workspace = json!({
        "didChangeConfiguration": { "dynamicRegistration": true },
        "didChangeWatchedFiles": { "dynamicRegistration": true },
    });
    let mut client = Client::start(json!({ "workspace": workspace }));
    let params = client.serve("client/registerCapability", Value::Null);
    let methods: Vec<_> =
        params["registrations"].as_array().unwrap().iter().map(|it| it["method"].as_str().unwrap()).collect();
    assert_eq!(methods, ["workspace/didChangeConfiguration", "workspace/didChangeWatchedFiles"]);
    assert_eq!(params["registrations"][0]["registerOptions"], json!({ "section": "openclaw" }));
    client.finish();
}

#[test]
fn a_schema_of_the_user_s_own_decides_unless_the_workspace_is_not_trusted() {
    let schema = json!({ "type": "object", "properties": { "ownKey": { "type": "string" } }, "additionalProperties": false });
    for trusted in [true, false] {
        let mut client = Client::spawn();
        let path = client.home.write("schema.json", &schema.to_string());
        client.initialize(json!({ "capabilities": {}, "initializationOptions": { "schemaFile": path, "trusted": trusted } }));
        client.open_as(NAME, "openclaw", 1, "{ ownKey: 'x' }");
        // The first check may come before the schema is read.
        let mut last = client.published(NAME)["diagnostics"].clone();
        while let Some(message) = client.next(std::time::Duration::from_millis(500)) {
            last = message["params"]["diagnostics"].clone();
        }
        assert_eq!(last.to_string().contains("unknown-key"), !trusted, "{last}");
        client.finish();
    }
}

#[test]
fn a_schema_file_that_is_none_is_named() {
    let mut client = Client::spawn();
    client.initialize(
        json!({ "capabilities": {}, "initializationOptions": { "schemaFile": "/no/such/file" } }),
    );
    let message = client.notification("window/showMessage");
    assert!(message["message"].as_str().unwrap().contains("/no/such/file"), "{message}");
    client.finish();
}

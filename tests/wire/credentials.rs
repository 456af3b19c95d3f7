//! Credentials tried from the editor, against the stand-in.

use std::time::Duration;

use serde_json::{Value, json};
use stand_in::{Account, StandIn};
use tests::Folder;

use crate::client::{Client, position};

const NAME: &str = "untitled:openclaw.json";
const KEY: &str = "sk-ant-api03-EXAMPLE";
const COMMAND: &str = "openclaw-lsp.validateCredentials";

/// A server, and the stand-in that the open document leads to.
struct Session {
    client: Client,
    stand_in: StandIn,
    _folder: Folder,
}

fn start(account: Account, params: Value) -> Session {
    let (stand_in, folder) = (StandIn::start(), Folder::new());
    stand_in.knows(KEY, account);
    let ca = folder.path().join("ca.pem");
    stand_in.write_ca(&ca);
    let mut client = Client::spawn_with(|command| {
        command.env("SSL_CERT_FILE", &ca);
    });
    client.initialize(params);
    client.open_as(NAME, "openclaw", 1, &text(&stand_in, KEY));
    Session { client, stand_in, _folder: folder }
}

fn pulling() -> Value {
    json!({ "capabilities": { "textDocument": { "diagnostic": {} } } })
}

fn text(stand_in: &StandIn, key: &str) -> String {
    format!(
        r#"{{
  models: {{ providers: {{ anthropic: {{
    baseUrl: "{}",
    apiKey: "{key}",
    models: [],
  }} }} }},
  agents: {{ defaults: {{ model: {{ primary: "anthropic/claude-opus-5", fallbacks: ["anthropic/claude-none"] }} }} }},
}}"#,
        stand_in.url()
    )
}

impl Session {
    fn press(&mut self) -> i64 {
        self.client
            .send("workspace/executeCommand", json!({ "command": COMMAND, "arguments": [{ "uri": NAME }] }))
    }

    /// Answers the question for consent; the question.
    fn agree(&mut self) -> String {
        let asked = self.client.serve("window/showMessageRequest", json!({ "title": "Send" }));
        assert_eq!(asked["actions"][0]["title"], "Send");
        asked["message"].as_str().unwrap().to_owned()
    }

    /// The result of a press, and the message that comes with it.
    fn result(&mut self, id: i64) -> (Value, String) {
        let response = self.client.response(id);
        assert!(response.get("error").is_none(), "{response}");
        let message = self.client.notification("window/showMessage")["message"].as_str().unwrap().to_owned();
        assert!(!format!("{response} {message}").contains(KEY));
        (response["result"].clone(), message)
    }

    fn notes(&mut self) -> Vec<String> {
        let range = json!({ "start": position(0, 0), "end": position(9, 0) });
        let params = json!({ "textDocument": { "uri": NAME }, "range": range });
        let hints = self.client.request("textDocument/inlayHint", params);
        let hints = hints.as_array().unwrap().iter().map(|hint| hint["label"].as_str().unwrap().to_owned());
        hints.filter(|hint| hint.contains("checked")).collect()
    }

    fn lenses(&mut self) -> Vec<Value> {
        let lenses = self.client.request("textDocument/codeLens", json!({ "textDocument": { "uri": NAME } }));
        lenses.as_array().unwrap().clone()
    }

    fn findings(&mut self) -> Vec<(String, u64)> {
        let found = self.client.pull(NAME);
        let codes =
            ["rejected-credential", "unverified-credential", "unavailable-model", "missing-credential"];
        let found =
            found.as_array().unwrap().iter().filter(|it| codes.iter().any(|code| it["code"] == *code));
        let line = |it: &Value| it["range"]["start"]["line"].as_u64().unwrap();
        found.map(|it| (it["code"].as_str().unwrap().to_owned(), line(it))).collect()
    }

    /// How often the list of models was asked for.
    fn asked(&self) -> usize {
        self.stand_in.requests().iter().filter(|request| request.path == "/v1/models?limit=1").count()
    }

    fn finish(self) {
        self.client.finish();
    }
}

#[test]
fn a_valid_key_is_noted_until_its_text_changes() {
    let mut session = start(Account::Good, pulling());
    let lenses = session.lenses();
    assert_eq!(lenses.len(), 1);
    assert_eq!(lenses[0]["command"]["title"], "Validate");
    assert_eq!(lenses[0]["range"]["start"]["line"], 1);
    let command = &lenses[0]["command"];
    let pressed = json!({ "command": command["command"], "arguments": command["arguments"] });
    let id = session.client.send("workspace/executeCommand", pressed);
    assert!(session.agree().contains(&session.stand_in.url()));
    let (result, message) = session.result(id);
    assert_eq!(message, "models.providers.anthropic.apiKey: anthropic takes this credential.");
    let tried = &result["providers"][0]["results"][0];
    assert_eq!((&tried["verdict"], &tried["modelsCount"]), (&json!("valid"), &json!(3)));
    assert_eq!(session.stand_in.requests()[0].header("x-api-key"), Some(KEY));
    let [note] = session.notes().try_into().unwrap();
    assert!(note.starts_with("valid, 3 models, checked "), "{note}");
    let title = session.lenses()[0]["command"]["title"].clone();
    assert!(title.as_str().unwrap().starts_with("Validate (valid, 3 models, checked "), "{title}");
    assert_eq!(session.findings(), [("unavailable-model".to_owned(), 6)]);

    let insert = |line, text: &str| json!([{ "range": { "start": position(line, 0), "end": position(line, 0) }, "text": text }]);
    session.client.change(NAME, 2, insert(1, "\n"));
    assert_eq!(session.notes().len(), 1);
    let key = json!({ "start": position(4, 15), "end": position(4, 16) });
    session.client.change(NAME, 3, json!([{ "range": key, "text": "x" }]));
    assert_eq!(session.notes(), Vec::<String>::new());

    // What was confirmed stays confirmed; the new key is none.
    let id = session.press();
    let (result, _) = session.result(id);
    assert_eq!(result["providers"][0]["results"][0]["verdict"], "rejected");
    assert_eq!(session.findings(), [("rejected-credential".to_owned(), 4)]);
    session.finish();
}

#[test]
fn without_consent_nothing_is_sent() {
    let mut session = start(Account::Good, pulling());
    let id = session.press();
    session.client.serve("window/showMessageRequest", Value::Null);
    let (result, message) = session.result(id);
    assert!(message.contains("was not confirmed"), "{message}");
    assert_eq!(result["providers"][0]["results"][0]["verdict"], "cannot-tell");
    assert_eq!(session.findings(), [("unverified-credential".to_owned(), 3)]);

    let id = session.press();
    session.client.refuse("window/showMessageRequest");
    let (_, message) = session.result(id);
    assert!(message.contains("--allow-host"), "{message}");
    assert!(session.stand_in.requests().is_empty());
    session.finish();
}

#[test]
fn nothing_is_tried_in_an_untrusted_workspace() {
    let mut params = pulling();
    params["initializationOptions"] = json!({ "trusted": false });
    let mut session = start(Account::Good, params);
    for command in [COMMAND, "openclaw-lsp.authStatus"] {
        let id = session
            .client
            .send("workspace/executeCommand", json!({ "command": command, "arguments": [NAME] }));
        let (result, message) = session.result(id);
        assert_eq!(result["refused"], "untrusted");
        assert!(message.contains("not trusted"), "{message}");
    }
    assert!(session.stand_in.requests().is_empty());
    session.finish();
}

#[test]
fn opening_editing_and_saving_ask_nobody() {
    let mut session = start(Account::Good, pulling());
    session.client.change(NAME, 2, json!([{ "text": text(&session.stand_in, "sk-ant-api03-OTHER") }]));
    session.client.notify("textDocument/didSave", json!({ "textDocument": { "uri": NAME } }));
    session.lenses();
    session.notes();
    session.findings();
    session.client.quiet();
    assert!(session.stand_in.requests().is_empty());
    session.finish();
}

#[test]
fn a_check_is_cancelled_and_begun_anew() {
    let mut params = pulling();
    params["capabilities"]["window"] = json!({ "workDoneProgress": true });
    let mut session = start(Account::SlowHeaders(Duration::from_secs(60)), params);
    let own = json!({ "command": COMMAND, "arguments": [{ "uri": NAME }], "workDoneToken": "mine" });
    let id = session.client.send("workspace/executeCommand", own);
    session.agree();
    let begin = session.client.notification("$/progress");
    assert_eq!(
        (&begin["token"], &begin["value"]["title"]),
        (&json!("mine"), &json!("Validating credentials"))
    );
    while session.asked() == 0 {
        std::thread::sleep(Duration::from_millis(5));
    }
    session.client.notify("window/workDoneProgress/cancel", json!({ "token": "mine" }));
    assert_eq!(session.client.response(id)["error"]["code"], -32800);
    assert_eq!(session.client.notification("$/progress")["value"]["kind"], "end");

    let id = session.press();
    let created = session.client.serve("window/workDoneProgress/create", Value::Null);
    let begin = session.client.notification("$/progress");
    assert_eq!(begin["token"], created["token"]);
    while session.asked() < 2 {
        std::thread::sleep(Duration::from_millis(5));
    }
    session.client.notify("window/workDoneProgress/cancel", json!({ "token": created["token"] }));
    assert_eq!(session.client.response(id)["error"]["code"], -32800);
    session.client.notification("$/progress");

    session.finish();
}

#[test]
fn a_second_press_joins_the_first() {
    let mut session = start(Account::SlowHeaders(Duration::from_secs(2)), pulling());
    let ids = [session.press(), session.press()];
    session.agree();
    let first = session.client.response(ids[0]);
    let second = session.client.response(ids[1]);
    assert_eq!(first["result"]["providers"], second["result"]["providers"]);
    assert_eq!(first["result"]["providers"][0]["results"][0]["verdict"], "valid");
    session.client.notification("window/showMessage");
    session.client.quiet();
    assert_eq!(session.asked(), 1);
    session.finish();
}

#[test]
fn the_editor_is_served_while_a_provider_hangs() {
    let mut session = start(Account::SlowHeaders(Duration::from_secs(60)), pulling());
    let id = session.press();
    session.agree();
    while session.asked() == 0 {
        std::thread::sleep(Duration::from_millis(5));
    }
    let params = json!({ "textDocument": { "uri": NAME }, "position": position(3, 6) });
    for _ in 0..200 {
        assert!(session.client.request("textDocument/hover", params.clone())["contents"].is_object());
    }
    session.client.change(NAME, 2, json!([{ "text": "{ a: 1 }" }]));
    assert_eq!(session.client.keys(NAME), ["a"]);
    session.client.notify("$/cancelRequest", json!({ "id": id }));
    assert_eq!(session.client.response(id)["error"]["code"], -32800);
    session.finish();
}

#[test]
fn code_actions_stand_where_the_lenses_do() {
    let mut params = pulling();
    params["capabilities"]["textDocument"]["codeAction"] =
        json!({ "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } } });
    let mut session = start(Account::Good, params);
    let at = |line, character| {
        let at = position(line, character);
        json!({ "textDocument": { "uri": NAME }, "range": { "start": at, "end": at }, "context": { "diagnostics": [] } })
    };
    let actions = session.client.request("textDocument/codeAction", at(1, 27));
    let titles =
        actions.as_array().unwrap().iter().map(|action| action["title"].as_str().unwrap().to_owned());
    assert!(
        titles.collect::<Vec<_>>().contains(&"Validate the credential for anthropic".to_owned()),
        "{actions}"
    );
    session.finish();
}

#[cfg(unix)]
#[test]
fn the_installed_openclaw_says_which_profiles_rest() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = Folder::new();
    let config = folder.write(
        "openclaw.json",
        r#"{
  auth: { profiles: {
    "anthropic:work": { provider: "anthropic", mode: "api_key" },
  } },
  agents: { defaults: { model: "openai/gpt-5.4" } },
}"#,
    );
    let status = json!({ "configPath": config, "auth": {
        "unusableProfiles": [{ "profileId": "anthropic:work", "provider": "anthropic", "kind": "cooldown", "reason": "rate_limit", "remainingMs": 90_000 }],
        "missingProvidersInUse": ["openai"],
    } });
    let script = format!("#!/bin/sh\n[ \"$*\" = 'models status --json' ] && echo '{status}'\n");
    let command = folder.write("bin/openclaw", &script);
    std::fs::set_permissions(&command, std::fs::Permissions::from_mode(0o755)).unwrap();
    let uri = crate::client::uri(&config);
    for (root, is_found) in [(Value::Null, true), (json!(crate::client::uri(folder.path())), false)] {
        let mut client = Client::spawn_with(|server| {
            server.env("PATH", format!("{}:/bin:/usr/bin", folder.path().join("bin").display()));
        });
        let capabilities = json!({ "textDocument": { "diagnostic": {} } });
        client.initialize(json!({ "capabilities": capabilities, "rootUri": root }));
        client.open(&uri, &std::fs::read_to_string(&config).unwrap());
        let pressed = json!({ "command": "openclaw-lsp.authStatus", "arguments": [{ "uri": uri }] });
        let result = client.request("workspace/executeCommand", pressed);
        let message = client.notification("window/showMessage")["message"].clone();
        if !is_found {
            assert_eq!(result["refused"], "not-installed");
            client.finish();
            continue;
        }
        assert_eq!(result["missingProvidersInUse"], json!(["openai"]));
        let message = message.as_str().unwrap();
        assert!(message.starts_with("The profile anthropic:work rests: rate_limit."), "{message}");
        assert!(message.ends_with("it had 2 min left."), "{message}");
        client.notification("window/showMessage");
        let found = client.pull(&uri);
        let line = |code: &str| {
            let finding = found.as_array().unwrap().iter().find(|finding| finding["code"] == code);
            finding.unwrap_or_else(|| panic!("{code}: {found}"))["range"]["start"]["line"].as_u64().unwrap()
        };
        assert_eq!((line("unusable-profile"), line("missing-credential")), (2, 4));
        client.finish();
    }
}

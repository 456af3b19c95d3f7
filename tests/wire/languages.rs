//! The language of every text: the setting, else the client's locale, else the environment's.

use serde_json::{Value, json};

use crate::client::{Client, position};

const NAME: &str = "untitled:a";
const TEXT: &str = "{ gateway: { port: 1, port: 18789 } }";

const ENGLISH: &str = "“port” stands twice here; OpenClaw takes the last one and ignores this one.";
const TRADITIONAL: &str = "「port」在這裡出現兩次；OpenClaw 採用最後一個，忽略這一個。";
const SIMPLIFIED: &str = "“port”在这里出现两次；OpenClaw 采用最后一个，忽略这一个。";

/// The only diagnostic of the document as it is now.
fn published(client: &mut Client) -> Value {
    let diagnostics = client.published(NAME)["diagnostics"].clone();
    assert_eq!(diagnostics.as_array().map(Vec::len), Some(1), "{diagnostics}");
    diagnostics[0].clone()
}

#[test]
fn a_client_is_answered_in_its_language() {
    let capabilities = json!({ "textDocument": {
        "publishDiagnostics": { "relatedInformation": true },
        "hover": { "contentFormat": ["markdown"] },
        "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix"] } } },
    } });
    for (locale, message, related, title, hovered) in [
        ("en", ENGLISH, "This one counts.", "Remove this “port”", "Type: `integer`"),
        ("zh-TW", TRADITIONAL, "生效的是這一個。", "移除這個「port」", "型別：`integer`"),
        ("zh-cn", SIMPLIFIED, "生效的是这一个。", "删除这个“port”", "类型：`integer`"),
    ] {
        let (mut client, _) = Client::start_with(json!({ "capabilities": capabilities, "locale": locale }));
        client.open_as(NAME, "openclaw", 1, TEXT);
        let diagnostic = published(&mut client);
        assert_eq!(diagnostic["message"], message);
        assert_eq!(diagnostic["relatedInformation"][0]["message"], related);

        let document = json!({ "uri": NAME });
        let place = json!({ "textDocument": document, "position": position(0, 24) });
        let hover = client.request("textDocument/hover", place);
        assert!(hover["contents"]["value"].as_str().unwrap().contains(hovered), "{hover}");

        let context = json!({ "diagnostics": [diagnostic] });
        let params = json!({ "textDocument": document, "range": diagnostic["range"], "context": context });
        let actions = client.request("textDocument/codeAction", params);
        assert!(actions.as_array().unwrap().iter().any(|action| action["title"] == title), "{actions}");
        client.finish();
    }
}

#[test]
fn the_setting_wins_and_changes_at_once() {
    let (mut client, _) = Client::start_with(json!({
        "capabilities": {}, "locale": "zh-CN", "initializationOptions": { "locale": "zh-TW" },
    }));
    client.open_as(NAME, "openclaw", 1, TEXT);
    assert_eq!(published(&mut client)["message"], TRADITIONAL);
    for (settings, message) in [
        (json!({ "locale": "en" }), ENGLISH),
        (json!({ "locale": "zh-Hans" }), SIMPLIFIED),
        (json!({ "locale": "fr" }), ENGLISH),
    ] {
        client.notify("workspace/didChangeConfiguration", json!({ "settings": { "openclaw": settings } }));
        assert_eq!(published(&mut client)["message"], message, "{settings}");
    }
    client.finish();
}

#[test]
fn a_client_that_sends_no_locale_is_answered_as_its_environment_asks() {
    for (locale, message) in [(Value::Null, TRADITIONAL), (json!("en-US"), ENGLISH)] {
        let mut client = Client::spawn_with(|command| {
            command.env("LANG", "zh_TW.UTF-8");
        });
        client.initialize(json!({ "capabilities": {}, "locale": locale }));
        client.open_as(NAME, "openclaw", 1, TEXT);
        assert_eq!(published(&mut client)["message"], message);
        client.finish();
    }
}

//! Start and end of the process.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::client::{Client, frame};

const SECOND: Duration = Duration::from_secs(1);
/// Starting takes 10 ms in a release build; the debug build and a loaded machine get more.
const START: Duration = Duration::from_secs(5);

#[test]
fn names_itself_and_ends_with_0_after_shutdown() {
    let (client, result) = Client::start_with(json!({ "capabilities": {} }));
    assert_eq!(result["serverInfo"]["name"], "openclaw-lsp");
    client.finish();
}

#[test]
fn stdio_may_be_said() {
    let mut client = Client::spawn_with(|command| {
        command.arg("--stdio");
    });
    client.initialize(json!({ "capabilities": {} }));
    client.finish();
}

#[test]
fn exit_without_shutdown_is_1() {
    let mut client = Client::start(json!({}));
    client.notify("exit", Value::Null);
    assert_eq!(client.exited_within(SECOND).code(), Some(1));
}

#[test]
fn exit_before_initialize_is_1() {
    let mut client = Client::spawn();
    client.notify("exit", Value::Null);
    assert_eq!(client.exited_within(START).code(), Some(1));
}

#[test]
fn the_end_of_input_ends_the_process() {
    let mut client = Client::start(json!({}));
    client.close_stdin();
    assert_eq!(client.exited_within(SECOND).code(), Some(1));

    let mut client = Client::start(json!({}));
    client.request("shutdown", Value::Null);
    client.close_stdin();
    assert_eq!(client.exited_within(SECOND).code(), Some(0));
}

#[test]
fn answers_what_was_asked_before_the_end_of_input() {
    let mut client = Client::start(json!({}));
    client.open_as("untitled:a", "openclaw", 1, "{ a: 1 }");
    let id = client.send("textDocument/documentSymbol", json!({ "textDocument": { "uri": "untitled:a" } }));
    client.close_stdin();
    assert_eq!(client.response(id)["result"][0]["name"], "a");
    client.exited_within(2 * SECOND);
}

#[test]
fn ends_at_once_while_work_is_running() {
    let mut client = Client::start(json!({}));
    let members: String = (0..20_000).map(|n| format!("  \"key{n}\": [1, 2, 3],\n")).collect();
    client.open_as("untitled:big", "openclaw", 1, &format!("{{\n{members}}}"));
    for _ in 0..20 {
        client.send("textDocument/semanticTokens/full", json!({ "textDocument": { "uri": "untitled:big" } }));
    }
    client.notify("exit", Value::Null);
    client.exited_within(SECOND);
}

#[test]
fn ends_at_once_while_a_large_text_is_taken() {
    let large = format!("[{}]", "[1],".repeat(1 << 18));
    let document = json!({ "uri": "untitled:a", "version": 2 });
    let whole = json!({ "textDocument": document, "contentChanges": [{ "text": large }] });
    let insert = json!({ "range": { "start": { "line": 0, "character": 1 }, "end": { "line": 0, "character": 1 } }, "text": large });
    for (method, params) in [
        ("didChange", whole),
        ("didChange", json!({ "textDocument": document, "contentChanges": [insert] })),
        ("didSave", json!({ "textDocument": document, "text": large })),
    ] {
        let mut client = Client::start(json!({}));
        client.open_as("untitled:a", "openclaw", 1, "{ a: 1 }");
        client.published("untitled:a");
        client.notify(&format!("textDocument/{method}"), params);
        // What is posted while the text is taken waits for it, and nobody takes the text over from the job.
        client.send("textDocument/documentSymbol", json!({ "textDocument": { "uri": "untitled:a" } }));
        client.notify("exit", Value::Null);
        client.exited_within(SECOND);
    }
}

#[test]
fn ends_even_when_the_client_does_not_read() {
    let mut child = {
        let home = tests::Folder::new();
        let mut command = tests::command(home.path());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap()
    };
    let mut stdin = child.stdin.take().unwrap();
    let members: String = (0..20_000).map(|n| format!("\"key{n}\": 1,")).collect();
    let document = json!({ "uri": "untitled:a", "languageId": "openclaw", "version": 1, "text": format!("{{{members}}}") });
    for message in [
        json!({ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": { "capabilities": {} } }),
        json!({ "jsonrpc": "2.0", "method": "textDocument/didOpen", "params": { "textDocument": document } }),
        json!({ "jsonrpc": "2.0", "id": 2, "method": "textDocument/documentSymbol", "params": { "textDocument": { "uri": "untitled:a" } } }),
    ] {
        std::io::Write::write_all(&mut stdin, &frame(&message)).unwrap();
    }
    std::thread::sleep(START);
    drop(stdin);
    let start = Instant::now();
    while child.try_wait().unwrap().is_none() {
        assert!(start.elapsed() < 2 * SECOND, "still running");
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[cfg(unix)]
#[test]
fn ends_when_the_parent_process_dies() {
    let mut parent = Command::new("sleep").arg("600").spawn().unwrap();
    let mut client = Client::spawn();
    client.initialize(json!({ "capabilities": {}, "processId": parent.id() }));
    std::thread::sleep(Duration::from_millis(600));
    client.request(
        "textDocument/hover",
        json!({ "textDocument": { "uri": "untitled:none" }, "position": { "line": 0, "character": 0 } }),
    );
    parent.kill().unwrap();
    assert_eq!(client.exited_within(SECOND).code(), Some(1));
    parent.wait().unwrap();
}

#[test]
fn requests_before_initialize_and_after_shutdown_are_refused() {
    let mut client = Client::spawn();
    let hover = json!({ "textDocument": { "uri": "untitled:a" }, "position": { "line": 0, "character": 0 } });
    assert_eq!(client.refused("textDocument/hover", hover.clone()), -32002);
    client.initialize(json!({ "capabilities": {} }));
    assert_eq!(client.refused("initialize", json!({ "capabilities": {} })), -32600);
    client.request("shutdown", Value::Null);
    assert_eq!(client.refused("textDocument/hover", hover), -32600);
    client.notify("exit", Value::Null);
    assert_eq!(client.exited_within(SECOND).code(), Some(0));
}

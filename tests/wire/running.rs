//! Requests while they run: cancellation, progress, trace.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::client::Client;

const NAME: &str = "untitled:big";

/// A document on which a whole-document request takes a while even in a release build.
fn big() -> String {
    let members: String = (0..2_000).map(|n| format!("  \"key{n}\": {{ \"a\": [1, 2, 3] }},\n")).collect();
    format!("{{\n{members}}}")
}

fn open_big(capabilities: Value) -> Client {
    let mut client = Client::start(capabilities);
    client.open_as(NAME, "openclaw", 1, &big());
    client
}

fn pulling() -> Value {
    json!({ "textDocument": { "diagnostic": {} } })
}

#[test]
fn cancelled_requests_are_answered_at_once_and_not_computed() {
    let mut client = open_big(pulling());
    let params = json!({ "textDocument": { "uri": NAME } });
    client.request("textDocument/documentLink", params.clone());
    let start = Instant::now();
    let ids: Vec<i64> =
        (0..200).map(|_| client.send("textDocument/semanticTokens/full", params.clone())).collect();
    for id in &ids {
        client.notify("$/cancelRequest", json!({ "id": id }));
    }
    let mut cancelled = 0;
    for id in ids {
        let response = client.response(id);
        if response["error"]["code"] == -32800 {
            cancelled += 1;
        }
    }
    assert!(cancelled > 150, "{cancelled}");
    // Computed one by one they would take minutes.
    assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
    client.notify("$/cancelRequest", json!({ "id": 123_456 }));
    client.notify("$/cancelRequest", json!({ "id": "no such" }));
    client.finish();
}

#[test]
fn a_slow_request_does_not_hold_up_a_quick_one() {
    let mut client = open_big(pulling());
    client.open_as("untitled:small", "openclaw", 1, "{ a: 1 }");
    client.keys("untitled:small");
    let slow = client.send("textDocument/semanticTokens/full", json!({ "textDocument": { "uri": NAME } }));
    let quick =
        client.send("textDocument/documentSymbol", json!({ "textDocument": { "uri": "untitled:small" } }));
    let first = client.next(Duration::from_secs(30)).unwrap();
    assert_eq!(first["id"], quick);
    client.response(slow);
    client.finish();
}

#[test]
fn a_slow_request_shows_progress_if_the_client_gave_a_token() {
    let mut client = open_big(pulling());
    let params = json!({ "textDocument": { "uri": NAME }, "workDoneToken": "mine" });
    // Several at once, so that the last one waits long enough on any machine.
    let others: Vec<i64> = (0..8)
        .map(|_| client.send("textDocument/semanticTokens/full", json!({ "textDocument": { "uri": NAME } })))
        .collect();
    let id = client.send("textDocument/semanticTokens/full", params);
    let begin = client.notification("$/progress");
    assert_eq!(begin["token"], "mine");
    assert_eq!(begin["value"]["kind"], "begin");
    for other in others {
        client.response(other);
    }
    assert!(client.response(id)["result"]["data"].is_array());
    let end = client.notification("$/progress");
    assert_eq!(end, json!({ "token": "mine", "value": { "kind": "end" } }));
    client.finish();
}

#[test]
fn a_quick_request_shows_no_progress() {
    let mut client = Client::start(pulling());
    client.open_as("untitled:small", "openclaw", 1, "{ a: 1 }");
    let params = json!({ "textDocument": { "uri": "untitled:small" }, "workDoneToken": 7 });
    client.request("textDocument/foldingRange", params);
    client.finish();
}

#[test]
fn progress_can_be_cancelled_by_its_token() {
    let mut client = open_big(pulling());
    let others: Vec<i64> = (0..8)
        .map(|_| client.send("textDocument/semanticTokens/full", json!({ "textDocument": { "uri": NAME } })))
        .collect();
    let id = client.send(
        "textDocument/semanticTokens/full",
        json!({ "textDocument": { "uri": NAME }, "workDoneToken": 1 }),
    );
    assert_eq!(client.notification("$/progress")["value"]["kind"], "begin");
    client.notify("window/workDoneProgress/cancel", json!({ "token": 1 }));
    assert_eq!(client.response(id)["error"]["code"], -32800);
    assert_eq!(client.notification("$/progress")["value"]["kind"], "end");
    client.notify("window/workDoneProgress/cancel", json!({ "token": "no such" }));
    for other in others {
        client.response(other);
    }
    client.finish();
}

#[test]
fn trace_tells_what_was_answered_and_never_what_was_in_it() {
    let mut client = Client::start(pulling());
    let secret = "only-a-dummy";
    client.open_as("untitled:a", "openclaw", 1, &format!("{{ token: '{secret}' }}"));
    let params = json!({ "textDocument": { "uri": "untitled:a" } });
    client.request("textDocument/documentSymbol", params.clone());
    client.notify("$/setTrace", json!({ "value": "messages" }));
    client.request("textDocument/documentSymbol", params.clone());
    let trace = client.notification("$/logTrace");
    assert_eq!(trace, json!({ "message": "textDocument/documentSymbol: answered" }));
    client.notify("$/setTrace", json!({ "value": "verbose" }));
    client.request("textDocument/documentSymbol", params.clone());
    let trace = client.notification("$/logTrace");
    assert!(trace["verbose"].is_string() && !trace.to_string().contains(secret), "{trace}");
    client.notify("$/setTrace", json!({ "value": "off" }));
    client.request("textDocument/documentSymbol", params);
    client.quiet();
    client.finish();
}

//! What no client should send: an answer that says so, and everything else goes on.

use std::io::Write;

use serde_json::json;

use crate::client::{Client, position};

fn assert_alive(client: &mut Client) {
    client.open_as("untitled:alive", "openclaw", 1, "{ a: 1 }");
    assert_eq!(client.keys("untitled:alive"), ["a"]);
    client.published("untitled:alive");
    client.notify("textDocument/didClose", json!({ "textDocument": { "uri": "untitled:alive" } }));
    client.published("untitled:alive");
}

#[test]
fn malformed_messages_are_answered_and_survived() {
    let mut client = Client::start(json!({}));
    for (body, code) in [
        ("{", -32700),
        ("not json", -32700),
        ("[]", -32600),
        ("7", -32600),
        ("{}", -32600),
        (r#"{"jsonrpc":"1.0","id":1,"method":"x"}"#, -32600),
        (r#"{"jsonrpc":"2.0","method":7}"#, -32600),
    ] {
        client.write(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
        let message = client.next(std::time::Duration::from_secs(10)).expect("an answer");
        assert_eq!(message["error"]["code"], code, "{body}");
    }
    assert_alive(&mut client);
    client.finish();
}

#[test]
fn bytes_that_are_no_utf_8_are_refused() {
    let mut client = Client::start(json!({}));
    client.write(b"Content-Length: 4\r\n\r\n\"\xff\xfe\"");
    assert_eq!(client.next(std::time::Duration::from_secs(10)).unwrap()["error"]["code"], -32700);
    assert_alive(&mut client);
    client.finish();
}

#[test]
fn headers_as_some_clients_write_them() {
    let mut client = Client::start(json!({}));
    let body = r#"{"jsonrpc":"2.0","id":"own","method":"textDocument/hover","params":{"textDocument":{"uri":"untitled:x"},"position":{"line":0,"character":0}}}"#;
    for header in [
        format!("content-length: {}\r\n\r\n", body.len()),
        format!(
            "Content-Type: application/vscode-jsonrpc; charset=utf8\r\nContent-Length:{}\r\n\r\n",
            body.len()
        ),
        format!("X-Other: 1\r\nX-Another: 2\r\nX-Third: 3\r\nContent-Length: {}\r\n\r\n", body.len()),
        format!("garbage\r\n\r\nContent-Length: {}\r\n\r\n", body.len()),
    ] {
        client.write(format!("{header}{body}").as_bytes());
        let message = client.next(std::time::Duration::from_secs(10)).expect("an answer");
        assert_eq!(message["id"], "own", "{header}");
    }
    client.finish();
}

#[test]
fn unknown_methods_and_parameters_that_do_not_fit() {
    let mut client = Client::start(json!({}));
    assert_eq!(client.refused("textDocument/noSuchThing", json!({})), -32601);
    assert_eq!(client.refused("textDocument/hover", json!({ "position": "here" })), -32602);
    assert_eq!(client.refused("textDocument/hover", json!([])), -32602);
    client.notify("noSuch/notification", json!({}));
    client.notify("$/optional", json!({}));
    client.notify("textDocument/didOpen", json!({ "textDocument": 7 }));
    client.notify("textDocument/didChange", json!({}));
    assert_alive(&mut client);
    client.finish();
}

#[test]
fn documents_that_were_never_opened() {
    let mut client = Client::start(json!({}));
    let name = "file:///x/openclaw.json";
    let document = json!({ "uri": name });
    client.change(name, 2, json!([{ "text": "{}" }]));
    client.notify("textDocument/didClose", json!({ "textDocument": document }));
    assert!(client.request("textDocument/documentSymbol", json!({ "textDocument": document })).is_null());
    let place = json!({ "textDocument": document, "position": position(0, 0) });
    assert!(client.request("textDocument/hover", place).is_null());
    client.quiet();
    client.finish();
}

#[test]
fn a_huge_message_in_small_pieces() {
    let mut client = Client::start(json!({}));
    let text = format!("{{ a: 1, /* {} */ b: 2 }}", "x".repeat(8 << 20));
    let document = json!({ "uri": "untitled:a", "languageId": "openclaw", "version": 1, "text": text });
    let bytes = crate::client::frame(
        &json!({ "jsonrpc": "2.0", "method": "textDocument/didOpen", "params": { "textDocument": document } }),
    );
    for piece in bytes.chunks(100_000) {
        client.write(piece);
    }
    client.published("untitled:a");
    assert_eq!(client.keys("untitled:a"), ["a", "b"]);
    client.finish();
}

#[test]
fn deep_nesting_and_odd_characters_in_a_document() {
    let mut client = Client::start(json!({}));
    for (version, text) in
        ["[".repeat(100_000), "{\u{0}\u{feff}\"\\ud800\": 1}".to_owned(), String::new()].iter().enumerate()
    {
        let name = format!("untitled:{version}");
        client.open_as(&name, "openclaw", 1, text);
        client.published(&name);
        let document = json!({ "textDocument": { "uri": name } });
        for method in ["documentSymbol", "foldingRange", "semanticTokens/full", "documentLink"] {
            client.request(&format!("textDocument/{method}"), document.clone());
        }
    }
    client.finish();
}

#[test]
fn texts_that_nobody_writes_are_answered_soon() {
    let mut client = Client::start(json!({}));
    for (name, text) in [
        ("spaces", tests::many_blanks()),
        ("brackets", "[".repeat(1_000_000)),
        ("line", format!("{{ a: \"{}\" }}", "x".repeat(10 << 20))),
        ("nul", "\0".repeat(1 << 20)),
        ("surrogates", format!("[{}]", "\"\\ud800\",".repeat(100_000))),
    ] {
        // The client waits for half a minute at most.
        let name = format!("untitled:{name}");
        client.open_as(&name, "openclaw", 1, &text);
        client.published(&name);
        client.change(
            &name,
            2,
            json!([{ "range": { "start": position(0, 0), "end": position(0, 1) }, "text": "[" }]),
        );
        client.published(&name);
        let place = json!({ "textDocument": { "uri": name }, "position": position(0, 1) });
        for method in ["hover", "completion"] {
            client.request(&format!("textDocument/{method}"), place.clone());
        }
        client.notify("textDocument/didClose", json!({ "textDocument": { "uri": name } }));
        client.published(&name);
    }
    client.finish();
}

#[test]
fn the_worst_of_many_findings_are_sent_and_the_others_counted() {
    let mut client = Client::start(json!({}));
    // The environment of an untitled text is not known, so that no variable is missing.
    let mistakes = tests::many_mistakes().into_iter().filter(|(name, _)| *name != "missing-variables");
    for (name, text) in mistakes {
        let name = format!("untitled:{name}");
        client.open_as(&name, "openclaw", 1, &text);
        let published = client.published(&name);
        let items = published["diagnostics"].as_array().unwrap();
        assert_eq!(items.len(), 1_001, "{name}");
        assert!(items.iter().any(|item| item["severity"] == 1), "{name}: an error is never left out");
        assert!(items[1_000]["message"].as_str().unwrap().contains("not shown"), "{name}");
        assert!(items[1_000]["code"].is_null(), "{name}");
    }
    client.finish();
}

#[test]
fn an_endless_header_does_not_fill_the_memory() {
    let mut client = Client::start(json!({}));
    let mut stdin = client.take_stdin();
    for _ in 0..64 {
        stdin.write_all(&[b'x'; 1 << 16]).unwrap();
    }
    let body = r#"{"jsonrpc":"2.0","id":5,"method":"shutdown"}"#;
    write!(stdin, "\r\n\r\nContent-Length: {}\r\n\r\n{body}", body.len()).unwrap();
    assert!(client.response(5)["result"].is_null());
}

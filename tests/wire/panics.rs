//! A computation that panics ends itself and nothing else, and tells nobody what it was computing with.

use std::fs::{File, read_to_string};

use serde_json::{Value, json};

use crate::client::{Client, position};

const NAME: &str = "untitled:a";

/// What the provoked panic says.
const SECRET: &str = "EXAMPLE-OF-A-SECRET";

/// A server that panics there; what it wrote to its log is for the second argument.
fn with_a_panic_at(place: &str, capabilities: Value, run: impl FnOnce(&mut Client), log: impl FnOnce(&str)) {
    let folder = tests::Folder::new();
    let path = folder.write("log", "");
    let mut client = Client::spawn_with(|command| {
        command.env("OPENCLAW_LSP_TEST_PANIC", place).stderr(File::create(&path).unwrap());
    });
    client.initialize(json!({ "capabilities": capabilities }));
    run(&mut client);
    client.finish();
    let written = read_to_string(&path).unwrap();
    assert!(!written.contains(SECRET), "{written}");
    log(&written);
}

fn names_the_place(log: &str) {
    assert!(log.contains("panicked at") && log.contains(".rs:"), "{log}");
}

fn hover(client: &mut Client) -> Value {
    let place = json!({ "textDocument": { "uri": NAME }, "position": position(0, 3) });
    let id = client.send("textDocument/hover", place);
    client.response(id)
}

#[test]
fn a_question_whose_answer_panics_ends_with_an_error() {
    // In the job that computes the answer, and in the handler itself.
    for place in ["textDocument/hover", "handler"] {
        let run = |client: &mut Client| {
            client.open_as(NAME, "openclaw", 1, "{ a: 1 }");
            client.published(NAME);
            // More often than there are threads.
            for _ in 0..20 {
                let answer = hover(client);
                assert_eq!(answer["error"]["code"], -32603, "{place}: {answer}");
                assert!(!answer.to_string().contains(SECRET), "{answer}");
            }
            if place != "handler" {
                assert_eq!(client.keys(NAME), ["a"]);
            }
            client.change(NAME, 2, json!([{ "text": "{ b: }" }]));
            assert_eq!(client.published(NAME)["version"], 2);
        };
        with_a_panic_at(place, json!({}), run, names_the_place);
    }
}

#[test]
fn diagnostics_that_panic_do_not_stop_what_else_is_asked() {
    let run = |client: &mut Client| {
        client.open_as(NAME, "openclaw", 1, "{ a: 1 }");
        for version in 2..20 {
            client.change(NAME, version, json!([{ "text": format!("{{ v{version}: 1 }}") }]));
            assert_eq!(client.keys(NAME), [format!("v{version}")]);
        }
        client.quiet();
    };
    with_a_panic_at("push", json!({}), run, names_the_place);
}

#[test]
fn a_change_that_panics_is_applied_to_the_text_all_the_same() {
    let run = |client: &mut Client| {
        client.open_as(NAME, "openclaw", 1, "{\n  \"ä😀\": 1,\n  b: 2,\n}\n");
        client.published(NAME);
        client.change(
            NAME,
            2,
            json!([
                { "range": { "start": position(1, 6), "end": position(1, 6) }, "text": "x" },
                { "range": { "start": position(2, 2), "end": position(2, 3) }, "text": "c: 3,\n  d" },
            ]),
        );
        assert_eq!(client.published(NAME)["version"], 2);
        assert_eq!(client.keys(NAME), ["ä😀x", "c", "d"]);
    };
    with_a_panic_at("edit", json!({}), run, names_the_place);
}

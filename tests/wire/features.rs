//! Every feature, once, over the wire. What it says is tested where it is computed.

use serde_json::{Value, json};

use crate::client::{Client, names, position};

const NAME: &str = "untitled:a";
const TEXT: &str = r#"{
  // the gateway
  // of this machine
  "gateway": {
    "port": 18789,
    "bind": "loopback"
  },
  "$schema": "https://example.com/schema.json"
}
"#;

fn opened(capabilities: Value) -> Client {
    let mut client = Client::start(capabilities);
    client.open_as(NAME, "openclaw", 1, TEXT);
    client.published(NAME);
    client
}

fn place(line: u32, character: u32) -> Value {
    json!({ "textDocument": { "uri": NAME }, "position": position(line, character) })
}

fn document() -> Value {
    json!({ "textDocument": { "uri": NAME } })
}

#[test]
fn hover_in_the_form_that_the_client_shows() {
    for (formats, kind) in [
        (json!(["markdown", "plaintext"]), "markdown"),
        (json!(["plaintext"]), "plaintext"),
        (json!([]), "plaintext"),
    ] {
        let mut client = opened(json!({ "textDocument": { "hover": { "contentFormat": formats } } }));
        let hover = client.request("textDocument/hover", place(4, 8));
        assert_eq!(hover["contents"]["kind"], kind);
        assert!(hover["contents"]["value"].as_str().unwrap().contains("gateway.port"), "{hover}");
        assert_eq!(hover["range"]["start"]["line"], 4);
        client.finish();
    }
}

#[test]
fn completion_and_its_documentation() {
    for snippets in [true, false] {
        let item = json!({ "snippetSupport": snippets, "documentationFormat": ["markdown"] });
        let mut client = opened(json!({ "textDocument": { "completion": { "completionItem": item } } }));
        client.change(
            NAME,
            2,
            json!([{ "range": { "start": position(4, 4), "end": position(4, 4) }, "text": "\"\",\n    " }]),
        );
        client.published(NAME);
        let list = client.request("textDocument/completion", place(4, 5));
        let items = list["items"].as_array().unwrap();
        let auth = items.iter().find(|item| item["label"] == "auth").unwrap_or_else(|| panic!("{list}"));
        assert!(!items.iter().any(|item| item["label"] == "bind"), "what is there is not proposed");
        assert_eq!(auth["textEdit"]["range"]["start"]["line"], 4);
        if !snippets {
            assert!(items.iter().all(|item| item["insertTextFormat"] == 1));
        }
        let resolved = client.request("completionItem/resolve", auth.clone());
        assert_eq!(resolved["label"], "auth");
        assert_eq!(resolved["documentation"]["kind"], "markdown", "{resolved}");
        client.finish();
    }
}

#[test]
fn symbols_as_a_tree_and_flat() {
    let mut client = opened(
        json!({ "textDocument": { "documentSymbol": { "hierarchicalDocumentSymbolSupport": true } } }),
    );
    let tree = client.request("textDocument/documentSymbol", document());
    assert_eq!(names(&tree), ["gateway", "$schema"]);
    assert_eq!(names(&tree[0]["children"]), ["port", "bind"]);
    client.finish();

    let mut client = opened(json!({}));
    let flat = client.request("textDocument/documentSymbol", document());
    assert_eq!(names(&flat), ["gateway", "port", "bind", "$schema"]);
    assert_eq!(flat[1]["containerName"], "gateway");
    client.finish();
}

#[test]
fn folding_selection_links_highlights() {
    let mut client = opened(json!({}));
    let folds = client.request("textDocument/foldingRange", document());
    let lines: Vec<_> =
        folds.as_array().unwrap().iter().map(|fold| (&fold["startLine"], &fold["endLine"])).collect();
    assert_eq!(lines, [(&json!(0), &json!(7)), (&json!(1), &json!(2)), (&json!(3), &json!(5))]);
    assert_eq!(folds[1]["kind"], "comment");

    let positions = json!([position(4, 6), position(99, 0)]);
    let params = json!({ "textDocument": { "uri": NAME }, "positions": positions });
    let ranges = client.request("textDocument/selectionRange", params);
    assert_eq!(ranges.as_array().unwrap().len(), 2);
    let mut range = &ranges[0];
    let mut depth = 0;
    while range.is_object() {
        (range, depth) = (&range["parent"], depth + 1);
    }
    assert!(depth >= 4, "{ranges}");

    let links = client.request("textDocument/documentLink", document());
    assert_eq!(links[0]["target"], "https://example.com/schema.json");

    let highlights = client.request("textDocument/documentHighlight", place(4, 6));
    assert_eq!(highlights[0]["range"]["start"], position(4, 5));
    client.finish();
}

#[test]
fn semantic_tokens_whole_and_in_part() {
    let (mut client, result) = Client::start_with(
        json!({ "capabilities": { "textDocument": { "semanticTokens": {
        "requests": { "full": true, "range": true }, "tokenTypes": [], "tokenModifiers": [], "formats": ["relative"],
    } } } }),
    );
    let legend = &result["capabilities"]["semanticTokensProvider"]["legend"]["tokenTypes"];
    assert_eq!(legend, &json!(["comment", "property", "string", "number", "keyword", "variable"]));
    client.open_as(NAME, "openclaw", 1, TEXT);
    client.published(NAME);
    let all = client.request("textDocument/semanticTokens/full", document());
    let all = all["data"].as_array().unwrap();
    assert_eq!(all[..5], [1, 2, 14, 0, 0].map(|number| json!(number)));
    let range = json!({ "start": position(4, 0), "end": position(5, 0) });
    let part = client.request(
        "textDocument/semanticTokens/range",
        json!({ "textDocument": { "uri": NAME }, "range": range }),
    );
    let part = part["data"].as_array().unwrap();
    assert!(part.len() >= 10 && part.len() < all.len(), "{part:?}");
    assert_eq!(part[0], 4);
    client.finish();
}

#[test]
fn formatting_whole_and_in_part() {
    let mut client = Client::start(json!({}));
    client.open_as(NAME, "openclaw", 1, "{\na:1,\n  b:  [1,\n2] }");
    client.published(NAME);
    let options = json!({ "tabSize": 2, "insertSpaces": true });
    let edits = client
        .request("textDocument/formatting", json!({ "textDocument": { "uri": NAME }, "options": options }));
    assert!(!edits.as_array().unwrap().is_empty());
    let range = json!({ "start": position(1, 0), "end": position(1, 3) });
    let params = json!({ "textDocument": { "uri": NAME }, "range": range, "options": options });
    let edits = client.request("textDocument/rangeFormatting", params);
    for edit in edits.as_array().unwrap() {
        assert!(edit["range"]["start"]["line"].as_u64().unwrap() <= 2, "{edit}");
    }
    client.finish();
}

#[test]
fn quick_fixes_and_fix_all() {
    let actions = json!({
        "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix"] } }, "isPreferredSupport": true,
    });
    let workspace = json!({ "workspaceEdit": { "documentChanges": true } });
    let mut client =
        Client::start(json!({ "textDocument": { "codeAction": actions }, "workspace": workspace }));
    client.open_as(NAME, "openclaw", 3, "{ a: 1 b: 2 }");
    let published = client.published(NAME);
    assert!(published["diagnostics"].to_string().contains("syntax"), "{published}");
    let ask = |client: &mut Client, only: Value| {
        let range = json!({ "start": position(0, 0), "end": position(0, 13) });
        let mut context = json!({ "diagnostics": [] });
        if !only.is_null() {
            context["only"] = only;
        }
        client.request(
            "textDocument/codeAction",
            json!({ "textDocument": { "uri": NAME }, "range": range, "context": context }),
        )
    };
    let all = ask(&mut client, Value::Null);
    let fix =
        all.as_array().unwrap().iter().find(|action| action["diagnostics"][0]["code"] == "syntax").unwrap();
    assert_eq!(fix["kind"], "quickfix");
    let change = &fix["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"], json!({ "uri": NAME, "version": 3 }));
    assert_eq!(change["edits"][0]["newText"], ",");
    assert_eq!(fix["isPreferred"], true);
    let fix_all = ask(&mut client, json!(["source.fixAll"]));
    assert_eq!(fix_all.as_array().unwrap().len(), 1, "{fix_all}");
    assert_eq!(fix_all[0]["kind"], "source.fixAll.openclaw");
    assert_eq!(ask(&mut client, json!(["refactor"])), json!([]));
    client.finish();
}

#[test]
fn fixing_all_is_offered_without_its_edit_to_a_client_that_asks_for_it_later() {
    let text = "{ a: True, b: True }";
    let offered = |lazy: bool| {
        let mut actions =
            json!({ "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix"] } } });
        if lazy {
            actions["dataSupport"] = json!(true);
            actions["resolveSupport"] = json!({ "properties": ["edit"] });
        }
        let (mut client, result) =
            Client::start_with(json!({ "capabilities": { "textDocument": { "codeAction": actions } } }));
        let resolves = &result["capabilities"]["codeActionProvider"]["resolveProvider"];
        assert_eq!(resolves.as_bool().unwrap_or_default(), lazy);
        client.open_as(NAME, "openclaw", 1, text);
        client.published(NAME);
        let range = json!({ "start": position(0, 6), "end": position(0, 6) });
        let params =
            json!({ "textDocument": { "uri": NAME }, "range": range, "context": { "diagnostics": [] } });
        let actions = client.request("textDocument/codeAction", params);
        let without_edit = |action: &&Value| action["edit"].is_null();
        let actions = actions.as_array().unwrap().clone();
        assert_eq!(actions.iter().filter(without_edit).count(), if lazy { 2 } else { 0 }, "{actions:?}");
        let resolve = |action: Value| {
            let action = if lazy { client.request("codeAction/resolve", action) } else { action };
            (action["title"].clone(), action["kind"].clone(), action["edit"].clone())
        };
        let resolved: Vec<_> = actions.into_iter().map(resolve).collect();
        client.finish();
        resolved
    };
    let now = offered(false);
    assert_eq!(now, offered(true));
    // This one, all of its kind, and everything.
    assert_eq!(now.len(), 3, "{now:?}");
    for (_, _, edit) in &now[1..] {
        assert_eq!(edit["changes"][NAME].as_array().unwrap().len(), 2, "{edit}");
    }
}

#[test]
fn token_deltas_make_the_new_tokens_of_the_old() {
    let capabilities = |delta: bool| {
        json!({ "textDocument": { "semanticTokens": {
            "requests": { "full": { "delta": delta } }, "tokenTypes": [], "tokenModifiers": [], "formats": [],
        } } })
    };
    let provider = |result: &Value| result["capabilities"]["semanticTokensProvider"]["full"].clone();
    let (mut client, result) = Client::start_with(json!({ "capabilities": capabilities(false) }));
    assert_eq!(provider(&result), true);
    client.open_as(NAME, "openclaw", 1, "{ a: 1 }");
    client.published(NAME);
    assert!(client.request("textDocument/semanticTokens/full", document()).get("resultId").is_none());
    client.finish();

    let (mut client, result) = Client::start_with(json!({ "capabilities": capabilities(true) }));
    assert_eq!(provider(&result), json!({ "delta": true }));
    client.open_as(NAME, "openclaw", 1, "{\n  a: 1, // one\n  b: \"${B} c\",\n}");
    client.published(NAME);
    let delta = |client: &mut Client, previous: &Value| {
        let mut params = document();
        params["previousResultId"] = previous.clone();
        client.request("textDocument/semanticTokens/full/delta", params)
    };
    let first = client.request("textDocument/semanticTokens/full", document());
    let mut id = first["resultId"].clone();
    let mut data = first["data"].as_array().unwrap().clone();
    for (version, line, from, to, text) in [
        (2, 1, 2, 3, "longer"),
        (3, 2, 2, 2, "/* new */ c: true,\n  "),
        (4, 1, 0, 13, ""),
        (5, 0, 0, 0, "// first\n"),
        (6, 0, 0, 0, ""),
    ] {
        let range = json!({ "start": position(line, from), "end": position(line, to) });
        client.change(NAME, version, json!([{ "range": range, "text": text }]));
        client.published(NAME);
        let answer = delta(&mut client, &id);
        for edit in answer["edits"].as_array().unwrap_or_else(|| panic!("a delta: {answer}")) {
            let start = edit["start"].as_u64().unwrap() as usize;
            let end = start + edit["deleteCount"].as_u64().unwrap() as usize;
            data.splice(start..end, edit["data"].as_array().cloned().unwrap_or_default());
        }
        assert!(answer["edits"].as_array().unwrap().len() <= 1);
        let full = client.request("textDocument/semanticTokens/full", document());
        assert_eq!(full["data"], json!(data), "{version}");
        id = full["resultId"].clone();
    }
    // An id that was given long ago, or never.
    assert!(delta(&mut client, &first["resultId"])["data"].is_array());
    assert!(delta(&mut client, &json!("nonsense"))["data"].is_array());
    client.finish();
}

#[test]
fn commands_that_the_client_says_it_can_run() {
    let text = r#"{ "auth": { "order": { "anthropic": ["anthropic:default"] } } }"#;
    let titles = |commands: Value| {
        let actions =
            json!({ "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix"] } } });
        let mut client = Client::spawn();
        client.initialize(json!({
            "capabilities": { "textDocument": { "codeAction": actions } },
            "initializationOptions": { "clientCommands": commands },
        }));
        client.open_as(NAME, "openclaw", 1, text);
        client.published(NAME);
        let range = json!({ "start": position(0, 40), "end": position(0, 40) });
        let params =
            json!({ "textDocument": { "uri": NAME }, "range": range, "context": { "diagnostics": [] } });
        let offered = client.request("textDocument/codeAction", params);
        client.finish();
        let offered = offered.as_array().unwrap().clone();
        let commands: Vec<Value> =
            offered.into_iter().filter(|action| !action["command"].is_null()).collect();
        for action in &commands {
            assert_eq!(
                action["diagnostics"][0]["code"].as_str().unwrap_or("unknown-profile"),
                "unknown-profile"
            );
        }
        let command = |action: &Value| {
            let (id, text) = (&action["command"]["command"], &action["command"]["arguments"][0]);
            format!("{} {}", id.as_str().unwrap(), text.as_str().unwrap())
        };
        commands.iter().map(command).collect::<Vec<_>>()
    };
    assert!(titles(json!([])).is_empty());
    let copied = titles(json!(["openclaw.copyText"]));
    assert!(copied.contains(&"openclaw.copyText openclaw models status".to_owned()), "{copied:?}");
    assert!(copied.iter().all(|command| command.starts_with("openclaw.copyText ")), "{copied:?}");
    let both = titles(json!(["openclaw.copyText", "openclaw.runInTerminal"]));
    assert_eq!(both.len(), copied.len() * 2);
    assert!(both.contains(&"openclaw.runInTerminal openclaw models status".to_owned()), "{both:?}");
}

#[test]
fn a_client_without_action_literals_is_offered_none() {
    let (mut client, result) = Client::start_with(json!({ "capabilities": {} }));
    assert!(result["capabilities"].get("codeActionProvider").is_none());
    client.open_as(NAME, "openclaw", 1, "{ a: 1 b: 2 }");
    client.published(NAME);
    let range = json!({ "start": position(0, 0), "end": position(0, 13) });
    let params = json!({ "textDocument": { "uri": NAME }, "range": range, "context": { "diagnostics": [] } });
    assert!(client.request("textDocument/codeAction", params).is_null());
    client.finish();
}

#[test]
fn a_space_opens_the_list_behind_a_colon_only() {
    let text = "{ gateway: { bind: , auth: {} } }";
    let mut client = Client::start(json!({}));
    client.open_as(NAME, "openclaw", 1, text);
    client.published(NAME);
    for (behind, opens) in [("bind: ", true), (", ", false), ("gateway: { ", false)] {
        let column = u32::try_from(text.find(behind).unwrap() + behind.len()).unwrap();
        let mut params = place(0, column);
        params["context"] = json!({ "triggerKind": 2, "triggerCharacter": " " });
        let list = client.request("textDocument/completion", params);
        assert_eq!(!list["items"].as_array().unwrap().is_empty(), opens, "{behind}");
    }
    client.finish();
}

#[test]
fn a_flag_inside_a_string() {
    let text = "{ models: { providers: { anthropic: { headers: { 'Anthropic-Beta': 'files-api-2025-04-14,\\u006fauth-2025-04-20 , com' } } } } }";
    let mut client = Client::start(json!({ "textDocument": { "hover": { "contentFormat": ["markdown"] } } }));
    client.open_as(NAME, "openclaw", 1, text);
    client.published(NAME);
    let column = |word: &str| u32::try_from(text.find(word).unwrap()).unwrap();

    let escape = column("\\u006f");
    let hover = client.request("textDocument/hover", place(0, escape + 8));
    assert!(hover["contents"]["value"].as_str().unwrap().starts_with("**`oauth-2025-04-20`**"), "{hover}");
    let end = escape + u32::try_from("\\u006fauth-2025-04-20".len()).unwrap();
    assert_eq!(hover["range"], json!({ "start": position(0, escape), "end": position(0, end) }));

    let typed = column("com'");
    let list = client.request("textDocument/completion", place(0, typed + 3));
    let items = list["items"].as_array().unwrap();
    assert!(
        !items.iter().any(|item| item["label"] == "files-api-2025-04-14"),
        "what is there is not proposed"
    );
    let compact = items.iter().find(|item| item["label"] == "compact-2026-01-12").unwrap();
    assert_eq!(compact["textEdit"]["newText"], "compact-2026-01-12");
    let range = json!({ "start": position(0, typed), "end": position(0, typed + 3) });
    assert_eq!(compact["textEdit"]["range"], range);
    let resolved = client.request("completionItem/resolve", compact.clone());
    assert!(resolved["documentation"].as_str().unwrap().contains("compact"), "{resolved}");

    let mut after_comma = place(0, column(" , com") + 2);
    after_comma["context"] = json!({ "triggerKind": 2, "triggerCharacter": "," });
    let list = client.request("textDocument/completion", after_comma);
    assert!(!list["items"].as_array().unwrap().is_empty());
    let mut outside = place(0, column("{ headers"));
    outside["context"] = json!({ "triggerKind": 2, "triggerCharacter": "," });
    let list = client.request("textDocument/completion", outside);
    assert_eq!(list["items"], json!([]));
    client.finish();
}

//! Positions in each encoding: what a character counts is what was negotiated, in both directions.

use serde_json::{Value, json};

use crate::client::{Client, position};

/// In the second line `ö`, `€` and `😀` stand before the key: 2, 3 and 4 bytes; 1, 1 and 2 UTF-16 units; 1 character each.
const TEXT: &str = "{\n  'ö€😀': 1, here: }\n}";

#[test]
fn each_encoding_is_negotiated_and_kept() {
    for (offered, chosen, key) in [
        (Value::Null, "utf-16", 13),
        (json!(["utf-16"]), "utf-16", 13),
        (json!(["utf-16", "utf-8"]), "utf-8", 18),
        (json!(["utf-32"]), "utf-32", 12),
        (json!(["utf-32", "utf-16"]), "utf-16", 13),
    ] {
        let capabilities = match &offered {
            Value::Null => json!({}),
            offered => json!({ "general": { "positionEncodings": offered } }),
        };
        let (mut client, result) = Client::start_with(json!({ "capabilities": capabilities }));
        assert_eq!(result["capabilities"]["positionEncoding"], chosen);

        let name = "untitled:a";
        client.open_as(name, "openclaw", 1, TEXT);
        client.published(name);
        let symbols =
            client.request("textDocument/documentSymbol", json!({ "textDocument": { "uri": name } }));
        assert_eq!(symbols[1]["name"], "here", "{offered}");
        assert_eq!(symbols[1]["location"]["range"]["start"], position(1, key), "{offered}");

        let rename = json!([{ "range": { "start": position(1, key), "end": position(1, key + 4) }, "text": "there😀" }]);
        client.change(name, 2, rename);
        client.published(name);
        assert_eq!(client.keys(name), ["ö€😀", "there😀"], "{offered}");
        client.finish();
    }
}

#[test]
fn ranges_outside_the_text_are_cut_to_it() {
    let name = "untitled:a";
    let mut client = Client::start(json!({}));
    client.open_as(name, "openclaw", 1, "{ a: 1 }");
    client.published(name);
    let far = u32::MAX;
    client.change(
        name,
        2,
        json!([{ "range": { "start": position(9, 9), "end": position(far, far) }, "text": " " }]),
    );
    client.published(name);
    client.change(
        name,
        3,
        json!([{ "range": { "start": position(0, 3), "end": position(0, 2) }, "text": "b" }]),
    );
    client.published(name);
    assert_eq!(client.keys(name), ["b"]);
    let place = json!({ "textDocument": { "uri": name }, "position": position(far, far) });
    client.request("textDocument/hover", place.clone());
    client.request("textDocument/completion", place);
    client.finish();
}

#[test]
fn line_ends_are_those_of_the_protocol() {
    let name = "untitled:a";
    let mut client = Client::start(json!({}));
    client.open_as(name, "openclaw", 1, "{\r\n a: 1,\r b: 2, // \u{2028} c: 3,\n d: 4 }");
    client.published(name);
    let symbols = client.request("textDocument/documentSymbol", json!({ "textDocument": { "uri": name } }));
    let lines: Vec<_> = symbols
        .as_array()
        .unwrap()
        .iter()
        .map(|symbol| &symbol["location"]["range"]["start"]["line"])
        .collect();
    // U+2028 ends a JSON5 comment, so `c` is a member; it ends no line of the protocol.
    assert_eq!(lines, [1, 2, 2, 3]);
    client.finish();
}

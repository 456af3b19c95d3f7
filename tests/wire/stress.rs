//! 5,000 edits interleaved with 5,000 requests, the bytes cut anywhere: no answer is of a wrong version, and in the end
//! the server has the client's text.

use std::collections::HashMap;
use std::io::Write;

use serde_json::{Value, json};

use crate::client::{Client, frame, names, position};

const NAME: &str = "untitled:stress";
const ROUNDS: usize = 5_000;

/// Numbers that are the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }
}

/// The client's side of the document: one member per line, the first of which is the version. They are variables, which
/// may have any name.
struct Mirror {
    keys: Vec<String>,
}

impl Mirror {
    fn text(&self) -> String {
        let members: String = self.keys.iter().map(|key| format!("  \"{key}\": \"1\",\n")).collect();
        format!("{{ \"env\": {{ \"vars\": {{\n{members}}} }} }}\n")
    }

    /// A change in LSP's words, applied here as well.
    fn change(&mut self, random: &mut Random) -> Value {
        let units = |text: &str| text.encode_utf16().count() as u32;
        let at = 1 + random.below(self.keys.len());
        let new = format!("k{}{}", ["", "é", "€", "😀"][random.below(4)], random.below(1_000_000));
        match random.below(3) {
            0 if self.keys.len() > 5 && at < self.keys.len() => {
                self.keys.remove(at);
                edit(at as u32 + 1, 0, at as u32 + 2, 0, "")
            }
            1 if at < self.keys.len() => {
                let old = std::mem::replace(&mut self.keys[at], new.clone());
                edit(at as u32 + 1, 3, at as u32 + 1, 3 + units(&old), &new)
            }
            _ if self.keys.len() < 20 => {
                self.keys.insert(at, new.clone());
                edit(at as u32 + 1, 0, at as u32 + 1, 0, &format!("  \"{new}\": \"1\",\n"))
            }
            _ => edit(0, 1, 0, 1, ""),
        }
    }

    fn set_version(&mut self, version: usize) -> Value {
        let old = std::mem::replace(&mut self.keys[0], format!("v{version}"));
        edit(1, 3, 1, 3 + old.len() as u32, &self.keys[0])
    }
}

fn edit(line: u32, character: u32, end_line: u32, end_character: u32, text: &str) -> Value {
    json!({ "range": { "start": position(line, character), "end": position(end_line, end_character) }, "text": text })
}

fn request(id: usize, method: &str, extra: &[(&str, Value)]) -> Value {
    let mut params = json!({ "textDocument": { "uri": NAME } });
    for (name, value) in extra {
        params[name] = value.clone();
    }
    json!({ "jsonrpc": "2.0", "id": id, "method": format!("textDocument/{method}"), "params": params })
}

/// Everything that can be asked of a document's text.
fn portrait(client: &mut Client, name: &str) -> Vec<Value> {
    let document = json!({ "textDocument": { "uri": name } });
    ["documentSymbol", "semanticTokens/full", "foldingRange", "documentLink"]
        .map(|method| client.request(&format!("textDocument/{method}"), document.clone()))
        .to_vec()
}

#[test]
fn no_request_sees_a_wrong_version() {
    let mut random = Random(0x5eed);
    let mut mirror = Mirror { keys: vec!["v0".to_owned(), "a".to_owned(), "b".to_owned()] };
    let tree = json!({ "textDocument": { "documentSymbol": { "hierarchicalDocumentSymbolSupport": true } } });
    let mut client = Client::start(tree);
    client.open_as(NAME, "openclaw", 0, &mirror.text());

    let mut bytes = Vec::new();
    let mut expected: HashMap<usize, Option<Vec<String>>> = HashMap::new();
    for version in 1..=ROUNDS {
        let mut changes = vec![mirror.set_version(version)];
        changes.extend((0..random.below(3)).map(|_| mirror.change(&mut random)));
        let document = json!({ "uri": NAME, "version": version });
        bytes.extend(frame(&json!({
            "jsonrpc": "2.0", "method": "textDocument/didChange",
            "params": { "textDocument": document, "contentChanges": changes },
        })));
        let id = 10_000 + version;
        let place = ("position", position(1, 4));
        let message = match random.below(5) {
            0 => request(id, "hover", &[place]),
            1 => request(id, "completion", &[place]),
            2 => request(id, "semanticTokens/full", &[]),
            _ => {
                expected.insert(id, Some(mirror.keys.clone()));
                request(id, "documentSymbol", &[])
            }
        };
        expected.entry(id).or_default();
        bytes.extend(frame(&message));
    }

    let mut stdin = client.take_stdin();
    let writer = std::thread::spawn(move || {
        let mut rest = bytes.as_slice();
        while !rest.is_empty() {
            // Mostly small pieces, now and then a large one with many messages.
            let size = if random.below(20) == 0 { 1 + random.below(60_000) } else { 1 + random.below(2_000) };
            let (piece, after) = rest.split_at(size.min(rest.len()));
            stdin.write_all(piece).and_then(|()| stdin.flush()).unwrap();
            rest = after;
        }
        stdin
    });

    let mut published = 0;
    while !expected.is_empty() || published < ROUNDS as i64 {
        let message = client.next(std::time::Duration::from_secs(60)).expect("an answer to every request");
        if message["method"] == "textDocument/publishDiagnostics" {
            let version = message["params"]["version"].as_i64().unwrap();
            assert!(
                version == 0 || version > published,
                "diagnostics of {version} after those of {published}"
            );
            published = version;
            continue;
        }
        let id = message["id"].as_u64().unwrap() as usize;
        let keys = expected.remove(&id).expect("an answer to a question, and only one");
        assert!(message.get("error").is_none(), "{message}");
        if let Some(keys) = keys {
            let vars = &message["result"][0]["children"][0]["children"];
            assert_eq!(names(vars), keys, "request {id}");
        }
    }
    client.give_stdin(writer.join().unwrap());

    let served = portrait(&mut client, NAME);
    client.open_as("untitled:fresh", "openclaw", 1, &mirror.text());
    client.published("untitled:fresh");
    assert_eq!(portrait(&mut client, "untitled:fresh"), served);
    client.finish();
}

//! What a keystroke and an opened file cost.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::hint::black_box;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use json5_syntax::{TextRange, TextSize, parse};

/// A configuration of at least this many bytes, in strict JSON or in JSON5.
fn config(len: usize, json5: bool) -> String {
    let mut text = String::from("{\n  \"agents\": {\n    \"entries\": {\n");
    let mut i = 0;
    while text.len() < len {
        let comment = if json5 { "        // The model of this agent.\n" } else { "" };
        text += &format!(
            "      \"agent-{i}\": {{\n{comment}        \"model\": {{ \"primary\": \"anthropic/claude-opus-4-5\", \"fallbacks\": [\"openai/gpt-5\"] }},\n        \
             \"workspace\": \"~/work/{i}\",\n        \"tools\": {{\n          \"allow\": [\"read\", \"write\", \"exec\"],\n          \"timeoutSeconds\": {i}\n        }}\n      }},\n"
        );
        i += 1;
    }
    text.truncate(text.len() - 2);
    text + "\n    }\n  },\n  \"gateway\": { \"port\": 18789 }\n}\n"
}

fn place(text: &str, needle: &str) -> TextSize {
    let middle = text.len() / 2;
    let at = middle + text[middle..].find(needle).unwrap() + needle.len();
    TextSize::try_from(at).unwrap()
}

fn benches(criterion: &mut Criterion) {
    for (name, len) in [("10 KB", 10_000), ("100 KB", 100_000), ("1 MB", 1_000_000)] {
        for json5 in [false, true] {
            let text = config(len, json5);
            let dialect = if json5 { "JSON5" } else { "JSON" };
            criterion.bench_function(&format!("parse {name} {dialect}"), |bencher| {
                bencher.iter_batched(|| (), |()| parse(black_box(&text)), BatchSize::LargeInput);
            });
            let parsed = parse(&text);
            for (what, needle, inserted) in [
                ("in a string", "~/wo", "x"),
                ("of a key", "\"tools\": {", " \"x"),
                ("in a large object", "      },\n", "      \"x\n"),
                ("in the root", "", "\n  \"x"),
            ] {
                let at = if needle.is_empty() { TextSize::from(1) } else { place(&text, needle) };
                criterion.bench_function(&format!("edit {what} {name} {dialect}"), |bencher| {
                    let edit = || parsed.edit(TextRange::empty(at), black_box(inserted));
                    bencher.iter_batched(|| (), |()| edit(), BatchSize::SmallInput);
                });
            }
        }
    }
}

criterion_group! {
    name = syntax;
    config = Criterion::default().sample_size(20).warm_up_time(std::time::Duration::from_millis(300)).measurement_time(std::time::Duration::from_millis(1500));
    targets = benches
}
criterion_main!(syntax);

//! What an editor's question costs on a 100 KB config, by feature.

use std::fmt::Write as _;
use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use json5_syntax::TextSize;
use openclaw_analysis::{
    FileId, Workspace, completion, document_highlights, document_links, document_symbols, folding_ranges,
    hover, selection_ranges, semantic_tokens,
};

const FILE: FileId = FileId(0);

/// Many agents and providers with all the usual settings, as strict JSON.
fn config() -> String {
    let mut text = "{\n  \"agents\": {\n    \"entries\": {\n".to_owned();
    for i in 0..250 {
        let _ = writeln!(
            text,
            "      \"agent-{i}\": {{\n        \"name\": \"Agent {i}\",\n        \"workspace\": \"~/work/{i}\",\n        \
             \"model\": {{ \"primary\": \"openai/gpt\", \"fallbacks\": [\"anthropic/claude-opus\"] }},\n        \
             \"tools\": {{ \"allow\": [\"exec\", \"read\"], \"deny\": [] }},\n        \
             \"heartbeat\": {{ \"every\": \"30m\", \"target\": \"last\" }}\n      }},"
        );
    }
    text.push_str(
        "      \"last\": {}\n    }\n  },\n  \"channels\": {\n    \"telegram\": {\n      \"groups\": {\n",
    );
    for i in 0..250 {
        let _ = writeln!(text, "        \"-100{i}\": {{ \"requireMention\": true, \"enabled\": true }},");
    }
    text.push_str("        \"*\": { \"requireMention\": true }\n      }\n    }\n  },\n  \"gateway\": { \"port\": 18789 }\n}\n");
    text
}

fn features(criterion: &mut Criterion) {
    let text = config();
    let mut workspace = Workspace::default();
    workspace.open(FILE, 0, &text);
    let snapshot = workspace.snapshot();
    let at = |needle: &str| TextSize::of(&text[..text.find(needle).unwrap_or(0) + needle.len()]);
    let places = [
        ("root key", at("  \"chan")),
        ("deep key", at("\"agent-125\": {\n        \"na")),
        (
            "deep value",
            at("\"agent-240\": {\n        \"name\": \"Agent 240\",\n        \"workspace\": \"~/work"),
        ),
        ("channel key", at("\"-100249\": { \"requireM")),
        ("port", at("\"port\": 187")),
    ];
    for (name, offset) in places {
        criterion.bench_function(&format!("completion, {name}"), |bench| {
            bench.iter(|| completion(black_box(&snapshot), FILE, offset));
        });
        criterion.bench_function(&format!("hover, {name}"), |bench| {
            bench.iter(|| hover(black_box(&snapshot), FILE, offset));
        });
    }
    let offset = places[1].1;
    criterion.bench_function("symbols", |bench| bench.iter(|| document_symbols(black_box(&snapshot), FILE)));
    criterion.bench_function("folding", |bench| bench.iter(|| folding_ranges(black_box(&snapshot), FILE)));
    criterion.bench_function("links", |bench| bench.iter(|| document_links(black_box(&snapshot), FILE)));
    criterion
        .bench_function("tokens", |bench| bench.iter(|| semantic_tokens(black_box(&snapshot), FILE, None)));
    criterion.bench_function("selection", |bench| {
        bench.iter(|| selection_ranges(black_box(&snapshot), FILE, offset))
    });
    criterion.bench_function("highlights", |bench| {
        bench.iter(|| document_highlights(black_box(&snapshot), FILE, offset))
    });
}

criterion_group!(benches, features);
criterion_main!(benches);

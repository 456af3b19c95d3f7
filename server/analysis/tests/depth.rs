//! No feature overflows the stack on the deepest tree that the parser builds, or on texts that are no config at all.

use std::hint::black_box;

use json5_syntax::TextSize;
use openclaw_analysis::{
    FileId, Workspace, completion, document_highlights, document_links, document_symbols, folding_ranges,
    hover, selection_ranges, semantic_tokens,
};

const FILE: FileId = FileId(0);

fn ask_everything(text: &str) {
    let mut workspace = Workspace::default();
    workspace.open(FILE, 0, text);
    let snapshot = workspace.snapshot();
    black_box(document_symbols(&snapshot, FILE));
    black_box(document_links(&snapshot, FILE));
    black_box(folding_ranges(&snapshot, FILE));
    black_box(semantic_tokens(&snapshot, FILE, None));
    let middle = (text.len() / 2..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    for offset in [0, middle, text.len()] {
        let offset = TextSize::of(&text[..offset]);
        black_box(completion(&snapshot, FILE, offset));
        black_box(hover(&snapshot, FILE, offset));
        black_box(document_highlights(&snapshot, FILE, offset));
        black_box(selection_ranges(&snapshot, FILE, offset));
    }
}

#[test]
fn deep_documents() {
    for (opener, closer) in [("[", "]"), ("{a:", "}"), ("[{b:", "}]")] {
        ask_everything(&format!("{}1{}", opener.repeat(1_400), closer.repeat(1_400)));
        ask_everything(&opener.repeat(1_400));
        ask_everything(&opener.repeat(100_000));
    }
}

#[test]
fn odd_documents() {
    for text in [
        "",
        "\u{feff}",
        "\0",
        "{\0}",
        "}",
        "“",
        "{“a”: “b",
        "\\",
        "{\"\\ud800\": '\\u{1}'}",
        "null",
        ":::",
        "{a:,b::c}",
    ] {
        ask_everything(text);
    }
}

#[test]
fn a_document_cut_anywhere() {
    let text = include_str!("samples/relaxed.json5");
    for (at, _) in text.char_indices() {
        ask_everything(&text[..at]);
    }
}

//! Texts that nobody writes: an answer for each, soon, and in a small stack.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::time::{Duration, Instant};

use json5_syntax::{SyntaxErrorKind, TextRange, TextSize, parse};

/// Parses in a thread with the stack of a server's worker, and drops the tree there.
fn check(text: String, most_errors: usize) {
    let begin = Instant::now();
    let len = text.len();
    let worker = std::thread::Builder::new().stack_size(2 << 20).spawn(move || {
        let parsed = parse(&text);
        assert_eq!(usize::from(parsed.green().text_len()), text.len());
        assert!(parsed.errors().len() <= most_errors, "{} errors", parsed.errors().len());
        let middle = TextSize::try_from(text.floor_char_boundary(text.len() / 2)).unwrap();
        let edited = parsed.edit(TextRange::empty(middle), " ");
        assert_eq!(usize::from(edited.green().text_len()), text.len() + 1);
        parsed.root().is_some()
    });
    worker.unwrap().join().unwrap();
    // Without optimisation, on a busy machine: linear is at a tenth of it, quadratic far above.
    let limit = Duration::from_secs(2) + Duration::from_micros(100) * u32::try_from(len).unwrap();
    assert!(begin.elapsed() < limit, "{:?} for {len} bytes", begin.elapsed());
}

#[test]
fn nested_deep() {
    check("[".repeat(1_000_000), 2);
    check("{\"a\":".repeat(200_000), 2);
    check("[".repeat(100_000) + &"]".repeat(100_000), 1);
    let ok = "[".repeat(1_500) + &"]".repeat(1_500);
    assert_eq!(parse(&ok).errors(), &[]);
    let deep = format!("[{ok}, 1]");
    let parsed = parse(&deep);
    assert_eq!(
        parsed.errors().iter().map(|error| error.kind).collect::<Vec<_>>(),
        [SyntaxErrorKind::TooDeep]
    );
}

#[test]
fn long_and_dull() {
    check(" ".repeat(if cfg!(debug_assertions) { 8 << 20 } else { 64 << 20 }), 1);
    check(format!("\"{}\"", "x".repeat(10 << 20)), 0);
    check("\0".repeat(1 << 20), 1);
    check("\"\\ud800\",".repeat(100_000), usize::MAX);
    check("// x ".repeat(200_000), 1);
    check(format!("[{}]", "1,".repeat(50_000)), 0);
}

#[test]
fn the_same_mistake_over_and_over() {
    for piece in [
        "\"",
        "'",
        "{\"a",
        "/*",
        "/*/",
        "`",
        "`\n",
        "\\\"",
        "x\"\\\"",
        "x'\\'",
        "\"a: ",
        "\"a: \\\"",
        "“",
        "“\n",
        "${",
        "}",
        "]",
        "}{",
        "{]",
        "[}",
        ":",
        "=",
        ",",
        "a b ",
        "a:b:",
        "a\n",
        "\"a\"\n",
        "1 ",
        "#\n",
        "<<<<<<< a\n",
        "=======\n",
        "```\n",
        "\u{2028}",
        "http://",
        "a: http://x\n",
        "{ \"a\": [\n",
        "\"a\": {\n",
        "  }\n",
        "{\n  {\n",
        "- ",
        "\\u{",
        "\"\\u{1}\"",
    ] {
        check(piece.repeat(60_000 / piece.len()), usize::MAX);
        check(format!("{{{}", piece.repeat(30_000 / piece.len())), usize::MAX);
    }
}

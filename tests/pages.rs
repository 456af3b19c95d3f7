//! Every diagnostic code that the sources can emit has a page, and every page a code.

#![allow(clippy::expect_used, reason = "a test may panic")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use fancy_regex::Regex;

/// Where a code stands: what findings are made with, and the names that a code is given first.
const PLACES: [&str; 4] = [
    r#"(?:Diagnostic::new|refused|information|\bfinding|\.diagnostic)\(\s*(?:\w+,\s*)?"([a-z-]+)","#,
    r#"(?:const [A-Z_]+: &str|\bcode) = "([a-z-]+)";"#,
    r#""([a-z-]+)",\s*(?:message\)|(?:Message::new|limit_words|unknown_key::plain|missing_key::message)\()"#,
    r#"let code = if [^"]*"([a-z-]+)" \} else \{ "([a-z-]+)" \}"#,
];

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

fn emitted() -> BTreeSet<String> {
    let places = PLACES.map(|place| Regex::new(place).expect("a pattern"));
    let mut files = Vec::new();
    rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../server/analysis/src/rules"), &mut files);
    let mut codes = BTreeSet::new();
    for file in files {
        let text = fs::read_to_string(file).expect("a source");
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        for place in &places {
            for found in place.captures_iter(code) {
                let found = found.expect("a match");
                codes.extend(found.iter().skip(1).flatten().map(|group| group.as_str().to_owned()));
            }
        }
    }
    codes
}

#[test]
fn codes_and_pages_are_the_same() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../server/knowledge/text/en/rules");
    let pages: BTreeSet<String> = fs::read_dir(folder)
        .expect("the folder of pages")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().replace(".md", ""))
        .collect();
    let codes = emitted();
    let without_page: Vec<_> = codes.difference(&pages).collect();
    let without_code: Vec<_> = pages.difference(&codes).collect();
    assert!(without_page.is_empty() && without_code.is_empty(), "{without_page:?} {without_code:?}");
}

//! How Chinese texts are set: a space between Han and Latin, full-width punctuation beside Han.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};

fn is_han(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
}

/// What stands for Latin beside Han: words, code, and placeables, whose values are mostly keys, paths and numbers.
fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric() || "`{}$\"<>_".contains(c)
}

/// The first two characters that stand too close, or the half-width mark that follows Han.
fn fault(line: &str) -> Option<String> {
    let mut characters = line.chars().peekable();
    while let Some(c) = characters.next() {
        let &next = characters.peek()?;
        let crowded = (is_han(c) && is_latin(next)) || (is_latin(c) && is_han(next));
        let half_width = is_han(c) && ",.;:?!()".contains(next) || "()".contains(c) && is_han(next);
        if crowded || half_width {
            return Some(format!("{c}{next}"));
        }
    }
    None
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

#[test]
fn chinese_is_set_with_care() {
    let mut faults = String::new();
    for folder in ["text/zh-TW", "text/zh-CN"] {
        let mut paths = Vec::new();
        files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut paths);
        for path in paths {
            let mut fenced = false;
            for (number, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
                fenced ^= line.starts_with("```");
                // A variant of a choice joins the text around it: `這是{ $found ->`.
                let fault = fault(
                    line.strip_suffix("->").map_or(line, |line| line.split('{').next().unwrap_or(line)),
                );
                if let Some(fault) = fault.filter(|_| !fenced) {
                    faults += &format!("{}:{}: {fault}\n", path.display(), number + 1);
                }
            }
        }
    }
    assert!(faults.is_empty(), "a space is missing, or punctuation should be full-width:\n{faults}");
}

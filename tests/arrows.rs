//! The shape of the house: which crate may use which, and where protocol, runtime, network and disk may appear.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::path::{Path, PathBuf};
use std::process::Command;

/// The arrows between our crates. `xtask` and `tests` may use anything, and nothing may use them; `stand-in` is for tests alone.
const ARROWS: &[(&str, &[&str])] = &[
    ("json5-syntax", &[]),
    ("openclaw-schema", &["json5-syntax"]),
    ("openclaw-knowledge", &[]),
    ("openclaw-analysis", &["json5-syntax", "openclaw-schema", "openclaw-knowledge"]),
    ("openclaw-credentials", &["openclaw-analysis", "openclaw-knowledge"]),
    (
        "openclaw-lsp",
        &[
            "json5-syntax",
            "openclaw-schema",
            "openclaw-knowledge",
            "openclaw-analysis",
            "openclaw-credentials",
        ],
    ),
];

/// Foreign crates that only some of ours may use.
const CONFINED: &[(&str, &[&str])] = &[
    ("tower-lsp-server", &["openclaw-lsp", "tests"]),
    ("ls-types", &["openclaw-lsp", "tests"]),
    ("lsp-types", &["openclaw-lsp", "tests"]),
    ("tokio", &["openclaw-lsp", "openclaw-credentials", "stand-in", "tests"]),
    ("reqwest", &["openclaw-lsp", "openclaw-credentials", "tests"]),
];

/// What has no place in the sources under a folder, except below another.
const FORBIDDEN: &[(&str, Option<&str>, &[&str])] = &[
    ("server/openclaw-lsp/src", Some("server/openclaw-lsp/src/lsp"), &["tower_lsp::", "lsp_types::"]),
    (
        "server/syntax/src",
        None,
        &["std::fs", "std::net::Tcp", "std::net::Udp", "std::process", "std::env", "Instant::", "SystemTime"],
    ),
    (
        "server/schema/src",
        None,
        &["std::fs", "std::net::Tcp", "std::net::Udp", "std::process", "std::env", "Instant::", "SystemTime"],
    ),
    (
        "server/knowledge/src",
        None,
        &["std::fs", "std::net::Tcp", "std::net::Udp", "std::process", "std::env", "Instant::", "SystemTime"],
    ),
    (
        "server/analysis/src",
        None,
        &["std::fs", "std::net::Tcp", "std::net::Udp", "std::process", "std::env", "Instant::", "SystemTime"],
    ),
];

#[test]
fn only_the_drawn_arrows_exist() {
    let mut wrong = Vec::new();
    for package in packages() {
        let name = package["name"].as_str().unwrap();
        for dependency in package["dependencies"].as_array().unwrap() {
            let used = dependency["name"].as_str().unwrap();
            let ours = dependency["path"].is_string();
            let free = matches!(name, "xtask" | "tests");
            let is_for_tests = used == "stand-in" && dependency["kind"] == "dev";
            let drawn = ARROWS.iter().any(|(from, to)| *from == name && to.contains(&used));
            if ours && (matches!(used, "xtask" | "tests") || !free && !drawn && !is_for_tests) {
                wrong.push(format!("{name} -> {used}"));
            }
            // What only tests of a crate use does not ship with it.
            let confined = CONFINED.iter().find(|(foreign, _)| *foreign == used);
            if confined.is_some_and(|(_, users)| !users.contains(&name)) && dependency["kind"] != "dev" {
                wrong.push(format!("{name} -> {used}"));
            }
        }
    }
    assert!(wrong.is_empty(), "arrows that the design does not draw: {wrong:?}");
}

#[test]
fn sources_keep_to_their_room() {
    let mut wrong = Vec::new();
    for (folder, except, words) in FORBIDDEN {
        let mut files = Vec::new();
        rust_files(&root().join(folder), &mut files);
        for file in files {
            let text = std::fs::read_to_string(&file).unwrap();
            // Tests stand underneath, and may look at the sources.
            let shipped = text.split("#[cfg(test)]").next().unwrap_or_default();
            if except.is_some_and(|except| file.starts_with(root().join(except))) {
                continue;
            }
            wrong.extend(
                words
                    .iter()
                    .filter(|word| shipped.contains(**word))
                    .map(|word| format!("{}: {word}", file.display())),
            );
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn packages() -> Vec<serde_json::Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--no-deps", "--offline"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    serde_json::from_value(metadata["packages"].take()).unwrap()
}

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

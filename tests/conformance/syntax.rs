//! The syntax alone: our parser against the one that OpenClaw uses, and against the `json5` crate, verdict and value.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use anyhow::{Context, Result, ensure};
use json5_syntax::ast::{Value, ValueKind};

use crate::grammar;
use crate::json::Json;
use crate::random::Random;
use crate::referee::Installation;

/// The program that asks the `json5` package.
const SCRIPT: &str = include_str!("json5.mjs");

/// What the parsers say about the generated texts.
#[derive(Default)]
pub struct SyntaxReport {
    texts: usize,
    accepted: usize,
    /// Where we differ from OpenClaw's parser or from the `json5` crate, with both sides. None is allowed.
    pub disagreements: Vec<String>,
}

impl std::fmt::Display for SyntaxReport {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { texts, accepted, disagreements } = self;
        writeln!(f, "syntax: {texts} texts, {accepted} accepted, {} disagreements", disagreements.len())?;
        disagreements.iter().take(20).try_for_each(|disagreement| writeln!(f, "- {disagreement}"))
    }
}

/// Compares the parsers on `count` texts.
pub fn compare(installation: &Installation, seed: u64, count: usize) -> Result<SyntaxReport> {
    let texts: Vec<String> = (0..count)
        .map(|number| grammar::text(&mut Random::for_name(seed, &format!("syntax/{number}"))))
        .collect();
    let answers = ask(installation, &texts)?;
    let mut report = SyntaxReport { texts: count, ..SyntaxReport::default() };
    for (text, answer) in texts.iter().zip(answers) {
        report.accepted += usize::from(answer != REFUSED);
        let ours = ours(text);
        if ours != answer {
            report.disagreements.push(format!("{text:?}: we say {ours}, OpenClaw's parser says {answer}"));
        }
        let of_crate = of_crate(text);
        // The crate refuses lone surrogates, which nothing in Rust can hold.
        let surrogate = of_crate == REFUSED && text.contains("\\uD");
        if !surrogate && without_negative_zero(&of_crate) != without_negative_zero(&ours) {
            report.disagreements.push(format!("{text:?}: we say {ours}, the json5 crate says {of_crate}"));
        }
    }
    Ok(report)
}

/// What stands for a text that a parser refuses.
const REFUSED: &str = "-";

fn ask(installation: &Installation, texts: &[String]) -> Result<Vec<String>> {
    let mut child = installation
        .node()
        .args(["--input-type=module", "--eval", SCRIPT, "--"])
        .arg(installation.root.join("node_modules"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("starting the json5 package")?;
    let mut requests = child.stdin.take().context("no standard input")?;
    let answers = BufReader::new(child.stdout.take().context("no standard output")?);
    let answers: Vec<String> = std::thread::scope(|scope| {
        // Written from a thread of its own: otherwise both sides wait for each other once the pipes are full.
        scope.spawn(move || {
            texts.iter().try_for_each(|text| writeln!(requests, "{}", serde_json::Value::from(text.as_str())))
        });
        answers.lines().collect::<std::io::Result<_>>()
    })?;
    child.wait()?;
    ensure!(
        answers.len() == texts.len(),
        "the json5 package answered {} of {} texts",
        answers.len(),
        texts.len()
    );
    Ok(answers)
}

fn ours(text: &str) -> String {
    let parse = json5_syntax::parse(text);
    match parse.root() {
        Some(root) if parse.errors().is_empty() => canonical(root),
        _ => REFUSED.to_owned(),
    }
}

fn of_crate(text: &str) -> String {
    Json::parse(text).map_or_else(|| REFUSED.to_owned(), |value| canonical_json(&value))
}

/// The crate reads `-0` as an integer.
fn without_negative_zero(value: &str) -> String {
    value.replace("#8000000000000000", "#0")
}

fn canonical(value: Value<'_>) -> String {
    match value.kind() {
        ValueKind::Null => "null".to_owned(),
        ValueKind::Bool(value) => value.to_string(),
        ValueKind::Number(value) => number(value),
        ValueKind::String(text) => quoted(&text),
        ValueKind::Array(array) => list(array.values().map(canonical)),
        ValueKind::Object(object) => members(
            object
                .members()
                .filter_map(|member| Some((member.key()?.name().into_owned(), canonical(member.value()?)))),
        ),
        ValueKind::Invalid => "invalid".to_owned(),
    }
}

fn canonical_json(value: &Json) -> String {
    match value {
        Json::Null => "null".to_owned(),
        Json::Bool(value) => value.to_string(),
        Json::Number(text) => number(text.parse().unwrap_or(f64::NAN)),
        Json::String(text) => quoted(text),
        Json::Array(elements) => list(elements.iter().map(canonical_json)),
        Json::Object(list) => members(list.iter().map(|(key, value)| (key.clone(), canonical_json(value)))),
    }
}

fn number(value: f64) -> String {
    if value.is_nan() { "NaN".to_owned() } else { format!("#{:x}", value.to_bits()) }
}

fn list(elements: impl Iterator<Item = String>) -> String {
    format!("[{}]", elements.collect::<Vec<_>>().join(","))
}

/// The last of equal keys counts; the order does not.
fn members(members: impl Iterator<Item = (String, String)>) -> String {
    let distinct: BTreeMap<String, String> = members.collect();
    let mut written: Vec<String> =
        distinct.iter().map(|(key, value)| format!("{}:{value}", quoted(key))).collect();
    // As JavaScript sorts: by UTF-16 units.
    written.sort_by(|a, b| a.encode_utf16().cmp(b.encode_utf16()));
    format!("{{{}}}", written.join(","))
}

/// As `JSON.stringify` writes.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\u{8}' => quoted.push_str("\\b"),
            '\u{c}' => quoted.push_str("\\f"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c if c < ' ' => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

//! One JSON document. Lines and characters count from 0, characters in UTF-16 units.

use std::borrow::Cow;
use std::io::{self, Write};

use json5_syntax::Segment;
use openclaw_analysis::Diagnostic;
use openclaw_knowledge::masking::masked;
use openclaw_knowledge::text::{Language, render};
use serde::Serialize;

use super::{Checked, Places, id, severity_name};

#[derive(Serialize)]
struct Report<'c> {
    files: Vec<File<'c>>,
}

#[derive(Serialize)]
struct File<'c> {
    file: &'c str,
    /// Null when files that this one includes decide.
    accepted: Option<bool>,
    diagnostics: Vec<Finding<'c>>,
}

#[derive(Serialize)]
struct Finding<'c> {
    code: String,
    severity: &'static str,
    message: String,
    path: Vec<PathSegment<'c>>,
    range: Range,
}

#[derive(Serialize)]
#[serde(untagged)]
enum PathSegment<'c> {
    Key(Cow<'c, str>),
    Index(usize),
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct Position {
    line: usize,
    character: usize,
}

/// Writes the document and a line end.
///
/// # Errors
///
/// When the output is closed.
pub fn write(out: &mut impl Write, files: &[Checked], language: Language) -> io::Result<()> {
    let report = Report { files: files.iter().map(|checked| file(checked, language)).collect() };
    serde_json::to_writer(&mut *out, &report)?;
    writeln!(out)
}

fn file(checked: &Checked, language: Language) -> File<'_> {
    let places = Places::new(&checked.text);
    let diagnostics = checked.findings.iter().map(|it| finding(&places, it, language)).collect();
    File { file: &checked.name, accepted: checked.accepted, diagnostics }
}

fn finding<'c>(places: &Places<'_>, finding: &'c Diagnostic, language: Language) -> Finding<'c> {
    let position = |(line, character)| Position { line, character };
    let path = finding.path.0.iter().map(|segment| match segment {
        Segment::Key(key) => PathSegment::Key(masked(key)),
        Segment::Index(index) => PathSegment::Index(*index),
    });
    Finding {
        code: id(finding),
        severity: severity_name(finding.severity),
        message: render(language, &finding.message),
        path: path.collect(),
        range: Range {
            start: position(places.start(finding.range)),
            end: position(places.end(finding.range)),
        },
    }
}

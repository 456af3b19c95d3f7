//! One JSON document. Lines and characters count from 0, characters in UTF-16 units.

use std::io::{self, Write};

use json5_syntax::Segment;
use openclaw_knowledge::text::{Language, render};
use serde_json::{Value, json};

use super::{Checked, Places, id, severity_name};

/// Writes the document and a line end.
///
/// # Errors
///
/// When the output is closed.
pub fn write(out: &mut impl Write, files: &[Checked]) -> io::Result<()> {
    let files: Vec<Value> = files.iter().map(file).collect();
    serde_json::to_writer(&mut *out, &json!({ "files": files }))?;
    writeln!(out)
}

fn file(checked: &Checked) -> Value {
    let places = Places::new(&checked.text);
    let position = |(line, character)| json!({ "line": line, "character": character });
    let diagnostics = checked.findings.iter().map(|finding| {
        let path = finding.path.0.iter().map(|segment| match segment {
            Segment::Key(key) => json!(key),
            Segment::Index(index) => json!(index),
        });
        json!({
            "code": id(finding),
            "severity": severity_name(finding.severity),
            "message": render(Language::default(), &finding.message),
            "path": path.collect::<Vec<_>>(),
            "range": { "start": position(places.start(finding.range)), "end": position(places.end(finding.range)) },
        })
    });
    json!({ "file": checked.name, "accepted": checked.accepted, "diagnostics": diagnostics.collect::<Vec<_>>() })
}

//! `line-separator`: a raw U+2028 or U+2029 in a string. JSON5 allows it, but OpenClaw's command line hangs on such a file.

use json5_syntax::{Dialect, TextRange, TextSize};
use openclaw_knowledge::text::Message;

use super::document::Trail;
use crate::{Confidence, Diagnostic, Document, Fix, Severity, Stage, TextEdit};

/// Whether there is anything to look for.
pub(super) fn occurs(document: &Document) -> bool {
    // OpenClaw reads strict JSON with `JSON.parse`, which takes these characters; only its JSON5 reader warns, and hangs.
    document.parse.dialect() != Dialect::Json
        && document.text.chunks().any(|chunk| chunk.contains('\u{2028}') || chunk.contains('\u{2029}'))
}

/// Looks at a string or key as written, quotes included, that starts where `range` does.
pub(super) fn check(literal: &str, range: TextRange, trail: &Trail<'_>, findings: &mut Vec<Diagnostic>) {
    let edits: Vec<TextEdit> = literal
        .match_indices(['\u{2028}', '\u{2029}'])
        .filter_map(|(at, separator)| {
            let start = range.start() + TextSize::try_from(at).ok()?;
            let new_text = if separator == "\u{2028}" { r"\u2028" } else { r"\u2029" };
            Some(TextEdit { range: TextRange::at(start, TextSize::of(separator)), new_text: new_text.into() })
        })
        .collect();
    let Some(first) = edits.first() else { return };
    let finding = Diagnostic::new(
        "line-separator",
        Severity::Warning,
        Stage::Ours,
        trail.path(),
        first.range,
        Message::new("line-separator"),
    );
    findings.push(finding.fix(Fix {
        title: Message::new("line-separator-fix"),
        edits,
        confidence: Confidence::Sure,
    }));
}

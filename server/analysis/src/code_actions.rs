//! The mends of the findings in a range, and all sure mends at once.

use json5_syntax::TextRange;
use openclaw_knowledge::text::Message;

use crate::{Diagnostic, FileId, Snapshot, TextEdit, diagnostics};

/// An edit on offer.
#[derive(Debug, Clone, PartialEq)]
pub struct CodeAction {
    /// What it does, in words.
    pub title: Message,
    /// The finding that it mends.
    pub diagnostic: Diagnostic,
    /// Non-overlapping edits, in order of their place.
    pub edits: Vec<TextEdit>,
    /// Whether it is the one mend that is surely meant.
    pub preferred: bool,
}

/// The mends of every finding that touches a byte range.
#[must_use]
pub fn code_actions(snapshot: &Snapshot, file: FileId, range: TextRange) -> Vec<CodeAction> {
    let touching =
        diagnostics(snapshot, file).into_iter().filter(|finding| finding.range.intersect(range).is_some());
    touching
        .flat_map(|mut diagnostic| {
            let fixes = std::mem::take(&mut diagnostic.fixes);
            fixes.into_iter().map(move |fix| CodeAction {
                title: fix.title,
                diagnostic: diagnostic.clone(),
                edits: fix.edits,
                preferred: fix.preferred,
            })
        })
        .collect()
}

/// The sure mends of all findings, in order of their place. Of two that touch the same text only the first is taken: the
/// other one comes with the next run.
#[must_use]
pub fn fix_all(snapshot: &Snapshot, file: FileId) -> Vec<TextEdit> {
    let mut chosen: Vec<TextEdit> = Vec::new();
    for finding in diagnostics(snapshot, file) {
        let Some(fix) = finding.fixes.into_iter().find(|fix| fix.preferred) else { continue };
        let free = |edit: &TextEdit| chosen.iter().all(|other| other.range.intersect(edit.range).is_none());
        if fix.edits.iter().all(free) {
            chosen.extend(fix.edits);
        }
    }
    chosen.sort_by_key(|edit| edit.range.start());
    chosen
}

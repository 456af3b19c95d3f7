//! What can be typed here: keys and values from the schema and the document, in the dress of the text around them.

mod template;

use json5_syntax::{Path, TextRange, TextSize};
use openclaw_knowledge::text::Message;

use crate::{FileId, Hover, Snapshot, Tag, TextEdit};

pub use template::{Piece, Template};

/// A proposal.
#[derive(Debug, Clone, PartialEq)]
pub struct CompletionItem {
    /// What the list shows: the key or value without quotes.
    pub label: String,
    /// What it is.
    pub kind: CompletionKind,
    /// A short note beside the label, such as its type.
    pub detail: Option<Message>,
    /// Byte range that is replaced. On one line; contains the cursor.
    pub range: TextRange,
    /// What is put there.
    pub insert: Template,
    /// What the typed text (the range up to the cursor) is compared with: quoted when that text is.
    pub filter: String,
    /// Orders the list.
    pub sort: String,
    /// The one that is most likely meant.
    pub preselect: bool,
    /// Whether the list should open again after inserting it: there is more to choose inside.
    pub retrigger: bool,
    /// How editors may render it.
    pub tags: Vec<Tag>,
    /// Edits elsewhere that belong to it: a missing comma before. Never touch `range`.
    pub additional: Vec<TextEdit>,
    /// The path whose explanation belongs to it, for [`completion_docs`].
    pub docs: Path,
}

/// What a proposal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CompletionKind {
    /// A key that the schema names.
    Property,
    /// A key of a map, or a value, that names something: a provider, a channel, a plugin, an agent.
    Reference,
    /// One of a fixed set of values.
    EnumMember,
    /// `true`, `false`, `null`, a number, a default.
    Value,
    /// A whole object or array to fill in.
    Structure,
    /// A variable of the environment.
    Variable,
    /// A file.
    File,
}

/// What can be typed at a byte offset, best first; empty where nothing can be said, as inside comments.
#[must_use]
pub fn completion(_snapshot: &Snapshot, _file: FileId, _offset: TextSize) -> Vec<CompletionItem> {
    Vec::new()
}

/// The explanation of a proposal, by [`CompletionItem::docs`]: computed when the client asks, not for the whole list.
#[must_use]
pub fn completion_docs(_snapshot: &Snapshot, _file: FileId, _docs: &Path) -> Option<Hover> {
    None
}

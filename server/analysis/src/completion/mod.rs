//! What can be typed here: keys and values from the schema and the document, in the dress of the text around them.

mod beta_flags;
mod keys;
mod models;
mod names;
mod params;
mod place;
mod profiles;
mod skeleton;
mod template;
#[cfg(test)]
mod tests;
mod values;
mod variables;

use json5_syntax::{TextRange, TextSize};
use openclaw_knowledge::text::Message;

use crate::cursor::{Cursor, Purpose, Slot};
use crate::dress::Dress;
use crate::hover::Docs;
use crate::{FileId, Markup, Snapshot, Tag, TextEdit};
use place::{Place, Rank};

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
    /// Whose explanation belongs to it, for [`completion_docs`].
    pub docs: Docs,
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
pub fn completion(snapshot: &Snapshot, file: FileId, offset: TextSize) -> Vec<CompletionItem> {
    let Some(place) = place(snapshot, file, offset) else { return Vec::new() };
    if place.range().is_none() || place.cursor.value_follows() {
        return Vec::new();
    }
    let part = variables::variables(&place)
        .or_else(|| beta_flags::in_list(&place))
        .or_else(|| profiles::behind_model(&place));
    let mut items = match (part, &place.cursor.slot) {
        (Some(items), _) => items,
        (None, Slot::Key) => keys::keys(&place),
        (None, Slot::Root) => place
            .item("{}", CompletionKind::Structure, Rank::Usual, skeleton::brackets("{", "}"))
            .into_iter()
            .collect(),
        (None, _) => values::values(&place),
    };
    items.sort_by(|a, b| a.sort.cmp(&b.sort));
    items
}

fn place(snapshot: &Snapshot, file: FileId, offset: TextSize) -> Option<Place<'_>> {
    let document = snapshot.document(file)?;
    let cursor = Cursor::new(&document.parse.syntax(), offset, Purpose::Type)?;
    let dress = Dress::around(&document.parse, cursor.container.as_ref());
    let (schema, root) = (snapshot.schema(file)?, document.parse.root());
    Some(Place { snapshot, file, document, schema, root, cursor, dress })
}

/// The explanation of a proposal, by [`CompletionItem::docs`]: computed when the client asks, not for the whole list.
#[must_use]
pub fn completion_docs(snapshot: &Snapshot, file: FileId, docs: &Docs) -> Option<Markup> {
    crate::hover::explain(snapshot, file, docs)
}

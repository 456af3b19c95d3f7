//! What every source of proposals looks at: the cursor, the schema there, the dress of the text around.

use json5_syntax::ast::Value;
use json5_syntax::{Path, TextRange, TextSize};
use openclaw_schema::{NodeId, Schema};

use super::{CompletionItem, CompletionKind, Template};
use crate::cursor::Cursor;
use crate::dress::Dress;
use crate::{Document, FileId, Snapshot, TextEdit};

pub(super) struct Place<'s> {
    pub(super) snapshot: &'s Snapshot,
    pub(super) file: FileId,
    pub(super) document: &'s Document,
    pub(super) schema: Schema,
    pub(super) root: Option<Value<'s>>,
    pub(super) cursor: Cursor,
    pub(super) dress: Dress,
}

/// How far up in the list a proposal stands. Within a rank the order is by label, or by position for values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rank {
    Required = 0,
    Defined = 1,
    Common = 2,
    Usual = 3,
    Rare = 4,
}

impl Rank {
    /// The first character of the text that the list is ordered by.
    pub(super) fn digit(self) -> char {
        char::from(b'0' + self as u8)
    }
}

impl Place<'_> {
    /// The keys of a path, array indices as text, as patterns of the knowledge want it.
    pub(super) fn keys(path: &Path) -> Vec<String> {
        let segment = |segment: &_| match segment {
            json5_syntax::Segment::Key(key) => key.clone(),
            json5_syntax::Segment::Index(index) => index.to_string(),
        };
        path.0.iter().map(segment).collect()
    }

    /// The settings of the agent that the cursor is in.
    pub(super) fn agent(&self) -> Option<Value<'_>> {
        crate::model_ref::agent_at(self.root, &self.cursor.path())
    }

    /// The schemas of the container around the cursor.
    pub(super) fn container_nodes(&self) -> Vec<NodeId> {
        self.schema.at(&self.cursor.container_path, self.root)
    }

    /// Byte range that proposals replace; `None` when it is not on one line, which LSP does not allow.
    pub(super) fn range(&self) -> Option<TextRange> {
        let offset = self.cursor.offset;
        let Some(word) = &self.cursor.word else { return Some(TextRange::empty(offset)) };
        let range = word.replaceable(offset);
        let typed = &word.0.text()[..usize::from(range.len())];
        (!typed.contains(['\n', '\r'])).then_some(range)
    }

    /// A proposal with everything that follows from the place: range, filter, commas.
    pub(super) fn item(
        &self,
        label: &str,
        kind: CompletionKind,
        rank: Rank,
        insert: Template,
    ) -> Option<CompletionItem> {
        let mut insert = insert;
        let comma_before = self.cursor.needs_comma_before();
        if self.cursor.needs_comma_after() && !self.cursor.colon_follows() {
            insert.push(",");
        }
        let quote = self.cursor.word.as_ref().and_then(|word| word.quote());
        Some(CompletionItem {
            label: label.to_owned(),
            kind,
            detail: None,
            range: self.range()?,
            insert,
            filter: quote.map_or_else(|| label.to_owned(), |quote| format!("{quote}{label}{quote}")),
            sort: format!("{}{label}", rank.digit()),
            preselect: false,
            retrigger: false,
            tags: Vec::new(),
            additional: comma_before.map(comma).into_iter().collect(),
            docs: self.cursor.path().into(),
        })
    }
}

fn comma(at: TextSize) -> TextEdit {
    TextEdit { range: TextRange::empty(at), new_text: ",".to_owned() }
}

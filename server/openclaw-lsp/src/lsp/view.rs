//! What a request is answered from: one moment of the workspace, and what the client is and wants.

use std::sync::Arc;

use openclaw_analysis::{Document, FileId, Known, Snapshot, TextEdit, World};
use openclaw_knowledge::text::{Language, Message, render};
use rustc_hash::FxHashMap;
use tower_lsp::ls_types::{self as lsp, Position, Range, Uri};

use super::client::Client;
use super::configuration::Configuration;
use super::convert;
use super::tokens::Given;
use crate::surroundings;

/// Documents' names on both sides.
#[derive(Debug, Clone, Default)]
pub struct Files {
    ids: FxHashMap<Uri, FileId>,
    uris: Vec<Uri>,
}

impl Files {
    /// The document's id, given on first sight and kept.
    pub fn id(&mut self, uri: &Uri) -> FileId {
        if let Some(id) = self.get(uri) {
            return id;
        }
        let id = FileId(u32::try_from(self.uris.len()).unwrap_or(u32::MAX));
        self.ids.insert(uri.clone(), id);
        self.uris.push(uri.clone());
        id
    }

    /// The document's id; `None` when it never was one of ours.
    #[must_use]
    pub fn get(&self, uri: &Uri) -> Option<FileId> {
        self.ids.get(uri).copied()
    }

    /// The document's name on the wire.
    #[must_use]
    pub fn uri(&self, file: FileId) -> Option<&Uri> {
        self.uris.get(file.0 as usize)
    }
}

/// One moment, cheap to clone.
#[derive(Debug, Clone)]
pub struct View {
    /// Documents and settings.
    pub snapshot: Snapshot,
    /// Their names.
    pub files: Arc<Files>,
    /// What the client can.
    pub client: Arc<Client>,
    /// What it set.
    pub configuration: Arc<Configuration>,
    /// What the client has of semantic tokens.
    pub given_tokens: Arc<Given>,
    /// Grows with every change to anything above: answers to equal revisions are equal.
    pub revision: u64,
}

impl View {
    /// An open document of ours; `None` for every other.
    #[must_use]
    pub fn document(&self, uri: &Uri) -> Option<(FileId, &Document)> {
        let file = self.files.get(uri)?;
        Some((file, self.snapshot.document(file)?))
    }

    /// The snapshot with what is on disk, at the paths that findings in this document depend on. Only for a config of
    /// this machine's gateway: for another one the disk says nothing.
    #[must_use]
    pub fn with_disk(&self, file: FileId, document: &Document) -> Snapshot {
        let wanted = match document.world.disk {
            Known::Known(_) => self.snapshot.wanted_paths(file),
            Known::Unknown => Vec::new(),
        };
        if wanted.is_empty() {
            return self.snapshot.clone();
        }
        let mut world = World::clone(&document.world);
        world.disk = Known::Known(surroundings::look_up(&wanted));
        self.snapshot.with_world(file, world)
    }

    /// The language of all texts.
    #[must_use]
    pub fn language(&self) -> Language {
        self.configuration.language(self.client.language)
    }

    /// A text in the user's language.
    #[must_use]
    pub fn render(&self, message: &Message) -> String {
        render(self.language(), message)
    }

    /// A byte range as the client counts.
    #[must_use]
    pub fn range(&self, document: &Document, range: json5_syntax::TextRange) -> Range {
        convert::range(&document.text, range, self.client.encoding)
    }

    /// An edit as the client counts.
    #[must_use]
    pub fn edit(&self, document: &Document, edit: &TextEdit) -> lsp::TextEdit {
        lsp::TextEdit::new(self.range(document, edit.range), edit.new_text.clone())
    }

    /// Whether the client says that it can run this command itself.
    #[must_use]
    pub fn can_run(&self, command: &str) -> bool {
        self.configuration.client_commands.iter().any(|name| name == command)
    }

    /// A position of the client's as byte offset.
    #[must_use]
    pub fn offset(&self, document: &Document, position: Position) -> json5_syntax::TextSize {
        convert::offset(&document.text, position, self.client.encoding)
    }
}

//! Documents, settings and surroundings, and the immutable snapshots that every answer is computed from.

use std::sync::Arc;

use json5_syntax::{Parse, TextRange, TextSize, parse};
use openclaw_schema::Schema;
use openclaw_schema::bundle::{self, Release};
use ropey::Rope;
use rustc_hash::FxHashMap;

use crate::remarks::{self, Remark, Remarks};
use crate::{Settings, World};

/// A document's name inside the workspace; the edge maps URIs to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// One document at one version.
#[derive(Debug, Clone)]
pub struct Document {
    /// The client's version number, or 0.
    pub version: i32,
    /// The text.
    pub text: Rope,
    /// Its tree and syntax errors.
    pub parse: Parse,
    /// What lies outside it.
    pub world: Arc<World>,
    /// What was learned about its places elsewhere.
    pub remarks: Remarks,
}

/// The mutable state, owned by one task.
#[derive(Debug, Clone, Default)]
pub struct Workspace {
    documents: FxHashMap<FileId, Arc<Document>>,
    settings: Arc<Settings>,
    own_schema: Option<Schema>,
}

/// The state at one moment. Cheap to clone, safe to send; the same snapshot always gives the same answers.
#[derive(Debug, Clone)]
pub struct Snapshot(Arc<Workspace>);

impl Workspace {
    /// Adds a document or replaces it whole.
    pub fn open(&mut self, file: FileId, version: i32, text: &str) {
        let text_of = Rope::from_str(text);
        let (mut world, mut remarks) = <(Arc<World>, Remarks)>::default();
        if let Some(before) = self.documents.get(&file) {
            (world, remarks) = (Arc::clone(&before.world), before.remarks.clone());
            remarks.replace_text(&before.text, &text_of);
        }
        let document = Document { version, text: text_of, parse: parse(text), world, remarks };
        self.documents.insert(file, Arc::new(document));
    }

    /// Replaces a byte range of a document. Ranges outside the text are cut to it. Returns whether the document exists.
    pub fn edit(&mut self, file: FileId, version: i32, range: TextRange, new_text: &str) -> bool {
        let Some(document) = self.documents.get_mut(&file) else { return false };
        let document = Arc::make_mut(document);
        let text = &mut document.text;
        let char_at = |offset: TextSize| text.byte_to_char(usize::from(offset).min(text.len_bytes()));
        let (start, end) = (char_at(range.start()), char_at(range.end()));
        // Where the range was cut to whole characters, the tree must be told the same.
        let byte_at = |char| TextSize::try_from(text.char_to_byte(char)).unwrap_or(range.end());
        let range = TextRange::new(byte_at(start), byte_at(end));
        text.remove(start..end);
        text.insert(start, new_text);
        document.version = version;
        document.parse = document.parse.edit(range, new_text);
        document.remarks.edit(range, TextSize::of(new_text));
        true
    }

    /// Forgets a document.
    pub fn close(&mut self, file: FileId) {
        self.documents.remove(&file);
    }

    /// Replaces the settings.
    pub fn set_settings(&mut self, settings: Settings) {
        self.settings = Arc::new(settings);
    }

    /// Hands in the schema that the user's own OpenClaw prints, of the setting `openclaw.schemaFile`; `None` for the bundled ones.
    pub fn set_schema(&mut self, schema: Option<Schema>) {
        self.own_schema = schema;
    }

    /// Hands in what lies outside a document.
    pub fn set_world(&mut self, file: FileId, world: World) {
        if let Some(document) = self.documents.get_mut(&file) {
            Arc::make_mut(document).world = Arc::new(world);
        }
    }

    /// Hands in what was learned about a subject and its parts from a text of a document, in place of what was known of them. What is
    /// about a place whose text has changed since is left out.
    pub fn set_remarks(&mut self, file: FileId, subject: &str, remarks: Vec<Remark>, learned_from: &Rope) {
        if let Some(document) = self.documents.get_mut(&file) {
            let document = Arc::make_mut(document);
            let remarks = remarks::carried(remarks, learned_from, &document.text);
            document.remarks.replace(subject, remarks);
        }
    }

    /// A document; `None` when it is not open.
    #[must_use]
    pub fn document(&self, file: FileId) -> Option<&Document> {
        self.documents.get(&file).map(Arc::as_ref)
    }

    /// The open documents, in no particular order.
    pub fn files(&self) -> impl Iterator<Item = FileId> {
        self.documents.keys().copied()
    }

    /// The state now.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot(Arc::new(self.clone()))
    }
}

impl Snapshot {
    /// A document; `None` when it is not open.
    #[must_use]
    pub fn document(&self, file: FileId) -> Option<&Document> {
        self.0.document(file)
    }

    /// The same state but for what lies outside one document.
    #[must_use]
    pub fn with_world(&self, file: FileId, world: World) -> Self {
        let mut workspace = Workspace::clone(&self.0);
        workspace.set_world(file, world);
        workspace.snapshot()
    }

    /// The same state but for the text of one document.
    #[must_use]
    pub fn with_text(&self, file: FileId, text: &str) -> Self {
        let mut workspace = Workspace::clone(&self.0);
        let version = self.document(file).map_or(0, |document| document.version);
        workspace.open(file, version, text);
        workspace.snapshot()
    }

    /// The same documents, judged by a bundled release, whatever the target and the user's own schema.
    pub(crate) fn judged_by(&self, release: &Release) -> Self {
        let mut workspace = Workspace::clone(&self.0);
        let version = Some(release.name().to_owned());
        workspace.own_schema = None;
        workspace.settings = Arc::new(Settings { version, ..Settings::clone(&workspace.settings) });
        workspace.snapshot()
    }

    /// The settings.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// The schema that a document is judged by: the user's own, else that of the target release or the nearest earlier one.
    /// `None` when the document is not open.
    #[must_use]
    pub fn schema(&self, file: FileId) -> Option<Schema> {
        let release = self.release(file)?;
        Some(self.0.own_schema.clone().unwrap_or_else(|| bundle::schema(release)))
    }

    /// Whether the user's own schema judges documents, and not a bundled one.
    #[must_use]
    pub fn has_own_schema(&self) -> bool {
        self.0.own_schema.is_some()
    }

    /// The bundled release that is the target of a document, or the nearest earlier one; the newest when none is named.
    /// `None` when the document is not open.
    #[must_use]
    pub fn release(&self, file: FileId) -> Option<&'static Release> {
        let target = self.target(file)?.version;
        Some(target.as_deref().and_then(Release::nearest).map_or_else(bundle::newest, |(release, _)| release))
    }

    /// Which release the document is checked against, and who said so.
    #[must_use]
    pub fn target(&self, file: FileId) -> Option<Target> {
        let document = self.document(file)?;
        let touched = || {
            let value = document.parse.root()?.at(&["meta", "lastTouchedVersion"])?;
            value.as_str().map(std::borrow::Cow::into_owned)
        };
        let (version, source) = if let Some(version) = self.settings().version.clone() {
            (Some(version), TargetSource::Setting)
        } else if let Some(version) = document.world.installed.clone() {
            (Some(version), TargetSource::Installed)
        } else if let Some(version) = touched() {
            (Some(version), TargetSource::LastTouched)
        } else {
            (None, TargetSource::Newest)
        };
        Some(Target { version, source })
    }
}

/// The release a document is checked against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// As named by the source; `None` means the newest known.
    pub version: Option<String>,
    /// Who named it.
    pub source: TargetSource,
}

/// Who named the target release.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetSource {
    /// `openclaw.version`.
    Setting,
    /// The OpenClaw installed on this machine.
    Installed,
    /// `meta.lastTouchedVersion` in the document.
    LastTouched,
    /// Nobody: the newest known.
    Newest,
}

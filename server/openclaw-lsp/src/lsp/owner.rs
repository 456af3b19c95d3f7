//! The owner of all state. It applies events in the order in which they were posted and computes nothing itself: every
//! answer is computed by a job, from the state at its own place in that order.

use std::sync::Arc;

use openclaw_analysis::{FileId, Workspace};
use openclaw_knowledge::text::{Message, render};
use openclaw_schema::Schema;
use ropey::Rope;
use rustc_hash::{FxHashMap, FxHashSet};
use tower_lsp::ls_types::notification::ShowMessage;
use tower_lsp::ls_types::{MessageType, ShowMessageParams, TextDocumentContentChangeEvent, Uri};

use super::client::Client;
use super::configuration::{Configuration, Layers};
use super::convert::{self, Encoding};
use super::mailbox::Event;
use super::outbox::Outbox;
use super::tokens::Given;
use super::view::{Files, View};
use crate::panics::{self, contained};
use crate::served;
use crate::surroundings::{self, Surroundings};

/// Reads a file and tells what is in it; `None` where that changes nothing. Takes time, so the owner leaves it to others.
pub type Read = Box<dyn FnOnce() -> Option<Event> + Send>;

/// A document's pushed diagnostics: at most one job runs at a time, so that they arrive in order.
#[derive(Default)]
struct Push {
    running: bool,
    outdated: bool,
}

/// All state, and the ways out.
pub struct Owner {
    outbox: Outbox,
    peer: tower_lsp::Client,
    workspace: Workspace,
    files: Arc<Files>,
    client: Arc<Client>,
    layers: Layers,
    configuration: Arc<Configuration>,
    surroundings: Arc<Surroundings>,
    given_tokens: Arc<Given>,
    revision: u64,
    /// The view of this revision, once somebody asked.
    view: Option<View>,
    /// What the event that is being applied wants read.
    read: Option<Read>,
    pushes: FxHashMap<FileId, Push>,
    /// Documents whose changes the client sends; the others are read again when they are saved.
    synchronized: FxHashSet<FileId>,
    /// Documents that are being read from disk, with the revision at which that began.
    awaited: FxHashMap<Uri, u64>,
}

impl Owner {
    /// An owner of nothing yet.
    #[must_use]
    pub fn new(outbox: Outbox, peer: tower_lsp::Client) -> Self {
        Self {
            outbox,
            peer,
            workspace: Workspace::default(),
            files: Arc::default(),
            client: Arc::default(),
            layers: Layers::default(),
            configuration: Arc::default(),
            surroundings: Arc::default(),
            given_tokens: Arc::default(),
            revision: 0,
            view: None,
            read: None,
            pushes: FxHashMap::default(),
            synchronized: FxHashSet::default(),
            awaited: FxHashMap::default(),
        }
    }

    /// The state as it is, for a job.
    pub fn view(&mut self) -> View {
        let view = self.view.get_or_insert_with(|| View {
            snapshot: self.workspace.snapshot(),
            files: Arc::clone(&self.files),
            client: Arc::clone(&self.client),
            configuration: Arc::clone(&self.configuration),
            given_tokens: Arc::clone(&self.given_tokens),
            revision: self.revision,
        });
        view.clone()
    }

    /// Where messages to the client go.
    #[must_use]
    pub fn outbox(&self) -> Outbox {
        self.outbox.clone()
    }

    /// The documents whose diagnostics are to be pushed now. The caller reports each with [`Event::Pushed`].
    pub fn due(&mut self) -> Vec<FileId> {
        let due = |(_, push): &(&FileId, &mut Push)| push.outdated && !push.running;
        let due = self.pushes.iter_mut().filter(due).map(|(&file, push)| {
            *push = Push { running: true, outdated: false };
            file
        });
        due.collect()
    }

    /// Applies an event. What it returns is to be called, and the event that comes of it to be applied.
    pub fn apply(&mut self, event: Event) -> Option<Read> {
        if let Event::Pushed { file } = event {
            self.pushed(file);
            return None;
        }
        self.view = None;
        self.revision += 1;
        match event {
            Event::Initialize { client, options } => {
                self.client = Arc::new(client);
                self.layers.initialize(options);
                self.configure();
            }
            Event::SettingsPushed(settings) => {
                self.layers.push(settings);
                self.configure();
            }
            Event::SettingsPulled(settings) => {
                self.layers.pull(settings);
                self.configure();
            }
            Event::SchemaRead { path, schema } => self.take_schema(&path, schema),
            Event::Open { uri, language_id, version, text } => {
                self.awaited.remove(&uri);
                if language_id == "openclaw" || self.serves(&uri) {
                    self.open(&uri, version, &text);
                }
            }
            Event::Change { uri, version, changes } => self.change(&uri, version, &changes),
            Event::Save { uri, text } => self.save(uri, text),
            Event::ReadFromDisk { uri, asked, text } => {
                // Unless the client has opened, changed, closed or saved it since.
                if self.awaited.get(&uri) == Some(&asked) {
                    self.awaited.remove(&uri);
                    self.replace(&uri, &text);
                }
            }
            Event::Close { uri } => {
                self.awaited.remove(&uri);
                if let Some(file) = self.files.get(&uri) {
                    self.close(file);
                }
            }
            Event::DiskChanged => {
                self.surroundings = Arc::default();
                for file in self.workspace.files().collect::<Vec<_>>() {
                    self.look_around(file);
                }
                self.refresh();
            }
            Event::Learned { file, subject, remarks, text } => {
                self.workspace.set_remarks(file, &subject, remarks, &text);
                self.outdate(file);
                self.refresh();
            }
            Event::Pushed { .. } => {}
        }
        self.read.take()
    }

    fn serves(&self, uri: &Uri) -> bool {
        let Some(path) = convert::path(uri) else { return served::is_served_name(uri.path().as_str()) };
        served::is_served_name(&path.to_string_lossy()) || self.surroundings.is_active_config(&path)
    }

    fn open(&mut self, uri: &Uri, version: i32, text: &str) {
        let file = Arc::make_mut(&mut self.files).id(uri);
        self.take_text(file, version, text);
        self.look_around(file);
        self.outdate(file);
    }

    /// Replaces a document whole. One that cannot be parsed is none of ours: better no answers than those of another text.
    fn take_text(&mut self, file: FileId, version: i32, text: &str) {
        if contained(|| self.workspace.open(file, version, text)).is_none() {
            self.close(file);
        }
    }

    fn close(&mut self, file: FileId) {
        self.workspace.close(file);
        self.synchronized.remove(&file);
        self.given_tokens.forget(file);
        self.outdate(file);
    }

    fn pushed(&mut self, file: FileId) {
        let Some(push) = self.pushes.get_mut(&file) else { return };
        push.running = false;
        if !push.outdated && self.workspace.document(file).is_none() {
            self.pushes.remove(&file);
        }
    }

    fn change(&mut self, uri: &Uri, version: i32, changes: &[TextDocumentContentChangeEvent]) {
        let Some(file) = self.files.get(uri) else { return };
        let Some(before) = self.workspace.document(file).map(|document| document.text.clone()) else {
            return;
        };
        if contained(|| self.edit(file, version, changes)).is_none() {
            let text = changed(before, changes, self.client.encoding);
            self.take_text(file, version, &text.to_string());
        }
        self.awaited.remove(uri);
        self.synchronized.insert(file);
        self.outdate(file);
    }

    fn edit(&mut self, file: FileId, version: i32, changes: &[TextDocumentContentChangeEvent]) {
        for change in changes {
            let Some(document) = self.workspace.document(file) else { return };
            match change.range {
                Some(range) => {
                    let range = convert::text_range(&document.text, range, self.client.encoding);
                    self.workspace.edit(file, version, range, &change.text);
                    panics::provoked_at("edit");
                }
                None => self.workspace.open(file, version, &change.text),
            }
        }
    }

    fn save(&mut self, uri: Uri, text: Option<String>) {
        let open = self.files.get(&uri).filter(|&file| self.workspace.document(file).is_some());
        if open.is_none() && !self.serves(&uri) {
            return;
        }
        if let Some(file) = open {
            self.look_around(file);
            self.outdate(file);
            if self.client.pulls_diagnostics {
                self.refresh();
            }
        }
        if let Some(text) = text {
            self.replace(&uri, &text);
        } else if open.is_none_or(|file| !self.synchronized.contains(&file))
            && let Some(path) = convert::path(&uri)
        {
            let asked = self.revision;
            self.awaited.insert(uri.clone(), asked);
            self.read = Some(Box::new(move || {
                let text = std::fs::read_to_string(path).ok()?;
                Some(Event::ReadFromDisk { uri, asked, text })
            }));
        }
    }

    /// Sets the text where it differs, so that an equal one costs nothing.
    fn replace(&mut self, uri: &Uri, text: &str) {
        let document = self.files.get(uri).and_then(|file| self.workspace.document(file));
        let version = document.map_or(0, |document| document.version);
        if document.is_none_or(|document| document.text != text) {
            self.open(uri, version, text);
        }
    }

    /// Hands in what is known at once of a document's surroundings; what is on disk follows with its diagnostics.
    fn look_around(&mut self, file: FileId) {
        let path = self.files.uri(file).and_then(convert::path);
        self.workspace.set_world(file, self.surroundings.of_document(path.as_deref()));
        self.outdate(file);
    }

    fn configure(&mut self) {
        let (configuration, ignored) = self.layers.resolve();
        for name in ignored {
            self.say(Message::new("setting-ignored").with("setting", name));
        }
        if configuration == *self.configuration {
            return;
        }
        let schema_file = |configuration: &Configuration| {
            configuration.settings.schema_file.clone().filter(|_| configuration.trusted)
        };
        let (old, new) = (schema_file(&self.configuration), schema_file(&configuration));
        self.workspace.set_settings(configuration.settings.clone());
        self.configuration = Arc::new(configuration);
        if old != new {
            self.workspace.set_schema(None);
            if let Some(path) = new {
                self.read = Some(Box::new(move || {
                    let schema = surroundings::read_schema(&surroundings::expand_home(&path));
                    Some(Event::SchemaRead { path, schema })
                }));
            }
        }
        self.outdate_all();
    }

    fn take_schema(&mut self, path: &str, schema: Result<Schema, String>) {
        // The setting may have changed while the file was read.
        if self.configuration.settings.schema_file.as_deref() != Some(path) {
            return;
        }
        match schema {
            Ok(schema) => {
                self.workspace.set_schema(Some(schema));
                self.outdate_all();
            }
            Err(reason) => {
                self.say(Message::new("schema-unreadable").with("file", path).with("reason", reason));
            }
        }
    }

    /// Shows a warning in the user's language.
    fn say(&self, message: Message) {
        let language = self.configuration.language(self.client.language);
        let params = ShowMessageParams { typ: MessageType::WARNING, message: render(language, &message) };
        self.outbox.notify::<ShowMessage>(&params);
    }

    fn outdate_all(&mut self) {
        for file in self.workspace.files().collect::<Vec<_>>() {
            self.outdate(file);
        }
        self.refresh();
    }

    /// Asks a client that pulls diagnostics, inlay hints or lenses to pull them again.
    fn refresh(&self) {
        if self.client.refreshes_code_lenses && self.workspace.files().next().is_some() {
            let peer = self.peer.clone();
            tokio::spawn(async move { drop(peer.code_lens_refresh().await) });
        }
        if self.client.refreshes_inlay_hints && self.workspace.files().next().is_some() {
            let peer = self.peer.clone();
            tokio::spawn(async move { drop(peer.inlay_hint_refresh().await) });
        }
        if self.client.pulls_diagnostics
            && self.client.refreshes_diagnostics
            && self.workspace.files().next().is_some()
        {
            let peer = self.peer.clone();
            // A client that refuses keeps the old ones until the next keystroke.
            tokio::spawn(async move { drop(peer.workspace_diagnostic_refresh().await) });
        }
    }

    fn outdate(&mut self, file: FileId) {
        if !self.client.pulls_diagnostics {
            self.pushes.entry(file).or_default().outdated = true;
        }
    }
}

/// The text after changes that were applied one after the other: all that is left to do when its tree could not be edited.
fn changed(mut text: Rope, changes: &[TextDocumentContentChangeEvent], encoding: Encoding) -> Rope {
    for change in changes {
        match change.range {
            Some(range) => {
                let range = convert::text_range(&text, range, encoding);
                let char_at = |offset| text.byte_to_char(usize::from(offset));
                let (start, end) = (char_at(range.start()), char_at(range.end()));
                text.remove(start..end);
                text.insert(start, &change.text);
            }
            None => text = Rope::from_str(&change.text),
        }
    }
    text
}

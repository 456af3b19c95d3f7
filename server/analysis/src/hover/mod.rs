//! What stands here: its type, allowed values, default, history, and how to set it. Never any part of a secret.

mod beta_flag;
mod command;
mod credential;
mod history;
mod model;
mod params;
mod part;
mod secret_ref;
mod shape;
mod variable;

use json5_syntax::ast::Value;
use json5_syntax::{Path, Segment, TextRange, TextSize};
use openclaw_knowledge::docs_pages::docs_page;
use openclaw_knowledge::text::Message;
use openclaw_schema::{NodeId, Schema};

use crate::cursor::{Cursor, Purpose};
use crate::markup::{Block, Markup, inline_code};
use crate::{Document, FileId, Snapshot};

pub use part::{Docs, Part};

/// An explanation of a place in a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Hover {
    /// Byte range of the key or value that is explained, or of the part of it.
    pub range: TextRange,
    /// The explanation.
    pub contents: Markup,
}

/// What is explained, for those who contribute to it.
struct Subject<'s> {
    snapshot: &'s Snapshot,
    file: FileId,
    document: &'s Document,
    schema: Schema,
    /// The target release as it was named; `None` for the newest.
    target: Option<String>,
    path: Path,
    /// The schemas of the value at the path; empty when the target release has no such place.
    nodes: Vec<NodeId>,
    /// The schemas of the object or array around it.
    around: Vec<NodeId>,
    /// The value at the path, as far as it is written.
    value: Option<Value<'s>>,
    /// The part of the key or value that is asked for.
    part: Option<Part>,
}

/// Adds what it knows of the subject.
type Contributor = fn(&Subject<'_>, &mut Vec<Block>);

/// Who contributes, in the order in which a reader wants it. Knowledge of single paths joins in here.
const CONTRIBUTORS: &[Contributor] = &[
    model::contribute,
    credential::contribute,
    secret_ref::contribute,
    variable::contribute,
    params::contribute,
    beta_flag::contribute_list,
    shape::contribute,
    docs,
    history::contribute,
    command::contribute,
    page,
];

/// Who contributes where a part means something without the whole.
const OF_PARTS: &[Contributor] = &[model::contribute, credential::contribute, beta_flag::contribute, page];

/// What the key or value at a byte offset is; `None` between them and where nothing is known.
#[must_use]
pub fn hover(snapshot: &Snapshot, file: FileId, offset: TextSize) -> Option<Hover> {
    let document = snapshot.document(file)?;
    let cursor = Cursor::new(&document.parse.syntax(), offset, Purpose::Read)?;
    let word = cursor.word.as_ref()?;
    let subject = subject(snapshot, file, cursor.path())?;
    let (part, range) = part::find(&subject, &cursor, word).unzip();
    let subject = Subject { part, ..subject };
    Some(Hover { range: range.unwrap_or_else(|| word.range()), contents: contents(&subject)? })
}

/// What a path, or a part of its key or value, is, wherever it might be written.
pub(crate) fn explain(snapshot: &Snapshot, file: FileId, docs: &Docs) -> Option<Markup> {
    let subject = subject(snapshot, file, docs.path.clone())?;
    contents(&Subject { part: docs.part.clone(), ..subject })
}

fn subject(snapshot: &Snapshot, file: FileId, path: Path) -> Option<Subject<'_>> {
    let document = snapshot.document(file)?;
    let schema = snapshot.schema(file)?;
    let target = snapshot.target(file)?.version;
    let root = document.parse.root();
    let parent = path.parent()?;
    let value = root?.at_path(&path.0);
    let around = schema.at(&parent, root);
    let nodes = schema.below(&around, path.0.last()?, value);
    Some(Subject { snapshot, file, document, schema, target, path, nodes, around, value, part: None })
}

fn contents(subject: &Subject<'_>) -> Option<Markup> {
    let stands_alone = subject.part.as_ref().is_some_and(Part::stands_alone);
    let mut blocks = Vec::new();
    for contribute in if stands_alone { OF_PARTS } else { CONTRIBUTORS } {
        contribute(subject, &mut blocks);
    }
    if blocks.is_empty() {
        return None;
    }
    if !stands_alone {
        let path = Message::new("hover-path").with("path", inline_code(&subject.path.to_string()));
        blocks.insert(0, Block::Line(path));
    }
    Some(Markup(blocks))
}

/// The titles and descriptions of the user's own schema; the bundled ones have none.
fn docs(subject: &Subject<'_>, blocks: &mut Vec<Block>) {
    let arena = &subject.schema.arena;
    let named = subject.around.iter().filter_map(|&id| match subject.path.0.last()? {
        Segment::Key(key) => arena.property(arena.node(id), key),
        Segment::Index(_) => None,
    });
    // The node that the property names comes first: it may be a union, which `at` takes apart.
    for id in named.chain(subject.nodes.iter().copied()) {
        if let Some(text) = arena.description(id).or_else(|| arena.title(id)) {
            blocks.push(Block::Prose(text.to_owned()));
            return;
        }
    }
}

fn page(subject: &Subject<'_>, blocks: &mut Vec<Block>) {
    // Pages are those of today: on what is unknown or gone they do not help.
    if subject.nodes.is_empty() {
        return;
    }
    let keys = subject.keys();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    if let Some(url) = docs_page(&keys) {
        blocks.push(Block::Link { title: Message::new("hover-page"), url });
    }
}

impl Subject<'_> {
    /// The keys of the path, indices as text.
    fn keys(&self) -> Vec<String> {
        let key = |segment: &Segment| match segment {
            Segment::Key(key) => key.clone(),
            Segment::Index(index) => index.to_string(),
        };
        self.path.0.iter().map(key).collect()
    }

    /// Whether a SecretRef may stand here.
    fn takes_reference(&self) -> bool {
        self.is_reference(&self.nodes)
    }

    /// Whether the config itself sets a variable here. OpenClaw applies none whose value refers to another.
    fn is_variable(&self) -> bool {
        matches!(self.path.0.as_slice(), [Segment::Key(env), Segment::Key(vars), Segment::Key(_)] if env == "env" && vars == "vars")
    }

    /// Whether the value is a secret: a SecretRef may stand there, or its key is named so. Flags are none, though every header
    /// may be one.
    fn is_secret(&self) -> bool {
        if crate::beta_flags::spot(&self.path).is_some() {
            return false;
        }
        let mut keys = self.path.0.iter().rev().filter_map(|segment| match segment {
            Segment::Key(key) => Some(key),
            Segment::Index(_) => None,
        });
        self.takes_reference() || keys.next().is_some_and(|key| crate::secrets::is_secret_name(key))
    }
}

#[cfg(test)]
mod tests;

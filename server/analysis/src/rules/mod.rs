//! One file per diagnostic: its id, severity, the fix beside the finding, its tests underneath.

mod syntax;

use json5_syntax::ast::Value;

use crate::environment::Environment;
use crate::{Diagnostic, Document, FileId, Snapshot};

/// What a rule looks at.
pub struct Context<'s> {
    /// The snapshot, for settings and target.
    pub snapshot: &'s Snapshot,
    /// The document.
    pub document: &'s Document,
    /// Its root value; `None` when the text has none.
    pub root: Option<Value<'s>>,
    /// The variables that `${NAME}` in its values stands for.
    pub environment: Environment<'s>,
}

impl<'s> Context<'s> {
    /// The context of a document; `None` when it is not open.
    #[must_use]
    pub fn new(snapshot: &'s Snapshot, file: FileId) -> Option<Self> {
        let document = snapshot.document(file)?;
        let root = document.parse.root();
        let environment = Environment::new(root, &document.world);
        Some(Self { snapshot, document, root, environment })
    }
}

/// Adds what it finds.
pub type Rule = fn(&Context<'_>, &mut Vec<Diagnostic>);

/// Every rule, in the order of OpenClaw's own stages.
pub const ALL: &[Rule] = &[syntax::check];

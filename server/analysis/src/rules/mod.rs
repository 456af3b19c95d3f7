//! One file per diagnostic: its id, severity, the fix beside the finding, its tests underneath.

mod document;
mod duplicate_key;
pub(crate) mod include;
mod line_separator;
mod missing_variable;
mod proto_key;
mod syntax;
#[cfg(test)]
mod testing;

use std::borrow::Cow;

use json5_syntax::ast::Value;

use crate::environment::{Environment, Substituted};
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
    /// Whether the document has a `$include`: then nothing is reported as missing or unresolved.
    pub has_include: bool,
}

impl<'s> Context<'s> {
    /// The context of a document; `None` when it is not open.
    #[must_use]
    pub fn new(snapshot: &'s Snapshot, file: FileId) -> Option<Self> {
        let document = snapshot.document(file)?;
        let root = document.parse.root();
        let environment = Environment::new(root, &document.world);
        let has_include = root.is_some_and(|root| include::occurs(document, root));
        Some(Self { snapshot, document, root, environment, has_include })
    }

    /// The text of a string value as OpenClaw's checks see it, `${NAME}` substituted. `None` when it is no string, or
    /// depends on a variable whose value is not known here.
    #[must_use]
    pub fn text(&self, value: Value<'s>) -> Option<Cow<'s, str>> {
        match self.environment.substitute(value.as_str()?) {
            Substituted::Text(text) => Some(text),
            Substituted::DependsOn(_) => None,
        }
    }
}

/// Adds what it finds.
pub type Rule = fn(&Context<'_>, &mut Vec<Diagnostic>);

/// Every rule, in the order of OpenClaw's own stages.
pub const ALL: &[Rule] = &[syntax::check, document::check];

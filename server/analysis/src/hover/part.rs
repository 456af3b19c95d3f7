//! Parts of a key or a string that mean something of their own, such as one variable of several.

use json5_syntax::{Path, TextRange};
use serde::{Deserialize, Serialize};

use super::{Subject, beta_flag, model, variable};
use crate::cursor::{Cursor, Word};

/// A part of a key or a string with a meaning of its own, decoded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Part {
    /// The name in `${NAME}`.
    Variable(String),
    /// A model reference, whole.
    Model {
        /// As written.
        text: String,
        /// Whether no alias can stand there: it is a key of a map, or the definition of a model.
        key: bool,
    },
    /// The auth profile behind a model reference's `@`.
    Profile(String),
    /// A flag in a list of flags for the `anthropic-beta` header.
    BetaFlag(String),
}

/// What an explanation is about: a path, or a part of its key or value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Docs {
    /// Steps from the root.
    pub path: Path,
    /// `None` for the whole.
    pub part: Option<Part>,
}

/// The part under the cursor and its byte range, if it is one.
type Finder = fn(&Subject<'_>, &Cursor, &Word) -> Option<(Part, TextRange)>;

/// The first that finds something counts.
const FINDERS: &[Finder] = &[variable::find, model::find, beta_flag::find];

pub(super) fn find(subject: &Subject<'_>, cursor: &Cursor, word: &Word) -> Option<(Part, TextRange)> {
    FINDERS.iter().find_map(|find| find(subject, cursor, word))
}

impl Part {
    /// Whether the explanation of the whole would only be in its way.
    pub(super) fn stands_alone(&self) -> bool {
        match self {
            Self::Variable(_) | Self::Model { .. } => false,
            Self::Profile(_) | Self::BetaFlag(_) => true,
        }
    }
}

impl From<Path> for Docs {
    fn from(path: Path) -> Self {
        Self { path, part: None }
    }
}

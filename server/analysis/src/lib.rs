//! Workspace -> snapshot -> answers. Pure: no IO, no clock, no network, no LSP types, no `Result`.

mod code_actions;
mod completion;
mod cursor;
mod diagnostic;
mod diagnostics;
pub mod environment;
mod folding;
mod formatting;
mod highlights;
mod hover;
mod links;
mod markup;
pub mod rules;
mod selection;
mod settings;
mod symbols;
mod tokens;
mod workspace;
mod world;

pub use code_actions::{CodeAction, code_actions, fix_all};
pub use completion::{CompletionItem, CompletionKind, Piece, Template, completion, completion_docs};
pub use cursor::{Cursor, Purpose, Slot, Word};
pub use diagnostic::{Diagnostic, Fix, Related, Severity, Stage, Tag, TextEdit};
pub use diagnostics::{accepted, diagnostics};
pub use folding::{Fold, FoldKind, folding_ranges};
pub use formatting::{FormatOptions, formatting};
pub use highlights::{Highlight, HighlightKind, document_highlights};
pub use hover::{Hover, hover};
pub use links::{Link, LinkTarget, document_links};
pub use markup::{Block, Markup};
pub use selection::selection_ranges;
pub use settings::Settings;
pub use symbols::{Symbol, SymbolKind, document_symbols};
pub use tokens::{SemanticToken, TokenKind, semantic_tokens};
pub use workspace::{Document, FileId, Snapshot, Target, TargetSource, Workspace};
pub use world::{Known, Variable, World};

//! JSON5 text to a lossless tree and back.
//!
//! Knows nothing of OpenClaw, LSP or files. Parsing never fails: it returns a tree whose text is the input, and errors.

pub mod ast;
mod chars;
pub mod decode;
mod dialect;
mod edit;
mod error;
mod format;
mod interner;
mod kind;
mod lexer;
mod mend;
mod parse;
mod parser;
mod path;
mod token;

pub use dialect::Dialect;
pub use error::{Bracket, SyntaxError, SyntaxErrorKind};
pub use format::FormatOptions;
pub use kind::{Json5, SyntaxElement, SyntaxKind, SyntaxNode, SyntaxToken};
pub use mend::{Mend, quoted};
pub use parse::{Parse, parse};
pub use path::{Path, Segment};
pub use rowan::{GreenNode, TextRange, TextSize};

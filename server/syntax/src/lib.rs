//! JSON5 text to a lossless tree and back.
//!
//! Knows nothing of OpenClaw, LSP or files. Parsing never fails: it returns a tree whose text is the input, and errors.

pub mod ast;
pub mod decode;
mod kind;
mod parse;
mod path;

pub use kind::{Json5, SyntaxElement, SyntaxKind, SyntaxNode, SyntaxToken};
pub use parse::{Dialect, Parse, SyntaxError, SyntaxErrorKind, parse};
pub use path::{Path, Segment};
pub use rowan::{GreenNode, TextRange, TextSize};

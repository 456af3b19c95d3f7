//! Tokens to tree: recursive descent that never fails and recovers locally.

use rowan::{GreenNode, GreenNodeBuilder, TextRange, TextSize};

use crate::{SyntaxNode, ast, kind::SyntaxKind};

/// How a text is written, which decides how edits to it are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// Strict JSON: double quotes, no trailing commas, no comments. OpenClaw reads it with `JSON.parse`.
    Json,
    /// Anything else.
    Json5,
}

/// A tree whose text is the input, and what was wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parse {
    green: GreenNode,
    errors: Vec<SyntaxError>,
}

/// One mistake. The range is in bytes, half-open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// What is wrong.
    pub kind: SyntaxErrorKind,
    /// Where.
    pub range: TextRange,
    /// Another place that explains it: the opener of an unclosed brace.
    pub related: Option<TextRange>,
}

/// What is wrong; the words for it live in knowledge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SyntaxErrorKind {
    /// The file has no value at all.
    Empty,
}

impl Parse {
    /// The shared, `Send` tree.
    #[must_use]
    pub fn green(&self) -> &GreenNode {
        &self.green
    }

    /// A new root for this job.
    #[must_use]
    pub fn syntax(&self) -> SyntaxNode {
        SyntaxNode::new_root(self.green.clone())
    }

    /// The root value, as a view.
    #[must_use]
    pub fn root(&self) -> Option<ast::Value<'_>> {
        ast::root(&self.green)
    }

    /// Mistakes, in order of their place.
    #[must_use]
    pub fn errors(&self) -> &[SyntaxError] {
        &self.errors
    }

    /// Whether the text is strict JSON so far.
    #[must_use]
    pub fn dialect(&self) -> Dialect {
        Dialect::Json5
    }
}

/// Parses a whole text.
#[must_use]
pub fn parse(text: &str) -> Parse {
    let mut builder = GreenNodeBuilder::new();
    builder.start_node(SyntaxKind::Root.into());
    builder.token(SyntaxKind::Error.into(), text);
    builder.finish_node();
    let range = TextRange::up_to(TextSize::of(text));
    let errors = vec![SyntaxError { kind: SyntaxErrorKind::Empty, range, related: None }];
    Parse { green: builder.finish(), errors }
}

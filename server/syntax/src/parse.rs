//! A parsed text.

use rowan::GreenNode;

use crate::{
    SyntaxNode, ast,
    dialect::{Dialect, Marks},
    error::SyntaxError,
    lexer,
    parser::{self, Locality},
};

/// A tree whose text is the input, and what was wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parse {
    pub(crate) green: GreenNode,
    pub(crate) errors: Vec<SyntaxError>,
    pub(crate) marks: Marks,
    pub(crate) local: Locality,
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

    /// Mistakes, in order of their place. Empty exactly when OpenClaw's reader accepts the text.
    #[must_use]
    pub fn errors(&self) -> &[SyntaxError] {
        &self.errors
    }

    /// Whether the text is strict JSON so far. Mistakes do not count, nor does a single trailing comma: a file that
    /// somebody types into stays what it was.
    #[must_use]
    pub fn dialect(&self) -> Dialect {
        self.marks.dialect()
    }
}

/// Parses a whole text, which must be shorter than 4 GiB.
#[must_use]
pub fn parse(text: &str) -> Parse {
    let tokens = lexer::lex(text);
    let parser::Output { green, errors, marks, local } = parser::parse_root(text, &tokens);
    Parse { green, errors, marks, local }
}

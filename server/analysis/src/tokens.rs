//! Semantic tokens: what a plain JSON grammar cannot tell apart. Keys, words that JSON5 knows, variables inside strings.

use json5_syntax::{SyntaxKind, TextRange, TextSize};

use crate::visit::{Visit, visit};
use crate::{FileId, Snapshot, environment};

/// A coloured piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SemanticToken {
    /// Byte range; never spans a line end, never overlaps another.
    pub range: TextRange,
    /// What it is.
    pub kind: TokenKind,
}

/// What a piece of text is. The order is the order in the legend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A comment.
    Comment,
    /// The key of a member, quoted or not.
    Property,
    /// A string value.
    String,
    /// A number.
    Number,
    /// `true`, `false`, `null`
    Keyword,
    /// `${NAME}` inside a string.
    Variable,
}

impl TokenKind {
    /// Every kind, in the order of the legend.
    pub const ALL: [Self; 6] =
        [Self::Comment, Self::Property, Self::String, Self::Number, Self::Keyword, Self::Variable];
}

/// The tokens of a document, or those that touch a byte range, in order of their place.
#[must_use]
pub fn semantic_tokens(snapshot: &Snapshot, file: FileId, range: Option<TextRange>) -> Vec<SemanticToken> {
    let Some(document) = snapshot.document(file) else { return Vec::new() };
    let mut tokens = Vec::new();
    visit(document.parse.green(), range, |visited| {
        if let Visit::Token { kind, parent, text, range } = visited {
            push(kind, parent, text, range, &mut tokens);
        }
    });
    tokens
}

fn push(kind: SyntaxKind, parent: SyntaxKind, text: &str, range: TextRange, tokens: &mut Vec<SemanticToken>) {
    let kind = match kind {
        SyntaxKind::LineComment | SyntaxKind::BlockComment => TokenKind::Comment,
        _ if parent == SyntaxKind::Key => TokenKind::Property,
        SyntaxKind::String => TokenKind::String,
        SyntaxKind::Number => TokenKind::Number,
        SyntaxKind::Ident if matches!(text, "true" | "false" | "null") => TokenKind::Keyword,
        _ => return,
    };
    let mut done = 0;
    let mut push_up_to = |end: usize, kind| {
        push_lines(&text[done..end], range.start() + TextSize::of(&text[..done]), kind, tokens);
        done = end;
    };
    if kind == TokenKind::String {
        for variable in environment::tokens(text).filter(|variable| !variable.escaped) {
            push_up_to(variable.range.start, kind);
            push_up_to(variable.range.end, TokenKind::Variable);
        }
    }
    push_up_to(text.len(), kind);
}

/// One token per line, because most clients cannot show one that spans lines.
fn push_lines(text: &str, mut start: TextSize, kind: TokenKind, tokens: &mut Vec<SemanticToken>) {
    for line in text.split_inclusive('\n') {
        let length = TextSize::of(line.trim_end_matches(['\n', '\r']));
        if length > TextSize::from(0) {
            tokens.push(SemanticToken { range: TextRange::at(start, length), kind });
        }
        start += TextSize::of(line);
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use json5_syntax::{TextRange, TextSize};

    use super::semantic_tokens;
    use crate::{FileId, Workspace};

    fn check(text: &str, range: Option<TextRange>, expected: Expect) {
        let mut workspace = Workspace::default();
        workspace.open(FileId(0), 0, text);
        let tokens = semantic_tokens(&workspace.snapshot(), FileId(0), range);
        for pair in tokens.windows(2) {
            assert!(pair[0].range.end() <= pair[1].range.start());
        }
        let lines: Vec<String> =
            tokens.iter().map(|token| format!("{:?} {}", token.kind, &text[token.range])).collect();
        expected.assert_eq(&lines.join("\n"));
    }

    #[test]
    fn tells_kinds_apart() {
        check(
            "// c\n{ a: 'x ${NAME}y $${B}', \"b\": [true, -1, Infinity, tru], /* d\r\n e */ c: null }",
            None,
            expect![[r#"
                Comment // c
                Property a
                String 'x 
                Variable ${NAME}
                String y $${B}'
                Property "b"
                Keyword true
                Number -1
                Number Infinity
                Comment /* d
                Comment  e */
                Property c
                Keyword null"#]],
        );
    }

    #[test]
    fn asks_a_range_alone() {
        let range = TextRange::new(TextSize::from(7), TextSize::from(10));
        check(
            "{a: 1, b: 2, c: 3}",
            Some(range),
            expect![[r#"
            Property b
            Number 2"#]],
        );
    }
}

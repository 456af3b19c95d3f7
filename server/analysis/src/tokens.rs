//! Semantic tokens: what a plain JSON grammar cannot tell apart. Keys, words that JSON5 knows, variables inside strings.

use json5_syntax::{SyntaxElement, SyntaxKind, SyntaxToken, TextRange, TextSize};

use crate::cursor::variables;
use crate::{FileId, Snapshot};

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
    let mut walk = document.parse.syntax().preorder_with_tokens();
    while let Some(event) = walk.next() {
        let rowan::WalkEvent::Enter(element) = event else { continue };
        if range.is_some_and(|range| range.intersect(element.text_range()).is_none()) {
            walk.skip_subtree();
        } else if let SyntaxElement::Token(token) = element {
            push(&token, &mut tokens);
        }
    }
    tokens
}

fn push(token: &SyntaxToken, tokens: &mut Vec<SemanticToken>) {
    let is_key = token.parent().is_some_and(|parent| parent.kind() == SyntaxKind::Key);
    let kind = match token.kind() {
        SyntaxKind::LineComment | SyntaxKind::BlockComment => TokenKind::Comment,
        _ if is_key => TokenKind::Property,
        SyntaxKind::String => TokenKind::String,
        SyntaxKind::Number => TokenKind::Number,
        SyntaxKind::Ident if matches!(token.text(), "true" | "false" | "null") => TokenKind::Keyword,
        _ => return,
    };
    let mut start = token.text_range().start();
    if kind == TokenKind::String {
        for (_, range) in variables(token) {
            push_lines(token, TextRange::new(start, range.start()), kind, tokens);
            push_lines(token, range, TokenKind::Variable, tokens);
            start = range.end();
        }
    }
    push_lines(token, TextRange::new(start, token.text_range().end()), kind, tokens);
}

/// One token per line, because most clients cannot show one that spans lines.
fn push_lines(token: &SyntaxToken, range: TextRange, kind: TokenKind, tokens: &mut Vec<SemanticToken>) {
    let mut start = range.start();
    for line in token.text()[range - token.text_range().start()].split_inclusive('\n') {
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

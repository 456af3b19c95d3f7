//! "Expand selection": word part, word, string, member, what is between the brackets, container.

use json5_syntax::{SyntaxKind, SyntaxNode, SyntaxToken, TextRange, TextSize};

use crate::cursor::{inner_range, token_after, token_before};
use crate::{FileId, Snapshot};

/// Byte ranges around an offset, innermost first, each one larger than the one before. Empty when the document is not open.
#[must_use]
pub fn selection_ranges(snapshot: &Snapshot, file: FileId, offset: TextSize) -> Vec<TextRange> {
    let Some(document) = snapshot.document(file) else { return Vec::new() };
    let root = document.parse.syntax();
    let offset = offset.min(root.text_range().end());
    let mut ranges = Vec::new();
    let mut add = |range: TextRange| {
        let larger =
            ranges.last().is_none_or(|last: &TextRange| range.contains_range(*last) && range != *last);
        if larger && range.contains_inclusive(offset) {
            ranges.push(range);
        }
    };
    let Some(token) = token_at(&root, offset) else { return vec![root.text_range()] };
    if token.kind() != SyntaxKind::Whitespace {
        words(&token, offset).into_iter().for_each(&mut add);
        add(token.text_range());
        if token.kind() == SyntaxKind::LineComment {
            add(comment_lines(&token));
        }
    }
    for node in token.parent_ancestors() {
        if let Some(inside) = inside_brackets(&node) {
            add(inside);
        }
        add(node.text_range());
    }
    ranges
}

/// The token at an offset; of two that touch it, the one that is text.
fn token_at(root: &SyntaxNode, offset: TextSize) -> Option<SyntaxToken> {
    let rank = |token: &SyntaxToken| match token.kind() {
        SyntaxKind::String | SyntaxKind::Ident | SyntaxKind::Number | SyntaxKind::Error => 0,
        SyntaxKind::LineComment | SyntaxKind::BlockComment => 1,
        SyntaxKind::Whitespace => 3,
        _ => 2,
    };
    let touching = [token_after(root, offset), token_before(root, offset)];
    touching.into_iter().flatten().min_by_key(rank)
}

/// The parts of a string or comment that a person sees as units: a word, then what is between blanks, then all without quotes.
fn words(token: &SyntaxToken, offset: TextSize) -> Vec<TextRange> {
    let text = token.text();
    let start = token.text_range().start();
    if !matches!(token.kind(), SyntaxKind::String | SyntaxKind::LineComment | SyntaxKind::BlockComment) {
        return Vec::new();
    }
    let inner = std::ops::Range::<usize>::from(inner_range(token.kind(), text, token.text_range()) - start);
    let at = usize::from(offset - start);
    if !(inner.start..=inner.end).contains(&at) {
        return Vec::new();
    }
    let around = |is_part: fn(char) -> bool| {
        let left = text[inner.start..at].trim_end_matches(is_part).len() + inner.start;
        let right = inner.end - text[at..inner.end].trim_start_matches(is_part).len();
        left..right
    };
    let ranges = [around(|c| c.is_alphanumeric() || c == '_'), around(|c| !c.is_whitespace()), inner.clone()];
    let place = |at: usize| start + TextSize::of(&text[..at]);
    let absolute = |range: std::ops::Range<usize>| TextRange::new(place(range.start), place(range.end));
    ranges.into_iter().filter(|range| !range.is_empty()).map(absolute).collect()
}

/// The line comments above and below that stand in the same block.
fn comment_lines(token: &SyntaxToken) -> TextRange {
    let neighbour = |token: &SyntaxToken, next: fn(&SyntaxToken) -> Option<SyntaxToken>| {
        let between = next(token)?;
        let is_one_line =
            between.kind() == SyntaxKind::Whitespace && between.text().matches('\n').count() == 1;
        next(&between).filter(|other| is_one_line && other.kind() == SyntaxKind::LineComment)
    };
    let above = |token: &SyntaxToken| neighbour(token, SyntaxToken::prev_token);
    let below = |token: &SyntaxToken| neighbour(token, SyntaxToken::next_token);
    let first = std::iter::successors(Some(token.clone()), above).last();
    let last = std::iter::successors(Some(token.clone()), below).last();
    [first, last]
        .into_iter()
        .flatten()
        .fold(token.text_range(), |range, token| range.cover(token.text_range()))
}

/// What stands between the brackets of an object or array, without the blanks at its ends.
fn inside_brackets(node: &SyntaxNode) -> Option<TextRange> {
    if !matches!(node.kind(), SyntaxKind::Object | SyntaxKind::Array) {
        return None;
    }
    let content = node.children_with_tokens().filter(|child| {
        !matches!(
            child.kind(),
            SyntaxKind::LBrace
                | SyntaxKind::RBrace
                | SyntaxKind::LBracket
                | SyntaxKind::RBracket
                | SyntaxKind::Whitespace
        )
    });
    content.map(|child| child.text_range()).reduce(TextRange::cover)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use json5_syntax::TextSize;

    use super::selection_ranges;
    use crate::{FileId, Workspace};

    fn check(marked: &str, expected: Expect) {
        let offset = marked.find("$0").expect("a cursor");
        let text = marked.replacen("$0", "", 1);
        let mut workspace = Workspace::default();
        workspace.open(FileId(0), 0, &text);
        let ranges = selection_ranges(&workspace.snapshot(), FileId(0), TextSize::of(&text[..offset]));
        let texts: Vec<&str> = ranges.iter().map(|range| &text[*range]).collect();
        expected.assert_eq(&texts.join("\n"));
    }

    #[test]
    fn grows_step_by_step() {
        check(
            "{ a: { b: 'open$0ai/gpt 5', c: 1 } }",
            expect![[r#"
            openai
            openai/gpt
            openai/gpt 5
            'openai/gpt 5'
            b: 'openai/gpt 5'
            b: 'openai/gpt 5', c: 1
            { b: 'openai/gpt 5', c: 1 }
            a: { b: 'openai/gpt 5', c: 1 }
            { a: { b: 'openai/gpt 5', c: 1 } }"#]],
        );
        check(
            "{ port$0: 1 }",
            expect![[r#"
            port
            port: 1
            { port: 1 }"#]],
        );
        check(
            "{ a: [1, $02] }",
            expect![[r#"
            2
            1, 2
            [1, 2]
            a: [1, 2]
            { a: [1, 2] }"#]],
        );
        check("{ a: 1 $0 }", expect!["{ a: 1  }"]);
        check(
            "// one\n// tw$0o words\n{}",
            expect![[r#"
            two
            // two words
            // one
            // two words
            // one
            // two words
            {}"#]],
        );
        check(
            "{ a: “sm$0art” }",
            expect![[r#"
            smart
            “smart”
            a: “smart”
            { a: “smart” }"#]],
        );
        check("$0", expect![[""]]);
    }
}

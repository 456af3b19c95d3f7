//! What can be folded away: objects, arrays, comments, and regions marked by comments.

use json5_syntax::{SyntaxKind, TextRange, TextSize};
use ropey::Rope;

use crate::visit::{Visit, visit};
use crate::{FileId, Snapshot};

/// Lines that can be folded away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fold {
    /// Byte range: starts on the line that stays visible and ends on the last line that is hidden. A closing bracket
    /// stays visible, so the same range serves clients that fold whole lines only.
    pub range: TextRange,
    /// What is folded.
    pub kind: FoldKind,
}

/// What is folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FoldKind {
    /// An object or array.
    Container,
    /// A block comment, or line comments under each other.
    Comment,
    /// From `// #region` to `// #endregion`.
    Region,
}

/// The folds of a document, in order of their start; each spans at least two lines.
#[must_use]
pub fn folding_ranges(snapshot: &Snapshot, file: FileId) -> Vec<Fold> {
    let Some(document) = snapshot.document(file) else { return Vec::new() };
    let lines = Lines(&document.text);
    let mut folds = Vec::new();
    let mut comments = Vec::new();
    visit(document.parse.green(), None, |visited| match visited {
        Visit::Node { kind: SyntaxKind::Object | SyntaxKind::Array, range, last } => {
            folds.extend(container(range, last, &lines));
        }
        Visit::Token { kind: SyntaxKind::BlockComment, range, .. } => {
            folds.extend(lines.fold(range.start(), range.end(), FoldKind::Comment));
        }
        Visit::Token { kind: SyntaxKind::LineComment, text, range, .. }
            if lines.is_first_on_line(range.start()) =>
        {
            comments.push(Comment { text, range });
        }
        _ => {}
    });
    regions(&comments, &mut folds);
    line_comments(&comments, &lines, &mut folds);
    folds.sort_by_key(|fold| (fold.range.start(), std::cmp::Reverse(fold.range.end())));
    folds
}

/// A line comment that has its line to itself.
#[derive(Debug, Clone, Copy)]
struct Comment<'t> {
    text: &'t str,
    range: TextRange,
}

fn container(range: TextRange, last: Option<SyntaxKind>, lines: &Lines<'_>) -> Option<Fold> {
    let bracket = TextSize::from(1);
    let end = match last {
        Some(SyntaxKind::RBrace | SyntaxKind::RBracket) => lines.end_of_line_above(range.end() - bracket)?,
        _ => range.end(),
    };
    lines.fold(range.start() + bracket.min(range.len()), end, FoldKind::Container)
}

fn line_comments(comments: &[Comment<'_>], lines: &Lines<'_>, folds: &mut Vec<Fold>) {
    let follows = |above: &Comment<'_>, below: &Comment<'_>| {
        let adjacent = lines.line(above.range.start()) + 1 == lines.line(below.range.start());
        adjacent && region_mark(above.text).is_none() && region_mark(below.text).is_none()
    };
    for block in comments.chunk_by(follows) {
        if let [first, .., last] = block {
            folds.extend(lines.fold(first.range.start(), last.range.end(), FoldKind::Comment));
        }
    }
}

enum Mark {
    Start,
    End,
}

fn region_mark(comment: &str) -> Option<Mark> {
    let word = comment.trim_start_matches('/').split_whitespace().next()?;
    match word.trim_start_matches('#') {
        "region" if word.starts_with('#') => Some(Mark::Start),
        "endregion" if word.starts_with('#') => Some(Mark::End),
        _ => None,
    }
}

fn regions(comments: &[Comment<'_>], folds: &mut Vec<Fold>) {
    let mut open = Vec::new();
    for comment in comments {
        match region_mark(comment.text) {
            Some(Mark::Start) => open.push(comment.range.start()),
            Some(Mark::End) => folds.extend(open.pop().map(|start| Fold {
                range: TextRange::new(start, comment.range.end()),
                kind: FoldKind::Region,
            })),
            None => {}
        }
    }
}

struct Lines<'t>(&'t Rope);

impl Lines<'_> {
    fn line(&self, offset: TextSize) -> usize {
        self.0.byte_to_line(usize::from(offset).min(self.0.len_bytes()))
    }

    fn fold(&self, start: TextSize, end: TextSize, kind: FoldKind) -> Option<Fold> {
        (end > start && self.line(start) < self.line(end))
            .then(|| Fold { range: TextRange::new(start, end), kind })
    }

    /// The end of the line above, before its line terminator; `None` on the first line.
    fn end_of_line_above(&self, offset: TextSize) -> Option<TextSize> {
        let start = self.0.line_to_byte(self.line(offset));
        let text = self.0.byte_slice(..start);
        let terminators =
            text.bytes_at(start).reversed().take_while(|byte| matches!(byte, b'\n' | b'\r')).take(2);
        let end = start.checked_sub(terminators.count()).filter(|_| start > 0)?;
        u32::try_from(end).ok().map(TextSize::from)
    }

    fn is_first_on_line(&self, offset: TextSize) -> bool {
        let start = self.0.line_to_byte(self.line(offset));
        self.0.byte_slice(start..usize::from(offset)).chars().all(char::is_whitespace)
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::folding_ranges;
    use crate::{FileId, Workspace};

    /// The first and last line of each fold, counted from 1, and its kind.
    fn check(text: &str, expected: Expect) {
        let mut workspace = Workspace::default();
        workspace.open(FileId(0), 0, text);
        let folds = folding_ranges(&workspace.snapshot(), FileId(0));
        let line = |offset| text[..usize::from(offset)].lines().count().max(1);
        let lines: Vec<String> = folds
            .iter()
            .map(|fold| format!("{}-{} {:?}", line(fold.range.start()), line(fold.range.end()), fold.kind))
            .collect();
        expected.assert_eq(&lines.join(", "));
    }

    #[test]
    fn folds_containers_up_to_the_line_before_their_end() {
        check("{\n  a: {\n    b: 1\n  },\n  c: [1,\n    2]\n}\n", expect!["1-6 Container, 2-3 Container"]);
        check("{\r\n  a: {\r\n    b: 1\r\n  }\r\n}\r\n", expect!["1-4 Container, 2-3 Container"]);
        check("{ a: 1 }", expect![[""]]);
        check("{\n}", expect![[""]]);
        check("[{\n  a: 1\n}, {\n  b: 1\n}]", expect!["1-4 Container, 1-2 Container, 3-4 Container"]);
    }

    #[test]
    fn folds_comments_and_regions() {
        check(
            "// one\n// two\n{\n  /* three\n  four */\n  a: 1, // not this\n  // nor this\n}",
            expect!["1-2 Comment, 3-7 Container, 4-5 Comment"],
        );
        check("{\n  // #region Models\n  a: 1,\n  // #endregion\n}", expect!["1-4 Container, 2-4 Region"]);
        check("{\n  // one\n\n  // two\n}", expect!["1-4 Container"]);
    }

    #[test]
    fn folds_what_is_not_closed() {
        check("{\n  a: {\n    b: 1,\n", expect!["1-3 Container, 2-3 Container"]);
    }
}

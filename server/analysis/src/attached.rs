//! Which comments belong to a member: those above it without a blank line between, those before it on its line, and those
//! behind it. They go where it goes.

use json5_syntax::{SyntaxElement, SyntaxKind, SyntaxNode, TextRange};

/// A member, or an item of an array, with its comments.
#[derive(Debug)]
pub struct Attached {
    node: SyntaxNode,
    /// Its first comment above or before it; itself if it has none.
    first: SyntaxElement,
    /// The end of what belongs to it: its last comment behind it, its comma, or itself.
    last: SyntaxElement,
    comma: Option<SyntaxElement>,
}

impl Attached {
    /// Finds the comments around a member.
    #[must_use]
    pub fn to(node: SyntaxNode) -> Self {
        let first = first(&node).unwrap_or_else(|| SyntaxElement::Node(node.clone()));
        let comma = comma_after(&node);
        let anchor = comma.clone().unwrap_or_else(|| SyntaxElement::Node(node.clone()));
        let last = last_behind(&anchor, comma.is_some()).unwrap_or(anchor);
        Self { node, first, last, comma }
    }

    /// The range of all that belongs to it, with its comma.
    #[must_use]
    pub fn range(&self) -> TextRange {
        TextRange::new(self.first.text_range().start(), self.last.text_range().end())
    }

    pub(crate) fn node(&self) -> &SyntaxNode {
        &self.node
    }

    pub(crate) fn first(&self) -> &SyntaxElement {
        &self.first
    }

    pub(crate) fn last(&self) -> &SyntaxElement {
        &self.last
    }

    pub(crate) fn comma(&self) -> Option<&SyntaxElement> {
        self.comma.as_ref()
    }

    /// Comments and blanks before the member.
    pub(crate) fn head(&self) -> impl Iterator<Item = SyntaxElement> {
        siblings(self.first.clone(), self.node.text_range())
    }

    /// Comments and blanks behind the member, its comma among them.
    pub(crate) fn tail(&self) -> impl Iterator<Item = SyntaxElement> {
        let end = self.last.text_range().end();
        let behind = std::iter::successors(self.node.next_sibling_or_token(), next);
        behind.take_while(move |element| element.text_range().end() <= end)
    }
}

fn siblings(first: SyntaxElement, before: TextRange) -> impl Iterator<Item = SyntaxElement> {
    std::iter::successors(Some(first), next)
        .take_while(move |element| element.text_range().start() < before.start())
}

fn next(element: &SyntaxElement) -> Option<SyntaxElement> {
    element.next_sibling_or_token()
}

pub(crate) fn is_comment(kind: SyntaxKind) -> bool {
    matches!(kind, SyntaxKind::LineComment | SyntaxKind::BlockComment)
}

/// How many lines a blank ends; 0 for anything else.
fn line_breaks(element: &SyntaxElement) -> usize {
    let blank = element.as_token().filter(|token| token.kind() == SyntaxKind::Whitespace);
    blank.map_or(0, |token| token.text().matches('\n').count())
}

/// The comma behind a member, whatever comments stand between.
pub(crate) fn comma_after(node: &SyntaxNode) -> Option<SyntaxElement> {
    std::iter::successors(node.next_sibling_or_token(), next)
        .find(|element| !element.kind().is_trivia())
        .filter(|element| element.kind() == SyntaxKind::Comma)
}

/// The comma before a member.
pub(crate) fn comma_before(node: &SyntaxNode) -> Option<SyntaxElement> {
    std::iter::successors(node.prev_sibling_or_token(), SyntaxElement::prev_sibling_or_token)
        .find(|element| !element.kind().is_trivia())
        .filter(|element| element.kind() == SyntaxKind::Comma)
}

fn first(node: &SyntaxNode) -> Option<SyntaxElement> {
    let (mut first, mut on_line, mut is_above) = (None, None, false);
    let mut before = node.prev_sibling_or_token();
    while let Some(element) = before {
        match (line_breaks(&element), element.kind()) {
            (0, kind) if is_comment(kind) => on_line = Some(element.clone()),
            (0, kind) if kind.is_trivia() => {}
            // What shares its line with something else belongs to that, or is on the member's own line.
            (0, _) => return if is_above { first } else { on_line.or(first) },
            (breaks, _) => {
                first = on_line.take().or(first);
                if breaks > 1 {
                    return first;
                }
                is_above = true;
            }
        }
        before = element.prev_sibling_or_token();
    }
    on_line.or(first)
}

/// The last comment behind a member or its comma on the same line. One that another member follows on that line belongs
/// to the other.
fn last_behind(anchor: &SyntaxElement, is_comma: bool) -> Option<SyntaxElement> {
    let mut last = None;
    for element in std::iter::successors(anchor.next_sibling_or_token(), next) {
        match element.kind() {
            kind if is_comment(kind) => last = Some(element),
            _ if line_breaks(&element) > 0 => return last,
            kind if kind.is_trivia() => {}
            SyntaxKind::Member => return last.filter(|_| !is_comma),
            kind if kind.is_value() => return last.filter(|_| !is_comma),
            _ => return last,
        }
    }
    last
}

#[cfg(test)]
mod tests {
    use json5_syntax::{SyntaxKind, parse};

    use super::Attached;

    /// What belongs to the member `a`.
    fn check(text: &str, expected: &str) {
        let mut members = parse(text).syntax().descendants().filter(|node| node.kind() == SyntaxKind::Member);
        let a = members.find(|member| member.text().char_at(0.into()) == Some('a')).expect("a member a");
        assert_eq!(&text[Attached::to(a).range()], expected, "{text}");
    }

    #[test]
    fn comments_above_and_before() {
        check("{\n  // 1\n  // 2\n  a: 1\n}", "// 1\n  // 2\n  a: 1");
        check("{ // 0\n  a: 1\n}", "a: 1");
        check("{\n  b: 1, // 0\n  /* 1 */ a: 1\n}", "/* 1 */ a: 1");
        check("{\n  // 0\n\n  // 1\n  a: 1\n}", "// 1\n  a: 1");
        check("{\n  // 0\n\n  a: 1\n}", "a: 1");
        check("{ b: 1, /* 1 */ a: 1 }", "/* 1 */ a: 1");
        check("{ b: 1 /* 0 */, a: 1 }", "a: 1");
        check("{ /* 1 */\n  /* 2 */ a: 1 }", "/* 2 */ a: 1");
    }

    #[test]
    fn comments_behind() {
        check("{\n  a: 1, // 1\n  // 0\n  b: 1\n}", "a: 1, // 1");
        check("{\n  a: 1 /* 1 */ , /* 2 */ // 3\n}", "a: 1 /* 1 */ , /* 2 */ // 3");
        check("{\n  a: 1 // 1\n  // 0\n}", "a: 1 // 1");
        check("{ a: 1, /* 0 */ b: 1 }", "a: 1,");
        check("{ a: 1, /* 1 */ }", "a: 1, /* 1 */");
        check("{\n  a: 1\n  // 1\n  , b: 1 }", "a: 1\n  // 1\n  ,");
    }
}

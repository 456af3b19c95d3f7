//! Text edits that leave everything else byte for byte as it was.

use json5_syntax::{Parse, SyntaxElement, SyntaxKind, SyntaxNode, TextRange, TextSize};

use crate::TextEdit;

/// Removes the member of an object that spans `range`, with its comma, and with its line when nothing else stands on it.
/// Empty when no member spans exactly that range.
#[must_use]
pub fn remove_member(parse: &Parse, range: TextRange) -> Vec<TextEdit> {
    let root = parse.syntax();
    if !root.text_range().contains_range(range) {
        return Vec::new();
    }
    let covering = root.covering_element(range);
    let Some(member) =
        covering.ancestors().find(|node| node.kind() == SyntaxKind::Member && node.text_range() == range)
    else {
        return Vec::new();
    };
    let delete = |range| TextEdit { range, new_text: String::new() };
    if let Some(comma) = comma_after(&member) {
        return vec![delete(with_line(&member, &comma))];
    }
    let own = delete(with_line(&member, &SyntaxElement::Node(member.clone())));
    match comma_before(&member) {
        Some(comma) if own.range.start() >= comma.text_range().end() => {
            vec![delete(comma.text_range()), own]
        }
        _ => vec![own],
    }
}

fn comma_after(member: &SyntaxNode) -> Option<SyntaxElement> {
    std::iter::successors(member.next_sibling_or_token(), SyntaxElement::next_sibling_or_token)
        .find(|element| !element.kind().is_trivia())
        .filter(|element| element.kind() == SyntaxKind::Comma)
}

fn comma_before(member: &SyntaxNode) -> Option<SyntaxElement> {
    std::iter::successors(member.prev_sibling_or_token(), SyntaxElement::prev_sibling_or_token)
        .find(|element| !element.kind().is_trivia())
        .filter(|element| element.kind() == SyntaxKind::Comma)
}

/// From the member to the end of `last`; with the indentation and the line break when the two fill whole lines, else with
/// the blanks behind.
fn with_line(member: &SyntaxNode, last: &SyntaxElement) -> TextRange {
    let blanks = |element: Option<SyntaxElement>| {
        let token = element.and_then(SyntaxElement::into_token);
        token.filter(|token| token.kind() == SyntaxKind::Whitespace).map(|token| token.text().to_owned())
    };
    let before = blanks(member.prev_sibling_or_token()).unwrap_or_default();
    let after = blanks(last.next_sibling_or_token()).unwrap_or_default();
    let (start, end) = (member.text_range().start(), last.text_range().end());
    match (before.rfind('\n'), after.find('\n')) {
        (Some(line), Some(_)) => {
            // From the end of the line before to the end of its own: what follows keeps its indentation.
            let indent = TextSize::of(before.get(line..).unwrap_or(""));
            let trailing = TextSize::of(after.get(..after.find(['\r', '\n']).unwrap_or(0)).unwrap_or(""));
            let carriage_return = u32::from(before.get(..line).is_some_and(|text| text.ends_with('\r')));
            TextRange::new(start - indent - TextSize::from(carriage_return), end + trailing)
        }
        (Some(_), None) => TextRange::new(start, end + TextSize::of(&*after)),
        (None, None) if last.kind() == SyntaxKind::Comma => {
            TextRange::new(start, end + TextSize::of(&*after))
        }
        (None, _) => TextRange::new(start - TextSize::of(&*before), end),
    }
}

#[cfg(test)]
mod tests {
    use json5_syntax::{TextRange, TextSize, parse};

    use super::remove_member;

    /// Removes the member that starts at `$0` and spans up to `$1`.
    fn check(marked: &str, expected: &str) {
        let (head, rest) = marked.split_once("$0").expect("$0");
        let (member, tail) = rest.split_once("$1").expect("$1");
        let mut text = [head, member, tail].concat();
        let range = TextRange::at(TextSize::of(head), TextSize::of(member));
        for edit in remove_member(&parse(&text), range).iter().rev() {
            text.replace_range(std::ops::Range::<usize>::from(edit.range), &edit.new_text);
        }
        assert_eq!(text, expected, "{marked}");
    }

    #[test]
    fn takes_the_comma_along() {
        check("{ $0a: 1$1, b: 2 }", "{ b: 2 }");
        check("{ a: 1, $0b: 2$1 }", "{ a: 1 }");
        check("{ a: 1, $0b: 2$1, }", "{ a: 1, }");
        check("{ $0a: 1$1 }", "{ }");
        check("{$0a: 1$1}", "{}");
    }

    #[test]
    fn takes_the_line_along() {
        check("{\n  $0a: 1$1,\n  b: 2\n}\n", "{\n  b: 2\n}\n");
        check("{\n  a: 1,\n  $0b: 2$1\n}\n", "{\n  a: 1\n}\n");
        check("{\r\n  a: 1,\r\n  $0b: 2$1\r\n}\r\n", "{\r\n  a: 1\r\n}\r\n");
        check("{\n  a: 1,\n  $0b: {\n    c: 1\n  }$1,\n  d: 2\n}\n", "{\n  a: 1,\n  d: 2\n}\n");
    }

    #[test]
    fn keeps_comments() {
        check("{\n  // about a\n  $0a: 1$1, // one\n  b: 2\n}\n", "{\n  // about a\n  // one\n  b: 2\n}\n");
        check("{\n  a: 1, // one\n  $0b: 2$1 // two\n}\n", "{\n  a: 1 // one\n  // two\n}\n");
    }
}

//! Text edits that leave everything else byte for byte as it was.

use json5_syntax::ast::{Array, Object};
use json5_syntax::{Parse, SyntaxElement, SyntaxKind, SyntaxNode, TextRange, TextSize};

use crate::TextEdit;
use crate::attached::{Attached, comma_after, comma_before, is_comment};
use crate::insertion::{Entry, Insertion};

/// The text after edits that stand in order and do not overlap.
#[must_use]
pub fn applied(text: &str, edits: &[TextEdit]) -> String {
    let mut result = String::with_capacity(text.len());
    let mut done = 0;
    for edit in edits {
        let (start, end) = (usize::from(edit.range.start()), usize::from(edit.range.end()));
        result.push_str(text.get(done..start).unwrap_or_default());
        result.push_str(&edit.new_text);
        done = end;
    }
    result.push_str(text.get(done..).unwrap_or_default());
    result
}

/// A plain text in the quotes of the literal that it replaces; `None` when it would need escapes.
pub(crate) fn requoted(literal: &str, text: &str) -> Option<String> {
    let quote = literal.chars().next().filter(|quote| matches!(quote, '"' | '\'')).unwrap_or('"');
    let plain = !text.contains(|c: char| matches!(c, '"' | '\'' | '\\') || c.is_control());
    plain.then(|| format!("{quote}{text}{quote}"))
}

/// Removes the member of an object that spans `range`, with its comma, and with its line when nothing else stands on it.
/// Empty when no member spans exactly that range.
#[must_use]
pub fn remove_member(parse: &Parse, range: TextRange) -> Vec<TextEdit> {
    node_at(parse, SyntaxKind::Member, range).map(|member| remove(&member)).unwrap_or_default()
}

/// The same for an item of an array.
#[must_use]
pub fn remove_item(parse: &Parse, range: TextRange) -> Vec<TextEdit> {
    let mut kinds = [SyntaxKind::Literal, SyntaxKind::Object, SyntaxKind::Array].into_iter();
    let item = kinds.find_map(|kind| node_at(parse, kind, range));
    let in_array = |item: &SyntaxNode| item.parent().is_some_and(|parent| parent.kind() == SyntaxKind::Array);
    item.filter(in_array).map(|item| remove(&item)).unwrap_or_default()
}

/// The node of a kind that spans exactly this range; `None` when the range is from another text.
#[must_use]
pub fn node_at(parse: &Parse, kind: SyntaxKind, range: TextRange) -> Option<SyntaxNode> {
    let root = parse.syntax();
    if !root.text_range().contains_range(range) {
        return None;
    }
    let covering = root.covering_element(range);
    covering.ancestors().find(|node| node.kind() == kind && node.text_range() == range)
}

/// Adds a member, `text`, at the end of an object: on a line of its own when the last one has that, and behind a
/// comment that stands beside the last one. Empty when the object is not part of this text.
#[must_use]
pub fn insert_member(parse: &Parse, object: Object<'_>, text: &str) -> Vec<TextEdit> {
    let object = node_at(parse, SyntaxKind::Object, object.range());
    object.map(|object| Insertion::new(parse, &object).insert(&[Entry::plain(text)])).unwrap_or_default()
}

/// The same for an item of an array.
#[must_use]
pub fn insert_item(parse: &Parse, array: Array<'_>, text: &str) -> Vec<TextEdit> {
    let array = node_at(parse, SyntaxKind::Array, array.range());
    array.map(|array| Insertion::new(parse, &array).insert(&[Entry::plain(text)])).unwrap_or_default()
}

/// Whether a comment stands in a byte range.
#[must_use]
pub fn holds_comment(parse: &Parse, range: TextRange) -> bool {
    let root = parse.syntax();
    if !root.text_range().contains_range(range) {
        return false;
    }
    let covering = root.covering_element(range);
    let tokens = covering.as_node().into_iter().flat_map(SyntaxNode::descendants_with_tokens);
    tokens.into_iter().any(|token| is_comment(token.kind()) && range.contains_range(token.text_range()))
}

fn remove(item: &SyntaxNode) -> Vec<TextEdit> {
    let delete = |range| TextEdit { range, new_text: String::new() };
    if let Some(comma) = comma_after(item) {
        let between = TextRange::new(item.text_range().end(), comma.text_range().start());
        let is_comment =
            |next: &SyntaxElement| next.kind().is_trivia() && next.kind() != SyntaxKind::Whitespace;
        let mut after =
            std::iter::successors(item.next_sibling_or_token(), SyntaxElement::next_sibling_or_token);
        if after.any(|next| between.contains_range(next.text_range()) && is_comment(&next)) {
            return vec![delete(item.text_range()), delete(comma.text_range())];
        }
        return vec![delete(with_line(&SyntaxElement::Node(item.clone()), &comma))];
    }
    let own = SyntaxElement::Node(item.clone());
    without_comma_before(item, with_line(&own, &own))
}

/// Removes a member with the comments that belong to it.
#[must_use]
pub(crate) fn remove_with_comments(member: &Attached) -> Vec<TextEdit> {
    let range = with_line(member.first(), member.last());
    match member.comma() {
        Some(_) => vec![TextEdit { range, new_text: String::new() }],
        None => without_comma_before(member.node(), range),
    }
}

/// Deletes the range of the last item, and the comma before the item.
fn without_comma_before(item: &SyntaxNode, range: TextRange) -> Vec<TextEdit> {
    let delete = |range| TextEdit { range, new_text: String::new() };
    match comma_before(item) {
        Some(comma) if range.start() >= comma.text_range().end() => {
            vec![delete(comma.text_range()), delete(range)]
        }
        _ => vec![delete(range)],
    }
}

/// From `first` to the end of `last`; with the indentation and the line break when the two fill whole lines, else with
/// the blanks behind.
fn with_line(first: &SyntaxElement, last: &SyntaxElement) -> TextRange {
    let blanks = |element: Option<SyntaxElement>| {
        let token = element.and_then(SyntaxElement::into_token);
        token.filter(|token| token.kind() == SyntaxKind::Whitespace).map(|token| token.text().to_owned())
    };
    let before = blanks(first.prev_sibling_or_token()).unwrap_or_default();
    let after = blanks(last.next_sibling_or_token()).unwrap_or_default();
    let (start, end) = (first.text_range().start(), last.text_range().end());
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

    use super::{insert_member, remove_member};

    fn check_insert(text: &str, expected: &str) {
        let parse = parse(text);
        let object = parse.root().and_then(json5_syntax::ast::Value::as_object).expect("an object");
        let mut text = text.to_owned();
        for edit in insert_member(&parse, object, "z: 0").iter().rev() {
            text.replace_range(std::ops::Range::<usize>::from(edit.range), &edit.new_text);
        }
        assert_eq!(text, expected);
    }

    #[test]
    fn inserts_in_the_style_of_the_object() {
        check_insert("{}", "{ z: 0 }");
        check_insert("{ }", "{ z: 0 }");
        check_insert("{\n}", "{\n  z: 0\n}");
        check_insert("{ // c\n}", "{ // c\n  z: 0\n}");
        check_insert("{ a: 1 }", "{ a: 1, z: 0 }");
        check_insert("{ a: 1, }", "{ a: 1, z: 0, }");
        check_insert("{\n  a: 1\n}", "{\n  a: 1,\n  z: 0\n}");
        check_insert("{\n  a: 1, // one\n}", "{\n  a: 1, // one\n  z: 0,\n}");
        check_insert("{\n  a: 1 // one\n}", "{\n  a: 1, // one\n  z: 0\n}");
        check_insert("{ a: 1 // one\n}", "{ a: 1, // one\n  z: 0\n}");
        check_insert("{ a: 1 /* one */ }", "{ a: 1, /* one */ z: 0 }");
        check_insert("{ a: 1, /* one */ }", "{ a: 1, /* one */ z: 0, }");
        check_insert("{\r\n\ta: 1,\r\n}", "{\r\n\ta: 1,\r\n\tz: 0,\r\n}");
    }

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
        check("{ $0a: 1$1 /* one */, b: 2 }", "{  /* one */ b: 2 }");
    }
}

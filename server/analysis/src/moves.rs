//! Moves a member to another place of the document: its own text goes along, comments inside it too, indented as its new
//! neighbours are.

use json5_syntax::ast::{Member, Object, Value};
use json5_syntax::{Parse, Path, Segment, SyntaxElement, SyntaxKind, SyntaxNode, TextRange};

use crate::TextEdit;
use crate::dress::Dress;
use crate::edits::{insert_member, node_at, remove_member};

/// What goes where.
#[derive(Debug, Clone, Copy)]
pub struct Move<'m> {
    /// The member that disappears from its old place.
    pub gone: Member<'m>,
    /// The member whose value goes along: the same one, or one inside it.
    pub carried: Member<'m>,
    /// Where the value belongs.
    pub to: &'m Path,
    /// The text to write in the place of the value; `None` for its own.
    pub value: Option<&'m str>,
}

/// The edits of a move, in order of their place. `None` when the new place is taken, when something on the way to it is
/// no object, or when comments would be lost.
#[must_use]
pub fn move_member(parse: &Parse, it: Move<'_>) -> Option<Vec<TextEdit>> {
    let (object, missing) = reach(parse.root()?, it.to)?;
    let (name, outer) = missing.split_last()?;
    let stays = object.members().any(|member| member.range() == it.gone.range());
    if stays && outer.is_empty() && it.gone.range() == it.carried.range() {
        return rename(it, name);
    }
    let gone = node_at(parse, SyntaxKind::Member, it.gone.range())?;
    if has_comment(&gone, &[it.carried.range()]) {
        return None;
    }
    if stays {
        let text = Carried::new(parse, it, name)?.text(&Layout::around(&gone), outer);
        return Some(vec![TextEdit { range: it.gone.range(), new_text: text }]);
    }
    let mut edits = remove_member(parse, it.gone.range());
    edits.extend(inserted(parse, it, object, &missing)?);
    in_order(edits)
}

/// Moves a member to several places at once, all of them outside of its own object. `None` as for one.
#[must_use]
pub fn move_to_each(parse: &Parse, member: Member<'_>, places: &[Path]) -> Option<Vec<TextEdit>> {
    let mut edits = remove_member(parse, member.range());
    for to in places {
        let (object, missing) = reach(parse.root()?, to)?;
        let it = Move { gone: member, carried: member, to, value: None };
        edits.extend(inserted(parse, it, object, &missing)?);
    }
    in_order(edits)
}

/// The edits that write the carried member into an object, below the missing keys.
fn inserted(parse: &Parse, it: Move<'_>, object: Object<'_>, missing: &[&str]) -> Option<Vec<TextEdit>> {
    let (name, outer) = missing.split_last()?;
    let node = node_at(parse, SyntaxKind::Object, object.range())?;
    let neighbour = node.children().filter(|node| node.kind() == SyntaxKind::Member).last().unwrap_or(node);
    let text = Carried::new(parse, it, name)?.text(&Layout::around(&neighbour), outer);
    Some(insert_member(parse, object, &text))
}

/// In order of their place; `None` when they overlap.
fn in_order(mut edits: Vec<TextEdit>) -> Option<Vec<TextEdit>> {
    edits.sort_by_key(|edit| (edit.range.start(), edit.range.end()));
    let overlaps = edits.windows(2).any(|pair| matches!(pair, [a, b] if a.range.end() > b.range.start()));
    (!overlaps).then_some(edits)
}

/// Moves every member of an object, the value of `gone`, into another object that has none of these keys. `None` when it
/// has one, or when comments would be lost.
#[must_use]
pub fn merge_into(parse: &Parse, gone: Member<'_>, target: Object<'_>) -> Option<Vec<TextEdit>> {
    let source = gone.value()?.as_object()?;
    let members: Vec<_> = source.members().collect();
    let is_free = |member: &Member<'_>| member.key().is_some_and(|key| target.get(&key.name()).is_none());
    let node = node_at(parse, SyntaxKind::Member, gone.range())?;
    let carried: Vec<_> = members.iter().map(|member| member.range()).collect();
    if has_comment(&node, &carried) || !members.iter().all(is_free) {
        return None;
    }
    let object = node_at(parse, SyntaxKind::Object, target.range())?;
    let last = object.children().filter(|node| node.kind() == SyntaxKind::Member).last();
    let layout = Layout::around(last.as_ref().unwrap_or(&object));
    let text = |member: &Member<'_>| {
        let it = Move { gone, carried: *member, to: &Path::default(), value: None };
        Some(Carried::new(parse, it, &member.key()?.name())?.text(&layout, &[]))
    };
    let texts: Vec<String> = members.iter().map(text).collect::<Option<_>>()?;
    let own_lines = last.as_ref().and_then(own_indent).map(|indent| format!(",{}{indent}", layout.line_end));
    let separator = own_lines.unwrap_or_else(|| ", ".to_owned());
    let mut edits = remove_member(parse, gone.range());
    if !texts.is_empty() {
        edits.extend(insert_member(parse, target, &texts.join(&separator)));
    }
    in_order(edits)
}

/// Whether a node holds comments outside of these ranges.
fn has_comment(node: &SyntaxNode, except: &[TextRange]) -> bool {
    let tokens = node.descendants_with_tokens().filter_map(SyntaxElement::into_token);
    let mut comments =
        tokens.filter(|token| matches!(token.kind(), SyntaxKind::LineComment | SyntaxKind::BlockComment));
    comments.any(|comment| !except.iter().any(|range| range.contains_range(comment.text_range())))
}

/// The deepest object on the way that exists, and the keys that are missing from there on: one at least.
fn reach<'t, 'p>(root: Value<'t>, to: &'p Path) -> Option<(Object<'t>, Vec<&'p str>)> {
    let mut at = root;
    for (index, segment) in to.0.iter().enumerate() {
        let next = match segment {
            Segment::Key(key) => at.as_object()?.get(key).map(Member::value),
            Segment::Index(item) => Some(at.as_array()?.values().nth(*item)),
        };
        match next {
            Some(value) => at = value?,
            None => {
                let key = |segment: &'p Segment| match segment {
                    Segment::Key(key) => Some(key.as_str()),
                    Segment::Index(_) => None,
                };
                let missing: Option<Vec<&str>> = to.0.iter().skip(index).map(key).collect();
                return Some((at.as_object()?, missing?));
            }
        }
    }
    None
}

fn rename(it: Move<'_>, name: &str) -> Option<Vec<TextEdit>> {
    let key = it.gone.key()?;
    let mut edits = vec![TextEdit { range: key.range(), new_text: renamed(key.text(), name) }];
    if let Some(text) = it.value {
        edits.push(TextEdit { range: it.gone.value()?.range(), new_text: text.to_owned() });
    }
    Some(edits)
}

/// A key in the quotes of the one that it replaces.
#[must_use]
pub fn renamed(old: &str, name: &str) -> String {
    let dress = match old.chars().next() {
        Some(quote @ ('"' | '\'')) => Dress { key_quote: Some(quote), quote },
        _ => Dress { key_quote: None, quote: '"' },
    };
    dress.key(name)
}

/// How lines begin and end around a node.
struct Layout {
    /// What the node's line begins with.
    indent: String,
    /// One more level.
    unit: String,
    line_end: &'static str,
}

impl Layout {
    fn around(node: &SyntaxNode) -> Self {
        let indents: Vec<String> = node.ancestors().filter_map(|node| own_indent(&node)).take(2).collect();
        let indent = indents.first().cloned().unwrap_or_default();
        let outer = indents.get(1).map_or("", String::as_str);
        let unit = indent.strip_prefix(outer).filter(|unit| !unit.is_empty()).unwrap_or("  ").to_owned();
        let blanks = node.ancestors().filter_map(|node| node.prev_sibling_or_token()?.into_token());
        let has_returns = blanks.into_iter().any(|token| token.text().contains("\r\n"));
        Self { indent, unit, line_end: if has_returns { "\r\n" } else { "\n" } }
    }
}

/// The blanks before a node that begins its line; `None` for one that does not.
fn own_indent(node: &SyntaxNode) -> Option<String> {
    let before = node.prev_sibling_or_token().and_then(SyntaxElement::into_token)?;
    let line = before.text().rfind('\n').filter(|_| before.kind() == SyntaxKind::Whitespace)?;
    before.text().get(line + 1..).map(str::to_owned)
}

/// The text of a member that goes elsewhere.
struct Carried {
    /// Pieces of the text; those that break a line hold the new line's indentation, to be changed.
    pieces: Vec<(bool, String)>,
    indent: String,
    dress: Dress,
}

impl Carried {
    fn new(parse: &Parse, it: Move<'_>, name: &str) -> Option<Self> {
        let node = node_at(parse, SyntaxKind::Member, it.carried.range())?;
        let (key, value) = (it.carried.key()?, it.carried.value()?);
        let mut pieces = Vec::new();
        for token in node.descendants_with_tokens().filter_map(SyntaxElement::into_token) {
            let inside = |range: TextRange| range.contains_range(token.text_range());
            if inside(key.range()) {
                let own = key.name() == name;
                pieces.push((false, if own { key.text().to_owned() } else { renamed(key.text(), name) }));
            } else if let Some(text) = it.value.filter(|_| inside(value.range())) {
                if token.text_range().start() == value.range().start() {
                    pieces.push((false, text.to_owned()));
                }
            } else {
                let breaks = token.kind() == SyntaxKind::Whitespace && token.text().contains('\n');
                pieces.push((breaks, token.text().to_owned()));
            }
        }
        let indent = node.ancestors().find_map(|node| own_indent(&node)).unwrap_or_default();
        Some(Self { pieces, indent, dress: Dress::around(parse, None) })
    }

    /// The text inside objects with these keys, the outermost first.
    fn text(&self, layout: &Layout, outer: &[&str]) -> String {
        let is_long = self.pieces.iter().any(|(breaks, _)| *breaks);
        let indent = if is_long {
            layout.indent.clone() + &layout.unit.repeat(outer.len())
        } else {
            layout.indent.clone()
        };
        let mut text = String::new();
        for (breaks, piece) in &self.pieces {
            let line = piece.rfind('\n').filter(|_| *breaks);
            match line.and_then(|line| piece.split_at_checked(line + 1)) {
                Some((lines, blanks)) => {
                    let deeper = blanks.strip_prefix(self.indent.as_str()).unwrap_or_default();
                    text.extend([lines, &indent, deeper]);
                }
                None => text.push_str(piece),
            }
        }
        for (depth, key) in outer.iter().enumerate().rev() {
            let key = self.dress.key(key);
            text = if is_long {
                let indent = layout.indent.clone() + &layout.unit.repeat(depth);
                let (end, unit) = (layout.line_end, &layout.unit);
                format!("{key}: {{{end}{indent}{unit}{text}{end}{indent}}}")
            } else {
                format!("{key}: {{ {text} }}")
            };
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use json5_syntax::ast::Member;
    use json5_syntax::{Path, parse};

    use super::{Move, merge_into, move_member};
    use crate::edits::applied;

    fn path(keys: &str) -> Path {
        keys.split('.').fold(Path::default(), |path, key| path.key(key))
    }

    fn member<'t>(parse: &'t json5_syntax::Parse, keys: &str) -> Member<'t> {
        let mut value = parse.root().expect("a root");
        let mut member = None;
        for key in keys.split('.') {
            member = value.as_object().and_then(|object| object.get(key));
            value = member.and_then(Member::value).expect("a value");
        }
        member.expect("a member")
    }

    fn check(text: &str, from: &str, to: &str, expected: Expect) {
        let parse = parse(text);
        let it = member(&parse, from);
        let edits = move_member(&parse, Move { gone: it, carried: it, to: &path(to), value: None });
        expected.assert_eq(&edits.map_or_else(|| "none".to_owned(), |edits| applied(text, &edits)));
    }

    #[test]
    fn inside_its_object() {
        check("{ a: 1, b: 2 }", "a", "c", expect!["{ c: 1, b: 2 }"]);
        check("{ 'a': 1, b: 2 }", "a", "c-d", expect!["{ 'c-d': 1, b: 2 }"]);
        check("{ a: 1, b: 2 }", "a", "c.d", expect!["{ c: { d: 1 }, b: 2 }"]);
        check("{ a: 1, b: 2 }", "a", "b", expect!["none"]);
        check("{ a: 1, b: 2 }", "a", "b.c", expect!["none"]);
    }

    #[test]
    fn long_values_are_indented_anew() {
        check(
            "{\n  nodes: {\n    deny: [\n      // one\n      'a', /* x\n y */\n    ], // two\n  },\n}",
            "nodes.deny",
            "nodes.commands.deny",
            expect![[r#"
                {
                  nodes: {
                    commands: {
                      deny: [
                        // one
                        'a', /* x
                 y */
                      ]
                    }, // two
                  },
                }"#]],
        );
        check(
            "{\r\n\t\"a\": {\r\n\t\t\"b\": {\r\n\t\t\t\"c\": [\r\n\t\t\t\t1\r\n\t\t\t]\r\n\t\t}\r\n\t},\r\n\t\"d\": {\r\n\t}\r\n}",
            "a.b.c",
            "d.e",
            expect![
                "{\r\n\t\"a\": {\r\n\t\t\"b\": {\r\n\t\t}\r\n\t},\r\n\t\"d\": { \"e\": [\r\n\t\t1\r\n\t]\r\n\t}\r\n}"
            ],
        );
    }

    #[test]
    fn a_text_that_goes_over_lines_keeps_its_value() {
        check(
            "{\n  a: {\n    b: [\n      'x\\\n  y'\n    ]\n  },\n}",
            "a.b",
            "b",
            expect!["{\n  a: {\n  },\n  b: [\n    'x\\\n  y'\n  ],\n}"],
        );
    }

    #[test]
    fn merges() {
        let check = |text: &str, expected: Expect| {
            let parse = parse(text);
            let target = member(&parse, "b").value().and_then(|value| value.as_object()).expect("an object");
            let edits = merge_into(&parse, member(&parse, "a"), target);
            expected.assert_eq(&edits.map_or_else(|| "none".to_owned(), |edits| applied(text, &edits)));
        };
        check("{ a: { x: 1, y: 2 }, b: { z: 3 } }", expect!["{ b: { z: 3, x: 1, y: 2 } }"]);
        check(
            "{\n  a: { x: 1, y: 2 },\n  b: {\n    z: 3,\n  },\n}",
            expect!["{\n  b: {\n    z: 3,\n    x: 1,\n    y: 2,\n  },\n}"],
        );
        check("{ a: { x: 1 }, b: { x: 3 } }", expect!["none"]);
        check("{ a: { /* x */ }, b: { } }", expect!["none"]);
    }
}

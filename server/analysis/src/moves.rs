//! Moves a member to another place of the document: its own text goes along, and so do the comments in and beside it,
//! indented as its new neighbours are.

use json5_syntax::ast::{Member, Object, Value};
use json5_syntax::{
    Dialect, Parse, Path, Segment, SyntaxElement, SyntaxKind, SyntaxNode, SyntaxToken, TextRange,
};

use crate::TextEdit;
use crate::attached::{Attached, comma_after, is_comment};
use crate::dress::Dress;
use crate::edits::{node_at, remove_member, remove_with_comments};
use crate::insertion::{Entry, Insertion, Layout, line_indent};

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
    let gone = attached(parse, it.gone)?;
    if has_comment(gone.node(), &[it.carried.range(), attached(parse, it.carried)?.range()]) {
        return None;
    }
    let carried = Carried::new(parse, it, name)?;
    if stays {
        return Some(vec![carried.in_place(&gone, outer)]);
    }
    let mut edits = remove_with_comments(&gone);
    edits.extend(inserted(parse, &carried, object, outer)?);
    in_order(edits)
}

/// Moves a member to several places at once, all of them outside of its own object. `None` as for one.
#[must_use]
pub fn move_to_each(parse: &Parse, member: Member<'_>, places: &[Path]) -> Option<Vec<TextEdit>> {
    let mut edits = remove_with_comments(&attached(parse, member)?);
    for to in places {
        let (object, missing) = reach(parse.root()?, to)?;
        let (name, outer) = missing.split_last()?;
        let carried = Carried::new(parse, Move { gone: member, carried: member, to, value: None }, name)?;
        edits.extend(inserted(parse, &carried, object, outer)?);
    }
    in_order(edits)
}

/// The edits that write the carried member into an object, below the missing keys.
fn inserted(parse: &Parse, carried: &Carried, object: Object<'_>, outer: &[&str]) -> Option<Vec<TextEdit>> {
    let insertion = Insertion::new(parse, &node_at(parse, SyntaxKind::Object, object.range())?);
    let entry = carried.entry(insertion.layout(), insertion.has_own_lines(), outer);
    Some(insertion.insert(&[entry]))
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
    let whole = attached(parse, gone)?;
    let carried: Vec<_> =
        members.iter().map(|member| Some(attached(parse, *member)?.range())).collect::<Option<_>>()?;
    if has_comment(whole.node(), &carried) || !members.iter().all(is_free) {
        return None;
    }
    if members.is_empty() {
        return Some(remove_member(parse, gone.range()));
    }
    let insertion = Insertion::new(parse, &node_at(parse, SyntaxKind::Object, target.range())?);
    let mut carried: Vec<Carried> = members
        .iter()
        .map(|member| {
            let it = Move { gone: *member, carried: *member, to: &Path::default(), value: None };
            Carried::new(parse, it, &member.key()?.name())
        })
        .collect::<Option<_>>()?;
    if let Some(first) = carried.first_mut() {
        first.head.splice(0..0, pieces_before(&whole));
    }
    if let Some(last) = carried.last_mut() {
        last.tail.extend(pieces_behind(&whole));
    }
    let entry = |carried: &Carried| carried.entry(insertion.layout(), insertion.has_own_lines(), &[]);
    let entries: Vec<Entry> = carried.iter().map(entry).collect();
    let mut edits = remove_with_comments(&whole);
    edits.extend(insertion.insert(&entries));
    in_order(edits)
}

fn attached(parse: &Parse, member: Member<'_>) -> Option<Attached> {
    node_at(parse, SyntaxKind::Member, member.range()).map(Attached::to)
}

/// Whether a node holds comments outside of these ranges.
fn has_comment(node: &SyntaxNode, except: &[TextRange]) -> bool {
    let tokens = node.descendants_with_tokens().filter_map(SyntaxElement::into_token);
    let mut comments = tokens.filter(|token| is_comment(token.kind()));
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

/// A part of a carried text.
#[derive(Debug)]
enum Piece {
    Text(String),
    LineComment(String),
    /// Blanks that end a line and hold the indentation of the next, to be changed.
    Break(String),
}

impl Piece {
    fn of(token: &SyntaxToken) -> Self {
        let text = token.text().to_owned();
        match token.kind() {
            SyntaxKind::Whitespace if text.contains('\n') => Self::Break(text),
            SyntaxKind::LineComment => Self::LineComment(text),
            _ => Self::Text(text),
        }
    }
}

/// The comments before a member.
fn pieces_before(member: &Attached) -> Vec<Piece> {
    member.head().filter_map(|element| element.as_token().map(Piece::of)).collect()
}

/// The comments behind a member, without its comma.
fn pieces_behind(member: &Attached) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for token in member.tail().filter_map(SyntaxElement::into_token) {
        match Piece::of(&token) {
            _ if token.kind() == SyntaxKind::Comma => {}
            Piece::Text(text) if text.trim().is_empty() => {}
            Piece::Break(text) => pieces.push(Piece::Break(text)),
            piece => {
                if !matches!(pieces.last(), Some(Piece::Break(_))) {
                    pieces.push(Piece::Text(" ".to_owned()));
                }
                pieces.push(piece);
            }
        }
    }
    pieces
}

/// A member that goes elsewhere, with its comments.
struct Carried {
    head: Vec<Piece>,
    body: Vec<Piece>,
    tail: Vec<Piece>,
    /// What its line begins with where it stood.
    indent: String,
    /// Whether its object has a comma behind the last member.
    trailing_comma: bool,
    dress: Dress,
}

impl Carried {
    fn new(parse: &Parse, it: Move<'_>, name: &str) -> Option<Self> {
        let (gone, carried) = (attached(parse, it.gone)?, attached(parse, it.carried)?);
        let (key, value) = (it.carried.key()?, it.carried.value()?);
        let mut body = Vec::new();
        for token in carried.node().descendants_with_tokens().filter_map(SyntaxElement::into_token) {
            let inside = |range: TextRange| range.contains_range(token.text_range());
            if inside(key.range()) {
                let own = key.name() == name;
                body.push(Piece::Text(if own { key.text().to_owned() } else { renamed(key.text(), name) }));
            } else if let Some(text) = it.value.filter(|_| inside(value.range())) {
                if token.text_range().start() == value.range().start() {
                    body.push(Piece::Text(text.to_owned()));
                }
            } else {
                body.push(Piece::of(&token));
            }
        }
        let (mut head, mut tail) = (pieces_before(&carried), pieces_behind(&carried));
        if it.gone.range() != it.carried.range() {
            head.splice(0..0, pieces_before(&gone));
            tail.extend(pieces_behind(&gone));
        }
        let neighbours = gone.node().parent().into_iter().flat_map(|object| object.children());
        let last = neighbours.filter(|node| node.kind() == SyntaxKind::Member).last();
        let trailing_comma =
            parse.dialect() != Dialect::Json && last.is_some_and(|last| comma_after(&last).is_some());
        let indent = carried.node().ancestors().find_map(|node| line_indent(&node)).unwrap_or_default();
        Some(Self { head, body, tail, indent, trailing_comma, dress: Dress::around(parse, None) })
    }

    /// The edit that writes it where the member stood, inside objects with these keys, the outermost first.
    fn in_place(&self, gone: &Attached, outer: &[&str]) -> TextEdit {
        let layout = Layout::around(gone.node());
        let next = gone.last().next_sibling_or_token().and_then(SyntaxElement::into_token);
        let ends_line = next.is_some_and(|next| next.text().contains('\n'));
        let entry = self.entry(&layout, ends_line && line_indent(gone.node()).is_some(), outer);
        let comma = if gone.comma().is_some() { "," } else { "" };
        let mut new_text = entry.text + comma + &entry.behind;
        if entry.needs_lines && outer.is_empty() && !ends_line {
            new_text += layout.line_end;
        }
        TextEdit { range: gone.range(), new_text }
    }

    /// It as an entry inside objects with these keys, the outermost first.
    fn entry(&self, layout: &Layout, own_lines: bool, outer: &[&str]) -> Entry {
        let has_break = |pieces: &[Piece]| pieces.iter().any(|piece| !matches!(piece, Piece::Text(_)));
        let needs_lines = has_break(&self.head) || has_break(&self.tail);
        let is_long = own_lines || needs_lines || has_break(&self.body);
        let indent_at = |depth| layout.indent.clone() + &layout.unit.repeat(depth);
        let indent = indent_at(if is_long { outer.len() } else { 0 });
        let mut text = self.written(self.head.iter().chain(&self.body), &indent, layout.line_end);
        let mut behind = self.written(self.tail.iter(), &indent, layout.line_end);
        for (depth, key) in outer.iter().enumerate().rev() {
            let key = self.dress.key(key);
            text = if is_long {
                let (end, unit, indent) = (layout.line_end, &layout.unit, indent_at(depth));
                let comma = if self.trailing_comma { "," } else { "" };
                format!("{key}: {{{end}{indent}{unit}{text}{comma}{behind}{end}{indent}}}")
            } else {
                format!("{key}: {{ {text}{behind} }}")
            };
            behind.clear();
        }
        Entry { text, behind, needs_lines }
    }

    fn written<'p>(&self, pieces: impl Iterator<Item = &'p Piece>, indent: &str, line_end: &str) -> String {
        let mut out = String::new();
        let mut in_comment = false;
        for piece in pieces {
            match piece {
                Piece::Break(text) => {
                    let (lines, blanks) = text.split_at(text.rfind('\n').map_or(0, |line| line + 1));
                    let deeper = blanks.strip_prefix(self.indent.as_str()).unwrap_or_default();
                    out.extend([lines, indent, deeper]);
                    in_comment = false;
                }
                Piece::Text(text) if in_comment && text.trim().is_empty() => {}
                Piece::Text(text) | Piece::LineComment(text) => {
                    if in_comment {
                        out.extend([line_end, indent]);
                    }
                    out.push_str(text);
                    in_comment = matches!(piece, Piece::LineComment(_));
                }
            }
        }
        out
    }
}

#[cfg(test)]
mod tests;

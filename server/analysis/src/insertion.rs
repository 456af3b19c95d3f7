//! Where a container takes one more member or item, and how that must be laid out there: on a line of its own when the
//! last one has that, and behind the comments that belong to the last one.

use json5_syntax::{Dialect, Parse, SyntaxElement, SyntaxKind, SyntaxNode, TextRange, TextSize};

use crate::TextEdit;
use crate::attached::{Attached, is_comment};

/// How lines begin and end around a node.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    /// What the node's line begins with.
    pub(crate) indent: String,
    /// One more level.
    pub(crate) unit: String,
    pub(crate) line_end: &'static str,
}

impl Layout {
    pub(crate) fn around(node: &SyntaxNode) -> Self {
        let indents: Vec<String> = node.ancestors().filter_map(|node| line_indent(&node)).take(2).collect();
        let indent = indents.first().cloned().unwrap_or_default();
        let outer = indents.get(1).map_or("", String::as_str);
        let unit = indent.strip_prefix(outer).filter(|unit| !unit.is_empty()).unwrap_or("  ").to_owned();
        let blanks = node.ancestors().filter_map(|node| node.prev_sibling_or_token()?.into_token());
        let has_returns = blanks.into_iter().any(|token| token.text().contains("\r\n"));
        Self { indent, unit, line_end: if has_returns { "\r\n" } else { "\n" } }
    }

    fn inside(&self) -> Self {
        Self { indent: self.indent.clone() + &self.unit, ..self.clone() }
    }
}

/// The blanks at the beginning of the line that a node, or a comment before it, begins; `None` for one that does not.
pub(crate) fn line_indent(node: &SyntaxNode) -> Option<String> {
    let own = |element: &SyntaxElement| {
        let before = element.prev_sibling_or_token().and_then(SyntaxElement::into_token)?;
        let line = before.text().rfind('\n').filter(|_| before.kind() == SyntaxKind::Whitespace)?;
        before.text().get(line + 1..).map(str::to_owned)
    };
    let is_entry =
        node.parent().is_some_and(|parent| matches!(parent.kind(), SyntaxKind::Object | SyntaxKind::Array));
    let itself = SyntaxElement::Node(node.clone());
    own(&itself).or_else(|| if is_entry { own(Attached::to(node.clone()).first()) } else { None })
}

/// The text of a new member.
#[derive(Debug, Clone, Default)]
pub(crate) struct Entry {
    /// What stands before its comma.
    pub(crate) text: String,
    /// Comments behind the comma, with the blanks before them.
    pub(crate) behind: String,
    /// Whether it has comments that end lines or stand on lines of their own.
    pub(crate) needs_lines: bool,
}

impl Entry {
    pub(crate) fn plain(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }
}

/// The place of one more entry.
#[derive(Debug)]
pub(crate) struct Insertion {
    /// The last entry's end, where its comma is missing.
    comma_at: Option<TextSize>,
    /// Behind the last entry with its comma and its comments, or behind the opening bracket.
    at: TextSize,
    /// The blanks before the closing bracket, when it follows on the same line.
    blanks: Option<TextRange>,
    is_empty: bool,
    is_object: bool,
    trailing_comma: bool,
    /// Whether new entries get lines of their own.
    own_lines: bool,
    /// How the new entries' lines begin.
    layout: Layout,
    /// What the line of the closing bracket begins with.
    outer_indent: String,
}

impl Insertion {
    pub(crate) fn new(parse: &Parse, container: &SyntaxNode) -> Self {
        let is_object = container.kind() == SyntaxKind::Object;
        let is_entry = |node: &SyntaxNode| match is_object {
            true => node.kind() == SyntaxKind::Member,
            false => node.kind().is_value(),
        };
        let outer = Layout::around(container);
        let last =
            container.children().filter(is_entry).last().map(|last| (line_indent(&last), Attached::to(last)));
        let (layout, anchor, own_lines) = match &last {
            Some((Some(_), attached)) => {
                let node = attached.node();
                (Layout::around(node), attached.last().clone(), true)
            }
            Some((None, attached)) => {
                (outer.inside(), attached.last().clone(), attached.last().kind() == SyntaxKind::LineComment)
            }
            None => {
                let first = container.first_child_or_token();
                let comments = container.children_with_tokens().filter(|child| is_comment(child.kind()));
                let anchor = comments.last().or(first);
                let anchor = anchor.unwrap_or_else(|| SyntaxElement::Node(container.clone()));
                (outer.inside(), anchor, container.text().contains_char('\n'))
            }
        };
        let comma_at = last.as_ref().and_then(|(_, attached)| match attached.comma() {
            Some(_) => None,
            None => Some(attached.node().text_range().end()),
        });
        let at = anchor.text_range().end();
        Self {
            comma_at,
            at,
            blanks: blanks_to_bracket(&anchor),
            is_empty: last.is_none(),
            is_object,
            trailing_comma: last.is_some() && comma_at.is_none() && parse.dialect() != Dialect::Json,
            own_lines,
            layout,
            outer_indent: outer.indent,
        }
    }

    /// How lines must begin and end in an entry.
    pub(crate) fn layout(&self) -> &Layout {
        &self.layout
    }

    /// Whether entries get lines of their own.
    pub(crate) fn has_own_lines(&self) -> bool {
        self.own_lines
    }

    /// The edits that insert entries, in order of their place. Empty without entries.
    pub(crate) fn insert(&self, entries: &[Entry]) -> Vec<TextEdit> {
        let Some(last) = entries.last() else { return Vec::new() };
        let own_lines = self.own_lines || entries.iter().any(|entry| entry.needs_lines);
        let line = |indent: &str| format!("{}{indent}", self.layout.line_end);
        let separator = if own_lines { line(&self.layout.indent) } else { " ".to_owned() };
        let mut text = String::new();
        for (index, entry) in entries.iter().enumerate() {
            let is_first = index == 0 && self.is_empty && !self.is_object && !own_lines;
            let comma = if index + 1 < entries.len() || self.trailing_comma { "," } else { "" };
            text.extend([if is_first { "" } else { &separator }, &entry.text, comma, &entry.behind]);
        }
        let mut range = TextRange::empty(self.at);
        // The closing bracket would stand on the new entry's line, or in its comment.
        let needs_end = own_lines && (!self.own_lines || self.is_empty || last.needs_lines);
        match self.blanks {
            Some(blanks) if needs_end => {
                range = blanks;
                text += &line(&self.outer_indent);
            }
            Some(blanks) if self.is_empty && self.is_object && blanks.is_empty() => text.push(' '),
            _ => {}
        }
        let insert = |range, new_text| TextEdit { range, new_text };
        match self.comma_at {
            Some(comma) if comma == self.at => vec![insert(range, format!(",{text}"))],
            Some(comma) => vec![insert(TextRange::empty(comma), ",".to_owned()), insert(range, text)],
            None => vec![insert(range, text)],
        }
    }
}

/// The blanks between an element and the closing bracket; `None` when a line ends there.
fn blanks_to_bracket(anchor: &SyntaxElement) -> Option<TextRange> {
    let next = anchor.next_sibling_or_token();
    let blanks = next.as_ref().and_then(SyntaxElement::as_token);
    let blanks = blanks.filter(|token| token.kind() == SyntaxKind::Whitespace);
    match blanks {
        Some(blanks) if blanks.text().contains('\n') => None,
        Some(blanks) => Some(blanks.text_range()),
        None => Some(TextRange::empty(anchor.text_range().end())),
    }
}

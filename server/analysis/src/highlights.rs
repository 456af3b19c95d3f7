//! The same thing elsewhere in the document: a key, an id and what refers to it, a variable, a bracket's other half.

use json5_syntax::{SyntaxElement, SyntaxKind, SyntaxNode, SyntaxToken, TextRange, TextSize};

use crate::cursor::{Cursor, Purpose, decoded, inner_range, token_after, token_before, variables};
use crate::{FileId, Snapshot};

/// A place that shows the same thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Highlight {
    /// Byte range, without quotes.
    pub range: TextRange,
    /// What the place does with it.
    pub kind: HighlightKind,
}

/// What a place does with the highlighted thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HighlightKind {
    /// Shows it.
    Text,
    /// Refers to it: a value.
    Read,
    /// Gives it: a key.
    Write,
}

/// The places that show what stands at a byte offset, it included, in order; empty when nothing does.
#[must_use]
pub fn document_highlights(snapshot: &Snapshot, file: FileId, offset: TextSize) -> Vec<Highlight> {
    let Some(document) = snapshot.document(file) else { return Vec::new() };
    let root = document.parse.syntax();
    if let Some(pair) = brackets(&root, offset) {
        return pair;
    }
    let Some(word) = Cursor::new(&root, offset, Purpose::Read).and_then(|cursor| cursor.word) else {
        return Vec::new();
    };
    let token = &word.0;
    if let Some(name) = variable_at(token, offset) {
        return variable(&root, &name);
    }
    match token.kind() {
        SyntaxKind::Number => Vec::new(),
        SyntaxKind::Ident if !is_key(token) => Vec::new(),
        _ => named(&root, &decoded(token)),
    }
}

/// Keys and strings with this text, and model references (`provider/model`) whose provider it is.
fn named(root: &SyntaxNode, name: &str) -> Vec<Highlight> {
    if name.is_empty() {
        return Vec::new();
    }
    let highlight = |token: SyntaxToken| {
        let text = decoded(&token);
        let kind = if is_key(&token) { HighlightKind::Write } else { HighlightKind::Read };
        if text == name {
            return Some(Highlight { range: inner_range(&token), kind });
        }
        let is_reference =
            text.strip_prefix(name).is_some_and(|rest| rest.starts_with('/') && rest.len() > 1);
        let range = TextRange::at(inner_range(&token).start(), TextSize::of(name));
        // With an escape in front, the text and its decoded form differ in length.
        (is_reference && !token.text().contains('\\')).then_some(Highlight { range, kind })
    };
    words(root).filter_map(highlight).collect()
}

fn variable_at(token: &SyntaxToken, offset: TextSize) -> Option<String> {
    let (name, _) = variables(token).find(|(_, range)| range.contains_inclusive(offset))?;
    Some(name.to_owned())
}

/// Uses of a variable, and the member of `env.vars` that sets it.
fn variable(root: &SyntaxNode, name: &str) -> Vec<Highlight> {
    let mut highlights = Vec::new();
    for token in words(root) {
        if is_key(&token) {
            if decoded(&token) == name {
                highlights.push(Highlight { range: inner_range(&token), kind: HighlightKind::Write });
            }
            continue;
        }
        let uses = variables(&token).filter(|(used, _)| *used == name);
        highlights.extend(uses.map(|(_, range)| Highlight { range, kind: HighlightKind::Read }));
    }
    highlights
}

/// The bracket at the offset and its other half. The one behind the offset comes first, as editors have it.
fn brackets(root: &SyntaxNode, offset: TextSize) -> Option<Vec<Highlight>> {
    let is_bracket = |token: &SyntaxToken| {
        matches!(
            token.kind(),
            SyntaxKind::LBrace | SyntaxKind::RBrace | SyntaxKind::LBracket | SyntaxKind::RBracket
        )
    };
    let after = token_after(root, offset);
    if after.as_ref().is_some_and(|token| !token.kind().is_trivia() && !is_bracket(token)) {
        return None;
    }
    let token = after.filter(is_bracket).or_else(|| token_before(root, offset).filter(is_bracket))?;
    let node = token.parent()?;
    let highlight = |token: SyntaxToken| Highlight { range: token.text_range(), kind: HighlightKind::Text };
    let ends = [node.first_token(), node.last_token()];
    Some(ends.into_iter().flatten().filter(is_bracket).map(highlight).collect())
}

fn words(root: &SyntaxNode) -> impl Iterator<Item = SyntaxToken> {
    let tokens = root.descendants_with_tokens().filter_map(SyntaxElement::into_token);
    tokens.filter(|token| token.kind() == SyntaxKind::String || is_key(token))
}

fn is_key(token: &SyntaxToken) -> bool {
    token.parent().is_some_and(|parent| parent.kind() == SyntaxKind::Key)
}

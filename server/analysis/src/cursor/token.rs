//! Single tokens: which one is at an offset, what it means, and what it can begin or end.

use json5_syntax::{SyntaxKind, SyntaxNode, SyntaxToken, TextRange, TextSize, decode};

use crate::environment;

/// Byte range of a string's text without its quotes; of other tokens, the whole.
#[must_use]
pub fn inner_range(kind: SyntaxKind, text: &str, range: TextRange) -> TextRange {
    if kind != SyntaxKind::String {
        return range;
    }
    let quote = text.chars().next().map_or(0, char::len_utf8);
    TextRange::at(range.start() + TextSize::of(&text[..quote]), TextSize::of(decode::body(text)))
}

/// The decoded text of a key or a string; other tokens as they stand.
#[must_use]
pub fn decoded(token: &SyntaxToken) -> String {
    match token.kind() {
        SyntaxKind::String => decode::string(token.text()).into_owned(),
        SyntaxKind::Ident => decode::identifier(token.text()).into_owned(),
        _ => token.text().to_owned(),
    }
}

/// The variables that a string refers to, and the byte ranges of `${NAME}`. A name contains no escapes, so the text is read as
/// written.
pub fn variables(token: &SyntaxToken) -> impl Iterator<Item = (&str, TextRange)> {
    let start = token.text_range().start();
    environment::tokens(token.text()).filter(|reference| !reference.escaped).filter_map(move |reference| {
        let text = token.text();
        let place = |at: usize| text.get(..at).map(|before| start + TextSize::of(before));
        let range = TextRange::new(place(reference.range.start)?, place(reference.range.end)?);
        Some((reference.name, range))
    })
}

/// The token that ends at the offset or holds it.
#[must_use]
pub fn token_before(root: &SyntaxNode, offset: TextSize) -> Option<SyntaxToken> {
    let start = offset.checked_sub(TextSize::from(1))?;
    token_covering(root, TextRange::new(start, offset))
}

/// The token that starts at the offset or holds it.
#[must_use]
pub fn token_after(root: &SyntaxNode, offset: TextSize) -> Option<SyntaxToken> {
    let end = offset + TextSize::from(1);
    (end <= root.text_range().end()).then(|| token_covering(root, TextRange::new(offset, end))).flatten()
}

fn token_covering(root: &SyntaxNode, byte: TextRange) -> Option<SyntaxToken> {
    let mut node = root.clone();
    loop {
        let child = node.child_or_token_at_range(byte)?;
        match child.into_node() {
            Some(child) => node = child,
            None => return node.child_or_token_at_range(byte)?.into_token(),
        }
    }
}

pub(super) fn back_to_meaning(token: SyntaxToken) -> Option<SyntaxToken> {
    std::iter::successors(Some(token), SyntaxToken::prev_token).find(|token| !token.kind().is_trivia())
}

pub(super) fn on_to_meaning(token: SyntaxToken) -> Option<SyntaxToken> {
    std::iter::successors(Some(token), SyntaxToken::next_token).find(|token| !token.kind().is_trivia())
}

pub(super) fn is_word(token: &SyntaxToken) -> bool {
    matches!(token.kind(), SyntaxKind::String | SyntaxKind::Number | SyntaxKind::Ident)
}

/// `:`, or what people write for it.
pub(super) fn is_colon(token: &SyntaxToken) -> bool {
    match token.kind() {
        SyntaxKind::Colon => true,
        SyntaxKind::Error => token.text().starts_with(['=', '：']),
        _ => false,
    }
}

/// Whether a token starts a key or a value.
pub(super) fn starts_item(token: &SyntaxToken) -> bool {
    is_word(token) || matches!(token.kind(), SyntaxKind::LBrace | SyntaxKind::LBracket)
}

/// Whether a token ends a key or a value.
pub(super) fn ends_item(token: &SyntaxToken) -> bool {
    is_word(token) || matches!(token.kind(), SyntaxKind::RBrace | SyntaxKind::RBracket)
}

/// Whether a word is a key: a colon follows.
pub(super) fn starts_member(token: &SyntaxToken) -> bool {
    token.next_token().and_then(on_to_meaning).is_some_and(|token| is_colon(&token))
}

/// Whether the offset, behind the token's start, is in a comment. A block comment ends with its `*/`, a line comment not before its line.
pub(super) fn in_comment(token: &SyntaxToken, offset: TextSize) -> bool {
    match token.kind() {
        SyntaxKind::LineComment => true,
        SyntaxKind::BlockComment => offset < token.text_range().end() || !token.text().ends_with("*/"),
        _ => false,
    }
}

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

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use json5_syntax::TextSize;

    use super::document_highlights;
    use crate::{FileId, Workspace};

    /// The text with each highlight in guillemets, and what it does: `r`ead, `w`rite, `t`ext.
    fn check(marked: &str, expected: Expect) {
        let offset = marked.find("$0").expect("a cursor");
        let mut text = marked.replacen("$0", "", 1);
        let mut workspace = Workspace::default();
        workspace.open(FileId(0), 0, &text);
        let highlights = document_highlights(&workspace.snapshot(), FileId(0), TextSize::of(&text[..offset]));
        for highlight in highlights.iter().rev() {
            let kind = format!("{:?}", highlight.kind).to_lowercase();
            let marked = format!("«{}»{}", &text[highlight.range], &kind[..1]);
            text.replace_range(std::ops::Range::<usize>::from(highlight.range), &marked);
        }
        expected.assert_eq(&text);
    }

    #[test]
    fn names_and_what_refers_to_them() {
        check(
            "{ agents: { entries: { wo$0rk: {} } }, bindings: [{ agentId: \"work\" }] }",
            expect![[r#"{ agents: { entries: { «work»w: {} } }, bindings: [{ agentId: "«work»r" }] }"#]],
        );
        check(
            "{ models: { providers: { x: {} } }, agents: { defaults: { model: 'x/y' }, x$0: 1 } }",
            expect![
                "{ models: { providers: { «x»w: {} } }, agents: { defaults: { model: '«x»r/y' }, «x»w: 1 } }"
            ],
        );
        check("{ a: { on: true }, b: { on$0: tru } }", expect!["{ a: { «on»w: true }, b: { «on»w: tru } }"]);
    }

    #[test]
    fn variables() {
        check(
            "{ env: { vars: { A: 'x' } }, b: 'Bearer ${$0A}', c: '${A}${AB}' }",
            expect!["{ env: { vars: { «A»w: 'x' } }, b: 'Bearer «${A}»r', c: '«${A}»r${AB}' }"],
        );
    }

    #[test]
    fn brackets() {
        check("{ a: [1, {}]$0 }", expect!["{ a: «[»t1, {}«]»t }"]);
        check("$0{ a: [ }", expect!["«{»t a: [ «}»t"]);
    }

    #[test]
    fn nothing() {
        check("{ a: 1$02, b: 12 }", expect!["{ a: 12, b: 12 }"]);
        check(
            "{ // a$0\n a: 1 }",
            expect![[r#"
            { // a
             a: 1 }"#]],
        );
        check("{ a: '$0', b: '' }", expect!["{ a: '', b: '' }"]);
    }
}

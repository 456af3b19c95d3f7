//! The same thing elsewhere in the document: a key, an id and what refers to it, a variable, a bracket's other half.

use std::borrow::Cow;

use json5_syntax::{SyntaxKind, SyntaxNode, SyntaxToken, TextRange, TextSize, decode};

use crate::cursor::{Cursor, Purpose, decoded, inner_range, token_after, token_before, variables};
use crate::visit::{Visit, visit};
use crate::{Document, FileId, Snapshot, environment};

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
        return variable(document, &name);
    }
    match token.kind() {
        SyntaxKind::Number => Vec::new(),
        SyntaxKind::Ident if !is_key(token) => Vec::new(),
        _ => named(document, &decoded(token)),
    }
}

/// Keys and strings with this text, and model references (`provider/model`) whose provider it is.
fn named(document: &Document, name: &str) -> Vec<Highlight> {
    let mut highlights = Vec::new();
    words(document, |word| {
        let text = word.decoded();
        let rest = text.strip_prefix(name).filter(|_| !name.is_empty());
        let kind = if word.is_key { HighlightKind::Write } else { HighlightKind::Read };
        match rest {
            Some("") => highlights.push(Highlight { range: word.inner, kind }),
            // With an escape in front, the text and its decoded form differ in length.
            Some(rest) if rest.len() > 1 && rest.starts_with('/') && !word.text.contains('\\') => {
                let range = TextRange::at(word.inner.start(), TextSize::of(name));
                highlights.push(Highlight { range, kind });
            }
            _ => {}
        }
    });
    highlights
}

fn variable_at(token: &SyntaxToken, offset: TextSize) -> Option<String> {
    let (name, _) = variables(token).find(|(_, range)| range.contains_inclusive(offset))?;
    Some(name.to_owned())
}

/// Uses of a variable, and the member of `env.vars` that sets it.
fn variable(document: &Document, name: &str) -> Vec<Highlight> {
    let mut highlights = Vec::new();
    words(document, |word| {
        if word.is_key && word.decoded() == name {
            highlights.push(Highlight { range: word.inner, kind: HighlightKind::Write });
        }
        for used in
            environment::tokens(word.text).filter(|used| !word.is_key && !used.escaped && used.name == name)
        {
            let place = |at: usize| word.start + TextSize::of(&word.text[..at]);
            let range = TextRange::new(place(used.range.start), place(used.range.end));
            highlights.push(Highlight { range, kind: HighlightKind::Read });
        }
    });
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

/// A key or a string.
struct Written<'t> {
    text: &'t str,
    start: TextSize,
    /// Byte range without quotes.
    inner: TextRange,
    kind: SyntaxKind,
    is_key: bool,
}

impl<'t> Written<'t> {
    fn decoded(&self) -> Cow<'t, str> {
        match self.kind {
            SyntaxKind::String => decode::string(self.text),
            _ => decode::identifier(self.text),
        }
    }
}

fn words<'t>(document: &'t Document, mut each: impl FnMut(Written<'t>)) {
    visit(document.parse.green(), None, |visited| {
        let Visit::Token { kind, parent, text, range } = visited else { return };
        let is_key = parent == SyntaxKind::Key && !kind.is_trivia();
        if is_key || kind == SyntaxKind::String {
            each(Written { text, start: range.start(), inner: inner_range(kind, text, range), kind, is_key });
        }
    });
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

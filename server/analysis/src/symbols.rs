//! The outline: every member and element, with what identifies it.

use json5_syntax::TextRange;
use json5_syntax::ast::{Array, Member, Value, ValueKind};

use crate::{FileId, Snapshot};

/// An entry of the outline.
#[derive(Debug, Clone, PartialEq)]
pub struct Symbol {
    /// The key, or the index of an element.
    pub name: String,
    /// What tells it from its neighbours: an element's id, a switch's value. Never a string that could be a secret.
    pub detail: Option<String>,
    /// The kind of its value.
    pub kind: SymbolKind,
    /// Byte range of the whole member.
    pub range: TextRange,
    /// Byte range of its name, inside `range`.
    pub selection: TextRange,
    /// What is in it.
    pub children: Vec<Symbol>,
}

/// The kind of a symbol's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SymbolKind {
    /// `{}`
    Object,
    /// `[]`
    Array,
    /// A string.
    String,
    /// A number.
    Number,
    /// `true` or `false`
    Boolean,
    /// `null`, or no value yet.
    Null,
}

/// Keys whose value names the object that has them, best first.
const NAMES: [&str; 5] = ["id", "name", "alias", "agentId", "channel"];

/// How deep the outline goes. Clients that read JSON with a depth limit (128 is usual, and each level costs two) refuse
/// more, and nobody reads that far.
const MAX_DEPTH: usize = 48;

/// The outline of a document; empty when it is not open.
#[must_use]
pub fn document_symbols(snapshot: &Snapshot, file: FileId) -> Vec<Symbol> {
    let root = snapshot.document(file).and_then(|document| document.parse.root());
    root.map(|root| children(root, MAX_DEPTH)).unwrap_or_default()
}

fn children(value: Value<'_>, depth: usize) -> Vec<Symbol> {
    let Some(depth) = depth.checked_sub(1) else { return Vec::new() };
    match value.kind() {
        ValueKind::Object(object) => object.members().filter_map(|member| symbol(member, depth)).collect(),
        ValueKind::Array(array) => elements(array, depth),
        _ => Vec::new(),
    }
}

fn symbol(member: Member<'_>, depth: usize) -> Option<Symbol> {
    let key = member.key()?;
    let name = key.name();
    Some(Symbol {
        // Clients reject a symbol without a name.
        name: if name.is_empty() { "\"\"".to_owned() } else { name.into_owned() },
        detail: member.value().and_then(detail),
        kind: member.value().map_or(SymbolKind::Null, kind),
        range: member.range(),
        selection: key.range(),
        children: member.value().map(|value| children(value, depth)).unwrap_or_default(),
    })
}

fn elements(array: Array<'_>, depth: usize) -> Vec<Symbol> {
    let symbol = |(index, value): (usize, Value<'_>)| Symbol {
        name: index.to_string(),
        detail: detail(value),
        kind: kind(value),
        range: value.range(),
        selection: value.range(),
        children: children(value, depth),
    };
    array.values().enumerate().map(symbol).collect()
}

fn kind(value: Value<'_>) -> SymbolKind {
    match value.kind() {
        ValueKind::Object(_) => SymbolKind::Object,
        ValueKind::Array(_) => SymbolKind::Array,
        ValueKind::String(_) => SymbolKind::String,
        ValueKind::Number(_) => SymbolKind::Number,
        ValueKind::Bool(_) => SymbolKind::Boolean,
        ValueKind::Null | ValueKind::Invalid => SymbolKind::Null,
    }
}

fn detail(value: Value<'_>) -> Option<String> {
    match value.kind() {
        ValueKind::Object(_) => {
            NAMES.iter().find_map(|key| value.get(key)?.as_str()).map(|name| name.into_owned())
        }
        ValueKind::Bool(_) => value.literal_text().map(str::to_owned),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::{Symbol, document_symbols};
    use crate::{FileId, Workspace};

    fn write(symbols: &[Symbol], depth: usize, text: &str, out: &mut String) {
        for symbol in symbols {
            assert!(symbol.range.contains_range(symbol.selection));
            let detail = symbol.detail.as_deref().map(|detail| format!(" ({detail})")).unwrap_or_default();
            let selection = &text[symbol.selection];
            let selection = selection.lines().next().unwrap_or_default();
            *out +=
                &format!("{}{}{detail} {:?} «{selection}»\n", "  ".repeat(depth), symbol.name, symbol.kind);
            write(&symbol.children, depth + 1, text, out);
        }
    }

    fn check(text: &str, expected: Expect) {
        let mut workspace = Workspace::default();
        workspace.open(FileId(0), 0, text);
        let mut out = String::new();
        write(&document_symbols(&workspace.snapshot(), FileId(0)), 0, text, &mut out);
        expected.assert_eq(&out);
    }

    #[test]
    fn outlines_members_and_elements() {
        check(
            "{ models: { providers: { x: { apiKey: 'dummy', models: [{ id: 'a' }, { id: 'b' }] } } }, 'on': true, n: 1 }",
            expect![[r#"
                models Object «models»
                  providers Object «providers»
                    x Object «x»
                      apiKey String «apiKey»
                      models Array «models»
                        0 (a) Object «{ id: 'a' }»
                          id String «id»
                        1 (b) Object «{ id: 'b' }»
                          id String «id»
                on (true) Boolean «'on'»
                n Number «n»
            "#]],
        );
    }

    #[test]
    fn outlines_what_is_half_typed() {
        check(
            "{ gateway: { port, auth: { mode: } }, \"\": null, bind",
            expect![[r#"
            gateway Object «gateway»
              port Null «port»
              auth Object «auth»
                mode Null «mode»
            "" Null «""»
            bind Null «bind»
        "#]],
        );
        check("[", expect![[""]]);
        check("", expect![[""]]);
    }
}

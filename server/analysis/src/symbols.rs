//! The outline: every member and element, with what identifies it.

use json5_syntax::TextRange;
use json5_syntax::ast::{Array, Member, Object, Value, ValueKind};

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

/// The outline of a document; empty when it is not open.
#[must_use]
pub fn document_symbols(snapshot: &Snapshot, file: FileId) -> Vec<Symbol> {
    let root = snapshot.document(file).and_then(|document| document.parse.root());
    root.map(children).unwrap_or_default()
}

fn children(value: Value<'_>) -> Vec<Symbol> {
    match value.kind() {
        ValueKind::Object(object) => members(object),
        ValueKind::Array(array) => elements(array),
        _ => Vec::new(),
    }
}

fn members(object: Object<'_>) -> Vec<Symbol> {
    object.members().filter_map(member).collect()
}

fn member(member: Member<'_>) -> Option<Symbol> {
    let key = member.key()?;
    let name = key.name();
    Some(Symbol {
        // Clients reject a symbol without a name.
        name: if name.is_empty() { "\"\"".to_owned() } else { name.into_owned() },
        detail: member.value().and_then(detail),
        kind: member.value().map_or(SymbolKind::Null, kind),
        range: member.range(),
        selection: key.range(),
        children: member.value().map(children).unwrap_or_default(),
    })
}

fn elements(array: Array<'_>) -> Vec<Symbol> {
    let symbol = |(index, value): (usize, Value<'_>)| Symbol {
        name: index.to_string(),
        detail: detail(value),
        kind: kind(value),
        range: value.range(),
        selection: value.range(),
        children: children(value),
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

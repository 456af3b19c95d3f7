//! `$include`: known in every object, wherever it stands.

use json5_syntax::TextRange;
use json5_syntax::ast::{Value, ValueKind};

/// The key that includes other files.
pub(super) const KEY: &str = "$include";

/// One `$include` of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Include {
    /// Bytes of its key, half-open.
    pub key: TextRange,
    /// Bytes of its value; of the key when that is missing.
    pub value: TextRange,
    /// Whether the value has the shape that OpenClaw takes: a string or a list of strings.
    pub valid: bool,
}

/// Every `$include` of a document, in order of the text. The schema has no part in it: OpenClaw resolves them first.
#[must_use]
pub fn includes(root: Value<'_>) -> Vec<Include> {
    let mut found = Vec::new();
    let mut open = vec![root];
    while let Some(value) = open.pop() {
        if let Some(array) = value.as_array() {
            open.extend(array.values().filter(|item| item.literal_text().is_none()));
        } else if let Some(object) = value.as_object() {
            for member in object.members() {
                let value = member.value();
                if let Some(key) = member.key().filter(|key| key.name() == KEY) {
                    let range = value.map_or_else(|| key.range(), Value::range);
                    found.push(Include { key: key.range(), value: range, valid: value.is_none_or(is_valid) });
                } else {
                    open.extend(value.filter(|value| value.literal_text().is_none()));
                }
            }
        }
    }
    found.sort_by_key(|include| include.key.start());
    found
}

fn is_valid(value: Value<'_>) -> bool {
    let is_text = |value: Value<'_>| matches!(value.kind(), ValueKind::String(_) | ValueKind::Invalid);
    match value.kind() {
        ValueKind::Array(array) => array.values().all(is_text),
        _ => is_text(value),
    }
}

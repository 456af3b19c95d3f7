//! Whether a document includes others.

use json5_syntax::ast::{Value, ValueKind};

use crate::Document;

/// Whether a key of the document is `$include`.
pub(crate) fn occurs(document: &Document, root: Value<'_>) -> bool {
    // Nearly no document has one: look at the text before walking the tree. A key whose letters are escapes goes unseen.
    let mut tail = String::new();
    let in_text = document.text.chunks().any(|chunk| {
        tail.push_str(chunk);
        let found = tail.contains("include");
        let keep = tail.char_indices().rev().nth("include".len()).map_or(0, |(at, _)| at);
        tail.drain(..keep);
        found
    });
    in_text && has_key(root)
}

fn has_key(value: Value<'_>) -> bool {
    match value.kind() {
        ValueKind::Object(object) => object.members().any(|member| {
            member.key().is_some_and(|key| key.name() == "$include") || member.value().is_some_and(has_key)
        }),
        ValueKind::Array(array) => array.values().any(has_key),
        _ => false,
    }
}

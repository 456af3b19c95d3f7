//! The mends that several rules offer. Each fits into the object that it changes: same quotes, same lines.

use json5_syntax::ast::{Key, Member, Object, Value};
use json5_syntax::{Dialect, TextRange};
use openclaw_knowledge::text::Message;

use crate::edits::requoted;
use crate::facts::model_refs::Reference;
use crate::model_ref::split_profile;
use crate::rules::Context;
use crate::rules::place::Place;
use crate::{Confidence, Fix, TextEdit, edits};

/// Removes a member with its comma.
pub(super) fn remove_member(context: &Context<'_>, object: Object<'_>, key: &str) -> Option<Fix> {
    let member = object.get(key)?;
    let edits = edits::remove_member(&context.document.parse, member.range());
    let title = Message::new("fix-remove-key").with("key", key);
    (!edits.is_empty()).then_some(Fix { title, edits, confidence: Confidence::Choice })
}

/// Adds a member at the end of an object. `value` is written as strict JSON.
pub(super) fn add_member(context: &Context<'_>, object: Object<'_>, key: &str, value: &str) -> Option<Fix> {
    let title = Message::new("fix-add-key").with("key", key);
    let last = object.members().last();
    let quoted = match last.and_then(Member::key) {
        Some(key) => key.text().starts_with(['"', '\'']),
        None => context.document.parse.dialect() == Dialect::Json,
    };
    let member = if quoted { format!("\"{key}\": {value}") } else { format!("{key}: {value}") };
    let edit = match last {
        Some(last) => {
            let separator = line_break_before(context, object, last).unwrap_or_else(|| " ".to_owned());
            TextEdit {
                range: TextRange::empty(last.range().end()),
                new_text: format!(",{separator}{member}"),
            }
        }
        None => {
            let inside = context.source(object.range());
            // An object that holds a comment is left to its author.
            if inside.trim_start_matches('{').trim_end_matches('}').trim() != "" {
                return None;
            }
            TextEdit { range: object.range(), new_text: format!("{{ {member} }}") }
        }
    };
    Some(Fix { title, edits: vec![edit], confidence: Confidence::Choice })
}

/// Writes another key, in the quotes of the old one.
pub(super) fn rename_key(old: Key<'_>, key: &str) -> Option<Fix> {
    let new_text = match old.text().chars().next() {
        Some(quote @ ('"' | '\'')) => format!("{quote}{key}{quote}"),
        _ if key.bytes().all(|byte| byte.is_ascii_alphanumeric()) => key.to_owned(),
        _ => format!("\"{key}\""),
    };
    let title = Message::new("fix-rename-key").with("key", key);
    Some(Fix {
        title,
        edits: vec![TextEdit { range: old.range(), new_text }],
        confidence: Confidence::Likely,
    })
}

/// Writes another string, in the quotes of the old one. `None` when it would need escapes.
pub(super) fn replace_text(value: Value<'_>, text: &str) -> Option<Fix> {
    let new_text = requoted(value.literal_text()?, text)?;
    let title = Message::new("fix-replace-with").with("text", new_text.as_str());
    Some(Fix {
        title,
        edits: vec![TextEdit { range: value.range(), new_text }],
        confidence: Confidence::Likely,
    })
}

/// The line break and indentation before a member, when it begins a line of its object.
fn line_break_before(context: &Context<'_>, object: Object<'_>, member: Member<'_>) -> Option<String> {
    let before = context.source(TextRange::new(object.range().start(), member.range().start()));
    let line = before.rfind('\n')?;
    let indent = &before[line + 1..];
    let line_break = if before[..line].ends_with('\r') { "\r\n" } else { "\n" };
    indent.bytes().all(|byte| matches!(byte, b' ' | b'\t')).then(|| format!("{line_break}{indent}"))
}

/// Another key that may be meant.
pub(super) fn guess_key(place: &Place<'_>, key: &str) -> Option<Fix> {
    rename_key(place.key?, key).map(|fix| Fix { confidence: Confidence::Choice, ..fix })
}

/// Another string that may be meant.
pub(super) fn guess_text(value: Value<'_>, text: &str) -> Option<Fix> {
    replace_text(value, text).map(|fix| Fix { confidence: Confidence::Choice, ..fix })
}

/// Writes another model in the place of a reference; its auth profile stays.
pub(super) fn replace_model(reference: &Reference<'_>, model: &str) -> Option<Fix> {
    if !reference.is_literal {
        return None;
    }
    if let Some(key) = reference.key {
        return rename_key(key, model);
    }
    let new = match split_profile(&reference.text).1 {
        Some(profile) => [model, "@", profile].concat(),
        None => model.to_owned(),
    };
    replace_text(reference.value, &new)
}

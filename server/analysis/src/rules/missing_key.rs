//! `missing-key`: an object lacks a key that it must have.

use json5_syntax::Segment;
use openclaw_knowledge::text::Message;
use openclaw_schema::check::Violation;

use super::schema::Judge;
use crate::Diagnostic;
use crate::schema_text::type_text;

pub(super) fn finding(judge: &Judge<'_, '_>, violation: &Violation) -> Diagnostic {
    judge.diagnostic("missing-key", violation, message(judge, violation))
}

pub(super) fn message(judge: &Judge<'_, '_>, violation: &Violation) -> Message {
    let key = match violation.path.0.last() {
        Some(Segment::Key(key)) => key.as_str(),
        _ => "",
    };
    let takes = type_text(&judge.schema, &[violation.node]);
    let id = if takes.is_empty() { "missing-key" } else { "missing-key-typed" };
    Message::new(id).with("key", key).with("takes", takes)
}

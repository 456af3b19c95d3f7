//! `include`: a `$include` is a path or a list of paths. The files themselves are not read yet, and a hint says so.

use json5_syntax::TextRange;
use json5_syntax::ast::{Value, ValueKind};
use openclaw_knowledge::text::Message;

use super::document::Trail;
use crate::{Diagnostic, Severity, Stage};

/// The code of the hint that makes the verdict unknown.
pub(crate) const NOT_READ: &str = "include-not-read";

/// Looks at the value of a `$include` key.
pub(super) fn check(value: Value<'_>, key: TextRange, trail: &Trail<'_>, findings: &mut Vec<Diagnostic>) {
    if !findings.iter().any(|finding| finding.code == NOT_READ) {
        let message = Message::new("include-not-read");
        findings.push(Diagnostic::new(NOT_READ, Severity::Hint, Stage::Ours, trail.path(), key, message));
    }
    let mut refuse = |at: Value<'_>, id| {
        let (path, range) = (trail.path(), at.range());
        findings.push(Diagnostic::new(
            "include",
            Severity::Error,
            Stage::Syntax,
            path,
            range,
            Message::new(id),
        ));
    };
    match value.kind() {
        ValueKind::String(_) | ValueKind::Invalid => {}
        ValueKind::Array(array) => {
            for value in array.values() {
                if !matches!(value.kind(), ValueKind::String(_) | ValueKind::Invalid) {
                    refuse(value, "include-item");
                }
            }
        }
        _ => refuse(value, "include-value"),
    }
}

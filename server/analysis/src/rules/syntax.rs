//! `syntax`: the text is not JSON5. OpenClaw reports the first mistake and nothing else; here every mistake has its own words and mend.

use json5_syntax::{Path, SyntaxErrorKind};
use openclaw_knowledge::text::Message;

use crate::rules::Context;
use crate::{Diagnostic, Severity, Stage};

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for error in context.document.parse.errors() {
        let message = match error.kind {
            SyntaxErrorKind::Empty => Message::new("syntax-empty"),
        };
        findings.push(Diagnostic::new(
            "syntax",
            Severity::Error,
            Stage::Syntax,
            Path::default(),
            error.range,
            message,
        ));
    }
}

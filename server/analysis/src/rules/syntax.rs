//! `syntax`: the text is not JSON5. OpenClaw reports the first mistake and nothing else; here every mistake has its own words and mend.

use json5_syntax::{Path, SyntaxErrorKind};
use openclaw_knowledge::text::Message;

use crate::rules::Context;
use crate::{Diagnostic, Severity, Stage};

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for error in context.document.parse.errors() {
        let message = message(error.kind);
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

fn message(kind: SyntaxErrorKind) -> Message {
    use SyntaxErrorKind as Kind;
    match kind {
        Kind::Empty => Message::new("syntax-empty"),
        Kind::MissingComma => Message::new("syntax-missing-comma"),
        Kind::WrongComma => Message::new("syntax-wrong-comma"),
        Kind::ExtraComma => Message::new("syntax-extra-comma"),
        Kind::MissingColon => Message::new("syntax-missing-colon"),
        Kind::WrongColon => Message::new("syntax-wrong-colon"),
        Kind::ExtraColon => Message::new("syntax-extra-colon"),
        Kind::MemberInArray => Message::new("syntax-member-in-array"),
        Kind::MissingValue => Message::new("syntax-missing-value"),
        Kind::LoneKey => Message::new("syntax-lone-key"),
        Kind::MissingKey => Message::new("syntax-missing-key"),
        Kind::UnquotedKey => Message::new("syntax-unquoted-key"),
        Kind::UnquotedText => Message::new("syntax-unquoted-text"),
        Kind::WrongLiteral { expected } => Message::new("syntax-wrong-literal").with("expected", expected),
        Kind::BadNumber => Message::new("syntax-bad-number"),
        Kind::UnclosedString => Message::new("syntax-unclosed-string"),
        Kind::BadEscape => Message::new("syntax-bad-escape"),
        Kind::BracedEscape => Message::new("syntax-braced-escape"),
        Kind::WrongQuotes => Message::new("syntax-wrong-quotes"),
        Kind::UnclosedComment => Message::new("syntax-unclosed-comment"),
        Kind::HashComment => Message::new("syntax-hash-comment"),
        Kind::ConflictMarker => Message::new("syntax-conflict-marker"),
        Kind::UnexpectedText => Message::new("syntax-unexpected-text"),
        Kind::ExtraRoot => Message::new("syntax-extra-root"),
        Kind::MissingRootBraces => Message::new("syntax-missing-root-braces"),
        Kind::Unclosed { bracket } => Message::new("syntax-unclosed")
            .with("opener", bracket.opener().to_string())
            .with("closer", bracket.closer().to_string()),
        Kind::ExtraCloser { bracket } => {
            Message::new("syntax-extra-closer").with("closer", bracket.closer().to_string())
        }
        Kind::WrongCloser { bracket } => Message::new("syntax-wrong-closer")
            .with("opener", bracket.opener().to_string())
            .with("closer", bracket.closer().to_string()),
        Kind::TooDeep => Message::new("syntax-too-deep"),
    }
}

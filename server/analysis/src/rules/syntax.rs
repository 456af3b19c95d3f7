//! `syntax`: the text is not JSON5. OpenClaw reports the first mistake and nothing else; here every mistake has its own words and mend.

use json5_syntax::{Dialect, Mend, Path, SyntaxError, SyntaxErrorKind};
use openclaw_knowledge::text::Message;

use crate::rules::Context;
use crate::{Confidence, Diagnostic, Document, Fix, Related, Severity, Stage, TextEdit};

pub(super) const CODE: &str = "syntax";

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (error, mend) in context.document.parse.mends() {
        let mut finding = Diagnostic::new(
            CODE,
            Severity::Error,
            Stage::Syntax,
            Path::default(),
            error.range,
            message(error.kind),
        );
        finding.related.extend(related(error));
        finding.fixes.extend(fix(context.document, error, mend));
        findings.push(finding);
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

fn related(error: &SyntaxError) -> Option<Related> {
    let id = match error.kind {
        SyntaxErrorKind::Unclosed { .. } | SyntaxErrorKind::WrongCloser { .. } => "syntax-opener",
        SyntaxErrorKind::ConflictMarker => "syntax-conflict-rest",
        _ => return None,
    };
    Some(Related { message: Message::new(id), path: Path::default(), range: error.related? })
}

/// The mend, where it is mechanical.
fn fix(document: &Document, error: &SyntaxError, mend: Mend) -> Option<Fix> {
    use Confidence::{Choice, Sure};
    use SyntaxErrorKind as Kind;
    let (title, confidence) = match error.kind {
        Kind::Empty => ("syntax-fix-empty", Sure),
        Kind::MissingComma | Kind::WrongComma => ("syntax-fix-comma", Sure),
        Kind::MissingColon | Kind::WrongColon => ("syntax-fix-colon", Sure),
        Kind::ExtraComma | Kind::ExtraColon | Kind::ExtraCloser { .. } => ("syntax-fix-remove", Sure),
        Kind::UnquotedKey | Kind::UnquotedText => ("syntax-fix-quote", Sure),
        Kind::WrongLiteral { .. } => ("syntax-fix-literal", Sure),
        Kind::BadNumber => ("syntax-fix-number", Sure),
        Kind::UnclosedString => ("syntax-fix-close-string", Choice),
        Kind::BadEscape => ("syntax-fix-backslash", Choice),
        Kind::BracedEscape => ("syntax-fix-braced-escape", Sure),
        Kind::WrongQuotes => ("syntax-fix-quotes", Sure),
        Kind::HashComment if document.parse.dialect() == Dialect::Json => {
            ("syntax-fix-remove-comment", Choice)
        }
        Kind::HashComment => ("syntax-fix-hash", Sure),
        Kind::MissingRootBraces => ("syntax-fix-root-braces", Choice),
        Kind::Unclosed { .. } => ("syntax-fix-close", Choice),
        Kind::WrongCloser { .. } => ("syntax-fix-closer", Choice),
        Kind::MemberInArray
        | Kind::MissingValue
        | Kind::LoneKey
        | Kind::MissingKey
        | Kind::UnclosedComment
        | Kind::ConflictMarker
        | Kind::UnexpectedText
        | Kind::ExtraRoot
        | Kind::TooDeep => return None,
    };
    let edits: Vec<_> = mend.into_iter().map(|(range, new_text)| TextEdit { range, new_text }).collect();
    (!edits.is_empty()).then(|| Fix { title: Message::new(title), edits, confidence })
}

#[cfg(test)]
mod tests {
    use crate::FileId;
    use crate::testing::{fixed, snapshot};

    fn check(broken: &str, mended: &str) {
        assert_eq!(fixed(broken, &["syntax"]), mended, "{broken}");
        assert!(json5_syntax::parse(mended).errors().is_empty(), "{mended}");
    }

    #[test]
    fn mends() {
        check("", "{}");
        check("{ a: 1 b: True }", "{ a: 1, b: true }");
        check("{ a: ${TOKEN}, b: 2 }", "{ a: \"${TOKEN}\", b: 2 }");
        check("{ \"a\": [1, 2 }", "{ \"a\": [1, 2] }");
        check("{ a: 1 # one\n}", "{ a: 1 // one\n}");
    }

    #[test]
    fn a_lost_quote_is_one_mistake() {
        let snapshot = snapshot("{\n  \"a: 1,\n  \"b\": 2\n}");
        let findings = crate::diagnostics(&snapshot, FileId(0));
        assert_eq!(findings.iter().filter(|finding| finding.code == "syntax").count(), 1);
    }
}

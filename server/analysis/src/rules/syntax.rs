//! `syntax`: the text is not JSON5. OpenClaw reports the first mistake and nothing else; here every mistake has its own words and mend.

use json5_syntax::{Dialect, Path, SyntaxError, SyntaxErrorKind, TextRange, TextSize};
use openclaw_knowledge::text::Message;

use crate::rules::Context;
use crate::{Diagnostic, Document, Fix, Related, Severity, Stage, TextEdit};

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let mut unclosed_string = None;
    let mut unquoted_end = None;
    for error in context.document.parse.errors() {
        match error.kind {
            SyntaxErrorKind::UnclosedString => unclosed_string = Some(error.range),
            SyntaxErrorKind::UnquotedText => unquoted_end = Some(error.range.end()),
            // A key or a text that swallowed its colon or comma because a quote is missing: one mistake, said above.
            SyntaxErrorKind::LoneKey if unclosed_string == Some(error.range) => continue,
            SyntaxErrorKind::MissingComma if unquoted_end == Some(error.range.end()) => {
                if slice(context.document, error.range).is_some_and(|text| text == ",") {
                    continue;
                }
            }
            _ => {}
        }
        let mut finding = Diagnostic::new(
            "syntax",
            Severity::Error,
            Stage::Syntax,
            Path::default(),
            error.range,
            message(error.kind),
        );
        finding.related.extend(related(error));
        finding.fixes.extend(fix(context.document, error));
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
fn fix(document: &Document, error: &SyntaxError) -> Option<Fix> {
    use SyntaxErrorKind as Kind;
    let range = error.range;
    let text = slice(document, range)?;
    let insert =
        |at: TextSize, text: &str| TextEdit { range: TextRange::empty(at), new_text: text.to_owned() };
    let replace = |new_text: String| TextEdit { range, new_text };
    let (title, edits, preferred) = match error.kind {
        Kind::Empty => ("syntax-fix-empty", vec![insert(document_end(document), "{}")], true),
        Kind::MissingComma => ("syntax-fix-comma", vec![insert(range.end(), ",")], true),
        Kind::WrongComma => ("syntax-fix-comma", vec![replace(",".to_owned())], true),
        Kind::ExtraComma | Kind::ExtraColon | Kind::ExtraCloser { .. } => {
            ("syntax-fix-remove", vec![replace(String::new())], true)
        }
        Kind::MissingColon => ("syntax-fix-colon", vec![insert(range.end(), ":")], true),
        Kind::WrongColon => ("syntax-fix-colon", vec![replace(":".to_owned())], true),
        Kind::UnquotedKey | Kind::UnquotedText => {
            let bare = text.trim_end_matches([',', ';']);
            let range = TextRange::at(range.start(), TextSize::of(bare));
            ("syntax-fix-quote", vec![TextEdit { range, new_text: quoted(bare) }], true)
        }
        Kind::WrongLiteral { expected } => ("syntax-fix-literal", vec![replace(expected.to_owned())], true),
        Kind::BadNumber if text.contains('_') => {
            ("syntax-fix-number", vec![replace(text.replace('_', ""))], true)
        }
        Kind::UnclosedString => {
            let quote = text.chars().next()?.to_string();
            let end = range.start() + TextSize::of(text.trim_end());
            ("syntax-fix-close-string", vec![insert(end, &quote)], false)
        }
        Kind::BadEscape => ("syntax-fix-backslash", vec![insert(range.start(), "\\")], false),
        Kind::BracedEscape => ("syntax-fix-braced-escape", vec![replace(unbraced(&text)?)], true),
        Kind::WrongQuotes => {
            let decoded = json5_syntax::decode::string(&text).into_owned();
            ("syntax-fix-quotes", vec![replace(quoted(&decoded))], true)
        }
        Kind::UnclosedComment => {
            ("syntax-fix-close-comment", vec![insert(line_end(document, range.end()), " */")], false)
        }
        Kind::HashComment if document.parse.dialect() == Dialect::Json => {
            ("syntax-fix-remove-comment", vec![replace(String::new())], false)
        }
        Kind::HashComment => {
            let hashes = text.len() - text.trim_start_matches('#').len();
            let range = TextRange::at(range.start(), TextSize::try_from(hashes).ok()?);
            ("syntax-fix-hash", vec![TextEdit { range, new_text: "//".to_owned() }], true)
        }
        Kind::MissingRootBraces => {
            let mut edits = vec![insert(range.start(), "{")];
            if !closes_itself(document, range.start()) {
                edits.push(insert(document_end(document), "}"));
            }
            ("syntax-fix-root-braces", edits, false)
        }
        Kind::Unclosed { bracket } => {
            // The closer goes before a comma, so that no trailing comma is left and none is missing.
            let closer = bracket.closer().to_string();
            let edit = if text == "," { replace(closer + ",") } else { insert(range.end(), &closer) };
            ("syntax-fix-close", vec![edit], false)
        }
        Kind::WrongCloser { bracket } => {
            ("syntax-fix-closer", vec![replace(bracket.closer().to_string())], false)
        }
        Kind::MemberInArray
        | Kind::MissingValue
        | Kind::LoneKey
        | Kind::MissingKey
        | Kind::BadNumber
        | Kind::ConflictMarker
        | Kind::UnexpectedText
        | Kind::ExtraRoot
        | Kind::TooDeep => return None,
    };
    Some(Fix { title: Message::new(title), edits, preferred })
}

fn slice(document: &Document, range: TextRange) -> Option<String> {
    let slice = document.text.get_byte_slice(std::ops::Range::<usize>::from(range))?;
    Some(slice.to_string())
}

/// The end of the text, before the blanks at its end.
fn document_end(document: &Document) -> TextSize {
    let mut end = document.text.len_chars();
    while end > 0 && document.text.get_char(end - 1).is_some_and(char::is_whitespace) {
        end -= 1;
    }
    TextSize::try_from(document.text.char_to_byte(end)).unwrap_or_default()
}

/// The end of the line that holds a byte, before its line break.
fn line_end(document: &Document, at: TextSize) -> TextSize {
    let from = usize::from(at).min(document.text.len_bytes());
    let mut chars = document.text.byte_slice(from..).chars();
    let rest: usize = chars.by_ref().take_while(|c| !matches!(c, '\n' | '\r')).map(char::len_utf8).sum();
    TextSize::try_from(from + rest).unwrap_or(at)
}

/// Whether the brace that closes the bare members is there already.
fn closes_itself(document: &Document, start: TextSize) -> bool {
    let text = document.text.to_string();
    let (head, members) = text.split_at(usize::from(start).min(text.len()));
    let opened = json5_syntax::parse(&[head, "{", members].concat());
    !opened.errors().iter().any(|error| matches!(error.kind, SyntaxErrorKind::Unclosed { .. }))
}

/// In double quotes, which both JSON and JSON5 take.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c if c < ' ' => quoted.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// `\u{1F600}` as one or two escapes of four digits.
fn unbraced(escape: &str) -> Option<String> {
    let digits = escape.strip_prefix("\\u{")?.strip_suffix('}')?;
    let character = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
    let mut units = [0; 2];
    Some(character.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")).collect())
}

#[cfg(test)]
mod tests {
    use crate::FileId;
    use crate::rules::testing::{fixed, snapshot};

    fn check(broken: &str, mended: &str) {
        assert_eq!(fixed(broken, &["syntax"]), mended, "{broken}");
        assert!(json5_syntax::parse(mended).errors().is_empty(), "{mended}");
    }

    #[test]
    fn mends() {
        check("", "{}");
        check("{ a: 1 b: 2 }", "{ a: 1, b: 2 }");
        check("{ a: 1; b: 2 }", "{ a: 1, b: 2 }");
        check("{ a: 1,, b: 2 }", "{ a: 1, b: 2 }");
        check("{ \"a\" 1 }", "{ \"a\": 1 }");
        check("{ a = 1 }", "{ a : 1 }");
        check("{ a: 1 }}", "{ a: 1 }");
        check("{ github-copilot: 2 }", "{ \"github-copilot\": 2 }");
        check("{ a: ${TOKEN}, b: 2 }", "{ a: \"${TOKEN}\", b: 2 }");
        check(
            "{\n  url: http://localhost:11434/v1,\n  b: 2\n}",
            "{\n  url: \"http://localhost:11434/v1\",\n  b: 2\n}",
        );
        check("{ a: True, b: None }", "{ a: true, b: null }");
        check("{ a: 1_000 }", "{ a: 1000 }");
        check("{\n  \"a\": \"foo,\n  \"b\": 2\n}", "{\n  \"a\": \"foo\",\n  \"b\": 2\n}");
        check("{ a: \"C:\\1\" }", "{ a: \"C:\\\\1\" }");
        check("{ a: \"\\u{1F600}\" }", "{ a: \"\\ud83d\\ude00\" }");
        check("{ “a”: `b\n\"c`, }", "{ \"a\": \"b\\n\\\"c\", }");
        check("{ a: 1 # one\n}", "{ a: 1 // one\n}");
        check("a: 1, b: { c: 2 }\n", "{a: 1, b: { c: 2 }}\n");
        check("\"a\": 1, \"b\": {} }", "{\"a\": 1, \"b\": {} }");
        check("{\n  \"a\": {\n    \"x\": 1,\n  \"b\": 2\n}", "{\n  \"a\": {\n    \"x\": 1},\n  \"b\": 2\n}");
        check("{ \"a\": [1, 2 }", "{ \"a\": [1, 2] }");
        check("{ \"a\": [1, 2} }", "{ \"a\": [1, 2] }");
    }

    #[test]
    fn a_lost_quote_is_one_mistake() {
        let snapshot = snapshot("{\n  \"a: 1,\n  \"b\": 2\n}");
        assert_eq!(crate::diagnostics(&snapshot, FileId(0)).len(), 1);
    }
}

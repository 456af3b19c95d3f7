//! The mechanical mend of a mistake: what the author surely meant, as edits. Strict JSON stays strict JSON.

use rowan::{TextRange, TextSize};

use crate::{
    Bracket, Dialect, Parse, SyntaxError, SyntaxErrorKind, SyntaxKind, SyntaxNode, SyntaxToken, chars,
    decode, edit::text_of, lexer::offset,
};

/// Edits of one mend: byte ranges, in order, without overlap, and what to write there.
pub type Mend = Vec<(TextRange, String)>;

impl Parse {
    /// The mend of each of [`Parse::errors`], in their order; empty when it takes a person to know how.
    pub fn mends(&self) -> impl Iterator<Item = (&SyntaxError, Mend)> {
        // Copied once for all errors: a broken text may have as many of them as bytes.
        let text = if self.errors().is_empty() { String::new() } else { text_of(&self.green) };
        let is_json = self.dialect() == Dialect::Json;
        self.errors().iter().map(move |error| {
            let source = Source { parse: self, text: &text, is_json };
            (error, source.mend(error).unwrap_or_default())
        })
    }
}

struct Source<'p> {
    parse: &'p Parse,
    text: &'p str,
    is_json: bool,
}

impl Source<'_> {
    fn mend(&self, error: &SyntaxError) -> Option<Mend> {
        let range = error.range;
        let found = self.slice(range);
        let behind = TextRange::empty(range.end());
        let replace = |text: String| Some(vec![(range, text)]);
        match error.kind {
            SyntaxErrorKind::Empty => replace("{}".to_owned()),
            SyntaxErrorKind::MissingComma => Some(vec![(behind, ",".to_owned())]),
            SyntaxErrorKind::WrongComma => replace(",".to_owned()),
            SyntaxErrorKind::MissingColon => Some(vec![(behind, self.colon_before(range.end()))]),
            SyntaxErrorKind::WrongColon => {
                let start = self.before(range.start()).trim_end_matches([' ', '\t']).len();
                Some(vec![(TextRange::new(at(start), range.end()), self.colon_before(range.end()))])
            }
            SyntaxErrorKind::ExtraComma | SyntaxErrorKind::ExtraColon => replace(String::new()),
            SyntaxErrorKind::ExtraCloser { .. } => {
                let blank = self.blank_before(range.start());
                Some(vec![(TextRange::new(blank, range.end()), String::new())])
            }
            SyntaxErrorKind::UnquotedKey | SyntaxErrorKind::UnquotedText => replace(quoted(found)),
            SyntaxErrorKind::WrongLiteral { expected } => {
                let fits = !self.is_json || matches!(expected, "true" | "false" | "null");
                fits.then(|| replace(expected.to_owned())).flatten()
            }
            SyntaxErrorKind::BadNumber => replace(plain_number(found)?),
            SyntaxErrorKind::UnclosedString => Some(vec![(behind, found.get(..1)?.to_owned())]),
            SyntaxErrorKind::BadEscape => Some(vec![(TextRange::empty(range.start()), "\\".to_owned())]),
            SyntaxErrorKind::BracedEscape => replace(unbraced(found)?),
            SyntaxErrorKind::WrongQuotes => replace(requoted(found)),
            SyntaxErrorKind::HashComment if self.is_json => {
                Some(vec![(self.whole_comment(range), String::new())])
            }
            SyntaxErrorKind::HashComment => {
                let hashes = offset(found.len() - found.trim_start_matches('#').len());
                Some(vec![(TextRange::at(range.start(), hashes.into()), "//".to_owned())])
            }
            SyntaxErrorKind::WrongCloser { bracket } => replace(bracket.closer().to_string()),
            SyntaxErrorKind::MissingRootBraces => Some(self.root_braces()),
            SyntaxErrorKind::Unclosed { bracket } => self.closers(bracket, range, error.related?),
            SyntaxErrorKind::MemberInArray
            | SyntaxErrorKind::MissingValue
            | SyntaxErrorKind::LoneKey
            | SyntaxErrorKind::MissingKey
            | SyntaxErrorKind::UnclosedComment
            | SyntaxErrorKind::ConflictMarker
            | SyntaxErrorKind::UnexpectedText
            | SyntaxErrorKind::ExtraRoot
            | SyntaxErrorKind::TooDeep => None,
        }
    }

    fn slice(&self, range: TextRange) -> &str {
        self.text.get(std::ops::Range::<usize>::from(range)).unwrap_or("")
    }

    fn before(&self, end: TextSize) -> &str {
        self.text.get(..end.into()).unwrap_or("")
    }

    fn from(&self, start: TextSize) -> &str {
        self.text.get(usize::from(start)..).unwrap_or("")
    }

    fn colon_before(&self, end: TextSize) -> String {
        let spaced = self.from(end).starts_with(chars::is_blank);
        if spaced { ":" } else { ": " }.to_owned()
    }

    /// Where the blank before `end` starts; `end` itself when the blank's line break ends a comment.
    fn blank_before(&self, end: TextSize) -> TextSize {
        let blank = self.parse.syntax().token_at_offset(end).left_biased();
        let blank = blank.filter(|token| token.kind() == SyntaxKind::Whitespace);
        let behind_comment = |token: &SyntaxToken| {
            token.prev_token().is_some_and(|before| before.kind() == SyntaxKind::LineComment)
        };
        blank.filter(|token| !behind_comment(token)).map_or(end, |token| token.text_range().start())
    }

    /// A comment with the blanks before it, and with its line when nothing else stands there.
    fn whole_comment(&self, range: TextRange) -> TextRange {
        let before = self.before(range.start()).trim_end_matches([' ', '\t']);
        let line_start = before.is_empty() || before.ends_with(['\n', '\r']);
        let behind = self.from(range.end());
        let newline = if behind.starts_with("\r\n") { 2 } else { behind.starts_with(['\n', '\r']).into() };
        if line_start {
            TextRange::new(at(before.len()), range.end() + TextSize::from(newline))
        } else {
            TextRange::new(at(before.len()), range.end())
        }
    }

    fn root_braces(&self) -> Vec<(TextRange, String)> {
        let start = self.text.strip_prefix('\u{feff}').map_or(0, |_| '\u{feff}'.len_utf8());
        let newline = self.newline();
        let has_closer = self.parse.root().is_some_and(|root| self.slice(root.range()).ends_with('}'))
            && self.root_node().is_some_and(|node| is_closed(&node, Bracket::Brace));
        let mut edits = vec![(TextRange::empty(at(start)), format!("{{{newline}"))];
        if !has_closer {
            let end = at(self.text.trim_end_matches(chars::is_blank).len());
            let comma = if self.is_json && self.before(end).ends_with(',') { 1 } else { 0 };
            let range = TextRange::new(end - TextSize::from(comma), end);
            edits.push((range, format!("{newline}}}")));
        }
        edits
    }

    fn root_node(&self) -> Option<SyntaxNode> {
        self.parse.syntax().children().find(|node| node.kind().is_value())
    }

    fn newline(&self) -> &'static str {
        if self.text.contains("\r\n") { "\r\n" } else { "\n" }
    }

    /// The closer for the opener at `opener` behind `place`; at the end of the text also those of all containers around.
    fn closers(
        &self,
        bracket: Bracket,
        place: TextRange,
        opener: TextRange,
    ) -> Option<Vec<(TextRange, String)>> {
        let node = self.parse.syntax().token_at_offset(opener.start()).right_biased()?.parent()?;
        let mut text = String::new();
        let close = |text: &mut String, opener: TextSize, bracket: Bracket| {
            let head = self.before(opener);
            let same_line = !self.slice(TextRange::new(opener, place.end())).contains('\n');
            if !same_line {
                let line = head.rsplit('\n').next().unwrap_or("");
                let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
                text.push_str(self.newline());
                text.push_str(line.get(..indent).unwrap_or(""));
            }
            if same_line && self.from(opener).get(1..).is_some_and(|inside| inside.starts_with(' ')) {
                text.push(' ');
            }
            text.push(bracket.closer());
        };
        close(&mut text, opener.start(), bracket);
        let comma = self.slice(place) == ",";
        if node.text_range().end() == TextSize::of(self.text) {
            for outer in node.ancestors().skip(1) {
                let bracket = match outer.kind() {
                    SyntaxKind::Object => Bracket::Brace,
                    SyntaxKind::Array => Bracket::Square,
                    _ => continue,
                };
                if !is_closed(&outer, bracket)
                    && self.from(outer.text_range().start()).starts_with(bracket.opener())
                {
                    close(&mut text, outer.text_range().start(), bracket);
                }
            }
        } else if !self.next_closes(place.end()) {
            text.push(',');
        }
        let range = if comma { place } else { TextRange::empty(place.end()) };
        Some(vec![(range, text)])
    }

    /// Whether the next token is a closer or a comma, before which no comma belongs.
    fn next_closes(&self, offset: TextSize) -> bool {
        let behind = self.from(offset).trim_start_matches(chars::is_blank);
        behind.starts_with(['}', ']', ','])
    }
}

fn at(offset_in_text: usize) -> TextSize {
    offset(offset_in_text).into()
}

fn is_closed(container: &SyntaxNode, bracket: Bracket) -> bool {
    let closer = if bracket == Bracket::Brace { SyntaxKind::RBrace } else { SyntaxKind::RBracket };
    container
        .last_token()
        .is_some_and(|token| token.kind() == closer && token.parent().as_ref() == Some(container))
}

/// A text in double quotes, as strict JSON writes it.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c if c < ' ' || matches!(c, '\u{2028}' | '\u{2029}') => quoted += &format!("\\u{:04x}", c as u32),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// A string in wrong quotes, decoded as it was meant, in double quotes.
fn requoted(token: &str) -> String {
    quoted(&decode::string(token))
}

/// Without `_` and leading zeros.
fn plain_number(word: &str) -> Option<String> {
    let word = word.replace('_', "");
    let (sign, digits) = word.split_at(word.len() - word.trim_start_matches(['+', '-']).len());
    let trimmed = digits.trim_start_matches('0');
    let digits = if decode::is_number(digits) { digits } else { trimmed };
    let sign = if sign == "-" { "-" } else { "" };
    let number = format!("{sign}{digits}");
    decode::is_json_number(&number).then_some(number)
}

/// `\u{1f600}` as `\ud83d\ude00`.
fn unbraced(escape: &str) -> Option<String> {
    let digits = escape.strip_prefix("\\u{")?.strip_suffix('}')?;
    let c = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
    let mut units = [0; 2];
    Some(c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")).collect())
}

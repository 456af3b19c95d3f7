//! What may follow what, and what is done when something else does.

use rowan::{TextRange, TextSize};

use super::{Frame, MAX_DEPTH, Parser, Shape};
use crate::{SyntaxErrorKind::*, decode, error::Bracket, kind::SyntaxKind, token::TokenKind};

impl Parser<'_> {
    pub(super) fn root(&mut self) {
        let next = self.next_kind();
        if self.frame.after {
            if next.is_closer() {
                return self.extra_closer();
            }
            if !self.frame.said {
                self.frame.said = true;
                self.error(ExtraRoot, self.range(self.next));
            }
            self.skip_to_next();
            self.frame.member = Some(self.children.len());
            if next.is_opener() {
                return self.open();
            }
            while !self.next_kind().is_opener() && !self.next_kind().is_closer() && !self.at(TokenKind::End) {
                self.bump();
            }
            return self.item_done();
        }
        if next.is_closer() {
            return self.extra_closer();
        }
        let colon = self.significant(self.next + 1);
        if self.is_key(self.next) && self.kind(colon) == TokenKind::Colon {
            self.error(MissingRootBraces, self.range(self.next));
            self.skip_to_next();
            self.outer.push(self.frame);
            self.frame = Frame::new(Shape::Bare, self.children.len(), self.next);
            return;
        }
        if next.is_opener() {
            return self.open();
        }
        let mut ahead = self.next;
        while !self.kind(ahead).is_opener()
            && !self.kind(ahead).is_closer()
            && self.kind(ahead) != TokenKind::End
        {
            ahead += 1;
        }
        if self.kind(ahead).is_opener() || !next.starts_value() {
            self.skip_to_next();
            let first = self.children.len();
            let start = self.start(self.next);
            while self.next < ahead {
                self.bump();
            }
            self.error(UnexpectedText, TextRange::new(start.into(), self.end.into()));
            self.wrap(SyntaxKind::ErrorNode, first);
        } else {
            self.literal();
            self.item_done();
        }
    }

    pub(super) fn object(&mut self) {
        if self.closed_by_structure() {
            return;
        }
        match self.next_kind() {
            TokenKind::End => self.end_of_text(),
            kind if self.frame.is_closed_by(kind) => self.close(),
            kind if kind.is_closer() => self.extra_closer(),
            TokenKind::Comma | TokenKind::WrongComma => self.comma(),
            TokenKind::Colon | TokenKind::WrongColon if self.frame.after => self.unexpected_text(),
            TokenKind::Colon | TokenKind::WrongColon => {
                self.error(MissingKey, self.range(self.next));
                self.start_item();
                self.bump();
                self.value(self.pos - 1);
            }
            kind if kind.is_opener() => {
                self.error(MissingKey, self.range(self.next));
                self.start_item();
                self.open();
            }
            _ if self.frame.after && !self.accepts_next_item(false) => self.unexpected_text(),
            _ => self.member(),
        }
    }

    pub(super) fn array(&mut self) {
        if self.closed_by_structure() {
            return;
        }
        match self.next_kind() {
            TokenKind::End => self.end_of_text(),
            kind if self.frame.is_closed_by(kind) => self.close(),
            kind if kind.is_closer() => self.extra_closer(),
            TokenKind::Comma | TokenKind::WrongComma => self.comma(),
            TokenKind::Colon | TokenKind::WrongColon => {
                if !self.frame.said {
                    self.frame.said = true;
                    self.error(MemberInArray, self.range(self.next));
                }
                self.bump_as(SyntaxKind::Error);
                self.frame.after = false;
                self.frame.quiet = true;
            }
            _ if self.frame.after && !self.accepts_next_item(true) => self.unexpected_text(),
            kind if kind.is_opener() => {
                self.start_item();
                self.open();
            }
            _ => {
                self.start_item();
                self.literal();
                self.item_done();
            }
        }
    }

    /// Whether an item without a comma before it is one; says that the comma is missing.
    fn accepts_next_item(&mut self, in_array: bool) -> bool {
        let glued = self.pos == self.next;
        let accepted = self.frame.quiet
            || self.newline_ahead()
            || self.next_kind().is_opener()
            || self.is_key(self.next)
            || (in_array && !glued);
        if accepted && !self.frame.quiet && !self.conflict_ahead() {
            self.error(MissingComma, self.before_gap());
        }
        accepted
    }

    fn start_item(&mut self) {
        if self.frame.item_indent.is_none() {
            self.frame.item_indent = self.structure.line_indent(self.next);
        }
        self.skip_to_next();
        self.frame.comma = false;
        self.frame.quiet = false;
        self.frame.after = false;
        if self.frame.shape != Shape::Array {
            self.frame.member = Some(self.children.len());
        }
    }

    /// The item is in the tree: closes the member around it.
    fn item_done(&mut self) {
        if let Some(first) = self.frame.member.take() {
            let kind =
                if self.frame.shape == Shape::Root { SyntaxKind::ErrorNode } else { SyntaxKind::Member };
            self.wrap(kind, first);
        }
        self.frame.after = true;
    }

    fn comma(&mut self) {
        if self.at(TokenKind::WrongComma) {
            self.error(WrongComma, self.range(self.next));
        } else if !self.frame.after {
            self.error(ExtraComma, self.range(self.next));
        }
        self.frame.comma = self.frame.after;
        self.frame.after = false;
        self.frame.quiet = false;
        self.bump();
    }

    fn member(&mut self) {
        self.start_item();
        let key = self.next;
        let first = self.children.len();
        match self.kind(key) {
            TokenKind::String | TokenKind::WrongString => self.string(),
            TokenKind::Ident => self.bump(),
            _ => self.bump(),
        }
        self.wrap(SyntaxKind::Key, first);
        let next = self.next_kind();
        let is_alone = !matches!(next, TokenKind::Colon | TokenKind::WrongColon)
            && !next.is_opener()
            && !self.is_value_without_colon();
        if matches!(self.kind(key), TokenKind::Number | TokenKind::Word) && !is_alone {
            self.error(UnquotedKey, self.range(key));
        }
        match next {
            TokenKind::Colon => {
                if self.kind(key) == TokenKind::Ident {
                    self.marks.json5_only += 1;
                }
                self.bump();
                let colon = self.pos - 1;
                if matches!(self.next_kind(), TokenKind::Colon | TokenKind::WrongColon) {
                    self.error(ExtraColon, self.range(self.next));
                    self.bump_as(SyntaxKind::Error);
                }
                self.value(colon);
            }
            TokenKind::WrongColon => {
                self.error(WrongColon, self.range(self.next));
                self.bump();
                self.value(self.pos - 1);
            }
            _ if !is_alone => {
                self.error(MissingColon, self.range(key));
                self.value(key);
            }
            _ => {
                if !self.frame.quiet {
                    self.error(LoneKey, self.range(key));
                }
                self.item_done();
                self.frame.quiet = true;
            }
        }
    }

    fn is_value_without_colon(&self) -> bool {
        self.next_kind().is_keyish() && !self.newline_ahead() && !self.is_key(self.next)
    }

    /// The value behind the colon, which is the token `colon`.
    fn value(&mut self, colon: usize) {
        let kind = self.next_kind();
        if kind.is_opener() {
            self.open();
        } else if kind.is_keyish() && !self.is_key(self.next) {
            self.literal();
            let broken = self.frame.quiet;
            self.item_done();
            self.frame.quiet = broken;
        } else {
            self.error(MissingValue, self.range(colon));
            self.item_done();
            self.frame.quiet = true;
        }
    }

    fn literal(&mut self) {
        self.skip_to_next();
        let first = self.children.len();
        if self.next_kind().is_string() {
            self.string();
        } else {
            self.words();
        }
        self.wrap(SyntaxKind::Literal, first);
    }

    /// A literal, or bare text up to the end of what belongs together.
    fn words(&mut self) {
        let word = self.token_text(self.next);
        let valid = match self.next_kind() {
            TokenKind::Number => true,
            TokenKind::Ident => matches!(word, "true" | "false" | "null" | "Infinity" | "NaN"),
            _ => false,
        };
        let end = self.end_of_bare_text(valid);
        if end > self.next + 1 {
            let range = TextRange::new(self.start(self.next).into(), self.start(end).into());
            self.error(UnquotedText, range);
            return self.bump_merged(SyntaxKind::Ident, end);
        }
        if !valid {
            let range = self.range(self.next);
            match literal_of_other_language(word) {
                Some(expected) => self.error(WrongLiteral { expected }, range),
                None if decode::is_nearly_number(word) => self.error(BadNumber, range),
                None => self.error(UnquotedText, range),
            }
        }
        let is_number = matches!(word, "Infinity" | "NaN");
        self.bump_as(if is_number { SyntaxKind::Number } else { self.next_kind().syntax() });
    }

    /// The token behind the words on this line that belong to one bare text such as `claude opus` or `ollama/x:8b`.
    fn end_of_bare_text(&self, starts_valid: bool) -> usize {
        let mut end = self.next + 1;
        // After a whole value in an array, the next word is the next value.
        let one_word = starts_valid && self.frame.shape == Shape::Array;
        loop {
            let (glue, behind) = (self.kind(end), self.kind(end + 1));
            match glue {
                TokenKind::Colon if behind.is_word() => end += 2,
                kind if kind.is_word() => end += 1,
                TokenKind::Blank
                    if behind.is_word()
                        && !one_word
                        && !self.is_key(end + 1)
                        && !self.newline_before(end, end + 1) =>
                {
                    end += 2;
                }
                _ => return end,
            }
        }
    }

    fn string(&mut self) {
        let index = self.next;
        if self.kind(index) == TokenKind::WrongString {
            let closed = decode::is_closed(self.token_text(index));
            self.error(WrongQuotes, self.range(index));
            self.frame.quiet |= !closed;
        } else if self.tokens.get(index).is_some_and(|token| token.is_broken()) {
            self.string_errors(index);
        }
        self.bump();
    }

    fn string_errors(&mut self, index: usize) {
        let text = self.token_text(index);
        let start = TextSize::from(self.start(index));
        let mut at = 0;
        while let Some(backslash) = text.get(at..).and_then(|rest| rest.find('\\')) {
            at += backslash;
            let rest = text.get(at..).unwrap_or("");
            let escape = decode::escape(rest);
            // A backslash at the end of the text belongs to the unclosed string.
            if escape.bad && rest.len() > 1 {
                let place = start + TextSize::from(crate::lexer::offset(at));
                match decode::braced_escape_len(rest) {
                    Some(len) => {
                        self.error(BracedEscape, TextRange::at(place, crate::lexer::offset(len).into()));
                    }
                    None => {
                        let len = crate::lexer::offset(escape.len);
                        self.error(BadEscape, TextRange::at(place, len.into()));
                    }
                }
            }
            at += escape.len;
        }
        if !decode::is_closed(text) {
            self.error(UnclosedString, self.range(index));
            self.frame.quiet = true;
        }
    }

    /// Text up to the end of the line, or to the next comma or bracket, that has no place here.
    fn unexpected_text(&mut self) {
        self.skip_to_next();
        let first = self.children.len();
        let start = self.start(self.next);
        loop {
            self.bump_as(if self.next_kind().is_keyish() {
                self.next_kind().syntax()
            } else {
                SyntaxKind::Error
            });
            let kind = self.next_kind();
            let ends = kind.is_opener()
                || kind.is_closer()
                || matches!(kind, TokenKind::Comma | TokenKind::WrongComma | TokenKind::End);
            if ends || self.newline_ahead() {
                break;
            }
        }
        self.error(UnexpectedText, TextRange::new(start.into(), self.end.into()));
        self.wrap(SyntaxKind::ErrorNode, first);
        self.frame.quiet = true;
    }

    /// Opens the container at the next token.
    fn open(&mut self) {
        self.skip_to_next();
        if self.base_depth + self.outer.len() >= MAX_DEPTH {
            return self.flatten();
        }
        let shape = if self.at(TokenKind::LBrace) { Shape::Object } else { Shape::Array };
        let frame = Frame::new(shape, self.children.len(), self.next);
        self.outer.push(std::mem::replace(&mut self.frame, frame));
        self.bump();
    }

    /// A container that is nested too deep, as one token.
    fn flatten(&mut self) {
        self.error(TooDeep, self.range(self.next));
        let mut depth = 0_usize;
        let mut end = self.next;
        loop {
            match self.kind(end) {
                TokenKind::End => break,
                kind if kind.is_opener() => depth += 1,
                kind if kind.is_closer() => depth -= 1,
                _ => {}
            }
            end += 1;
            if depth == 0 {
                break;
            }
        }
        let first = self.children.len();
        self.bump_merged(SyntaxKind::Error, end);
        self.wrap(SyntaxKind::Literal, first);
        self.item_done();
    }

    /// Closes the container with the closer that comes next.
    pub(super) fn close(&mut self) {
        if self.frame.comma {
            self.marks.trailing_commas += 1;
        }
        self.bump();
        self.leave();
    }

    /// Ends the node of the current frame as it stands and goes on in the frame around it.
    pub(super) fn leave(&mut self) {
        let kind = if self.frame.shape == Shape::Array { SyntaxKind::Array } else { SyntaxKind::Object };
        self.wrap(kind, self.frame.first);
        if let Some(outer) = self.outer.pop() {
            self.frame = outer;
        }
        self.item_done();
    }

    /// What comes next belongs to the frame around, and the comma before it may be inside the frame that was left.
    pub(super) fn forgive_comma(&mut self) {
        self.frame.quiet = true;
    }

    fn end_of_text(&mut self) {
        let gap = self.before_gap();
        self.skip_to_next();
        if self.frame.shape != Shape::Bare && !self.structure.end_said {
            self.structure.end_said = true;
            let kind = Unclosed { bracket: self.frame.bracket() };
            self.error_with(kind, gap, self.range(self.frame.opener));
        }
        self.leave();
    }

    /// A closer that closes nothing; in a bare root object it ends the object whose opener is missing.
    pub(super) fn extra_closer(&mut self) {
        if self.frame.shape == Shape::Bare && self.at(TokenKind::RBrace) {
            self.bump();
            return self.leave();
        }
        let bracket = if self.at(TokenKind::RBrace) { Bracket::Brace } else { Bracket::Square };
        self.error(ExtraCloser { bracket }, self.range(self.next));
        self.skip_to_next();
        let first = self.children.len();
        self.bump_as(SyntaxKind::Error);
        self.wrap(SyntaxKind::ErrorNode, first);
    }
}

/// The literal that a word of Python, YAML or JavaScript means.
fn literal_of_other_language(word: &str) -> Option<&'static str> {
    Some(match word {
        "True" | "TRUE" => "true",
        "False" | "FALSE" => "false",
        "None" | "none" | "nil" | "Null" | "NULL" | "undefined" => "null",
        "nan" | "Nan" | "NAN" => "NaN",
        "infinity" | "inf" | "Inf" | "INFINITY" => "Infinity",
        _ => return None,
    })
}

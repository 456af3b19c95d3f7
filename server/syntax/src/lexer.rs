//! Text to tokens. Every byte belongs to exactly one token, and a token depends on the text from its start on and on
//! the token before it, no more.
//!
//! Common mistakes (`#` comments, typographic quotes, conflict markers ...) are tokens of their own, so that the parser
//! can name them.

use crate::token::{Token, TokenKind};
use crate::{chars, decode};

/// The tokens of a text, an [`TokenKind::End`] behind them.
#[derive(Debug)]
pub(crate) struct Tokens {
    pub(crate) list: Vec<Token>,
    /// A token was cut short by the end of the text: with more text behind, it could be longer.
    pub(crate) ran_out: bool,
    /// The end of an unclosed string was guessed from what follows it on its line.
    pub(crate) guessed: bool,
}

pub(crate) fn lex(text: &str) -> Tokens {
    lex_behind(text, false)
}

/// The tokens of a text that goes on behind other text, where no key can come next if it is `at_value`.
pub(crate) fn lex_behind(text: &str, at_value: bool) -> Tokens {
    let mut lexer = Lexer {
        text,
        bytes: text.as_bytes(),
        pos: 0,
        flags: 0,
        at_value,
        behind_word: false,
        ran_out: false,
        guessed: false,
        unclosed_up_to: [0; 2],
    };
    let mut list = Vec::with_capacity(text.len() / 5 + 2);
    while lexer.pos < text.len() {
        let start = lexer.pos;
        lexer.flags = 0;
        let kind = lexer.token();
        lexer.behind_word = kind.is_word();
        if !kind.is_skipped() {
            lexer.at_value = matches!(kind, TokenKind::Colon | TokenKind::WrongColon | TokenKind::LBracket);
        }
        list.push(Token { start: offset(start), kind, flags: lexer.flags });
    }
    list.push(Token { start: offset(text.len()), kind: TokenKind::End, flags: 0 });
    Tokens { list, ran_out: lexer.ran_out, guessed: lexer.guessed }
}

/// Texts are shorter than 4 GiB, as rowan demands.
#[expect(clippy::cast_possible_truncation, reason = "checked by the callers of `parse`")]
pub(crate) fn offset(n: usize) -> u32 {
    n as u32
}

struct Lexer<'s> {
    text: &'s str,
    bytes: &'s [u8],
    pos: usize,
    flags: u8,
    /// No key can come next, so that `http://` is no key with a comment behind it.
    at_value: bool,
    /// A word ends here.
    behind_word: bool,
    ran_out: bool,
    guessed: bool,
    /// Per quote, the end of the line on which it was found that nothing closes it: that is not looked for again.
    unclosed_up_to: [usize; 2],
}

impl Lexer<'_> {
    fn byte(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.pos + ahead).copied()
    }

    fn char(&self) -> Option<char> {
        self.text.get(self.pos..)?.chars().next()
    }

    fn token(&mut self) -> TokenKind {
        let Some(byte) = self.byte(0) else { return TokenKind::End };
        let single = match byte {
            b'{' => Some(TokenKind::LBrace),
            b'}' => Some(TokenKind::RBrace),
            b'[' => Some(TokenKind::LBracket),
            b']' => Some(TokenKind::RBracket),
            b':' => Some(TokenKind::Colon),
            b',' => Some(TokenKind::Comma),
            b';' => Some(TokenKind::WrongComma),
            _ => None,
        };
        if let Some(kind) = single {
            self.pos += 1;
            return kind;
        }
        match byte {
            b'"' | b'\'' => self.string(byte),
            b' ' | b'\t' | b'\n' | b'\r' | 0xb | 0xc => self.blank(),
            b'/' if self.byte(1) == Some(b'/') => {
                self.skip_line();
                self.flags |= Token::JSON5;
                TokenKind::LineComment
            }
            b'/' if self.byte(1) == Some(b'*') => self.block_comment(),
            b'#' => {
                self.skip_line();
                TokenKind::HashComment
            }
            b'=' | b'<' | b'>' if self.at_conflict_marker(byte) => {
                self.skip_line();
                TokenKind::ConflictMarker
            }
            b'=' => {
                self.pos += 1;
                while matches!(self.byte(0), Some(b'=' | b'>')) {
                    self.pos += 1;
                }
                TokenKind::WrongColon
            }
            b'`' if self.at_line_start() && self.byte(1) == Some(b'`') && self.byte(2) == Some(b'`') => {
                self.skip_line();
                TokenKind::Fence
            }
            b'`' => self.template(),
            _ if byte.is_ascii() => self.word(),
            _ => self.non_ascii(),
        }
    }

    fn non_ascii(&mut self) -> TokenKind {
        match self.char() {
            Some(c) if chars::is_blank(c) => self.blank(),
            Some(c @ '：') => {
                self.pos += c.len_utf8();
                TokenKind::WrongColon
            }
            Some(c @ ('，' | '、' | '；')) => {
                self.pos += c.len_utf8();
                TokenKind::WrongComma
            }
            Some(c) if chars::is_smart_double_quote(c) => {
                self.smart_string(c, |c| c == '"' || chars::is_smart_double_quote(c))
            }
            Some(c) if chars::is_smart_single_quote(c) => {
                self.smart_string(c, |c| c == '\'' || chars::is_smart_single_quote(c))
            }
            _ => self.word(),
        }
    }

    fn blank(&mut self) -> TokenKind {
        while let Some(byte) = self.byte(0) {
            match byte {
                b' ' | b'\t' => self.pos += 1,
                b'\n' | b'\r' => {
                    self.pos += 1;
                    self.flags |= Token::NEWLINE;
                }
                _ => {
                    let Some(c) = self.char().filter(|&c| chars::is_blank(c)) else { break };
                    if chars::is_line_terminator(c) {
                        self.flags |= Token::NEWLINE;
                    }
                    // A byte order mark at the start is the editor's doing, not the author's.
                    if !(c == '\u{feff}' && self.pos == 0) {
                        self.flags |= Token::JSON5;
                    }
                    self.pos += c.len_utf8();
                }
            }
        }
        TokenKind::Blank
    }

    fn skip_line(&mut self) {
        self.pos = self.line_end();
    }

    fn line_end(&self) -> usize {
        let mut at = self.pos;
        while let Some(&byte) = self.bytes.get(at) {
            match byte {
                b'\n' | b'\r' => break,
                0xe2 if matches!(self.bytes.get(at + 1..at + 3), Some([0x80, 0xa8 | 0xa9])) => break,
                _ => at += 1,
            }
        }
        at
    }

    fn block_comment(&mut self) -> TokenKind {
        self.flags |= Token::JSON5;
        let body = self.text.get(self.pos + 2..).unwrap_or("");
        let len = match body.find("*/") {
            Some(at) => at + 2,
            None => {
                self.ran_out = true;
                self.flags |= Token::BROKEN;
                body.len()
            }
        };
        if body.get(..len).is_some_and(|body| body.contains(chars::is_line_terminator)) {
            self.flags |= Token::NEWLINE;
        }
        self.pos += 2 + len;
        TokenKind::BlockComment
    }

    fn at_line_start(&self) -> bool {
        self.pos == 0 || matches!(self.bytes.get(self.pos - 1), Some(b'\n' | b'\r'))
    }

    /// Seven equal characters at the start of a line, and then a blank or the line's end.
    fn at_conflict_marker(&self, byte: u8) -> bool {
        self.at_line_start()
            && (0..7).all(|i| self.byte(i) == Some(byte))
            && matches!(self.byte(7), None | Some(b' ' | b'\n' | b'\r'))
    }

    fn string(&mut self, quote: u8) -> TokenKind {
        let start = self.pos;
        if quote == b'\'' {
            self.flags |= Token::JSON5;
        }
        self.pos += 1;
        let single = usize::from(quote == b'\'');
        if let Some(end) = self.unclosed_up_to.get(single).copied().filter(|&end| start < end) {
            self.pos = end;
        }
        loop {
            match self.byte(0) {
                Some(byte) if byte == quote => {
                    self.pos += 1;
                    return TokenKind::String;
                }
                Some(b'\\') => self.escape(),
                None | Some(b'\n' | b'\r') => break,
                Some(0xe2) => {
                    if matches!(self.byte(1), Some(0x80)) && matches!(self.byte(2), Some(0xa8 | 0xa9)) {
                        // JSON and JSON5 allow them raw.
                        self.pos += 2;
                    }
                    self.pos += 1;
                }
                Some(byte) => {
                    if byte < 0x20 {
                        self.flags |= Token::JSON5;
                    }
                    self.pos += 1;
                }
            }
        }
        if let Some(end) = self.unclosed_up_to.get_mut(single) {
            *end = self.pos;
        }
        // What follows where the string is cut says nothing about it.
        self.flags = if quote == b'\'' { Token::JSON5 } else { 0 };
        self.unclosed(start);
        TokenKind::String
    }

    fn escape(&mut self) {
        let rest = self.text.get(self.pos..).unwrap_or("");
        let escape = decode::escape(rest);
        if escape.bad {
            self.flags |= Token::BROKEN;
        }
        if !escape.json {
            self.flags |= Token::JSON5;
        }
        self.pos += escape.len;
    }

    /// Ends a string that its line does not close where it was most likely meant to end:
    /// - at once, when the quote stands at the end of a word: an apostrophe, or a quote too many;
    /// - before the colon, when it can be a key and looks like one;
    /// - else before the commas and closers at the line's end. Closers that were opened inside it stay inside.
    fn unclosed(&mut self, start: usize) {
        self.flags |= Token::BROKEN;
        if self.pos == self.bytes.len() {
            self.ran_out = true;
        }
        let first = self.text.get(start..).and_then(|text| text.chars().next()).map_or(1, char::len_utf8);
        let body_start = start + first;
        if self.behind_word {
            self.guessed = true;
            self.pos = body_start;
            return;
        }
        let body = self.bytes.get(body_start..self.pos).unwrap_or(&[]);
        let name = body.iter().take_while(|&&byte| byte.is_ascii_alphanumeric() || byte == b'_').count();
        if !self.at_value && name > 0 && body.get(name) == Some(&b':') && body.get(name + 1) == Some(&b' ') {
            self.guessed = true;
            self.pos = body_start + name;
            return;
        }
        let (mut braces, mut brackets) = (0_i64, 0_i64);
        for byte in body {
            match byte {
                b'{' => braces += 1,
                b'}' => braces -= 1,
                b'[' => brackets += 1,
                b']' => brackets -= 1,
                _ => {}
            }
        }
        let mut len = body.len();
        while let Some(&byte) = len.checked_sub(1).and_then(|last| body.get(last)) {
            let escaped = len >= 2 && body.get(len - 2) == Some(&b'\\');
            match byte {
                b' ' | b'\t' | b',' if !escaped => {}
                b'}' if braces < 0 && !escaped => braces += 1,
                b']' if brackets < 0 && !escaped => brackets += 1,
                _ => break,
            }
            len -= 1;
        }
        self.pos = body_start + len;
    }

    /// `` `...` `` over any number of lines; one that is never closed ends with its line.
    fn template(&mut self) -> TokenKind {
        self.flags |= Token::BROKEN;
        let start = self.pos;
        let body = self.text.get(start + 1..).unwrap_or("");
        if let Some(len) = body.find('`') {
            self.pos += len + 2;
        } else {
            self.ran_out = true;
            self.skip_line();
            self.unclosed(start);
        }
        TokenKind::WrongString
    }

    fn smart_string(&mut self, opener: char, closes: fn(char) -> bool) -> TokenKind {
        self.flags |= Token::BROKEN;
        let start = self.pos;
        let body_start = start + opener.len_utf8();
        let body = self.text.get(body_start..).unwrap_or("");
        let stop = body.char_indices().find(|&(_, c)| closes(c) || chars::is_line_terminator(c));
        match stop {
            Some((at, closer)) if closes(closer) => self.pos = body_start + at + closer.len_utf8(),
            _ => {
                self.pos = body_start + stop.map_or(body.len(), |(at, _)| at);
                self.unclosed(start);
            }
        }
        TokenKind::WrongString
    }

    /// A run of characters up to a blank, a quote, a comment or punctuation; `${NAME}` belongs to it.
    fn word(&mut self) -> TokenKind {
        let start = self.pos;
        loop {
            match self.byte(0) {
                Some(b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'-' | b'+' | b'.') => self.pos += 1,
                // The brace opens nothing, even when it is not closed: a token must not depend on what is in a container.
                Some(b'$') if self.byte(1) == Some(b'{') => self.pos += self.substitution_len().unwrap_or(2),
                Some(b'/') if matches!(self.byte(1), Some(b'/' | b'*')) && self.pos > start => break,
                Some(b':') if self.at_value && self.pos > start && self.at_authority() => self.url(),
                Some(byte) if byte.is_ascii() => {
                    if is_word_end(byte) {
                        break;
                    }
                    self.pos += 1;
                }
                None => break,
                Some(_) => match self.char() {
                    Some(c) if !is_wide_word_end(c) => self.pos += c.len_utf8(),
                    _ => break,
                },
            }
        }
        let word = self.text.get(start..self.pos).unwrap_or("");
        if decode::is_identifier(word) {
            if matches!(word, "Infinity" | "NaN") {
                self.flags |= Token::JSON5;
            }
            TokenKind::Ident
        } else if decode::is_number(word) {
            if !decode::is_json_number(word) {
                self.flags |= Token::JSON5;
            }
            TokenKind::Number
        } else {
            TokenKind::Word
        }
    }

    /// Whether `://` and something behind it come next.
    fn at_authority(&self) -> bool {
        self.byte(1) == Some(b'/')
            && self.byte(2) == Some(b'/')
            && self.byte(3).is_some_and(|byte| !is_word_end(byte) || byte == b'[')
    }

    /// The rest of a bare URL.
    fn url(&mut self) {
        while let Some(byte) = self.byte(0) {
            if is_word_end(byte) && !matches!(byte, b':' | b'=' | b'#') {
                break;
            }
            self.pos += 1;
        }
    }

    /// The length of `${NAME}` or `${NAME:-default}` here, when it is closed.
    fn substitution_len(&self) -> Option<usize> {
        let body = self.bytes.get(self.pos + 2..)?;
        let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b':');
        let len = body.iter().position(|&byte| !is_part(byte))?;
        (body.get(len) == Some(&b'}')).then_some(len + 3)
    }
}

fn is_word_end(byte: u8) -> bool {
    matches!(
        byte,
        b'{' | b'}' | b'[' | b']' | b':' | b',' | b';' | b'=' | b'"' | b'\'' | b'`' | b'#' | b' ' | b'\t'
            ..=b'\r'
    )
}

fn is_wide_word_end(c: char) -> bool {
    chars::is_blank(c)
        || chars::is_smart_double_quote(c)
        || chars::is_smart_single_quote(c)
        || matches!(c, '：' | '，' | '、' | '；')
}

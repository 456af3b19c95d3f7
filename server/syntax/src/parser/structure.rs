//! Guesses where brackets that have no partner should have had it, from indentation and from what follows.
//!
//! Consulted only where brackets do not match, and only as often as partners are missing: odd indentation alone
//! never makes an error.

use super::{Frame, Parser, Shape};
use crate::{
    SyntaxErrorKind::{Unclosed, WrongCloser},
    chars,
    error::Bracket,
    lexer::offset,
    token::{Token, TokenKind},
};

#[derive(Debug, Default)]
pub(super) struct Structure {
    pub(super) balanced: bool,
    /// Openers without a closer, not yet accounted for.
    missing: usize,
    /// Closers without an opener, not yet accounted for.
    extra: usize,
    /// It was said that the text ends too early.
    pub(super) end_said: bool,
    /// Per token, where its line starts; empty when brackets match.
    lines: Vec<Line>,
}

#[derive(Debug, Clone, Copy)]
struct Line {
    number: u32,
    /// In characters.
    indent: u32,
    /// The token is the first of its line.
    first: bool,
}

impl Structure {
    pub(super) fn of(text: &str, tokens: &[Token]) -> Self {
        let (missing, extra) = unmatched(tokens);
        let balanced = missing == 0 && extra == 0;
        let lines = if balanced { Vec::new() } else { lines(text, tokens) };
        Self { balanced, missing, extra, end_said: false, lines }
    }

    /// The indentation of a token that starts its line; `None` also when brackets match.
    pub(super) fn line_indent(&self, token: usize) -> Option<u32> {
        self.lines.get(token).filter(|line| line.first).map(|line| line.indent)
    }

    fn line(&self, token: usize) -> Option<Line> {
        self.lines.get(token).copied()
    }
}

/// How many openers and closers have no partner.
fn unmatched(tokens: &[Token]) -> (usize, usize) {
    let mut open = Vec::new();
    let mut open_of = [0_usize; 2];
    let (mut missing, mut extra) = (0, 0);
    for token in tokens {
        let (bracket, opens) = match token.kind {
            TokenKind::LBrace => (Bracket::Brace, true),
            TokenKind::LBracket => (Bracket::Square, true),
            TokenKind::RBrace => (Bracket::Brace, false),
            TokenKind::RBracket => (Bracket::Square, false),
            _ => continue,
        };
        let slot = usize::from(bracket == Bracket::Square);
        if opens {
            open.push(bracket);
            open_of[slot] += 1;
        } else if open_of[slot] == 0 {
            extra += 1;
        } else {
            while let Some(last) = open.pop() {
                open_of[usize::from(last == Bracket::Square)] -= 1;
                if last == bracket {
                    break;
                }
                missing += 1;
            }
        }
    }
    (missing + open.len(), extra)
}

fn lines(text: &str, tokens: &[Token]) -> Vec<Line> {
    let mut line = Line { number: 0, indent: 0, first: true };
    let mut fresh = true;
    let mut lines = Vec::with_capacity(tokens.len());
    for (i, token) in tokens.iter().enumerate() {
        line.first = fresh;
        lines.push(line);
        let end = tokens.get(i + 1).map_or(offset(text.len()), |next| next.start);
        if token.kind == TokenKind::Blank {
            let blank = text.get(token.start as usize..end as usize).unwrap_or("");
            let indent = blank.chars().rev().take_while(|&c| !chars::is_line_terminator(c)).count();
            if token.has_newline() {
                line.number += 1;
                line.indent = offset(indent);
                fresh = true;
            } else if fresh && i == 0 {
                line.indent = offset(indent);
            }
        } else {
            fresh = false;
            line.number += u32::from(token.has_newline());
        }
    }
    lines
}

impl Parser<'_> {
    /// Ends the current container here when it should have been closed before, or takes a wrong closer; `true` when
    /// something happened.
    pub(super) fn closed_by_structure(&mut self) -> bool {
        if self.structure.balanced || self.at_end() {
            return false;
        }
        if self.next_kind().is_closer() {
            return self.closer_by_structure();
        }
        if self.structure.missing > 0 && self.belongs_outside() {
            self.close_missing();
            return true;
        }
        false
    }

    fn at_end(&self) -> bool {
        self.next_kind() == TokenKind::End
    }

    fn close_missing(&mut self) {
        self.structure.missing = self.structure.missing.saturating_sub(1);
        let kind = Unclosed { bracket: self.frame.bracket() };
        self.error_with(kind, self.before_gap(), self.range(self.frame.opener));
        self.leave();
        self.forgive_comma();
    }

    fn opener_line(&self, frame: &Frame) -> Option<Line> {
        self.structure.line(frame.opener)
    }

    /// Whether the next token, which is no closer, looks like one of the container around.
    fn belongs_outside(&self) -> bool {
        let Some(outer) = self.outer.last().filter(|outer| outer.shape != Shape::Root) else { return false };
        let next = self.next;
        if self.frame.shape == Shape::Array && outer.shape != Shape::Array && self.is_key(next) {
            return true;
        }
        if self.frame.shape == Shape::Object && outer.shape == Shape::Array && self.next_kind().is_opener() {
            return true;
        }
        let (Some(line), Some(opener)) = (self.structure.line(next), self.opener_line(&self.frame)) else {
            return false;
        };
        line.first
            && line.number > opener.number
            && line.indent <= opener.indent
            && self.is_indented(outer)
            && self.frame.item_indent.is_none_or(|indent| indent > opener.indent)
    }

    /// Whether the author indents the items of this container.
    fn is_indented(&self, frame: &Frame) -> bool {
        match (frame.item_indent, self.opener_line(frame)) {
            (Some(item), Some(opener)) => item > opener.indent,
            _ => false,
        }
    }

    fn closer_by_structure(&mut self) -> bool {
        let next = self.next;
        let bracket = if self.next_kind() == TokenKind::RBrace { Bracket::Brace } else { Bracket::Square };
        let is_bare = self.frame.shape == Shape::Bare;
        if !is_bare && self.frame.bracket() == bracket {
            if self.structure.missing > 0 && self.closes_outer(next, bracket) {
                self.close_missing();
                return true;
            }
            if self.structure.extra > 0 && self.is_surplus(next) {
                self.structure.extra -= 1;
                self.extra_closer();
                return true;
            }
            return false;
        }
        if !is_bare && self.structure.missing > 0 && self.structure.extra > 0 {
            self.structure.missing -= 1;
            self.structure.extra -= 1;
            let kind = WrongCloser { bracket: self.frame.bracket() };
            self.error_with(kind, self.range(next), self.range(self.frame.opener));
            self.close();
            return true;
        }
        let closes_outer = self
            .outer
            .iter()
            .any(|frame| matches!(frame.shape, Shape::Object | Shape::Array) && frame.bracket() == bracket);
        if !is_bare && closes_outer {
            self.close_missing();
            return true;
        }
        self.structure.extra = self.structure.extra.saturating_sub(1);
        self.extra_closer();
        true
    }

    /// Whether the closer, which would fit the current container, is indented like an outer one's.
    fn closes_outer(&self, next: usize, bracket: Bracket) -> bool {
        let (Some(indent), Some(opener)) = (self.structure.line_indent(next), self.opener_line(&self.frame))
        else {
            return false;
        };
        indent < opener.indent
            && self.outer.iter().any(|frame| {
                matches!(frame.shape, Shape::Object | Shape::Array)
                    && frame.bracket() == bracket
                    && self.opener_line(frame).is_some_and(|line| line.indent == indent)
            })
    }

    /// Whether the closer, which would fit the current container, is one too many: deeper than the opener's line, or
    /// it would end the root while members follow.
    fn is_surplus(&self, next: usize) -> bool {
        let (Some(line), Some(opener)) = (self.structure.line(next), self.opener_line(&self.frame)) else {
            return false;
        };
        if line.first && line.indent > opener.indent && line.number > opener.number {
            return true;
        }
        let ends_root = self.outer.last().is_some_and(|outer| outer.shape == Shape::Root);
        ends_root && {
            let behind = self.significant(next + 1);
            self.kind(behind) == TokenKind::Comma || self.is_key(behind)
        }
    }
}

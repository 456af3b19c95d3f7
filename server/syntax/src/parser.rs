//! Tokens to tree. One pass with an explicit stack: no recursion, so no text can overflow it.
//!
//! Decisions look ahead by one or two tokens and never past a bracket. Hence the tree of an item depends on its own text
//! and depth alone as long as all brackets match, which is what [`crate::edit`] builds on. When brackets do not
//! match, [`super::structure`] guesses.

use rowan::{GreenNode, GreenToken, NodeOrToken, TextRange, TextSize};

use crate::{
    SyntaxError,
    SyntaxErrorKind::{self, *},
    decode,
    dialect::Marks,
    error::Bracket,
    interner::Interner,
    kind::SyntaxKind,
    lexer::{Token, TokenKind, Tokens},
    structure::Structure,
};

/// Containers nested deeper than this become one flat error token: OpenClaw's own reader overflows there too.
pub(crate) const MAX_DEPTH: usize = 1_500;

/// What comes out of a parse.
pub(crate) struct Output {
    pub(crate) green: GreenNode,
    /// By place.
    pub(crate) errors: Vec<SyntaxError>,
    pub(crate) marks: Marks,
    /// What a container or a token is depends on its own text alone.
    pub(crate) local: Locality,
}

/// How far a change reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Locality {
    /// Every bracket has its partner.
    pub(crate) balanced: bool,
    /// The end of a string was guessed from what follows it.
    pub(crate) guessed: bool,
}

pub(crate) fn parse_root(text: &str, tokens: &Tokens) -> Output {
    let mut parser = Parser::new(text, tokens, 0, false);
    parser.run();
    parser.skip_to_next();
    let green = GreenNode::new(SyntaxKind::Root.into(), parser.children.drain(..));
    parser.finish(green)
}

/// Some items of a container, and its closer perhaps.
pub(crate) struct Items {
    pub(crate) children: Vec<NodeOrToken<GreenNode, GreenToken>>,
    /// By place.
    pub(crate) errors: Vec<SyntaxError>,
    pub(crate) marks: Marks,
}

/// Parses a text of items with matching brackets, which stands in a container behind its opener or a comma, `depth`
/// containers around that. `None` when it does not end with the container's closer or a comma behind an item.
pub(crate) fn parse_items(
    text: &str,
    tokens: &Tokens,
    shape: Shape,
    depth: usize,
    after_comma: bool,
) -> Option<Items> {
    let mut parser = Parser::new(text, tokens, depth, true);
    parser.outer.push(parser.frame);
    parser.frame = Frame { comma: after_comma, ..Frame::new(shape, 0, 0) };
    parser.structure.balanced = true;
    parser.run();
    let children = match parser.frame.shape {
        Shape::Root => match parser.children.pop()? {
            NodeOrToken::Node(container) => container.children().map(|child| child.to_owned()).collect(),
            NodeOrToken::Token(_) => return None,
        },
        _ if parser.frame.comma && !parser.frame.after => std::mem::take(&mut parser.children),
        _ => return None,
    };
    if !parser.at(TokenKind::End) {
        return None;
    }
    parser.errors.sort_by_key(|error| error.range.start());
    Some(Items { children, errors: parser.errors, marks: parser.marks })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Root,
    /// The members of a root object whose braces are missing.
    Bare,
    Object,
    Array,
}

/// A node that is not finished yet.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frame {
    pub(crate) shape: Shape,
    /// Where its children start in `Parser::children`.
    first: usize,
    /// Token index of the opener.
    pub(crate) opener: usize,
    /// Where the open member's children start, while there is one.
    member: Option<usize>,
    /// An item is complete: a comma or the closer comes next.
    after: bool,
    /// The last item is broken, and with it perhaps its comma: a missing one is no second mistake.
    quiet: bool,
    /// `MemberInArray` or `ExtraRoot` was said.
    said: bool,
    /// The last thing was a comma.
    comma: bool,
    /// The indentation of the first item that starts a line. Known only where brackets do not match.
    pub(crate) item_indent: Option<u32>,
}

impl Frame {
    fn new(shape: Shape, first: usize, opener: usize) -> Self {
        Self {
            shape,
            first,
            opener,
            member: None,
            after: false,
            quiet: false,
            said: false,
            comma: false,
            item_indent: None,
        }
    }

    pub(crate) fn bracket(&self) -> Bracket {
        if self.shape == Shape::Array { Bracket::Square } else { Bracket::Brace }
    }

    fn is_closed_by(&self, kind: TokenKind) -> bool {
        match self.shape {
            Shape::Object => kind == TokenKind::RBrace,
            Shape::Array => kind == TokenKind::RBracket,
            Shape::Root | Shape::Bare => false,
        }
    }
}

pub(crate) struct Parser<'s> {
    text: &'s str,
    pub(crate) tokens: &'s [Token],
    /// The next token that is not in the tree yet.
    pos: usize,
    /// The next token that is not skipped; at or after `pos`.
    next: usize,
    /// The end in bytes of the last token in the tree that was not skipped.
    end: u32,
    children: Vec<NodeOrToken<GreenNode, GreenToken>>,
    pub(crate) frame: Frame,
    /// The frames around the current one, outermost first.
    pub(crate) outer: Vec<Frame>,
    base_depth: usize,
    /// The text is some items of a container and not a whole document.
    alone: bool,
    guessed: bool,
    pub(crate) structure: Structure,
    errors: Vec<SyntaxError>,
    marks: Marks,
    interner: Interner,
}

impl<'s> Parser<'s> {
    fn new(text: &'s str, tokens: &'s Tokens, base_depth: usize, alone: bool) -> Self {
        let mut parser = Self {
            text,
            tokens: &tokens.list,
            pos: 0,
            next: 0,
            end: 0,
            children: Vec::new(),
            frame: Frame::new(Shape::Root, 0, 0),
            outer: Vec::new(),
            base_depth,
            alone,
            guessed: tokens.guessed,
            structure: Structure::of(text, &tokens.list),
            errors: Vec::new(),
            marks: Marks::default(),
            interner: Interner::default(),
        };
        parser.find_next();
        parser
    }

    fn finish(mut self, green: GreenNode) -> Output {
        self.errors.sort_by_key(|error| error.range.start());
        if !self.alone {
            self.errors = join_conflicts(self.text, self.errors);
        }
        let local = Locality { balanced: self.structure.balanced, guessed: self.guessed };
        Output { green, errors: self.errors, marks: self.marks, local }
    }

    /// Until the root is complete, or the items are.
    fn run(&mut self) {
        loop {
            match self.frame.shape {
                Shape::Root if self.alone || self.at(TokenKind::End) => break,
                Shape::Root => self.root(),
                _ if self.alone && self.outer.len() == 1 && self.at(TokenKind::End) => break,
                Shape::Bare | Shape::Object => self.object(),
                Shape::Array => self.array(),
            }
        }
        if !self.alone && !self.frame.after {
            self.error(Empty, TextRange::empty(TextSize::of(self.text)));
        }
    }

    // Looking at tokens.

    fn kind(&self, index: usize) -> TokenKind {
        self.tokens.get(index).map_or(TokenKind::End, |token| token.kind)
    }

    fn start(&self, index: usize) -> u32 {
        self.tokens.get(index).map_or_else(|| crate::lexer::offset(self.text.len()), |token| token.start)
    }

    pub(crate) fn range(&self, index: usize) -> TextRange {
        TextRange::new(self.start(index).into(), self.start(index + 1).into())
    }

    fn token_text(&self, index: usize) -> &'s str {
        self.text.get(self.start(index) as usize..self.start(index + 1) as usize).unwrap_or("")
    }

    pub(crate) fn next_kind(&self) -> TokenKind {
        self.kind(self.next)
    }

    pub(crate) fn next_index(&self) -> usize {
        self.next
    }

    pub(crate) fn kind_at(&self, index: usize) -> TokenKind {
        self.kind(index)
    }

    pub(crate) fn is_key_at(&self, index: usize) -> bool {
        self.is_key(index)
    }

    pub(crate) fn significant_after(&self, index: usize) -> usize {
        self.significant(index + 1)
    }

    fn at(&self, kind: TokenKind) -> bool {
        self.next_kind() == kind
    }

    fn find_next(&mut self) {
        self.next = self.significant(self.pos);
    }

    /// The first token from `index` on that is not skipped.
    fn significant(&self, mut index: usize) -> usize {
        while self.kind(index).is_skipped() {
            index += 1;
        }
        index
    }

    fn newline_before(&self, from: usize, to: usize) -> bool {
        self.tokens.get(from..to).unwrap_or(&[]).iter().any(|token| token.has_newline())
    }

    fn newline_ahead(&self) -> bool {
        self.newline_before(self.pos, self.next)
    }

    fn conflict_ahead(&self) -> bool {
        let ahead = self.tokens.get(self.pos..self.next).unwrap_or(&[]);
        ahead.iter().any(|token| token.kind == TokenKind::ConflictMarker)
    }

    /// Whether the token is a key with a colon behind it. A colon glued between two words is none: `8:30`.
    fn is_key(&self, index: usize) -> bool {
        if !self.kind(index).is_keyish() {
            return false;
        }
        let colon = self.significant(index + 1);
        match self.kind(colon) {
            TokenKind::Colon => {
                let behind = self.kind(colon + 1);
                let glued = self.kind(index).is_word() && colon == index + 1 && behind.is_word();
                !glued
            }
            TokenKind::WrongColon => true,
            _ => false,
        }
    }

    // Building the tree.

    pub(crate) fn error(&mut self, kind: SyntaxErrorKind, range: TextRange) {
        self.errors.push(SyntaxError { kind, range, related: None });
    }

    pub(crate) fn error_with(&mut self, kind: SyntaxErrorKind, range: TextRange, related: TextRange) {
        self.errors.push(SyntaxError { kind, range, related: Some(related) });
    }

    /// The last character before the gap at which the parser stands.
    pub(crate) fn before_gap(&self) -> TextRange {
        let end = self.end as usize;
        let last = self.text.get(..end).and_then(|text| text.chars().next_back());
        let len = last.map_or(0, char::len_utf8);
        TextRange::new(crate::lexer::offset(end - len).into(), self.end.into())
    }

    /// Puts the skipped tokens before the next one into the tree.
    pub(crate) fn skip_to_next(&mut self) {
        while self.pos < self.next {
            match self.kind(self.pos) {
                TokenKind::HashComment => self.error(HashComment, self.range(self.pos)),
                TokenKind::Fence => self.error(UnexpectedText, self.range(self.pos)),
                TokenKind::ConflictMarker => self.error(ConflictMarker, self.range(self.pos)),
                TokenKind::BlockComment if self.tokens.get(self.pos).is_some_and(|t| t.is_broken()) => {
                    let start = TextSize::from(self.start(self.pos));
                    self.error(UnclosedComment, TextRange::at(start, 2.into()));
                    // It may hold every closer that is missing.
                    self.structure.end_said = true;
                }
                _ => {}
            }
            self.push_token(self.pos, self.kind(self.pos).syntax());
            self.pos += 1;
        }
    }

    fn push_token(&mut self, index: usize, kind: SyntaxKind) {
        if self.tokens.get(index).is_some_and(|token| token.is_json5_only()) {
            self.marks.json5_only += 1;
        }
        let token = self.interner.token(kind, self.token_text(index));
        self.children.push(NodeOrToken::Token(token));
    }

    /// Puts the next token into the tree, and what is skipped before it.
    pub(crate) fn bump(&mut self) {
        self.bump_as(self.next_kind().syntax());
    }

    fn bump_as(&mut self, kind: SyntaxKind) {
        self.skip_to_next();
        if self.at(TokenKind::End) {
            return;
        }
        self.push_token(self.pos, kind);
        self.pos += 1;
        self.end = self.start(self.pos);
        self.find_next();
    }

    /// Makes one token of all tokens before `to`, blanks included.
    fn bump_merged(&mut self, kind: SyntaxKind, to: usize) {
        self.skip_to_next();
        let (start, end) = (self.start(self.pos), self.start(to));
        let text = self.text.get(start as usize..end as usize).unwrap_or("");
        self.children.push(NodeOrToken::Token(self.interner.token(kind, text)));
        self.pos = to;
        self.end = end;
        self.find_next();
    }

    fn wrap(&mut self, kind: SyntaxKind, first: usize) {
        let node = self.interner.node(kind, &mut self.children, first);
        self.children.push(NodeOrToken::Node(node));
    }

    // The grammar.

    fn root(&mut self) {
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

    fn object(&mut self) {
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

    fn array(&mut self) {
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
    pub(crate) fn close(&mut self) {
        if self.frame.comma {
            self.marks.trailing_commas += 1;
        }
        self.bump();
        self.leave();
    }

    /// Ends the node of the current frame as it stands and goes on in the frame around it.
    pub(crate) fn leave(&mut self) {
        let kind = if self.frame.shape == Shape::Array { SyntaxKind::Array } else { SyntaxKind::Object };
        self.wrap(kind, self.frame.first);
        if let Some(outer) = self.outer.pop() {
            self.frame = outer;
        }
        self.item_done();
    }

    /// What comes next belongs to the frame around, and the comma before it may be inside the frame that was left.
    pub(crate) fn forgive_comma(&mut self) {
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
    pub(crate) fn extra_closer(&mut self) {
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

/// One mistake for the three marker lines of a conflict, with all from the second on as related range.
fn join_conflicts(text: &str, errors: Vec<SyntaxError>) -> Vec<SyntaxError> {
    let mut joined: Vec<SyntaxError> = Vec::with_capacity(errors.len());
    let mut open = None;
    for error in errors {
        if error.kind == ConflictMarker {
            let first = text.get(usize::from(error.range.start())..).and_then(|text| text.chars().next());
            match open.and_then(|open: usize| joined.get_mut(open)) {
                Some(opener) if first != Some('<') => {
                    let rest = opener.related.map_or(error.range, |rest| rest.cover(error.range));
                    opener.related = Some(rest);
                    open = open.filter(|_| first != Some('>'));
                    continue;
                }
                _ => open = (first == Some('<')).then_some(joined.len()),
            }
        }
        joined.push(error);
    }
    joined
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

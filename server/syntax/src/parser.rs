//! Tokens to tree. One pass with an explicit stack: no recursion, so no text can overflow it.
//!
//! Decisions look ahead by one or two tokens and never past a bracket. Hence the tree of an item depends on its own text
//! and depth alone as long as all brackets match, which is what [`crate::edit`] builds on. When brackets do not
//! match, [`structure`] guesses.

mod grammar;
mod structure;

use rowan::{GreenNode, GreenToken, NodeOrToken, TextRange, TextSize};

use self::structure::Structure;
use crate::{
    SyntaxError,
    SyntaxErrorKind::{self, *},
    dialect::Marks,
    error::Bracket,
    interner::Interner,
    kind::SyntaxKind,
    lexer::Tokens,
    token::{Token, TokenKind},
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
struct Frame {
    shape: Shape,
    /// Where its children start in `Parser::children`.
    first: usize,
    /// Token index of the opener.
    opener: usize,
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
    item_indent: Option<u32>,
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

    fn bracket(&self) -> Bracket {
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

struct Parser<'s> {
    text: &'s str,
    tokens: &'s [Token],
    /// The next token that is not in the tree yet.
    pos: usize,
    /// The next token that is not skipped; at or after `pos`.
    next: usize,
    /// The end in bytes of the last token in the tree that was not skipped.
    end: u32,
    children: Vec<NodeOrToken<GreenNode, GreenToken>>,
    frame: Frame,
    /// The frames around the current one, outermost first.
    outer: Vec<Frame>,
    base_depth: usize,
    /// The text is some items of a container and not a whole document.
    alone: bool,
    guessed: bool,
    structure: Structure,
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

    fn range(&self, index: usize) -> TextRange {
        TextRange::new(self.start(index).into(), self.start(index + 1).into())
    }

    fn token_text(&self, index: usize) -> &'s str {
        self.text.get(self.start(index) as usize..self.start(index + 1) as usize).unwrap_or("")
    }

    fn next_kind(&self) -> TokenKind {
        self.kind(self.next)
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

    fn error(&mut self, kind: SyntaxErrorKind, range: TextRange) {
        self.errors.push(SyntaxError { kind, range, related: None });
    }

    fn error_with(&mut self, kind: SyntaxErrorKind, range: TextRange, related: TextRange) {
        self.errors.push(SyntaxError { kind, range, related: Some(related) });
    }

    /// The last character before the gap at which the parser stands.
    fn before_gap(&self) -> TextRange {
        let end = self.end as usize;
        let last = self.text.get(..end).and_then(|text| text.chars().next_back());
        let len = last.map_or(0, char::len_utf8);
        TextRange::new(crate::lexer::offset(end - len).into(), self.end.into())
    }

    /// Puts the skipped tokens before the next one into the tree.
    fn skip_to_next(&mut self) {
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
    fn bump(&mut self) {
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

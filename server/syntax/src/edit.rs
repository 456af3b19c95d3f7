//! The tree after an edit, from the tree before it: one token or the smallest enclosing container is read again.
//!
//! The outcome is the one of a full parse, always. Where that is not certain (brackets without partners, backticks,
//! which reach over containers, conflict markers), the full parse is what happens.

use rowan::{GreenNode, GreenNodeData, GreenToken, GreenTokenData, NodeOrToken, TextRange, TextSize};

use crate::{
    Parse, SyntaxError, SyntaxErrorKind,
    dialect::Marks,
    kind::{SyntaxKind, of_node, of_token},
    lexer::{self, Tokens},
    parse,
    parser::{self, Shape},
    token::{Token, TokenKind},
};

impl Parse {
    /// The parse of the text in which `range` (bytes, half-open) is replaced by `inserted`. A range that is not
    /// within the text, or not on character boundaries, is cut to what is.
    #[must_use]
    pub fn edit(&self, range: TextRange, inserted: &str) -> Self {
        let edit = Edit { range, inserted };
        let local = || {
            // A backtick reaches for the next one, however far.
            let spine = (!self.local.guessed && !inserted.contains('`'))
                .then(|| Spine::down_to(range, &self.green))?;
            self.edit_token(edit, &spine).or_else(|| self.edit_items(edit, &spine))
        };
        local().unwrap_or_else(|| {
            let text = edit.apply(&text_of(&self.green), TextSize::from(0));
            parse(&text)
        })
    }

    /// For an edit inside a string, comment, number or blank that stays one.
    fn edit_token(&self, edit: Edit<'_>, spine: &Spine<'_>) -> Option<Self> {
        let (old, start) = spine.token?;
        let kind = of_token(old);
        let text = edit.apply(old.text(), start);
        let before = only_token(&lexer::lex(old.text()))?;
        let after = only_token(&lexer::lex(&text))?;
        let same = before.kind == after.kind
            && after.kind.syntax() == kind
            && before.has_newline() == after.has_newline()
            && !before.is_broken()
            && !after.is_broken();
        let place = TextRange::at(start, old.text_len());
        let inside = edit.range.start() > place.start() && edit.range.end() < place.end();
        let said_here = self.errors.iter().any(|error| touches(error, place));
        let fits = match after.kind {
            TokenKind::String | TokenKind::BlockComment => inside,
            // The character behind the slashes decides whether `x://` is a URL.
            TokenKind::LineComment => {
                edit.range.start() > place.start() + TextSize::from(2) && (inside || !said_here)
            }
            TokenKind::Number => !said_here,
            // Indentation tells where brackets belong that have no partner, and line starts tell conflict markers.
            TokenKind::Blank => inside && self.errors.is_empty() && !text.contains('\u{feff}'),
            _ => false,
        };
        if !same || !fits {
            return None;
        }
        let marks = self.marks.replace(marks_of(before), marks_of(after));
        let errors = self.errors.iter().map(|error| edit.shift(error)).collect();
        let green =
            spine.rebuild(spine.steps.len(), NodeOrToken::Token(GreenToken::new(kind.into(), &text)))?;
        Some(Self { green, errors, marks, local: self.local })
    }

    /// Reads the touched items of the innermost container again, from comma to comma or to the closer.
    fn edit_items(&self, edit: Edit<'_>, spine: &Spine<'_>) -> Option<Self> {
        if !self.local.balanced {
            return None;
        }
        let container = spine.container?;
        let window = Window::around(edit.range, container)?;
        let said_here = |error: &SyntaxError| {
            // An extra comma right before is no comma behind an item.
            window.owns(error) || error.range.end() == window.range.start()
        };
        if self.errors.iter().any(|error| said_here(error) && reaches_out(error))
            || has_conflict(&self.errors)
        {
            return None;
        }
        let old_text = text_of_children(window.children(container.node));
        let text = edit.apply(&old_text, window.range.start());
        let new = window.parse(&text, container)?;
        if new.errors.iter().any(reaches_out) {
            return None;
        }
        let marks = if self.marks == Marks::default() {
            new.marks
        } else {
            self.marks.replace(window.parse(&old_text, container)?.marks, new.marks)
        };
        let at = self.errors.partition_point(|error| error.range.start() < window.range.start());
        let (before, rest) = self.errors.split_at(at);
        let mut errors = before.to_vec();
        errors.extend(new.errors.into_iter().map(|error| SyntaxError {
            range: error.range + window.range.start(),
            related: error.related.map(|range| range + window.range.start()),
            ..error
        }));
        errors.extend(rest.iter().filter(|error| !window.owns(error)).map(|error| edit.shift(error)));
        let node = container.node.splice_children(window.first..window.last, new.children);
        let green = spine.rebuild(container.steps, NodeOrToken::Node(node))?;
        Some(Self { green, errors, marks, local: self.local })
    }
}

/// Some items of a container with the commas behind them.
#[derive(Clone, Copy)]
struct Window {
    /// Indices of the children, half-open.
    first: usize,
    last: usize,
    range: TextRange,
    /// A comma comes before it, not the opener.
    after_comma: bool,
    /// The closer is its last token, not a comma.
    with_closer: bool,
}

impl Window {
    fn around(edit: TextRange, container: Container<'_>) -> Option<Self> {
        let (mut first, mut start, mut after_comma) = (1, container.start + TextSize::from(1), false);
        let mut end = container.start;
        let count = container.node.children().len();
        let mut children = container.node.children().enumerate().peekable();
        while let Some((index, child)) = children.next() {
            end += length(child);
            let is_comma = of_element(child) == SyntaxKind::Comma;
            if is_comma
                && end < edit.start()
                && breaks_line(children.peek().map(|(_, child)| *child), edit.start() - end)
            {
                (first, start, after_comma) = (index + 1, end, true);
            }
            let with_closer = index + 1 == count;
            if (is_comma && end > edit.end() && end > start) || with_closer {
                let range = TextRange::new(start, end);
                return Some(Self { first, last: index + 1, range, after_comma, with_closer });
            }
        }
        None
    }

    fn children<'t>(
        &self,
        container: &'t GreenNodeData,
    ) -> impl Iterator<Item = NodeOrToken<&'t GreenNodeData, &'t GreenTokenData>> {
        container.children().skip(self.first).take(self.last - self.first)
    }

    /// A mistake inside; one at the closer belongs to what is around the container.
    fn owns(&self, error: &SyntaxError) -> bool {
        let closer = TextSize::from(u32::from(self.with_closer));
        error.range.start() >= self.range.start() && error.range.end() <= self.range.end() - closer
    }

    /// Parses the text of the window; `None` when it is not exactly one any more.
    fn parse(&self, text: &str, container: Container<'_>) -> Option<parser::Items> {
        // These have a meaning of their own at the start of a line or of the text, which this is not.
        if text.starts_with(['<', '=', '>', '`', '\u{feff}']) {
            return None;
        }
        let shape = if of_node(container.node) == SyntaxKind::Array { Shape::Array } else { Shape::Object };
        let tokens = lexer::lex_behind(text, shape == Shape::Array && !self.after_comma);
        if tokens.ran_out || tokens.guessed || !are_items(&tokens, self.with_closer) {
            return None;
        }
        parser::parse_items(text, &tokens, shape, container.depth, self.after_comma)
    }
}

/// Whether a line ends within the first bytes of the blank: what an unclosed string swallows ends there at the latest.
fn breaks_line(blank: Option<NodeOrToken<&GreenNodeData, &GreenTokenData>>, within: TextSize) -> bool {
    let token =
        blank.and_then(NodeOrToken::into_token).filter(|&token| of_token(token) == SyntaxKind::Whitespace);
    let line_end = token.and_then(|token| token.text().find(['\n', '\r']));
    line_end.is_some_and(|at| at < usize::from(within))
}

/// A mistake that is said once per container, or changes what a comma is for, or belongs to lines elsewhere.
fn reaches_out(error: &SyntaxError) -> bool {
    matches!(
        error.kind,
        SyntaxErrorKind::MemberInArray | SyntaxErrorKind::ExtraComma | SyntaxErrorKind::ConflictMarker
    )
}

#[derive(Clone, Copy)]
struct Edit<'e> {
    range: TextRange,
    inserted: &'e str,
}

impl Edit<'_> {
    /// The text after the edit of the piece of text that starts at `start`.
    fn apply(self, piece: &str, start: TextSize) -> String {
        let local = |offset: TextSize| {
            let at = usize::from(offset).saturating_sub(start.into()).min(piece.len());
            piece.floor_char_boundary(at)
        };
        let (from, to) = (local(self.range.start()), local(self.range.end()));
        let mut text = String::with_capacity(piece.len() + self.inserted.len());
        text.push_str(piece.get(..from).unwrap_or(""));
        text.push_str(self.inserted);
        text.push_str(piece.get(to..).unwrap_or(""));
        text
    }

    fn shift(self, error: &SyntaxError) -> SyntaxError {
        let by = |offset: TextSize| offset + TextSize::of(self.inserted) - self.range.len();
        let start = |offset| if offset >= self.range.end() { by(offset) } else { offset };
        let end = |offset| if offset > self.range.start() { by(offset) } else { offset };
        let move_range = |range: TextRange| TextRange::new(start(range.start()), end(range.end()));
        SyntaxError {
            kind: error.kind,
            range: move_range(error.range),
            related: error.related.map(move_range),
        }
    }
}

/// The way from the root down to the edit.
struct Spine<'t> {
    /// Each node on the way with the index of the child that comes next.
    steps: Vec<(&'t GreenNodeData, usize)>,
    /// The token that holds the whole edit; of two that it touches the left one.
    token: Option<(&'t GreenTokenData, TextSize)>,
    /// The innermost container whose brackets enclose the edit.
    container: Option<Container<'t>>,
}

#[derive(Clone, Copy)]
struct Container<'t> {
    node: &'t GreenNodeData,
    start: TextSize,
    /// How many containers are around it.
    depth: usize,
    /// How many steps lead to it.
    steps: usize,
}

impl<'t> Spine<'t> {
    fn down_to(range: TextRange, root: &'t GreenNodeData) -> Self {
        let mut spine = Self { steps: Vec::new(), token: None, container: None };
        let (mut node, mut node_start, mut depth) = (root, TextSize::from(0), 0);
        loop {
            let mut end = node_start;
            let holder = node.children().enumerate().find_map(|(index, child)| {
                let start = end;
                end += length(child);
                (start <= range.start() && range.end() <= end).then_some((index, child, start))
            });
            let Some((index, child, start)) = holder else { return spine };
            spine.steps.push((node, index));
            match child {
                NodeOrToken::Token(token) => {
                    spine.token = Some((token, start));
                    return spine;
                }
                NodeOrToken::Node(child) => {
                    if matches!(of_node(child), SyntaxKind::Object | SyntaxKind::Array) {
                        let encloses = start < range.start() && range.end() < start + child.text_len();
                        if encloses && has_brackets(child) {
                            let steps = spine.steps.len();
                            spine.container = Some(Container { node: child, start, depth, steps });
                        }
                        depth += 1;
                    }
                    (node, node_start) = (child, start);
                }
            }
        }
    }

    /// The root with `replacement` for what the first `steps` steps lead to.
    fn rebuild(&self, steps: usize, replacement: NodeOrToken<GreenNode, GreenToken>) -> Option<GreenNode> {
        let steps = self.steps.get(..steps)?;
        let root = steps.iter().rev().fold(replacement, |element, (node, index)| {
            NodeOrToken::Node(node.replace_child(*index, element))
        });
        root.into_node()
    }
}

fn has_brackets(container: &GreenNodeData) -> bool {
    let mut children = container.children();
    let opener = children.next().map(of_element);
    let closer = children.next_back().map(of_element);
    matches!(
        (opener, closer),
        (Some(SyntaxKind::LBrace), Some(SyntaxKind::RBrace))
            | (Some(SyntaxKind::LBracket), Some(SyntaxKind::RBracket))
    )
}

/// Whether every bracket has its partner, except for one closer at the end if it is asked for.
fn are_items(tokens: &Tokens, with_closer: bool) -> bool {
    let (last, before) = match tokens.list.as_slice() {
        [before @ .., last, _end] => (last, before),
        _ => return false,
    };
    let fits = if with_closer { last.kind.is_closer() } else { last.kind == TokenKind::Comma };
    let mut open = Vec::new();
    let closes = |token: &Token| match token.kind {
        TokenKind::LBrace => {
            open.push(TokenKind::RBrace);
            true
        }
        TokenKind::LBracket => {
            open.push(TokenKind::RBracket);
            true
        }
        TokenKind::RBrace | TokenKind::RBracket => open.pop() == Some(token.kind),
        _ => true,
    };
    fits && before.iter().all(closes) && open.is_empty()
}

fn only_token(tokens: &Tokens) -> Option<Token> {
    match tokens.list.as_slice() {
        [token, end] if end.kind == TokenKind::End && !tokens.ran_out => Some(*token),
        _ => None,
    }
}

fn marks_of(token: Token) -> Marks {
    Marks { json5_only: u32::from(token.is_json5_only()), trailing_commas: 0 }
}

fn has_conflict(errors: &[SyntaxError]) -> bool {
    errors.iter().any(|error| error.kind == SyntaxErrorKind::ConflictMarker)
}

fn touches(error: &SyntaxError, place: TextRange) -> bool {
    error.range.start() <= place.end() && place.start() <= error.range.end()
}

fn length(element: NodeOrToken<&GreenNodeData, &GreenTokenData>) -> TextSize {
    match element {
        NodeOrToken::Node(node) => node.text_len(),
        NodeOrToken::Token(token) => token.text_len(),
    }
}

fn of_element(element: NodeOrToken<&GreenNodeData, &GreenTokenData>) -> SyntaxKind {
    match element {
        NodeOrToken::Node(node) => of_node(node),
        NodeOrToken::Token(token) => of_token(token),
    }
}

/// The text of a tree.
pub(crate) fn text_of(root: &GreenNodeData) -> String {
    text_of_children(root.children())
}

/// Its own stack: `Display` of green nodes recurses.
fn text_of_children<'t>(
    children: impl Iterator<Item = NodeOrToken<&'t GreenNodeData, &'t GreenTokenData>>,
) -> String {
    let mut text = String::new();
    let mut stack = Vec::new();
    for child in children {
        match child {
            NodeOrToken::Token(token) => text.push_str(token.text()),
            NodeOrToken::Node(node) => stack.push(node.children()),
        }
        while let Some(inner) = stack.last_mut() {
            match inner.next() {
                Some(NodeOrToken::Node(node)) => stack.push(node.children()),
                Some(NodeOrToken::Token(token)) => text.push_str(token.text()),
                None => {
                    stack.pop();
                }
            }
        }
    }
    text
}

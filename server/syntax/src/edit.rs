//! The tree after an edit, from the tree before it: one token or the smallest enclosing container is read again.
//!
//! The outcome is the one of a full parse, always. Where that is not certain (brackets without partners, backticks,
//! which reach over containers, conflict markers), the full parse is what happens.

use rowan::{GreenNode, GreenNodeData, GreenToken, GreenTokenData, NodeOrToken, TextRange, TextSize};

use crate::{
    Parse, SyntaxError, SyntaxErrorKind,
    dialect::Marks,
    kind::{SyntaxKind, of_node, of_token},
    lexer::{self, Token, TokenKind, Tokens},
    parse, parser,
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
            self.edit_token(edit, &spine).or_else(|| self.edit_container(edit, &spine))
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
            TokenKind::LineComment => edit.range.start() > place.start() && (inside || !said_here),
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

    fn edit_container(&self, edit: Edit<'_>, spine: &Spine<'_>) -> Option<Self> {
        if !self.local.balanced || has_conflict(&self.errors) {
            return None;
        }
        let Container { node, start, depth, steps } = spine.container?;
        let old_text = text_of(node);
        let text = edit.apply(&old_text, start);
        let new = reparse(&text, depth)?;
        if has_conflict(&new.errors) {
            return None;
        }
        let marks = if self.marks == Marks::default() {
            new.marks
        } else {
            self.marks.replace(reparse(&old_text, depth)?.marks, new.marks)
        };
        // Mistakes at the brackets themselves belong to the container around.
        let end = start + node.text_len();
        let first_inside = self.errors.partition_point(|error| error.range.start() <= start);
        let inside =
            self.errors.get(first_inside..)?.iter().take_while(|error| error.range.end() < end).count();
        let (before, rest) = self.errors.split_at(first_inside);
        let mut errors = before.to_vec();
        errors.extend(new.errors.into_iter().map(|error| SyntaxError {
            range: error.range + start,
            related: error.related.map(|range| range + start),
            ..error
        }));
        errors.extend(rest.get(inside..)?.iter().map(|error| edit.shift(error)));
        let green = spine.rebuild(steps, NodeOrToken::Node(new.green))?;
        Some(Self { green, errors, marks, local: new.local })
    }
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

/// Parses a text again that was one container; `None` when it is not exactly that any more.
fn reparse(text: &str, depth: usize) -> Option<parser::Output> {
    let tokens = lexer::lex(text);
    let fits = !tokens.ran_out && !tokens.guessed && is_one_container(&tokens);
    fits.then(|| parser::parse_container(text, &tokens, depth)).flatten()
}

/// Whether the first bracket is closed by the last token, and every other one between them.
fn is_one_container(tokens: &Tokens) -> bool {
    let mut open = Vec::new();
    for (index, token) in tokens.list.iter().enumerate() {
        match token.kind {
            TokenKind::LBrace => open.push(TokenKind::RBrace),
            TokenKind::LBracket => open.push(TokenKind::RBracket),
            TokenKind::RBrace | TokenKind::RBracket => {
                if open.pop() != Some(token.kind) {
                    return false;
                }
                if open.is_empty() {
                    return index + 2 == tokens.list.len();
                }
            }
            _ => {}
        }
    }
    false
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

/// The text of a tree. Its own stack: `Display` of green nodes recurses.
pub(crate) fn text_of(root: &GreenNodeData) -> String {
    let mut text = String::with_capacity(root.text_len().into());
    let mut stack = vec![root.children()];
    while let Some(children) = stack.last_mut() {
        match children.next() {
            Some(NodeOrToken::Node(node)) => stack.push(node.children()),
            Some(NodeOrToken::Token(token)) => text.push_str(token.text()),
            None => {
                stack.pop();
            }
        }
    }
    text
}

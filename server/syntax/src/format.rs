//! Layout: indentation, line breaks and blanks between tokens. No token changes, so that neither the value nor the author's
//! hand does: quotes, numbers, comments and trailing commas stay as written, and strict JSON stays strict JSON.

use rowan::{TextRange, TextSize};

use crate::{
    Parse, chars,
    edit::text_of,
    lexer,
    token::{Token, TokenKind},
};

/// How to lay out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormatOptions {
    /// Columns per level; for tabs what a tab is taken for.
    pub indent_width: usize,
    /// Indent with tabs.
    pub tabs: bool,
    /// A container on one line that ends behind this column is broken into lines.
    pub max_width: usize,
}

impl Default for FormatOptions {
    fn default() -> Self {
        Self { indent_width: 2, tabs: false, max_width: 100 }
    }
}

impl Parse {
    /// The edits (in order, without overlap) that lay the text out; only those that touch `range`, if there is one.
    ///
    /// Containers that the author broke into lines have one item per line afterwards; those on one line stay there as
    /// long as they fit. At most one blank line in a row is kept, and the file's line ends are.
    ///
    /// Empty for a text with syntax errors: what belongs where is a guess there, and a wrong guess, once it is laid
    /// out, hides the mistake.
    #[must_use]
    pub fn format(&self, options: FormatOptions, range: Option<TextRange>) -> Vec<(TextRange, String)> {
        if !self.errors.is_empty() {
            return Vec::new();
        }
        let text = text_of(&self.green);
        let tokens = lexer::lex(&text);
        let mut layout = Layout::new(&text, &tokens.list, options);
        layout.run();
        let touches = |edit: &TextRange| range.is_none_or(|range| range.intersect(*edit).is_some());
        layout.edits.into_iter().filter(|(edit, _)| touches(edit)).collect()
    }
}

/// What a container looks like as it was written.
#[derive(Debug, Clone, Copy, Default)]
struct Container {
    /// Token index of the closer.
    closer: usize,
    /// A line breaks between its own items.
    broken: bool,
    /// A line breaks anywhere inside it.
    breaks_inside: bool,
    /// Its length in characters on one line.
    flat: usize,
    empty: bool,
}

#[derive(Debug, Clone, Copy)]
struct Frame {
    /// One item per line.
    broken: bool,
    brace: bool,
    /// Indentation of its items, in levels.
    items: usize,
    /// Indentation of its closer.
    closer: usize,
}

/// What stands between two tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    Nothing,
    Space,
    /// A line break and this indentation.
    Line(usize),
    /// The same behind a blank line.
    BlankLine(usize),
}

struct Layout<'s> {
    text: &'s str,
    tokens: &'s [Token],
    /// Indices of the tokens that are no blanks.
    solid: Vec<usize>,
    options: FormatOptions,
    newline: &'static str,
    containers: Vec<Container>,
    stack: Vec<Frame>,
    /// Levels of indentation of the current line.
    level: usize,
    column: usize,
    edits: Vec<(TextRange, String)>,
}

impl<'s> Layout<'s> {
    fn new(text: &'s str, tokens: &'s [Token], options: FormatOptions) -> Self {
        let solid = (0..tokens.len())
            .filter(|&i| tokens.get(i).is_some_and(|t| t.kind != TokenKind::Blank))
            .collect();
        let newline = newline(text, tokens);
        let mut layout = Self {
            text,
            tokens,
            solid,
            options,
            newline,
            containers: Vec::new(),
            stack: Vec::new(),
            level: 0,
            column: 0,
            edits: Vec::new(),
        };
        layout.containers = layout.measure();
        layout
    }

    fn kind(&self, solid: usize) -> TokenKind {
        let token = self.solid.get(solid).and_then(|&index| self.tokens.get(index));
        token.map_or(TokenKind::End, |token| token.kind)
    }

    fn bounds(&self, solid: usize) -> (usize, usize) {
        let index = self.solid.get(solid).copied().unwrap_or(self.tokens.len());
        let start =
            |index: usize| self.tokens.get(index).map_or(self.text.len(), |token| token.start as usize);
        (start(index), start(index + 1))
    }

    fn slice(&self, (start, end): (usize, usize)) -> &'s str {
        self.text.get(start..end).unwrap_or("")
    }

    /// The blank before a token as it was written.
    fn blank_before(&self, solid: usize) -> (usize, usize) {
        let start = solid.checked_sub(1).map_or(0, |before| self.bounds(before).1);
        (start, self.bounds(solid).0)
    }

    fn line_breaks_before(&self, solid: usize) -> usize {
        let blank = self.slice(self.blank_before(solid));
        let breaks = blank.chars().filter(|&c| chars::is_line_terminator(c)).count();
        breaks - blank.matches("\r\n").count()
    }

    fn is_comment(&self, solid: usize) -> bool {
        matches!(self.kind(solid), TokenKind::LineComment | TokenKind::BlockComment)
    }

    /// Per token the container that it opens.
    fn measure(&self) -> Vec<Container> {
        let mut containers = vec![Container::default(); self.solid.len()];
        let mut open: Vec<(usize, Container, bool)> = Vec::new();
        for index in 0..self.solid.len() {
            let kind = self.kind(index);
            let text = self.slice(self.bounds(index));
            let breaks = self.line_breaks_before(index) > 0;
            let after_opener = index.checked_sub(1).is_some_and(|before| self.kind(before).is_opener());
            if let Some((_, container, in_member)) = open.last_mut() {
                // A break around a colon goes away, unless it ends a comment.
                let after_line_comment =
                    index.checked_sub(1).is_some_and(|before| self.kind(before) == TokenKind::LineComment);
                let around_colon = *in_member || kind == TokenKind::Colon;
                let long_comment = self.is_comment(index) && text.contains(chars::is_line_terminator);
                container.breaks_inside |= breaks && (!around_colon || after_line_comment) || long_comment;
                container.broken |= breaks && !around_colon;
                container.empty &= kind.is_closer();
                match kind {
                    TokenKind::Colon => *in_member = true,
                    _ if !self.is_comment(index) => *in_member = false,
                    _ => {}
                }
                let tight =
                    matches!(kind, TokenKind::Comma | TokenKind::Colon) || after_opener || kind.is_closer();
                container.flat += text.chars().count() + usize::from(!tight);
            }
            if kind.is_opener() {
                let container = Container { empty: true, flat: 1, ..Container::default() };
                open.push((index, container, false));
            } else if kind.is_closer()
                && let Some((opener, mut container, _)) = open.pop()
            {
                container.closer = index;
                container.flat += if kind == TokenKind::RBrace && !container.empty { 2 } else { 0 };
                if let Some((_, outer, _)) = open.last_mut() {
                    // The opener itself is counted already.
                    outer.flat += container.flat - 1;
                    outer.breaks_inside |= container.breaks_inside && !container.empty;
                }
                if let Some(slot) = containers.get_mut(opener) {
                    *slot = container;
                }
            }
        }
        containers
    }

    fn run(&mut self) {
        for index in 0..self.solid.len() {
            if self.kind(index).is_closer() {
                let closed = self.stack.pop();
                let gap = self.gap_before_closer(index, closed);
                self.put(index, gap);
                continue;
            }
            let gap = self.gap_before(index);
            self.put(index, gap);
            if self.kind(index).is_opener() {
                let container = self.containers.get(index).copied().unwrap_or_default();
                let fits = self.column - 1 + container.flat <= self.options.max_width;
                let broken = !container.empty && (container.broken || !container.breaks_inside && !fits);
                let items = self.level + usize::from(broken);
                let brace = self.kind(index) == TokenKind::LBrace;
                self.stack.push(Frame { broken, brace, items, closer: self.level });
            }
        }
    }

    fn gap_before_closer(&self, index: usize, closed: Option<Frame>) -> Gap {
        let Some(frame) = closed else { return Gap::Nothing };
        let before = index.checked_sub(1).map_or(TokenKind::End, |before| self.kind(before));
        if frame.broken || before == TokenKind::LineComment {
            Gap::Line(frame.closer)
        } else if frame.brace && !before.is_opener() {
            Gap::Space
        } else {
            Gap::Nothing
        }
    }

    fn gap_before(&self, index: usize) -> Gap {
        let kind = self.kind(index);
        let breaks = self.line_breaks_before(index);
        let Some(before) = index.checked_sub(1) else { return Gap::Nothing };
        let Some(frame) = self.stack.last() else {
            return match kind {
                TokenKind::End => Gap::Line(0),
                _ if breaks > 1 => Gap::BlankLine(0),
                _ if breaks > 0 || self.kind(before) == TokenKind::LineComment => Gap::Line(0),
                _ => Gap::Space,
            };
        };
        let new_line = if breaks > 1 && !self.kind(before).is_opener() {
            Gap::BlankLine(frame.items)
        } else {
            Gap::Line(frame.items)
        };
        let in_member = self.is_in_member(index);
        if self.kind(before) == TokenKind::LineComment {
            return if in_member || kind == TokenKind::Colon { Gap::Line(frame.items + 1) } else { new_line };
        }
        if self.is_comment(index) {
            let between_items = self.kind(before).is_opener() || self.kind(before) == TokenKind::Comma;
            let breaks_behind = kind == TokenKind::LineComment || self.line_breaks_before(index + 1) > 0;
            return match () {
                () if in_member => Gap::Space,
                () if breaks > 0 => new_line,
                () if frame.broken && between_items && !breaks_behind => Gap::Line(frame.items),
                () if self.kind(before).is_opener() && !frame.brace && !frame.broken => Gap::Nothing,
                () => Gap::Space,
            };
        }
        match (self.kind(before), kind) {
            (_, TokenKind::Comma | TokenKind::Colon) => Gap::Nothing,
            (TokenKind::Colon, _) => Gap::Space,
            _ if in_member => Gap::Space,
            (TokenKind::BlockComment, _) if breaks > 0 => new_line,
            (TokenKind::BlockComment, _) => Gap::Space,
            _ if frame.broken => new_line,
            (before, _) if before.is_opener() && !frame.brace => Gap::Nothing,
            _ => Gap::Space,
        }
    }

    /// Whether the token stands between a colon and its value, or is that value.
    fn is_in_member(&self, index: usize) -> bool {
        let mut before = index;
        while let Some(previous) = before.checked_sub(1) {
            if !self.is_comment(previous) {
                return self.kind(previous) == TokenKind::Colon;
            }
            before = previous;
        }
        false
    }

    /// Puts the gap before a token, then the token.
    fn put(&mut self, index: usize, gap: Gap) {
        let blank = self.blank_before(index);
        let mut wanted = String::new();
        // A byte order mark at the start is the editor's.
        if index == 0 && self.slice(blank).starts_with('\u{feff}') {
            wanted.push('\u{feff}');
        }
        match gap {
            Gap::Nothing => {}
            Gap::Space => wanted.push(' '),
            Gap::Line(level) => self.line(&mut wanted, level),
            Gap::BlankLine(level) => {
                wanted.push_str(self.newline);
                self.line(&mut wanted, level);
            }
        }
        if let Gap::Line(level) | Gap::BlankLine(level) = gap {
            self.level = level;
            self.column = level * self.options.indent_width;
        } else {
            self.column += wanted.len();
        }
        if self.slice(blank) != wanted {
            let (start, end) = blank;
            let range =
                TextRange::new(TextSize::from(lexer::offset(start)), TextSize::from(lexer::offset(end)));
            self.edits.push((range, wanted));
        }
        self.column += self.slice(self.bounds(index)).chars().count();
    }

    fn line(&self, wanted: &mut String, level: usize) {
        wanted.push_str(self.newline);
        let (unit, count) =
            if self.options.tabs { ("\t", level) } else { (" ", level * self.options.indent_width) };
        wanted.push_str(&unit.repeat(count));
    }
}

/// The line end that most blanks use.
fn newline(text: &str, tokens: &[Token]) -> &'static str {
    let (mut crlf, mut cr, mut lf) = (0, 0, 0);
    for (token, next) in tokens.iter().zip(tokens.iter().skip(1)).filter(|(token, _)| token.has_newline()) {
        if token.kind == TokenKind::Blank {
            let blank = text.get(token.start as usize..next.start as usize).unwrap_or("");
            let pairs = blank.matches("\r\n").count();
            crlf += pairs;
            cr += blank.matches('\r').count() - pairs;
            lf += blank.matches('\n').count() - pairs;
        }
    }
    if crlf > lf.max(cr) {
        "\r\n"
    } else if cr > lf {
        "\r"
    } else {
        "\n"
    }
}

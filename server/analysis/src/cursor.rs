//! Where am I: which key or value a byte offset is in or would start, and what stands around it.
//!
//! Found from the tokens next to the offset and the way up from them, so it costs the depth of the document and not its
//! length, and it holds in half-typed text, where the tree below the cursor is a guess.

mod token;

use json5_syntax::{Path, Segment, SyntaxKind, SyntaxNode, SyntaxToken, TextRange, TextSize, decode};

use token::{
    back_to_meaning, ends_item, in_comment, is_colon, is_word, on_to_meaning, starts_item, starts_member,
};
pub use token::{decoded, inner_range, token_after, token_before, variables};

/// A place in a document, as hover, completion and highlights need it.
#[derive(Debug, Clone)]
pub struct Cursor {
    /// The byte offset asked for.
    pub offset: TextSize,
    /// What belongs here.
    pub slot: Slot,
    /// The object or array around it; `None` at the root.
    pub container: Option<SyntaxNode>,
    /// The path of that container; empty at the root.
    pub container_path: Path,
    /// The word, string or number at the offset, whole or half-typed.
    pub word: Option<Word>,
    /// The last token before the word (or the offset) that means something.
    pub before: Option<SyntaxToken>,
    /// The first token after the word (or the offset) that means something.
    pub after: Option<SyntaxToken>,
}

/// What belongs in a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slot {
    /// A member's key.
    Key,
    /// The value of the member with this decoded key.
    MemberValue {
        /// The decoded key.
        key: String,
        /// Whether the colon stands before it.
        colon: bool,
    },
    /// The element of an array at this index.
    Element(usize),
    /// The document's value.
    Root,
}

/// The token at an offset: a bare word, number or string, whole or half-typed.
#[derive(Debug, Clone)]
pub struct Word(pub SyntaxToken);

/// Whether the offset is where somebody reads or where somebody types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The token that starts at the offset counts.
    Read,
    /// In front of a key something new is typed: the key does not count.
    Type,
}

impl Cursor {
    /// The place of a byte offset; `None` inside comments, behind the root value, and where the text is beyond guessing.
    #[must_use]
    pub fn new(root: &SyntaxNode, offset: TextSize, purpose: Purpose) -> Option<Self> {
        let offset = offset.min(root.text_range().end());
        let left = token_before(root, offset);
        let right = token_after(root, offset);
        let inside =
            |token: &SyntaxToken| token.kind() == SyntaxKind::Error && offset < token.text_range().end();
        if left.as_ref().is_some_and(|token| in_comment(token, offset) || inside(token)) {
            return None;
        }
        let touching = match (left.clone().filter(is_word), right.clone().filter(is_word)) {
            (Some(word), _) => Some(word),
            (None, Some(word)) if purpose == Purpose::Read || !starts_member(&word) => Some(word),
            _ => None,
        };
        let word = touching.map(Word);
        let (before, after) = match &word {
            Some(Word(token)) => (token.prev_token(), token.next_token()),
            None => (left, right),
        };
        let (before, after) = (before.and_then(back_to_meaning), after.and_then(on_to_meaning));
        let start = word.as_ref().map_or(offset, |word| word.range().start());
        let (mut slot, container) = slot(root, before.as_ref(), start)?;
        if word.is_some() && after.as_ref().is_some_and(is_colon) {
            slot = Slot::Key;
        }
        let container_path = container.as_ref().map(path_of).unwrap_or_default();
        Some(Self { offset, slot, container, container_path, word, before, after })
    }

    /// The path of the key or value that is here or would be here. Where no key is typed yet, the container's.
    #[must_use]
    pub fn path(&self) -> Path {
        match &self.slot {
            Slot::Root => Path::default(),
            Slot::MemberValue { key, .. } => self.container_path.key(key.clone()),
            Slot::Element(index) => self.container_path.index(*index),
            Slot::Key => match &self.word {
                Some(word) => self.container_path.key(word.decoded()),
                None => self.container_path.clone(),
            },
        }
    }

    /// Whether a colon follows: the key here already has its value.
    #[must_use]
    pub fn colon_follows(&self) -> bool {
        self.after.as_ref().is_some_and(is_colon)
    }

    /// Whether the member or the document has its value already, further on.
    #[must_use]
    pub fn value_follows(&self) -> bool {
        let Some(after) = self.after.as_ref().filter(|_| self.word.is_none()) else { return false };
        match (&self.slot, &self.before) {
            (Slot::MemberValue { .. }, Some(before)) => {
                let member = before.parent_ancestors().find(|node| node.kind() == SyntaxKind::Member);
                member.is_some_and(|member| member.text_range().contains_range(after.text_range()))
            }
            (Slot::Root, _) => true,
            _ => false,
        }
    }

    /// Whether what is inserted here needs a comma behind it: another key or value follows without one between.
    #[must_use]
    pub fn needs_comma_after(&self) -> bool {
        self.container.is_some() && self.after.as_ref().is_some_and(starts_item)
    }

    /// Where a comma is missing in front of what is inserted here.
    #[must_use]
    pub fn needs_comma_before(&self) -> Option<TextSize> {
        let is_item = matches!(self.slot, Slot::Key | Slot::Element(_));
        let before = self.before.as_ref().filter(|_| is_item && self.container.is_some())?;
        ends_item(before).then(|| before.text_range().end())
    }
}

impl Word {
    /// Byte range, quotes included.
    #[must_use]
    pub fn range(&self) -> TextRange {
        self.0.text_range()
    }

    /// Byte range of the text inside the quotes, or of the bare word.
    #[must_use]
    pub fn inner_range(&self) -> TextRange {
        inner_range(self.0.kind(), self.0.text(), self.range())
    }

    /// The quote, if it starts with one.
    #[must_use]
    pub fn quote(&self) -> Option<char> {
        (self.0.kind() == SyntaxKind::String).then(|| self.0.text().chars().next()).flatten()
    }

    /// What it means: a string without quotes and escapes, a bare word as it stands.
    #[must_use]
    pub fn decoded(&self) -> String {
        decoded(&self.0)
    }

    /// Byte range that a completion at an offset replaces. A string that is not closed reaches to the end of its line:
    /// only its part that looks typed is taken.
    #[must_use]
    pub fn replaceable(&self, offset: TextSize) -> TextRange {
        let range = self.range();
        let text = self.0.text();
        if self.quote().is_none() || decode::is_closed(text) {
            return range;
        }
        let quote = self.quote().map_or(0, char::len_utf8);
        let typed = usize::from(offset - range.start()).max(quote);
        let rest = text.get(typed..).unwrap_or("");
        let more = rest.find(|c: char| !(c.is_alphanumeric() || "_-./:@*".contains(c))).unwrap_or(rest.len());
        // `"ca: 1` is a key and its value: the colon is no part of the word.
        let more = rest[..more].trim_end_matches(':').len();
        TextRange::at(range.start(), TextSize::of(&text[..typed + more]))
    }
}

/// What belongs behind `before`, and in which container. The word itself is not asked: half-typed, it can be anything.
fn slot(
    root: &SyntaxNode,
    before: Option<&SyntaxToken>,
    start: TextSize,
) -> Option<(Slot, Option<SyntaxNode>)> {
    let Some(before) = before else { return Some((Slot::Root, None)) };
    match before.kind() {
        _ if is_colon(before) => {
            let key = before.prev_token().and_then(back_to_meaning).filter(is_word)?;
            let container = container_of(&before.parent()?)?;
            Some((Slot::MemberValue { key: decoded(&key), colon: true }, Some(container)))
        }
        SyntaxKind::LBrace => Some((Slot::Key, before.parent().filter(is_container))),
        SyntaxKind::LBracket => Some((Slot::Element(0), before.parent().filter(is_container))),
        SyntaxKind::Comma => in_container(container_of(&before.parent()?)?, start),
        // A closing bracket ends its own container: what comes next belongs to the one around it.
        SyntaxKind::RBrace | SyntaxKind::RBracket => {
            in_container(container_of(&before.parent()?.parent()?)?, start)
        }
        _ => {
            let node = before.parent()?;
            let container = container_of(&node)?;
            let is_key = node.kind() == SyntaxKind::Key && container.kind() == SyntaxKind::Object;
            let between = TextRange::new(before.text_range().end(), start);
            if is_key && !root.text().slice(between).contains_char('\n') {
                return Some((Slot::MemberValue { key: decoded(before), colon: false }, Some(container)));
            }
            in_container(container, start)
        }
    }
}

/// A new item of a container.
fn in_container(container: SyntaxNode, start: TextSize) -> Option<(Slot, Option<SyntaxNode>)> {
    if container.kind() == SyntaxKind::Object {
        return Some((Slot::Key, Some(container)));
    }
    let before = container.children().take_while(|child| child.text_range().end() <= start);
    let index = before.filter(|child| child.kind().is_value()).count();
    Some((Slot::Element(index), Some(container)))
}

/// The path from the root to a node.
#[must_use]
pub fn path_of(node: &SyntaxNode) -> Path {
    let mut segments = Vec::new();
    for node in node.ancestors() {
        let Some(parent) = node.parent() else { break };
        match parent.kind() {
            SyntaxKind::Member => {
                let key = parent.children().find(|child| child.kind() == SyntaxKind::Key);
                let token = key.and_then(|key| key.first_token());
                segments.push(Segment::Key(token.map(|token| decoded(&token)).unwrap_or_default()));
            }
            SyntaxKind::Array => {
                let before = parent.children().take_while(|child| *child != node);
                segments.push(Segment::Index(before.filter(|child| child.kind().is_value()).count()));
            }
            _ => {}
        }
    }
    segments.reverse();
    Path(segments)
}

/// The object or array that a node is in, or is.
#[must_use]
pub fn container_of(node: &SyntaxNode) -> Option<SyntaxNode> {
    node.ancestors().find(is_container)
}

fn is_container(node: &SyntaxNode) -> bool {
    matches!(node.kind(), SyntaxKind::Object | SyntaxKind::Array)
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use expect_test::{Expect, expect};
    use json5_syntax::{TextSize, parse};

    use super::{Cursor, Purpose};

    /// One line per text: what belongs at `$0`, what is replaced, which commas are missing.
    fn check(texts: &[&str], expected: Expect) {
        let mut out = String::new();
        for marked in texts {
            let offset = marked.find("$0").expect("a cursor");
            let text = marked.replace("$0", "");
            let root = parse(&text).syntax();
            let cursor = Cursor::new(&root, TextSize::of(&text[..offset]), Purpose::Type);
            let _ = write!(out, "{} -> ", marked.replace('\n', "⏎"));
            let Some(cursor) = cursor else {
                out.push_str("nothing\n");
                continue;
            };
            let replace = cursor.word.as_ref().map(|word| &text[word.replaceable(cursor.offset)]);
            let _ = write!(out, "{:?} at `{}`", cursor.slot, cursor.path());
            if let Some(replace) = replace {
                let _ = write!(out, ", replaces {replace}");
            }
            if let Some(at) = cursor.needs_comma_before() {
                let _ = write!(out, ", comma at {}", u32::from(at));
            }
            if cursor.needs_comma_after() {
                out.push_str(", comma behind");
            }
            if cursor.colon_follows() {
                out.push_str(", has its colon");
            }
            out.push('\n');
        }
        expected.assert_eq(&out);
    }

    #[test]
    fn keys() {
        check(
            &[
                "{$0}",
                "{ $0 }",
                "{a$0}",
                "{\"a$0\"}",
                "{\"a$0}",
                "{\"a$0\n\"b\": 1}",
                "{a: 1, $0}",
                "{a: 1 $0}",
                "{a: 1 b$0}",
                "{a: 1\n$0\nb: 2}",
                "{$0 b: 2}",
                "{$0b: 2}",
                "{\"a$0\": 1}",
                "{a: {}, $0",
                "{a: {b: [1, {$0",
                "{a: {b: [1, {c$0: 2}]}}",
                "{a: [{}], b$0\n c: 1}",
                "{a: syno-c$0}",
                "{syno-c$0}",
                "{a:\n b$0: 1}",
                "{a: true $0}",
                "{\"ca$0: 1}",
                "agents$0: {}",
            ],
            expect![[r#"
                {$0} -> Key at ``
                { $0 } -> Key at ``
                {a$0} -> Key at `a`, replaces a
                {"a$0"} -> Key at `a`, replaces "a"
                {"a$0} -> Key at `a`, replaces "a
                {"a$0⏎"b": 1} -> Key at `a`, replaces "a, comma behind
                {a: 1, $0} -> Key at ``
                {a: 1 $0} -> Key at ``, comma at 5
                {a: 1 b$0} -> MemberValue { key: "a", colon: true } at `a`, replaces 1 b
                {a: 1⏎$0⏎b: 2} -> Key at ``, comma at 5, comma behind
                {$0 b: 2} -> Key at ``, comma behind
                {$0b: 2} -> Key at ``, comma behind
                {"a$0": 1} -> Key at `a`, replaces "a", has its colon
                {a: {}, $0 -> Key at ``
                {a: {b: [1, {$0 -> Key at `a.b[1]`
                {a: {b: [1, {c$0: 2}]}} -> Key at `a.b[1].c`, replaces c, has its colon
                {a: [{}], b$0⏎ c: 1} -> Key at `b`, replaces b, comma behind
                {a: syno-c$0} -> MemberValue { key: "a", colon: true } at `a`, replaces syno-c
                {syno-c$0} -> Key at `syno-c`, replaces syno-c
                {a:⏎ b$0: 1} -> Key at `b`, replaces b, has its colon
                {a: true $0} -> Key at ``, comma at 8
                {"ca$0: 1} -> Key at `ca`, replaces "ca, has its colon
                agents$0: {} -> Key at `agents`, replaces agents, has its colon
            "#]],
        );
    }

    #[test]
    fn values() {
        check(
            &[
                "$0",
                "  $0\n",
                "fo$0",
                "{a: $0}",
                "{a:$0}",
                "{a$0 }",
                "{a $0}",
                "{\"a\" $0}",
                "{a: $0\n b: 1}",
                "{a: lo$0\n b: 1}",
                "{a: lo$0, b: 1}",
                "{a: \"lo$0\"}",
                "{a: \"lo$0}",
                "{a: \"lo$0, \"b\": 1}",
                "{a: $0\"long\"}",
                "{a: 'lo$0ng'}",
                "{a = lo$0}",
                "[$0]",
                "[1, $0]",
                "[1 $0]",
                "[1, $0, 3]",
                "[1, $0 3]",
                "[{}, lo$0]",
                "{a: [ $0",
                "{a: [[1], [\"x\", \"$0\"]]}",
            ],
            expect![[r#"
                $0 -> Root at ``
                  $0⏎ -> Root at ``
                fo$0 -> Root at ``, replaces fo
                {a: $0} -> MemberValue { key: "a", colon: true } at `a`
                {a:$0} -> MemberValue { key: "a", colon: true } at `a`
                {a$0 } -> Key at `a`, replaces a
                {a $0} -> MemberValue { key: "a", colon: false } at `a`
                {"a" $0} -> MemberValue { key: "a", colon: false } at `a`
                {a: $0⏎ b: 1} -> MemberValue { key: "a", colon: true } at `a`, comma behind
                {a: lo$0⏎ b: 1} -> MemberValue { key: "a", colon: true } at `a`, replaces lo, comma behind
                {a: lo$0, b: 1} -> MemberValue { key: "a", colon: true } at `a`, replaces lo
                {a: "lo$0"} -> MemberValue { key: "a", colon: true } at `a`, replaces "lo"
                {a: "lo$0} -> MemberValue { key: "a", colon: true } at `a`, replaces "lo
                {a: "lo$0, "b": 1} -> MemberValue { key: "a", colon: true } at `a`, replaces "lo, ", comma behind
                {a: $0"long"} -> MemberValue { key: "a", colon: true } at `a`, replaces "long"
                {a: 'lo$0ng'} -> MemberValue { key: "a", colon: true } at `a`, replaces 'long'
                {a = lo$0} -> MemberValue { key: "a", colon: true } at `a`, replaces lo
                [$0] -> Element(0) at `[0]`
                [1, $0] -> Element(1) at `[1]`
                [1 $0] -> Element(1) at `[1]`, comma at 2
                [1, $0, 3] -> Element(1) at `[1]`
                [1, $0 3] -> Element(1) at `[1]`, comma behind
                [{}, lo$0] -> Element(1) at `[1]`, replaces lo
                {a: [ $0 -> Element(0) at `a[0]`
                {a: [[1], ["x", "$0"]]} -> Element(1) at `a[1][1]`, replaces ""
            "#]],
        );
    }

    #[test]
    fn nowhere() {
        check(
            &["{} $0", "{// $0\n}", "{/* $0 */}", "{/* */ $0}", "{} // x$0", "{a: 1} $0 {}", "{a: /* $0"],
            expect![[r#"
                {} $0 -> nothing
                {// $0⏎} -> nothing
                {/* $0 */} -> nothing
                {/* */ $0} -> Key at ``
                {} // x$0 -> nothing
                {a: 1} $0 {} -> nothing
                {a: /* $0 -> nothing
            "#]],
        );
    }
}

//! Typed, copyable views of the green tree, with ranges. They look down only; for the way up use [`crate::SyntaxNode`].
//!
//! Views borrow the green tree and allocate nothing, so that a whole document is checked in one cheap walk.

use std::borrow::Cow;

use rowan::{GreenNode, GreenNodeData, GreenTokenData, NodeOrToken, TextRange, TextSize};

use crate::Segment;
use crate::kind::{SyntaxKind, of_node, of_token};

/// A green node and where it starts.
#[derive(Debug, Clone, Copy)]
struct Place<'t> {
    green: &'t GreenNodeData,
    start: TextSize,
}

impl<'t> Place<'t> {
    fn kind(self) -> SyntaxKind {
        of_node(self.green)
    }

    fn range(self) -> TextRange {
        TextRange::at(self.start, self.green.text_len())
    }

    fn nodes(self) -> impl Iterator<Item = Self> {
        let mut end = self.start;
        self.green.children().filter_map(move |child| {
            let start = end;
            end += text_len(child);
            Some(Place { green: child.into_node()?, start })
        })
    }

    /// The same from the last to the first.
    fn nodes_backward(self) -> impl Iterator<Item = Self> {
        let mut start = self.range().end();
        self.green.children().rev().filter_map(move |child| {
            start -= text_len(child);
            Some(Place { green: child.into_node()?, start })
        })
    }

    /// The first token that is not trivia.
    fn token(self) -> Option<(SyntaxKind, &'t str)> {
        self.green.children().filter_map(NodeOrToken::into_token).find_map(|token| {
            let kind = of_token(token);
            (!kind.is_trivia()).then(|| (kind, token.text()))
        })
    }
}

fn text_len(child: NodeOrToken<&GreenNodeData, &GreenTokenData>) -> TextSize {
    match child {
        NodeOrToken::Node(node) => node.text_len(),
        NodeOrToken::Token(token) => token.text_len(),
    }
}

/// The root value of a document; `None` when there is none.
#[must_use]
pub fn root(green: &GreenNode) -> Option<Value<'_>> {
    let place = Place { green, start: TextSize::from(0) };
    place.nodes().find_map(Value::cast)
}

/// A value: object, array or literal.
#[derive(Debug, Clone, Copy)]
pub struct Value<'t>(Place<'t>);

/// What a value is.
#[derive(Debug, Clone)]
pub enum ValueKind<'t> {
    /// `{}`
    Object(Object<'t>),
    /// `[]`
    Array(Array<'t>),
    /// A string, decoded.
    String(Cow<'t, str>),
    /// A number; `Infinity` and `NaN` included.
    Number(f64),
    /// `true` or `false`
    Bool(bool),
    /// `null`
    Null,
    /// A word or a number that JSON5 does not know; it has its own syntax error.
    Invalid,
}

impl<'t> Value<'t> {
    fn cast(place: Place<'t>) -> Option<Self> {
        place.kind().is_value().then_some(Self(place))
    }

    /// Byte range of the value, without trivia around it.
    #[must_use]
    pub fn range(self) -> TextRange {
        self.0.range()
    }

    /// The value, decoded.
    #[must_use]
    pub fn kind(self) -> ValueKind<'t> {
        match self.0.kind() {
            SyntaxKind::Object => ValueKind::Object(Object(self.0)),
            SyntaxKind::Array => ValueKind::Array(Array(self.0)),
            _ => self.literal(),
        }
    }

    fn literal(self) -> ValueKind<'t> {
        match self.0.token() {
            Some((SyntaxKind::String, text)) => ValueKind::String(crate::decode::string(text)),
            Some((SyntaxKind::Number, text) | (SyntaxKind::Ident, text @ ("Infinity" | "NaN"))) => {
                crate::decode::number(text).map_or(ValueKind::Invalid, ValueKind::Number)
            }
            Some((SyntaxKind::Ident, "true")) => ValueKind::Bool(true),
            Some((SyntaxKind::Ident, "false")) => ValueKind::Bool(false),
            Some((SyntaxKind::Ident, "null")) => ValueKind::Null,
            _ => ValueKind::Invalid,
        }
    }

    /// The text of a literal as written; `None` for objects and arrays.
    #[must_use]
    pub fn literal_text(self) -> Option<&'t str> {
        self.literal_token().map(|(_, text)| text)
    }

    fn literal_token(self) -> Option<(SyntaxKind, &'t str)> {
        (self.0.kind() == SyntaxKind::Literal).then(|| self.0.token()).flatten()
    }

    /// The object, if it is one.
    #[must_use]
    pub fn as_object(self) -> Option<Object<'t>> {
        (self.0.kind() == SyntaxKind::Object).then_some(Object(self.0))
    }

    /// The array, if it is one.
    #[must_use]
    pub fn as_array(self) -> Option<Array<'t>> {
        (self.0.kind() == SyntaxKind::Array).then_some(Array(self.0))
    }

    /// The decoded string, if it is one.
    #[must_use]
    pub fn as_str(self) -> Option<Cow<'t, str>> {
        match self.literal_token()? {
            (SyntaxKind::String, text) => Some(crate::decode::string(text)),
            _ => None,
        }
    }

    /// The boolean, if it is one.
    #[must_use]
    pub fn as_bool(self) -> Option<bool> {
        match self.literal_token()? {
            (SyntaxKind::Ident, "true") => Some(true),
            (SyntaxKind::Ident, "false") => Some(false),
            _ => None,
        }
    }

    /// The number, if it is one.
    #[must_use]
    pub fn as_number(self) -> Option<f64> {
        match self.kind() {
            ValueKind::Number(value) => Some(value),
            _ => None,
        }
    }

    /// The member's value under `key`, when this is an object that has it. The last one wins, as in OpenClaw.
    #[must_use]
    pub fn get(self, key: &str) -> Option<Self> {
        self.as_object()?.get(key)?.value()
    }

    /// The value one step down: the last member of this name, or the item at this index.
    #[must_use]
    pub fn child(self, segment: &Segment) -> Option<Self> {
        match segment {
            Segment::Key(key) => self.get(key),
            Segment::Index(index) => self.as_array()?.values().nth(*index),
        }
    }

    /// The value below, step by step.
    #[must_use]
    pub fn at_path(self, path: &[Segment]) -> Option<Self> {
        path.iter().try_fold(self, Self::child)
    }

    /// The value below, key by key.
    #[must_use]
    pub fn at(self, keys: &[&str]) -> Option<Self> {
        keys.iter().try_fold(self, |value, key| value.get(key))
    }
}

/// `{ members }`
#[derive(Debug, Clone, Copy)]
pub struct Object<'t>(Place<'t>);

impl<'t> Object<'t> {
    /// Byte range with the braces.
    #[must_use]
    pub fn range(self) -> TextRange {
        self.0.range()
    }

    /// The object as a value.
    #[must_use]
    pub fn value(self) -> Value<'t> {
        Value(self.0)
    }

    /// Every member as written, duplicates included. `__proto__` members are listed like any other.
    pub fn members(self) -> impl Iterator<Item = Member<'t>> {
        self.0.nodes().filter(|node| node.kind() == SyntaxKind::Member).map(Member)
    }

    /// The last member with this key: the one that OpenClaw takes.
    #[must_use]
    pub fn get(self, key: &str) -> Option<Member<'t>> {
        let mut members =
            self.0.nodes_backward().filter(|node| node.kind() == SyntaxKind::Member).map(Member);
        members.find(|member| member.key().is_some_and(|it| it.is(key)))
    }
}

/// `key: value`, whole or with parts missing.
#[derive(Debug, Clone, Copy)]
pub struct Member<'t>(Place<'t>);

impl<'t> Member<'t> {
    /// Byte range from the key to the end of the value.
    #[must_use]
    pub fn range(self) -> TextRange {
        self.0.range()
    }

    /// The key; `None` when the text has a value without one.
    #[must_use]
    pub fn key(self) -> Option<Key<'t>> {
        self.0.nodes().find(|node| node.kind() == SyntaxKind::Key).map(Key)
    }

    /// The value; `None` when it is missing.
    #[must_use]
    pub fn value(self) -> Option<Value<'t>> {
        self.0.nodes().find_map(Value::cast)
    }
}

/// The key of a member.
#[derive(Debug, Clone, Copy)]
pub struct Key<'t>(Place<'t>);

impl<'t> Key<'t> {
    /// Byte range with the quotes, if it has them.
    #[must_use]
    pub fn range(self) -> TextRange {
        self.0.range()
    }

    /// The decoded key.
    #[must_use]
    pub fn name(self) -> Cow<'t, str> {
        match self.0.token() {
            Some((SyntaxKind::String, text)) => crate::decode::string(text),
            Some((_, text)) => crate::decode::identifier(text),
            None => Cow::Borrowed(""),
        }
    }

    /// Whether this is the decoded key.
    #[must_use]
    pub fn is(self, name: &str) -> bool {
        match self.0.token() {
            Some((SyntaxKind::String, text)) => crate::decode::is_string(text, name),
            Some((_, text)) => text == name || crate::decode::identifier(text) == name,
            None => name.is_empty(),
        }
    }

    /// The key as written, quotes included.
    #[must_use]
    pub fn text(self) -> &'t str {
        self.0.token().map_or("", |(_, text)| text)
    }
}

/// `[ values ]`
#[derive(Debug, Clone, Copy)]
pub struct Array<'t>(Place<'t>);

impl<'t> Array<'t> {
    /// Byte range with the brackets.
    #[must_use]
    pub fn range(self) -> TextRange {
        self.0.range()
    }

    /// The array as a value.
    #[must_use]
    pub fn value(self) -> Value<'t> {
        Value(self.0)
    }

    /// The values, in order.
    pub fn values(self) -> impl Iterator<Item = Value<'t>> {
        self.0.nodes().filter_map(Value::cast)
    }
}

//! The kinds of tokens and nodes, and the tree's language tag for rowan.

/// Kinds of tokens (first group) and nodes (second group).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u16)]
pub enum SyntaxKind {
    /// Blanks and line terminators; a byte order mark too.
    Whitespace,
    /// `// ...` up to the line terminator, which is not part of it.
    LineComment,
    /// `/* ... */`, or up to the end of the file when it is never closed.
    BlockComment,
    /// `{`
    LBrace,
    /// `}`
    RBrace,
    /// `[`
    LBracket,
    /// `]`
    RBracket,
    /// `:`
    Colon,
    /// `,`
    Comma,
    /// A quoted string with its quotes, closed or not.
    String,
    /// A number with its sign, `Infinity` and `NaN` included.
    Number,
    /// A bare word: `true`, `false`, `null`, an unquoted key, or a mistake.
    Ident,
    /// Text that JSON5 has no place for.
    Error,

    /// The whole file: trivia, one value, trivia.
    Root,
    /// `{ members }`
    Object,
    /// `key: value`
    Member,
    /// The key of a member: one `String`, `Ident` or (as a mistake) `Number` token.
    Key,
    /// `[ values ]`
    Array,
    /// One `String`, `Number` or `Ident` token in the place of a value.
    Literal,
    /// Tokens that were skipped to recover from a mistake.
    ErrorNode,
}

/// The language tag that ties rowan's generic tree to [`SyntaxKind`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Json5 {}

const KINDS: [SyntaxKind; 20] = {
    use SyntaxKind::*;
    [
        Whitespace,
        LineComment,
        BlockComment,
        LBrace,
        RBrace,
        LBracket,
        RBracket,
        Colon,
        Comma,
        String,
        Number,
        Ident,
        Error,
        Root,
        Object,
        Member,
        Key,
        Array,
        Literal,
        ErrorNode,
    ]
};

impl SyntaxKind {
    /// Blanks and comments: what stands between the tokens that mean something.
    #[must_use]
    pub fn is_trivia(self) -> bool {
        matches!(self, Self::Whitespace | Self::LineComment | Self::BlockComment)
    }

    /// A node that stands in the place of a value.
    #[must_use]
    pub fn is_value(self) -> bool {
        matches!(self, Self::Object | Self::Array | Self::Literal)
    }
}

impl From<SyntaxKind> for rowan::SyntaxKind {
    fn from(kind: SyntaxKind) -> Self {
        Self(kind as u16)
    }
}

impl rowan::Language for Json5 {
    type Kind = SyntaxKind;

    fn kind_from_raw(raw: rowan::SyntaxKind) -> SyntaxKind {
        KINDS.get(usize::from(raw.0)).copied().unwrap_or(SyntaxKind::Error)
    }

    fn kind_to_raw(kind: SyntaxKind) -> rowan::SyntaxKind {
        kind.into()
    }
}

/// A node with its place in the tree. Not `Send`: each job makes its own root and keeps none.
pub type SyntaxNode = rowan::SyntaxNode<Json5>;
/// A token with its place in the tree.
pub type SyntaxToken = rowan::SyntaxToken<Json5>;
/// A node or a token.
pub type SyntaxElement = rowan::SyntaxElement<Json5>;

pub(crate) fn of_node(node: &rowan::GreenNodeData) -> SyntaxKind {
    <Json5 as rowan::Language>::kind_from_raw(node.kind())
}

pub(crate) fn of_token(token: &rowan::GreenTokenData) -> SyntaxKind {
    <Json5 as rowan::Language>::kind_from_raw(token.kind())
}

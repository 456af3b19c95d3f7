//! What a text consists of, mistakes with names included. No token knows its text: it ends where the next one starts.

use crate::kind::SyntaxKind;

/// What the parser sees; finer than [`SyntaxKind`] where mistakes have names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind {
    Blank,
    LineComment,
    BlockComment,
    /// `# ...` up to the line's end.
    HashComment,
    /// A line that starts with three backticks, from Markdown.
    Fence,
    /// A line that git left behind; which of the three is told by its first character.
    ConflictMarker,
    LBrace,
    RBrace,
    LBracket,
    RBracket,
    Colon,
    /// `=`, `=>`, `：`
    WrongColon,
    Comma,
    /// `;`, `，`, `、`
    WrongComma,
    /// In `"` or `'`.
    String,
    /// In typographic quotes or backticks.
    WrongString,
    /// A number that JSON5 knows.
    Number,
    /// An identifier that JSON5 knows.
    Ident,
    /// Any other run of characters without blanks.
    Word,
    End,
}

impl TokenKind {
    /// Blanks, comments and what was meant as one: allowed between any two tokens.
    pub(crate) fn is_skipped(self) -> bool {
        matches!(
            self,
            Self::Blank
                | Self::LineComment
                | Self::BlockComment
                | Self::HashComment
                | Self::Fence
                | Self::ConflictMarker
        )
    }

    pub(crate) fn is_opener(self) -> bool {
        matches!(self, Self::LBrace | Self::LBracket)
    }

    pub(crate) fn is_closer(self) -> bool {
        matches!(self, Self::RBrace | Self::RBracket)
    }

    pub(crate) fn is_string(self) -> bool {
        matches!(self, Self::String | Self::WrongString)
    }

    pub(crate) fn is_word(self) -> bool {
        matches!(self, Self::Number | Self::Ident | Self::Word)
    }

    /// May stand for a key, rightly or wrongly.
    pub(crate) fn is_keyish(self) -> bool {
        self.is_string() || self.is_word()
    }

    pub(crate) fn starts_value(self) -> bool {
        self.is_keyish() || self.is_opener()
    }

    pub(crate) fn syntax(self) -> SyntaxKind {
        match self {
            Self::Blank => SyntaxKind::Whitespace,
            Self::LineComment => SyntaxKind::LineComment,
            Self::BlockComment => SyntaxKind::BlockComment,
            Self::LBrace => SyntaxKind::LBrace,
            Self::RBrace => SyntaxKind::RBrace,
            Self::LBracket => SyntaxKind::LBracket,
            Self::RBracket => SyntaxKind::RBracket,
            Self::Colon => SyntaxKind::Colon,
            Self::Comma => SyntaxKind::Comma,
            Self::String | Self::WrongString => SyntaxKind::String,
            Self::Number => SyntaxKind::Number,
            Self::Ident | Self::Word => SyntaxKind::Ident,
            Self::HashComment
            | Self::Fence
            | Self::ConflictMarker
            | Self::WrongColon
            | Self::WrongComma
            | Self::End => SyntaxKind::Error,
        }
    }
}

/// A token's kind and start; it ends where the next one starts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    pub(crate) start: u32,
    pub(crate) kind: TokenKind,
    pub(crate) flags: u8,
}

impl Token {
    /// Holds a line terminator (blanks, comments), or has its mistake inside (strings, comments).
    pub(crate) const NEWLINE: u8 = 1;
    pub(crate) const BROKEN: u8 = 2;
    pub(crate) const JSON5: u8 = 4;

    pub(crate) fn has_newline(self) -> bool {
        self.flags & Self::NEWLINE != 0
    }

    /// An unclosed string or comment, or a string with a bad escape.
    pub(crate) fn is_broken(self) -> bool {
        self.flags & Self::BROKEN != 0
    }

    /// Right in JSON5 alone, wherever it stands.
    pub(crate) fn is_json5_only(self) -> bool {
        self.flags & Self::JSON5 != 0
    }
}

//! What can be wrong with a text.

use rowan::TextRange;

/// One mistake. The range is in bytes, half-open; empty only at the end of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// What is wrong.
    pub kind: SyntaxErrorKind,
    /// Where.
    pub range: TextRange,
    /// Another place that explains it: the opener of an unclosed brace.
    pub related: Option<TextRange>,
}

/// `{}` or `[]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bracket {
    /// `{}`
    Brace,
    /// `[]`
    Square,
}

impl Bracket {
    /// `{` or `[`
    #[must_use]
    pub fn opener(self) -> char {
        match self {
            Self::Brace => '{',
            Self::Square => '[',
        }
    }

    /// `}` or `]`
    #[must_use]
    pub fn closer(self) -> char {
        match self {
            Self::Brace => '}',
            Self::Square => ']',
        }
    }
}

/// What is wrong; the words for it live in knowledge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SyntaxErrorKind {
    /// The file has no value at all.
    Empty,
    /// Two members or elements without a comma between them. The range is the last character before the gap.
    MissingComma,
    /// Another character in the place of a comma, such as `;` or a full-width comma.
    WrongComma,
    /// A comma with nothing before it.
    ExtraComma,
    /// A key and its value without a colon between them. The range is the key.
    MissingColon,
    /// `=`, `=>` or a full-width colon in the place of a colon.
    WrongColon,
    /// A colon (or `=`) where none can be.
    ExtraColon,
    /// `key: value` in an array. Said once per array.
    MemberInArray,
    /// A key and a colon, and no value. The range is the colon.
    MissingValue,
    /// A key alone, without colon and value, as while it is typed. The range is the key.
    LoneKey,
    /// A value without a key in an object. The range is the colon or the opener before the value.
    MissingKey,
    /// A bare key that is no identifier: a number, or with `-`, `.`, `/` in it.
    UnquotedKey,
    /// Bare text in the place of a value, `${NAME}` included.
    UnquotedText,
    /// A word of another language for a literal; `expected` is JSON5's.
    WrongLiteral {
        /// `true`, `false`, `null`, `Infinity` or `NaN`.
        expected: &'static str,
    },
    /// Nearly a number: `1_000`, `007`, `0x`, `1e`.
    BadNumber,
    /// A string that its line does not close.
    UnclosedString,
    /// An escape sequence that JSON5 does not know. The range is the escape.
    BadEscape,
    /// `\u{...}`: JSON5 knows four digits without braces only. The range is the escape.
    BracedEscape,
    /// Typographic quotes or backticks in the place of quotes.
    WrongQuotes,
    /// A `/*` without `*/`. The range is the `/*`.
    UnclosedComment,
    /// `# ...` in the place of `// ...`.
    HashComment,
    /// A line of a merge conflict that was not resolved. The related range is the rest of the conflict.
    ConflictMarker,
    /// Text that makes no sense here.
    UnexpectedText,
    /// More after the end of the root value.
    ExtraRoot,
    /// Members without the braces of the root object around them.
    MissingRootBraces,
    /// A `{` or `[` that is never closed. The range is the last character before the place where the closer belongs
    /// (a guess from indentation), the related range is the opener.
    Unclosed {
        /// What was opened.
        bracket: Bracket,
    },
    /// A `}` or `]` that closes nothing.
    ExtraCloser {
        /// What it would close.
        bracket: Bracket,
    },
    /// `]` for `}` or the reverse. The related range is the opener.
    WrongCloser {
        /// What was opened.
        bracket: Bracket,
    },
    /// Nested deeper than 1,500 containers. The range is the first opener too deep.
    TooDeep,
}

//! Strict JSON or JSON5: which of the two a text is written in.

/// How a text is written, which decides how edits to it are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// Strict JSON: double quotes, no trailing commas, no comments. OpenClaw reads it with `JSON.parse`.
    Json,
    /// Anything else.
    Json5,
}

/// How often a text does what JSON5 alone allows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Marks {
    /// Comments, bare keys, single quotes, hexadecimal numbers and so on.
    pub(crate) json5_only: u32,
    pub(crate) trailing_commas: u32,
}

impl Marks {
    /// These marks with those of a part of the text replaced.
    pub(crate) fn replace(self, before: Self, after: Self) -> Self {
        Self {
            json5_only: self.json5_only + after.json5_only - before.json5_only,
            trailing_commas: self.trailing_commas + after.trailing_commas - before.trailing_commas,
        }
    }

    /// One trailing comma alone makes no JSON5: typing the next member leaves it behind.
    pub(crate) fn dialect(self) -> Dialect {
        if self.json5_only == 0 && self.trailing_commas <= 1 { Dialect::Json } else { Dialect::Json5 }
    }
}

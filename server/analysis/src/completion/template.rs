//! Text to insert with places to fill in, as data: the edge makes an LSP snippet of it if the client can.

/// Text with tab stops.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Template(pub Vec<Piece>);

/// A part of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Literal text.
    Text(String),
    /// The cursor goes here in the end. At most one, and without one the cursor goes behind the text.
    End,
    /// A place to fill in, with what to put there first.
    Placeholder(String),
    /// A choice; the first one is put there first. Never empty.
    Choice(Vec<String>),
}

impl Template {
    /// The literal text alone.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self(vec![Piece::Text(text.into())])
    }

    /// What is inserted by a client without snippets: every place filled with its first proposal.
    #[must_use]
    pub fn plain(&self) -> String {
        self.0
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) | Piece::Placeholder(text) => text.as_str(),
                Piece::Choice(choices) => choices.first().map_or("", String::as_str),
                Piece::End => "",
            })
            .collect()
    }

    /// Whether there is anything to fill in, so that it is worth sending as a snippet.
    #[must_use]
    pub fn has_stops(&self) -> bool {
        self.0.iter().any(|piece| !matches!(piece, Piece::Text(_)))
    }

    /// Whether the cursor ends up in empty quotes or brackets, where there may be more to choose.
    pub(super) fn has_choices_inside(&self) -> bool {
        self.0.contains(&Piece::End)
    }

    pub(super) fn push(&mut self, text: &str) {
        if let Some(Piece::Text(last)) = self.0.last_mut() {
            last.push_str(text);
        } else if !text.is_empty() {
            self.0.push(Piece::Text(text.to_owned()));
        }
    }

    pub(super) fn append(&mut self, other: Self) {
        for piece in other.0 {
            match piece {
                Piece::Text(text) => self.push(&text),
                stop => self.0.push(stop),
            }
        }
    }
}

//! A text as pieces of an older one, so that many rounds of edits become one list of edits to the older text.

use std::collections::VecDeque;

use json5_syntax::{TextRange, TextSize};

use crate::TextEdit;

/// What a text consists of: ranges of the older text, in their order, and new text between them.
#[derive(Debug)]
pub struct Pieces {
    pieces: VecDeque<Piece>,
    old_len: TextSize,
}

#[derive(Debug)]
enum Piece {
    Kept(TextRange),
    New(String),
}

impl Piece {
    fn len(&self) -> usize {
        match self {
            Self::Kept(range) => range.len().into(),
            Self::New(text) => text.len(),
        }
    }

    /// Parts it at an offset inside it.
    fn split(self, at: usize) -> (Self, Self) {
        match self {
            Self::Kept(range) => {
                let middle = range.start() + TextSize::try_from(at).unwrap_or(range.len());
                (
                    Self::Kept(TextRange::new(range.start(), middle)),
                    Self::Kept(TextRange::new(middle, range.end())),
                )
            }
            Self::New(mut text) => {
                let tail = text.split_off(at);
                (Self::New(text), Self::New(tail))
            }
        }
    }
}

impl Pieces {
    /// A text of this many bytes, unchanged.
    #[must_use]
    pub fn unchanged(len: TextSize) -> Self {
        Self { pieces: [Piece::Kept(TextRange::up_to(len))].into(), old_len: len }
    }

    /// Applies edits to the text as it is now. They stand in order and do not overlap.
    pub fn apply(&mut self, edits: &[TextEdit]) {
        let mut rest = std::mem::take(&mut self.pieces);
        let mut done = 0;
        for edit in edits {
            let (start, end) = (usize::from(edit.range.start()), usize::from(edit.range.end()));
            self.pieces.extend(take(&mut rest, start - done));
            take(&mut rest, end - start);
            self.pieces.push_back(Piece::New(edit.new_text.clone()));
            done = end;
        }
        self.pieces.append(&mut rest);
    }

    /// The edits that lead from the older text to this one, in order.
    #[must_use]
    pub fn into_edits(self) -> Vec<TextEdit> {
        let mut edits = Vec::new();
        let mut done = TextSize::from(0);
        let mut new_text = String::new();
        let end = Piece::Kept(TextRange::empty(self.old_len));
        for piece in self.pieces.into_iter().chain([end]) {
            match piece {
                Piece::New(text) => new_text.push_str(&text),
                Piece::Kept(range) => {
                    let replaced = TextRange::new(done, range.start());
                    if !replaced.is_empty() || !new_text.is_empty() {
                        edits.push(TextEdit { range: replaced, new_text: std::mem::take(&mut new_text) });
                    }
                    done = range.end();
                }
            }
        }
        edits
    }
}

/// Takes the first bytes off.
fn take(pieces: &mut VecDeque<Piece>, mut len: usize) -> Vec<Piece> {
    let mut taken = Vec::new();
    while len > 0 {
        let Some(piece) = pieces.pop_front() else { break };
        if piece.len() > len {
            let (head, tail) = piece.split(len);
            pieces.push_front(tail);
            taken.push(head);
            break;
        }
        len -= piece.len();
        taken.push(piece);
    }
    taken
}

#[cfg(test)]
mod tests {
    use json5_syntax::{TextRange, TextSize};
    use proptest::prelude::*;

    use super::Pieces;
    use crate::TextEdit;
    use crate::edits::applied;

    fn edit(start: u32, end: u32, text: &str) -> TextEdit {
        TextEdit { range: TextRange::new(start.into(), end.into()), new_text: text.to_owned() }
    }

    #[test]
    fn two_rounds_are_one() {
        let old = "abcdef";
        let mut pieces = Pieces::unchanged(TextSize::of(old));
        pieces.apply(&[edit(1, 2, "XY"), edit(4, 4, "-")]);
        pieces.apply(&[edit(2, 4, ""), edit(6, 7, "F")]);
        let edits = pieces.into_edits();
        assert_eq!(edits, [edit(1, 3, "X"), edit(4, 5, "-F")]);
        assert_eq!(applied(old, &edits), "aXd-Ff");
    }

    proptest! {
        #[test]
        fn any_rounds_are_one(rounds in prop::collection::vec((0..40_u32, 0..5_u32, "[xyz]{0,3}"), 0..12)) {
            let old = "The quick brown fox jumps over the dog.";
            let mut text = old.to_owned();
            let mut pieces = Pieces::unchanged(TextSize::of(old));
            for (start, len, new_text) in rounds {
                let whole = u32::try_from(text.len()).unwrap();
                let start = start.min(whole);
                let edits = [edit(start, (start + len).min(whole), &new_text)];
                text = applied(&text, &edits);
                pieces.apply(&edits);
            }
            prop_assert_eq!(applied(old, &pieces.into_edits()), text);
        }
    }
}

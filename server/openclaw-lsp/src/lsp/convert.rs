//! Between LSP positions and byte offsets: the only place where they meet.

use std::borrow::Cow;
use std::path::PathBuf;

use json5_syntax::{TextRange, TextSize};
use ropey::{Rope, RopeSlice};
use tower_lsp::ls_types::{Position, PositionEncodingKind, Range, Uri};

/// What an LSP `character` counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units: what a client means that says nothing.
    #[default]
    Utf16,
    /// Unicode scalar values.
    Utf32,
}

impl Encoding {
    /// The cheapest encoding for us that the client offers.
    #[must_use]
    pub fn negotiate(offered: Option<&[PositionEncodingKind]>) -> Self {
        let offered = offered.unwrap_or_default();
        if offered.contains(&PositionEncodingKind::UTF8) {
            Self::Utf8
        } else if offered.contains(&PositionEncodingKind::UTF16) || offered.is_empty() {
            Self::Utf16
        } else if offered.contains(&PositionEncodingKind::UTF32) {
            Self::Utf32
        } else {
            Self::Utf16
        }
    }

    /// Its name on the wire.
    #[must_use]
    pub fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
            Self::Utf32 => PositionEncodingKind::UTF32,
        }
    }
}

/// The byte offset of a position. A position beyond its line means the line's end, beyond the text the text's end, and
/// one inside a character that character's start.
#[must_use]
pub fn offset(text: &Rope, position: Position, encoding: Encoding) -> TextSize {
    let line = position.line as usize;
    if line >= text.len_lines() {
        return size(text.len_bytes());
    }
    let start = text.line_to_byte(line);
    let content = without_line_end(text.line(line));
    let character = position.character as usize;
    let within = match encoding {
        Encoding::Utf8 => {
            let byte = character.min(content.len_bytes());
            content.char_to_byte(content.byte_to_char(byte))
        }
        Encoding::Utf16 => {
            let unit = character.min(content.len_utf16_cu());
            content.char_to_byte(content.utf16_cu_to_char(unit))
        }
        Encoding::Utf32 => content.char_to_byte(character.min(content.len_chars())),
    };
    size(start + within)
}

/// The position of a byte offset. An offset beyond the text means its end.
#[must_use]
pub fn position(text: &Rope, offset: TextSize, encoding: Encoding) -> Position {
    let offset = usize::from(offset).min(text.len_bytes());
    position_in_chunk(text, offset, encoding).unwrap_or_else(|| position_by_descents(text, offset, encoding))
}

/// One descent into the rope instead of four, where the line begins in the chunk of the offset, as most do: an outline or
/// the tokens of a document are thousands of positions. `None` where it does not, and where `\r` may end lines.
fn position_in_chunk(text: &Rope, offset: usize, encoding: Encoding) -> Option<Position> {
    let (chunk, chunk_start, _, chunk_line) = text.chunk_at_byte(offset);
    let before = chunk.get(..offset - chunk_start)?;
    let line_start = before.rfind('\n')? + 1;
    if before.as_bytes().contains(&b'\r') {
        return None;
    }
    let line = chunk_line + before.bytes().filter(|&byte| byte == b'\n').count();
    let in_line = &before[line_start..];
    let character = match encoding {
        Encoding::Utf8 => in_line.len(),
        Encoding::Utf16 => in_line.chars().map(char::len_utf16).sum(),
        Encoding::Utf32 => in_line.chars().count(),
    };
    Some(Position::new(number(line), number(character)))
}

fn position_by_descents(text: &Rope, offset: usize, encoding: Encoding) -> Position {
    let line = text.byte_to_line(offset);
    let start = text.line_to_byte(line);
    let character = match encoding {
        Encoding::Utf8 => offset - start,
        Encoding::Utf16 => {
            let units = |byte| text.char_to_utf16_cu(text.byte_to_char(byte));
            units(offset) - units(start)
        }
        Encoding::Utf32 => text.byte_to_char(offset) - text.byte_to_char(start),
    };
    Position::new(number(line), number(character))
}

/// The byte range of an LSP range; a reversed one is turned round.
#[must_use]
pub fn text_range(text: &Rope, range: Range, encoding: Encoding) -> TextRange {
    let (start, end) = (offset(text, range.start, encoding), offset(text, range.end, encoding));
    TextRange::new(start.min(end), start.max(end))
}

/// The LSP range of a byte range.
#[must_use]
pub fn range(text: &Rope, range: TextRange, encoding: Encoding) -> Range {
    Range::new(position(text, range.start(), encoding), position(text, range.end(), encoding))
}

/// The file that a `file:` URI names; `None` for untitled and remote documents.
#[must_use]
pub fn path(uri: &Uri) -> Option<PathBuf> {
    let file = uri.scheme().as_str().eq_ignore_ascii_case("file");
    file.then(|| uri.to_file_path().map(Cow::into_owned)).flatten()
}

fn without_line_end(line: RopeSlice<'_>) -> RopeSlice<'_> {
    let mut end = line.len_chars();
    if end > 0 && line.char(end - 1) == '\n' {
        end -= 1;
    }
    if end > 0 && line.char(end - 1) == '\r' {
        end -= 1;
    }
    line.slice(..end)
}

/// Texts longer than 4 GB do not reach this point: the transport refuses them.
fn size(bytes: usize) -> TextSize {
    TextSize::from(number(bytes))
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use ropey::Rope;
    use tower_lsp::ls_types::{Position, PositionEncodingKind};

    use super::{Encoding, offset, position, position_by_descents, position_in_chunk};

    const TEXT: &str = "aä€😀z\r\nsecond\rthird\u{2028}still third\n";

    #[test]
    fn offsets_and_positions_agree_in_every_encoding() {
        let text = Rope::from_str(TEXT);
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            for (byte, char) in TEXT.char_indices().filter(|(_, char)| !matches!(char, '\r' | '\n')) {
                let at = position(&text, (byte as u32).into(), encoding);
                assert_eq!(usize::from(offset(&text, at, encoding)), byte, "{char:?} {encoding:?}");
            }
        }
    }

    #[test]
    fn both_ways_to_a_position_agree() {
        let text = Rope::from_str(
            &TEXT.repeat(50).replace("\r\n", "\nline of its own\n").repeat(3).replace("z\n", "z\r\n"),
        );
        let unicode = Rope::from_str(&"  \"näme 😀\": [1, 2],\n".repeat(500));
        for text in [text, unicode] {
            for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
                for offset in (0..text.len_chars()).map(|char| text.char_to_byte(char)) {
                    if let Some(position) = position_in_chunk(&text, offset, encoding) {
                        assert_eq!(position, position_by_descents(&text, offset, encoding), "{offset}");
                    }
                }
            }
        }
    }

    #[test]
    fn characters_count_what_was_negotiated() {
        let text = Rope::from_str(TEXT);
        let z = TEXT.find('z').unwrap() as u32;
        for (encoding, character) in [(Encoding::Utf8, 10), (Encoding::Utf16, 5), (Encoding::Utf32, 4)] {
            assert_eq!(position(&text, z.into(), encoding), Position::new(0, character));
        }
    }

    #[test]
    fn positions_outside_the_text_are_cut_to_it() {
        let text = Rope::from_str(TEXT);
        let line_end = TEXT.find('\r').unwrap();
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            let at = |line, character| usize::from(offset(&text, Position::new(line, character), encoding));
            assert_eq!(at(0, 1000), line_end);
            assert_eq!(at(1, 1000), line_end + 2 + "second".len());
            assert_eq!(at(3, 5), TEXT.len());
            assert_eq!(at(99, 0), TEXT.len());
            assert_eq!(at(u32::MAX, u32::MAX), TEXT.len());
        }
        let inside = |encoding, character| usize::from(offset(&text, Position::new(0, character), encoding));
        assert_eq!(inside(Encoding::Utf8, 2), 1, "inside ä");
        assert_eq!(inside(Encoding::Utf16, 4), 6, "between surrogates");
    }

    #[test]
    fn the_client_offers_and_utf_8_is_taken_first() {
        use PositionEncodingKind as Kind;
        for (offered, expected) in [
            (None, Encoding::Utf16),
            (Some(vec![]), Encoding::Utf16),
            (Some(vec![Kind::UTF16, Kind::UTF8]), Encoding::Utf8),
            (Some(vec![Kind::UTF32]), Encoding::Utf32),
            (Some(vec![Kind::UTF32, Kind::UTF16]), Encoding::Utf16),
        ] {
            assert_eq!(Encoding::negotiate(offered.as_deref()), expected);
        }
    }
}

//! Character classes of JSON5: blanks, line terminators, identifiers.

use std::cmp::Ordering;

/// Ends a line, and a `//` comment with it.
pub(crate) fn is_line_terminator(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

/// A blank or a line terminator. A byte order mark is one anywhere; U+0085 and U+180E are none.
pub(crate) fn is_blank(c: char) -> bool {
    matches!(
        c,
        '\t' | '\n' | '\u{b}' | '\u{c}' | '\r' | ' ' | '\u{a0}' | '\u{1680}' | '\u{2000}'
            ..='\u{200a}' | '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\u{feff}'
    )
}

pub(crate) fn is_identifier_start(c: char) -> bool {
    matches!(c, '$' | '_')
        || (unicode_ident::is_xid_start(c) && !is_newer(c) && !is_later_identifier_start(c))
        || is_letter(c)
}

pub(crate) fn is_identifier_part(c: char) -> bool {
    matches!(c, '$' | '\u{200c}' | '\u{200d}')
        || (unicode_ident::is_xid_continue(c) && !is_newer(c) && !is_later_identifier_part(c))
        || is_letter(c)
}

/// ES5 names the general categories, and these are letters, though Unicode's own `XID_Start` leaves them out because
/// normalisation takes them apart.
fn is_letter(c: char) -> bool {
    matches!(
        c,
        '\u{37a}' | '\u{e33}' | '\u{eb3}' | '\u{2e2f}' | '\u{fc5e}'..='\u{fc63}' | '\u{fdfa}' | '\u{fdfb}'
    ) || (matches!(c, '\u{fe70}'..='\u{fe7e}') && u32::from(c).is_multiple_of(2))
        || matches!(c, '\u{ff9e}' | '\u{ff9f}')
}

/// Symbols that later editions of ECMAScript let begin an identifier, and ES5 does not (`Other_ID_Start`).
fn is_later_identifier_start(c: char) -> bool {
    matches!(c, '\u{1885}' | '\u{1886}' | '\u{2118}' | '\u{212e}' | '\u{309b}' | '\u{309c}')
}

/// Symbols that later editions allow inside an identifier (`Other_ID_Start` that are no marks, `Other_ID_Continue`).
fn is_later_identifier_part(c: char) -> bool {
    matches!(
        c,
        '\u{b7}' | '\u{387}' | '\u{1369}'
            ..='\u{1371}'
                | '\u{19da}'
                | '\u{2118}'
                | '\u{212e}'
                | '\u{309b}'
                | '\u{309c}'
                | '\u{30fb}'
                | '\u{ff65}'
    )
}

fn is_newer(c: char) -> bool {
    let code = u32::from(c);
    !c.is_ascii()
        && NEWER
            .binary_search_by(|&(first, last)| {
                if last < code {
                    Ordering::Less
                } else if first > code {
                    Ordering::Greater
                } else {
                    Ordering::Equal
                }
            })
            .is_ok()
}

/// The letters, marks and digits that Unicode gained after version 10, where json5 2.2.3 stands still: it takes
/// none of them in a bare key. Ranges, both ends included, with what is no letter between them.
#[rustfmt::skip]
const NEWER: [(u32, u32); 98] = [
    (0x558, 0x558), (0x560, 0x560), (0x588, 0x58c), (0x5c8, 0x5c9), (0x5ef, 0x5ef), (0x7fd, 0x7fd),
    (0x870, 0x89f), (0x8b5, 0x8b5), (0x8be, 0x8d3), (0x9fe, 0x9fe), (0xb53, 0xb55), (0xc04, 0xc04),
    (0xc3c, 0xc3c), (0xc5c, 0xc5d), (0xcdc, 0xcdd), (0xcf3, 0xcf3), (0xd04, 0xd04), (0xd81, 0xd81),
    (0xe86, 0xe86), (0xe89, 0xe89), (0xe8c, 0xe8c), (0xe8e, 0xe93), (0xe98, 0xe98), (0xea0, 0xea0),
    (0xea8, 0xea9), (0xeac, 0xeac), (0xeba, 0xeba), (0xece, 0xece), (0x170d, 0x170d), (0x1715, 0x171f),
    (0x180f, 0x180f), (0x1878, 0x1878), (0x1abf, 0x1af0), (0x1b4c, 0x1b4c), (0x1c89, 0x1cbf),
    (0x1cfa, 0x1cfa), (0x1dfa, 0x1dfa), (0x208f, 0x208f), (0x209d, 0x209f), (0x2c2f, 0x2c2f),
    (0x2c5f, 0x2c5f), (0x312f, 0x312f), (0x31bb, 0x31bf), (0x4db6, 0x4dbf), (0x9feb, 0x9fff),
    (0xa7af, 0xa7af), (0xa7b8, 0xa7f6), (0xa82c, 0xa82c), (0xa8fe, 0xa8ff), (0xab66, 0xab6d),
    (0x10570, 0x105f3), (0x10780, 0x107bf), (0x10940, 0x10959), (0x10a34, 0x10a35), (0x10d00, 0x10ff6),
    (0x11070, 0x11075), (0x110c2, 0x110c2), (0x11144, 0x11147), (0x111c9, 0x111c9), (0x111ce, 0x111cf),
    (0x1123f, 0x11241), (0x1133b, 0x1133b), (0x11380, 0x113e2), (0x1145e, 0x11461), (0x116b8, 0x116b8),
    (0x116d0, 0x116e3), (0x1171a, 0x1171a), (0x11740, 0x1183a), (0x11900, 0x119e4), (0x11a84, 0x11a85),
    (0x11a9d, 0x11abf), (0x11b0a, 0x11bf9), (0x11d60, 0x11fb0), (0x1246f, 0x1247f), (0x12550, 0x12ff0),
    (0x1342f, 0x143fa), (0x16100, 0x16139), (0x16a70, 0x16ac9), (0x16d40, 0x16ed3), (0x16f45, 0x16f4f),
    (0x16f7f, 0x16f87), (0x16fe3, 0x16ff6), (0x187ed, 0x187ff), (0x18af3, 0x1affe), (0x1b11f, 0x1b168),
    (0x1ccf0, 0x1d128), (0x1d250, 0x1d281), (0x1d6a6, 0x1d6a6), (0x1df00, 0x1dfff), (0x1e030, 0x1e7fe),
    (0x1e94b, 0x1e94b), (0x1fbf0, 0x1fbf9), (0x2a6d7, 0x2a6df), (0x2b735, 0x2b73f), (0x2b81e, 0x2b81e),
    (0x2cea2, 0x2cead), (0x2ebe1, 0x2f7ff), (0x30000, 0xe00ff),
];

/// Typographic double quotes, which chat programs and word processors put in the place of `"`.
pub(crate) fn is_smart_double_quote(c: char) -> bool {
    matches!(c, '“' | '”' | '„' | '‟' | '«' | '»' | '＂')
}

/// Typographic single quotes.
pub(crate) fn is_smart_single_quote(c: char) -> bool {
    matches!(c, '‘' | '’' | '‚' | '‛' | '＇')
}

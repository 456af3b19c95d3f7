//! Character classes of JSON5: blanks, line terminators, identifiers.

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
    matches!(c, '$' | '_') || is_letter(c) || unicode_ident::is_xid_start(c) && !is_later_identifier_start(c)
}

pub(crate) fn is_identifier_part(c: char) -> bool {
    matches!(c, '$' | '\u{200c}' | '\u{200d}')
        || is_letter(c)
        || unicode_ident::is_xid_continue(c) && !is_later_identifier_part(c)
}

/// ES5 names the general categories, and these are letters, though Unicode's own `XID_Start` leaves them out because
/// normalisation takes them apart.
fn is_letter(c: char) -> bool {
    matches!(
        c,
        '\u{37a}' | '\u{e33}' | '\u{eb3}' | '\u{2e2f}' | '\u{fc5e}'..='\u{fc63}' | '\u{fdfa}' | '\u{fdfb}'
    ) || matches!(c, '\u{fe70}'..='\u{fe7e}') && u32::from(c).is_multiple_of(2)
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

/// Typographic double quotes, which chat programs and word processors put in the place of `"`.
pub(crate) fn is_smart_double_quote(c: char) -> bool {
    matches!(c, '“' | '”' | '„' | '‟' | '«' | '»' | '＂')
}

/// Typographic single quotes.
pub(crate) fn is_smart_single_quote(c: char) -> bool {
    matches!(c, '‘' | '’' | '‚' | '‛' | '＇')
}

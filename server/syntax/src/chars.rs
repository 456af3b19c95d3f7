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
    matches!(c, '$' | '_') || unicode_ident::is_xid_start(c)
}

pub(crate) fn is_identifier_part(c: char) -> bool {
    matches!(c, '$' | '\u{200c}' | '\u{200d}') || unicode_ident::is_xid_continue(c)
}

/// Typographic double quotes, which chat programs and word processors put in the place of `"`.
pub(crate) fn is_smart_double_quote(c: char) -> bool {
    matches!(c, '“' | '”' | '„' | '‟' | '«' | '»' | '＂')
}

/// Typographic single quotes.
pub(crate) fn is_smart_single_quote(c: char) -> bool {
    matches!(c, '‘' | '’' | '‚' | '‛' | '＇')
}

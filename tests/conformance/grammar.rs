//! Texts made from the grammar of JSON5, every production of it, and the same texts damaged.

use crate::random::Random;

/// A text; about half of them are right.
pub fn text(random: &mut Random) -> String {
    let mut text = String::new();
    space(random, &mut text);
    let depth = random.below(4);
    value(random, depth, &mut text);
    space(random, &mut text);
    for _ in 0..[0, 0, 1, 1, 2, 4][random.below(6)] {
        text = damaged(&text, random);
    }
    text
}

/// What damage is made of: everything that means something to the grammar, and what people mistake for it.
const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"",
    "'",
    "`",
    "\\",
    "/",
    "//",
    "/*",
    "*/",
    "#",
    "<!--",
    "+",
    "-",
    ".",
    "0",
    "01",
    "1",
    "e",
    "x",
    "0x",
    "_",
    "$",
    "=",
    ";",
    "(",
    ")",
    " ",
    "\n",
    "\r",
    "\t",
    "\u{b}",
    "\u{c}",
    "\u{0}",
    "\u{1}",
    "\u{7f}",
    "\u{85}",
    "\u{a0}",
    "\u{180e}",
    "\u{200b}",
    "\u{200c}",
    "\u{2028}",
    "\u{2029}",
    "\u{feff}",
    "\u{201c}",
    "\u{2019}",
    "\u{1f99e}",
    "\\u0041",
    "\\u{41}",
    "\\x41",
    "\\0",
    "\\8",
    "\\\n",
    "true",
    "null",
    "undefined",
    "NaN",
    "Infinity",
    "True",
    "None",
    "\\u",
    "\\u00",
    "\\x4",
    "1.",
    ".5",
    "1e",
    "1e+",
    "0b1",
    "0o7",
    "08",
    "1_000",
    "0X1f",
    "...",
    "a",
    "\u{fc}",
    "\u{301}",
];

fn damaged(text: &str, random: &mut Random) -> String {
    let places: Vec<usize> = text.char_indices().map(|(place, _)| place).chain([text.len()]).collect();
    let start = *random.pick(&places);
    let end = match random.below(3) {
        0 => start,
        1 => text[start..].chars().next().map_or(start, |c| start + c.len_utf8()),
        _ => (*random.pick(&places)).max(start).min(start + 8).max(start),
    };
    let end = (start..=end).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(start);
    let new = if random.chance(60) { random.word(PIECES) } else { "" };
    match random.below(12) {
        0 => text[..start].to_owned(),
        1 => format!("{}{}{}", &text[..end], &text[start..end], &text[end..]),
        _ => format!("{}{new}{}", &text[..start], &text[end..]),
    }
}

fn value(random: &mut Random, depth: usize, text: &mut String) {
    match random.below(if depth == 0 { 5 } else { 9 }) {
        0 => text.push_str(random.word(&["null", "true", "false"])),
        1 | 2 => number(random, text),
        3 | 4 => string(random, text),
        5 | 6 => array(random, depth - 1, text),
        _ => object(random, depth - 1, text),
    }
}

fn array(random: &mut Random, depth: usize, text: &mut String) {
    list(random, text, '[', ']', |random, text| value(random, depth, text));
}

fn object(random: &mut Random, depth: usize, text: &mut String) {
    list(random, text, '{', '}', |random, text| {
        if random.chance(60) {
            identifier(random, text)
        } else {
            string(random, text)
        }
        space(random, text);
        text.push(':');
        space(random, text);
        value(random, depth, text);
    });
}

fn list(
    random: &mut Random,
    text: &mut String,
    open: char,
    close: char,
    mut element: impl FnMut(&mut Random, &mut String),
) {
    text.push(open);
    space(random, text);
    let count = random.below(5);
    for number in 0..count {
        element(random, text);
        space(random, text);
        if number + 1 < count || random.chance(25) {
            text.push(',');
            space(random, text);
        }
    }
    text.push(close);
}

fn identifier(random: &mut Random, text: &mut String) {
    const WORDS: &[&str] = &[
        "a",
        "b",
        "port",
        "$",
        "_",
        "__proto__",
        "constructor",
        "null",
        "true",
        "if",
        "class",
        "NaN",
        "Infinity",
        "undefined",
        "a1",
        "\u{aa}",
        "\u{fc}ber",
        "\u{5909}\u{6570}",
        "\u{16ee}",
        "\u{2160}",
        "a\u{301}",
        "a\u{203f}b",
        "a\u{200c}b",
        "a\u{200d}",
        "a\u{660}",
        "\\u0061",
        "\\u0061b",
        "b\\u0031",
        "\\u005f",
        "\u{10400}",
        "\u{2118}",
        "a\u{b7}",
        "\u{1885}",
    ];
    const WRONG: &[&str] = &[
        "1a",
        "a-b",
        "a b",
        "\\u0031",
        "\\u002d",
        "\\x61",
        "\\u{61}",
        "\u{301}a",
        "\u{200c}",
        "\u{1f99e}",
        "a.b",
        "@a",
        "",
        "\\u00",
    ];
    text.push_str(if random.chance(97) { random.word(WORDS) } else { random.word(WRONG) });
}

fn number(random: &mut Random, text: &mut String) {
    text.push_str(random.word(&["", "", "", "-", "+"]));
    if random.chance(12) {
        text.push_str(random.word(&[
            "Infinity",
            "NaN",
            "0",
            "0.0",
            "1e400",
            "1e-400",
            "5e-324",
            "9007199254740993",
            "123456789012345678901234567890",
        ]));
        return;
    }
    if random.chance(15) {
        text.push_str(random.word(&["0x", "0X"]));
        for _ in 0..random.below(18).max(1) {
            text.push(*random.pick(&['0', '1', '7', '9', 'a', 'F', 'e', 'E']));
        }
        return;
    }
    let whole = random.chance(80);
    if whole {
        digits(random, text);
    }
    if !whole || random.chance(40) {
        text.push('.');
        if !whole || random.chance(70) {
            (0..=random.below(6)).for_each(|_| text.push(*random.pick(&['0', '3', '5', '9'])));
        }
    }
    if random.chance(25) {
        text.push_str(random.word(&["e", "E", "e+", "E-"]));
        (0..=random.below(2)).for_each(|_| text.push(*random.pick(&['0', '1', '2'])));
    }
}

fn digits(random: &mut Random, text: &mut String) {
    if random.chance(20) {
        text.push('0');
    } else {
        text.push(*random.pick(&['1', '2', '9']));
        (0..random.below(19)).for_each(|_| text.push(*random.pick(&['0', '4', '7', '9'])));
    }
}

fn string(random: &mut Random, text: &mut String) {
    const PARTS: &[&str] = &[
        "a",
        "key",
        " ",
        "\u{fc}",
        "\u{1f99e}",
        "/",
        "//",
        "/*",
        "\t",
        "\u{7f}",
        "\u{a0}",
        "\u{2028}",
        "\u{2029}",
        "\u{feff}",
        "\\b",
        "\\f",
        "\\n",
        "\\r",
        "\\t",
        "\\v",
        "\\0",
        "\\'",
        "\\\"",
        "\\\\",
        "\\/",
        "\\a",
        "\\u0041",
        "\\u00e9",
        "\\uD83E\\uDD9E",
        "\\uD83E",
        "\\uDD9E",
        "\\x41",
        "\\xFF",
        "\\\n",
        "\\\r\n",
        "\\\r",
        "\\\u{2028}",
        "\\\u{2029}",
        "\\\u{1f99e}",
        "{",
        "}",
        ":",
        ",",
        "${A}",
        "\u{1}",
        "__proto__",
        "\\u0000",
        "\\c",
        "\\ ",
        "\\u2028",
    ];
    const WRONG: &[&str] =
        &["\n", "\r", "\\1", "\\9", "\\00", "\\01", "\\x4", "\\xg1", "\\u004", "\\u{41}", "\\uD83", "\\"];
    let (quote, other) = if random.chance(60) { ('"', '\'') } else { ('\'', '"') };
    text.push(quote);
    for _ in 0..random.below(5) {
        if random.chance(15) {
            text.push(other);
        }
        text.push_str(if random.chance(98) { random.word(PARTS) } else { random.word(WRONG) });
    }
    text.push(quote);
}

fn space(random: &mut Random, text: &mut String) {
    const SPACES: &[&str] = &[
        " ",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "\u{b}",
        "\u{c}",
        "\u{a0}",
        "\u{feff}",
        "\u{2028}",
        "\u{2029}",
        "\u{1680}",
        "\u{2003}",
        "\u{202f}",
        "\u{205f}",
        "\u{3000}",
        "// line\n",
        "//\r",
        "// x\u{2028}",
        "//\u{2029}",
        "/**/",
        "/* block */",
        "/* two\nlines */",
        "/***/",
        "/* * / ** */",
        "/*/*/",
        "//*\n",
        "/*//*/",
    ];
    while random.chance(25) {
        text.push_str(random.word(SPACES));
    }
}

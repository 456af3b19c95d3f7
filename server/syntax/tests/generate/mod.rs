//! Generated texts: valid documents in every dress, and heaps of pieces that people's mistakes are made of.

use std::fmt;

use proptest::prelude::*;
use serde::de::{MapAccess, SeqAccess, Visitor};

/// A piece of a text, right or wrong.
pub fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ]
}

const PIECES: [&str; 86] = [
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\n",
    "\n",
    "  ",
    " ",
    "\r\n",
    "\u{2028}",
    "\u{feff}",
    "\u{a0}",
    "\"a\"",
    "\"b\": 1",
    "'c'",
    "\"",
    "'",
    "`",
    "`t`",
    "“d”",
    "“",
    "’",
    "\\",
    "\\u0061",
    "\\u{61}",
    "\"\\n\"",
    "\"\\x4\"",
    "\"\\ud83d\\ude00\"",
    "\"\\\n\"",
    "key",
    "key: ",
    "a: 1,",
    "a-b",
    "$",
    "${X}",
    "${",
    "_x",
    "é",
    "true",
    "null",
    "True",
    "NaN",
    "undefined",
    "Infinity",
    "-Infinity",
    "0",
    "1",
    "-1",
    "+.5",
    "5.",
    "0x1F",
    "0x",
    "1e3",
    "1e",
    "007",
    "1_0",
    ".",
    "-",
    "//",
    "// c\n",
    "/* c */",
    "/*",
    "*/",
    "# h\n",
    "#",
    "=",
    "=>",
    ";",
    "，",
    "：",
    "\n<<<<<<< a\n",
    "\n=======\n",
    "\n>>>>>>> b\n",
    "http://x",
    "a b",
    "/",
    "\0",
    "\u{85}",
];

pub fn soup() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..24).prop_map(|pieces| pieces.concat())
}

fn blank() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => Just(""),
        4 => Just(" "),
        2 => Just("\n  "),
        1 => prop::sample::select(&["\t", "\u{b}", "\u{c}", "\r", "\r\n", "\u{a0}", "\u{feff}", "\u{2028}", "\u{2029}", "\u{3000}",
            "\u{2003}", "// c\n", "// \u{2028}", "/* c */", "/**/", "/* *\n */", "//\r"][..]),
    ]
    .prop_map(str::to_owned)
}

fn string() -> impl Strategy<Value = String> {
    let plain = prop::sample::select(
        &[
            "a",
            "b c",
            "/",
            "é",
            "😀",
            "\u{2028}",
            "\t",
            "\\n",
            "\\t",
            "\\/",
            "\\\\",
            "\\u0041",
            "\\ud83d\\ude00",
            "\\x41",
            "\\0",
            "\\v",
            "\\a",
            "\\\n",
            "\\\r\n",
            "\\\u{2028}",
            "{",
            "}",
            "//",
            ",",
        ][..],
    );
    let body = prop::collection::vec(plain, 0..5).prop_map(|pieces| pieces.concat());
    prop_oneof![
        body.clone().prop_map(|body| format!("\"{body}'\\\"\"")),
        body.clone().prop_map(|body| format!("'{body}\"\\''")),
        body.prop_map(|body| format!("\"{body}\"")),
    ]
}

fn scalar() -> impl Strategy<Value = String> {
    prop_oneof![
        string(),
        prop::sample::select(
            &[
                "true",
                "false",
                "null",
                "0",
                "-0",
                "1",
                "1.5",
                ".5",
                "5.",
                "5.e1",
                "+1",
                "-1e-3",
                "1E+2",
                "0x1F",
                "-0Xff",
                "1e400",
                "Infinity",
                "-Infinity",
                "NaN",
                "+NaN",
                "0x20000000000001",
                "0.1e-400",
                "123456789012345678901234567890"
            ][..]
        )
        .prop_map(str::to_owned),
    ]
}

fn key() -> impl Strategy<Value = String> {
    prop_oneof![
        string(),
        prop::sample::select(
            &[
                "a",
                "$b",
                "_c1",
                "é",
                "a\\u0062",
                "\\u0061",
                "true",
                "null",
                "NaN",
                "Infinity",
                "a\u{200c}b",
                "ﬀ"
            ][..]
        )
        .prop_map(str::to_owned),
    ]
}

fn nested(value: impl Strategy<Value = String> + Clone) -> impl Strategy<Value = String> {
    let item = (blank(), value.clone(), blank()).prop_map(|(a, value, b)| format!("{a}{value}{b}"));
    let member = (blank(), key(), blank(), blank(), value, blank())
        .prop_map(|(a, key, b, c, value, d)| format!("{a}{key}{b}:{c}{value}{d}"));
    let joined = |items: Vec<String>, trailing: bool| {
        let comma = if trailing && !items.is_empty() { "," } else { "" };
        items.join(",") + comma
    };
    prop_oneof![
        (prop::collection::vec(item, 0..4), any::<bool>(), blank())
            .prop_map(move |(items, trailing, end)| format!("[{}{end}]", joined(items, trailing))),
        (prop::collection::vec(member, 0..4), any::<bool>(), blank())
            .prop_map(move |(items, trailing, end)| format!("{{{}{end}}}", joined(items, trailing))),
    ]
}

/// A valid JSON5 document.
pub fn document() -> impl Strategy<Value = String> {
    let value = scalar().boxed().prop_recursive(4, 32, 4, |inner| nested(inner).boxed());
    (blank(), value, blank()).prop_map(|(a, value, b)| format!("{a}{value}{b}"))
}

/// Lines as people indent them, with mistakes.
pub fn indented() -> impl Strategy<Value = String> {
    let line = (
        0..4_usize,
        prop::sample::select(
            &[
                "\"a\": {",
                "}",
                "},",
                "\"b\": [",
                "]",
                "],",
                "\"c\": 1,",
                "\"d\": \"x\"",
                "{",
                "e: 'y',",
                "[",
                "\"f\": \"",
                "// c",
                "\"g\": { \"h\": 1 },",
            ][..],
        ),
    )
        .prop_map(|(indent, text)| format!("{}{text}\n", "  ".repeat(indent)));
    prop::collection::vec(line, 0..16).prop_map(|lines| format!("{{\n{}}}\n", lines.concat()))
}

/// Reads what the referee reads, `NaN` and infinities as strings; a later member replaces an earlier one.
pub struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = serde_json::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Self::Value, E> {
        self.visit_f64(value as f64)
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Self::Value, E> {
        self.visit_f64(value as f64)
    }

    fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
        Ok(super::number_value(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Self::Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(serde_json::Value::Null)
    }

    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(serde_json::Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let mut values = Vec::new();
        while let Some(super::Referee(value)) = access.next_element()? {
            values.push(value);
        }
        Ok(values.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let mut members = serde_json::Map::new();
        while let Some((key, super::Referee(value))) = access.next_entry::<String, _>()? {
            members.insert(key, value);
        }
        Ok(members.into())
    }
}

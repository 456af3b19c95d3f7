//! Files as people break them: exactly the mistakes that are said, and what is left of the structure.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use expect_test::{Expect, expect};
use json5_syntax::{Dialect, SyntaxErrorKind, ast, parse};

/// Each mistake as `kind "text at its range" <- "related text"`, then the tree as compact JSON.
fn check(text: &str, expected: Expect) {
    let parse = parse(text);
    assert_eq!(parse.syntax().text().to_string(), text);
    let mut seen = String::new();
    for error in parse.errors() {
        let related =
            error.related.map(|range| format!(" <- {}:{:?}", line(text, range.start()), &text[range]));
        let range = error.range;
        seen += &format!(
            "{:?} {}:{:?}{}\n",
            error.kind,
            line(text, range.start()),
            &text[range],
            related.unwrap_or_default()
        );
    }
    match parse.root() {
        Some(root) => show(root, &mut seen),
        None => seen.push_str("nothing"),
    }
    if let Some(mended) = mend_all(text) {
        seen += &format!("\n=> {mended}");
    }
    expected.assert_eq(&seen);
}

/// The text after the mend of each mistake that has one, first to last; `None` when none has.
fn mend_all(text: &str) -> Option<String> {
    let mut text = text.to_owned();
    let mut mended = false;
    loop {
        let parse = parse(&text);
        let strict = parse.dialect() == Dialect::Json;
        let edits = parse.mends().map(|(_, edits)| edits).find(|edits| !edits.is_empty());
        let Some(edits) = edits else { return mended.then_some(text) };
        for (range, inserted) in edits.into_iter().rev() {
            text.replace_range(std::ops::Range::<usize>::from(range), &inserted);
        }
        let after = json5_syntax::parse(&text);
        assert!(after.errors().len() < parse.errors().len(), "{text}");
        assert!(!strict || after.dialect() == Dialect::Json, "{text}");
        mended = true;
    }
}

fn line(text: &str, offset: json5_syntax::TextSize) -> usize {
    text[..usize::from(offset)].matches('\n').count() + 1
}

fn show(value: ast::Value<'_>, out: &mut String) {
    match value.kind() {
        ast::ValueKind::Object(object) => {
            out.push('{');
            for (i, member) in object.members().enumerate() {
                out.push_str(if i > 0 { ", " } else { "" });
                out.push_str(&member.key().map_or("?".into(), |key| key.name()));
                out.push_str(": ");
                match member.value() {
                    Some(value) => show(value, out),
                    None => out.push('?'),
                }
            }
            out.push('}');
        }
        ast::ValueKind::Array(array) => {
            out.push('[');
            for (i, value) in array.values().enumerate() {
                out.push_str(if i > 0 { ", " } else { "" });
                show(value, out);
            }
            out.push(']');
        }
        ast::ValueKind::String(text) => *out += &format!("{text:?}"),
        ast::ValueKind::Number(number) => *out += &number.to_string(),
        ast::ValueKind::Bool(value) => *out += &value.to_string(),
        ast::ValueKind::Null => out.push_str("null"),
        ast::ValueKind::Invalid => *out += &format!("<{}>", value.literal_text().unwrap_or("")),
    }
}

#[test]
fn commas() {
    check(
        "{\n  \"a\": 1\n  \"b\": 2\n}",
        expect![[r#"
            MissingComma 2:"1"
            {a: 1, b: 2}
            => {
              "a": 1,
              "b": 2
            }"#]],
    );
    check(
        "{ a: 1 b: 2 }",
        expect![[r#"
            MissingComma 1:"1"
            {a: 1, b: 2}
            => { a: 1, b: 2 }"#]],
    );
    check(
        "[1 2, \"x\" \"y\"]",
        expect![[r#"
            MissingComma 1:"1"
            MissingComma 1:"\""
            [1, 2, "x", "y"]
            => [1, 2, "x", "y"]"#]],
    );
    check(
        "[\n  {}\n  {}\n]",
        expect![[r#"
            MissingComma 2:"}"
            [{}, {}]
            => [
              {},
              {}
            ]"#]],
    );
    check(
        "{ a: { x: 1 } b: 2 }",
        expect![[r#"
            MissingComma 1:"}"
            {a: {x: 1}, b: 2}
            => { a: { x: 1 }, b: 2 }"#]],
    );
    check(
        "{ a: 1; b: 2 }",
        expect![[r#"
            WrongComma 1:";"
            {a: 1, b: 2}
            => { a: 1, b: 2 }"#]],
    );
    check(
        "{ \"a\": 1，\"b\"：2 }",
        expect![[r#"
            WrongComma 1:"，"
            WrongColon 1:"："
            {a: 1, b: 2}
            => { "a": 1,"b": 2 }"#]],
    );
    check(
        "{ a: 1,, b: 2 }",
        expect![[r#"
            ExtraComma 1:","
            {a: 1, b: 2}
            => { a: 1, b: 2 }"#]],
    );
    check(
        "{ , a: 1 }",
        expect![[r#"
            ExtraComma 1:","
            {a: 1}
            => {  a: 1 }"#]],
    );
    check(
        "[1,,2]",
        expect![[r#"
            ExtraComma 1:","
            [1, 2]
            => [1,2]"#]],
    );
}

#[test]
fn colons() {
    check(
        "{\n  \"port\" = 1,\n  \"b\": 2\n}",
        expect![[r#"
            WrongColon 2:"="
            {port: 1, b: 2}
            => {
              "port": 1,
              "b": 2
            }"#]],
    );
    check(
        "{ a => 1, b: 2 }",
        expect![[r#"
            WrongColon 1:"=>"
            {a: 1, b: 2}
            => { a: 1, b: 2 }"#]],
    );
    check(
        "{ \"a\" 1, \"b\": 2 }",
        expect![[r#"
            MissingColon 1:"\"a\""
            {a: 1, b: 2}
            => { "a": 1, "b": 2 }"#]],
    );
    check(
        "{ \"a\" { x: 1 }, \"b\": 2 }",
        expect![[r#"
            MissingColon 1:"\"a\""
            {a: {x: 1}, b: 2}
            => { "a": { x: 1 }, "b": 2 }"#]],
    );
    check(
        "{ a:: 1, b: 2 }",
        expect![[r#"
            ExtraColon 1:":"
            {a: 1, b: 2}
            => { a: 1, b: 2 }"#]],
    );
    check(
        "{ a := 1, b: 2 }",
        expect![[r#"
            ExtraColon 1:"="
            {a: 1, b: 2}
            => { a : 1, b: 2 }"#]],
    );
    check(
        "{ list: [\"a\": 1, \"b\": 2], c: 3 }",
        expect![[r#"
        MemberInArray 1:":"
        {list: ["a", 1, "b", 2], c: 3}"#]],
    );
}

#[test]
fn missing_closers() {
    check(
        "{\n  \"a\": {\n    \"x\": 1,\n  \"b\": 2\n}",
        expect![[r#"
            Unclosed { bracket: Brace } 3:"," <- 2:"{"
            {a: {x: 1}, b: 2}
            => {
              "a": {
                "x": 1
              },
              "b": 2
            }"#]],
    );
    check(
        "{\n  \"a\": {\n    \"x\": {\n      \"y\": 1\n  },\n  \"b\": 2\n}",
        expect![[r#"
            Unclosed { bracket: Brace } 4:"1" <- 3:"{"
            {a: {x: {y: 1}}, b: 2}
            => {
              "a": {
                "x": {
                  "y": 1
                }
              },
              "b": 2
            }"#]],
    );
    check(
        "{\n  \"a\": [\n    1,\n    2\n  \"b\": 2\n}",
        expect![[r#"
            Unclosed { bracket: Square } 4:"2" <- 2:"["
            {a: [1, 2], b: 2}
            => {
              "a": [
                1,
                2
              ],
              "b": 2
            }"#]],
    );
    check(
        "{ \"a\": [1, 2, \"b\": 3 }",
        expect![[r#"
            Unclosed { bracket: Square } 1:"," <- 1:"["
            {a: [1, 2], b: 3}
            => { "a": [1, 2], "b": 3 }"#]],
    );
    check(
        "{ \"a\": [1, 2 }",
        expect![[r#"
            Unclosed { bracket: Square } 1:"2" <- 1:"["
            {a: [1, 2]}
            => { "a": [1, 2] }"#]],
    );
    check(
        "{\n  \"a\": { \"x\": 1\n",
        expect![[r#"
            Unclosed { bracket: Brace } 2:"1" <- 2:"{"
            {a: {x: 1}}
            => {
              "a": { "x": 1 }
            }
        "#]],
    );
    check(
        "{\n  \"list\": [\n    { \"id\": \"a\",\n    { \"id\": \"b\" }\n  ],\n  \"c\": 1\n}",
        expect![[r#"
            Unclosed { bracket: Brace } 3:"," <- 3:"{"
            {list: [{id: "a"}, {id: "b"}], c: 1}
            => {
              "list": [
                { "id": "a" },
                { "id": "b" }
              ],
              "c": 1
            }"#]],
    );
    check(
        "{\n  \"a\": {\n  \"b\": 2,\n  \"c\": 3\n}",
        expect![[r#"
            Unclosed { bracket: Brace } 2:"{" <- 2:"{"
            {a: {}, b: 2, c: 3}
            => {
              "a": {},
              "b": 2,
              "c": 3
            }"#]],
    );
    check(
        "{ \"a\": [1, 2}, \"b\": 3 }",
        expect![[r#"
            WrongCloser { bracket: Square } 1:"}" <- 1:"["
            {a: [1, 2], b: 3}
            => { "a": [1, 2], "b": 3 }"#]],
    );
}

#[test]
fn extra_closers() {
    check(
        "{\n  \"a\": {\n    \"x\": 1\n  }\n  },\n  \"b\": 2\n}",
        expect![[r#"
            ExtraCloser { bracket: Brace } 5:"}"
            {a: {x: 1}, b: 2}
            => {
              "a": {
                "x": 1
              },
              "b": 2
            }"#]],
    );
    check(
        "{ \"a\": { \"x\": 1 }}, \"b\": 2 }",
        expect![[r#"
            ExtraCloser { bracket: Brace } 1:"}"
            {a: {x: 1}, b: 2}
            => { "a": { "x": 1 }, "b": 2 }"#]],
    );
    check(
        "{ \"a\": 1 ] }",
        expect![[r#"
            ExtraCloser { bracket: Square } 1:"]"
            {a: 1}
            => { "a": 1 }"#]],
    );
    check(
        "{ \"a\": 1 }}",
        expect![[r#"
            ExtraCloser { bracket: Brace } 1:"}"
            {a: 1}
            => { "a": 1 }"#]],
    );
    check(
        "[1]]]",
        expect![[r#"
            ExtraCloser { bracket: Square } 1:"]"
            ExtraCloser { bracket: Square } 1:"]"
            [1]
            => [1]"#]],
    );
    check(
        "\"a\": 1, \"b\": {} }",
        expect![[r#"
            MissingRootBraces 1:"\"a\""
            {a: 1, b: {}}
            => {
            "a": 1, "b": {} }"#]],
    );
}

#[test]
fn strings() {
    check(
        "{\n  \"a\": \"foo,\n  \"b\": 2\n}",
        expect![[r#"
            UnclosedString 2:"\"foo"
            {a: "foo", b: 2}
            => {
              "a": "foo",
              "b": 2
            }"#]],
    );
    check(
        "{\n  \"a: 1,\n  \"b\": 2\n}",
        expect![[r#"
            UnclosedString 2:"\"a"
            {a: 1, b: 2}
            => {
              "a": 1,
              "b": 2
            }"#]],
    );
    check(
        "{ \"a\": \"foo }",
        expect![[r#"
            UnclosedString 1:"\"foo"
            {a: "foo"}
            => { "a": "foo" }"#]],
    );
    check(
        "{\n  \"a\": \"foo\"\",\n  \"b\": 2\n}",
        expect![[r#"
        UnexpectedText 2:"\""
        {a: "foo", b: 2}"#]],
    );
    check(
        "{\n  \"a\": \"he said \"hi\" there\",\n  \"b\": 2\n}",
        expect![[r#"
        UnexpectedText 2:"hi\" there\""
        {a: "he said ", b: 2}"#]],
    );
    check(
        "{\n  “a”: “x”,\n  \"b\": 2\n}",
        expect![[r#"
            WrongQuotes 2:"“a”"
            WrongQuotes 2:"“x”"
            {a: "x", b: 2}
            => {
              "a": "x",
              "b": 2
            }"#]],
    );
    check(
        "{ a: `x\ny`, b: 2 }",
        expect![[r#"
            WrongQuotes 1:"`x\ny`"
            {a: "x\ny", b: 2}
            => { a: "x\ny", b: 2 }"#]],
    );
    check(
        r#"{ a: "\u{1F600} \x4 \1 ok", b: 2 }"#,
        expect![[r#"
            BracedEscape 1:"\\u{1F600}"
            BadEscape 1:"\\x"
            BadEscape 1:"\\1"
            {a: "u{1F600} x4 1 ok", b: 2}
            => { a: "\ud83d\ude00 \\x4 \\1 ok", b: 2 }"#]],
    );
    check(
        "{ a: 'it's', b: 2 }",
        expect![[r#"
            UnexpectedText 1:"s'"
            {a: "it", b: 2}"#]],
    );
}

#[test]
fn words() {
    check(
        "{ a: True, b: None, c: undefined, d: nan, e: 1 }",
        expect![[r#"
            WrongLiteral { expected: "true" } 1:"True"
            WrongLiteral { expected: "null" } 1:"None"
            WrongLiteral { expected: "null" } 1:"undefined"
            WrongLiteral { expected: "NaN" } 1:"nan"
            {a: <True>, b: <None>, c: <undefined>, d: <nan>, e: 1}
            => { a: true, b: null, c: null, d: NaN, e: 1 }"#]],
    );
    check(
        "{ a: ${TOKEN}, b: 2 }",
        expect![[r#"
            UnquotedText 1:"${TOKEN}"
            {a: <${TOKEN}>, b: 2}
            => { a: "${TOKEN}", b: 2 }"#]],
    );
    check(
        "{ a: ${HOST}:8080/v1, b: 2 }",
        expect![[r#"
            UnquotedText 1:"${HOST}:8080/v1"
            {a: <${HOST}:8080/v1>, b: 2}
            => { a: "${HOST}:8080/v1", b: 2 }"#]],
    );
    check(
        "{\n  url: http://localhost:11434/v1,\n  b: 2\n}",
        expect![[r#"
            UnquotedText 2:"http://localhost:11434/v1"
            {url: <http://localhost:11434/v1>, b: 2}
            => {
              url: "http://localhost:11434/v1",
              b: 2
            }"#]],
    );
    check(
        "{ model: anthropic/claude-opus:beta, b: claude opus 4.5, c: 1 }",
        expect![[r#"
            UnquotedText 1:"anthropic/claude-opus:beta"
            UnquotedText 1:"claude opus 4.5"
            {model: <anthropic/claude-opus:beta>, b: <claude opus 4.5>, c: 1}
            => { model: "anthropic/claude-opus:beta", b: "claude opus 4.5", c: 1 }"#]],
    );
    check(
        "{ a: 1_000, b: 007, c: 5m, d: 0x, e: 10.0.0.1, f: - }",
        expect![[r#"
            BadNumber 1:"1_000"
            BadNumber 1:"007"
            UnquotedText 1:"5m"
            BadNumber 1:"0x"
            UnquotedText 1:"10.0.0.1"
            BadNumber 1:"-"
            {a: <1_000>, b: <007>, c: <5m>, d: <0x>, e: <10.0.0.1>, f: <->}
            => { a: 1000, b: 7, c: "5m", d: 0x, e: "10.0.0.1", f: - }"#]],
    );
    check(
        "{ 123: 1, github-copilot: 2, @x/y: 3, -100: 4 }",
        expect![[r#"
            UnquotedKey 1:"123"
            UnquotedKey 1:"github-copilot"
            UnquotedKey 1:"@x/y"
            UnquotedKey 1:"-100"
            {123: 1, github-copilot: 2, @x/y: 3, -100: 4}
            => { "123": 1, "github-copilot": 2, "@x/y": 3, "-100": 4 }"#]],
    );
}

#[test]
fn members() {
    check(
        "{ a: , b: 2 }",
        expect![[r#"
        MissingValue 1:":"
        {a: ?, b: 2}"#]],
    );
    check(
        "{\n  a:\n  b: 2\n}",
        expect![[r#"
        MissingValue 2:":"
        {a: ?, b: 2}"#]],
    );
    check(
        "{ a: b: 2 }",
        expect![[r#"
        MissingValue 1:":"
        {a: ?, b: 2}"#]],
    );
    check(
        "{ : 1, b: 2 }",
        expect![[r#"
        MissingKey 1:":"
        {?: 1, b: 2}"#]],
    );
    check(
        "{ { x: 1 }, b: 2 }",
        expect![[r#"
        MissingKey 1:"{"
        {?: {x: 1}, b: 2}"#]],
    );
    check(
        "{ a, b: 2 }",
        expect![[r#"
        LoneKey 1:"a"
        {a: ?, b: 2}"#]],
    );
    check(
        "{\n  a\n  b: 2\n}",
        expect![[r#"
        LoneKey 2:"a"
        {a: ?, b: 2}"#]],
    );
    check(
        "{ \"a\" \"b\": 2 }",
        expect![[r#"
        LoneKey 1:"\"a\""
        {a: ?, b: 2}"#]],
    );
}

#[test]
fn roots() {
    check(
        "",
        expect![[r#"
            Empty 1:""
            nothing
            => {}"#]],
    );
    check(
        " // nothing\n",
        expect![[r#"
            Empty 2:""
            nothing
            =>  // nothing
            {}"#]],
    );
    check(
        "{ a: 1 }\n{ b: 2 }\n",
        expect![[r#"
        ExtraRoot 2:"{"
        {a: 1}"#]],
    );
    check(
        "a: 1, b: { c: 2 }",
        expect![[r#"
            MissingRootBraces 1:"a"
            {a: 1, b: {c: 2}}
            => {
            a: 1, b: { c: 2 }
            }"#]],
    );
    check(
        "module.exports = { a: 1 };",
        expect![[r#"
            UnexpectedText 1:"module.exports ="
            ExtraRoot 1:";"
            {a: 1}"#]],
    );
    check(
        "```json\n{ a: 1 }\n```\n",
        expect![[r#"
            UnexpectedText 1:"```json"
            UnexpectedText 3:"```"
            {a: 1}"#]],
    );
    check(
        "hello",
        expect![[r#"
            UnquotedText 1:"hello"
            <hello>
            => "hello""#]],
    );
    check(
        "}",
        expect![[r#"
            ExtraCloser { bracket: Brace } 1:"}"
            Empty 1:""
            nothing
            => {}"#]],
    );
}

#[test]
fn comments() {
    check(
        "{\n  # note\n  a: 1, # other\n  b: 2\n}",
        expect![[r##"
            HashComment 2:"# note"
            HashComment 3:"# other"
            {a: 1, b: 2}
            => {
              // note
              a: 1, // other
              b: 2
            }"##]],
    );
    check(
        "{ a: 1, /* b: 2 }",
        expect![[r#"
            UnclosedComment 1:"/*"
            {a: 1}"#]],
    );
    check(
        "{\n<<<<<<< HEAD\n  \"a\": 1\n=======\n  \"a\": 2\n>>>>>>> other\n}",
        expect![[r#"
            ConflictMarker 2:"<<<<<<< HEAD" <- 4:"=======\n  \"a\": 2\n>>>>>>> other"
            {a: 1, a: 2}"#]],
    );
    check(
        "{\n<<<<<<< HEAD\n  \"a\": 1,\n=======\n  \"a\": 2,\n>>>>>>> other\n  \"b\": 3\n}",
        expect![[r#"
            ConflictMarker 2:"<<<<<<< HEAD" <- 4:"=======\n  \"a\": 2,\n>>>>>>> other"
            {a: 1, a: 2, b: 3}"#]],
    );
}

const CONFIG: &str = r#"{
  // The gateway.
  "gateway": { "port": 18789, "auth": { "mode": "token", "token": "${TOKEN}" } },
  "agents": {
    "defaults": {
      "model": { "primary": "anthropic/claude-opus-4-5", "fallbacks": ["openai/gpt-5", "x/y"] },
      HERE
      "workspace": "~/work",
    },
    "entries": [
      { "id": "main", tools: ['a', 'b'] },
      { "id": "other" }
    ]
  },
  "channels": { "telegram": { "enabled": true } }
}
"#;

#[test]
fn a_member_typed_character_by_character() {
    let typed = "\"cacheRetention\": \"long\",";
    let mut counts = String::new();
    for len in 0..=typed.len() {
        let text = CONFIG.replace("HERE", &typed[..len]);
        let parse = parse(&text);
        let root = parse.root().unwrap();
        assert_eq!(root.at(&["agents", "defaults", "workspace"]).unwrap().as_str().unwrap(), "~/work");
        assert_eq!(root.at(&["channels", "telegram", "enabled"]).unwrap().as_bool(), Some(true));
        assert_eq!(root.at(&["agents", "entries"]).unwrap().as_array().unwrap().values().count(), 2);
        let kinds: Vec<_> = parse.errors().iter().map(|error| error.kind).collect();
        counts += &format!("{:27} {kinds:?}\n", &typed[..len]);
    }
    expect![[r#"
                                    []
        "                           [UnclosedString]
        "c                          [UnclosedString]
        "ca                         [UnclosedString]
        "cac                        [UnclosedString]
        "cach                       [UnclosedString]
        "cache                      [UnclosedString]
        "cacheR                     [UnclosedString]
        "cacheRe                    [UnclosedString]
        "cacheRet                   [UnclosedString]
        "cacheRete                  [UnclosedString]
        "cacheReten                 [UnclosedString]
        "cacheRetent                [UnclosedString]
        "cacheRetenti               [UnclosedString]
        "cacheRetentio              [UnclosedString]
        "cacheRetention             [UnclosedString]
        "cacheRetention"            [LoneKey]
        "cacheRetention":           [MissingValue]
        "cacheRetention":           [MissingValue]
        "cacheRetention": "         [UnclosedString]
        "cacheRetention": "l        [UnclosedString]
        "cacheRetention": "lo       [UnclosedString]
        "cacheRetention": "lon      [UnclosedString]
        "cacheRetention": "long     [UnclosedString]
        "cacheRetention": "long"    [MissingComma]
        "cacheRetention": "long",   []
    "#]]
    .assert_eq(&counts);
}

#[test]
fn a_file_cut_at_every_byte() {
    let text = CONFIG.replace("HERE", "cacheRetention: 'long', # é ’");
    let mut worst = 0;
    for len in (0..text.len()).filter(|&len| text.is_char_boundary(len)) {
        let cut = &text[..len];
        let parse = parse(cut);
        assert_eq!(parse.syntax().text().to_string(), cut);
        // One for the end of the text, and one for what is cut, beside the `#`.
        let others = parse.errors().iter().filter(|error| error.kind != SyntaxErrorKind::HashComment);
        worst = worst.max(others.count());
    }
    assert_eq!(worst, 2);
}

//! Texts and what they look like laid out.

use expect_test::{Expect, expect};
use json5_syntax::{FormatOptions, TextRange, TextSize, parse};

/// With `$0` twice in the text, only what is between them is laid out.
fn check(text: &str, options: FormatOptions, expected: Expect) {
    let parts: Vec<&str> = text.split("$0").collect();
    let mut text = parts.concat();
    let at = |part: &str| TextSize::of(part);
    let range = (parts.len() == 3).then(|| TextRange::at(at(parts[0]), at(parts[1])));
    for (range, inserted) in parse(&text).format(options, range).into_iter().rev() {
        text.replace_range(std::ops::Range::<usize>::from(range), &inserted);
    }
    expected.assert_eq(&text.replace('\r', "␍"));
}

const DEFAULT: FormatOptions = FormatOptions { indent_width: 2, tabs: false, max_width: 100 };
const NARROW: FormatOptions = FormatOptions { max_width: 30, ..DEFAULT };
const TABS: FormatOptions = FormatOptions { tabs: true, ..DEFAULT };

#[test]
fn containers() {
    check(
        "{\"a\":1,\"b\":[1,2 ,3],\"c\":{}}",
        DEFAULT,
        expect![[r#"
        { "a": 1, "b": [1, 2, 3], "c": {} }
    "#]],
    );
    check(
        "{\n\"a\":1,\"b\":[1,2 ,3],\n\n\n\"c\":{ }}",
        DEFAULT,
        expect![[r#"
        {
          "a": 1,
          "b": [1, 2, 3],

          "c": {}
        }
    "#]],
    );
    check(
        "{ a: { b: [1, 2, 3], c: 'a long text here' }, d: 1 }",
        NARROW,
        expect![[r#"
        {
          a: {
            b: [1, 2, 3],
            c: 'a long text here'
          },
          d: 1
        }
    "#]],
    );
    check(
        "{\nlist: [{\nid: 1\n}, {\n id: 2,\n }], x: [\n1,2\n]}",
        DEFAULT,
        expect![[r#"
        {
          list: [{
            id: 1
          }, {
            id: 2,
          }],
          x: [
            1,
            2
          ]
        }
    "#]],
    );
    check(
        "{\n  a:\n    1,\n  b: [\n  ],\n}",
        TABS,
        expect![[r#"
        {
        	a: 1,
        	b: [],
        }
    "#]],
    );
    check(
        "[\r\n1,\r\n\r\n\r\n2]",
        DEFAULT,
        expect![[r#"
            [␍
              1,␍
            ␍
              2␍
            ]␍
        "#]],
    );
}

#[test]
fn comments() {
    check(
        "// top\n\n\n/* b */{ // behind\na: 1,// one\n   // two\n\n\n  /* three */ b: 2, /* four */ c: 3 /* five */\n// last\n} // end",
        DEFAULT,
        expect![[r#"
            // top

            /* b */ { // behind
              a: 1, // one
              // two

              /* three */ b: 2,
              /* four */ c: 3 /* five */
              // last
            } // end
        "#]],
    );
    check(
        "{ a: /* x */ 1, b /* y */ : 2 }",
        DEFAULT,
        expect![[r#"
        { a: /* x */ 1, b /* y */: 2 }
    "#]],
    );
    check(
        "{ a: // x\n 1 }",
        DEFAULT,
        expect![[r#"
        { a: // x
          1 }
    "#]],
    );
    check(
        "{\n  // only\n}",
        DEFAULT,
        expect![[r#"
        {
          // only
        }
    "#]],
    );
    check(
        "[/* a */ 1 /* b */, 2]",
        DEFAULT,
        expect![[r#"
        [/* a */ 1 /* b */, 2]
    "#]],
    );
}

#[test]
fn parts_and_mistakes() {
    check(
        "{\n a: 1,\n$0 b: 2,\n$0    c: 3\n}",
        DEFAULT,
        expect![[r#"
        {
         a: 1,
          b: 2,
          c: 3
        }"#]],
    );
    check("{ a:1 b:2 }", DEFAULT, expect!["{ a:1 b:2 }"]);
}

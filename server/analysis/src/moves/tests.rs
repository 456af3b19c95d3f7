use expect_test::{Expect, expect};
use json5_syntax::ast::Member;
use json5_syntax::{Path, parse};

use super::{Move, merge_into, move_member};
use crate::edits::applied;

fn path(keys: &str) -> Path {
    keys.split('.').fold(Path::default(), |path, key| path.key(key))
}

fn member<'t>(parse: &'t json5_syntax::Parse, keys: &str) -> Member<'t> {
    let mut value = parse.root().expect("a root");
    let mut member = None;
    for key in keys.split('.') {
        member = value.as_object().and_then(|object| object.get(key));
        value = member.and_then(Member::value).expect("a value");
    }
    member.expect("a member")
}

fn check(text: &str, from: &str, to: &str, expected: Expect) {
    let parse = parse(text);
    let it = member(&parse, from);
    let edits = move_member(&parse, Move { gone: it, carried: it, to: &path(to), value: None });
    expected.assert_eq(&edits.map_or_else(|| "none".to_owned(), |edits| applied(text, &edits)));
}

#[test]
fn inside_its_object() {
    check("{ a: 1, b: 2 }", "a", "c", expect!["{ c: 1, b: 2 }"]);
    check("{ 'a': 1, b: 2 }", "a", "c-d", expect!["{ 'c-d': 1, b: 2 }"]);
    check("{ a: 1, b: 2 }", "a", "c.d", expect!["{ c: { d: 1 }, b: 2 }"]);
    check("{ a: 1, b: 2 }", "a", "b", expect!["none"]);
    check("{ a: 1, b: 2 }", "a", "b.c", expect!["none"]);
}

#[test]
fn comments_go_along() {
    check(
        "{\n  env: {\n    // about A\n    A: 1, // A\n    B: 2, // B\n    vars: {\n      C: 3, // C\n    }, // vars\n  },\n}",
        "env.A",
        "env.vars.A",
        expect![[r#"
                {
                  env: {
                    B: 2, // B
                    vars: {
                      C: 3, // C
                      // about A
                      A: 1, // A
                    }, // vars
                  },
                }"#]],
    );
    check(
        "{\n  env: {\n    // about A\n    A: 1, // A\n    B: 2, // B\n  },\n}",
        "env.A",
        "env.vars.A",
        expect![[r#"
                {
                  env: {
                    vars: {
                      // about A
                      A: 1, // A
                    },
                    B: 2, // B
                  },
                }"#]],
    );
    check(
        "{\n  env: {\n    A: 1, // A\n    B: 2 // B\n  }\n}",
        "env.B",
        "env.vars.B",
        expect![[r#"
            {
              env: {
                A: 1, // A
                vars: {
                  B: 2 // B
                }
              }
            }"#]],
    );
    check(
        "{\n  env: { A: 1, // A\n  vars: { B: 2 } } }",
        "env.A",
        "env.vars.A",
        expect![[r#"
            {
              env: {
              vars: { B: 2,
                A: 1 // A
              } } }"#]],
    );
    check(
        "{ a: { /* 1 */ b: 1 /* 2 */, /* 3 */ }, c: {} }",
        "a.b",
        "c.b",
        expect!["{ a: { }, c: { /* 1 */ b: 1 /* 2 */ /* 3 */ } }"],
    );
    check(
        "{ a: { b: 1 // 1\n }, c: {} }",
        "a.b",
        "c.b",
        expect![[r#"
            { a: {
             }, c: {
              b: 1 // 1
            } }"#]],
    );
}

#[test]
fn own_lines_stay_own_lines() {
    check(
        "{\n  \"env\": {\n    \"A\": 1,\n    \"B\": 2\n  }\n}",
        "env.A",
        "env.vars.A",
        expect![[r#"
            {
              "env": {
                "vars": {
                  "A": 1
                },
                "B": 2
              }
            }"#]],
    );
    check(
        "{\n  \"env\": {\n    \"A\": 1, \"B\": 2\n  }\n}",
        "env.A",
        "env.vars.A",
        expect![[r#"
            {
              "env": {
                "vars": { "A": 1 }, "B": 2
              }
            }"#]],
    );
    check(
        "{\n  \"env\": { \"A\": 1, \"B\": 2 }\n}",
        "env.A",
        "env.vars.A",
        expect![[r#"
            {
              "env": { "vars": { "A": 1 }, "B": 2 }
            }"#]],
    );
    check(
        "{\n  \"a\": 1,\n  \"b\": {}\n}",
        "a",
        "b.c.d",
        expect![[r#"
            {
              "b": { "c": { "d": 1 } }
            }"#]],
    );
    check(
        "{\n  \"a\": 1,\n  \"b\": {\n    \"x\": 1\n  }\n}",
        "a",
        "b.c.d",
        expect![[r#"
            {
              "b": {
                "x": 1,
                "c": {
                  "d": 1
                }
              }
            }"#]],
    );
}

#[test]
fn long_values_are_indented_anew() {
    check(
        "{\n  nodes: {\n    deny: [\n      // one\n      'a', /* x\n y */\n    ], // two\n  },\n}",
        "nodes.deny",
        "nodes.commands.deny",
        expect![[r#"
                {
                  nodes: {
                    commands: {
                      deny: [
                        // one
                        'a', /* x
                 y */
                      ], // two
                    },
                  },
                }"#]],
    );
    check(
        "{\r\n\t\"a\": {\r\n\t\t\"b\": {\r\n\t\t\t\"c\": [\r\n\t\t\t\t1\r\n\t\t\t]\r\n\t\t}\r\n\t},\r\n\t\"d\": {\r\n\t}\r\n}",
        "a.b.c",
        "d.e",
        expect![
            "{\r\n\t\"a\": {\r\n\t\t\"b\": {\r\n\t\t}\r\n\t},\r\n\t\"d\": {\r\n\t\t\"e\": [\r\n\t\t\t1\r\n\t\t]\r\n\t}\r\n}"
        ],
    );
}

#[test]
fn a_text_that_goes_over_lines_keeps_its_value() {
    check(
        "{\n  a: {\n    b: [\n      'x\\\n  y'\n    ]\n  },\n}",
        "a.b",
        "b",
        expect!["{\n  a: {\n  },\n  b: [\n    'x\\\n  y'\n  ],\n}"],
    );
}

#[test]
fn merges() {
    let check = |text: &str, expected: Expect| {
        let parse = parse(text);
        let target = member(&parse, "b").value().and_then(|value| value.as_object()).expect("an object");
        let edits = merge_into(&parse, member(&parse, "a"), target);
        expected.assert_eq(&edits.map_or_else(|| "none".to_owned(), |edits| applied(text, &edits)));
    };
    check("{ a: { x: 1, y: 2 }, b: { z: 3 } }", expect!["{ b: { z: 3, x: 1, y: 2 } }"]);
    check(
        "{\n  a: { x: 1, y: 2 },\n  b: {\n    z: 3,\n  },\n}",
        expect!["{\n  b: {\n    z: 3,\n    x: 1,\n    y: 2,\n  },\n}"],
    );
    check("{ a: { x: 1 }, b: { x: 3 } }", expect!["none"]);
    check("{ a: { /* x */ }, b: { } }", expect!["none"]);
}

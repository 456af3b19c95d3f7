//! One walk over the whole document for what OpenClaw reads without a word: each node is handed to the rules that look at it.

use json5_syntax::ast::{Value, ValueKind};
use json5_syntax::{Path, Segment};

use super::{Context, duplicate_key, include, line_separator, missing_variable, proto_key};
use crate::Diagnostic;

/// The way to a node, kept on the stack: a [`Path`] is made of it only when there is something to say.
#[derive(Clone, Copy)]
pub(super) enum Trail<'a> {
    Root,
    Key(&'a Trail<'a>, &'a str),
    Index(&'a Trail<'a>, usize),
}

impl Trail<'_> {
    pub(super) fn path(&self) -> Path {
        let mut segments = Vec::new();
        let mut trail = self;
        loop {
            match trail {
                Self::Root => break,
                Self::Key(parent, key) => {
                    segments.push(Segment::Key((*key).to_owned()));
                    trail = parent;
                }
                Self::Index(parent, index) => {
                    segments.push(Segment::Index(*index));
                    trail = parent;
                }
            }
        }
        segments.reverse();
        Path(segments)
    }

    /// Whether it leads to exactly these keys.
    pub(super) fn is(&self, keys: &[&str]) -> bool {
        match (self, keys.split_last()) {
            (Self::Root, None) => true,
            (Self::Key(parent, key), Some((last, rest))) => key == last && parent.is(rest),
            _ => false,
        }
    }
}

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if let Some(root) = context.root {
        visit(context, root, &Trail::Root, findings);
    }
}

fn visit(context: &Context<'_>, value: Value<'_>, trail: &Trail<'_>, findings: &mut Vec<Diagnostic>) {
    match value.kind() {
        ValueKind::Object(object) => {
            let dropped = duplicate_key::check(context, object, trail, findings);
            for member in object.members() {
                let Some(key) = member.key() else { continue };
                line_separator::check(context, key.text(), key.range(), trail, findings);
                let name = key.name();
                if name == "__proto__" {
                    proto_key::check(context, member, trail, findings);
                    continue;
                }
                let Some(value) = member.value() else { continue };
                let trail = Trail::Key(trail, &name);
                if name == "$include" {
                    include::check(value, key.range(), &trail, findings);
                } else if !dropped.contains(&member.range()) {
                    visit(context, value, &trail, findings);
                }
            }
        }
        ValueKind::Array(array) => {
            for (index, value) in array.values().enumerate() {
                visit(context, value, &Trail::Index(trail, index), findings);
            }
        }
        ValueKind::String(text) => {
            let literal = value.literal_text().unwrap_or_default();
            missing_variable::check(context, value, &text, trail, findings);
            line_separator::check(context, literal, value.range(), trail, findings);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::rules::testing::{findings, fixed, snapshot};

    const CODES: &[&str] =
        &["duplicate-key", "proto-key", "line-separator", "missing-variable", "include", "include-not-read"];

    fn check(text: &str, expected: Expect) {
        expected.assert_eq(&findings(&snapshot(text), CODES));
    }

    #[test]
    fn duplicate_keys() {
        check(
            r#"{ a: 1, "a": 2, b: { c: 1, c: "${X}", 'c': 3 }, d: [{ e: 1, "\u0065": 2 }] }"#,
            expect![[r#"
                warning duplicate-key a «a»
                warning duplicate-key b.c «c»
                warning duplicate-key b.c «c»
                warning duplicate-key d[0].e «e»
            "#]],
        );
        assert_eq!(fixed("{\n  \"a\": 1,\n  \"a\": 2\n}", CODES), "{\n  \"a\": 2\n}");
    }

    #[test]
    fn proto_keys() {
        check(
            r#"{ "__proto__": { "a": "${X}" }, "mcp": { "servers": { "__proto__": {} } } }"#,
            expect![[r#"
                warning proto-key __proto__ «"__proto__"»
                error proto-key mcp.servers.__proto__ «"__proto__"»
            "#]],
        );
    }

    #[test]
    fn line_separators() {
        check(
            "{ a: 'x\u{2028}y\u{2029}' }",
            expect![[r#"
                warning line-separator a « »
            "#]],
        );
        check("{ \"a\": \"x\u{2028}y\" }", expect![""]);
        assert_eq!(fixed("{ a: 'x\u{2028}y\u{2029}' }", CODES), r"{ a: 'x\u2028y\u2029' }");
    }

    #[test]
    fn missing_variables() {
        check(
            r#"{ a: ["x ${ONE} $${TWO} ${THREE}"], "${KEY}": "${lower} $FOUR \t ${FIVE}" }"#,
            expect![[r#"
                warning missing-variable a[0] «${ONE}»
                warning missing-variable a[0] «${THREE}»
                warning missing-variable ["${KEY}"] «"${lower} $FOUR \t ${FIVE}"»
            "#]],
        );
        check(r#"{ env: { vars: { A: "1" } }, x: "${A}" }"#, expect![""]);
    }

    #[test]
    fn includes() {
        check(
            r#"{ "$include": "a.json5", b: { "$include": ["c", 1] }, d: { "$include": {} } }"#,
            expect![[r#"
                hint include-not-read $include «"$include"»
                error include b.$include «1»
                error include d.$include «{}»
            "#]],
        );
    }
}

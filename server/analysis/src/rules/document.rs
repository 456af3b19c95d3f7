//! One walk over the whole document for what OpenClaw reads without a word: each node is handed to the rules that look at it.

use std::borrow::Cow;

use json5_syntax::ast::{Key, Member, Object, Value};
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

/// A member that has a key, with its decoded name.
pub(super) struct Named<'t> {
    pub(super) name: Cow<'t, str>,
    pub(super) key: Key<'t>,
    pub(super) member: Member<'t>,
}

impl<'t> Named<'t> {
    fn new(member: Member<'t>) -> Option<Self> {
        let key = member.key()?;
        Some(Self { name: key.name(), key, member })
    }
}

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if let Some(root) = context.root {
        let separators = line_separator::occurs(context.document);
        Walk { context, separators, findings }.visit(root, &Trail::Root);
    }
}

struct Walk<'c, 's, 'f> {
    context: &'c Context<'s>,
    /// Whether the text has any of what `line-separator` looks for.
    separators: bool,
    findings: &'f mut Vec<Diagnostic>,
}

impl Walk<'_, '_, '_> {
    fn visit(&mut self, value: Value<'_>, trail: &Trail<'_>) {
        if let Some(object) = value.as_object() {
            self.object(object, trail);
        } else if let Some(array) = value.as_array() {
            for (index, value) in array.values().enumerate() {
                self.visit(value, &Trail::Index(trail, index));
            }
        } else if let Some(text) = value.as_str() {
            missing_variable::check(self.context, value, &text, trail, self.findings);
            if self.separators {
                let literal = value.literal_text().unwrap_or_default();
                line_separator::check(literal, value.range(), trail, self.findings);
            }
        }
    }

    fn object(&mut self, object: Object<'_>, trail: &Trail<'_>) {
        let members: Vec<_> = object.members().filter_map(Named::new).collect();
        let dropped = duplicate_key::check(self.context, &members, trail, self.findings);
        for Named { name, key, member } in &members {
            if self.separators {
                line_separator::check(key.text(), key.range(), trail, self.findings);
            }
            if name == "__proto__" {
                proto_key::check(self.context, *member, trail, self.findings);
                continue;
            }
            let Some(value) = member.value() else { continue };
            let trail = Trail::Key(trail, name);
            if name == "$include" {
                include::check(value, key.range(), &trail, self.findings);
            } else if dropped.is_empty() || !dropped.contains(&member.range()) {
                self.visit(value, &trail);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::testing::{findings, fixed, snapshot};

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

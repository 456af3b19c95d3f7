//! Where flags stand, what a list loses, and how lists are edited.

use expect_test::{Expect, expect};

use super::{loss, with, without};
use crate::edits::applied;
use crate::facts::Context;
use crate::testing::{empty_world, snapshot, snapshot_in};
use crate::{FileId, Known, Variable, World};

const FILE: FileId = FileId(0);

fn check(text: &str, expected: Expect) {
    let snapshot = snapshot(text);
    let context = Context::new(&snapshot, FILE).expect("open");
    let mut lines = String::new();
    for list in context.beta_lists() {
        let path = list.place.path();
        let spot = super::spot(&path).expect("a spot");
        assert_eq!((spot.surface, spot.provider), (list.surface, list.provider.as_deref()));
        lines += &format!("{} {:?}\n", list.place.path(), list.surface);
        for flag in &list.flags {
            assert!(super::spot(&flag.place.path()).is_some_and(|found| found.depth == spot.depth));
            lines += &format!("  {} «{}»\n", flag.text, &text[flag.range]);
        }
    }
    expected.assert_eq(&lines);
}

#[test]
fn lists_stand_in_headers_and_params() {
    check(
        r#"{
  models: { providers: {
    anthropic: {
      headers: { "Anthropic-Beta": "a,b , c", "x-other": "d" },
      request: { headers: { 'anthropic-beta': ' a\u0062 ,, \
c' } },
      params: { anthropicBeta: "not read" },
      models: [{ id: "m", headers: { "ANTHROPIC-BETA": "d" } }],
    },
    other: { headers: { "anthropic-beta": { source: "env", provider: "default", id: "X" } } },
  } },
  agents: { defaults: {
    params: { anthropicBeta: ["a", "b, c", 1] },
    models: { "anthropic/claude-opus-5": { params: { anthropicBeta: "a" } } },
  } },
}"#,
        expect![[r#"
            models.providers.anthropic.headers.Anthropic-Beta Provider
              a «a»
              b «b»
              c «c»
            models.providers.anthropic.request.headers.anthropic-beta Request
              ab «a\u0062»
              c «c»
            models.providers.anthropic.models[0].headers.ANTHROPIC-BETA Model
              d «d»
            models.providers.other.headers.anthropic-beta Provider
            agents.defaults.params.anthropicBeta Params(Defaults)
              a «a»
              b «b»
              c «c»
            agents.defaults.models["anthropic/claude-opus-5"].params.anthropicBeta Params(DefaultsModel)
              a «a»
        "#]],
    );
}

fn header(value: &str) -> String {
    format!("{{ models: {{ providers: {{ anthropic: {{ headers: {{ 'anthropic-beta': {value} }} }} }} }} }}")
}

fn params(value: &str) -> String {
    format!("{{ agents: {{ defaults: {{ params: {{ anthropicBeta: {value} }} }} }} }}")
}

/// The text after taking out `x`, or after adding `y` and `z`.
fn edited(text: &str, edit: &str) -> String {
    let snapshot = snapshot(text);
    let context = Context::new(&snapshot, FILE).expect("open");
    let parse = &context.document.parse;
    let [list] = context.beta_lists() else { panic!("one list") };
    let edits = match edit {
        "remove" => without(parse, list, "x"),
        _ => with(parse, list, &["y", "z"]),
    };
    applied(text, &edits)
}

#[test]
fn takes_a_flag_out() {
    for (before, after) in [
        ("'a,x , b'", "'a,b'"),
        ("'x,b'", "'b'"),
        ("'a, x'", "'a'"),
        ("'a, x, x'", "'a'"),
        ("'x,x, a ,x'", "'a'"),
        ("' x ,, a'", "' a'"),
        (r"'a,\u0078,b'", "'a,b'"),
    ] {
        assert_eq!(edited(&header(before), "remove"), header(after), "{before}");
        assert_eq!(edited(&params(before), "remove"), params(after), "{before}");
    }
    for (before, after) in [
        ("['a', 'x', 'b']", "['a', 'b']"),
        ("['a', 'x']", "['a']"),
        ("['x', 'a,x']", "['a']"),
        ("['x', 1]", "[1]"),
        ("[ 'x' /* why */ ]", "[ /* why */ ]"),
    ] {
        assert_eq!(edited(&params(before), "remove"), params(after), "{before}");
    }
}

#[test]
fn takes_an_empty_list_along() {
    let provider = |inner: &str| format!("{{ models: {{ providers: {{ anthropic: {{ {inner} }} }} }} }}");
    for (before, after) in [
        ("headers: { 'anthropic-beta': 'x' }, apiKey: 'k'", "apiKey: 'k'"),
        ("headers: { 'anthropic-beta': 'x', a: 'b' }", "headers: { a: 'b' }"),
        ("headers: { 'anthropic-beta': 'x' /* why */ }", "headers: { /* why */ }"),
        ("headers: { 'anthropic-beta': /* why */ 'x' }", "headers: { 'anthropic-beta': /* why */ 'x' }"),
    ] {
        assert_eq!(edited(&provider(before), "remove"), provider(after), "{before}");
    }
    assert_eq!(edited(&params("['x']"), "remove"), "{ agents: { defaults: { params: { } } } }");
}

#[test]
fn adds_flags() {
    for (before, after) in
        [("'a,b'", "'a,b,y,z'"), ("\"a, b\"", "\"a, b, y, z\""), ("'a '", "'a,y,z '"), ("''", "'y,z'")]
    {
        assert_eq!(edited(&header(before), "add"), header(after), "{before}");
    }
    for (before, after) in [
        ("['a']", "['a', 'y', 'z']"),
        ("[]", "[\"y\", \"z\"]"),
        ("[\n  'a', // why\n]", "[\n  'a', // why\n  'y', 'z',\n]"),
    ] {
        assert_eq!(edited(&params(before), "add"), params(after), "{before}");
    }
}

/// What each list loses, with this variable set.
fn losses(variable: &str, value: &str, text: &str, expected: Expect) {
    let variables = [(variable.to_owned(), Variable::Set(value.to_owned()))].into();
    let world = World { variables: Known::Known(variables), ..empty_world() };
    let snapshot = snapshot_in(text, world);
    let context = Context::new(&snapshot, FILE).expect("open");
    let lines =
        context.beta_lists().iter().map(|list| format!("{:?} {:?}\n", list.surface, loss(&context, list)));
    expected.assert_eq(&lines.collect::<String>());
}

const BOTH: &str = r#"{
  models: { providers: { anthropic: { headers: { "anthropic-beta": "files-api-2025-04-14, oauth-2025-04-20" } } } },
  agents: { defaults: {
    model: "opus",
    models: { "anthropic/claude-fable-5-1": { params: { anthropicBeta: "files-api-2025-04-14" } } },
  } },
}"#;

#[test]
fn what_is_lost_depends_on_the_sign_in() {
    losses(
        "ANTHROPIC_API_KEY",
        "sk-ant-api03-EXAMPLE",
        BOTH,
        expect![[r#"
            Provider Some(Fallback("claude-opus-5"))
            Params(DefaultsModel) Some(Fallback("claude-fable-5-1"))
        "#]],
    );
    losses(
        "ANTHROPIC_API_KEY",
        "sk-ant-oat01-EXAMPLE",
        BOTH,
        expect![[r#"
        Provider Some(Bearer(["claude-code-20250219"]))
        Params(DefaultsModel) None
    "#]],
    );
    losses(
        "OTHER",
        "x",
        BOTH,
        expect![[r#"
        Provider None
        Params(DefaultsModel) None
    "#]],
    );
}

#[test]
fn nothing_is_lost_elsewhere() {
    for text in [
        BOTH.replace("anthropic: {", "anthropic: { baseUrl: 'https://proxy.example/', "),
        BOTH.replace("anthropic: {", "proxy: {").replace("anthropic/claude", "proxy/claude"),
        BOTH.replace("claude-fable-5-1", "claude-opus-4-8")
            .replace("\"opus\"", "\"anthropic/claude-sonnet-5\""),
        BOTH.replace("files-api-2025-04-14", "server-side-fallback-2026-07-01"),
    ] {
        losses(
            "ANTHROPIC_API_KEY",
            "sk-ant-api03-EXAMPLE",
            &text,
            expect![[r#"
            Provider None
            Params(DefaultsModel) None
        "#]],
        );
    }
}

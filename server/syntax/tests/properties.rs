//! What holds for every text.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod generate;

use json5_syntax::{Dialect, FormatOptions, GreenNode, Parse, SyntaxKind, TextRange, TextSize, ast, parse};
use proptest::prelude::*;

fn text_of(green: &GreenNode) -> String {
    green.to_string()
}

fn value(value: ast::Value<'_>) -> Option<serde_json::Value> {
    Some(match value.kind() {
        ast::ValueKind::Object(object) => {
            let members = object
                .members()
                .map(|member| Some((member.key()?.name().into_owned(), self::value(member.value()?)?)));
            serde_json::Value::Object(members.collect::<Option<_>>()?)
        }
        ast::ValueKind::Array(array) => {
            serde_json::Value::Array(array.values().map(self::value).collect::<Option<_>>()?)
        }
        ast::ValueKind::String(text) => text.into_owned().into(),
        // JSON has no word for the numbers that are not finite; what matters is that both sides say the same.
        ast::ValueKind::Number(number) => number_value(number),
        ast::ValueKind::Bool(value) => value.into(),
        ast::ValueKind::Null => serde_json::Value::Null,
        ast::ValueKind::Invalid => return None,
    })
}

fn apply(text: &str, edits: Vec<(TextRange, String)>) -> String {
    let mut text = text.to_owned();
    for (range, inserted) in edits.into_iter().rev() {
        text.replace_range(std::ops::Range::<usize>::from(range), &inserted);
    }
    text
}

fn comments(parsed: &Parse) -> Vec<String> {
    let tokens = parsed.syntax().descendants_with_tokens().filter_map(|element| element.into_token());
    let comments =
        tokens.filter(|token| matches!(token.kind(), SyntaxKind::LineComment | SyntaxKind::BlockComment));
    comments.map(|token| token.text().to_owned()).collect()
}

fn number_value(number: f64) -> serde_json::Value {
    if number.is_finite() { number.into() } else { format!("number {number}").into() }
}

/// The `json5` crate's reading, in the same form.
#[derive(Debug)]
struct Referee(serde_json::Value);

impl<'de> serde::Deserialize<'de> for Referee {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(generate::ValueVisitor).map(Referee)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_kept(text in any::<String>()) {
        prop_assert_eq!(text_of(parse(&text).green()), text);
    }

    #[test]
    fn any_pieces_are_kept(text in generate::soup()) {
        let parse = parse(&text);
        prop_assert_eq!(text_of(parse.green()), text.clone());
        for error in parse.errors() {
            prop_assert!(text.get(std::ops::Range::<usize>::from(error.range)).is_some(), "{:?}", error);
        }
    }

    #[test]
    fn documents_have_no_errors_and_the_referee_s_value(text in generate::document()) {
        let parse = parse(&text);
        prop_assert_eq!(parse.errors(), &[]);
        let referee: Referee = json5::from_str(&text).unwrap();
        prop_assert_eq!(parse.root().and_then(value), Some(referee.0));
    }

    #[test]
    fn the_referee_gives_the_same_verdict_on_pieces(text in generate::soup()) {
        let parse = parse(&text);
        match json5::from_str::<Referee>(&text) {
            Ok(referee) => {
                prop_assert_eq!(parse.errors(), &[]);
                prop_assert_eq!(parse.root().and_then(value), Some(referee.0));
            }
            Err(_) => prop_assert!(!parse.errors().is_empty()),
        }
    }

    #[test]
    fn formatting_keeps_the_value_and_is_idempotent(
        text in prop_oneof![generate::document(), generate::indented()],
        max_width in prop::sample::select(&[0, 20, 100][..]),
        tabs in any::<bool>(),
    ) {
        let parsed = parse(&text);
        let options = FormatOptions { max_width, tabs, ..FormatOptions::default() };
        let formatted = apply(&text, parsed.format(options, None));
        let again = parse(&formatted);
        prop_assert_eq!(again.errors().len(), parsed.errors().len());
        prop_assert_eq!(again.root().and_then(value), parsed.root().and_then(value), "{}", formatted);
        prop_assert!(parsed.dialect() == Dialect::Json5 || again.dialect() == Dialect::Json);
        prop_assert_eq!(comments(&again), comments(&parsed));
        if parsed.errors().is_empty() {
            let referee: Referee = json5::from_str(&formatted).unwrap();
            prop_assert_eq!(parsed.root().and_then(value), Some(referee.0));
        }
        prop_assert_eq!(apply(&formatted, again.format(options, None)), formatted);
    }

    #[test]
    fn an_edit_gives_what_a_full_parse_gives(
        text in prop_oneof![generate::document(), generate::soup(), generate::indented()],
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), generate::piece(), 0..8_usize), 1..8),
    ) {
        let mut text = text;
        let mut parsed = parse(&text);
        for (start, _, inserted, removed) in edits {
            let start = text.floor_char_boundary(start.index(text.len() + 1));
            let end = text.floor_char_boundary((start + removed).min(text.len()));
            let range = TextRange::new(
                TextSize::try_from(start).unwrap(),
                TextSize::try_from(end).unwrap(),
            );
            let before = text.clone();
            parsed = parsed.edit(range, &inserted);
            text.replace_range(start..end, &inserted);
            let full = parse(&text);
            prop_assert_eq!(text_of(parsed.green()), text.clone());
            prop_assert_eq!(parsed.errors(), full.errors(), "{}", text);
            prop_assert_eq!(&parsed, &full, "{:?} -> {:?}", before, text);
        }
    }
}

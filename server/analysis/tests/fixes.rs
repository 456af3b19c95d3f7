//! Every mend that is offered leaves a document that parses, with all its comments; offered again, it finds nothing.

use std::collections::HashSet;

use json5_syntax::{Dialect, SyntaxElement, SyntaxKind, parse};
use openclaw_analysis::edits::applied;
use openclaw_analysis::{Confidence, Diagnostic, FileId, Snapshot, Workspace, diagnostics, fix_all};
use openclaw_knowledge::legacy_keys::{Change, Convert, Fate, LegacyKey, legacy_keys};
use proptest::prelude::*;
use proptest::sample::{Index, select};

const FILE: FileId = FileId(0);

fn open(text: &str) -> Snapshot {
    let mut workspace = Workspace::default();
    workspace.open(FILE, 0, text);
    workspace.snapshot()
}

/// Whether every comment is still there. A value that goes to several places takes its own along to each.
fn keeps_comments(before: &str, after: &str) -> bool {
    let after = comments(after);
    comments(before).iter().all(|comment| after.contains(comment))
}

fn comments(text: &str) -> Vec<String> {
    let tokens: Vec<_> =
        parse(text).syntax().descendants_with_tokens().filter_map(SyntaxElement::into_token).collect();
    let is_comment = |kind| matches!(kind, SyntaxKind::LineComment | SyntaxKind::BlockComment);
    let comments = tokens.iter().filter(|token| is_comment(token.kind()));
    comments.map(|token| token.text().to_owned()).collect()
}

/// What holds after edits: the text parses if it did, and is strict JSON if it was.
fn check_whole(before: &str, after: &str) {
    let (old, new) = (parse(before), parse(after));
    assert!(new.errors().is_empty() || !old.errors().is_empty(), "{before}\n\nbecame\n\n{after}");
    if old.dialect() == Dialect::Json && old.errors().is_empty() {
        assert_eq!(new.dialect(), Dialect::Json, "{before}\n\nbecame\n\n{after}");
    }
}

/// Applies every mend on its own, then all sure ones. How many were sure.
fn check(text: &str) -> usize {
    let snapshot = open(text);
    let mut sure = 0;
    // Several keys of one object may be reported at its path.
    let same =
        |a: &Diagnostic, b: &Diagnostic| (a.code, &a.path, &a.message) == (b.code, &b.path, &b.message);
    for finding in diagnostics(&snapshot, FILE) {
        for fix in &finding.fixes {
            let ordered = fix.edits.windows(2).all(|pair| pair[0].range.end() <= pair[1].range.start());
            assert!(ordered && !fix.edits.is_empty(), "{}: {:?}\n{text}", fix.title, fix.edits);
            let after = applied(text, &fix.edits);
            check_whole(text, &after);
            if fix.confidence == Confidence::Sure {
                sure += 1;
                assert!(keeps_comments(text, &after), "{}\n{text}\n\nbecame\n\n{after}", fix.title);
                let again = diagnostics(&open(&after), FILE);
                assert!(!again.iter().any(|other| same(other, &finding)), "{}\n{after}", fix.title);
            }
        }
    }
    let fixed = fix_all(&snapshot, FILE, &|_, fix| fix.confidence == Confidence::Sure);
    let after = applied(text, &fixed.edits);
    check_whole(text, &after);
    assert!(keeps_comments(text, &after), "{text}\n\nbecame\n\n{after}");
    let again = fix_all(&open(&after), FILE, &|_, fix| fix.confidence == Confidence::Sure);
    assert_eq!(again.mends, [], "{text}\n\nbecame\n\n{after}");
    check_whole(text, &applied(text, &fix_all(&snapshot, FILE, &|_, _| true).edits));
    sure
}

/// How a document is written.
#[derive(Debug, Clone, Copy)]
struct Style {
    quote: &'static str,
    line_end: &'static str,
    comments: bool,
    trailing: bool,
}

const STYLES: [Style; 6] = [
    Style { quote: "\"", line_end: "\n", comments: false, trailing: false },
    Style { quote: "\"", line_end: " ", comments: false, trailing: false },
    Style { quote: "", line_end: "\n", comments: true, trailing: true },
    Style { quote: "'", line_end: "\r\n", comments: true, trailing: false },
    Style { quote: "", line_end: " ", comments: true, trailing: true },
    Style { quote: "", line_end: "", comments: false, trailing: false },
];

#[derive(Debug, Clone)]
enum Tree {
    Object(Vec<(String, Tree)>),
    Literal(&'static str),
    Text(String),
    List,
}

impl Tree {
    fn put(&mut self, keys: &[&str], value: Self) {
        let (Self::Object(members), [key, rest @ ..]) = (self, keys) else { return };
        let at = members.iter().position(|(own, _)| own == key).unwrap_or_else(|| {
            members.push(((*key).to_owned(), Self::Object(Vec::new())));
            members.len() - 1
        });
        match rest {
            [] => members[at].1 = value,
            _ => members[at].1.put(rest, value),
        }
    }

    fn print(&self, style: Style, depth: usize, next: &mut usize, out: &mut String) {
        let quote = if style.quote.is_empty() { "\"" } else { style.quote };
        let is_long = style.line_end.ends_with('\n');
        let line = |out: &mut String, depth: usize| {
            out.push_str(style.line_end);
            out.push_str(&if is_long { "  ".repeat(depth) } else { String::new() });
        };
        let comment = |out: &mut String, next: &mut usize| {
            if style.comments {
                *next += 1;
                out.push_str(&format!("/* {next} */"));
            }
        };
        match self {
            Self::Literal(text) => out.push_str(text),
            Self::Text(text) => out.push_str(&format!("{quote}{text}{quote}")),
            Self::List => {
                out.push('[');
                line(out, depth + 1);
                comment(out, next);
                out.push_str(&format!("{quote}one{quote}, 2"));
                line(out, depth);
                out.push(']');
            }
            Self::Object(members) => {
                out.push('{');
                for (index, (key, value)) in members.iter().enumerate() {
                    line(out, depth + 1);
                    if is_long {
                        comment(out, next);
                        line(out, depth + 1);
                    }
                    let plain = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
                    let own = if plain { style.quote } else { quote };
                    out.push_str(&format!("{own}{key}{own}"));
                    comment(out, next);
                    out.push_str(": ");
                    value.print(style, depth + 1, next, out);
                    if style.trailing || index + 1 < members.len() {
                        out.push(',');
                    }
                    if style.comments && is_long {
                        *next += 1;
                        out.push_str(&format!(" // {next}"));
                    }
                }
                line(out, depth);
                out.push('}');
            }
        }
    }
}

fn printed(tree: &Tree, style: Style) -> String {
    let mut out = String::new();
    tree.print(style, 0, &mut 0, &mut out);
    out
}

/// Puts an old form into a document. The rows with lists inside are tested where they are used.
fn put(tree: &mut Tree, row: &LegacyKey, shape: usize) {
    let keys: Vec<&str> = row.at.keys().map(|key| if key == "*" { "any-one" } else { key }).collect();
    let plain = || match shape % 4 {
        0 => Tree::Text("x".to_owned()),
        1 => Tree::List,
        2 => Tree::Object(vec![("inner".to_owned(), Tree::Literal("1"))]),
        _ => Tree::Literal("true"),
    };
    let old = |text: &String| match text.as_str() {
        "true" => Tree::Literal("true"),
        "false" => Tree::Literal("false"),
        _ => Tree::Text(text.clone()),
    };
    let value = match &row.fate {
        Fate::Respelled { values, .. } | Fate::Moved { change: Change::Values(values), .. } => {
            values.keys().nth(shape % values.len()).map_or_else(plain, old)
        }
        Fate::Moved { change: Change::Convert(Convert::Negate), .. } => Tree::Literal("false"),
        Fate::Moved { change: Change::Convert(Convert::SecondsToMilliseconds), .. } => Tree::Literal("5"),
        _ => plain(),
    };
    tree.put(&keys, value);
    if shape.is_multiple_of(5)
        && let Some(target) = row.target(&keys)
    {
        let target: Vec<&str> = target.iter().map(String::as_str).collect();
        tree.put(&target, plain());
    }
}

#[test]
fn every_old_form_in_every_style() {
    let mut seen = HashSet::new();
    let mut sure = 0;
    for (shape, row) in legacy_keys().iter().enumerate() {
        let mut tree = Tree::Object(vec![("logging".to_owned(), Tree::Object(Vec::new()))]);
        put(&mut tree, row, shape);
        let text = printed(&tree, STYLES[shape % STYLES.len()]);
        if seen.insert(text.clone()) {
            sure += check(&text);
        }
    }
    assert!(sure > 60, "{sure}");
}

#[test]
fn cache_params_in_every_style() {
    for style in STYLES {
        for (index, params) in [
            vec![("cacheControlTtl", "5m")],
            vec![("cacheControlTtl", "1h"), ("cacheRetention", "none")],
            vec![("cacheRetention", "x"), ("cacheControlTtl", "1h")],
            vec![("cacheControlTtl", "2h")],
            vec![("temperature", "1"), ("cacheControlTtl", "1h")],
        ]
        .into_iter()
        .enumerate()
        {
            for place in [
                &["agents", "defaults", "params"][..],
                &["agents", "defaults", "models", "anthropic/claude-opus-5", "params"],
                &["agents", "entries", "main", "params"],
                &["agents", "defaults", "models", "anthropic/claude-opus-5"],
                &["agents", "defaults"],
                &["models", "providers", "anthropic"],
            ] {
                let mut tree = Tree::Object(Vec::new());
                tree.put(
                    &["agents", "defaults", "models", "anthropic/claude-opus-4-6"],
                    Tree::Object(Vec::new()),
                );
                if index % 2 == 0 {
                    tree.put(
                        &["agents", "defaults", "models", "anthropic/claude-haiku-4-5"],
                        Tree::Object(Vec::new()),
                    );
                }
                for (key, value) in &params {
                    let keys = [place, &[*key]].concat();
                    tree.put(&keys, Tree::Text((*value).to_owned()));
                }
                check(&printed(&tree, style));
            }
        }
    }
}

/// Every mend of a model changes only names of models, all of one name together, and is not offered again.
#[test]
fn models_in_every_style() {
    for style in STYLES {
        for (old, other) in [
            ("openai/gpt-4o", "openai/gpt-5.4"),
            ("openai/gpt-4o", "openai/gpt-5.6-sol"),
            ("anthropic/claude-opus-4-8", "anthropic/claude-opus-5"),
            ("google/gemini-1.5-pro", "openai/gpt-4o"),
            ("anthropic/opus", "openai/gpt-5.5"),
            ("opus", "anthropic/sonnet"),
        ] {
            let mut tree = Tree::Object(Vec::new());
            let agent = ["agents", "entries", "main"];
            tree.put(&["agents", "defaults", "model", "primary"], Tree::Text(old.to_owned()));
            tree.put(&["agents", "defaults", "imageModel"], Tree::Text(old.to_owned()));
            tree.put(&[&agent[..], &["model"]].concat(), Tree::Text(format!("{old}@work")));
            for map in [&["agents", "defaults"][..], &agent] {
                for key in [old, other] {
                    let keys = [map, &["models", key, "params", "maxTokens"]].concat();
                    tree.put(&keys, Tree::Literal("1"));
                }
            }
            let text = printed(&tree, style);
            check(&text);
            let fixed = fix_all(&open(&text), FILE, &|_, _| true);
            let after = applied(&text, &fixed.edits);
            check_whole(&text, &after);
            assert!(keeps_comments(&text, &after), "{text}\n\nbecame\n\n{after}");
            let paths: HashSet<_> =
                fixed.mends.iter().map(|mend| (mend.code, mend.path.to_string())).collect();
            assert_eq!(paths.len(), fixed.mends.len(), "{after}");
            assert_eq!(fix_all(&open(&after), FILE, &|_, _| true).mends, [], "{after}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_old_forms_together(
        chosen in prop::collection::vec((any::<Index>(), 0..20_usize), 1..7),
        style in select(&STYLES[..]),
    ) {
        let mut tree = Tree::Object(Vec::new());
        for (index, shape) in chosen {
            put(&mut tree, &legacy_keys()[index.index(legacy_keys().len())], shape);
        }
        check(&printed(&tree, style));
    }
}

/// A comment of each kind, and where it stands beside a member.
fn with_comments(member: &str, name: &str, places: u8, indent: &str) -> String {
    let has = |bit: u8| places & (1 << bit) != 0;
    let mut text = String::new();
    if has(0) {
        text += &format!("// {name} above\n{indent}");
    }
    if has(1) {
        text += &format!("/* {name} before */ ");
    }
    text += member;
    if has(2) {
        text += &format!(" /* {name} inside */");
    }
    text.push(',');
    if has(3) {
        text += &format!(" /* {name} behind */");
    }
    if has(4) {
        text += &format!(" // {name} end");
    }
    text
}

/// Where a name stands: its line and the ones right before and behind it.
fn around(text: &str, what: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let at = lines.iter().position(|line| line.contains(what)).unwrap_or_default();
    lines[at.saturating_sub(1)..(at + 2).min(lines.len())].join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn several_keys_move_with_their_comments(
        members in prop::collection::vec((0..32_u8, any::<bool>()), 1..5),
        vars in prop::option::of(0..32_u8),
        is_first in any::<bool>(),
    ) {
        let mut inner: Vec<String> = Vec::new();
        for (index, (places, moves)) in members.iter().enumerate() {
            let name = format!("NAME_{index}");
            let member = if *moves { format!("{name}: '{index}'") } else { format!("shellEnv: {{ timeoutMs: {index} }}") };
            inner.push(with_comments(&member, &name, *places, "    "));
        }
        if let Some(places) = vars {
            let own = with_comments("OLD: 'x'", "OLD", places, "      ");
            let own = with_comments(&format!("vars: {{\n      {own}\n    }}"), "VARS", places, "    ");
            inner.insert(if is_first { 0 } else { inner.len() }, own);
        }
        let text = format!("{{\n  env: {{\n    {}\n  }}, // env\n  logging: {{}}, // last\n}}\n", inner.join("\n    "));
        let repeats = members.iter().filter(|(_, moves)| !moves).count() > 1;
        prop_assume!(!repeats);
        check(&text);
        let fixed = fix_all(&open(&text), FILE, &|_, fix| fix.confidence == Confidence::Sure);
        let after = applied(&text, &fixed.edits);
        // What is no part of a move stays as it was, byte for byte.
        prop_assert!(after.starts_with("{\n  env: {") && after.ends_with("  }, // env\n  logging: {}, // last\n}\n"), "{after}");
        for (index, (_, moves)) in members.iter().enumerate().filter(|(_, (_, moves))| *moves) {
            let _ = moves;
            for comment in comments(&text).iter().filter(|comment| comment.contains(&format!("NAME_{index} "))) {
                let near = around(&after, &format!("NAME_{index}: "));
                prop_assert!(near.contains(comment.as_str()), "{comment} left NAME_{index}:\n{text}\n\n{after}");
            }
        }
    }
}

//! `${NAME}` in string values, as OpenClaw substitutes it before it looks at the config: once, in values only, never in keys.

use std::borrow::Cow;
use std::ops::Range;

use json5_syntax::ast::Value;
use openclaw_knowledge::environment_names::is_taken_from_config;

use crate::{Known, Variable, World};

/// The variables that the gateway would see: its own environment, and below it the config's `env.vars`.
#[derive(Debug, Clone)]
pub struct Environment<'s> {
    world: &'s World,
    /// The config's own variables that OpenClaw applies, in the order in which they win.
    own: Vec<(Cow<'s, str>, Cow<'s, str>)>,
}

/// What a variable holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lookup<'e> {
    /// Set, and not empty.
    Set(&'e str),
    /// Not set, or empty, which OpenClaw treats alike: the text keeps its `${NAME}` and OpenClaw warns.
    Missing,
    /// The gateway's environment is not known here.
    Unknown,
}

/// A string value as OpenClaw's checks see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Substituted<'t> {
    /// With every `${NAME}` replaced that has a value; the others stand as written.
    Text(Cow<'t, str>),
    /// It cannot be said: this variable is the first whose value is not known here.
    DependsOn(String),
}

/// `${NAME}` or `$${NAME}` inside a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token<'t> {
    /// Byte range in the decoded text, with the dollar signs and braces.
    pub range: Range<usize>,
    /// The variable.
    pub name: &'t str,
    /// `$${NAME}`: stands for the literal text `${NAME}`.
    pub escaped: bool,
}

impl<'s> Environment<'s> {
    /// The environment of a document with this root value.
    #[must_use]
    pub fn new(root: Option<Value<'s>>, world: &'s World) -> Self {
        let mut own: Vec<(Cow<'s, str>, Cow<'s, str>)> = Vec::new();
        let env = root.and_then(|root| root.get("env"));
        let vars = env.and_then(|env| env.get("vars")).and_then(Value::as_object);
        // Until 2026.7 variables could stand beside `vars`, and won over those in it; later releases refuse them there.
        let beside = env.and_then(Value::as_object).into_iter().flat_map(|env| env.members());
        for member in vars.into_iter().flat_map(|vars| vars.members()).chain(beside) {
            let (Some(key), Some(value)) = (member.key(), member.value().and_then(Value::as_str)) else {
                continue;
            };
            let name = match key.name() {
                Cow::Borrowed(name) => Cow::Borrowed(name.trim()),
                Cow::Owned(name) => Cow::Owned(name.trim().to_owned()),
            };
            // OpenClaw does not apply blank values, nor values that would need substitution themselves.
            if !value.trim().is_empty()
                && !tokens(&value).any(|token| !token.escaped)
                && is_taken_from_config(&name)
            {
                own.push((name, value));
            }
        }
        Self { world, own }
    }

    /// What a variable holds. The gateway's own environment wins over `env.vars`; where it is not known, `env.vars` decides.
    #[must_use]
    pub fn lookup(&self, name: &str) -> Lookup<'_> {
        let world = match &self.world.variables {
            Known::Known(variables) => match variables.get(name) {
                Some(Variable::Set(value)) => Some(Lookup::Set(value)),
                _ => None,
            },
            Known::Unknown => None,
        };
        let blank = |lookup: &Lookup<'_>| matches!(lookup, Lookup::Set(value) if value.trim().is_empty());
        let own = || self.own.iter().rev().find(|(key, _)| key == name).map(|(_, value)| Lookup::Set(value));
        match (world, &self.world.variables) {
            (Some(set), _) if !blank(&set) => set,
            (blank_or_missing, Known::Known(_)) => own().or(blank_or_missing).unwrap_or(Lookup::Missing),
            (_, Known::Unknown) => own().unwrap_or(Lookup::Unknown),
        }
    }

    /// The text as OpenClaw's checks see it. Text without `$` is returned as it came.
    #[must_use]
    pub fn substitute<'t>(&self, text: Cow<'t, str>) -> Substituted<'t> {
        if !text.contains("${") {
            return Substituted::Text(text);
        }
        let mut result = String::with_capacity(text.len());
        let mut copied = 0;
        for token in tokens(&text) {
            result.push_str(&text[copied..token.range.start]);
            copied = token.range.end;
            match (token.escaped, self.lookup(token.name)) {
                (true, _) => result.push_str(&text[token.range.start + 1..token.range.end]),
                (false, Lookup::Set(value)) => result.push_str(value),
                (false, Lookup::Missing) => result.push_str(&text[token.range]),
                (false, Lookup::Unknown) => return Substituted::DependsOn(token.name.to_owned()),
            }
        }
        result.push_str(&text[copied..]);
        Substituted::Text(Cow::Owned(result))
    }
}

/// Every token of a decoded text, in order.
pub fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let start = from + text[from..].find('$')?;
            if let Some(token) = token_at(text, start) {
                from = token.range.end;
                return Some(token);
            }
            from = start + 1;
        }
    })
}

fn token_at(text: &str, start: usize) -> Option<Token<'_>> {
    let rest = text.get(start..)?;
    let (escaped, open) = if rest.starts_with("$${") {
        (true, 3)
    } else if rest.starts_with("${") {
        (false, 2)
    } else {
        return None;
    };
    let close = open + rest[open..].find('}')?;
    let name = &rest[open..close];
    is_variable_name(name).then(|| Token { range: start..start + close + 1, name, escaped })
}

fn is_variable_name(name: &str) -> bool {
    let mut bytes = name.bytes();
    bytes.next().is_some_and(|first| first.is_ascii_uppercase() || first == b'_')
        && bytes.all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Environment, Substituted, tokens};
    use crate::{Known, Variable, World};

    fn world(variables: &[(&str, &str)]) -> World {
        let set = |value: &str| match value {
            "" => Variable::Empty,
            value => Variable::Set(value.to_owned()),
        };
        let variables: BTreeMap<_, _> =
            variables.iter().map(|(name, value)| ((*name).to_owned(), set(value))).collect();
        World { variables: Known::Known(variables), ..World::default() }
    }

    #[test]
    fn tokens_are_openclaws() {
        let names = |text: &'static str| -> Vec<_> {
            tokens(text).map(|token| (token.name, token.escaped, token.range)).collect()
        };
        assert_eq!(names("a ${A_1} b"), [("A_1", false, 2..8)]);
        assert_eq!(names("$${A}"), [("A", true, 0..5)]);
        assert_eq!(names("$$${A}"), [("A", true, 1..6)]);
        assert_eq!(names("${A${B}}"), [("B", false, 3..7)]);
        assert_eq!(names("${A}${B}"), [("A", false, 0..4), ("B", false, 4..8)]);
        for plain in ["$A", "${a}", "${1X}", "${ X }", "${A:-b}", "${A", "$", "${}", "é$"] {
            assert_eq!(names(plain), [], "{plain}");
        }
    }

    #[test]
    fn substitutes_as_openclaw_does() {
        let world = world(&[("SET", "x"), ("EMPTY", ""), ("BLANK", " "), ("BOTH", "outer")]);
        let root = json5_syntax::parse(
            r#"{ "env": { "vars": { "OWN": "own", "BOTH": "own", "BLANK": "own", "NESTED": "${SET}", "LD_OWN": "own", " TRIMMED ": "own" } } }"#,
        );
        let environment = Environment::new(root.root(), &world);
        for (text, expected) in [
            ("plain", "plain"),
            ("a${SET}b${SET}", "axbx"),
            ("$${SET}", "${SET}"),
            ("${EMPTY}${NOWHERE}", "${EMPTY}${NOWHERE}"),
            ("${OWN} ${BOTH} ${BLANK}", "own outer own"),
            ("${NESTED}", "${NESTED}"),
            ("${LD_OWN} ${TRIMMED}", "${LD_OWN} own"),
        ] {
            assert_eq!(environment.substitute(text.into()), Substituted::Text(expected.into()), "{text}");
        }
    }

    #[test]
    fn an_unknown_environment_leaves_it_open() {
        let world = World::default();
        let root = json5_syntax::parse(r#"{ "env": { "vars": { "OWN": "own" } } }"#);
        let environment = Environment::new(root.root(), &world);
        assert_eq!(environment.substitute("${OWN}".into()), Substituted::Text("own".into()));
        assert_eq!(environment.substitute("${A}".into()), Substituted::DependsOn("A".to_owned()));
    }
}

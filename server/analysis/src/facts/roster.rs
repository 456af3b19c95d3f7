//! The agents of a document as OpenClaw sees them after it has moved `agents.list` and added the implicit `main`.

use std::borrow::Cow;

use json5_syntax::ast::{Object, Value};

use crate::environment::{Environment, Substituted};
use crate::facts::Context;
use crate::place::{self, Place};

/// The agents of a document.
#[derive(Debug, Default)]
pub struct Roster<'s> {
    /// Where they are written.
    pub form: Form,
    /// Every agent, in the order written. Empty only when OpenClaw refuses the roster.
    pub agents: Vec<Agent<'s>>,
}

/// Where agents are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Form {
    /// Nowhere: there is one agent, `main`.
    #[default]
    Implicit,
    /// `agents.entries`.
    Entries,
    /// `agents.list`, which OpenClaw moves to `agents.entries` while loading.
    List,
    /// Nowhere that OpenClaw reads: `agents.list` that it cannot move, or nothing where ownership is explicit.
    Missing,
    /// `agents` or `agents.entries` has another type; what the agents are cannot be said.
    Unreadable,
}

/// One agent.
#[derive(Debug, Clone)]
pub struct Agent<'s> {
    /// The id as written.
    pub id: Cow<'s, str>,
    /// The id as most places compare it: see [`normalize`].
    pub normal: String,
    /// Its settings; `None` for the implicit `main`.
    pub place: Option<Place<'s>>,
}

impl<'s> Agent<'s> {
    fn new(id: Cow<'s, str>, place: Option<Place<'s>>) -> Self {
        Self { normal: normalize(&id), id, place }
    }

    /// Whether it carries the old marker `default: true`.
    #[must_use]
    pub fn is_marked_default(&self) -> bool {
        self.place.as_ref().and_then(|place| place.get("default")).and_then(|place| place.value.as_bool())
            == Some(true)
    }
}

impl<'s> Roster<'s> {
    /// The roster of a document with this root value.
    #[must_use]
    pub fn new(root: Option<Value<'s>>, environment: &Environment<'_>) -> Self {
        let Some(agents) = root.and_then(|root| Place::root(root).get("agents")) else {
            return Self::implicit();
        };
        let Some(object) = agents.value.as_object() else { return Self::empty(Form::Unreadable) };
        let explicit = is_explicit(object);
        match (agents.get("entries"), agents.get("list")) {
            (Some(entries), _) if entries.value.as_object().is_none() => Self::empty(Form::Unreadable),
            (Some(entries), _) => {
                let agents: Vec<_> = entries.members().into_iter().filter_map(entry).collect();
                if agents.is_empty() {
                    Self::without_agents(explicit)
                } else {
                    Self { form: Form::Entries, agents }
                }
            }
            (None, Some(list)) => match migrated(&list, environment) {
                Some(agents) if agents.is_empty() => {
                    Self { form: Form::List, agents: Self::without_agents(explicit).agents }
                }
                Some(agents) => Self { form: Form::List, agents },
                None => Self::empty(Form::Missing),
            },
            (None, None) => Self::without_agents(explicit),
        }
    }

    fn implicit() -> Self {
        let main = Agent::new(Cow::Borrowed("main"), None);
        Self { form: Form::Implicit, agents: vec![main] }
    }

    fn without_agents(explicit: bool) -> Self {
        if explicit { Self::empty(Form::Missing) } else { Self::implicit() }
    }

    fn empty(form: Form) -> Self {
        Self { form, agents: Vec::new() }
    }

    /// Whether an id names an agent once both are normalized, as most places compare them.
    #[must_use]
    pub fn contains(&self, id: &str) -> bool {
        let id = normalize(id);
        if self.agents.is_empty() {
            return id == "main";
        }
        self.agents.iter().any(|agent| agent.normal == id)
    }

    /// Whether an id is written exactly like this in the roster, as `broadcast` compares them.
    #[must_use]
    pub fn contains_exactly(&self, id: &str) -> bool {
        self.agents.iter().any(|agent| agent.id == id)
    }
}

/// Whether `agents.ownership` is `explicit`.
#[must_use]
pub fn is_explicit(agents: Object<'_>) -> bool {
    agents.value().get("ownership").and_then(Value::as_str).as_deref() == Some("explicit")
}

fn entry(place: Place<'_>) -> Option<Agent<'_>> {
    Some(Agent::new(place.key?.name(), Some(place)))
}

/// The agents of `agents.list`, if OpenClaw can move them: objects whose ids are normalized and unlike each other, and
/// whose marks are booleans.
fn migrated<'s>(list: &Place<'s>, environment: &Environment<'_>) -> Option<Vec<Agent<'s>>> {
    list.value.as_array()?;
    let mut agents: Vec<Agent<'s>> = Vec::new();
    for item in list.items() {
        let id = match environment.substitute(item.get("id")?.value.as_str()?) {
            Substituted::Text(id) => id,
            Substituted::DependsOn(_) => return None,
        };
        let marked = item.get("default").is_none_or(|mark| mark.value.as_bool().is_some());
        if !marked || normalize(&id) != id || agents.iter().any(|agent| agent.id == id) {
            return None;
        }
        agents.push(Agent::new(id, Some(item)));
    }
    Some(agents)
}

/// An agent id as OpenClaw compares it: trimmed, lower case, other characters as dashes; `main` when nothing is left.
#[must_use]
pub fn normalize(id: &str) -> String {
    const LONGEST: usize = 64;
    let id = id.trim().to_lowercase();
    if is_valid(&id) {
        return id;
    }
    let mut normal = String::with_capacity(id.len());
    for c in id.chars() {
        if c.is_ascii_alphanumeric() || matches!(c, '_' | '-') {
            normal.push(c);
        } else if !normal.ends_with('\u{0}') {
            normal.push('\u{0}');
        }
    }
    let normal = normal.replace('\u{0}', "-");
    let normal: String = normal.trim_matches('-').chars().take(LONGEST).collect();
    if normal.is_empty() { "main".to_owned() } else { normal }
}

/// Whether a trimmed text is a valid agent id, in either case.
#[must_use]
pub fn is_valid(id: &str) -> bool {
    let starts_well = id.bytes().next().is_some_and(|first| first.is_ascii_alphanumeric());
    let rest = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    starts_well && id.len() <= 64 && id.bytes().all(rest)
}

/// Every place that holds an agent's settings: `agents.defaults`, then each agent.
#[must_use]
pub fn scopes<'s>(root: Option<Value<'s>>, roster: &Roster<'s>) -> Vec<Place<'s>> {
    let mut scopes = place::select(root, "agents.defaults");
    scopes.extend(roster.agents.iter().filter_map(|agent| agent.place.clone()));
    scopes
}

/// The first blocked key of each agent. OpenClaw then looks no further into that agent.
pub(crate) fn blocked<'s>(context: &Context<'s>) -> Vec<Place<'s>> {
    let agents = context.roster().agents.iter().filter_map(|agent| agent.place.as_ref());
    agents.filter_map(|agent| ["constructor", "prototype"].iter().find_map(|key| agent.get(key))).collect()
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::{Roster, normalize};
    use crate::World;
    use crate::environment::Environment;

    fn check(text: &str, expected: Expect) {
        let parse = json5_syntax::parse(text);
        let world = World::default();
        let roster = Roster::new(parse.root(), &Environment::new(parse.root(), &world));
        let ids: Vec<_> = roster.agents.iter().map(|agent| agent.id.as_ref()).collect();
        expected.assert_eq(&format!("{:?} {ids:?}", roster.form));
    }

    #[test]
    fn reads_both_forms() {
        check("{}", expect![[r#"Implicit ["main"]"#]]);
        check("{ agents: { entries: {} } }", expect![[r#"Implicit ["main"]"#]]);
        check("{ agents: { entries: { a: {}, B: {} } } }", expect![[r#"Entries ["a", "B"]"#]]);
        check(r#"{ agents: { list: [{ id: "a" }] } }"#, expect![[r#"List ["a"]"#]]);
        check("{ agents: { list: [] } }", expect![[r#"List ["main"]"#]]);
        check(r#"{ agents: { list: [], ownership: "explicit" } }"#, expect!["List []"]);
        check(r#"{ agents: { list: [{ id: "A" }] } }"#, expect!["Missing []"]);
        check(r#"{ agents: { list: [{ id: "a" }, { id: "a" }] } }"#, expect!["Missing []"]);
        check(r#"{ agents: { list: [{ id: "a", default: "yes" }] } }"#, expect!["Missing []"]);
        check(r#"{ agents: { list: [{ id: "a" }], entries: { b: {} } } }"#, expect![[r#"Entries ["b"]"#]]);
        check(r#"{ agents: { ownership: "explicit" } }"#, expect!["Missing []"]);
        check("{ agents: [] }", expect!["Unreadable []"]);
    }

    #[test]
    fn normalizes_as_openclaw_does() {
        for (id, expected) in [
            ("Main", "main"),
            (" a b ", "a-b"),
            ("--x--", "x"),
            ("a!!b", "a-b"),
            ("a--!b", "a---b"),
            ("", "main"),
            ("!!!", "main"),
            ("_a", "_a"),
        ] {
            assert_eq!(normalize(id), expected, "{id}");
        }
    }
}

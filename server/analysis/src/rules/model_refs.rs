//! Every model reference of a document, found in one walk along the table of places.

use std::borrow::Cow;
use std::sync::LazyLock;

use json5_syntax::TextRange;
use json5_syntax::ast::{Value, ValueKind};
use openclaw_knowledge::model_refs::{self, Role, Row};

use super::document::Trail;
use super::roster::Form;
use super::trie::{Node, Trie};
use super::{Context, mends};
use crate::model_ref::{ModelNames, ModelRef, Resolved, split_profile};
use crate::place::Place;
use crate::{Fix, effective};

static PLACES: LazyLock<Trie<Row>> =
    LazyLock::new(|| Trie::new(model_refs::rows().iter().map(|row| (row, row.at.as_slice(), row.key))));

/// A model reference and where it stands.
#[derive(Debug, Clone)]
pub struct Reference<'s> {
    /// The value, or the member whose key it is.
    pub place: Place<'s>,
    /// What may be written there.
    pub row: &'static Row,
    /// The settings of the agent that it belongs to; `None` for the defaults and for the whole gateway.
    pub agent: Option<Value<'s>>,
    /// The reference as OpenClaw's checks see it, `${NAME}` substituted.
    pub text: Cow<'s, str>,
    /// Whether the text is exactly what is written: only then a mend can be.
    is_literal: bool,
}

impl Reference<'_> {
    /// Byte range of the reference, quotes included.
    #[must_use]
    pub fn range(&self) -> TextRange {
        match self.place.key.filter(|_| self.row.key) {
            Some(key) => key.range(),
            None => self.place.value.range(),
        }
    }

    /// What it means to the agent that it belongs to; `None` when it is no reference to one model.
    #[must_use]
    pub fn resolve(&self, names: &ModelNames) -> Option<Resolved> {
        match self.row.role {
            Role::Selector | Role::Policy => names.resolve(&self.text),
            Role::Literal => ModelNames::default().resolve(&self.text),
        }
    }

    /// Writes another model in its place; the auth profile stays.
    #[must_use]
    pub fn replace(&self, model: &str) -> Option<Fix> {
        if !self.is_literal {
            return None;
        }
        let new = match split_profile(&self.text).1.filter(|_| !self.row.key) {
            Some(profile) => [model, "@", profile].concat(),
            None => model.to_owned(),
        };
        if self.row.key {
            mends::rename_key(&self.place, &new)
        } else {
            mends::replace_text(self.place.value, &new)
        }
    }

    /// Its parts; `None` when it has no model.
    #[must_use]
    pub fn parts(&self) -> Option<ModelRef<'_>> {
        ModelRef::parse(&self.text)
    }
}

impl<'s> Context<'s> {
    /// Every model reference whose text is known here, in the order written.
    pub fn model_references(&self) -> &[Reference<'s>] {
        self.facts.references.get_or_init(|| {
            let mut walk = Walk { context: self, agent: None, found: Vec::new() };
            if let Some(root) = self.root {
                walk.value(PLACES.root(), root, &Trail::Root);
            }
            walk.found
        })
    }

    /// What the names of models mean to an agent with these settings, or to the defaults.
    #[must_use]
    pub fn model_names(&self, agent: Option<Value<'s>>) -> Cow<'_, ModelNames> {
        let shared = self.facts.names.get_or_init(|| ModelNames::new(self.root, None));
        match agent.filter(|agent| agent.get("models").is_some()) {
            Some(agent) => Cow::Owned(ModelNames::new(self.root, Some(agent))),
            None => Cow::Borrowed(shared),
        }
    }
}

struct Walk<'c, 's> {
    context: &'c Context<'s>,
    agent: Option<Value<'s>>,
    found: Vec<Reference<'s>>,
}

impl<'s> Walk<'_, 's> {
    fn value(&mut self, node: Node<Row>, value: Value<'s>, trail: &Trail<'_>) {
        match value.kind() {
            ValueKind::Object(object) if node.has_keys() => {
                for entry in effective::entries(object) {
                    let Some(child) = node.key(&entry.name) else { continue };
                    let is_list = entry.name == "list" && trail.is(&["agents"]);
                    if is_list && !self.reads_list() {
                        continue;
                    }
                    let trail_here = Trail::Key(trail, &entry.name);
                    for row in child.names() {
                        let key = entry.member.key();
                        let place = Place { path: trail_here.path(), value: entry.value, key };
                        self.push(row, place, entry.name.clone());
                    }
                    let agent = self.agent;
                    if trail.is(&["agents", "entries"]) {
                        self.agent = Some(entry.value);
                    }
                    self.value(child, entry.value, &trail_here);
                    self.agent = agent;
                }
            }
            ValueKind::Array(array) => {
                let Some(child) = node.item() else { return };
                let agent = self.agent;
                let are_agents = trail.is(&["agents", "list"]);
                for (index, value) in array.values().enumerate() {
                    if are_agents {
                        self.agent = Some(value);
                    }
                    self.value(child, value, &Trail::Index(trail, index));
                }
                self.agent = agent;
            }
            ValueKind::String(text) => {
                for row in node.values() {
                    self.push(row, Place { path: trail.path(), value, key: None }, text.clone());
                }
            }
            _ => {}
        }
    }

    /// Whether the target release reads `agents.list`: itself, or by moving it to `agents.entries`.
    fn reads_list(&self) -> bool {
        match self.context.roster().form {
            Form::List => true,
            Form::Missing => !self.context.targets("2026.8.1"),
            _ => false,
        }
    }

    fn push(&mut self, row: &'static Row, place: Place<'s>, text: Cow<'s, str>) {
        // OpenClaw substitutes variables in values only, never in keys.
        let seen = if row.key { Some(text.clone()) } else { self.context.text(place.value) };
        let Some(seen) = seen else { return };
        let is_literal = seen == text;
        self.found.push(Reference { place, row, agent: self.agent, text: seen, is_literal });
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::FileId;
    use crate::rules::{Context, testing};

    fn check(text: &str, expected: Expect) {
        let snapshot = testing::snapshot(text);
        let context = Context::new(&snapshot, FileId(0)).expect("open");
        let line = |reference: &super::Reference<'_>| {
            let agent = if reference.agent.is_some() { " of an agent" } else { "" };
            format!("{}: {}{agent}\n", reference.place.path, reference.text)
        };
        expected.assert_eq(&context.model_references().iter().map(line).collect::<String>());
    }

    #[test]
    fn stand_in_many_places() {
        check(
            r#"{
  agents: {
    defaults: { model: { primary: "a/b", fallbacks: ["c/d", 1] }, imageModel: "e", models: { "f/g": { alias: "x" } }, workspace: "no/ref" },
    entries: { one: { model: "h/i", modelPolicy: { allow: ["j/*"] } }, two: {} },
  },
  channels: { modelByChannel: { slack: { "C1": "k/l" } } },
  hooks: { mappings: [{ model: "m/n" }] },
}"#,
            expect![[r#"
                agents.defaults.model.primary: a/b
                agents.defaults.model.fallbacks[0]: c/d
                agents.defaults.imageModel: e
                agents.defaults.models["f/g"]: f/g
                agents.entries.one.model: h/i of an agent
                agents.entries.one.modelPolicy.allow[0]: j/* of an agent
                channels.modelByChannel.slack.C1: k/l
                hooks.mappings[0].model: m/n
            "#]],
        );
        check(
            r#"{ agents: { list: [{ id: "a", model: "b/c" }] } }"#,
            expect![[r#"
                agents.list[0].model: b/c of an agent
            "#]],
        );
    }

    #[test]
    fn no_pattern_has_a_key_where_another_has_a_star() {
        assert!(!super::PLACES.is_ambiguous());
    }
}

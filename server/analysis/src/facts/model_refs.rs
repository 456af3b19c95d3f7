//! Every model reference of a document, found in one walk along the table of places.

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::LazyLock;

use json5_syntax::ast::{Key, Value, ValueKind};
use json5_syntax::{Path, TextRange};
use openclaw_knowledge::model_refs::{self, Role, Row};
use openclaw_knowledge::model_rewrites;
use openclaw_knowledge::models::{Standing, standing};
use openclaw_knowledge::retired_models::{RetiredModel, retired_model};
use openclaw_knowledge::text::Message;
use rustc_hash::FxHashMap;

use super::Context;
use super::roster::Form;
use super::trie::{self, Node, Taken, Trie};
use crate::model_ref::{ModelId, ModelNames, ModelRef, Resolved, split_profile};
use crate::{Diagnostic, Severity, Stage, effective};

static PLACES: LazyLock<Trie<Row>> =
    LazyLock::new(|| Trie::new(model_refs::rows().iter().map(|row| (row, row.at.as_slice(), row.key))));

/// A model reference and where it stands.
#[derive(Debug, Clone)]
pub struct Reference<'s> {
    /// The value, or that of the member whose key it is.
    pub value: Value<'s>,
    /// What may be written there.
    pub row: &'static Row,
    /// The settings of the agent that it belongs to; `None` for the defaults and for the whole gateway.
    pub agent: Option<Value<'s>>,
    /// The reference as OpenClaw's checks see it, `${NAME}` substituted.
    pub text: Cow<'s, str>,
    /// What the tables say of the text.
    pub known: Rc<Known>,
    /// The key that it is; `None` when it is a value.
    pub key: Option<Key<'s>>,
    steps: Vec<Taken<'s>>,
    /// Whether the text is exactly what is written: only then a mend can be, and only then it may be shown. A variable may
    /// hold a secret.
    pub is_literal: bool,
}

/// What the tables of models say of a reference's text. Looked up once for all places that hold it.
#[derive(Debug)]
pub struct Known {
    /// The model that it names when it is no alias; `None` when it names none.
    pub id: Option<ModelId>,
    /// Its model was shut down.
    pub retired: Option<&'static RetiredModel>,
    /// The doctor of OpenClaw replaces it.
    pub rewritten: Option<Rewritten>,
    /// Its model, as OpenClaw spells it, is listed as deprecated.
    pub deprecated: Option<ModelId>,
}

/// What the doctor reads and writes, both without an auth profile.
#[derive(Debug)]
pub struct Rewritten {
    /// The reference.
    pub from: String,
    /// What takes its place.
    pub to: String,
    /// Whether OpenClaw refuses the model that is replaced, where it checks.
    pub is_refused: bool,
}

impl Known {
    /// Whether some other model is to take its place.
    #[must_use]
    pub fn is_replaced(&self) -> bool {
        self.retired.is_some() || self.rewritten.is_some() || self.deprecated.is_some()
    }

    /// What the tables say of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let parts = ModelRef::parse(text);
        let id = parts.map(|parts| parts.id());
        let qualified = id.as_ref().filter(|_| parts.is_some_and(|parts| parts.provider.is_some()));
        let deprecated = qualified.and_then(|id| match standing(&id.provider, &id.model) {
            Standing::Deprecated(_) => Some(id.clone()),
            _ => None,
        });
        Self { retired: retired_model(text), rewritten: rewritten(text), deprecated, id }
    }
}

/// What the doctor makes of a reference; `None` when it leaves it as it is.
#[must_use]
pub fn rewritten(text: &str) -> Option<Rewritten> {
    let parts = ModelRef::parse(text)?;
    let to = model_rewrites::rewritten(parts.provider, parts.model)?;
    let whole = |model: &str| match parts.provider {
        Some(provider) => [provider, "/", model].concat(),
        None => model.to_owned(),
    };
    let from = whole(parts.model);
    let is_refused = retired_model(&from).is_some();
    Some(Rewritten { from, to: whole(&to), is_refused })
}

impl Reference<'_> {
    /// Steps from the root to the value, or to the member whose key it is.
    #[must_use]
    pub fn path(&self) -> Path {
        trie::path(&self.steps)
    }

    /// The last step, when that is a key.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match self.steps.last()? {
            Taken::Key(key) => Some(key),
            Taken::Index(_) => None,
        }
    }

    /// Byte range of the reference, quotes included.
    #[must_use]
    pub fn range(&self) -> TextRange {
        self.key.map_or_else(|| self.value.range(), Key::range)
    }

    /// What it means to the agent that it belongs to; `None` when it is no reference to one model.
    #[must_use]
    pub fn resolve(&self, names: &ModelNames) -> Option<Resolved> {
        match self.row.role {
            Role::Selector | Role::Policy => names.resolve(&self.text),
            Role::Literal => ModelNames::default().resolve(&self.text),
        }
    }

    /// Whether it is a key with `params` under it.
    #[must_use]
    pub fn has_params(&self) -> bool {
        let params = self.value.get("params").and_then(Value::as_object);
        self.row.key && params.is_some_and(|params| params.members().next().is_some())
    }

    /// Whether this model is what is written, letter case aside.
    #[must_use]
    pub fn is_written(&self, model: &ModelId) -> bool {
        split_profile(&self.text).0.eq_ignore_ascii_case(&model.to_string())
    }

    /// A finding about it that is ours, not OpenClaw's.
    #[must_use]
    pub fn finding(&self, code: &'static str, severity: Severity, message: Message) -> Diagnostic {
        Diagnostic::new(code, severity, Stage::Ours, self.path(), self.range(), message)
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
            let (steps, known) = (Vec::new(), FxHashMap::default());
            let mut walk = Walk { context: self, agent: None, steps, known, found: Vec::new() };
            if let Some(root) = self.root {
                walk.value(PLACES.root(), root);
            }
            walk.found
        })
    }

    /// What the names of models mean to an agent with these settings, or to the defaults.
    #[must_use]
    pub fn model_names(&self, agent: Option<Value<'s>>) -> Rc<ModelNames> {
        let new = |agent| Rc::new(self.reading().names_for(agent));
        match agent.filter(|agent| agent.get("models").is_some()) {
            Some(agent) => {
                let mut known = self.facts.agent_names.borrow_mut();
                Rc::clone(known.entry(agent.range().start()).or_insert_with(|| new(Some(agent))))
            }
            None => Rc::clone(self.facts.names.get_or_init(|| new(None))),
        }
    }
}

struct Walk<'c, 's> {
    context: &'c Context<'s>,
    agent: Option<Value<'s>>,
    steps: Vec<Taken<'s>>,
    known: FxHashMap<String, Rc<Known>>,
    found: Vec<Reference<'s>>,
}

impl<'s> Walk<'_, 's> {
    fn value(&mut self, node: Node<Row>, value: Value<'s>) {
        match value.kind() {
            ValueKind::Object(object) if node.has_keys() => {
                let are_agents = self.is_at("agents", "entries");
                for entry in effective::entries(object) {
                    let Some(child) = node.key(&entry.name) else { continue };
                    self.steps.push(Taken::Key(entry.name.clone()));
                    if !self.is_at("agents", "list") || self.reads_list() {
                        for row in child.names() {
                            self.push(row, entry.value, entry.name.clone(), entry.member.key());
                        }
                        if are_agents {
                            self.agent = Some(entry.value);
                        }
                        self.value(child, entry.value);
                    }
                    self.steps.pop();
                }
                if are_agents {
                    self.agent = None;
                }
            }
            ValueKind::Array(array) => {
                let Some(child) = node.item() else { return };
                let are_agents = self.is_at("agents", "list");
                for (index, value) in array.values().enumerate() {
                    if are_agents {
                        self.agent = Some(value);
                    }
                    self.steps.push(Taken::Index(index));
                    self.value(child, value);
                    self.steps.pop();
                }
                if are_agents {
                    self.agent = None;
                }
            }
            ValueKind::String(text) => {
                for row in node.values() {
                    self.push(row, value, text.clone(), None);
                }
            }
            _ => {}
        }
    }

    fn is_at(&self, first: &str, second: &str) -> bool {
        matches!(&self.steps[..], [Taken::Key(one), Taken::Key(two)] if one == first && two == second)
    }

    /// Whether the target release reads `agents.list`: itself, or by moving it to `agents.entries`.
    fn reads_list(&self) -> bool {
        match self.context.roster().form {
            Form::List => true,
            Form::Missing => !self.context.targets("2026.8.1"),
            _ => false,
        }
    }

    fn push(&mut self, row: &'static Row, value: Value<'s>, written: Cow<'s, str>, key: Option<Key<'s>>) {
        // OpenClaw substitutes variables in values only, never in keys.
        let seen = if row.key { Some(written.clone()) } else { self.context.text(value) };
        let Some(text) = seen else { return };
        let is_literal = text == written;
        let known = match self.known.get(&*text) {
            Some(known) => Rc::clone(known),
            None => {
                let known = Rc::new(Known::of(&text));
                self.known.insert(text.to_string(), Rc::clone(&known));
                known
            }
        };
        let (agent, steps) = (self.agent, self.steps.clone());
        self.found.push(Reference { value, row, agent, text, known, key, steps, is_literal });
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::FileId;
    use crate::facts::Context;
    use crate::testing;

    fn check(text: &str, expected: Expect) {
        let snapshot = testing::snapshot(text);
        let context = Context::new(&snapshot, FileId(0)).expect("open");
        let line = |reference: &super::Reference<'_>| {
            let agent = if reference.agent.is_some() { " of an agent" } else { "" };
            format!("{}: {}{agent}\n", reference.path(), reference.text)
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

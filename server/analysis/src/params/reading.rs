//! What a document says about `params`, read once for everything that asks.

use std::cell::OnceCell;

use json5_syntax::ast::Value;
use openclaw_schema::Version;

use super::auth::{Auth, seeding_auth};
use super::cache::Verdict;
use super::places::{Params, params};
use super::seed::seeded;
use crate::environment::Environment;
use crate::model_ref::{ModelId, ModelNames};
use crate::place::Place;
use crate::rules::{include, roster::Roster};
use crate::{FileId, Snapshot};

/// A document as far as `params` go.
#[derive(Debug)]
pub struct Reading<'s> {
    /// Its root value.
    pub root: Option<Value<'s>>,
    /// The variables that its values may stand for.
    pub environment: Environment<'s>,
    /// The target release.
    pub release: Version,
    /// Every `params` object, the weakest layer first.
    pub params: Vec<Params<'s>>,
    /// The agents with their settings.
    pub agents: Vec<(String, Option<Place<'s>>)>,
    has_include: bool,
    auth: OnceCell<Auth>,
    seeded: OnceCell<Vec<String>>,
}

impl<'s> Reading<'s> {
    /// Reads a document of a snapshot; `None` when it is not open.
    #[must_use]
    pub fn of(snapshot: &'s Snapshot, file: FileId) -> Option<Self> {
        let document = snapshot.document(file)?;
        let root = document.parse.root();
        let environment = Environment::new(root, &document.world);
        let roster = Roster::new(root, &environment);
        let has_include = root.is_some_and(|root| include::occurs(document, root));
        Some(Self::new(root, environment, &roster, snapshot.release(file)?.version(), has_include))
    }

    /// Reads what is known already.
    #[must_use]
    pub fn new(
        root: Option<Value<'s>>,
        environment: Environment<'s>,
        roster: &Roster<'s>,
        release: Version,
        has_include: bool,
    ) -> Self {
        Self {
            root,
            environment,
            params: params(root, roster, &release),
            agents: roster.agents.iter().map(|agent| (agent.id.to_string(), agent.place.clone())).collect(),
            release,
            has_include,
            auth: OnceCell::new(),
            seeded: OnceCell::new(),
        }
    }

    /// The sign-in at Anthropic that OpenClaw fills in defaults for.
    pub fn auth(&self) -> &Auth {
        self.auth.get_or_init(|| seeding_auth(self.root, &self.environment, self.has_include, &self.release))
    }

    /// The references that get `cacheRetention: "short"` under an API key.
    pub fn seeded(&self) -> &[String] {
        self.seeded.get_or_init(|| seeded(self.root, &self.environment, &self.release))
    }

    /// Every model that an agent may use, each once: the chosen ones, then those listed. `None` stands for the defaults, and
    /// for an agent without settings of its own.
    #[must_use]
    pub fn models(&self, agent: Option<&str>) -> Vec<ModelId> {
        let own = agent.and_then(|agent| self.agents.iter().find(|(id, _)| id == agent));
        let own = own.and_then(|(_, place)| place.clone());
        let defaults = self.root.and_then(|root| Place::root(root).get("agents")?.get("defaults"));
        let names = ModelNames::new(self.root, own.as_ref().map(|place| place.value));
        let chosen =
            own.as_ref().and_then(|own| own.get("model")).or_else(|| defaults.as_ref()?.get("model"));
        let mut models: Vec<ModelId> = Vec::new();
        let mut add = |text: &str| {
            let model = names.resolve(text).map(|resolved| resolved.id);
            if let Some(model) = model.filter(|model| !models.contains(model)) {
                models.push(model);
            }
        };
        if let Some(model) = chosen {
            let fallbacks = model.get("fallbacks").map(|list| list.items()).unwrap_or_default();
            for place in std::iter::once(model.get("primary").unwrap_or(model)).chain(fallbacks) {
                if let Some(text) = place.value.as_str() {
                    add(&text);
                }
            }
        }
        for scope in [&own, &defaults].into_iter().flatten() {
            for model in scope.get("models").iter().flat_map(Place::members) {
                if let Some(name) = model.name().filter(|name| !name.contains('*')) {
                    add(name);
                }
            }
        }
        models
    }

    /// What `cacheRetention` comes to for an agent and a model. `None` stands for an agent without settings of its own.
    #[must_use]
    pub fn cache(&self, agent: Option<&str>, model: &ModelId) -> Option<Verdict<'_, 's>> {
        super::cache::verdict(self, agent, model)
    }
}

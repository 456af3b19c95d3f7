//! What a document says about `params`, read once for everything that asks.

use std::cell::OnceCell;

use json5_syntax::ast::Value;
use openclaw_schema::Version;

use super::auth::{Auth, seeding_auth};
use super::cache::Verdict;
use super::places::{Params, params};
use super::route::Model;
use super::seed::seeded;
use crate::environment::Environment;
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
    models: OnceCell<Vec<Model>>,
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
            models: OnceCell::new(),
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

    /// Every model that the document configures for all agents: the keys of `agents.defaults.models` and the models chosen
    /// there, in the order written, each once.
    pub fn default_models(&self) -> &[Model] {
        self.models.get_or_init(|| {
            let defaults = self.root.and_then(|root| root.at(&["agents", "defaults"]));
            self.models_of(defaults.map(Place::root))
        })
    }

    /// The models that the settings of an agent name, each once.
    #[must_use]
    pub fn models_of(&self, scope: Option<Place<'s>>) -> Vec<Model> {
        let Some(scope) = scope else { return Vec::new() };
        let mut models: Vec<Model> = Vec::new();
        let mut add = |text: &str| {
            if let Some(model) = self.model(text).filter(|model| !models.contains(model)) {
                models.push(model);
            }
        };
        if let Some(model) = scope.get("model") {
            let fallbacks = model.get("fallbacks").map(|list| list.items()).unwrap_or_default();
            for place in std::iter::once(model.get("primary").unwrap_or(model)).chain(fallbacks) {
                if let Some(text) = place.value.as_str() {
                    add(&text);
                }
            }
        }
        for model in scope.get("models").iter().flat_map(Place::members) {
            add(model.name().unwrap_or_default());
        }
        models
    }

    /// The models that an agent may use: its own, else those of the defaults; those listed for all in any case.
    #[must_use]
    pub fn models_for(&self, agent: &str) -> Vec<Model> {
        let place = self.agents.iter().find(|(id, _)| id == agent).and_then(|(_, place)| place.clone());
        let mut models = self.models_of(place);
        for model in self.default_models() {
            if !models.contains(model) {
                models.push(model.clone());
            }
        }
        models
    }

    /// The model of a reference or of an alias that the document defines.
    #[must_use]
    pub fn model(&self, text: &str) -> Option<Model> {
        let text = text.trim();
        Model::parse(text).or_else(|| {
            let listed = crate::effective::entries_at(self.root, &["agents", "defaults", "models"]);
            let aliased = listed.into_iter().find(|entry| {
                let alias = entry.value.get("alias").and_then(Value::as_str);
                alias.is_some_and(|alias| alias.trim().eq_ignore_ascii_case(text))
            });
            Model::parse(&aliased?.name)
        })
    }

    /// What `cacheRetention` comes to for an agent and a model. `None` stands for an agent without settings of its own.
    #[must_use]
    pub fn cache(&self, agent: Option<&str>, model: &Model) -> Option<Verdict<'_, 's>> {
        super::cache::verdict(self, agent, model)
    }
}

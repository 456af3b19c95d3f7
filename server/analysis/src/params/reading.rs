//! What a document says about `params`, read once for everything that asks.

use std::cell::OnceCell;

use json5_syntax::ast::Value;
use openclaw_schema::Version;

use super::auth::{Auth, seeding_auth};
use super::cache::Verdict;
use super::merge::layers;
use super::places::{Params, params};
use super::route::Request;
use super::seed::seeded;
use crate::environment::Environment;
use crate::facts::include;
use crate::facts::roster::Roster;
use crate::model_ref::{ModelId, ModelNames};
use crate::place::Place;
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
    cases: OnceCell<Vec<Case<'s>>>,
    names: OnceCell<ModelNames>,
}

/// Agents that get the same, with one of the models that they may use.
#[derive(Debug, Clone)]
pub struct Case<'s> {
    /// The ids of the agents, as written; never empty.
    pub agents: Vec<String>,
    /// The one that stands for them; `None` when they have no settings that matter.
    pub agent: Option<String>,
    /// The model.
    pub model: ModelId,
    /// The layers that count, the weakest first, as indices into the document's objects.
    pub layers: Vec<usize>,
    /// What the cache settings come to; `None` when too little is known of the model's provider.
    pub cache: Option<Verdict<'s>>,
}

/// How many combinations of agents and models are looked at. More than people configure, few enough for every keystroke.
const MOST_CASES: usize = 256;

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
            cases: OnceCell::new(),
            names: OnceCell::new(),
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
        let listing = own.as_ref().filter(|own| own.get("models").is_some());
        // Without models of its own an agent has the names of the defaults.
        let names = match listing {
            Some(own) => &ModelNames::new(self.root, Some(own.value)),
            None => self.names.get_or_init(|| ModelNames::new(self.root, None)),
        };
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

    /// The model that a reference means to an agent; `None` stands for the defaults.
    #[must_use]
    pub fn model(&self, agent: Option<&str>, text: &str) -> Option<ModelId> {
        let own = agent.and_then(|agent| self.agents.iter().find(|(id, _)| id == agent));
        let own = own.and_then(|(_, place)| place.as_ref()).map(|place| place.value);
        ModelNames::new(self.root, own).resolve(text).map(|resolved| resolved.id)
    }

    /// Whether [`Self::cases`] are all there are: only then "none of them" can be said.
    pub fn is_complete(&self) -> bool {
        self.cases().len() < MOST_CASES
    }

    /// Every combination of agents and models that the document configures, up to a limit.
    pub fn cases(&self) -> &[Case<'s>] {
        self.cases.get_or_init(|| {
            // Agents without params and models of their own all get what the defaults give.
            let matters = |place: &Option<Place<'s>>| {
                place.as_ref().is_some_and(|place| {
                    ["params", "models", "model"].iter().any(|key| place.get(key).is_some())
                })
            };
            let (own, plain): (Vec<_>, Vec<_>) = self.agents.iter().partition(|(_, place)| matters(place));
            let plain: Vec<String> = plain.into_iter().map(|(id, _)| id.clone()).collect();
            let groups = own.into_iter().map(|(id, _)| (vec![id.clone()], Some(id.clone())));
            let groups = std::iter::once((plain, None)).filter(|(ids, _)| !ids.is_empty()).chain(groups);
            let mut cases = Vec::new();
            let mut requests: Vec<Request> = Vec::new();
            for (agents, agent) in groups {
                for model in self.models(agent.as_deref()) {
                    if cases.len() == MOST_CASES {
                        return cases;
                    }
                    let known = requests.iter().position(|request| request.named == model);
                    let index = known.unwrap_or_else(|| {
                        requests.push(Request::new(self.root, &model));
                        requests.len() - 1
                    });
                    let layers = layers(&self.params, agent.as_deref(), &model);
                    let request = requests.get(index);
                    let cache = request.and_then(|request| super::cache::verdict(self, request, &layers));
                    cases.push(Case { agents: agents.clone(), agent: agent.clone(), model, layers, cache });
                }
            }
            cases
        })
    }

    /// What `cacheRetention` comes to for an agent and a model. `None` stands for an agent without settings of its own.
    #[must_use]
    pub fn cache(&self, agent: Option<&str>, model: &ModelId) -> Option<Verdict<'s>> {
        super::cache::verdict(self, &Request::new(self.root, model), &layers(&self.params, agent, model))
    }
}

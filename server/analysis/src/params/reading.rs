//! What a document says about `params`, read once for everything that asks.

use std::cell::OnceCell;
use std::rc::Rc;

use json5_syntax::ast::Value;
use openclaw_schema::Version;
use rustc_hash::{FxHashMap, FxHashSet};

use super::auth::{Auth, AuthMode, request_auth, seeding_auth};
use super::cache::Verdict;
use super::merge::Index;
use super::places::{Params, params};
use super::route::{Request, keys, loaded_key};
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
    index: OnceCell<Index>,
}

/// Agents that get the same, with one of the models that they may use.
#[derive(Debug, Clone)]
pub struct Case<'s> {
    /// The ids of the agents, as written; never empty.
    pub agents: Vec<String>,
    /// The model.
    pub model: ModelId,
    /// What is known of the agents' requests to it.
    pub request: Rc<Request>,
    /// Whether the agents run on it by themselves, first or as a fallback; one that is only listed has to be picked.
    pub is_chosen: bool,
    /// The layers that count, the weakest first, as indices into the document's objects.
    pub layers: Vec<usize>,
    /// What the cache settings come to; `None` when too little is known of the model's provider.
    pub cache: Option<Verdict<'s>>,
}

/// The first release that is known to tidy the keys of `agents.defaults.models` while it loads a config.
const TIDIES_SINCE: &str = "2026.9.0";

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
            index: OnceCell::new(),
        }
    }

    /// The sign-in at Anthropic that OpenClaw fills in defaults for.
    pub fn auth(&self) -> &Auth {
        self.auth.get_or_init(|| seeding_auth(self.root, &self.environment, self.has_include, &self.release))
    }

    /// How requests to Anthropic are signed, as far as that is known.
    pub fn request_auth(&self) -> AuthMode {
        request_auth(self.root, &self.environment, self.auth())
    }

    /// The references that get `cacheRetention: "short"` under an API key.
    pub fn seeded(&self) -> &[String] {
        self.seeded.get_or_init(|| seeded(self.root, &self.environment, &self.release))
    }

    /// The last of the keys that come to a model and get `cacheRetention: "short"` under an API key, as written.
    pub fn filled_under(&self, model: &ModelId) -> Option<&str> {
        let names = keys(model);
        let is_its =
            |key: &&String| names.contains(key) || (self.tidies() && names.contains(&loaded_key(key)));
        self.seeded().iter().rev().find(is_its).map(String::as_str)
    }

    /// The names of models for an agent with these settings, or for the defaults.
    #[must_use]
    pub fn names_for(&self, agent: Option<Value<'_>>) -> ModelNames {
        // Where a value is filled in, the key that is missing for it is added, and has its alias then.
        let is_filled = self.tidies() && self.auth().mode == AuthMode::ApiKey;
        ModelNames::new(self.root, agent, if is_filled { self.seeded() } else { &[] })
    }

    /// Whether the target tidies the keys of `agents.defaults.models`.
    fn tidies(&self) -> bool {
        Version::parse(TIDIES_SINCE).is_some_and(|since| since <= self.release)
    }

    /// Every model that an agent may use, each once: the chosen ones, then those listed. `None` stands for the defaults, and
    /// for an agent without settings of its own.
    #[must_use]
    pub fn models(&self, agent: Option<&str>) -> Vec<ModelId> {
        self.models_of(self.settings(agent)).0
    }

    /// The models for the settings of an agent, and how many of them are chosen.
    fn models_of(&self, own: Option<&Place<'s>>) -> (Vec<ModelId>, usize) {
        let defaults = self.root.and_then(|root| Place::root(root).get("agents")?.get("defaults"));
        let own_names = own.filter(|own| own.get("models").is_some()).map(|own| self.names_of(own));
        let names = own_names.as_ref().unwrap_or_else(|| self.names());
        let (mut models, mut seen): (Vec<ModelId>, FxHashSet<ModelId>) = Default::default();
        let mut add = |models: &mut Vec<ModelId>, text: &str| {
            let model = names.resolve(text).map(|resolved| resolved.id);
            models.extend(model.filter(|model| seen.insert(model.clone())));
        };
        let chosen = own.and_then(|own| own.get("model")).or_else(|| defaults.as_ref()?.get("model"));
        if let Some(model) = chosen {
            let fallbacks = model.get("fallbacks").map(|list| list.items()).unwrap_or_default();
            for place in std::iter::once(model.get("primary").unwrap_or(model)).chain(fallbacks) {
                if let Some(text) = place.value.as_str() {
                    add(&mut models, &text);
                }
            }
        }
        let chosen = models.len();
        for scope in [own, defaults.as_ref()].into_iter().flatten() {
            for model in scope.get("models").iter().flat_map(Place::members) {
                if let Some(name) = model.name().filter(|name| !name.contains('*')) {
                    add(&mut models, name);
                }
            }
        }
        (models, chosen)
    }

    /// The model that a reference means to an agent; `None` stands for the defaults.
    #[must_use]
    pub fn model(&self, agent: Option<&str>, text: &str) -> Option<ModelId> {
        // Without models of its own an agent has the names of the defaults.
        let resolved = match self.settings(agent).filter(|own| own.get("models").is_some()) {
            Some(own) => self.names_of(own).resolve(text),
            None => self.names().resolve(text),
        };
        resolved.map(|resolved| resolved.id)
    }

    fn names(&self) -> &ModelNames {
        self.names.get_or_init(|| self.names_for(None))
    }

    fn names_of(&self, agent: &Place<'s>) -> ModelNames {
        self.names_for(Some(agent.value))
    }

    /// What an agent has of its own.
    fn settings(&self, agent: Option<&str>) -> Option<&Place<'s>> {
        let agent = agent?;
        self.agents.iter().find(|(id, _)| id == agent).and_then(|(_, place)| place.as_ref())
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::new(&self.params, self.tidies()))
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
            let groups = own.into_iter().map(|(id, place)| (vec![id.clone()], Some(id), place.as_ref()));
            let groups =
                std::iter::once((plain, None, None)).filter(|(ids, _, _)| !ids.is_empty()).chain(groups);
            let mut cases = Vec::new();
            let mut requests: FxHashMap<ModelId, Rc<Request>> = FxHashMap::default();
            for (agents, agent, place) in groups {
                let (models, chosen) = self.models_of(place);
                let has_models = place.is_some_and(|place| place.get("models").is_some());
                for (at, model) in models.into_iter().enumerate() {
                    if cases.len() == MOST_CASES {
                        return cases;
                    }
                    let request = if has_models {
                        Rc::new(Request::of(self.root, place.map(|place| place.value), &model))
                    } else {
                        let known = requests.entry(model.clone());
                        Rc::clone(known.or_insert_with(|| Rc::new(Request::new(self.root, &model))))
                    };
                    let layers = self.index().layers(agent.map(String::as_str), &model);
                    let cache = super::cache::verdict(self, &request, &layers);
                    let agents = agents.clone();
                    cases.push(Case { agents, model, request, is_chosen: at < chosen, layers, cache });
                }
            }
            cases
        })
    }

    /// The cases that say what an object is good for: those that it counts for, and of several models those that the agents
    /// run on by themselves if there are any.
    pub fn cases_of(&self, index: usize) -> Vec<&Case<'s>> {
        let all: Vec<&Case<'s>> = self.cases().iter().filter(|case| case.layers.contains(&index)).collect();
        let is_of_one = self.params.get(index).is_some_and(|params| params.reference.is_some());
        if is_of_one || !all.iter().any(|case| case.is_chosen) {
            return all;
        }
        all.into_iter().filter(|case| case.is_chosen).collect()
    }

    /// The requests of an agent to a model. `None` stands for an agent without settings of its own.
    #[must_use]
    pub fn request(&self, agent: Option<&str>, model: &ModelId) -> Request {
        Request::of(self.root, self.settings(agent).map(|place| place.value), model)
    }

    /// What `cacheRetention` comes to for an agent and a model. `None` stands for an agent without settings of its own.
    #[must_use]
    pub fn cache(&self, agent: Option<&str>, model: &ModelId) -> Option<Verdict<'s>> {
        let request = self.request(agent, model);
        super::cache::verdict(self, &request, &self.index().layers(agent, model))
    }
}

//! What a place for `params` is for: the models whose requests read it, and what a value there comes to.

use std::rc::Rc;

use json5_syntax::Segment;
use openclaw_knowledge::cache_retention::{Known, Outcome, Retention, Takes};
use openclaw_knowledge::params::{Layer, Param, layers};
use openclaw_schema::Version;

use super::Site;
use super::auth::AuthMode;
use super::cache::{LEGACY_KEY, from_variable, outcome_for};
use super::reading::Reading;
use super::route::Request;
use crate::model_ref::{ModelId, ModelRef};

/// What a value comes to for all the models that a place is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// The same for all, known in this way.
    One(Outcome, Known),
    /// Not the same; these are the lifetimes among them.
    Mixed(Vec<&'static str>),
    /// Nothing, because OpenClaw fills in another value in a stronger layer for each of them.
    Dead,
    /// Nothing was found to read it there.
    Unread,
}

/// The requests that a place is for, each once; empty when the document names no model.
#[must_use]
pub fn requests(reading: &Reading<'_>, site: &Site<'_>) -> Vec<Rc<Request>> {
    let agent = agent(reading, site);
    if let Some(reference) = reference(reading, site) {
        return vec![Rc::new(reading.request(agent.as_deref(), &reference))];
    }
    let mut requests: Vec<Rc<Request>> = Vec::new();
    for case in reading.cases() {
        let is_for = match site.layer {
            Layer::Agent => agent.as_ref().is_some_and(|agent| case.agents.contains(agent)),
            _ => site.layer == Layer::Defaults,
        };
        if is_for && !requests.contains(&case.request) {
            requests.push(Rc::clone(&case.request));
        }
    }
    requests
}

/// The model that a place of one model is for.
fn reference(reading: &Reading<'_>, site: &Site<'_>) -> Option<ModelId> {
    match (site.layer, site.model?) {
        (Layer::DefaultsModel | Layer::AgentModel, Segment::Key(key)) => {
            ModelRef::parse(key).filter(|model| model.provider.is_some()).map(|model| model.id())
        }
        (Layer::ProviderModel, Segment::Index(index)) => {
            let Some(Segment::Key(provider)) = site.provider else { return None };
            let models = reading.root?.at(&["models", "providers", provider, "models"])?.as_array()?;
            Some(ModelId::new(provider, &models.values().nth(*index)?.get("id")?.as_str()?))
        }
        _ => None,
    }
}

/// The id of the agent that a place belongs to.
#[must_use]
pub fn agent(reading: &Reading<'_>, site: &Site<'_>) -> Option<String> {
    match site.agent? {
        Segment::Key(id) => Some(id.clone()),
        index @ Segment::Index(_) => {
            let own = reading
                .agents
                .iter()
                .find(|(_, place)| place.as_ref().is_some_and(|place| place.path().0.last() == Some(index)));
            own.map(|(id, _)| id.clone())
        }
    }
}

/// Whether any of the requests that a place is for reads a key, as far as that is known.
#[must_use]
pub fn is_honoured(site: &Site<'_>, param: &Param, requests: &[Rc<Request>]) -> bool {
    if let Some(Segment::Key(provider)) = site.provider {
        return param.is_honoured(&provider.to_lowercase(), None);
    }
    let reads = |request: &Rc<Request>| {
        if request.claude_cli {
            return param.cli;
        }
        let api = request.api.as_deref();
        param.is_honoured(&request.model.provider, api) && !param.is_dropped(api, &request.model.model)
    };
    requests.is_empty() || requests.iter().any(reads)
}

/// Whether a key is read in a place for any of its requests.
#[must_use]
pub fn is_read(site: &Site<'_>, param: &Param, requests: &[Rc<Request>]) -> bool {
    param.is_read_in(site.layer)
        || requests.iter().any(|it| param.is_read_for(site.layer, &it.model.provider, it.api.as_deref()))
}

/// The paths of the objects that a release reads a key in, the weakest first, `*` for any name.
#[must_use]
pub fn paths(param: &Param, release: &Version) -> Vec<String> {
    let is = |since: &str| Version::parse(since).is_none_or(|since| since <= *release);
    let rows = layers().iter().filter(|row| {
        // From 2026.8.1 on a list is moved to the entries.
        let is_old = row.path.keys().nth(1) == Some("list") && is("2026.8.1");
        param.is_read_in(row.layer) && is(&row.since) && !is_old
    });
    rows.map(|row| row.path.keys().collect::<Vec<_>>().join(".")).collect()
}

/// Whether any of the requests takes a route with cache settings, or one that is not known.
#[must_use]
pub fn has_cache(reading: &Reading<'_>, requests: &[Rc<Request>]) -> bool {
    let has =
        |request: &Rc<Request>| request.route(&reading.release).is_none_or(|route| route.takes.is_some());
    requests.is_empty() || requests.iter().any(has)
}

/// What a retention comes to at a place under one of the two keys; `None` when too little is known.
#[must_use]
pub fn effect(
    reading: &Reading<'_>,
    site: &Site<'_>,
    key: &str,
    requests: &[Rc<Request>],
    retention: Retention,
) -> Option<Effect> {
    if !site.layer.is_merged() {
        return Some(Effect::Unread);
    }
    // What is filled in beats the weakest layer, and the older key everywhere.
    let is_weak = site.layer == Layer::Defaults || key == LEGACY_KEY;
    let is_dead = |request: &Request| is_weak && is_filled(reading, request);
    let alive: Vec<&Rc<Request>> = requests.iter().filter(|request| !is_dead(request)).collect();
    if alive.is_empty() {
        return (!requests.is_empty()).then_some(Effect::Dead);
    }
    let (mut outcomes, mut known): (Vec<Outcome>, Known) = (Vec::new(), Known::Measured);
    for request in alive {
        let (outcome, route) = outcome_for(reading, request, retention)?;
        // Of several the least certain counts.
        known = match (known, route.known) {
            (Known::Docs, _) | (_, Known::Docs) => Known::Docs,
            (Known::Code, _) | (_, Known::Code) => Known::Code,
            _ => Known::Measured,
        };
        if !outcomes.contains(&outcome) {
            outcomes.push(outcome);
        }
    }
    match outcomes.as_slice() {
        [one] => Some(Effect::One(*one, known)),
        several => {
            let durations: Vec<&str> = several.iter().filter_map(|outcome| outcome.duration()).collect();
            (!durations.is_empty()).then_some(Effect::Mixed(durations))
        }
    }
}

/// The value that holds for every one of the requests where nothing is set.
#[must_use]
pub fn default(reading: &Reading<'_>, requests: &[Rc<Request>]) -> Option<Retention> {
    let mut defaults = requests.iter().map(|request| default_for(reading, request));
    let first = defaults.next()??;
    defaults.all(|other| other == Some(first)).then_some(first)
}

fn default_for(reading: &Reading<'_>, request: &Request) -> Option<Retention> {
    let route = request.route(&reading.release)?;
    let takes = route.takes?;
    if is_filled(reading, request) {
        return Some(Retention::Short);
    }
    match from_variable(route, request, &reading.environment) {
        crate::Known::Known(Some(_)) => return Some(Retention::Long),
        crate::Known::Known(None) => {}
        crate::Known::Unknown => return None,
    }
    if takes == Takes::Direct || route.unset == route.short {
        return Some(Retention::Short);
    }
    (route.unset == route.none).then_some(Retention::None)
}

/// Whether OpenClaw fills in a value for the model of requests.
fn is_filled(reading: &Reading<'_>, request: &Request) -> bool {
    reading.auth().mode == AuthMode::ApiKey && reading.filled_under(&request.named).is_some()
}

//! The effective cache retention of an agent and a model: what wins, what it comes to on the way that the request takes, and
//! why the other layers do not count.

use json5_syntax::ast::Value;
use openclaw_knowledge::cache_retention::{Outcome, Retention, Route, Takes, cache_retention};
use openclaw_knowledge::params::Layer;

use super::auth::AuthMode;
use super::merge::{Written, written};
use super::places::Params;
use super::reading::Reading;
use super::route::Request;
use crate::Known;
use crate::environment::{Environment, Lookup, Substituted};

/// The key, and the older one that it replaced.
pub const KEY: &str = "cacheRetention";
/// The older key.
pub const LEGACY_KEY: &str = "cacheControlTtl";

/// What comes of the layers.
#[derive(Debug, Clone)]
pub struct Effective<'s> {
    /// The way that the request takes.
    pub route: &'static Route,
    /// What the request asks for; `None` when the layers say nothing that counts, or what they say is not known here.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "compared with what OpenClaw's own functions computed")
    )]
    pub retention: Option<Retention>,
    /// What it comes to; `None` when that depends on a variable that is not known here.
    pub outcome: Option<Outcome>,
    /// The variable that it depends on.
    pub depends_on: Option<String>,
    /// What decides.
    pub source: Source<'s>,
    /// What is written and does not count, the weakest layer first.
    pub ignored: Vec<Ignored<'s>>,
}

/// What decides.
#[derive(Debug, Clone, Copy)]
pub enum Source<'s> {
    /// A layer.
    Layer(Written<'s>),
    /// OpenClaw filled it in, because it is signed in with an API key.
    Filled,
    /// OpenClaw's default on this route.
    Default,
    /// The variable of the environment, or it would if it were known.
    Variable,
}

/// What is written and does not count.
#[derive(Debug, Clone, Copy)]
pub struct Ignored<'s> {
    /// Where.
    pub written: Written<'s>,
    /// Why.
    pub why: Why,
}

/// Why something written does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// A stronger layer has the key, too.
    Overridden(Layer),
    /// OpenClaw filled in `cacheRetention` in a stronger place, because it is signed in with an API key.
    Filled,
    /// `cacheControlTtl` counts only where `cacheRetention` is absent; this layer has it.
    BesideRetention(Layer),
    /// It is no value that OpenClaw takes.
    Invalid,
    /// The route knows `cacheRetention` alone, or neither.
    NotOnRoute,
}

/// The answer, as far as it can be said from here.
#[derive(Debug, Clone)]
pub enum Verdict<'s> {
    /// One answer.
    Known(Effective<'s>),
    /// It depends on whether OpenClaw is signed in at Anthropic with an API key.
    Depends {
        /// With an API key.
        api_key: Effective<'s>,
        /// With anything else.
        otherwise: Effective<'s>,
    },
}

impl<'s> Verdict<'s> {
    /// Every answer that is possible.
    pub fn all(&self) -> impl Iterator<Item = &Effective<'s>> {
        let (first, second) = match self {
            Self::Known(effective) => (effective, None),
            Self::Depends { api_key, otherwise } => (api_key, Some(otherwise)),
        };
        std::iter::once(first).chain(second)
    }
}

/// What `cacheRetention` comes to for requests that these layers count for; `None` when no route is known.
pub(super) fn verdict<'s>(reading: &Reading<'s>, request: &Request, layers: &[usize]) -> Option<Verdict<'s>> {
    let route = request.route(&reading.release)?;
    let model = &request.named;
    let target = reading.filled_under(model);
    let compute = |filled: Option<&str>| effective(reading, request, route, layers, filled);
    // What is filled in decides nothing where nothing is read.
    if target.is_none() || route.takes.is_none() {
        return Some(Verdict::Known(compute(None)));
    }
    Some(match reading.auth().mode {
        AuthMode::ApiKey => Verdict::Known(compute(target)),
        AuthMode::Oauth | AuthMode::None => Verdict::Known(compute(None)),
        AuthMode::Unknown => {
            let (api_key, otherwise) = (compute(target), compute(None));
            let same =
                api_key.outcome == otherwise.outcome && api_key.ignored.len() == otherwise.ignored.len();
            if same && matches!((api_key.source, otherwise.source), (Source::Layer(_), Source::Layer(_))) {
                Verdict::Known(otherwise)
            } else {
                Verdict::Depends { api_key, otherwise }
            }
        }
    })
}

/// The value of a key after merging.
#[derive(Clone, Copy)]
enum Merged<'s> {
    Layer(Written<'s>),
    Filled,
}

fn effective<'s>(
    reading: &Reading<'s>,
    request: &Request,
    route: &'static Route,
    layers: &[usize],
    filled: Option<&str>,
) -> Effective<'s> {
    let environment = &reading.environment;
    let retentions = written(&reading.params, layers, &[KEY]);
    let ttls = written(&reading.params, layers, &[LEGACY_KEY]);
    let merged = merged(reading, &retentions, filled);
    let ttl = ttls.last().copied();
    let value = match merged {
        Some(Merged::Layer(written)) => read(written.value, environment, Retention::parse),
        Some(Merged::Filled) => Ok(Some(Retention::Short)),
        None => Ok(None),
    };
    let is_open = value.is_err();
    let counts = route.takes.is_some();
    let has_params = filled.is_some() || layers.iter().any(|&index| is_filled(&reading.params, index));
    let unsaid = match route.takes {
        Some(Takes::Direct) if has_params => Ok(Some(Retention::Short)),
        _ => Ok(None),
    };
    let (retention, source) = match (value, merged) {
        _ if !counts => (Ok(None), Source::Default),
        (value @ (Ok(Some(_)) | Err(_)), Some(Merged::Layer(written))) => (value, Source::Layer(written)),
        (value @ Ok(Some(_)), _) => (value, Source::Filled),
        _ => match ttl.filter(|_| route.legacy) {
            None => (unsaid, Source::Default),
            Some(ttl) => match read(ttl.value, environment, Retention::parse_ttl) {
                Ok(None) => (unsaid, Source::Default),
                said => (said, Source::Layer(ttl)),
            },
        },
    };
    let (outcome, source) = match &retention {
        Ok(Some(retention)) => (Ok(outcome(route, request, *retention)), source),
        Ok(None) => match from_variable(route, request, environment) {
            Known::Known(Some(outcome)) => (Ok(outcome), Source::Variable),
            Known::Known(None) => (Ok(route.unset), Source::Default),
            Known::Unknown => (Err(cache_retention().variable.clone()), Source::Variable),
        },
        Err(variable) => (Err(variable.clone()), source),
    };
    let mut ignored: Vec<Ignored<'s>> = Vec::new();
    for written in retentions {
        let why = match (merged, source) {
            _ if !counts => Some(Why::NotOnRoute),
            (Some(Merged::Filled), _) => Some(Why::Filled),
            (Some(Merged::Layer(winner)), _) if winner.layer != written.layer => {
                Some(Why::Overridden(winner.layer))
            }
            (_, Source::Layer(winner)) if winner.key == KEY => None,
            _ => Some(Why::Invalid),
        };
        ignored.extend(why.map(|why| Ignored { written, why }));
    }
    for written in ttls {
        let why = match (merged, source) {
            _ if !counts || !route.legacy => Some(Why::NotOnRoute),
            (Some(Merged::Filled), _) => Some(Why::Filled),
            (Some(Merged::Layer(winner)), Source::Layer(source)) if source.key == KEY && !is_open => {
                Some(Why::BesideRetention(winner.layer))
            }
            _ => match ttl {
                Some(winner) if winner.layer != written.layer => Some(Why::Overridden(winner.layer)),
                _ if is_open => None,
                _ if matches!(source, Source::Layer(source) if source.key == LEGACY_KEY) => None,
                _ => Some(Why::Invalid),
            },
        };
        ignored.extend(why.map(|why| Ignored { written, why }));
    }
    let retention = retention.ok().flatten();
    let depends_on = outcome.as_ref().err().cloned();
    Effective { route, retention, outcome: outcome.ok(), depends_on, source, ignored }
}

/// The layers' value of the key. What is filled in stands under the last key of the defaults that comes to the model, where
/// a text keeps its place and anything else is replaced.
fn merged<'s>(reading: &Reading<'s>, retentions: &[Written<'s>], filled: Option<&str>) -> Option<Merged<'s>> {
    let last = retentions.last().copied();
    let Some(filled) = filled else { return last.map(Merged::Layer) };
    let keeps = |written: &Written<'s>| {
        let own = reading.params.get(written.index).and_then(|params| params.reference.as_deref());
        own == Some(filled) && written.value.as_str().is_some()
    };
    match last {
        Some(written) if written.layer > Layer::DefaultsModel => Some(Merged::Layer(written)),
        Some(written) if written.layer == Layer::DefaultsModel && keeps(&written) => {
            Some(Merged::Layer(written))
        }
        _ => Some(Merged::Filled),
    }
}

/// What a retention comes to.
fn outcome(route: &Route, request: &Request, retention: Retention) -> Outcome {
    match (retention, request.long_retention) {
        (Retention::None, _) => route.none,
        (Retention::Short, _) | (Retention::Long, Some(false)) => route.short,
        (Retention::Long, Some(true)) => route.long_when_supported.unwrap_or(route.long),
        (Retention::Long, None) => route.long,
    }
}

/// What a retention comes to on the way that requests take.
#[must_use]
pub fn outcome_for(
    reading: &Reading<'_>,
    request: &Request,
    retention: Retention,
) -> Option<(Outcome, &'static Route)> {
    let route = request.route(&reading.release)?;
    Some((outcome(route, request, retention), route))
}

/// What holds where nothing is set and the variable decides; nothing where it does not.
pub(super) fn from_variable(
    route: &Route,
    request: &Request,
    environment: &Environment<'_>,
) -> Known<Option<Outcome>> {
    let is_there = route.env_hosts.as_deref().is_none_or(|hosts| request.is_on(hosts));
    let counts = is_there && request.long_retention != Some(false);
    let Some(outcome) = route.env.filter(|_| counts) else { return Known::Known(None) };
    match environment.lookup(&cache_retention().variable) {
        Lookup::Set("long") => Known::Known(Some(outcome)),
        Lookup::Unknown if outcome != route.unset => Known::Unknown,
        _ => Known::Known(None),
    }
}

fn is_filled(params: &[Params<'_>], index: usize) -> bool {
    let object = params.get(index).and_then(|params| params.place.value.as_object());
    object.is_some_and(|object| object.members().next().is_some())
}

/// What a value says: nothing when OpenClaw does not take it. Fails with the variable that it depends on.
fn read(
    value: Value<'_>,
    environment: &Environment<'_>,
    parse: impl Fn(&str) -> Option<Retention>,
) -> Result<Option<Retention>, String> {
    match value.as_str().map(|text| environment.substitute(text)) {
        Some(Substituted::Text(text)) => Ok(parse(&text)),
        Some(Substituted::DependsOn(variable)) => Err(variable),
        None => Ok(None),
    }
}

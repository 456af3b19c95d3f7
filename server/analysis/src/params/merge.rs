//! The layers of one agent and model in OpenClaw's order, and which value of a key wins.

use json5_syntax::ast::{Value, ValueKind};
use openclaw_knowledge::params::{Layer, Param, Pick};
use rustc_hash::FxHashMap;

use super::places::Params;
use super::route::{keys, loaded_key};
use crate::model_ref::ModelId;

/// Which objects count for which agents and models, as indices into `params`. Of two for the same the last one counts, but
/// for keys of the defaults that come to the same when OpenClaw tidies them: it merges those.
#[derive(Debug, Default)]
pub struct Index {
    defaults: OfScope,
    agents: FxHashMap<String, OfScope>,
}

/// The objects of the defaults or of one agent.
#[derive(Debug, Default)]
struct OfScope {
    own: Option<usize>,
    models: FxHashMap<String, Vec<usize>>,
}

impl Index {
    /// Indexes every object of a document; `tidies` says whether the target tidies the keys of the defaults.
    #[must_use]
    pub fn new(params: &[Params<'_>], tidies: bool) -> Self {
        let mut index = Self::default();
        for (at, params) in params.iter().enumerate().filter(|(_, params)| params.layer.is_merged()) {
            let scope = match &params.agent {
                None => &mut index.defaults,
                Some(agent) => index.agents.entry(agent.clone()).or_default(),
            };
            match &params.reference {
                None => scope.own = Some(at),
                Some(reference) if tidies && params.agent.is_none() => {
                    scope.models.entry(loaded_key(reference)).or_default().push(at);
                }
                Some(reference) => {
                    scope.models.insert(reference.clone(), vec![at]);
                }
            }
        }
        index
    }

    /// The layers that count for an agent and a model, the weakest first. `None` stands for an agent without settings of its
    /// own.
    #[must_use]
    pub fn layers(&self, agent: Option<&str>, model: &ModelId) -> Vec<usize> {
        let keys = keys(model);
        let agent = agent.and_then(|agent| self.agents.get(agent));
        let of_model = |scope: &OfScope| keys.iter().find_map(|key| scope.models.get(key.as_str()).cloned());
        let mut layers: Vec<usize> = self.defaults.own.into_iter().collect();
        layers.extend(of_model(&self.defaults).into_iter().flatten());
        layers.extend(agent.and_then(of_model).into_iter().flatten());
        layers.extend(agent.and_then(|it| it.own));
        layers
    }
}

/// A key as one layer has it.
#[derive(Debug, Clone, Copy)]
pub struct Written<'s> {
    /// The object, as an index into the document's.
    pub index: usize,
    /// Its layer.
    pub layer: Layer,
    /// The key or alias that counts there.
    pub key: &'static str,
    /// Its value.
    pub value: Value<'s>,
}

/// Every layer that has one of these names for a key, the weakest first; the last one wins. Inside a layer the first name
/// counts.
#[must_use]
pub fn written<'s>(params: &[Params<'s>], layers: &[usize], names: &[&'static str]) -> Vec<Written<'s>> {
    let in_layer = |&index: &usize| {
        let own = params.get(index)?;
        names.iter().find_map(|&key| {
            let value = own.place.get(key)?.value;
            Some(Written { index, layer: own.layer, key, value })
        })
    };
    layers.iter().filter_map(in_layer).collect()
}

/// The value of a param that counts for requests that these layers count for.
#[must_use]
pub fn winner<'s>(params: &[Params<'s>], layers: &[usize], param: &'static Param) -> Option<Written<'s>> {
    let is_set = |written: &&Written<'s>| !matches!(written.value.kind(), ValueKind::Null);
    let is_taken =
        |written: &Written<'s>| written.value.as_number().is_some_and(|number| param.takes_number(number));
    if param.apart {
        // Over `null` in the stronger place the next name counts.
        let by_name = param.names().into_iter().filter_map(|name| written(params, layers, &[name]).pop());
        let by_name: Vec<Written<'s>> = by_name.collect();
        let set = by_name.iter().find(|written| param.pick != Pick::Set || is_set(written));
        return set.or(by_name.first()).copied();
    }
    let in_layer = |&index: &usize| {
        let own = params.get(index)?;
        let named = |key| Some(Written { index, layer: own.layer, key, value: own.place.get(key)?.value });
        let named: Vec<Written<'s>> = param.names_in(own.layer).into_iter().filter_map(named).collect();
        match param.pick {
            Pick::First => named.first().copied(),
            Pick::Set => named.iter().find(is_set).or(named.first()).copied(),
            Pick::Valid => named.into_iter().find(|written| is_taken(written)),
        }
    };
    layers.iter().rev().find_map(in_layer)
}

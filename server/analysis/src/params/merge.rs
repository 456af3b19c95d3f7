//! The layers of one agent and model in OpenClaw's order, and which value of a key wins.

use json5_syntax::ast::Value;
use openclaw_knowledge::params::Layer;

use super::places::Params;
use super::route::keys;
use crate::model_ref::ModelId;

/// The layers that count for an agent and a model, the weakest first, as indices into `params`. `None` stands for an agent
/// without settings of its own.
#[must_use]
pub fn layers(params: &[Params<'_>], agent: Option<&str>, model: &ModelId) -> Vec<usize> {
    let keys = keys(model);
    let one = |layer: Layer| {
        let indexed = params.iter().enumerate();
        indexed.filter(move |(_, params)| params.layer == layer).filter(move |(_, params)| match layer {
            Layer::Agent | Layer::AgentModel => agent.is_some() && params.agent.as_deref() == agent,
            _ => true,
        })
    };
    let mut layers = Vec::new();
    for layer in Layer::MERGED {
        match layer {
            Layer::Defaults | Layer::Agent => layers.extend(one(layer).map(|(index, _)| index).next_back()),
            _ => layers.extend(keys.iter().find_map(|key| {
                one(layer)
                    .filter(|(_, params)| params.reference.as_ref() == Some(key))
                    .map(|(index, _)| index)
                    .next_back()
            })),
        }
    }
    layers
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

//! The layers of one agent and model in OpenClaw's order, and which value of a key wins.

use json5_syntax::ast::Value;
use openclaw_knowledge::params::Layer;

use super::places::Params;
use super::route::keys;
use crate::model_ref::ModelId;

/// The layers that count for an agent and a model, the weakest first. `None` stands for an agent without settings of its own.
#[must_use]
pub fn layers<'r, 's>(params: &'r [Params<'s>], agent: Option<&str>, model: &ModelId) -> Vec<&'r Params<'s>> {
    let keys = keys(model);
    let of_agent = |params: &&Params<'s>| match params.layer {
        Layer::Agent | Layer::AgentModel => agent.is_some() && params.agent.as_deref() == agent,
        _ => true,
    };
    let one = |layer: Layer| params.iter().filter(move |params| params.layer == layer).filter(of_agent);
    let mut layers = Vec::new();
    for layer in Layer::MERGED {
        match layer {
            Layer::Defaults | Layer::Agent => layers.extend(one(layer).next_back()),
            _ => {
                let found = keys
                    .iter()
                    .find_map(|key| one(layer).rfind(|params| params.reference.as_ref() == Some(key)));
                layers.extend(found);
            }
        }
    }
    layers
}

/// A key as one layer has it.
#[derive(Debug, Clone, Copy)]
pub struct Written<'r, 's> {
    /// The layer.
    pub params: &'r Params<'s>,
    /// The key or alias that counts there.
    pub key: &'r str,
    /// Its value.
    pub value: Value<'s>,
}

/// Every layer that has one of these names for a key, the weakest first; the last one wins. Inside a layer the first name
/// counts.
#[must_use]
pub fn written<'r, 's>(layers: &[&'r Params<'s>], names: &[&'r str]) -> Vec<Written<'r, 's>> {
    let in_layer = |params: &&'r Params<'s>| {
        let params = *params;
        names.iter().find_map(|&key| Some(Written { params, key, value: params.place.get(key)?.value }))
    };
    layers.iter().filter_map(in_layer).collect()
}

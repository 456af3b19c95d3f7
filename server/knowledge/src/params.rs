//! `params` of models: where such objects stand, in which order they count, and what OpenClaw reads in them.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::pattern::Pattern;

const SOURCE: &str = include_str!("../data/params.json5");

static TABLE: LazyLock<Table> = LazyLock::new(|| crate::table::read(SOURCE));

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    layers: Vec<LayerRow>,
}

/// A kind of place for `params`, in the order in which OpenClaw lays them over each other: a later one wins, key by key.
/// The two of providers are read by single plugins and are no part of that merge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layer {
    /// `agents.defaults.params`
    Defaults,
    /// `agents.defaults.models.<reference>.params`
    DefaultsModel,
    /// `agents.entries.<id>.models.<reference>.params`
    AgentModel,
    /// `agents.entries.<id>.params`
    Agent,
    /// `models.providers.<id>.params`
    Provider,
    /// `models.providers.<id>.models[].params`
    ProviderModel,
}

impl Layer {
    /// The layers that OpenClaw merges, the weakest first.
    pub const MERGED: [Self; 4] = [Self::Defaults, Self::DefaultsModel, Self::AgentModel, Self::Agent];

    /// Whether OpenClaw merges it with the others.
    #[must_use]
    pub fn is_merged(self) -> bool {
        Self::MERGED.contains(&self)
    }
}

/// One place for `params`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LayerRow {
    /// Its kind.
    pub layer: Layer,
    /// The path of the object.
    pub path: Pattern,
    /// The first release whose schema has it.
    pub since: String,
}

/// Every place for `params`, the weakest first.
#[must_use]
pub fn layers() -> &'static [LayerRow] {
    &TABLE.layers
}

#[cfg(test)]
mod tests {
    use super::{SOURCE, Table, layers};

    #[test]
    fn the_table_reads() {
        crate::table::check::<Table>(SOURCE);
        assert!(layers().is_sorted_by_key(|row| row.layer));
    }
}

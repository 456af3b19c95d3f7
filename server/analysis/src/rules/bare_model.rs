//! Words without a provider where one model is chosen, for which OpenClaw takes its default provider.

use std::rc::Rc;

use openclaw_knowledge::model_refs::Role;
use openclaw_knowledge::models::{self, Standing, standing};

use super::Context;
use crate::facts::model_refs::Reference;
use crate::model_ref::{How, ModelId, ModelNames, split_profile};
use crate::suggest::nearest;

/// The first release that is known to warn of them.
const SINCE: &str = "2026.9.0";

/// A word, and how it is read.
pub(super) struct Bare<'c, 's> {
    pub(super) reference: &'c Reference<'s>,
    /// The model that OpenClaw takes it for.
    pub(super) read: ModelId,
    names: Rc<ModelNames>,
}

/// What an alias that does not exist is meant to be.
pub(super) enum Meant {
    /// One of OpenClaw's own, whose model is no key of `agents.defaults.models`.
    BuiltIn(&'static str),
    /// One of the document, mistyped.
    Alias(String),
}

impl<'s> Context<'s> {
    /// The words that are neither an alias nor a model of only one provider here.
    pub(super) fn bare_models(&self) -> impl Iterator<Item = Bare<'_, 's>> {
        let references = if self.targets(SINCE) { self.model_references() } else { &[] };
        references.iter().filter(|reference| is_bare(reference)).filter_map(|reference| {
            let names = self.model_names(reference.agent);
            let resolved = reference.resolve(&names)?;
            let is_read = resolved.how == How::DefaultProvider;
            is_read.then_some(Bare { reference, read: resolved.id, names })
        })
    }
}

impl Bare<'_, '_> {
    /// The alias that is meant, if it looks like one.
    pub(super) fn alias(&self) -> Option<Meant> {
        let (word, _) = split_profile(&self.reference.text);
        if let Some(target) = models::built_in_alias(word) {
            return Some(Meant::BuiltIn(target));
        }
        if self.reference.row.key {
            return None;
        }
        let alias = nearest(word, self.names.aliases().iter().map(|alias| alias.word.as_str()))?;
        Some(Meant::Alias(alias.to_owned()))
    }
}

fn is_bare(reference: &Reference<'_>) -> bool {
    let text = reference.text.trim();
    // A key with params that nothing finds is said to be dead.
    let chooses = match reference.row.key {
        true => !reference.has_params(),
        false => reference.row.role == Role::Selector,
    };
    reference.is_literal && chooses && !text.is_empty() && !text.contains('/')
}

/// Whether OpenClaw knows a model, given as it spells it.
pub(super) fn is_known(id: &ModelId) -> bool {
    matches!(
        standing(&id.provider, &id.model),
        Standing::Listed | Standing::Deprecated(_) | Standing::Unlisted
    )
}

/// The models of this name that OpenClaw knows.
pub(super) fn known_elsewhere(model: &str) -> Vec<ModelId> {
    let ids = models::providers().iter().map(|provider| ModelId::new(&provider.id, model));
    ids.filter(is_known).collect()
}

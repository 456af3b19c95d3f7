//! Model references: what the document gives names to, then what OpenClaw lists by itself, deprecated ones last.

use json5_syntax::ast::Value;
use openclaw_knowledge::model_refs::Role;
use openclaw_knowledge::models;

use super::place::{Place, Rank};
use crate::effective;
use crate::model_ref::{Alias, ModelId};
use crate::params::Reading;

/// A reference that can be written.
pub(super) struct Model {
    pub(super) text: String,
    pub(super) rank: Rank,
    pub(super) deprecated: bool,
    /// The model that an alias stands for.
    pub(super) target: Option<String>,
}

/// The references that fit a role at a place, each once.
pub(super) fn models(place: &Place<'_>, role: Role) -> Vec<Model> {
    let (root, agent) = (place.root, place.agent());
    let mut found: Vec<Model> = Vec::new();
    if role != Role::Literal {
        let alias = |alias: &Alias| {
            let target = Some(alias.target.to_string());
            Model { text: alias.word.clone(), rank: Rank::Defined, deprecated: false, target }
        };
        let reading = Reading::of(place.snapshot, place.file);
        let names = reading.map(|reading| reading.names_for(agent)).unwrap_or_default();
        found.extend(names.aliases().iter().map(alias));
    }
    let mut add = |text: String, rank, deprecated| {
        if !text.is_empty() && !found.iter().any(|model| model.text == text) {
            found.push(Model { text, rank, deprecated, target: None });
        }
    };
    let defaults = effective::entries_at(root, &["agents", "defaults", "models"]);
    for entry in defaults.into_iter().chain(effective::entries_at(agent, &["models"])) {
        if role == Role::Policy || !entry.name.ends_with("/*") {
            add(entry.name.into_owned(), Rank::Defined, false);
        }
    }
    let providers = effective::entries_at(root, &["models", "providers"]);
    for provider in &providers {
        let models = provider.value.get("models").and_then(Value::as_array);
        for id in models.into_iter().flat_map(|models| models.values()).filter_map(|model| model.get("id")) {
            if let Some(id) = id.as_str().filter(|id| !id.is_empty()) {
                add(format!("{}/{id}", provider.name), Rank::Defined, false);
            }
        }
    }
    for provider in models::providers() {
        for model in &provider.models {
            add(ModelId::new(&provider.id, model).to_string(), Rank::Usual, false);
        }
    }
    if role == Role::Policy {
        let listed = models::providers().iter().filter(|provider| !provider.models.is_empty());
        let ids = providers.iter().map(|provider| &*provider.name);
        for id in ids.chain(listed.map(|provider| provider.id.as_str())) {
            add([id, "/*"].concat(), Rank::Usual, false);
        }
    }
    for provider in models::providers() {
        for row in &provider.deprecated {
            add(ModelId::new(&provider.id, &row.model).to_string(), Rank::Rare, true);
        }
    }
    found
}

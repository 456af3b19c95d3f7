//! Names that fit a place: what OpenClaw knows by itself, and what the document defines.

use json5_syntax::ast::Value;
use openclaw_knowledge::built_in_providers;
use openclaw_knowledge::names::{NameKind, Names};
use openclaw_knowledge::pattern::Pattern;
use openclaw_knowledge::plugins::plugins;

/// A name, and whether the document defines it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) text: String,
    pub(super) in_document: bool,
}

/// The names of one kind, those of the document first, each once.
pub(super) fn names(names: &Names, root: Option<Value<'_>>) -> Vec<Name> {
    let mut found = Vec::new();
    for map in &names.defined {
        defined(map, root, &mut found);
    }
    if names.kind == NameKind::Agent {
        listed_agents(root, &mut found);
    }
    for known in known(names) {
        push(&mut found, known, false);
    }
    found
}

fn known(names: &Names) -> Vec<&str> {
    let listed = names.known.iter().map(String::as_str);
    match names.kind {
        NameKind::Channel => {
            plugins().channels().iter().map(|channel| channel.id.as_str()).chain(listed).collect()
        }
        NameKind::Provider => built_in_providers::ids().iter().map(String::as_str).chain(listed).collect(),
        NameKind::Plugin => {
            plugins().bundled().iter().map(|plugin| plugin.id.as_str()).chain(listed).collect()
        }
        NameKind::WebSearchProvider => plugins().web_search_providers().chain(listed).collect(),
        _ => listed.collect(),
    }
}

fn defined(map: &Pattern, root: Option<Value<'_>>, found: &mut Vec<Name>) {
    let object = map.keys().fold(root, |value, key| value?.get(key)).and_then(Value::as_object);
    for member in object.into_iter().flat_map(|object| object.members()) {
        if let Some(key) = member.key().filter(|_| member.value().is_some()) {
            push(found, &key.name(), true);
        }
    }
}

/// Agents as releases before 2026.8.1 list them, which later ones still read.
fn listed_agents(root: Option<Value<'_>>, found: &mut Vec<Name>) {
    let list = root.and_then(|root| root.at(&["agents", "list"])).and_then(Value::as_array);
    for agent in list.into_iter().flat_map(|list| list.values()) {
        if let Some(id) = agent.get("id").and_then(Value::as_str) {
            push(found, &id, true);
        }
    }
}

fn push(found: &mut Vec<Name>, text: &str, in_document: bool) {
    if !text.is_empty() && !found.iter().any(|name| name.text == text) {
        found.push(Name { text: text.to_owned(), in_document });
    }
}

/// The providers that a SecretRef of this source can name.
pub(super) fn secret_providers(source: Option<&str>, root: Option<Value<'_>>) -> Vec<Name> {
    let mut found = Vec::new();
    let providers = root.and_then(|root| root.at(&["secrets", "providers"])).and_then(Value::as_object);
    for member in providers.into_iter().flat_map(|providers| providers.members()) {
        let (Some(key), Some(value)) = (member.key(), member.value()) else { continue };
        let own = value.get("source").and_then(Value::as_str);
        if source.is_none() || own.as_deref() == source {
            push(&mut found, &key.name(), true);
        }
    }
    // Env and store need no provider of their own: this alias stands for them.
    if source.is_none_or(|source| matches!(source, "env" | "store")) {
        push(&mut found, "default", false);
    }
    found
}

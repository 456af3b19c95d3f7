//! Keys: those that the schema names, those of maps that name something, and `$include`.

use std::collections::BTreeMap;

use json5_syntax::SyntaxKind;
use openclaw_knowledge::common_keys::common_keys;
use openclaw_knowledge::model_refs::Role;
use openclaw_knowledge::names::{self, NameKind};
use openclaw_knowledge::text::Message;
use openclaw_schema::NodeId;

use super::models::models;
use super::names::names;
use super::place::{Place, Rank};
use super::{CompletionItem, CompletionKind, Template, beta_flags, params, skeleton};
use crate::beta_flags::{HEADER, is_header};
use crate::cursor::decoded;
use crate::schema_text::type_text;
use crate::{Part, Tag};

/// The directive that OpenClaw reads in every object before it looks at the schema.
const INCLUDE: &str = "$include";

pub(super) fn keys(place: &Place<'_>) -> Vec<CompletionItem> {
    let nodes = place.container_nodes();
    let present = present(place);
    let keys = Place::keys(&place.cursor.container_path);
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let named = names::of_keys(&keys);
    let is_offered = |name: &str| {
        !present.iter().any(|key| key == name)
            && !named.is_some_and(|names| names.hidden.iter().any(|key| key == name))
    };

    let mut items: Vec<CompletionItem> = Vec::new();
    for (name, candidate) in candidates(place, &nodes) {
        if is_offered(&name) {
            items.extend(key(place, &name, &candidate));
        }
    }
    // The list of a long object starts with what people come for; the rest follows by the alphabet.
    let common = common_keys(&keys);
    for item in items.iter_mut().filter(|item| item.sort.starts_with(Rank::Usual.digit())) {
        if let Some(at) = common.iter().position(|key| *key == item.label) {
            item.sort = format!("{}{at:02}", Rank::Common.digit());
        }
    }
    let values = map_values(place, &nodes);
    if named.is_some_and(|names| names.kind == NameKind::Model) {
        for model in models(place, Role::Literal) {
            if is_offered(&model.text) {
                let kind = CompletionKind::Reference;
                let candidate = Candidate { nodes: values.clone(), rank: model.rank, kind };
                let mut item = key(place, &model.text, &candidate);
                if let Some(item) = &mut item {
                    item.tags.extend(model.deprecated.then_some(Tag::Deprecated));
                    item.docs.part = Some(Part::Model { text: model.text, key: true });
                }
                items.extend(item);
            }
        }
    } else if let Some(table) = named.filter(|_| !values.is_empty()) {
        for name in names(table, place.root) {
            if is_offered(&name.text) && !items.iter().any(|item| item.label == name.text) {
                let rank = if name.in_document { Rank::Defined } else { Rank::Usual };
                let candidate = Candidate { nodes: values.clone(), rank, kind: CompletionKind::Reference };
                items.extend(key(place, &name.text, &candidate));
            }
        }
    }
    items.extend(params::keys(place, &present));
    if beta_flags::is_header_place(place) && !present.iter().any(|key| is_header(key)) {
        let candidate = Candidate { nodes: values, rank: Rank::Common, kind: CompletionKind::Property };
        items.extend(key(place, HEADER, &candidate));
    }
    if is_offered(INCLUDE) && place.cursor.container.is_some() {
        let candidate = Candidate { nodes: Vec::new(), rank: Rank::Rare, kind: CompletionKind::File };
        items.extend(key(place, INCLUDE, &candidate));
    }
    items
}

struct Candidate {
    /// The schemas of its value.
    nodes: Vec<NodeId>,
    rank: Rank,
    kind: CompletionKind,
}

/// The keys that the schemas name, each with the schemas of its value from every branch that may hold.
fn candidates(place: &Place<'_>, nodes: &[NodeId]) -> BTreeMap<String, Candidate> {
    let arena = &place.schema.arena;
    let mut found: BTreeMap<String, Candidate> = BTreeMap::new();
    for &id in nodes {
        let node = arena.node(id);
        let mut add = |name: &str, below: Option<NodeId>| {
            let required = arena.required(node).any(|required| required == name);
            let rank = match name {
                _ if required => Rank::Required,
                name if name.starts_with('$') => Rank::Rare,
                _ => Rank::Usual,
            };
            let new = || Candidate { nodes: Vec::new(), rank, kind: CompletionKind::Property };
            let candidate = found.entry(name.to_owned()).or_insert_with(new);
            candidate.nodes.extend(below.filter(|id| !candidate.nodes.contains(id)));
            if required {
                candidate.rank = Rank::Required;
            }
        };
        for &(name, below) in &node.properties {
            add(arena.str(name), Some(below));
        }
        let names =
            node.logic().property_names.map(|id| place.schema.describe(&[id]).values).unwrap_or_default();
        for name in names {
            if let openclaw_schema::Value::String(name) = name {
                add(arena.str(*name), arena.map_value(node));
            }
        }
    }
    found
}

/// The schemas of the entries, where a container is a map.
fn map_values(place: &Place<'_>, nodes: &[NodeId]) -> Vec<NodeId> {
    nodes.iter().filter_map(|&id| place.schema.arena.map_value(place.schema.arena.node(id))).collect()
}

/// The decoded keys that the container has already, without the one that is being typed.
fn present(place: &Place<'_>) -> Vec<String> {
    let Some(container) = &place.cursor.container else { return Vec::new() };
    let members = container.children().filter(|child| child.kind() == SyntaxKind::Member);
    let keys = members.filter_map(|member| member.first_token());
    let own = place.cursor.word.as_ref().map(|word| &word.0);
    keys.filter(|key| Some(key) != own).map(|key| decoded(&key)).collect()
}

fn key(place: &Place<'_>, name: &str, candidate: &Candidate) -> Option<CompletionItem> {
    let typed =
        place.cursor.word.as_ref().and_then(|word| word.quote()).filter(|quote| matches!(quote, '"' | '\''));
    let written = match typed {
        Some(quote) => crate::dress::quoted(name, quote),
        None => place.dress.key(name),
    };
    let nodes = place.schema.branches(&candidate.nodes);
    let mut insert = Template::text(written);
    let mut opens = false;
    if !place.cursor.colon_follows() {
        insert.push(": ");
        let value = if name == INCLUDE {
            skeleton::string(place.dress)
        } else {
            skeleton::value(&place.schema, &nodes, place.dress)
        };
        opens = value.has_choices_inside();
        insert.append(value);
    }
    let mut item = place.item(name, candidate.kind, candidate.rank, insert)?;
    item.retrigger = opens;
    item.docs = place.cursor.container_path.key(name).into();
    let types = type_text(&place.schema, &nodes);
    item.detail = match (types.is_empty(), candidate.rank) {
        (true, _) => None,
        (false, Rank::Required) => Some(Message::new("completion-required").with("types", types)),
        (false, _) => Some(Message::new("completion-types").with("types", types)),
    };
    Some(item)
}

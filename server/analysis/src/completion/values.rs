//! Values: constants, defaults, switches, names of things, and brackets to fill in.

use json5_syntax::{Path, Segment};
use openclaw_knowledge::beta_flags::BetaFlag;
use openclaw_knowledge::text::Message;
use openclaw_knowledge::{model_refs, names};
use openclaw_schema::{NodeId, Type, Value};

use super::models::{Model, models};
use super::names::{names as known_names, secret_providers};
use super::place::{Place, Rank};
use super::{CompletionItem, CompletionKind, Template, beta_flags, params, skeleton, variables};
use crate::cursor::Slot;
use crate::schema_text::literal;
use crate::{Part, Tag};

pub(super) fn values(place: &Place<'_>) -> Vec<CompletionItem> {
    let path = place.cursor.path();
    let nodes = nodes(place, &path);
    let description = place.schema.describe(&nodes);
    let mut list = List { place, items: Vec::new(), taken: siblings(place) };

    let keys = Place::keys(&path);
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    if let Some((table, value)) = names::of_value(&keys) {
        for name in known_names(table, place.root) {
            let rank = if name.in_document { Rank::Defined } else { Rank::Usual };
            list.string(&name.text, CompletionKind::Reference, rank);
        }
        for word in &value.also {
            list.string(word, CompletionKind::EnumMember, Rank::Common);
        }
    }
    if let Some(row) = model_refs::at(&keys, false) {
        for model in models(place, row.role) {
            list.model(model);
        }
    }
    secret_reference(&mut list);
    for flag in beta_flags::whole(place) {
        list.flag(flag);
    }
    params::values(&mut list);
    for value in &description.values {
        list.constant(value, CompletionKind::EnumMember, Rank::Common);
    }
    if let Some(default) =
        description.default.filter(|value| !matches!(value, Value::Object(_) | Value::Array(_)))
    {
        list.constant(default, CompletionKind::Value, Rank::Common);
        list.mark_default(default);
    }
    for of in &description.types {
        match of {
            Type::Boolean => {
                list.constant(&Value::Bool(true), CompletionKind::Value, Rank::Common);
                list.constant(&Value::Bool(false), CompletionKind::Value, Rank::Common);
            }
            Type::Object => list.brackets("{", "}"),
            Type::Array => list.brackets("[", "]"),
            Type::Null => list.constant(&Value::Null, CompletionKind::Value, Rank::Rare),
            Type::String | Type::Number | Type::Integer => {}
        }
    }
    let has_strings = list.items.iter().any(|item| item.insert.plain().contains(place.dress.quote));
    if description.types.contains(&Type::String) && !has_strings && place.cursor.word.is_none() {
        list.raw("\"\"", CompletionKind::Structure, Rank::Usual, skeleton::string(place.dress));
    }
    if is_secret(place, &nodes) {
        list.raw("\"${}\"", CompletionKind::Variable, Rank::Common, skeleton::variable(place.dress));
    }
    list.items
}

/// The schemas of the value at the cursor. Where the cursor is in the very member that tells a union's branches apart,
/// every branch counts: another one may be meant.
fn nodes(place: &Place<'_>, path: &Path) -> Vec<NodeId> {
    let schema = &place.schema;
    let nodes = schema.at(path, place.root);
    let is_fixed = |nodes: &[NodeId]| {
        let description = schema.describe(nodes);
        description.values.len() <= 1 && description.types.is_empty()
    };
    let (Some(Segment::Key(_)), true) = (path.0.last(), is_fixed(&nodes)) else { return nodes };
    schema.at(path, None)
}

/// Inside a SecretRef: its provider and, for the environment, its id.
fn secret_reference(list: &mut List<'_, '_>) {
    let place = list.place;
    let Slot::MemberValue { key, .. } = &place.cursor.slot else { return };
    if !matches!(key.as_str(), "provider" | "id") || !is_secret(place, &place.container_nodes()) {
        return;
    }
    let around = place.root.and_then(|root| root.at_path(&place.cursor.container_path.0));
    let source = around.and_then(|around| around.get("source")?.as_str());
    if key == "provider" {
        for name in secret_providers(source.as_deref(), place.root) {
            list.string(&name.text, CompletionKind::Reference, Rank::Defined);
        }
    } else if source.as_deref() == Some("env") {
        for name in variables::names(place) {
            list.string(&name, CompletionKind::Variable, Rank::Defined);
        }
    }
}

/// Whether a SecretRef may stand here: OpenClaw's own mark of a secret.
fn is_secret(place: &Place<'_>, nodes: &[NodeId]) -> bool {
    let arena = &place.schema.arena;
    let names = |id: NodeId, key: &str| arena.property(arena.node(id), key).is_some();
    nodes.iter().any(|&id| ["source", "provider", "id"].iter().all(|key| names(id, key)))
}

/// The text of the other elements of a list, which need no second proposal.
fn siblings(place: &Place<'_>) -> Vec<String> {
    let (Slot::Element(_), Some(container)) = (&place.cursor.slot, &place.cursor.container) else {
        return Vec::new();
    };
    let own = place.cursor.word.as_ref().map(|word| &word.0);
    let tokens = container.children().filter_map(|child| child.first_token());
    tokens.filter(|token| Some(token) != own).map(|token| crate::cursor::decoded(&token)).collect()
}

pub(super) struct List<'p, 's> {
    pub(super) place: &'p Place<'s>,
    items: Vec<CompletionItem>,
    taken: Vec<String>,
}

impl List<'_, '_> {
    fn constant(&mut self, value: &Value, kind: CompletionKind, rank: Rank) {
        let arena = &self.place.schema.arena;
        match value {
            Value::String(text) => {
                let text = arena.str(*text).to_owned();
                self.string(&text, kind, rank);
            }
            value => {
                let text = literal(arena, value, self.place.dress.quote);
                self.raw(&text, kind, rank, Template::text(text.clone()));
            }
        }
    }

    pub(super) fn string(&mut self, text: &str, kind: CompletionKind, rank: Rank) {
        let typed = self.place.cursor.word.as_ref().and_then(|word| word.quote());
        let quote = typed.filter(|quote| matches!(quote, '"' | '\'')).unwrap_or(self.place.dress.quote);
        let insert = Template::text(crate::dress::quoted(text, quote));
        self.push(text, kind, rank, insert);
    }

    fn model(&mut self, model: Model) {
        let before = self.items.len();
        self.string(&model.text, CompletionKind::Reference, model.rank);
        if let Some(item) = self.items.get_mut(before) {
            item.tags.extend(model.deprecated.then_some(Tag::Deprecated));
            item.detail = model.target.map(|target| Message::new("completion-alias").with("model", target));
            item.docs.part = Some(Part::Model { text: model.text, key: false });
        }
    }

    fn flag(&mut self, flag: &'static BetaFlag) {
        let before = self.items.len();
        self.string(&flag.id, CompletionKind::EnumMember, beta_flags::rank(flag));
        if let Some(item) = self.items.get_mut(before) {
            beta_flags::describe(item, flag);
        }
    }

    pub(super) fn brackets(&mut self, opener: &str, closer: &str) {
        self.raw(
            &format!("{opener}{closer}"),
            CompletionKind::Structure,
            Rank::Usual,
            skeleton::brackets(opener, closer),
        );
        if let Some(last) = self.items.last_mut() {
            last.retrigger = true;
        }
    }

    /// What is no string; not offered where a string has been begun.
    pub(super) fn raw(&mut self, label: &str, kind: CompletionKind, rank: Rank, insert: Template) {
        if self.place.cursor.word.as_ref().is_none_or(|word| word.quote().is_none()) {
            self.push(label, kind, rank, insert);
        }
    }

    fn push(&mut self, label: &str, kind: CompletionKind, rank: Rank, insert: Template) {
        if self.items.iter().any(|item| item.label == label) || self.taken.iter().any(|taken| taken == label)
        {
            return;
        }
        let mut whole = Template::default();
        if matches!(self.place.cursor.slot, Slot::MemberValue { colon: false, .. }) {
            whole.push(": ");
        }
        whole.append(insert);
        let Some(mut item) = self.place.item(label, kind, rank, whole) else { return };
        // The order of constants is the author's: `off` before `low` before `high`.
        item.sort = format!("{}{:03}", rank.digit(), self.items.len());
        self.items.push(item);
    }

    /// A note beside a proposal.
    pub(super) fn mark(&mut self, label: &str, detail: Option<Message>) {
        if let Some(item) = self.items.iter_mut().find(|item| item.label == label) {
            item.detail = detail;
        }
    }

    fn mark_default(&mut self, default: &Value) {
        let arena = &self.place.schema.arena;
        let label = match default {
            Value::String(text) => arena.str(*text).to_owned(),
            value => literal(arena, value, '"'),
        };
        if let Some(item) = self.items.iter_mut().find(|item| item.label == label) {
            item.detail = Some(Message::new("completion-default"));
        }
    }
}

//! Arena -> JSON Schema, for the source form of the bundle and for whoever wants to read a node.

use serde_json::{Map, Number as JsonNumber, Value as Json, json};

use crate::arena::Arena;
use crate::node::{Additional, Items, Node, NodeId, Number, StrId, Type, TypeSet, Value};
use crate::schema::Schema;

impl Schema {
    /// The structure as JSON Schema: references followed, no titles or descriptions. `None` for a
    /// recursive schema, which has no such form.
    pub fn to_json(&self) -> Option<Json> {
        expand(&self.arena, self.root, 0)
    }
}

pub(crate) fn expand(arena: &Arena, id: NodeId, depth: usize) -> Option<Json> {
    const MAX_DEPTH: usize = 256;
    if depth == MAX_DEPTH {
        return None;
    }
    let mut complete = true;
    let json = node_to_json(arena, arena.node(id), &mut |below| {
        expand(arena, below, depth + 1).unwrap_or_else(|| {
            complete = false;
            Json::Null
        })
    });
    complete.then_some(json)
}

/// One node; `below` says what stands for the nodes under it.
pub(crate) fn node_to_json(arena: &Arena, node: &Node, below: &mut dyn FnMut(NodeId) -> Json) -> Json {
    let mut object = Map::new();
    let mut set = |keyword: &str, json: Json| object.insert(keyword.to_owned(), json);
    if let Some(types) = types(node.types) {
        set("type", types);
    }
    if !node.properties.is_empty() {
        set("properties", properties(arena, &node.properties, below));
    }
    if !node.required.is_empty() {
        set("required", node.required.iter().map(|&name| arena.str(name)).collect());
    }
    if let Some(json) = additional(node.additional, below) {
        set("additionalProperties", json);
    }
    match &node.items {
        Items::Any => {}
        Items::Each(id) => drop(set("items", below(*id))),
        Items::Tuple { prefix, additional: rest } => {
            set("items", list(prefix, below));
            if let Some(json) = additional(*rest, below) {
                set("additionalItems", json);
            }
        }
    }
    match node.values.as_deref() {
        None => {}
        Some([one]) => drop(set("const", value(arena, one))),
        Some(many) => drop(set("enum", many.iter().map(|one| value(arena, one)).collect())),
    }
    if let Some(default) = &node.default {
        set("default", value(arena, default));
    }
    for (keyword, schemas) in
        [("anyOf", &*node.any_of), ("oneOf", &*node.one_of), ("allOf", &*node.logic().all_of)]
    {
        if !schemas.is_empty() {
            set(keyword, list(schemas, below));
        }
    }
    facets(arena, node, &mut set);

    let logic = node.logic();
    let condition = logic.condition;
    for (keyword, schema) in [
        ("not", logic.not),
        ("if", condition.map(|condition| condition.test)),
        ("then", condition.and_then(|condition| condition.then)),
        ("else", condition.and_then(|condition| condition.otherwise)),
        ("propertyNames", logic.property_names),
    ] {
        if let Some(id) = schema {
            set(keyword, below(id));
        }
    }
    if !logic.pattern_properties.is_empty() {
        set("patternProperties", properties(arena, &logic.pattern_properties, below));
    }
    Json::Object(object)
}

fn facets(arena: &Arena, node: &Node, set: &mut dyn FnMut(&str, Json) -> Option<Json>) {
    let facets = node.facets();
    for (keyword, bound) in [
        ("minimum", facets.minimum),
        ("maximum", facets.maximum),
        ("exclusiveMinimum", facets.exclusive_minimum),
        ("exclusiveMaximum", facets.exclusive_maximum),
        ("multipleOf", facets.multiple_of),
    ] {
        if let Some(bound) = bound {
            set(keyword, number(bound));
        }
    }
    for (keyword, count) in [
        ("minLength", facets.min_length),
        ("maxLength", facets.max_length),
        ("minItems", facets.min_items),
        ("maxItems", facets.max_items),
        ("minProperties", facets.min_properties),
        ("maxProperties", facets.max_properties),
    ] {
        if let Some(count) = count {
            set(keyword, json!(count));
        }
    }
    for (keyword, text) in [("pattern", facets.pattern), ("format", facets.format)] {
        if let Some(text) = text {
            set(keyword, json!(arena.str(text)));
        }
    }
    if facets.unique_items {
        set("uniqueItems", json!(true));
    }
}

fn types(types: TypeSet) -> Option<Json> {
    let names: Vec<&str> = types.iter().map(Type::name).collect();
    match &*names {
        _ if types == TypeSet::ANY => None,
        [one] => Some(json!(one)),
        many => Some(json!(many)),
    }
}

fn properties(arena: &Arena, properties: &[(StrId, NodeId)], below: &mut dyn FnMut(NodeId) -> Json) -> Json {
    let members = properties.iter().map(|&(name, id)| (arena.str(name).to_owned(), below(id)));
    Json::Object(members.collect())
}

fn list(schemas: &[NodeId], below: &mut dyn FnMut(NodeId) -> Json) -> Json {
    schemas.iter().map(|&id| below(id)).collect()
}

fn additional(additional: Additional, below: &mut dyn FnMut(NodeId) -> Json) -> Option<Json> {
    match additional {
        Additional::Open => None,
        Additional::Closed => Some(json!(false)),
        Additional::Schema(id) => Some(below(id)),
    }
}

fn value(arena: &Arena, from: &Value) -> Json {
    match from {
        Value::Null => Json::Null,
        Value::Bool(bool) => json!(bool),
        Value::Number(of) => number(*of),
        Value::String(text) => json!(arena.str(*text)),
        Value::Array(list) => list.iter().map(|one| value(arena, one)).collect(),
        Value::Object(members) => {
            let member = |(name, of): &(_, _)| (arena.str(*name).to_owned(), value(arena, of));
            Json::Object(members.iter().map(member).collect())
        }
    }
}

/// Whole numbers without a fraction, as people write them.
fn number(number: Number) -> Json {
    let number = number.get();
    // 2^53: up to here every whole number is exact.
    let whole = number.fract() == 0.0 && number.abs() <= 9_007_199_254_740_992.0;
    if whole { json!(number as i64) } else { JsonNumber::from_f64(number).map_or(Json::Null, Json::Number) }
}

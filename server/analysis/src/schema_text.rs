//! Schema nodes and their constants in short words: `boolean`, `"short" | "long"`, `string[]`.

use openclaw_schema::{Arena, Items, NodeId, Schema, Type, Value};

use crate::dress::quoted;

/// More constants than this are counted, not listed.
const LISTED: usize = 6;

/// A constant as JSON on one line.
#[must_use]
pub fn literal(arena: &Arena, value: &Value, quote: char) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(bool) => bool.to_string(),
        Value::Number(number) => number.get().to_string(),
        Value::String(text) => quoted(arena.str(*text), quote),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| literal(arena, item, quote)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(members) => {
            let member = |(key, value): &_| {
                format!("{}: {}", quoted(arena.str(*key), quote), literal(arena, value, quote))
            };
            let members: Vec<String> = members.iter().map(member).collect();
            if members.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", members.join(", ")) }
        }
    }
}

/// What a place takes, in a few words; empty when it takes anything.
#[must_use]
pub fn type_text(schema: &Schema, nodes: &[NodeId]) -> String {
    let arena = &schema.arena;
    let description = schema.describe(nodes);
    if description.anything {
        return String::new();
    }
    let mut words: Vec<String> = Vec::new();
    if description.values.len() <= LISTED {
        words.extend(description.values.iter().map(|value| literal(arena, value, '"')));
    } else {
        words.extend(description.values.iter().take(LISTED - 1).map(|value| literal(arena, value, '"')));
        words.push("…".to_owned());
    }
    for of in description.types {
        let word = match of {
            Type::Array => array(schema, nodes),
            of => of.name().to_owned(),
        };
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words.join(" | ")
}

fn array(schema: &Schema, nodes: &[NodeId]) -> String {
    let items = nodes.iter().find_map(|&id| match schema.arena.node(id).items {
        Items::Each(item) => Some(item),
        _ => None,
    });
    let types = items.map(|item| schema.describe(&[item]).types).unwrap_or_default();
    match types.as_slice() {
        [one] if *one != Type::Array => format!("{}[]", one.name()),
        _ => "array".to_owned(),
    }
}

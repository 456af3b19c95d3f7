//! Type, allowed values, bounds and default, as the schema has them.

use json5_syntax::Segment;
use openclaw_knowledge::text::Message;
use openclaw_schema::{Facets, Type, Value};

use super::Subject;
use crate::markup::{Block, inline_code};
use crate::schema_text::{literal, type_text};

/// Longer lists are cut; completion shows them whole.
const LISTED: usize = 24;
/// OpenClaw's schema writes the largest safe integer where there is no bound.
const NO_BOUND: f64 = 9_007_199_254_740_991.0;

pub(super) fn contribute(subject: &Subject<'_>, blocks: &mut Vec<Block>) {
    let arena = &subject.schema.arena;
    let description = subject.schema.describe(&subject.nodes);
    let mut line = |message: Message| blocks.push(Block::Line(message));

    let values = &description.values;
    let types = type_text(&subject.schema, &subject.nodes);
    let only_values = description.types.is_empty() && !values.is_empty();
    if !types.is_empty() && !only_values {
        let types = types.split(" | ").filter(|word| !word.starts_with('"') && *word != "…");
        let types: Vec<String> = types.map(inline_code).collect();
        line(Message::new("hover-type").with("types", types.join(" | ")));
    }
    if !values.is_empty() {
        let listed: Vec<String> =
            values.iter().take(LISTED).map(|value| inline_code(&literal(arena, value, '"'))).collect();
        let more = values.len().saturating_sub(LISTED);
        let id = if more > 0 { "hover-values-more" } else { "hover-values" };
        line(Message::new(id).with("values", listed.join(", ")).with("more", more));
    }
    for &id in &subject.nodes {
        bounds(arena.node(id).facets(), arena, &mut line);
    }
    if let Some(default) = description.default {
        line(Message::new("hover-default").with("value", inline_code(&literal(arena, default, '"'))));
    }
    required_keys(subject, &mut line);
    if is_required(subject) {
        line(Message::new("hover-required"));
    }
    if subject.is_secret() && description.types.contains(&Type::String) {
        let id = match () {
            () if subject.is_variable() => "hover-secret-variable",
            () if subject.takes_reference() => "hover-secret",
            () => "hover-secret-text",
        };
        line(Message::new(id).with("example", inline_code("${NAME}")));
    }
}

fn bounds(facets: &Facets, arena: &openclaw_schema::Arena, line: &mut impl FnMut(Message)) {
    let number = |number: f64| inline_code(&number.to_string());
    let bounded = |bound: Option<openclaw_schema::Number>| {
        bound.map(openclaw_schema::Number::get).filter(|bound| bound.abs() < NO_BOUND)
    };
    match (bounded(facets.minimum), bounded(facets.maximum)) {
        (Some(min), Some(max)) => {
            line(Message::new("hover-between").with("min", number(min)).with("max", number(max)))
        }
        (Some(min), None) => line(Message::new("hover-min").with("min", number(min))),
        (None, Some(max)) => line(Message::new("hover-max").with("max", number(max))),
        (None, None) => {}
    }
    if let Some(min) = bounded(facets.exclusive_minimum) {
        line(Message::new("hover-above").with("min", number(min)));
    }
    if let Some(max) = bounded(facets.exclusive_maximum) {
        line(Message::new("hover-below").with("max", number(max)));
    }
    let count = |id, count: Option<u64>, least: u64| {
        let count = count.filter(|count| *count > least)?;
        Some(Message::new(id).with("count", usize::try_from(count).unwrap_or(usize::MAX)))
    };
    let counts = [
        // "At least one character" is what everybody expects.
        count("hover-min-length", facets.min_length, 1),
        count("hover-max-length", facets.max_length, 0),
        count("hover-min-items", facets.min_items, 0),
        count("hover-max-items", facets.max_items, 0),
    ];
    counts.into_iter().flatten().for_each(&mut *line);
    if let Some(pattern) = facets.pattern {
        line(Message::new("hover-pattern").with("pattern", inline_code(arena.str(pattern))));
    }
    if let Some(format) = facets.format {
        line(Message::new("hover-format").with("format", inline_code(arena.str(format))));
    }
}

fn required_keys(subject: &Subject<'_>, line: &mut impl FnMut(Message)) {
    let arena = &subject.schema.arena;
    let objects = subject.nodes.iter().map(|&id| arena.node(id)).filter(|node| !node.properties.is_empty());
    let objects: Vec<_> = objects.collect();
    // Several shapes ask for different keys: then none is required as such.
    if let [object] = objects.as_slice() {
        let keys: Vec<String> = arena.required(object).map(inline_code).collect();
        if !keys.is_empty() {
            line(Message::new("hover-required-keys").with("keys", keys.join(", ")));
        }
    }
}

fn is_required(subject: &Subject<'_>) -> bool {
    let arena = &subject.schema.arena;
    let Some(Segment::Key(key)) = subject.path.0.last() else { return false };
    let mut objects =
        subject.around.iter().map(|&id| arena.node(id)).filter(|node| !node.properties.is_empty());
    let requires = |node: &openclaw_schema::Node| arena.required(node).any(|required| required == key);
    objects.next().is_some_and(requires) && objects.all(requires)
}

/// Whether a value is one of the schema's own constants, and so no secret of the user's.
pub(super) fn is_constant(subject: &Subject<'_>, text: &str) -> bool {
    let arena = &subject.schema.arena;
    let description = subject.schema.describe(&subject.nodes);
    description
        .values
        .iter()
        .any(|value| matches!(value, Value::String(constant) if arena.str(*constant) == text))
}

//! A first value for a key: the constant when there is only one, a choice, or brackets and quotes to type into.

use openclaw_schema::{NodeId, Schema, Type, Value};

use super::{Piece, Template};
use crate::dress::Dress;
use crate::schema_text::literal;

/// Longer lists are chosen from in the completion list, where they can be filtered.
const CHOICES: usize = 12;

pub(super) fn value(schema: &Schema, nodes: &[NodeId], dress: Dress) -> Template {
    let description = schema.describe(nodes);
    let write = |value: &Value| literal(&schema.arena, value, dress.quote);
    let default = description.default.filter(|value| !matches!(value, Value::Object(_) | Value::Array(_)));
    match (description.values.as_slice(), description.types.first()) {
        ([only], None) => Template::text(write(only)),
        ([], Some(Type::Boolean)) => boolean(default),
        ([], Some(Type::String)) => match default {
            Some(Value::String(text)) => {
                within(dress, Piece::Placeholder(schema.arena.str(*text).to_owned()))
            }
            _ => string(dress),
        },
        ([], Some(Type::Number | Type::Integer)) => {
            let minimum = nodes.iter().find_map(|&id| schema.arena.node(id).facets().minimum);
            let number = default.map(write).or_else(|| minimum.map(|minimum| minimum.get().to_string()));
            Template(vec![Piece::Placeholder(number.unwrap_or_else(|| "0".to_owned()))])
        }
        ([], Some(Type::Object)) => brackets("{", "}"),
        ([], Some(Type::Array)) => brackets("[", "]"),
        ([], Some(Type::Null)) => Template::text("null"),
        ([], None) => string(dress),
        (values, _) => choice(values, default, &write, schema, dress),
    }
}

/// An empty string, with the cursor inside.
pub(super) fn string(dress: Dress) -> Template {
    within(dress, Piece::End)
}

/// A reference to a variable, with the cursor where its name goes.
pub(super) fn variable(dress: Dress) -> Template {
    let (before, after) = (format!("{}${{", dress.quote), format!("}}{}", dress.quote));
    Template(vec![Piece::Text(before), Piece::End, Piece::Text(after)])
}

/// Brackets, with the cursor inside.
pub(super) fn brackets(opener: &str, closer: &str) -> Template {
    Template(vec![Piece::Text(opener.to_owned()), Piece::End, Piece::Text(closer.to_owned())])
}

/// A switch that is written down is there to change something: what is not the default comes first.
fn boolean(default: Option<&Value>) -> Template {
    let first = !matches!(default, Some(Value::Bool(true)));
    Template(vec![Piece::Choice(vec![first.to_string(), (!first).to_string()])])
}

fn choice(
    values: &[&Value],
    default: Option<&Value>,
    write: &dyn Fn(&Value) -> String,
    schema: &Schema,
    dress: Dress,
) -> Template {
    let strings = values.iter().map(|value| match value {
        Value::String(text) => Some(schema.arena.str(*text).to_owned()),
        _ => None,
    });
    let strings: Option<Vec<String>> = strings.collect();
    if values.len() > CHOICES {
        return if strings.is_some() {
            string(dress)
        } else {
            Template(vec![Piece::Placeholder(write(values[0]))])
        };
    }
    let at = default.and_then(|default| values.iter().position(|value| *value == default)).unwrap_or(0);
    match strings {
        // The quotes stay outside of the choice, so that the choice reads as the list does.
        Some(mut strings) => {
            strings[..=at].rotate_right(1);
            within(dress, Piece::Choice(strings))
        }
        None => {
            let mut written: Vec<String> = values.iter().map(|value| write(value)).collect();
            written[..=at].rotate_right(1);
            Template(vec![Piece::Choice(written)])
        }
    }
}

fn within(dress: Dress, piece: Piece) -> Template {
    Template(vec![Piece::Text(dress.quote.into()), piece, Piece::Text(dress.quote.into())])
}

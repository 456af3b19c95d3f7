//! How to set the value from the shell.

use json5_syntax::ast::{Value as Ast, ValueKind};
use openclaw_knowledge::text::Message;
use openclaw_schema::{Type, Value};

use super::{Subject, shape};
use crate::markup::Block;
use crate::schema_text::literal;

pub(super) fn contribute(subject: &Subject<'_>, blocks: &mut Vec<Block>) {
    // OpenClaw refuses to set what its schema does not have.
    if subject.nodes.is_empty() {
        return;
    }
    let path = shell(&subject.path.to_string());
    let value = if subject.is_secret() { secret(subject) } else { plain(subject) };
    let Some(value) = value else { return };
    blocks.push(Block::Line(Message::new("hover-set")));
    blocks.push(Block::Code { language: "sh", text: format!("openclaw config set {path} {value}") });
}

/// A secret is set by reference: its text would stay in the shell's history. `None` where no reference is read.
fn secret(subject: &Subject<'_>) -> Option<String> {
    let description = subject.schema.describe(&subject.nodes);
    if subject.is_variable() {
        return None;
    }
    match (subject.takes_reference(), description.types.contains(&Type::String)) {
        (true, true) => Some("--ref-provider default --ref-source env --ref-id NAME".to_owned()),
        (_, true) => Some("'${NAME}'".to_owned()),
        _ => plain(subject),
    }
}

fn plain(subject: &Subject<'_>) -> Option<String> {
    let arena = &subject.schema.arena;
    let description = subject.schema.describe(&subject.nodes);
    if let Some(value) =
        subject.value.filter(|_| !subject.is_secret()).and_then(|value| written(subject, value))
    {
        return Some(value);
    }
    let constant = |value: &Value| match value {
        Value::String(text) => string(arena.str(*text)),
        value => shell(&literal(arena, value, '"')),
    };
    let scalar = |value: &&Value| !matches!(value, Value::Array(_) | Value::Object(_));
    if let Some(default) = description.default.filter(scalar) {
        return Some(constant(default));
    }
    if let Some(first) = description.values.first() {
        return Some(constant(first));
    }
    Some(match description.types.first()? {
        Type::String => "VALUE".to_owned(),
        Type::Number | Type::Integer => {
            let minimum = subject.nodes.iter().find_map(|&id| arena.node(id).facets().minimum);
            minimum.map_or_else(|| "1".to_owned(), |minimum| minimum.get().to_string())
        }
        Type::Boolean => "true".to_owned(),
        // Without `--merge` the whole object would be replaced.
        Type::Object => "'{ ... }' --strict-json --merge".to_owned(),
        Type::Array => "'[ ... ]' --strict-json".to_owned(),
        Type::Null => return None,
    })
}

/// What the document has, where it fits and cannot be private: numbers, switches, and the schema's own words.
fn written(subject: &Subject<'_>, value: Ast<'_>) -> Option<String> {
    let types = subject.schema.describe(&subject.nodes).types;
    let takes = |of: &[Type]| of.iter().any(|of| types.contains(of));
    match value.kind() {
        ValueKind::Bool(_) if takes(&[Type::Boolean]) => value.literal_text().map(shell),
        ValueKind::Number(_) if takes(&[Type::Number, Type::Integer]) => value.literal_text().map(shell),
        ValueKind::String(text) if shape::is_constant(subject, &text) => Some(string(&text)),
        _ => None,
    }
}

/// A string as a value on the command line, which reads JSON5 first: `true` would not stay a string.
fn string(text: &str) -> String {
    let reads_as_text = text.starts_with(|c: char| c.is_ascii_alphabetic())
        && !matches!(text, "true" | "false" | "null" | "NaN" | "Infinity");
    if reads_as_text { shell(text) } else { shell(&crate::dress::quoted(text, '"')) }
}

/// One word for a POSIX shell.
fn shell(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "_-./:,@+=%".contains(c);
    if !text.is_empty() && text.chars().all(is_plain) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}

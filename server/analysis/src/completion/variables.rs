//! `${NAME}` inside a string: names of variables that the document or the gateway's environment sets.

use json5_syntax::ast::Value;
use json5_syntax::{TextRange, TextSize};

use super::place::{Place, Rank};
use super::{CompletionItem, CompletionKind, Template};
use crate::Known;
use crate::cursor::Slot;

/// Proposals behind `${`; `None` when the cursor is not there.
pub(super) fn variables(place: &Place<'_>) -> Option<Vec<CompletionItem>> {
    let cursor = &place.cursor;
    let word = cursor.word.as_ref().filter(|word| word.quote().is_some() && cursor.slot != Slot::Key)?;
    let text = word.0.text();
    let typed = text.get(..usize::from(cursor.offset - word.range().start()))?;
    let open = typed.rfind("${")? + 2;
    let is_name = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if !is_name(&typed[open..]) {
        return None;
    }
    let rest = &text[typed.len()..];
    let rest = &rest[..rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(rest.len())];
    let start = word.range().start() + TextSize::of(&typed[..open]);
    let range = TextRange::new(start, cursor.offset + TextSize::of(rest));
    let is_closed = text[typed.len() + rest.len()..].starts_with('}');

    let item = |name: String| {
        let insert = if is_closed { name.clone() } else { format!("{name}}}") };
        let mut item = place.item(&name, CompletionKind::Variable, Rank::Usual, Template::default())?;
        item.insert = Template::text(insert);
        item.range = range;
        item.filter = name;
        item.additional.clear();
        Some(item)
    };
    Some(names(place).into_iter().filter_map(item).collect())
}

/// The variables that OpenClaw would substitute, by name.
pub(super) fn names(place: &Place<'_>) -> Vec<String> {
    let own = place.root.and_then(|root| root.at(&["env", "vars"])).and_then(Value::as_object);
    let own = own
        .into_iter()
        .flat_map(|vars| vars.members())
        .filter_map(|member| Some(member.key()?.name().into_owned()));
    let mut names: Vec<String> = own.collect();
    if let Known::Known(variables) = &place.document.world.variables {
        names.extend(variables.keys().cloned());
    }
    // Others are not substituted.
    names.retain(|name| {
        let starts = name.starts_with(|c: char| c.is_ascii_uppercase() || c == '_');
        starts && name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
    });
    names.sort_unstable();
    names.dedup();
    names
}

//! Flags of the `anthropic-beta` header: inside a string with commas, and as strings of their own.

use json5_syntax::{Path, TextRange, TextSize};
use openclaw_knowledge::beta_flags::{BetaFlag, Status, beta_flags};
use openclaw_knowledge::text::Message;

use super::place::{Place, Rank};
use super::{CompletionItem, CompletionKind, Template};
use crate::beta_flags::{HEADER, split, spot};
use crate::cursor::Slot;
use crate::hover::{Docs, Part};
use crate::{Tag, cursor};

/// Proposals for the flag under the cursor, in a string that has been begun; `None` when the cursor is not in such a list.
pub(super) fn in_list(place: &Place<'_>) -> Option<Vec<CompletionItem>> {
    let cursor = &place.cursor;
    let word = cursor.word.as_ref().filter(|word| word.quote().is_some() && cursor.slot != Slot::Key)?;
    spot(&cursor.path())?;
    let start = word.range().start();
    let token = word.0.text().get(..usize::from(word.replaceable(cursor.offset).len()))?;
    let body = cursor::inner_range(word.0.kind(), token, TextRange::at(start, TextSize::of(token)));
    let inside = TextRange::new(body.start() - start, body.end() - start);
    let range = piece(token, inside, cursor.offset - start)? + start;

    let mut items = Vec::new();
    for flag in missing(place, Some(range)) {
        let mut item = place.item(&flag.id, CompletionKind::EnumMember, rank(flag), Template::default())?;
        item.insert = Template::text(&flag.id);
        item.range = range;
        item.filter.clone_from(&flag.id);
        item.additional.clear();
        describe(&mut item, flag);
        item.sort = format!("{}{:03}", rank(flag).digit(), items.len());
        items.push(item);
    }
    Some(items)
}

/// The flags that a list at the cursor does not have yet, for strings that have not been begun; none elsewhere.
pub(super) fn whole(place: &Place<'_>) -> Vec<&'static BetaFlag> {
    let is_list = place.cursor.slot != Slot::Key && spot(&place.cursor.path()).is_some();
    if is_list { missing(place, None) } else { Vec::new() }
}

/// Whether the keys here are headers that are sent to Anthropic.
pub(super) fn is_header_place(place: &Place<'_>) -> bool {
    let header = place.cursor.container_path.key(HEADER);
    let provider = spot(&header).and_then(|spot| spot.provider);
    provider.is_some_and(|provider| provider.trim().eq_ignore_ascii_case("anthropic"))
}

/// How far up a flag stands.
pub(super) fn rank(flag: &BetaFlag) -> Rank {
    match flag.status {
        Status::Active => Rank::Common,
        Status::NameOnly => Rank::Usual,
        Status::General | Status::Superseded | Status::Retired => Rank::Rare,
    }
}

/// Adds what the flag is.
pub(super) fn describe(item: &mut CompletionItem, flag: &'static BetaFlag) {
    let id = if flag.sent.is_some() { "beta-label-sent" } else { "beta-label" };
    let detail = Message::new(id).with("status", flag.status.name()).with("known", flag.known.name());
    item.detail = Some(detail.with("by", flag.by.as_deref().unwrap_or_default()));
    if flag.status > Status::NameOnly {
        item.tags.push(Tag::Deprecated);
    }
    item.docs = Docs { part: Some(Part::BetaFlag(flag.id.clone())), ..std::mem::take(&mut item.docs) };
}

/// The best first, otherwise in the order of the table. A flag that stands in `typed`, where something is being typed, counts
/// as missing.
fn missing(place: &Place<'_>, typed: Option<TextRange>) -> Vec<&'static BetaFlag> {
    let path = place.cursor.path();
    let present = spot(&path).map(|spot| present(place, &path, spot.depth, typed)).unwrap_or_default();
    let mut flags: Vec<_> = beta_flags().all().iter().filter(|flag| !present.contains(&flag.id)).collect();
    flags.sort_by_key(|flag| flag.status);
    flags
}

fn present(place: &Place<'_>, path: &Path, depth: usize, typed: Option<TextRange>) -> Vec<String> {
    let list = path.0.get(..depth).zip(place.root).and_then(|(list, root)| root.at_path(list));
    let Some(list) = list else { return Vec::new() };
    let strings = match list.as_array() {
        Some(array) => array.values().collect(),
        None => vec![list],
    };
    let strings = strings.into_iter().filter(|value| value.as_str().is_some());
    let tokens = strings.filter_map(|value| Some((value.literal_text()?, value.range().start())));
    let flags = tokens.flat_map(|(token, start)| split(token, start));
    let is_other =
        |range: TextRange| typed.is_none_or(|typed| typed.intersect(range).is_none_or(TextRange::is_empty));
    flags.filter(|(_, range)| is_other(*range)).map(|(flag, _)| flag).collect()
}

/// What stands between the commas around an offset, without the blanks around it; all of them relative to the token.
fn piece(token: &str, inside: TextRange, offset: TextSize) -> Option<TextRange> {
    if !inside.contains_inclusive(offset) {
        return None;
    }
    let (before, after) =
        (token.get(inside.start().into()..offset.into())?, token.get(offset.into()..inside.end().into())?);
    let before = &before[before.rfind(',').map_or(0, |comma| comma + 1)..];
    let after = &after[..after.find(',').unwrap_or(after.len())];
    let (before, after) = (before.trim_start(), after.trim_end());
    Some(TextRange::new(offset - TextSize::of(before), offset + TextSize::of(after)))
}

//! Edits of a list of flags that leave its other flags, and every comment, as they are.

use json5_syntax::ast::{Array, Value};
use json5_syntax::{Parse, SyntaxKind, TextRange, decode};

use super::{Flag, FlagList, Surface};
use crate::cursor::inner_range;
use crate::dress::{Dress, quoted};
use crate::place::Place;
use crate::{TextEdit, edits};

/// Takes a flag out of a list, as often as it stands in it. With the last flag goes the list, and `headers` with its last
/// header. Empty when that cannot be done without losing a comment.
pub(crate) fn without(parse: &Parse, list: &FlagList<'_>, flag: &str) -> Vec<TextEdit> {
    let array = list.place.value.as_array();
    let only_flags = array.is_none_or(|array| array.values().all(|value| value.as_str().is_some()));
    if only_flags && list.flags.iter().all(|other| other.text == flag) {
        let edits = remove_list(parse, list);
        if !edits.is_empty() || array.is_none() {
            return edits;
        }
    }
    let strings = array.map_or_else(|| vec![list.place.value], |array| array.values().collect());
    strings.into_iter().flat_map(|string| without_in(parse, list, string, flag)).collect()
}

/// The same in one string of the list.
fn without_in(parse: &Parse, list: &FlagList<'_>, string: Value<'_>, flag: &str) -> Vec<TextEdit> {
    let flags: Vec<&Flag<'_>> =
        list.flags.iter().filter(|flag| flag.string.range() == string.range()).collect();
    let is_kept = |other: &&&Flag<'_>| other.text != flag;
    if flags.iter().all(|other| !is_kept(&other)) {
        return if flags.is_empty() { Vec::new() } else { edits::remove_item(parse, string.range()) };
    }
    let delete = |start, end| TextEdit { range: TextRange::new(start, end), new_text: String::new() };
    let mut deletions = Vec::new();
    let last_kept = flags.iter().rposition(|other| is_kept(&other)).unwrap_or(0);
    for pair in flags[..=last_kept].windows(2) {
        if let [gone, next] = pair
            && gone.text == flag
        {
            deletions.push(delete(gone.range.start(), next.range.start()));
        }
    }
    if let Some(last) = flags[last_kept + 1..].last() {
        deletions.push(delete(flags[last_kept].range.end(), last.range.end()));
    }
    deletions
}

fn remove_list(parse: &Parse, list: &FlagList<'_>) -> Vec<TextEdit> {
    let range = list.place.member_range();
    if edits::holds_comment(parse, range) {
        return Vec::new();
    }
    let headers = headers(parse, list).filter(|headers| {
        let members = headers.value.as_object().map(|headers| headers.members().count());
        members == Some(1) && !edits::holds_comment(parse, headers.value.range())
    });
    let headers = headers.map(|headers| headers.member_range());
    let around = headers.filter(|range| !edits::holds_comment(parse, *range));
    edits::remove_member(parse, around.unwrap_or(range))
}

/// The `headers` that a list stands in; `None` in `params`.
fn headers<'s>(parse: &'s Parse, list: &FlagList<'_>) -> Option<Place<'s>> {
    if matches!(list.surface, Surface::Params(_)) {
        return None;
    }
    let path = list.place.path().parent()?;
    Place::root(parse.root()?).at_path(&path.0)
}

/// Adds flags at the end of a list. Empty when it is no list.
pub(crate) fn with(parse: &Parse, list: &FlagList<'_>, flags: &[&str]) -> Vec<TextEdit> {
    if let Some(array) = list.place.value.as_array() {
        return with_items(parse, array, flags);
    }
    let Some(token) = list.place.value.literal_text().filter(|_| list.place.value.as_str().is_some()) else {
        return Vec::new();
    };
    let blank = if list.flags.windows(2).any(|pair| is_blank_between(token, list, pair)) { " " } else { "" };
    let comma = [",", blank].concat();
    let edit = match list.flags.last() {
        Some(last) => (last.range.end(), [&comma, flags.join(&comma).as_str()].concat()),
        None => {
            (inner_range(SyntaxKind::String, token, list.place.value.range()).start(), flags.join(&comma))
        }
    };
    decode::is_closed(token)
        .then(|| TextEdit { range: TextRange::empty(edit.0), new_text: edit.1 })
        .into_iter()
        .collect()
}

fn is_blank_between(token: &str, list: &FlagList<'_>, pair: &[Flag<'_>]) -> bool {
    let [before, after] = pair else { return false };
    let start = list.place.value.range().start();
    let between = usize::from(before.range.end() - start)..usize::from(after.range.start() - start);
    token.get(between).is_some_and(|between| between.ends_with(' '))
}

fn with_items(parse: &Parse, array: Array<'_>, flags: &[&str]) -> Vec<TextEdit> {
    let own = array.values().find_map(|value| value.literal_text()?.chars().next());
    let quote =
        own.filter(|quote| matches!(quote, '"' | '\'')).unwrap_or_else(|| Dress::around(parse, None).quote);
    let items: Vec<String> = flags.iter().map(|flag| quoted(flag, quote)).collect();
    edits::insert_item(parse, array, &items.join(", "))
}

//! What `unknown-key` and `not-allowed-value` say of a key or value that an earlier release had, and how to bring it up to
//! date.

use json5_syntax::ast::{Member, Value, ValueKind};
use json5_syntax::{Parse, Path, Segment};
use openclaw_knowledge::legacy_keys::{Change, Convert, Fate, Joins, LegacyKey, Scalar, legacy_key};
use openclaw_knowledge::text::Message;
use openclaw_schema::Version;

use super::Context;
use super::mends;
use super::schema::Judge;
use super::unknown_key::Site;
use crate::dress::{Dress, quoted};
use crate::edits::requoted;
use crate::moves::{Move, merge_into, move_member};
use crate::place::Place;
use crate::{Confidence, Fix, TextEdit, edits};

/// The words for an old key and its mends; `None` when no earlier release had it. The finding itself offers to remove it.
pub(super) fn explanation(judge: &Judge<'_, '_>, site: &Site<'_, '_>) -> Option<(Message, Vec<Fix>)> {
    let old = Old::find(site).filter(|old| is_past(judge, old.row))?;
    let since = old.row.since.as_deref().unwrap_or("unknown");
    let message = |id| {
        let message = Message::new(id).with("key", old.name.as_str()).with("since", since);
        message.with("target", judge.release.name())
    };
    match &old.row.fate {
        Fate::Respelled { .. } | Fate::Collapsed | Fate::Reset(_) => None,
        Fate::Removed { instead: None } => Some((message("legacy-removed"), Vec::new())),
        Fate::Removed { instead: Some(place) } => {
            Some((message("legacy-removed-instead").with("place", place.as_str()), Vec::new()))
        }
        Fate::Moved { change, wins, joins, .. } => {
            let target = target(old.row, &old.path)?;
            let place = words(&old.path, &target);
            let message = |id| message(id).with("place", place.as_str());
            let to = site.in_document(&target);
            if let Some(new) = judge.context.root.and_then(|root| root.at_path(&to.0)) {
                if *joins == Some(Joins::Union)
                    && let Some(fix) = union(judge, site, &old, new, &message)
                {
                    return Some((message("legacy-moved"), vec![fix]));
                }
                return Some(both(judge, site, &old, new, *wins, &message));
            }
            if *joins == Some(Joins::All) {
                let fix = all(judge, site, &old, &to, &place);
                return Some((message("legacy-moved"), fix.into_iter().collect()));
            }
            let Some(value) = new_value(&judge.context.document.parse, old.carried.value()?, change) else {
                return Some((message("legacy-moved-otherwise"), Vec::new()));
            };
            let it = Move { gone: old.gone, carried: old.carried, to: &to, value: value.as_deref() };
            let fix = moving(judge.context, it, &old.name, &place);
            Some((message("legacy-moved"), fix.into_iter().collect()))
        }
    }
}

/// The mend for an old key of a place where OpenClaw looks itself, before its schema does.
pub(super) fn rewritten(context: &Context<'_>, parent: &Place<'_>, name: &str) -> Option<Fix> {
    let path = parent.path().key(name);
    let row = legacy_key(&steps(&path))?;
    let Fate::Moved { change, .. } = &row.fate else { return None };
    let to = target(row, &path)?;
    let member = parent.value.as_object()?.get(name)?;
    let value = new_value(&context.document.parse, member.value()?, change)?;
    let it = Move { gone: member, carried: member, to: &to, value: value.as_deref() };
    moving(context, it, name, &words(&path, &to))
}

fn moving(context: &Context<'_>, it: Move<'_>, name: &str, place: &str) -> Option<Fix> {
    let title = match it.value {
        Some(value) => Message::new("legacy-fix-rewrite").with("value", value),
        None => Message::new("legacy-fix-move"),
    };
    let title = title.with("key", name).with("place", place);
    let edits = move_member(&context.document.parse, it)?;
    Some(Fix { title, edits, confidence: Confidence::Sure })
}

/// The path where a value belongs now. What is an item of a list stays the same item.
fn target(row: &LegacyKey, path: &Path) -> Option<Path> {
    let keys = row.target(&steps(path))?.into_iter().enumerate();
    let segment = |(at, key): (usize, String)| match path.0.get(at) {
        Some(Segment::Index(index)) => Segment::Index(*index),
        _ => Segment::Key(key),
    };
    Some(Path(keys.map(segment).collect()))
}

/// The mend that makes several old switches one: the key that stands first takes the place of all.
fn all(judge: &Judge<'_, '_>, site: &Site<'_, '_>, old: &Old<'_>, to: &Path, place: &str) -> Option<Fix> {
    let parent = site.path.parent()?;
    let joined = target(old.row, &old.path)?;
    let is_part = |member: &Member<'_>| {
        let Some(path) = member.key().map(|key| parent.key(key.name())) else { return false };
        let row = legacy_key(&steps(&path));
        row.is_some_and(|row| target(row, &path).as_ref() == Some(&joined))
    };
    let parts: Vec<_> = site.object.members().filter(is_part).collect();
    let others: Vec<_> = parts.iter().filter(|part| part.range() != old.carried.range()).collect();
    let parse = &judge.context.document.parse;
    if others.iter().any(|part| edits::holds_comment(parse, part.range())) {
        return None;
    }
    let is_on = parts.iter().map(|part| part.value()?.as_bool()).collect::<Option<Vec<_>>>()?;
    let value = is_on.into_iter().all(|is_on| is_on).to_string();
    let it = Move { gone: old.gone, carried: old.carried, to, value: Some(&value) };
    let mut fix = moving(judge.context, it, &old.name, place)?;
    fix.edits.extend(others.iter().flat_map(|part| edits::remove_member(parse, part.range())));
    fix.edits.sort_by_key(|edit| edit.range.start());
    Some(fix)
}

/// The mend that adds to a list what it lacks of the old one.
fn union(
    judge: &Judge<'_, '_>,
    site: &Site<'_, '_>,
    old: &Old<'_>,
    new: Value<'_>,
    message: &dyn Fn(&'static str) -> Message,
) -> Option<Fix> {
    let parse = &judge.context.document.parse;
    let (from, into) = (old.carried.value()?.as_array()?, new.as_array()?);
    if edits::holds_comment(parse, old.carried.range()) {
        return None;
    }
    let known: Vec<_> = into.values().map(Value::as_str).collect::<Option<_>>()?;
    let mut lacking: Vec<&str> = Vec::new();
    for item in from.values() {
        let (text, literal) = (item.as_str()?, item.literal_text()?);
        if !known.contains(&text) && !lacking.contains(&literal) {
            lacking.push(literal);
        }
    }
    let mut edits = edits::remove_member(parse, site.member.range());
    if !lacking.is_empty() {
        edits.extend(edits::insert_item(parse, into, &lacking.join(", ")));
    }
    edits.sort_by_key(|edit| edit.range.start());
    Some(Fix { title: message("legacy-fix-merge"), edits, confidence: Confidence::Sure })
}

/// The message and the mend where the old key and the new one are both written.
fn both(
    judge: &Judge<'_, '_>,
    site: &Site<'_, '_>,
    old: &Old<'_>,
    new: Value<'_>,
    wins: bool,
    message: &dyn Fn(&'static str) -> Message,
) -> (Message, Vec<Fix>) {
    let parse = &judge.context.document.parse;
    let written = old.carried.value();
    let is_same = written.is_some_and(|written| {
        written.literal_text().is_some() && written.literal_text() == new.literal_text()
    });
    let said = if wins { message("legacy-both-old-wins") } else { message("legacy-both-new-wins") };
    let title = |id| message(id);
    let removal = || edits::remove_member(parse, site.member.range());
    if let Some(target) = new.as_object()
        && old.carried.range() == site.member.range()
        && let Some(edits) = merge_into(parse, old.carried, target)
    {
        let fix = Fix { title: title("legacy-fix-merge"), edits, confidence: Confidence::Sure };
        return (message("legacy-moved"), vec![fix]);
    }
    if wins && !is_same {
        let Fate::Moved { change, .. } = &old.row.fate else { return (said, Vec::new()) };
        let text = written.and_then(|written| match new_value(parse, written, change)? {
            None => written.literal_text().map(str::to_owned),
            changed => changed,
        });
        let Some(new_text) = text else { return (said, Vec::new()) };
        let mut edits = removal();
        edits.push(TextEdit { range: new.range(), new_text });
        edits.sort_by_key(|edit| edit.range.start());
        return (
            said,
            vec![Fix { title: title("legacy-fix-overwrite"), edits, confidence: Confidence::Choice }],
        );
    }
    let fix = Fix { title: title("legacy-fix-drop"), edits: removal(), confidence: Confidence::Choice };
    (said, vec![fix])
}

/// The message and mend for a value that is spelled otherwise since.
pub(super) fn respelled(judge: &Judge<'_, '_>, path: &Path, value: Value<'_>) -> Option<(Message, Fix)> {
    let row = legacy_key(&steps(path)).filter(|row| is_past(judge, row))?;
    let new = match &row.fate {
        Fate::Respelled { values, filled } => {
            let beside = filled.as_ref().filter(|filled| {
                let list = path.parent().map(|parent| parent.key(&*filled.beside));
                let list = list.and_then(|list| judge.context.root?.at_path(&list.0)?.as_array());
                list.is_some_and(|list| list.values().next().is_some())
            });
            let values = beside.map_or(values, |filled| &filled.values);
            written(&judge.context.document.parse, values.get(&*value.as_str()?)?, value)
        }
        Fate::Collapsed => {
            let object = value.as_object()?;
            let is_on = |member: Member<'_>| member.value().and_then(Value::as_bool);
            let switch = object.get("enabled").and_then(is_on);
            let any = || object.members().any(|member| is_on(member) == Some(true));
            // The parts and their comments have no place any more.
            if edits::holds_comment(&judge.context.document.parse, value.range()) {
                return None;
            }
            switch.unwrap_or_else(any).to_string()
        }
        _ => return None,
    };
    let fix = Fix {
        title: Message::new("schema-fix-write").with("text", new.as_str()),
        edits: vec![TextEdit { range: value.range(), new_text: new.clone() }],
        confidence: Confidence::Sure,
    };
    Some((Message::new("legacy-respelled").with("new", new), fix))
}

/// The mend that removes a value which OpenClaw's own migration removes, so that the default holds.
pub(super) fn reset(context: &Context<'_>, path: &Path, is_out_of_bounds: bool) -> Option<Fix> {
    let row = legacy_key(&steps(path))?;
    let Fate::Reset(values) = &row.fate else { return None };
    let (Segment::Key(key), parent) = (path.0.last()?, path.parent()?) else { return None };
    let object = context.root?.at_path(&parent.0)?.as_object()?;
    let text = object.get(key)?.value()?.as_str();
    let is_old = match values.is_empty() {
        true => is_out_of_bounds,
        false => text.is_some_and(|text| values.iter().any(|value| *value == *text)),
    };
    let fix = if is_old { mends::remove_member(context, object, key) } else { None };
    fix.map(|fix| Fix { title: Message::new("schema-fix-remove").with("key", key.as_str()), ..fix })
}

/// Whether the target release is one that does not know the old form any more.
fn is_past(judge: &Judge<'_, '_>, row: &LegacyKey) -> bool {
    let since = row.since.as_deref().and_then(Version::parse);
    since.is_none_or(|since| since <= judge.release.version())
}

/// An old key in a document.
struct Old<'c> {
    row: &'static LegacyKey,
    path: Path,
    name: String,
    /// The member whose value is meant: the unknown one, or one inside it where the whole object is unknown.
    carried: Member<'c>,
    /// The member that goes with it: the unknown one, unless more is left in it.
    gone: Member<'c>,
}

impl<'c> Old<'c> {
    fn find(site: &Site<'c, '_>) -> Option<Self> {
        let (mut path, mut carried, mut gone) = (site.path.clone(), site.member, site.member);
        loop {
            if let Some(row) = legacy_key(&steps(&path)) {
                let name = carried.key()?.name().into_owned();
                return Some(Self { row, path, name, carried, gone });
            }
            let members: Vec<_> = carried.value()?.as_object()?.members().collect();
            if let [only] = members.as_slice() {
                (path, carried) = (path.key(only.key()?.name()), *only);
                continue;
            }
            // One after the other.
            let is_old = |member: &&Member<'_>| {
                member.key().is_some_and(|key| legacy_key(&steps(&path.key(key.name()))).is_some())
            };
            let first = members.iter().find(is_old)?;
            (path, carried, gone) = (path.key(first.key()?.name()), *first, *first);
        }
    }
}

/// The text for the value in its new place: `Some(None)` for the same text, `None` when it has no counterpart.
fn new_value(parse: &Parse, value: Value<'_>, change: &Change) -> Option<Option<String>> {
    match (change, value.kind()) {
        (Change::None, _) => Some(None),
        (Change::Values(values), ValueKind::String(text)) => {
            Some(Some(written(parse, values.get(&*text)?, value)))
        }
        (Change::Values(values), ValueKind::Bool(is)) => {
            Some(Some(written(parse, values.get(if is { "true" } else { "false" })?, value)))
        }
        (Change::Convert(Convert::Negate), ValueKind::Bool(is)) => Some(Some((!is).to_string())),
        (Change::Convert(Convert::SecondsToMilliseconds), ValueKind::Number(seconds)) => {
            let milliseconds = seconds * 1000.0;
            let is_whole = milliseconds.fract() == 0.0 && (0.0..1e15).contains(&milliseconds);
            is_whole.then(|| Some(milliseconds.to_string()))
        }
        _ => None,
    }
}

/// A value in the quotes of the one that it replaces.
fn written(parse: &Parse, new: &Scalar, old: Value<'_>) -> String {
    match new {
        Scalar::Bool(is) => is.to_string(),
        Scalar::Number(number) => number.to_string(),
        Scalar::Switches(switches) => {
            let dress = Dress::around(parse, None);
            let members: Vec<_> =
                switches.iter().map(|(key, is_on)| format!("{}: {is_on}", dress.key(key))).collect();
            format!("{{ {} }}", members.join(", "))
        }
        Scalar::Text(text) => {
            let quotes = old.literal_text().filter(|text| text.starts_with(['"', '\'']));
            let own = quotes.and_then(|literal| requoted(literal, text));
            own.unwrap_or_else(|| quoted(text, Dress::around(parse, None).quote))
        }
    }
}

/// The new place in words: only the key where it is the same object.
fn words(old: &Path, new: &Path) -> String {
    match (old.0.split_last(), new.0.split_last()) {
        (Some((_, same)), Some((Segment::Key(key), parent))) if same == parent => key.clone(),
        _ => new.to_string(),
    }
}

/// The steps as tables of patterns see them.
fn steps(path: &Path) -> Vec<&str> {
    let steps = path.0.iter().map(|segment| match segment {
        Segment::Key(key) => key.as_str(),
        Segment::Index(_) => "0",
    });
    steps.collect()
}

#[cfg(test)]
mod tests;

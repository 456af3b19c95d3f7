//! Objects as OpenClaw sees them after reading: the last of equal keys counts, `__proto__` is dropped.

use std::borrow::Cow;

use json5_syntax::TextRange;
use json5_syntax::ast::{Member, Object, Value};
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

/// Up to so many names are compared one by one.
const SMALL: usize = 16;

/// A member that counts.
#[derive(Debug, Clone)]
pub struct Entry<'t> {
    /// The decoded key.
    pub name: Cow<'t, str>,
    /// Byte range of the key.
    pub key: TextRange,
    /// The whole member.
    pub member: Member<'t>,
    /// Its value.
    pub value: Value<'t>,
}

/// The members that count and have a value, in the order written.
#[must_use]
pub fn entries<'t>(object: Object<'t>) -> Vec<Entry<'t>> {
    let mut entries: Vec<Entry<'t>> = Vec::new();
    for member in object.members() {
        let (Some(key), Some(value)) = (member.key(), member.value()) else { continue };
        let name = key.name();
        if name != "__proto__" {
            entries.push(Entry { name, key: key.range(), member, value });
        }
    }
    if !are_repeated(entries.iter().map(|entry| entry.name.as_ref())) {
        return entries;
    }
    let mut last: FxHashMap<&str, usize> = FxHashMap::default();
    for (index, entry) in entries.iter().enumerate() {
        last.insert(&entry.name, index);
    }
    let keep: Vec<bool> =
        entries.iter().enumerate().map(|(index, entry)| last.get(&*entry.name) == Some(&index)).collect();
    let mut keep = keep.into_iter();
    entries.retain(|_| keep.next().unwrap_or(true));
    entries
}

/// Whether one of these names stands there twice. Nearly all objects are small, and comparing their few names is cheaper than hashing them.
pub(crate) fn are_repeated<'n>(mut names: impl ExactSizeIterator<Item = &'n str> + Clone) -> bool {
    if names.len() > SMALL {
        let mut seen = FxHashSet::with_capacity_and_hasher(names.len(), FxBuildHasher);
        return names.any(|name| !seen.insert(name));
    }
    while let Some(name) = names.next() {
        if names.clone().any(|later| later == name) {
            return true;
        }
    }
    false
}

/// The members of the object at `keys` below `value`; none when there is no object.
#[must_use]
pub fn entries_at<'t>(value: Option<Value<'t>>, keys: &[&str]) -> Vec<Entry<'t>> {
    value.and_then(|value| value.at(keys)).and_then(Value::as_object).map(entries).unwrap_or_default()
}

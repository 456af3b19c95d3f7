//! A value and where it stands: how rules walk to what they look at.

use json5_syntax::ast::{Key, Value};
use json5_syntax::{Path, Segment, TextRange, TextSize};

use crate::effective::{self, Entry};

/// A value, its path, and the key it stands under.
#[derive(Debug, Clone)]
pub struct Place<'s> {
    /// Steps from the root.
    pub path: Path,
    /// The value.
    pub value: Value<'s>,
    /// The key it stands under; `None` for the root and for array items.
    pub key: Option<Key<'s>>,
}

impl<'s> Place<'s> {
    /// The root of a document.
    #[must_use]
    pub fn root(value: Value<'s>) -> Self {
        Self { path: Path::default(), value, key: None }
    }

    /// The value under a key; `None` when this is no object or has no such key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<Self> {
        let member = self.value.as_object()?.get(key)?;
        Some(Self { path: self.path.key(key), value: member.value()?, key: member.key() })
    }

    /// Every member's value, as OpenClaw sees them; none when this is no object.
    #[must_use]
    pub fn members(&self) -> Vec<Self> {
        let Some(object) = self.value.as_object() else { return Vec::new() };
        let place = |entry: Entry<'s>| Self {
            path: self.path.key(entry.name),
            value: entry.value,
            key: entry.member.key(),
        };
        effective::entries(object).into_iter().map(place).collect()
    }

    /// Every item; none when this is no array.
    #[must_use]
    pub fn items(&self) -> Vec<Self> {
        let values = self.value.as_array().into_iter().flat_map(|array| array.values());
        values.enumerate().map(|(i, value)| Self { path: self.path.index(i), value, key: None }).collect()
    }

    /// Its last step, when that is a key.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match self.path.0.last()? {
            Segment::Key(key) => Some(key),
            Segment::Index(_) => None,
        }
    }

    /// What to underline for a finding about a whole container: its key, else its first character.
    #[must_use]
    pub fn handle(&self) -> TextRange {
        match self.key {
            Some(key) => key.range(),
            None => TextRange::at(self.value.range().start(), TextSize::from(1)),
        }
    }
}

/// Every value that a pattern reaches: `.`-separated keys from the root, `*` for any key, `[]` for any item.
#[must_use]
pub fn select<'s>(root: Option<Value<'s>>, pattern: &str) -> Vec<Place<'s>> {
    let mut places: Vec<_> = root.map(Place::root).into_iter().collect();
    for step in pattern.split('.') {
        places = match step {
            "*" => places.iter().flat_map(Place::members).collect(),
            "[]" => places.iter().flat_map(Place::items).collect(),
            key => places.iter().filter_map(|place| place.get(key)).collect(),
        };
    }
    places
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::select;

    fn check(pattern: &str, text: &str, expected: Expect) {
        let parse = json5_syntax::parse(text);
        let lines = select(parse.root(), pattern)
            .iter()
            .map(|place| format!("{}: {}\n", place.path, &text[std::ops::Range::from(place.value.range())]))
            .collect::<String>();
        expected.assert_eq(&lines);
    }

    #[test]
    fn reaches_keys_and_items() {
        check(
            "a.*.[]",
            r#"{ a: { x: [1, 2], y: 3, "z.z": [4] } }"#,
            expect![[r#"
                a.x[0]: 1
                a.x[1]: 2
                a["z.z"][0]: 4
            "#]],
        );
    }

    #[test]
    fn sees_what_openclaw_sees() {
        check(
            "*",
            r#"{ a: 1, __proto__: 2, b: 3, "a": 4 }"#,
            expect![[r#"
                b: 3
                a: 4
            "#]],
        );
    }
}

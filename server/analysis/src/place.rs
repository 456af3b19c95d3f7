//! A value and where it stands: how rules walk to what they look at.

use std::borrow::Cow;
use std::rc::Rc;

use json5_syntax::ast::{Key, Value};
use json5_syntax::{Path, Segment, TextRange, TextSize};

use crate::effective::{self, Entry};

/// A value, the way to it, and the key it stands under. Walking is cheap: a [`Path`] is made only when there is something to say.
#[derive(Debug, Clone)]
pub struct Place<'s> {
    /// The value.
    pub value: Value<'s>,
    /// The key it stands under; `None` for the root and for array items.
    pub key: Option<Key<'s>>,
    /// The container that it stands in, and the step from there; `None` for the root.
    from: Option<(Rc<Self>, Step<'s>)>,
}

#[derive(Debug, Clone)]
enum Step<'s> {
    Key(Cow<'s, str>),
    Index(usize),
}

impl<'s> Place<'s> {
    /// The root of a document.
    #[must_use]
    pub fn root(value: Value<'s>) -> Self {
        Self { value, key: None, from: None }
    }

    /// The value under a key; `None` when this is no object or has no such key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<Self> {
        let member = self.value.as_object()?.get(key)?;
        let (value, key) = (member.value()?, member.key()?);
        Some(Self { value, key: Some(key), from: Some((Rc::new(self.clone()), Step::Key(key.name()))) })
    }

    /// The value below, step by step.
    #[must_use]
    pub fn at_path(&self, path: &[Segment]) -> Option<Self> {
        path.iter().try_fold(self.clone(), |place, segment| match segment {
            Segment::Key(key) => place.get(key),
            Segment::Index(index) => place.items().into_iter().nth(*index),
        })
    }

    /// Every member's value, as OpenClaw sees them; none when this is no object.
    #[must_use]
    pub fn members(&self) -> Vec<Self> {
        let Some(object) = self.value.as_object() else { return Vec::new() };
        let container = Rc::new(self.clone());
        let place = |entry: Entry<'s>| Self {
            value: entry.value,
            key: entry.member.key(),
            from: Some((Rc::clone(&container), Step::Key(entry.name))),
        };
        effective::entries(object).into_iter().map(place).collect()
    }

    /// Every item; none when this is no array.
    #[must_use]
    pub fn items(&self) -> Vec<Self> {
        let Some(array) = self.value.as_array() else { return Vec::new() };
        let container = Rc::new(self.clone());
        let place = |(index, value)| Self {
            value,
            key: None,
            from: Some((Rc::clone(&container), Step::Index(index))),
        };
        array.values().enumerate().map(place).collect()
    }

    /// Steps from the root.
    #[must_use]
    pub fn path(&self) -> Path {
        let mut segments = Vec::new();
        let mut place = self;
        while let Some((container, step)) = &place.from {
            segments.push(match step {
                Step::Key(key) => Segment::Key(key.clone().into_owned()),
                Step::Index(index) => Segment::Index(*index),
            });
            place = container;
        }
        segments.reverse();
        Path(segments)
    }

    /// Its last step, when that is a key.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match &self.from {
            Some((_, Step::Key(key))) => Some(key),
            _ => None,
        }
    }

    /// The byte range of the whole member; of the value alone where this is no member.
    #[must_use]
    pub fn member_range(&self) -> TextRange {
        let value = self.value.range();
        TextRange::new(self.key.map_or(value.start(), |key| key.range().start()), value.end())
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
            .map(|place| format!("{}: {}\n", place.path(), &text[std::ops::Range::from(place.value.range())]))
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

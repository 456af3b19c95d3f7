//! Path patterns in tables: keys joined by dots, `*` for any key or index; in some, `[]` for an index alone and `{a,b}` for choices.

use serde::Deserialize;

/// A pattern such as `agents.entries.*.model`. No key in one contains a dot or is empty; the empty
/// pattern is the root.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "String")]
pub struct Pattern(Vec<String>);

impl From<String> for Pattern {
    fn from(text: String) -> Self {
        Self(text.split('.').filter(|key| !key.is_empty()).map(str::to_owned).collect())
    }
}

impl Pattern {
    /// Whether the whole path matches.
    #[must_use]
    pub fn matches(&self, path: &[&str]) -> bool {
        self.0.len() == path.len() && self.starts(path)
    }

    /// Whether the path or one above it matches.
    #[must_use]
    pub fn starts(&self, path: &[&str]) -> bool {
        self.0.len() <= path.len() && self.0.iter().zip(path).all(|(own, key)| own == "*" || own == key)
    }

    /// Its keys.
    pub fn keys(&self) -> impl ExactSizeIterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

/// One step of a path pattern that tells keys from items.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Step {
    /// This key.
    Key(String),
    /// Any key of an object.
    AnyKey,
    /// Any item of an array.
    AnyItem,
}

/// The steps of a pattern: `*` is any key, `[]` any item.
pub(crate) fn steps(pattern: &str) -> Vec<Step> {
    pattern
        .split('.')
        .map(|step| match step {
            "*" => Step::AnyKey,
            "[]" => Step::AnyItem,
            key => Step::Key(key.to_owned()),
        })
        .collect()
}

/// Every pattern that one with `{a,b}` stands for.
pub(crate) fn expand(pattern: &str) -> Vec<String> {
    expand_together(pattern, "").into_iter().map(|(pattern, _)| pattern).collect()
}

/// One pair of patterns for each way through the braces of the first; those of the second go along with them.
pub(crate) fn expand_together(first: &str, second: &str) -> Vec<(String, String)> {
    let Some(([head, tail], choices)) = braces(first) else {
        return vec![(first.to_owned(), second.to_owned())];
    };
    let of_second = braces(second);
    let pairs = choices.split(',').enumerate().flat_map(|(index, choice)| {
        let second = match &of_second {
            Some(([head, tail], choices)) => {
                [head, choices.split(',').nth(index).unwrap_or_default(), tail].concat()
            }
            None => second.to_owned(),
        };
        expand_together(&[head, choice, tail].concat(), &second)
    });
    pairs.collect()
}

/// The first braces of a text: what stands around and in them.
fn braces(text: &str) -> Option<([&str; 2], &str)> {
    let (head, rest) = text.split_once('{')?;
    let (choices, tail) = rest.split_once('}')?;
    Some(([head, tail], choices))
}

#[cfg(test)]
mod tests {
    use super::{Pattern, expand};

    #[test]
    fn braces_stand_for_each_choice() {
        assert_eq!(expand("a.{b,c.*}.{d,e}"), ["a.b.d", "a.b.e", "a.c.*.d", "a.c.*.e"]);
    }

    #[test]
    fn a_star_is_one_key() {
        let pattern = Pattern::from("a.*.c".to_owned());
        assert!(pattern.matches(&["a", "b", "c"]));
        assert!(!pattern.matches(&["a", "c"]));
        assert!(!pattern.matches(&["a", "b", "c", "d"]));
        assert!(pattern.starts(&["a", "b", "c", "d"]));
    }
}

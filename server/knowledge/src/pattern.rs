//! Path patterns in tables: keys joined by dots, `*` for any key or index.

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

#[cfg(test)]
mod tests {
    use super::Pattern;

    #[test]
    fn a_star_is_one_key() {
        let pattern = Pattern::from("a.*.c".to_owned());
        assert!(pattern.matches(&["a", "b", "c"]));
        assert!(!pattern.matches(&["a", "c"]));
        assert!(!pattern.matches(&["a", "b", "c", "d"]));
        assert!(pattern.starts(&["a", "b", "c", "d"]));
    }
}

//! Which keys and values of a config are names of something: agents, providers, channels, plugins, profiles.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::pattern::Pattern;

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[expect(dead_code, reason = "every table says since when it holds")]
    since: String,
    names: Vec<Names>,
}

/// One kind of names, and where they stand.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// What they name.
    pub kind: NameKind,
    /// Names that need no definition in the config.
    #[serde(default)]
    pub known: Vec<String>,
    /// Names that the schema lists and that OpenClaw refuses.
    #[serde(default)]
    pub hidden: Vec<String>,
    /// The maps whose keys define them.
    #[serde(default)]
    pub defined: Vec<Pattern>,
    /// Other maps with such keys.
    #[serde(default)]
    pub keys: Vec<Pattern>,
    /// Values that are such names.
    #[serde(default)]
    pub values: Vec<NameValue>,
}

/// A value that is a name.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameValue {
    /// Where it stands.
    pub path: Pattern,
    /// Words that are allowed there besides names.
    #[serde(default)]
    pub also: Vec<String>,
}

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each is the thing of that name in OpenClaw")]
pub enum NameKind {
    Agent,
    Provider,
    Channel,
    Plugin,
    AuthProfile,
    SecretProvider,
    BrowserProfile,
    TtsPersona,
    WebSearchProvider,
    Model,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| crate::table::read(include_str!("../data/names.json5")));

/// The names that are keys of the map at this path.
#[must_use]
pub fn of_keys(map: &[&str]) -> Option<&'static Names> {
    let has = |patterns: &[Pattern]| patterns.iter().any(|pattern| pattern.matches(map));
    TABLE.names.iter().find(|names| has(&names.defined) || has(&names.keys))
}

/// The names that the value at this path can be.
#[must_use]
pub fn of_value(path: &[&str]) -> Option<(&'static Names, &'static NameValue)> {
    TABLE.names.iter().find_map(|names| {
        let value = names.values.iter().find(|value| value.path.matches(path))?;
        Some((names, value))
    })
}

#[cfg(test)]
mod tests {
    use super::{NameKind, Table, of_keys, of_value};

    #[test]
    fn the_table_reads() {
        crate::table::check::<Table>(include_str!("../data/names.json5"));
    }

    #[test]
    fn finds_by_place() {
        assert_eq!(of_keys(&["auth", "order"]).map(|names| names.kind), Some(NameKind::Provider));
        let (names, value) = of_value(&["agents", "entries", "x", "heartbeat", "target"]).unwrap();
        assert_eq!((names.kind, value.also.len()), (NameKind::Channel, 3));
        assert!(of_value(&["agents", "entries", "x"]).is_none());
    }
}

//! Keys and values that earlier releases had: removed, moved or spelled otherwise since.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::pattern::{Pattern, expand_together};

const SOURCE: &str = include_str!("../data/legacy-keys.json5");

static ROWS: LazyLock<Vec<LegacyKey>> = LazyLock::new(|| crate::table::read::<Table>(SOURCE).rows());

/// An old form and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct LegacyKey {
    /// Where it stands.
    pub at: Pattern,
    /// What became of it.
    pub fate: Fate,
    /// The first release that does not know the old form; `None` when no release from 2026.1.29 on does.
    pub since: Option<String>,
}

/// What became of an old form.
#[derive(Debug, Clone, PartialEq)]
pub enum Fate {
    /// The key is gone. What it did may be set by hand at `instead`.
    Removed {
        /// A path in words.
        instead: Option<String>,
    },
    /// The key has another name or place.
    Moved {
        /// Where; its stars stand for the same as those of the old path.
        to: Pattern,
        /// What happens to the value on the way.
        change: Change,
        /// Whether OpenClaw's own migration lets the old one win where both are written.
        wins: bool,
        /// What becomes of several values for one place.
        joins: Option<Joins>,
    },
    /// The key is the same, some values are not.
    Respelled {
        /// The old values.
        values: Values,
        /// Their counterparts where another key is a list with items.
        filled: Option<Filled>,
    },
    /// An object became a switch.
    Collapsed,
    /// The key is the same, and OpenClaw's own migration removes it with these values; without any, with those that are
    /// out of bounds.
    Reset(Vec<String>),
}

/// How several values become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Joins {
    /// The new list takes what it lacks of the old one.
    Union,
    /// Several old switches are one, which is on when all of them are.
    All,
}

/// Counterparts that hold where another key is a list with items.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Filled {
    /// The key beside the old value.
    pub beside: String,
    /// The counterparts.
    pub values: Values,
}

/// What happens to a value on its way to the new place.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Nothing.
    None,
    /// These have a counterpart, and no others.
    Values(Values),
    /// Every value is converted.
    Convert(Convert),
}

/// A conversion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Convert {
    /// True for false.
    Negate,
    /// Times 1,000.
    SecondsToMilliseconds,
}

/// Old values, strings without their quotes, and their counterparts.
pub type Values = BTreeMap<String, Scalar>;

/// A value that takes the place of another.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Scalar {
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Number(i64),
    /// A text.
    Text(String),
    /// An object of switches.
    Switches(BTreeMap<String, bool>),
}

impl LegacyKey {
    /// Where the value at a path that matches belongs now; `None` when it is the same place, or none.
    #[must_use]
    pub fn target(&self, path: &[&str]) -> Option<Vec<String>> {
        let Fate::Moved { to, .. } = &self.fate else { return None };
        let mut stars = self.at.keys().zip(path).filter(|(key, _)| *key == "*").map(|(_, step)| *step);
        to.keys().map(|key| if key == "*" { stars.next() } else { Some(key) }.map(str::to_owned)).collect()
    }
}

/// The old form at a path, if there is one.
#[must_use]
pub fn legacy_key(path: &[&str]) -> Option<&'static LegacyKey> {
    ROWS.iter().find(|row| row.at.matches(path))
}

/// Every old form.
#[must_use]
pub fn legacy_keys() -> &'static [LegacyKey] {
    &ROWS
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    removed: Vec<Removed>,
    moved: Vec<Moved>,
    respelled: Vec<Respelled>,
    collapsed: Vec<Collapsed>,
    reset: Vec<Reset>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Removed {
    at: String,
    instead: Option<String>,
    since: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Moved {
    at: String,
    to: String,
    values: Option<Values>,
    convert: Option<Convert>,
    #[serde(default)]
    wins: bool,
    joins: Option<Joins>,
    since: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Respelled {
    at: String,
    values: Values,
    filled: Option<Filled>,
    since: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Collapsed {
    at: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Reset {
    at: String,
    #[serde(default)]
    values: Vec<String>,
}

impl Table {
    fn rows(self) -> Vec<LegacyKey> {
        let removed = self.removed.into_iter().flat_map(|row| {
            let fate = Fate::Removed { instead: row.instead };
            let at = expand_together(&row.at, "").into_iter();
            at.map(move |(at, _)| LegacyKey { at: at.into(), fate: fate.clone(), since: row.since.clone() })
        });
        let moved = self.moved.into_iter().flat_map(|row| {
            let change = match (row.values, row.convert) {
                (Some(values), _) => Change::Values(values),
                (None, Some(convert)) => Change::Convert(convert),
                (None, None) => Change::None,
            };
            expand_together(&row.at, &row.to).into_iter().map(move |(at, to)| {
                let fate =
                    Fate::Moved { to: to.into(), change: change.clone(), wins: row.wins, joins: row.joins };
                LegacyKey { at: at.into(), fate, since: row.since.clone() }
            })
        });
        let respelled = self.respelled.into_iter().flat_map(|row| {
            let fate = Fate::Respelled { values: row.values, filled: row.filled };
            let at = expand_together(&row.at, "").into_iter();
            at.map(move |(at, _)| LegacyKey { at: at.into(), fate: fate.clone(), since: row.since.clone() })
        });
        let plain = |at: &str, fate: Fate| {
            let row =
                move |(at, _): (String, String)| LegacyKey { at: at.into(), fate: fate.clone(), since: None };
            expand_together(at, "").into_iter().map(row)
        };
        let collapsed = self.collapsed.into_iter().flat_map(|row| plain(&row.at, Fate::Collapsed));
        let reset = self.reset.into_iter().flat_map(|row| plain(&row.at, Fate::Reset(row.values)));
        removed.chain(moved).chain(respelled).chain(collapsed).chain(reset).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Fate, Table, legacy_key, legacy_keys};

    #[test]
    fn the_table_reads() {
        crate::table::check::<Table>(super::SOURCE);
        assert!(legacy_keys().len() > 300, "{}", legacy_keys().len());
    }

    #[test]
    fn a_new_place_has_the_steps_of_the_old_one() {
        for (old, new) in [
            (&["gateway", "nodes", "denyCommands"][..], "gateway.nodes.commands.deny"),
            (&["env", "SOME_KEY"], "env.vars.SOME_KEY"),
            (&["mcp", "servers", "a.b", "timeout"], "mcp.servers.a.b.requestTimeoutMs"),
            (&["agents", "entries", "x", "memorySearch"], "agents.entries.x.memory.search"),
            (&["channels", "slack", "identity"], "channels.slack.postAs"),
        ] {
            let row = legacy_key(old).unwrap();
            assert_eq!(row.target(old).unwrap().join("."), new);
        }
        assert!(matches!(legacy_key(&["meta", "lastTouchedAt"]).unwrap().fate, Fate::Removed { .. }));
        assert_eq!(legacy_key(&["meta", "lastTouchedVersion"]), None);
    }

    #[test]
    fn no_path_has_two_fates() {
        let rows = legacy_keys();
        for (index, row) in rows.iter().enumerate() {
            let again = rows[..index].iter().find(|other| other.at == row.at);
            assert_eq!(again, None);
        }
    }
}

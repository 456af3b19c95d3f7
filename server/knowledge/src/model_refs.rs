//! Where model references stand in a config, and what may be written there.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::pattern::{Step, expand, steps};

/// A place of model references.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Steps from the root to the reference; the last one is the key itself when [`Row::key`].
    pub at: Vec<Step>,
    /// What may be written there.
    pub role: Role,
    /// Whether the key that the last step stands for is the reference, not its value.
    pub key: bool,
    /// Whether OpenClaw's config check refuses a model there that was shut down.
    pub checked: bool,
    /// Whether `openclaw doctor --fix` replaces a retired model there.
    pub rewritten: bool,
}

/// What may be written where a reference stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// An alias, `provider/model`, or a bare model.
    Selector,
    /// `provider/model`: no alias is looked up.
    Literal,
    /// What a selector may be, or `provider/*`.
    Policy,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[expect(dead_code, reason = "every table says since when it holds")]
    since: String,
    choice: Vec<Written>,
    text: Vec<Written>,
    list: Vec<Written>,
    keys: Vec<Written>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    at: String,
    role: Role,
    #[serde(default = "yes")]
    checked: bool,
    #[serde(default = "yes")]
    rewritten: bool,
}

fn yes() -> bool {
    true
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let table: Table = crate::table::read(include_str!("../data/model-refs.json5"));
    let forms: [(&[Written], &[&str], bool); 4] = [
        (&table.choice, &["", ".primary", ".fallbacks.[]"], false),
        (&table.text, &[""], false),
        (&table.list, &[".[]"], false),
        (&table.keys, &[".*"], true),
    ];
    let mut rows = Vec::new();
    for (written, ends, key) in forms {
        for row in written {
            for path in expand(&row.at) {
                rows.extend(ends.iter().map(|end| Row {
                    at: steps(&[path.as_str(), end].concat()),
                    role: row.role,
                    key,
                    checked: row.checked,
                    rewritten: row.rewritten,
                }));
            }
        }
    }
    rows
});

/// Every place.
#[must_use]
pub fn rows() -> &'static [Row] {
    &ROWS
}

/// The place at this path (indices as text), as a value, or as a key of the map around it.
#[must_use]
pub fn at(path: &[&str], key: bool) -> Option<&'static Row> {
    let path: Vec<&str> = match path {
        ["agents", "list", _, rest @ ..] => ["agents", "entries", "*"].iter().chain(rest).copied().collect(),
        path => path.to_vec(),
    };
    ROWS.iter().find(|row| row.key == key && is_at(&row.at, &path))
}

fn is_at(steps: &[Step], path: &[&str]) -> bool {
    let fits = |(step, key): (&Step, &&str)| match step {
        Step::Key(own) => own == key,
        Step::AnyKey => true,
        Step::AnyItem => key.bytes().all(|byte| byte.is_ascii_digit()),
    };
    steps.len() == path.len() && steps.iter().zip(path).all(fits)
}

#[cfg(test)]
mod tests {
    use super::{Role, Table, at};

    #[test]
    fn the_table_reads() {
        crate::table::check::<Table>(include_str!("../data/model-refs.json5"));
    }

    #[test]
    fn finds_by_place() {
        let role = |path: &[&str], key| at(path, key).map(|row| row.role);
        assert_eq!(role(&["agents", "defaults", "model"], false), Some(Role::Selector));
        assert_eq!(role(&["agents", "list", "0", "model", "fallbacks", "1"], false), Some(Role::Selector));
        assert_eq!(role(&["agents", "defaults", "modelPolicy", "allow", "0"], false), Some(Role::Policy));
        assert_eq!(role(&["agents", "entries", "a", "models", "x/y"], true), Some(Role::Literal));
        assert_eq!(role(&["agents", "entries", "a", "models", "x/y"], false), None);
        assert_eq!(
            role(&["agents", "entries", "a", "tools", "exec", "reviewer", "model"], false),
            Some(Role::Selector)
        );
        assert_eq!(role(&["agents", "defaults", "workspace"], false), None);
    }
}

//! Which keys people reach for first in an object.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::pattern::Pattern;

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[expect(dead_code, reason = "every table says since when it holds")]
    since: String,
    objects: Vec<Object>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Object {
    path: Pattern,
    keys: Vec<String>,
}

static TABLE: LazyLock<Table> =
    LazyLock::new(|| crate::table::read(include_str!("../data/common-keys.json5")));

/// The common keys of the object at this path, commonest first; empty when nothing is known.
#[must_use]
pub fn common_keys(object: &[&str]) -> &'static [String] {
    TABLE.objects.iter().find(|row| row.path.matches(object)).map_or(&[], |row| &row.keys)
}

#[cfg(test)]
mod tests {
    use super::{Table, common_keys};

    #[test]
    fn the_table_reads() {
        crate::table::check::<Table>(include_str!("../data/common-keys.json5"));
        assert_eq!(common_keys(&[])[0], "agents");
        assert_eq!(common_keys(&["agents", "entries", "x", "tools"])[0], "allow");
        assert!(common_keys(&["invented"]).is_empty());
    }
}

//! Model providers whose address and models OpenClaw knows by itself.

use std::sync::LazyLock;

use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    /// The first release that the list is known to hold for.
    #[serde(rename = "since")]
    _since: String,
    ids: Vec<String>,
}

static TABLE: LazyLock<Table> =
    LazyLock::new(|| crate::table::read(include_str!("../data/built-in-providers.json5")));

/// Every id, as OpenClaw writes it.
#[must_use]
pub fn ids() -> &'static [String] {
    &TABLE.ids
}

/// Whether `models.providers.<id>` may leave out its address and models.
#[must_use]
pub fn contains(id: &str) -> bool {
    let id = id.trim().to_lowercase();
    ids().contains(&id)
}

#[cfg(test)]
mod tests {
    use super::{Table, contains};

    #[test]
    fn the_table_reads() {
        crate::table::check::<Table>(include_str!("../data/built-in-providers.json5"));
        assert!(contains(" Anthropic "));
        assert!(!contains("my-proxy"));
    }
}

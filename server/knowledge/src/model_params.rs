//! The names that OpenClaw reads under a model's `params`, which the schema leaves open.

use std::sync::LazyLock;

const SOURCE: &str = include_str!("../data/model-params.json5");

static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| crate::table::read(SOURCE));

/// Whether `params` of a model takes this name.
#[must_use]
pub fn is_model_param(name: &str) -> bool {
    NAMES.iter().any(|known| known == name)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_table_reads() {
        crate::table::check::<Vec<String>>(super::SOURCE);
        assert!(super::is_model_param("cacheRetention"));
    }
}

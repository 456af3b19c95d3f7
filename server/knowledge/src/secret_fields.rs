//! Fields that take a SecretRef and whose source OpenClaw compares with the provider that the reference names.

use std::sync::LazyLock;

use serde::Deserialize;

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct SecretFields {
    source_checked: Vec<String>,
}

static FIELDS: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let table: SecretFields = crate::table::read(include_str!("../data/secret-fields.json5"));
    table.source_checked.iter().map(|path| path.split('.').map(str::to_owned).collect()).collect()
});

/// The patterns of their paths: keys from the root, `*` for any key.
#[must_use]
pub fn source_checked() -> &'static [Vec<String>] {
    &FIELDS
}

#[cfg(test)]
mod tests {
    use super::{SecretFields, source_checked};

    #[test]
    fn the_table_reads() {
        crate::table::check::<SecretFields>(include_str!("../data/secret-fields.json5"));
        assert!(source_checked().contains(&["gateway".into(), "auth".into(), "token".into()].to_vec()));
    }
}

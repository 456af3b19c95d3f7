//! Environment variables that OpenClaw does not take from everywhere.

use std::sync::LazyLock;

use serde::Deserialize;

/// The table of `data/environment-names.json5`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct EnvironmentNames {
    r#unsafe: Names,
    config: Names,
    folder: Names,
}

/// A set of names, in capitals.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Names {
    names: Vec<String>,
    prefixes: Vec<String>,
    suffixes: Vec<String>,
    /// A prefix together with a suffix.
    around: Vec<(String, String)>,
    /// Words between underscores that stand one after the other.
    words: Vec<Vec<String>>,
}

impl Names {
    fn contains(&self, name: &str) -> bool {
        let words: Vec<&str> = name.split('_').filter(|word| !word.is_empty()).collect();
        self.names.iter().any(|known| known == name)
            || self.prefixes.iter().any(|prefix| name.starts_with(prefix.as_str()))
            || self.suffixes.iter().any(|suffix| name.ends_with(suffix.as_str()))
            || self.around.iter().any(|(prefix, suffix)| {
                name.strip_prefix(prefix.as_str()).is_some_and(|rest| rest.ends_with(suffix.as_str()))
            })
            || self.words.iter().any(|wanted| words.windows(wanted.len()).any(|words| words == wanted))
    }
}

static NAMES: LazyLock<EnvironmentNames> =
    LazyLock::new(|| crate::table::read(include_str!("../data/environment-names.json5")));

/// Whether OpenClaw sets a variable of this name from the config's `env.vars`.
#[must_use]
pub fn is_taken_from_config(name: &str) -> bool {
    let upper = name.to_uppercase();
    is_portable(name) && !NAMES.r#unsafe.contains(&upper) && !NAMES.config.contains(&upper)
}

/// Whether OpenClaw sets a variable of this name from a `.env` file in the folder that it is started in.
#[must_use]
pub fn is_taken_from_folder(name: &str) -> bool {
    let upper = name.to_uppercase();
    is_portable(name) && !NAMES.r#unsafe.contains(&upper) && !NAMES.folder.contains(&upper)
}

/// Letters, digits and underscores, not beginning with a digit.
fn is_portable(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::{EnvironmentNames, is_taken_from_config, is_taken_from_folder};

    #[test]
    fn the_table_reads() {
        crate::table::check::<EnvironmentNames>(include_str!("../data/environment-names.json5"));
    }

    #[test]
    fn names_are_taken_by_place() {
        for (name, config, folder) in [
            ("MY_NAME", true, true),
            ("ANTHROPIC_API_KEY", true, false),
            ("OPENAI_BASE_URL", true, false),
            ("OPENCLAW_ANYTHING", true, false),
            ("MY_SKIP_AUTH_NOW", true, false),
            ("SKIP_MY_AUTH", true, true),
            ("OPENCLAW_INCLUDE_ROOTS", false, false),
            ("NODE_OPTIONS", false, false),
            ("node_options", false, false),
            ("LD_PRELOAD", false, false),
            ("GITHUB_TOKEN", false, false),
            ("CARGO_TARGET_X86_LINKER", false, false),
            ("CARGO_TARGET_DIR", true, true),
            ("A.B", false, false),
            ("1A", false, false),
            ("", false, false),
        ] {
            assert_eq!((is_taken_from_config(name), is_taken_from_folder(name)), (config, folder), "{name}");
        }
    }
}

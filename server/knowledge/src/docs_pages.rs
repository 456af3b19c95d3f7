//! Which page of OpenClaw's documentation explains which part of the config.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::pattern::Pattern;

const SITE: &str = "https://docs.openclaw.ai/";

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "every table says since when it holds and where it is known from")]
struct Table {
    source: String,
    since: String,
    pages: Vec<Page>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Page {
    path: Pattern,
    page: String,
    /// What the pattern's last `*` may stand for, where the page's name contains it.
    #[serde(default)]
    keys: Vec<String>,
}

static PAGES: LazyLock<Vec<Page>> = LazyLock::new(|| {
    let table: Table = crate::table::read(include_str!("../data/docs-pages.json5"));
    let mut pages = table.pages;
    // A longer path says more, and a named key says more than any key.
    pages.sort_by_key(|page| {
        let stars = page.path.keys().filter(|key| *key == "*").count();
        (std::cmp::Reverse(page.path.keys().len()), stars)
    });
    pages
});

/// The absolute URL of the page that explains the config path, or the nearest path above it; `None` for the root.
#[must_use]
pub fn docs_page(path: &[&str]) -> Option<String> {
    PAGES.iter().find_map(|row| {
        if !row.path.starts(path) {
            return None;
        }
        if !row.page.contains('*') {
            return Some(format!("{SITE}{}", row.page));
        }
        let key = path.get(row.path.keys().len() - 1)?;
        row.keys.iter().any(|known| known == key).then(|| format!("{SITE}{}", row.page.replace('*', key)))
    })
}

#[cfg(test)]
mod tests {
    use super::{PAGES, Table, docs_page};

    #[test]
    fn the_table_reads_and_is_well_formed() {
        crate::table::check::<Table>(include_str!("../data/docs-pages.json5"));
        for page in PAGES.iter() {
            assert!(!page.page.starts_with('/') && !page.page.ends_with(".md"), "{}", page.page);
            assert_eq!(page.page.contains('*'), !page.keys.is_empty(), "{}", page.page);
        }
    }

    #[test]
    fn the_longest_path_wins() {
        let page = |path: &str| docs_page(&path.split('.').collect::<Vec<_>>());
        let cases = [
            ("gateway.port", Some("gateway/config-gateway")),
            ("agents.defaults.model.primary", Some("gateway/config-agents/models")),
            ("channels.telegram.botToken", Some("channels/telegram")),
            ("channels.defaults", Some("gateway/config-channels/shared-policies")),
            ("channels.invented.x", Some("channels")),
            ("models.providers.ollama", Some("providers/ollama")),
            ("models.providers.mine", Some("gateway/config-tools/custom-providers")),
            ("plugins.entries.memory-core.config.dreaming.x", Some("concepts/dreaming")),
            ("invented", None),
        ];
        for (path, expected) in cases {
            let expected = expected.map(|page| format!("https://docs.openclaw.ai/{page}"));
            assert_eq!(page(path), expected, "{path}");
        }
    }
}

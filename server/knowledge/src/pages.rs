//! One page per diagnostic: what it means, why OpenClaw does that, an example, how to mend it.

/// The page in English, in Markdown; `None` when no diagnostic has this code.
#[must_use]
pub fn page(code: &str) -> Option<&'static str> {
    PAGES.binary_search_by_key(&code, |(code, _)| code).ok().map(|at| PAGES[at].1)
}

/// Every code that has a page, sorted.
pub fn codes() -> impl Iterator<Item = &'static str> {
    PAGES.iter().map(|(code, _)| *code)
}

macro_rules! pages {
    ($($code:literal)*) => {
        &[$(($code, include_str!(concat!("../text/en/rules/", $code, ".md")))),*]
    };
}

/// Sorted by code.
const PAGES: &[(&str, &str)] = pages! {
    "acp-binding"
    "agent-dir"
    "agent-roster"
    "allow-from"
    "avatar"
    "bad-format"
    "bad-key"
    "bad-pattern"
    "broadcast-group"
    "browser-profile"
    "cloud-worker-settings"
    "custom-provider"
    "deprecated-model"
    "duplicate-key"
    "edge-auth"
    "exact-model"
    "exec-mode"
    "gateway-portal"
    "gateway-role"
    "heartbeat-owner"
    "heartbeat-target"
    "hook-mapping"
    "include"
    "include-not-read"
    "line-separator"
    "malformed-model"
    "mcp-server"
    "migrated"
    "missing-key"
    "missing-variable"
    "model-policy"
    "newest-refuses"
    "not-allowed-value"
    "out-of-range"
    "plugin-disabled"
    "plugin-path"
    "proto-key"
    "repeated-item"
    "retired-model"
    "rewritten-model"
    "sandbox-env"
    "sandbox-network"
    "secret-command"
    "secret-reference"
    "secret-source"
    "syntax"
    "tailscale"
    "talk-provider"
    "target-newer"
    "tool-policy"
    "unknown-agent"
    "unknown-alias"
    "unknown-channel"
    "unknown-key"
    "unknown-plugin"
    "unqualified-model"
    "value-format"
    "web-search"
    "web-search-provider"
    "wrong-type"
};

#[cfg(test)]
mod tests {
    use super::{codes, page};

    #[test]
    fn the_table_is_the_folder_and_is_sorted() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/text/en/rules");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap().replace(".md", ""))
            .collect();
        files.sort();
        assert_eq!(codes().collect::<Vec<_>>(), files);
    }

    #[test]
    fn a_page_opens_with_its_code() {
        for code in codes() {
            let page = page(code).unwrap();
            assert!(page.starts_with(&format!("# {code}\n")), "{code}");
        }
        assert_eq!(page("no-such-code"), None);
    }
}

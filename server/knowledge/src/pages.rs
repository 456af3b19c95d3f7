//! One page per diagnostic: what it means, why OpenClaw does that, an example, how to mend it. And guides for troubles that no
//! single finding shows.

use crate::text::Language;

/// The page in Markdown; `None` when no diagnostic has this code.
#[must_use]
pub fn page(language: Language, code: &str) -> Option<&'static str> {
    let at = PAGES.binary_search_by_key(&code, |page| page.code).ok()?;
    Some(PAGES[at].text(language))
}

/// A guide by its name, in Markdown.
#[must_use]
pub fn guide(language: Language, name: &str) -> Option<&'static str> {
    GUIDES.iter().find(|page| page.code == name).map(|page| page.text(language))
}

/// The name of every guide, sorted.
pub fn guide_names() -> impl Iterator<Item = &'static str> {
    GUIDES.iter().map(|page| page.code)
}

/// Every code that has a page, sorted.
pub fn codes() -> impl Iterator<Item = &'static str> {
    PAGES.iter().map(|page| page.code)
}

struct Page {
    code: &'static str,
    english: &'static str,
    traditional_chinese: &'static str,
    simplified_chinese: &'static str,
}

impl Page {
    fn text(&self, language: Language) -> &'static str {
        match language {
            Language::English => self.english,
            Language::TraditionalChinese => self.traditional_chinese,
            Language::SimplifiedChinese => self.simplified_chinese,
        }
    }
}

/// Each page exists in every language.
macro_rules! pages {
    ($folder:literal: $($code:literal)*) => {
        &[$(Page {
            code: $code,
            english: include_str!(concat!("../text/en/", $folder, "/", $code, ".md")),
            traditional_chinese: include_str!(concat!("../text/zh-TW/", $folder, "/", $code, ".md")),
            simplified_chinese: include_str!(concat!("../text/zh-CN/", $folder, "/", $code, ".md")),
        }),*]
    };
}

/// Sorted by code.
const PAGES: &[Page] = pages! { "rules":
    "acp-binding"
    "agent-dir"
    "agent-roster"
    "allow-from"
    "api-only-param"
    "avatar"
    "bad-format"
    "bad-key"
    "bad-pattern"
    "beta-override"
    "broadcast-group"
    "browser-profile"
    "cache-no-effect"
    "cache-provider-params"
    "cache-retention-value"
    "cloud-worker-settings"
    "credential-kind"
    "custom-provider"
    "dead-cache-layer"
    "dead-cache-ttl"
    "dead-model-key"
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
    "ignored-param"
    "include"
    "include-not-read"
    "legacy-cache-ttl"
    "limited-credential"
    "line-separator"
    "malformed-model"
    "mcp-server"
    "migrated"
    "missing-credential"
    "missing-key"
    "missing-variable"
    "model-policy"
    "newest-refuses"
    "not-allowed-value"
    "obsolete-beta-flag"
    "out-of-range"
    "param-conflict"
    "param-value"
    "plugin-disabled"
    "plugin-path"
    "profile-provider"
    "proto-key"
    "rejected-credential"
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
    "unavailable-model"
    "unknown-agent"
    "unknown-alias"
    "unknown-beta-flag"
    "unknown-channel"
    "unknown-key"
    "unknown-param"
    "unknown-plugin"
    "unknown-profile"
    "unqualified-model"
    "unusable-profile"
    "unverified-credential"
    "value-format"
    "web-search"
    "web-search-provider"
    "wrong-type"
};

/// Sorted by name.
const GUIDES: &[Page] = pages! { "guides":
    "credential-rejected"
    "no-api-key"
    "no-profile-credentials"
    "profiles-cooling-down"
};

#[cfg(test)]
mod tests {
    use super::{codes, page};
    use crate::text::Language;

    #[test]
    fn the_table_is_the_folder_and_is_sorted() {
        for language in Language::ALL {
            let folder = format!("{}/text/{}/rules", env!("CARGO_MANIFEST_DIR"), language.tag());
            let mut files: Vec<String> = std::fs::read_dir(folder)
                .unwrap()
                .map(|entry| entry.unwrap().file_name().into_string().unwrap().replace(".md", ""))
                .collect();
            files.sort();
            assert_eq!(codes().collect::<Vec<_>>(), files, "{}", language.tag());
        }
    }

    #[test]
    fn a_page_opens_with_its_code() {
        for language in Language::ALL {
            for code in codes() {
                let page = page(language, code).unwrap();
                assert!(page.starts_with(&format!("# {code}\n")), "{} {code}", language.tag());
            }
            assert_eq!(page(language, "no-such-code"), None);
        }
    }

    /// What must be the same in each language: headings by level, fenced blocks whole, tables by their number of rows.
    fn frame(page: &str) -> Vec<&str> {
        let mut fenced = false;
        let mut frame = Vec::new();
        for line in page.lines() {
            let fence = line.starts_with("```");
            if fence || fenced {
                frame.push(line);
            } else if line.starts_with('#') {
                frame.push(line.split(' ').next().unwrap_or_default());
            } else if line.starts_with('|') {
                frame.push("|");
            }
            fenced ^= fence;
        }
        frame
    }

    #[test]
    fn a_page_shows_the_same_in_every_language() {
        for code in codes() {
            let english = frame(page(Language::English, code).unwrap());
            for language in Language::ALL {
                assert_eq!(frame(page(language, code).unwrap()), english, "{} {code}", language.tag());
            }
        }
    }
}

//! Where a rule's page stands for people who browse. The same pages are in the binary, for `explain`.

use openclaw_knowledge::text::Language;

/// The folder of the docs on the web. Packaging a release sets it when it compiles; a build without it has no address, and
/// no dead link is shown: `openclaw-lsp explain CODE` prints the page all the same.
const DOCS: Option<&str> = option_env!("OPENCLAW_LSP_DOCS_URL");

/// The page of a diagnostic's code on the web; `None` in a build that knows no address.
#[must_use]
pub fn url(language: Language, code: &str) -> Option<String> {
    Some(below(DOCS?, language, code))
}

fn below(docs: &str, language: Language, code: &str) -> String {
    format!("{}/{}/{code}.md", docs.trim_end_matches('/'), folder(language))
}

/// The folder of a language's pages, in the docs.
fn folder(language: Language) -> String {
    match language {
        Language::English => "rules".to_owned(),
        other => format!("{}/rules", other.tag()),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::Path;

    use openclaw_knowledge::pages;
    use openclaw_knowledge::text::Language;

    use super::folder;

    /// What opens the lists of rules and of guides.
    fn heads(language: Language) -> [&'static str; 2] {
        match language {
            Language::English => {
                ["# Rules\n\nOne page per finding.\n", "# Guides\n\nWhat to do when signing in fails.\n"]
            }
            Language::TraditionalChinese => {
                ["# 規則\n\n每一種問題一頁。\n", "# 指引\n\n無法登入時怎麼做。\n"]
            }
            Language::SimplifiedChinese => ["# 规则\n\n每一种问题一页。\n", "# 指引\n\n无法登录时怎么做。\n"],
        }
    }

    /// Each file's text by its name.
    fn files(head: &str, pages: &[(&str, &str)]) -> BTreeMap<String, String> {
        let links: String = pages.iter().map(|(name, _)| format!("- [{name}]({name}.md)\n")).collect();
        let list = ("README.md".to_owned(), format!("{head}\n{links}"));
        pages.iter().map(|(name, page)| (format!("{name}.md"), (*page).to_owned())).chain([list]).collect()
    }

    #[test]
    fn a_page_stands_in_its_language() {
        let url = |language| super::below("https://docs.test/", language, "syntax");
        assert_eq!(url(Language::English), "https://docs.test/rules/syntax.md");
        assert_eq!(url(Language::TraditionalChinese), "https://docs.test/zh-TW/rules/syntax.md");
    }

    /// `UPDATE_DOCS=1 cargo test -p openclaw-lsp` writes them.
    #[test]
    fn the_docs_hold_the_same_pages() {
        for language in Language::ALL {
            let [rules, guides] = heads(language);
            let page = |code| (code, pages::page(language, code).unwrap_or_default());
            let guide = |name| (name, pages::guide(language, name).unwrap_or_default());
            let docs = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs"));
            let folder = docs.join(folder(language));
            check(
                &folder.with_file_name("guides"),
                &files(guides, &pages::guide_names().map(guide).collect::<Vec<_>>()),
            );
            check(&folder, &files(rules, &pages::codes().map(page).collect::<Vec<_>>()));
        }
    }

    fn check(folder: &Path, expected: &BTreeMap<String, String>) {
        if std::env::var_os("UPDATE_DOCS").is_some() {
            let _ = std::fs::remove_dir_all(folder);
            std::fs::create_dir_all(folder).unwrap();
            for (name, page) in expected {
                std::fs::write(folder.join(name), page).unwrap();
            }
        }
        let actual: BTreeMap<String, String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap())
            .map(|entry| {
                (entry.file_name().into_string().unwrap(), std::fs::read_to_string(entry.path()).unwrap())
            })
            .collect();
        assert!(actual == *expected, "run UPDATE_DOCS=1 cargo test -p openclaw-lsp");
    }
}

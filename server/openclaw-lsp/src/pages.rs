//! Where a rule's page stands for people who browse. The same pages are in the binary, for `explain`.

/// The folder of the pages on the web.
const RULES: &str = "https://github.com/openclaw-lsp/openclaw-lsp/blob/main/server/docs/rules";

/// The page of a diagnostic's code.
#[must_use]
pub fn url(code: &str) -> String {
    format!("{RULES}/{code}.md")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::Path;

    use openclaw_knowledge::pages;

    /// `UPDATE_DOCS=1 cargo test -p openclaw-lsp` writes them.
    #[test]
    fn the_docs_hold_the_same_pages() {
        let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/rules"));
        let mut expected: BTreeMap<String, String> = pages::codes()
            .map(|code| (format!("{code}.md"), pages::page(code).unwrap_or_default().to_owned()))
            .collect();
        let links = pages::codes().map(|code| format!("- [{code}]({code}.md)\n")).collect::<String>();
        expected.insert("README.md".to_owned(), format!("# Rules\n\nOne page per finding.\n\n{links}"));
        if std::env::var_os("UPDATE_DOCS").is_some() {
            let _ = std::fs::remove_dir_all(folder);
            std::fs::create_dir_all(folder).unwrap();
            for (name, page) in &expected {
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
        assert!(actual == expected, "run UPDATE_DOCS=1 cargo test -p openclaw-lsp");
    }
}

//! `web-search`: settings of a search provider where they stood before plugins had their own.

use json5_syntax::ast::ValueKind;
use openclaw_knowledge::text::Message;

use crate::Diagnostic;
use crate::rules::refused;
use crate::rules::{Context, place};

const CODE: &str = "web-search";
const SINCE: &str = "2026.9.1";
/// Providers that once had their settings here.
const PROVIDERS: [&str; 12] = [
    "brave",
    "duckduckgo",
    "exa",
    "firecrawl",
    "gemini",
    "grok",
    "kimi",
    "minimax",
    "ollama",
    "perplexity",
    "searxng",
    "tavily",
];

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for search in place::select(context.root, "tools.web.search") {
        for setting in search.members() {
            let key = setting.name().unwrap_or_default();
            let is_object = matches!(setting.value.kind(), ValueKind::Object(_));
            let message = match key {
                "constructor" | "prototype" => Message::new("web-search-blocked-key"),
                "apiKey" => Message::new("web-search-api-key"),
                _ if PROVIDERS.contains(&key) && is_object => Message::new("web-search-moved"),
                _ => continue,
            };
            if context.targets(SINCE) && !context.aborted(&search.path(), &setting.path()) {
                let message = message.with("key", key);
                findings.push(refused(CODE, setting.path(), setting.handle(), message));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::CODE;
    use crate::testing;

    #[test]
    fn settings_have_moved_to_the_plugin() {
        testing::check(
            CODE,
            r#"{ tools: { web: { search: { apiKey: "dummy", brave: {}, exa: "x", constructor: 1, other: {} } } } }"#,
            expect![[r#"
                error web-search tools.web.search.apiKey «apiKey»
                error web-search tools.web.search.brave «brave»
                error web-search tools.web.search.constructor «constructor»
            "#]],
        );
    }
}

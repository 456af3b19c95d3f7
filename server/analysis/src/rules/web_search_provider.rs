//! `web-search-provider`: `tools.web.search.provider` names no provider, or one whose plugin is not installed.

use openclaw_knowledge::plugins::plugins;
use openclaw_knowledge::text::Message;

use super::place::select;
use super::{Context, mends};
use crate::facts::surroundings::Discovery;
use crate::{Diagnostic, Severity, Stage, suggest};

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(place) = select(context.root, "tools.web.search.provider").pop() else { return };
    let Some(text) = context.text(place.value) else { return };
    let name = text.trim();
    let installed = context.installed_plugins();
    let bundled =
        plugins().bundled().iter().any(|plugin| plugin.web_search.iter().any(|known| known == name));
    let external = plugins().external_for_web_search(name);
    if bundled || external.is_some_and(|plugin| plugin.ids.iter().any(|id| installed.contains(&id.as_str())))
    {
        return;
    }
    let (severity, message) = match (context.discovery(), external) {
        _ if name.is_empty() => (Severity::Error, Message::new("web-search-provider-empty")),
        (Discovery::Incomplete | Discovery::Unknown, _) => {
            (Severity::Warning, Message::new("web-search-provider-unchecked"))
        }
        (Discovery::Complete, Some(plugin)) => {
            let id = plugin.ids.first().map_or(name, String::as_str);
            let leftover = context.mentions_plugin(&[name, id]);
            let severity = if leftover { Severity::Warning } else { Severity::Error };
            let id = if leftover { "web-search-provider-ignored" } else { "web-search-provider-install" };
            (severity, Message::new(id).with("install", plugin.install.as_str()))
        }
        (Discovery::Complete, None) => {
            let leftover =
                !installed.contains(&plugins().normalize(name).as_str()) && context.mentions_plugin(&[name]);
            let severity = if leftover { Severity::Warning } else { Severity::Error };
            let mut known: Vec<&str> = plugins().web_search_providers().collect();
            known.sort_unstable();
            (severity, Message::new("web-search-provider").with("known", known.join(", ")))
        }
    };
    let mut finding = Diagnostic::new(
        "web-search-provider",
        severity,
        Stage::Plugins,
        place.path(),
        place.value.range(),
        message.with("provider", name),
    );
    let meant = suggest::nearest(name, plugins().web_search_providers()).filter(|meant| *meant != name);
    finding.fixes.extend(meant.and_then(|meant| mends::guess_text(place.value, meant)));
    findings.push(finding);
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::testing;

    fn check(provider: &str, rest: &str, expected: Expect) {
        let text = format!("{{ tools: {{ web: {{ search: {{ provider: '{provider}' }} }} }}{rest} }}");
        testing::check("web-search-provider", &text, expected);
    }

    #[test]
    fn providers() {
        check("grok", "", expect![""]);
        check(
            "",
            "",
            expect![[r#"
            error web-search-provider tools.web.search.provider «''»
        "#]],
        );
        check(
            "grokk",
            "",
            expect![[r#"
            error web-search-provider tools.web.search.provider «'grokk'»
        "#]],
        );
        check(
            "brave",
            "",
            expect![[r#"
            error web-search-provider tools.web.search.provider «'brave'»
        "#]],
        );
        check(
            "kimi",
            ", plugins: { allow: ['moonshot'] }",
            expect![[r#"
            warning web-search-provider tools.web.search.provider «'kimi'»
        "#]],
        );
        check(
            "own",
            ", plugins: { entries: { own: {} } }",
            expect![[r#"
            warning web-search-provider tools.web.search.provider «'own'»
        "#]],
        );
    }
}

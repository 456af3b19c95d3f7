//! `migrated`: an old form that OpenClaw still takes, because it rewrites or drops it in memory each time it loads the config.

use json5_syntax::Path;
use openclaw_knowledge::text::Message;

use super::Context;
use super::place::{Place, select};
use crate::facts::migration::moves_list;
use crate::facts::roster::is_explicit;
use crate::{Confidence, Diagnostic, Fix, Severity, Stage, Tag, edits};

const CODE: &str = "migrated";

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    roster(context, findings);
    budgets(context, findings);
    dropped(context, findings);
}

fn roster(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let entries = || Path::default().key("agents").key("entries");
    let agents = select(context.root, "agents").pop();
    let list = agents.as_ref().and_then(|agents| agents.get("list"));
    if let Some(list) = list.filter(|_| moves_list(context)) {
        findings.push(warning(entries(), &list, Message::new("migrated-agents-list"), Tag::Deprecated));
    }
    let explicit = agents.and_then(|agents| agents.value.as_object()).is_some_and(is_explicit);
    let marked: Vec<_> = context.roster().agents.iter().filter(|agent| agent.is_marked_default()).collect();
    if let ([agent], false) = (marked.as_slice(), explicit)
        && let Some(marker) = agent.place.as_ref().and_then(|place| place.get("default"))
    {
        let sole = context.roster().agents.len() == 1;
        let id = if sole { "migrated-default-sole" } else { "migrated-default" };
        let message = Message::new(id).with("agent", &*agent.id);
        let finding = warning(entries(), &marker, message, Tag::Deprecated);
        findings.push(if sole { finding.fix(removal(context, &marker)) } else { finding });
    }
}

/// Context budgets that moved to the models: those of agents are dropped, those of providers copied to each model.
fn budgets(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for pattern in
        ["agents.defaults.contextTokens", "agents.entries.*.contextTokens", "agents.list.[].contextTokens"]
    {
        for place in select(context.root, pattern) {
            let message = Message::new("migrated-context-tokens");
            let finding = warning(place.path(), &place, message, Tag::Unnecessary);
            findings.push(finding.fix(removal(context, &place)));
        }
    }
    for provider in select(context.root, "models.providers.*") {
        for key in ["contextTokens", "contextWindow"] {
            let Some(place) = provider.get(key) else { continue };
            let models = provider.get("models").map(|models| models.items()).unwrap_or_default();
            let (id, tag) = match models.as_slice() {
                [] => ("migrated-budget-dropped", Tag::Unnecessary),
                _ => ("migrated-budget-copied", Tag::Deprecated),
            };
            let used = models.iter().any(|model| model.get(key).is_none());
            let finding = warning(place.path(), &place, Message::new(id).with("key", key), tag);
            findings.push(if used { finding } else { finding.fix(removal(context, &place)) });
        }
    }
}

/// What OpenClaw drops or ignores without a word.
fn dropped(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if let Some(place) = select(context.root, "plugins.entries.github-copilot.config.discovery.enabled").pop()
    {
        let message = Message::new("migrated-copilot-discovery");
        let mut finding = warning(place.path(), &place, message, Tag::Unnecessary);
        finding.stage = Stage::Ours;
        findings.push(finding.fix(removal(context, &place)));
    }
    let key = select(context.root, "session.mainKey").pop();
    if let Some(place) = key.filter(|place| {
        context.text(place.value).is_some_and(|key| !key.trim().is_empty() && key.trim() != "main")
    }) {
        let message = Message::new("migrated-main-key");
        let mut finding = warning(place.path(), &place, message, Tag::Unnecessary);
        finding.stage = Stage::Ours;
        findings.push(finding.fix(removal(context, &place)));
    }
}

fn warning(path: Path, place: &Place<'_>, message: Message, tag: Tag) -> Diagnostic {
    let mut finding = Diagnostic::new(CODE, Severity::Warning, Stage::Plugins, path, place.handle(), message);
    finding.tags.push(tag);
    finding
}

fn removal(context: &Context<'_>, place: &Place<'_>) -> Fix {
    let start = place.handle().start();
    let range = json5_syntax::TextRange::new(start, place.value.range().end());
    Fix {
        title: Message::new("migrated-remove-fix"),
        edits: edits::remove_member(&context.document.parse, range),
        confidence: Confidence::Choice,
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::testing;

    fn check(text: &str, expected: Expect) {
        testing::check("migrated", text, expected);
    }

    #[test]
    fn agents() {
        check(
            r#"{ agents: { list: [{ id: "a", default: true }, { id: "b" }] } }"#,
            expect![[r#"
            warning migrated agents.entries «list»
            warning migrated agents.entries «default»
        "#]],
        );
        check(r#"{ agents: { list: [{ id: "A" }] } }"#, expect![""]);
        check(
            r#"{ agents: { list: [] } }"#,
            expect![[r#"
            warning migrated agents.entries «list»
        "#]],
        );
        check(
            "{ agents: { entries: { a: { default: true } } } }",
            expect![[r#"
            warning migrated agents.entries «default»
        "#]],
        );
        check("{ agents: { ownership: 'explicit', entries: { a: { default: true } } } }", expect![""]);
    }

    #[test]
    fn budgets() {
        check(
            "{
  agents: { defaults: { contextTokens: 1 }, entries: { a: { contextTokens: 2 } } },
  models: { providers: { x: { contextWindow: 3, models: [{}] }, y: { contextTokens: 4 } } },
}",
            expect![[r#"
                warning migrated agents.defaults.contextTokens «contextTokens»
                warning migrated agents.entries.a.contextTokens «contextTokens»
                warning migrated models.providers.x.contextWindow «contextWindow»
                warning migrated models.providers.y.contextTokens «contextTokens»
            "#]],
        );
    }

    #[test]
    fn silently() {
        check(
            "{
  plugins: { entries: { 'github-copilot': { config: { discovery: { enabled: true } } } } },
  session: { mainKey: 'work' },
}",
            expect![[r#"
                warning migrated plugins.entries.github-copilot.config.discovery.enabled «enabled»
                warning migrated session.mainKey «mainKey»
            "#]],
        );
        testing::check_fix(
            "migrated",
            "{ session: { mainKey: 'work', scope: 'x' } }",
            expect!["{ session: { scope: 'x' } }"],
        );
    }
}

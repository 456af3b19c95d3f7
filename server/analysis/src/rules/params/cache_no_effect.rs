//! `cache-no-effect`: cache settings of models whose requests take a route that does not read them.

use openclaw_knowledge::cache_retention::Known;
use openclaw_knowledge::text::Message;

use super::{finding, indexed, names, runs_in_claude_code};
use crate::params::cache::{KEY, LEGACY_KEY, Why};
use crate::params::reading::Case;
use crate::rules::Context;
use crate::{Diagnostic, Severity, Tag};

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if !context.reading().is_complete() {
        return;
    }
    for (index, params) in indexed(context).filter(|(_, params)| params.layer.is_merged()) {
        for key in [KEY, LEGACY_KEY] {
            let Some(place) = params.place.get(key) else { continue };
            let reads = |case: &&Case<'_>| {
                let all = case.cache.iter().flat_map(|cache| cache.all());
                all.flat_map(|effective| &effective.ignored)
                    .find(|ignored| ignored.written.index == index && ignored.written.key == key)
                    .is_none_or(|ignored| ignored.why != Why::NotOnRoute)
            };
            // Documentation decides no finding: routes known from there alone are left out.
            let is_sure = |case: &&Case<'_>| {
                case.cache
                    .iter()
                    .flat_map(|cache| cache.all())
                    .all(|effective| effective.route.known != Known::Docs)
            };
            let cases = context.reading().cases_of(index);
            if cases.is_empty() || cases.iter().any(|case| reads(case) || !is_sure(case)) {
                continue;
            }
            let is_cli = cases.iter().all(|case| runs_in_claude_code(case));
            let id = if is_cli { "cache-no-effect-cli" } else { "cache-no-effect" };
            let message = Message::new(id).with("models", names(cases.iter().map(|case| &case.model)));
            let mut finding = finding("cache-no-effect", Severity::Warning, &place, place.handle(), message);
            // A model that is only listed may be picked, and then it counts.
            let all = context.reading().cases().iter().filter(|case| case.layers.contains(&index));
            if !all.into_iter().any(|case| reads(&case)) {
                finding.tags.push(Tag::Unnecessary);
            }
            findings.push(finding);
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::testing;

    fn check(model: &str, expected: Expect) {
        let text = format!(
            "{{ agents: {{ defaults: {{ models: {{ '{model}': {{ params: {{ cacheRetention: 'long' }} }} }} }} }} }}"
        );
        testing::check("cache-no-effect", &text, expected);
    }

    /// What an agent runs on by itself decides, not what it might be switched to.
    #[test]
    fn the_model_of_an_agent() {
        for (agent, expected) in [
            (
                "model: 'deepseek/deepseek-chat', params: { cacheRetention: 'long' }",
                expect![[r#"
                warning cache-no-effect agents.entries.a.params.cacheRetention «cacheRetention»
            "#]],
            ),
            (
                "model: 'claude-cli/claude-opus-5', params: { cacheRetention: 'long' }",
                expect![[r#"
                warning cache-no-effect agents.entries.a.params.cacheRetention «cacheRetention»
            "#]],
            ),
            (
                "model: { primary: 'deepseek/x', fallbacks: ['anthropic/claude-opus-5'] }, params: { cacheRetention: 'long' }",
                expect![""],
            ),
            ("model: 'anthropic/claude-opus-5', params: { cacheRetention: 'long' }", expect![""]),
            (
                "model: 'anthropic/claude-opus-5', params: { cacheRetention: 'long' }, models: { 'anthropic/claude-opus-5': { agentRuntime: { id: 'claude-cli' } } }",
                expect![[r#"
                    warning cache-no-effect agents.entries.a.params.cacheRetention «cacheRetention»
                "#]],
            ),
            ("model: 'nowhere/x', params: { cacheRetention: 'long' }", expect![""]),
        ] {
            let text = format!(
                "{{ agents: {{ defaults: {{ models: {{ 'anthropic/claude-opus-5': {{}} }} }}, entries: {{ a: {{ {agent} }} }} }} }}"
            );
            testing::check("cache-no-effect", &text, expected);
        }
    }

    #[test]
    fn routes() {
        check("anthropic/claude-opus-5", expect![""]);
        check("nowhere/model", expect![""]);
        check("amazon-bedrock/meta.llama", expect![""]);
        check(
            "claude-cli/claude-opus-5",
            expect![[r#"
                warning cache-no-effect agents.defaults.models["claude-cli/claude-opus-5"].params.cacheRetention «cacheRetention»
            "#]],
        );
        check(
            "ollama/qwen3",
            expect![[r#"
                warning cache-no-effect agents.defaults.models["ollama/qwen3"].params.cacheRetention «cacheRetention»
            "#]],
        );
    }
}

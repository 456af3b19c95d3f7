//! `ignored-param`: a setting that OpenClaw leaves out of the requests to every model that it is for: the model takes none
//! such, the API has none, or the model runs through Claude Code.

use openclaw_knowledge::params::{Param, Status, param};
use openclaw_knowledge::text::Message;

use super::{finding, indexed, names, runs_in_claude_code};
use crate::markup::inline_code;
use crate::params::cache::{KEY, LEGACY_KEY};
use crate::params::reading::Case;
use crate::params::route::Request;
use crate::rules::Context;
use crate::{Diagnostic, Severity, Tag};

/// Why a request goes without a setting.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Why {
    Model,
    Api,
    ClaudeCode,
}

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if !context.reading().is_complete() {
        return;
    }
    for (index, params) in indexed(context).filter(|(_, params)| params.layer.is_merged()) {
        let all = context.reading().cases().iter();
        let cases: Vec<&Case<'_>> = all.filter(|case| case.layers.contains(&index)).collect();
        let mut requests: Option<Vec<Request>> = None;
        for place in params.place.members() {
            // What nothing reads any more, and what counts elsewhere only, has a finding of its own, as cache settings have.
            let Some(param) = place.name().and_then(param).filter(|param| {
                param.status != Some(Status::Unread)
                    && param.is_read_in(params.layer)
                    && !matches!(param.key.as_str(), KEY | LEGACY_KEY)
            }) else {
                continue;
            };
            let reasons: Option<Vec<Why>> = if cases.iter().all(|case| runs_in_claude_code(case)) {
                (!param.cli).then(|| vec![Why::ClaudeCode])
            } else if param.dropped.is_none() && !param.strictly && param.idle_on.is_empty() {
                None
            } else {
                let requests = requests.get_or_insert_with(|| {
                    cases.iter().map(|case| Request::new(context.root, &case.model)).collect()
                });
                requests.iter().map(|request| why(param, request)).collect()
            };
            let id = match reasons.as_deref() {
                _ if cases.is_empty() => continue,
                None | Some([]) => continue,
                Some(reasons) if reasons.iter().all(|why| *why == Why::ClaudeCode) => "ignored-param-cli",
                Some(reasons) if reasons.iter().all(|why| *why == Why::Api) => "ignored-param-api",
                Some(_) => "ignored-param",
            };
            let message = Message::new(id)
                .with("key", inline_code(place.name().unwrap_or_default()))
                .with("models", names(cases.iter().map(|case| &case.model)));
            let mut finding = finding("ignored-param", Severity::Warning, &place, place.handle(), message);
            finding.tags.push(Tag::Unnecessary);
            findings.push(finding);
        }
    }
}

/// Why a request goes without a setting; `None` when it does not, or nobody knows.
fn why(param: &Param, request: &Request) -> Option<Why> {
    if request.claude_cli {
        return (!param.cli).then_some(Why::ClaudeCode);
    }
    let api = request.api.as_deref()?;
    if param.is_dropped(Some(api), &request.model.model) {
        return Some(Why::Model);
    }
    param.is_idle(&request.model.provider, api).then_some(Why::Api)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::testing;

    fn check(model: &str, params: &str, expected: Expect) {
        testing::check(
            "ignored-param",
            &format!(
                "{{ agents: {{ defaults: {{ models: {{ '{model}': {{ params: {{ {params} }} }} }} }} }} }}"
            ),
            expected,
        );
    }

    #[test]
    fn models_without_the_setting() {
        check("anthropic/claude-sonnet-4-6", "temperature: 1", expect![""]);
        check(
            "anthropic/claude-opus-5",
            "temperature: 1, topP: 1, maxTokens: 1",
            expect![[r#"
                warning ignored-param agents.defaults.models["anthropic/claude-opus-5"].params.temperature «temperature»
                warning ignored-param agents.defaults.models["anthropic/claude-opus-5"].params.topP «topP»
            "#]],
        );
        check(
            "anthropic/claude-opus-5",
            "extra_body: {}",
            expect![[r#"
                warning ignored-param agents.defaults.models["anthropic/claude-opus-5"].params.extra_body «extra_body»
            "#]],
        );
        check("groq/llama", "extra_body: {}", expect![""]);
        check("nowhere/x", "extra_body: {}", expect![""]);
        testing::check(
            "ignored-param",
            "{ agents: { defaults: { params: { temperature: 1 }, model: { primary: 'anthropic/claude-opus-5', fallbacks: ['groq/x'] } } } }",
            expect![""],
        );
    }

    #[test]
    fn settings_of_another_api() {
        let ignored = |model: &str, params: &str| {
            let text = format!(
                "{{ agents: {{ defaults: {{ models: {{ '{model}': {{ params: {{ {params} }} }} }} }} }} }}"
            );
            let findings = testing::findings(&testing::snapshot(&text), &["ignored-param"]);
            let words: Vec<&str> = findings.split(['«', '»']).skip(1).step_by(2).collect();
            words.join(" ")
        };
        let anthropic = "anthropicBeta: 'x', anthropicServerCompaction: true, anthropicCompactThreshold: 1, context1m: true";
        let openai = "text_verbosity: 'low', responsesServerCompaction: true, responsesCompactThreshold: 1, parallel_tool_calls: true";
        let chat =
            "extra_body: {}, chat_template_kwargs: {}, seed: 1, frequency_penalty: 1, presencePenalty: 1";
        let common =
            "temperature: 1, maxTokens: 1, stop: 'x', thinking: 'low', fastMode: true, serviceTier: 'auto'";
        let keys = |params: &str| {
            let keys = params.split(", ").map(|member| member.split(':').next().unwrap_or_default());
            keys.collect::<Vec<_>>().join(" ")
        };
        for (model, params, all) in [
            ("openai/gpt-5.6", anthropic, true),
            ("google/gemini-2.5-pro", anthropic, true),
            ("groq/llama", anthropic, true),
            ("anthropic/claude-sonnet-4-6", anthropic, false),
            ("nowhere/x", anthropic, false),
            ("anthropic/claude-sonnet-4-6", openai, true),
            ("google/gemini-2.5-pro", openai, true),
            ("openai/gpt-5.6", openai, false),
            ("anthropic/claude-sonnet-4-6", chat, true),
            ("openai/gpt-5.6", chat, true),
            ("groq/llama", chat, false),
            ("ollama/qwen3", "seed: 1, frequencyPenalty: 1", false),
            ("anthropic/claude-sonnet-4-6", common, false),
            ("openai/gpt-5.6", common, false),
            ("claude-cli/claude-opus-5", "thinking: 'low', fastMode: true, context1m: true", false),
            ("claude-cli/claude-opus-5", "temperature: 1, anthropicBeta: 'x', maxTokens: 1", true),
        ] {
            assert_eq!(
                ignored(model, params),
                if all { keys(params) } else { String::new() },
                "{model} {params}"
            );
        }
    }

    #[test]
    fn one_model_that_reads_it_is_enough() {
        let text = |models: &str| {
            format!(
                "{{ agents: {{ defaults: {{ params: {{ anthropicBeta: 'x' }}, models: {{ {models} }} }} }} }}"
            )
        };
        let found = |models: &str| testing::findings(&testing::snapshot(&text(models)), &["ignored-param"]);
        assert_eq!(found("'openai/gpt-5.6': {}, 'anthropic/claude-opus-5': {}"), "");
        assert_ne!(found("'openai/gpt-5.6': {}, 'google/gemini-2.5-pro': {}"), "");
        assert_ne!(found("'openai/gpt-5.6': {}, 'claude-cli/claude-opus-5': {}"), "");
    }
}

//! `ignored-param`: a setting that OpenClaw leaves out of the requests to every model that it is for: the model takes none
//! such, the API has none, the model runs through Claude Code, or it is not read in this layer.

use openclaw_knowledge::params::{Param, Status, param};
use openclaw_knowledge::text::Message;

use super::{finding, indexed, names, runs_in_claude_code};
use crate::markup::inline_code;
use crate::params::Params;
use crate::params::cache::{KEY, LEGACY_KEY};
use crate::params::reading::Case;
use crate::params::route::Request;
use crate::params::scope;
use crate::place::Place;
use crate::rules::{Context, mends};
use crate::{Diagnostic, Severity, Tag, edits};

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
        for place in params.place.members() {
            // What nothing reads any more has a finding of its own, as cache settings have.
            let Some(param) = place.name().and_then(param).filter(|param| {
                param.status != Some(Status::Unread) && !matches!(param.key.as_str(), KEY | LEGACY_KEY)
            }) else {
                continue;
            };
            if !param.is_read_in(params.layer) {
                findings.extend(unread(context, params, param, &place, &cases));
                continue;
            }
            let reasons: Option<Vec<Why>> = if cases.iter().all(|case| runs_in_claude_code(case)) {
                (!param.cli).then(|| vec![Why::ClaudeCode])
            } else if param.dropped.is_none() && !param.strictly && param.idle_on.is_empty() {
                None
            } else {
                cases.iter().map(|case| why(param, &case.request)).collect()
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
            findings.push(ignored(context, params, &place, message));
        }
    }
}

/// A setting in a layer that nothing reads it in; `None` when one of the models has it read from there.
fn unread(
    context: &Context<'_>,
    params: &Params<'_>,
    param: &'static Param,
    place: &Place<'_>,
    cases: &[&Case<'_>],
) -> Option<Diagnostic> {
    let reads = |case: &&Case<'_>| {
        param.is_read_for(params.layer, &case.request.model.provider, case.request.api.as_deref())
    };
    if cases.iter().any(reads) || (cases.is_empty() && param.open_for.is_some()) {
        return None;
    }
    let paths = scope::paths(param, &context.reading().release);
    let paths: Vec<String> = paths.iter().map(|path| inline_code(path)).collect();
    let message = Message::new("ignored-param-layer")
        .with("key", inline_code(place.name().unwrap_or_default()))
        .with("paths", paths.join(", "))
        .with("param", param.key.as_str());
    Some(ignored(context, params, place, message))
}

fn ignored(context: &Context<'_>, params: &Params<'_>, place: &Place<'_>, message: Message) -> Diagnostic {
    let mut finding = finding("ignored-param", Severity::Warning, place, place.handle(), message);
    finding.tags.push(Tag::Unnecessary);
    // A comment inside the member would be lost.
    if !edits::holds_comment(&context.document.parse, place.member_range()) {
        let object = params.place.value.as_object();
        finding.fixes.extend(object.and_then(|it| mends::remove_member(context, it, place.name()?)));
    }
    finding
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
    fn removes_it() {
        testing::check_fix(
            "ignored-param",
            "{ agents: { defaults: { params: { thinking: 'low', /* kept */ maxTokens: 1 }, models: { 'anthropic/claude-opus-5': { params: { maxTokens: 1, temperature: 1 } } } } } }",
            expect![
                "{ agents: { defaults: { params: { /* kept */ maxTokens: 1 }, models: { 'anthropic/claude-opus-5': { params: { maxTokens: 1 } } } } } }"
            ],
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
            ("anthropic/claude-sonnet-4-6", "topP: 1", true),
            ("google/gemini-2.5-pro", "topP: 1", true),
            ("openai/gpt-5.6", "topP: 1", false),
            ("groq/llama", "topP: 1", false),
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
    fn settings_of_a_model_alone() {
        testing::check(
            "ignored-param",
            "{ agents: {
  defaults: { params: { thinking: 'low', fastMode: true, fastSeconds: 9, maxTokens: 1 }, models: { 'anthropic/claude-sonnet-4-6': { params: { thinking: 'low', fastMode: true } } } },
  entries: { a: { params: { thinking: 'low', context1m: true }, models: { 'anthropic/claude-sonnet-4-6': { params: { fastMode: true } } } } },
} }",
            expect![[r#"
                warning ignored-param agents.defaults.params.thinking «thinking»
                warning ignored-param agents.defaults.params.fastMode «fastMode»
                warning ignored-param agents.defaults.params.fastSeconds «fastSeconds»
                warning ignored-param agents.entries.a.params.thinking «thinking»
                warning ignored-param agents.entries.a.params.context1m «context1m»
            "#]],
        );
        let found = |model: &str| {
            let text = format!(
                "{{ agents: {{ defaults: {{ params: {{ thinking: 'low' }}, model: '{model}' }} }} }}"
            );
            !testing::findings(&testing::snapshot(&text), &["ignored-param"]).is_empty()
        };
        assert!(found("anthropic/claude-opus-5") && found("claude-cli/claude-opus-5"));
        assert!(!found("moonshot/kimi-k2.6") && !found("ollama/qwen3"));
        assert_eq!(
            testing::findings(
                &testing::snapshot("{ agents: { defaults: { params: { thinking: 'low' } } } }"),
                &["ignored-param"]
            ),
            ""
        );
    }

    #[test]
    fn claude_code_by_the_agents_own_models() {
        testing::check(
            "ignored-param",
            "{ agents: { entries: { a: { models: { 'anthropic/claude-sonnet-4-6': { agentRuntime: { id: 'claude-cli' }, params: { temperature: 1 } } } }, b: { models: { 'anthropic/claude-sonnet-4-6': { params: { temperature: 1 } } } } } } }",
            expect![[r#"
                warning ignored-param agents.entries.a.models["anthropic/claude-sonnet-4-6"].params.temperature «temperature»
            "#]],
        );
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

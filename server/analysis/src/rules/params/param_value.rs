//! `param-value`: a value of the wrong type or out of range, which OpenClaw ignores.

use json5_syntax::ast::ValueKind;
use openclaw_knowledge::params::{Kind, Param, param};
use openclaw_knowledge::text::Message;

use super::{finding, indexed};
use crate::markup::inline_code;
use crate::model_ref::ModelRef;
use crate::params::Params;
use crate::params::cache::KEY;
use crate::place::Place;
use crate::rules::{Context, mends};
use crate::suggest::nearest;
use crate::{Diagnostic, Severity};

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (index, params) in indexed(context).filter(|(_, params)| params.layer.is_merged()) {
        for place in params.place.members() {
            let Some(param) = place.name().and_then(param).filter(|param| !param.open && param.key != KEY)
            else {
                continue;
            };
            if param.open_for.is_some() && is_open(context, index, param) {
                continue;
            }
            if let Some(message) = wrong(context, params, param, &place) {
                let mut finding =
                    finding("param-value", Severity::Warning, &place, place.value.range(), message);
                let meant = place.value.as_str().and_then(|text| {
                    let values = values(params, param).iter().map(String::as_str);
                    nearest(&text, values)
                });
                finding.fixes.extend(meant.and_then(|meant| mends::guess_text(place.value, meant)));
                findings.push(finding);
            }
        }
    }
}

/// Whether any model that an object counts for may have other forms read.
fn is_open(context: &Context<'_>, index: usize, param: &Param) -> bool {
    let cases = context.reading().cases().iter();
    let mut requests = cases.filter(|case| case.layers.contains(&index)).map(|case| &case.request);
    requests.any(|request| param.is_open(&request.model.provider, request.api.as_deref()))
}

/// What is wrong with a value; `None` when OpenClaw takes it, or when that depends on what is not known here.
pub(super) fn wrong(
    context: &Context<'_>,
    params: &Params<'_>,
    param: &'static Param,
    place: &Place<'_>,
) -> Option<Message> {
    let kind = match place.value.kind() {
        ValueKind::String(_) => Kind::String,
        ValueKind::Number(_) => Kind::Number,
        ValueKind::Bool(_) => Kind::Boolean,
        ValueKind::Object(_) => Kind::Object,
        ValueKind::Array(_) => Kind::Array,
        ValueKind::Null => Kind::Null,
        ValueKind::Invalid => return None,
    };
    let is_taken = |literal: &str| param.literals.iter().any(|own| own == literal);
    if param.kinds.is_empty() || place.value.literal_text().is_some_and(is_taken) {
        return None;
    }
    if !param.kinds.contains(&kind) {
        let types: Vec<&str> = param.kinds.iter().map(|kind| kind.name()).collect();
        return Some(Message::new("param-type").with("types", types.join(" | ")));
    }
    if kind == Kind::String {
        let text = context.text(place.value)?;
        let values = values(params, param);
        let is_one = |own: &String| own.eq_ignore_ascii_case(text.trim());
        if values.is_empty() || values.iter().chain(param.also.keys()).any(is_one) {
            return None;
        }
        let accepted = param.accepted(provider(params).as_deref());
        let named: Vec<String> = accepted.iter().map(|value| inline_code(value)).collect();
        return Some(Message::new("param-choice").with("values", named.join(", ")));
    }
    let number = place.value.as_number()?;
    if param.takes_number(number) {
        return None;
    }
    let least = match (param.above.is_some(), param.integer) {
        (true, true) => "positive-whole",
        (true, false) => "positive",
        (false, true) => "whole",
        (false, false) if param.min.is_some() => "zero",
        (false, false) => return None,
    };
    Some(Message::new("param-range").with("least", least))
}

/// The texts that count for the models of an object; where providers differ, nothing is known about an object for all.
fn values(params: &Params<'_>, param: &'static Param) -> &'static [String] {
    param.values(provider(params).as_deref())
}

/// The provider of the model that an object is for.
fn provider(params: &Params<'_>) -> Option<String> {
    params.reference.as_deref().and_then(ModelRef::parse).map(|model| model.id().provider)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::testing;

    fn check(params: &str, expected: Expect) {
        testing::check(
            "param-value",
            &format!(
                "{{ agents: {{ defaults: {{ models: {{ 'openai/gpt-5.6': {{ params: {{ {params} }} }} }} }} }} }}"
            ),
            expected,
        );
    }

    #[test]
    fn types_choices_and_ranges() {
        check(
            "temperature: 1, maxTokens: 0, stop: ['a'], fastMode: 'ON', parallel_tool_calls: null",
            expect![""],
        );
        check("unknown: 1, serviceTier: 'flex'", expect![""]);
        check(
            "temperature: '1', max_tokens: -1, fastSeconds: 0.5, text_verbosity: 'hgih', serviceTier: 'x', extra_body: []",
            expect![[r#"
                warning param-value agents.defaults.models["openai/gpt-5.6"].params.temperature «'1'»
                warning param-value agents.defaults.models["openai/gpt-5.6"].params.max_tokens «-1»
                warning param-value agents.defaults.models["openai/gpt-5.6"].params.fastSeconds «0.5»
                warning param-value agents.defaults.models["openai/gpt-5.6"].params.text_verbosity «'hgih'»
                warning param-value agents.defaults.models["openai/gpt-5.6"].params.serviceTier «'x'»
                warning param-value agents.defaults.models["openai/gpt-5.6"].params.extra_body «[]»
            "#]],
        );
    }

    #[test]
    fn thinking() {
        let is_wrong = |model: &str, value: &str| {
            let text = format!(
                "{{ agents: {{ defaults: {{ models: {{ '{model}': {{ params: {{ thinking: {value} }} }} }} }} }} }}"
            );
            !testing::findings(&testing::snapshot(&text), &["param-value"]).is_empty()
        };
        for level in ["off", "none", "minimal", "low", "medium", "high", "xhigh", "max", "ultra", "adaptive"]
        {
            assert!(!is_wrong("anthropic/claude-opus-5", &format!("'{level}'")), "{level}");
        }
        for (value, wrong) in [
            ("'extreme'", true),
            ("'true'", true),
            ("true", true),
            ("{ type: 'enabled' }", true),
            ("3", true),
            ("false", false),
            ("'disabled'", false),
            ("'Auto'", false),
            ("'x-high'", false),
        ] {
            assert_eq!(is_wrong("anthropic/claude-opus-5", value), wrong, "{value}");
            assert_eq!(is_wrong("openai/gpt-5.6", value), wrong, "{value}");
            assert!(!is_wrong("moonshot/kimi-k2.6", value) && !is_wrong("ollama/qwen3", value), "{value}");
        }
    }
}

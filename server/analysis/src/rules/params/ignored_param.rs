//! `ignored-param`: a setting that OpenClaw leaves out of the requests to every model that it is for.

use openclaw_knowledge::params::param;
use openclaw_knowledge::text::Message;

use super::{finding, indexed, models_of, names};
use crate::markup::inline_code;
use crate::params::route::Request;
use crate::rules::Context;
use crate::{Diagnostic, Severity, Tag};

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if !context.reading().is_complete() {
        return;
    }
    for (index, params) in indexed(context).filter(|(_, params)| params.layer.is_merged()) {
        let mut requests: Option<Vec<Request>> = None;
        for place in params.place.members() {
            let Some(param) = place.name().and_then(param) else { continue };
            if param.dropped.is_none() && !param.strictly {
                continue;
            }
            let requests = requests.get_or_insert_with(|| {
                let models = models_of(context, index);
                models.into_iter().map(|model| Request::new(context.root, model)).collect()
            });
            let is_dropped =
                |request: &Request| param.is_dropped(request.api.as_deref(), &request.model.model);
            let is_elsewhere = |request: &Request| {
                param.strictly
                    && request.api.is_some()
                    && !param.is_honoured(&request.model.provider, request.api.as_deref())
            };
            let id = match requests.as_slice() {
                [] => continue,
                requests if requests.iter().all(is_dropped) => "ignored-param",
                requests if requests.iter().all(is_elsewhere) => "ignored-param-api",
                _ => continue,
            };
            let message = Message::new(id)
                .with("key", inline_code(place.name().unwrap_or_default()))
                .with("models", names(requests.iter().map(|request| &request.model)));
            let mut finding = finding("ignored-param", Severity::Warning, &place, place.handle(), message);
            finding.tags.push(Tag::Unnecessary);
            findings.push(finding);
        }
    }
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
}

//! `api-only-param`: a parameter that OpenClaw sends to Anthropic under an API key only, where the config signs in with a subscription.

use json5_syntax::ast::{Value, ValueKind};
use openclaw_knowledge::text::Message;

use super::Context;
use crate::model_ref::{ModelId, agent_at};
use crate::params::auth::Reason;
use crate::params::{AuthMode, Params};
use crate::{Diagnostic, Severity, Stage};

const CODE: &str = "api-only-param";
const SINCE: &str = "2026.9.0";

/// Parameters with the spellings that OpenClaw takes.
const KEYS: [&str; 5] = ["fastMode", "fast_mode", "serviceTier", "service_tier", "anthropicServerCompaction"];

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if !context.targets(SINCE) {
        return;
    }
    let reading = context.reading();
    for params in &reading.params {
        for place in KEYS.iter().filter_map(|key| params.place.get(key)) {
            if !asks(place.value) || !is_for_anthropic(context, params) {
                continue;
            }
            let auth = reading.auth();
            if auth.mode != AuthMode::Oauth {
                return;
            }
            // A variable says less than a profile: saved profiles, which are not known here, come before it.
            let severity = match &auth.reason {
                Reason::Order(_) | Reason::Profiles(_) => Severity::Warning,
                _ => Severity::Information,
            };
            let message = Message::new("api-only-param").with("key", place.name().unwrap_or_default());
            let (path, range) = (place.path(), place.handle());
            findings.push(Diagnostic::new(CODE, severity, Stage::Ours, path, range, message));
        }
    }
}

/// Whether a value asks for something: `false` and `off` do not.
fn asks(value: Value<'_>) -> bool {
    match value.kind() {
        ValueKind::Bool(on) => on,
        ValueKind::String(text) => {
            let off = ["", "off", "normal", "disabled", "no", "0", "false"];
            !off.contains(&text.trim().to_lowercase().as_str())
        }
        _ => false,
    }
}

/// Whether the parameters are for a model of Anthropic: of the model that they belong to, else of the primary one.
fn is_for_anthropic(context: &Context<'_>, params: &Params<'_>) -> bool {
    let agent = agent_at(context.root, &params.place.path());
    let names = context.model_names(agent);
    let provider = |text: &str| names.resolve(text).map(|resolved| resolved.id.provider);
    if params.provider.is_some() {
        return false;
    }
    if let Some(reference) = &params.reference {
        return reference
            .split_once('/')
            .is_some_and(|(provider, model)| ModelId::new(provider, model).provider == "anthropic");
    }
    let defaults = context.root.and_then(|root| root.at(&["agents", "defaults"]));
    let primary = [agent, defaults].into_iter().flatten().find_map(|scope| {
        let model = scope.get("model")?;
        model.as_str().or_else(|| model.get("primary")?.as_str())
    });
    primary.and_then(|text| provider(&text)).as_deref() == Some("anthropic")
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::CODE;
    use crate::testing;

    const PARAMS: &str = r#"agents: { defaults: {
  model: "anthropic/claude-opus-5", params: { fastMode: true, temperature: 1 },
  models: { "anthropic/claude-opus-5": { params: { serviceTier: "auto" } }, "openai/gpt-5.4": { params: { serviceTier: "flex", fastMode: "off" } } },
} }"#;

    #[test]
    fn under_a_subscription() {
        let profile = |mode: &str| {
            format!(
                r#"{{ auth: {{ profiles: {{ "anthropic:a": {{ provider: "anthropic", mode: "{mode}" }} }} }}, {PARAMS} }}"#
            )
        };
        testing::check(
            CODE,
            &profile("token"),
            expect![[r#"
                warning api-only-param agents.defaults.params.fastMode «fastMode»
                warning api-only-param agents.defaults.models["anthropic/claude-opus-5"].params.serviceTier «serviceTier»
            "#]],
        );
        testing::check(CODE, &profile("api_key"), expect![""]);
    }
}

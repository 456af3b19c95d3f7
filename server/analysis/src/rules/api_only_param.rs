//! `api-only-param`: a parameter that OpenClaw sends to Anthropic under an API key only, where requests are signed
//! with a subscription: by the config's own word, or because the key that it names is a setup token.

use json5_syntax::ast::{Value, ValueKind};
use openclaw_knowledge::params::{Param, params};
use openclaw_knowledge::text::Message;

use super::Context;
use crate::markup::inline_code;
use crate::model_ref::{ModelId, agent_at};
use crate::params::auth::Reason;
use crate::params::route::Request;
use crate::params::{AuthMode, Params};
use crate::{Diagnostic, Severity, Stage};

const CODE: &str = "api-only-param";
const SINCE: &str = "2026.9.0";

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if !context.targets(SINCE) {
        return;
    }
    let reading = context.reading();
    let keys: Vec<&str> = params().iter().filter(|param| param.api_key_only).flat_map(Param::names).collect();
    for params in &reading.params {
        for place in keys.iter().filter_map(|key| params.place.get(key)) {
            if !asks(place.value) || !is_for_anthropic(context, params) {
                continue;
            }
            if reading.request_auth() != AuthMode::Oauth {
                return;
            }
            let auth = reading.auth();
            // A variable says less than a profile: saved profiles, which are not known here, come before it.
            let severity = match &auth.reason {
                Reason::Order(_) | Reason::Profiles(_) => Severity::Warning,
                _ => Severity::Information,
            };
            let mut message = Message::new("api-only-param").with("key", place.name().unwrap_or_default());
            if auth.mode != AuthMode::Oauth
                && let Some(holder) = auth.reason.words()
            {
                message = Message::new("api-only-param-token")
                    .with("key", place.name().unwrap_or_default())
                    .with("holder", inline_code(&holder));
            }
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
    let is_api = |model: &ModelId| {
        model.provider == "anthropic" && !Request::of(context.root, agent, model).claude_cli
    };
    if params.provider.is_some() {
        return false;
    }
    if let Some(reference) = &params.reference {
        let model = reference.split_once('/').map(|(provider, model)| ModelId::new(provider, model));
        return model.as_ref().is_some_and(is_api);
    }
    let defaults = context.root.and_then(|root| root.at(&["agents", "defaults"]));
    let primary = [agent, defaults].into_iter().flatten().find_map(|scope| {
        let model = scope.get("model")?;
        model.as_str().or_else(|| model.get("primary")?.as_str())
    });
    let model = primary.and_then(|text| context.model_names(agent).resolve(&text));
    model.is_some_and(|resolved| is_api(&resolved.id))
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

    #[test]
    fn under_a_setup_token_in_the_place_of_a_key() {
        for (auth, token) in [
            ("env: { vars: { ANTHROPIC_API_KEY: 'TOKEN' } }", true),
            ("models: { providers: { anthropic: { apiKey: 'TOKEN' } } }", true),
            (
                "env: { vars: { MY_TOKEN: 'TOKEN' } }, models: { providers: { anthropic: { apiKey: '${MY_TOKEN}' } } }",
                true,
            ),
            ("env: { vars: { OTHER: 'TOKEN' } }", false),
        ] {
            let text =
                |token: &str| format!("{{ {}, {PARAMS} }}", auth.replace("TOKEN'", &format!("{token}'")));
            let found = |token: &str| testing::findings(&testing::snapshot(&text(token)), &[CODE]);
            let expected = "information api-only-param agents.defaults.params.fastMode «fastMode»\n\
                information api-only-param agents.defaults.models[\"anthropic/claude-opus-5\"].params.serviceTier «serviceTier»\n";
            assert_eq!(found("sk-ant-oat01-EXAMPLE"), if token { expected } else { "" }, "{auth}");
            assert_eq!(found("sk-ant-api03-EXAMPLE"), "", "{auth}");
        }
    }
}

//! Which way a request to a model takes: provider, API, address and compatibility flags, and the row of the table for it.

use std::borrow::Cow;

use json5_syntax::ast::Value;
use openclaw_knowledge::cache_retention::{BuiltIn, Route, When, cache_retention, fits};
use openclaw_knowledge::models;
use openclaw_schema::Version;

use crate::effective::entries_at;
use crate::model_ref::ModelId;

/// The providers whose keys OpenClaw respells while it loads the defaults.
const RESPELLED: [&str; 4] = ["google", "google-gemini-cli", "google-vertex", "together"];

/// The keys of `models` that the settings of a model are looked up under; the first that is there counts.
#[must_use]
pub fn keys(model: &ModelId) -> Vec<String> {
    let canonical = model.to_string();
    let whole = format!("{}/{}", model.provider, model.model);
    if canonical == whole { vec![canonical] } else { vec![canonical, whole] }
}

/// A key of `agents.defaults.models` as OpenClaw has it after loading: the provider in lower case, no spaces around the two
/// parts, and Google's models under their names of today. The keys of an agent stay as they are.
#[must_use]
pub fn loaded_key(key: &str) -> String {
    let key = key.trim();
    let parts = key.split_once('/').map(|(provider, model)| (provider.trim().to_lowercase(), model.trim()));
    match parts {
        Some((provider, model)) if !provider.is_empty() && !model.is_empty() => {
            let is_respelled = RESPELLED.contains(&provider.as_str());
            let model = if is_respelled { models::spelled(&provider, model) } else { Cow::Borrowed(model) };
            [&provider, "/", &model].concat()
        }
        _ => key.to_owned(),
    }
}

/// What is known of the requests to a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The model, its provider under its whole name.
    pub model: ModelId,
    /// The model as settings are looked up for it.
    pub named: ModelId,
    /// The API that is spoken; `None` when the config and our tables do not say.
    pub api: Option<String>,
    /// The host that is asked; `None` for the provider's own where we do not know it.
    pub host: Option<String>,
    /// Whether the config gives the address.
    pub own_address: bool,
    /// Whether it runs through the Claude Code program.
    pub claude_cli: bool,
    /// `compat.supportsPromptCacheKey`
    pub prompt_cache_key: Option<bool>,
    /// Whether `compat.cacheControlFormat` is `anthropic`.
    pub anthropic_markers: bool,
    /// `compat.supportsLongCacheRetention`
    pub long_retention: Option<bool>,
}

impl Request {
    /// The requests to a model of an agent without settings of its own.
    #[must_use]
    pub fn new(root: Option<Value<'_>>, model: &ModelId) -> Self {
        Self::of(root, None, model)
    }

    /// The requests of an agent to a model, by what the config says of its provider, of the model there, and of the program
    /// that it runs in.
    #[must_use]
    pub fn of(root: Option<Value<'_>>, agent: Option<Value<'_>>, model: &ModelId) -> Self {
        let providers = entries_at(root, &["models", "providers"]);
        let provider = providers
            .into_iter()
            .find(|entry| entry.name.trim().to_lowercase() == model.provider)
            .map(|entry| entry.value);
        let listed = provider.and_then(|provider| provider.get("models")).and_then(Value::as_array);
        let own = listed.and_then(|models| {
            let mut models = models.values();
            models.find(|own| own.get("id").and_then(Value::as_str).is_some_and(|id| id == model.model))
        });
        let text = |key: &str| {
            let value = own.and_then(|own| own.get(key)).or_else(|| provider?.get(key))?;
            value.as_str().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
        };
        let compat = |key: &str| own.and_then(|own| own.at(&["compat", key]));
        let known = built_in(&with_long_provider(model).provider);
        let address = text("baseUrl");
        Self {
            model: with_long_provider(model),
            named: model.clone(),
            api: text("api").or_else(|| {
                let by_login = model.provider == "openai" && address.is_none() && uses_chatgpt(root);
                let known = || known.map(|known| known.api.clone());
                if by_login { Some("openai-chatgpt-responses".to_owned()) } else { known() }
            }),
            host: match &address {
                Some(address) => Some(host(address).unwrap_or_default()),
                None => known.and_then(|known| known.host.clone()),
            },
            own_address: address.is_some(),
            claude_cli: model.provider == "claude-cli"
                || runs_in_claude_cli(root, agent, model, own, provider),
            prompt_cache_key: compat("supportsPromptCacheKey").and_then(Value::as_bool),
            anthropic_markers: compat("cacheControlFormat").and_then(Value::as_str).as_deref()
                == Some("anthropic"),
            long_retention: compat("supportsLongCacheRetention").and_then(Value::as_bool),
        }
    }

    /// The row of the table for these requests, as a target release handles them.
    #[must_use]
    pub fn route(&self, release: &Version) -> Option<&'static Route> {
        cache_retention().routes.iter().find(|route| self.takes(route, release))
    }

    fn takes(&self, route: &Route, release: &Version) -> bool {
        let version = |text: &Option<String>| text.as_deref().and_then(Version::parse);
        let model = self.model.model.to_lowercase();
        let any = |list: &[String], holds: &dyn Fn(&str) -> bool| {
            list.is_empty() || list.iter().any(|item| holds(item))
        };
        version(&route.since).is_none_or(|since| since <= *release)
            && version(&route.until).is_none_or(|until| *release <= until)
            && any(&route.providers, &|provider| provider == self.model.provider)
            && any(&route.apis, &|api| self.api.as_deref() == Some(api))
            && any(&route.models, &|pattern| fits(pattern, &model))
            && any(&route.dated, &|id| without_day(&self.model.model) == id)
            && route.gpt_since.as_deref().is_none_or(|since| is_gpt_since(&self.model.model, since))
            && route.when.is_none_or(|when| self.holds(when))
    }

    fn holds(&self, when: When) -> bool {
        let is_openai_api = matches!(
            self.api.as_deref(),
            Some("openai-responses" | "openai-completions" | "openai-chatgpt-responses")
        );
        let host = self.host.as_deref().unwrap_or_default();
        match when {
            When::ClaudeCli => self.claude_cli,
            When::NativeOpenai => {
                let is_native = match self.own_address {
                    true => host == "api.openai.com" || host.ends_with(".api.openai.com"),
                    false => self.model.provider == "openai",
                };
                is_openai_api && self.prompt_cache_key.unwrap_or(is_native) && is_native
            }
            When::Chatgpt => {
                self.api.as_deref() == Some("openai-chatgpt-responses")
                    && self.prompt_cache_key != Some(false)
            }
            When::KnownApi => self.api.is_some(),
            When::PromptCacheKey => self.prompt_cache_key == Some(true),
            When::AnthropicMarkers => self.anthropic_markers,
            When::Openrouter => match self.own_address {
                true => host == "openrouter.ai" || host.ends_with(".openrouter.ai"),
                false => self.model.provider == "openrouter",
            },
        }
    }

    /// Whether the host is one of a named set of the table.
    #[must_use]
    pub fn is_on(&self, hosts: &str) -> bool {
        let host = self.host.as_deref().unwrap_or_default();
        let hosts = cache_retention().env_hosts.get(hosts);
        hosts.is_some_and(|hosts| hosts.iter().any(|pattern| fits(pattern, host)))
    }
}

/// The provider of Amazon's models under its whole name.
fn with_long_provider(model: &ModelId) -> ModelId {
    match model.provider.as_str() {
        "bedrock" | "aws-bedrock" => ModelId { provider: "amazon-bedrock".to_owned(), ..model.clone() },
        _ => model.clone(),
    }
}

/// What is known of a provider without a config.
fn built_in(provider: &str) -> Option<&'static BuiltIn> {
    cache_retention().built_in.iter().find(|known| known.providers.iter().any(|id| id == provider))
}

/// Whether the config sends a model of Anthropic through the Claude Code program: what the agent says of the model decides,
/// then the defaults, the provider's list, what both say of all models of the provider, and the provider.
fn runs_in_claude_cli(
    root: Option<Value<'_>>,
    agent: Option<Value<'_>>,
    model: &ModelId,
    own: Option<Value<'_>>,
    provider: Option<Value<'_>>,
) -> bool {
    if model.provider != "anthropic" {
        return false;
    }
    let runtime = |value: Value<'_>| {
        let id = value.at(&["agentRuntime", "id"])?.as_str()?;
        let id = id.trim();
        (!id.is_empty()).then(|| id.eq_ignore_ascii_case("claude-cli"))
    };
    let defaults = root.and_then(|root| root.at(&["agents", "defaults"]));
    let scopes = || [agent, defaults].into_iter().flatten();
    let keys = keys(model);
    let named = |key: &str| scopes().find_map(|scope| runtime(scope.at(&["models", key])?));
    let decides = keys
        .iter()
        .find_map(|key| named(key))
        .or_else(|| own.and_then(runtime))
        .or_else(|| named("anthropic/*"))
        .or_else(|| provider.and_then(runtime));
    decides == Some(true)
}

/// Whether every profile of OpenAI that the config names is a login with ChatGPT.
fn uses_chatgpt(root: Option<Value<'_>>) -> bool {
    let text =
        |value: Value<'_>, key: &str| value.get(key).and_then(Value::as_str).map(|text| text.into_owned());
    let mut modes = entries_at(root, &["auth", "profiles"])
        .into_iter()
        .filter(|entry| text(entry.value, "provider").as_deref() == Some("openai"))
        .map(|entry| text(entry.value, "mode"))
        .peekable();
    modes.peek().is_some() && modes.all(|mode| matches!(mode.as_deref(), Some("oauth" | "token")))
}

/// The host of an `http` or `https` address, in lower case.
fn host(address: &str) -> Option<String> {
    let rest = address.split_once("://")?.1;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?;
    Some(host.to_lowercase())
}

/// The id of a model without the date of its snapshot.
fn without_day(id: &str) -> &str {
    let split = id.len().checked_sub("-2026-01-31".len());
    let Some((head, tail)) = split.and_then(|at| id.split_at_checked(at)) else { return id };
    let fits = tail.bytes().enumerate().all(|(index, byte)| match index {
        0 | 5 | 8 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    if fits { head } else { id }
}

/// Whether a model is a GPT of this version or later.
fn is_gpt_since(id: &str, since: &str) -> bool {
    let Some(rest) = id.strip_prefix("gpt-") else { return false };
    let version = rest.split('-').next().unwrap_or_default();
    let parse = |text: &str| {
        let (major, minor) = text.split_once('.').unwrap_or((text, "0"));
        let number =
            |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<u32>().ok())?;
        Some((number(major)?, number(minor)?))
    };
    parse(version).zip(parse(since)).is_some_and(|(version, since)| version >= since)
}

#[cfg(test)]
mod tests {
    use openclaw_schema::Version;

    use super::Request;
    use crate::model_ref::ModelRef;

    fn check(text: &str, reference: &str, expected: &str) {
        let parse = json5_syntax::parse(text);
        let model = ModelRef::parse(reference).expect("a reference").id();
        let release = Version::parse("2026.9.6").expect("a version");
        let route = Request::new(parse.root(), &model).route(&release).expect("a route");
        assert_eq!(route.id, expected, "{reference} {text}");
    }

    #[test]
    fn keys_of_settings() {
        let keys = |text| super::keys(&ModelRef::parse(text).expect("a reference").id());
        assert_eq!(keys("Anthropic/claude-x@anthropic:work"), ["anthropic/claude-x"]);
        assert_eq!(keys("openrouter/openrouter/auto"), ["openrouter/auto", "openrouter/openrouter/auto"]);
    }

    #[test]
    fn built_in_providers() {
        for (reference, route) in [
            ("anthropic/claude-opus-5", "anthropic"),
            ("claude-cli/claude-opus-5", "claude-cli"),
            ("anthropic-vertex/claude-opus-5", "anthropic-vertex"),
            ("amazon-bedrock/eu.anthropic.claude-x", "bedrock-claude"),
            ("amazon-bedrock/amazon.nova-pro-v1:0", "bedrock-nova"),
            ("amazon-bedrock/meta.llama", "bedrock-other"),
            ("amazon-bedrock/arn:aws:bedrock:eu:1:application-inference-profile/x", "bedrock-claude"),
            ("openai/gpt-5.6", "openai-5.6"),
            ("openai/gpt-6-astra", "openai-5.6"),
            ("openai/gpt-5.4", "openai-extended"),
            ("openai/gpt-5.4-2026-03-01", "openai-extended"),
            ("openai/gpt-5.4-mini", "openai"),
            ("openai/gpt-4o", "openai"),
            ("google/gemini-2.5-pro", "gemini"),
            ("google/gemini-live-2.5-flash", "other"),
            ("openrouter/anthropic/claude-opus-5", "openrouter-claude"),
            ("openrouter/deepseek/x", "other"),
            ("deepinfra/anthropic/claude-x", "deepinfra-claude"),
            ("xai/grok-5", "xai"),
        ] {
            check("{}", reference, route);
        }
    }

    #[test]
    fn the_config_decides() {
        let provider = |text: &str| format!("{{ models: {{ providers: {{ p: {{ {text} }} }} }} }}");
        check(
            &provider("api: 'anthropic-messages', baseUrl: 'https://x.example'"),
            "p/m",
            "anthropic-messages",
        );
        check(&provider("models: [{ id: 'm', api: 'anthropic-messages' }]"), "P/m", "anthropic-messages");
        check(
            &provider(
                "api: 'openai-completions', models: [{ id: 'm', compat: { supportsPromptCacheKey: true } }]",
            ),
            "p/m",
            "openai-proxy",
        );
        check(
            &provider("api: 'openai-completions', baseUrl: 'https://api.openai.com/v1'"),
            "p/gpt-5.6",
            "openai-5.6",
        );
        check(
            &provider("api: 'openai-completions', baseUrl: 'https://openrouter.ai/api/v1'"),
            "p/anthropic/x",
            "openrouter-claude",
        );
        check(
            "{ models: { providers: { openai: { baseUrl: 'https://x.example' } } } }",
            "openai/gpt-5.6",
            "other",
        );
        let runtime =
            "{ agents: { defaults: { models: { 'anthropic/x': { agentRuntime: { id: 'claude-cli' } } } } } }";
        check(runtime, "anthropic/x", "claude-cli");
    }
}

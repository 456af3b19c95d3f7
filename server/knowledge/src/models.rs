//! The models that OpenClaw lists by itself, its own aliases for them, and how it spells a model's name.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    since: String,
    default: DefaultModel,
    aliases: BTreeMap<String, String>,
    providers: Vec<Provider>,
}

/// What a config without a model gets.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DefaultModel {
    /// Also the provider of a model that is written without one.
    pub provider: String,
    /// The model, without the provider.
    pub model: String,
}

/// A provider whose models OpenClaw knows.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    /// Its id, in lower case.
    pub id: String,
    /// The models it lists, best known first, without those that are deprecated.
    #[serde(default)]
    pub models: Vec<String>,
    /// The models that it lists as deprecated.
    #[serde(default)]
    pub deprecated: Vec<Deprecated>,
    #[serde(default)]
    unlisted: Vec<String>,
    prefix: Option<String>,
    #[serde(rename = "claudePrefix")]
    claude_prefix: Option<String>,
    #[serde(default)]
    spellings: BTreeMap<String, String>,
}

/// A model that is still listed, and marked as deprecated.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deprecated {
    /// The model, without the provider.
    pub model: String,
    /// The model that the provider's manifest names in its place.
    pub instead: Option<String>,
}

/// What OpenClaw knows of a model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing<'t> {
    /// Listed.
    Listed,
    /// Listed as deprecated; the model in its place, below the same provider, where one is named.
    Deprecated(Option<&'t str>),
    /// Not listed, and known to be resolved all the same.
    Unlisted,
    /// Not listed by a provider whose models are known.
    Unknown,
    /// Nothing is known: the provider's models are not in OpenClaw's own lists.
    UnknownProvider,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| crate::table::read(include_str!("../data/models.json5")));

/// What a config without a model gets; its provider is also that of a model written without one.
#[must_use]
pub fn default_model() -> &'static DefaultModel {
    &TABLE.default
}

/// The first release that the tables of models are taken to hold for: the line of releases that they were read in.
#[must_use]
pub fn since() -> &'static str {
    &TABLE.since
}

/// OpenClaw's own aliases: the word, and the `provider/model` that must be a key of `agents.defaults.models` for it to exist.
pub fn built_in_aliases() -> impl Iterator<Item = (&'static str, &'static str)> {
    TABLE.aliases.iter().map(|(alias, target)| (alias.as_str(), target.as_str()))
}

/// The `provider/model` of one of OpenClaw's own aliases. Letter case does not count.
#[must_use]
pub fn built_in_alias(word: &str) -> Option<&'static str> {
    TABLE.aliases.get(&word.trim().to_lowercase()).map(String::as_str)
}

/// Every provider with a list of its own.
#[must_use]
pub fn providers() -> &'static [Provider] {
    &TABLE.providers
}

/// A provider by its id in lower case.
#[must_use]
pub fn provider(id: &str) -> Option<&'static Provider> {
    TABLE.providers.iter().find(|provider| provider.id == id)
}

/// What is known of a model, given as OpenClaw spells it, below a provider id in lower case.
#[must_use]
pub fn standing(provider_id: &str, model: &str) -> Standing<'static> {
    let Some(provider) = provider(provider_id).filter(|provider| provider.lists_any()) else {
        return Standing::UnknownProvider;
    };
    let is = |known: &str| known.eq_ignore_ascii_case(model);
    if let Some(row) = provider.deprecated.iter().find(|row| is(&row.model)) {
        return Standing::Deprecated(row.instead.as_deref());
    }
    if provider.models.iter().any(|known| is(known)) {
        return Standing::Listed;
    }
    let undated = without_date(model);
    let resolves = provider.unlisted.iter().any(|known| is(known))
        || provider.models.iter().chain(&provider.unlisted).any(|known| Some(known.as_str()) == undated);
    if resolves { Standing::Unlisted } else { Standing::Unknown }
}

/// A model as OpenClaw spells it, below a provider id in lower case: aliases of the provider's own resolved, a repeated
/// provider dropped.
#[must_use]
pub fn spelled<'m>(provider_id: &str, model: &'m str) -> Cow<'m, str> {
    let model = model.trim();
    let bare = strip_prefix_ignoring_case(model, provider_id)
        .and_then(|rest| rest.strip_prefix('/'))
        .unwrap_or(model);
    let Some(provider) = provider(provider_id) else { return Cow::Borrowed(bare) };
    let name = match provider.spellings.get(&bare.to_lowercase()) {
        Some(name) => Cow::Owned(name.clone()),
        None => Cow::Borrowed(bare),
    };
    let is_claude = strip_prefix_ignoring_case(&name, "claude-").is_some();
    match provider.claude_prefix.as_ref().filter(|_| is_claude).or(provider.prefix.as_ref()) {
        Some(prefix) if !name.contains('/') => Cow::Owned([prefix, "/", &name].concat()),
        _ => name,
    }
}

impl Provider {
    fn lists_any(&self) -> bool {
        !self.models.is_empty() || !self.deprecated.is_empty()
    }
}

/// `claude-haiku-4-5` of `claude-haiku-4-5-20251001`.
fn without_date(model: &str) -> Option<&str> {
    let (name, date) = model.rsplit_once('-')?;
    (date.len() == 8 && date.bytes().all(|byte| byte.is_ascii_digit())).then_some(name)
}

fn strip_prefix_ignoring_case<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then(|| &text[prefix.len()..])
}

#[cfg(test)]
mod tests {
    use super::{Standing, Table, built_in_alias, built_in_aliases, provider, spelled, standing};

    #[test]
    fn the_table_reads() {
        crate::table::check::<Table>(include_str!("../data/models.json5"));
    }

    #[test]
    fn standings() {
        for (provider, model, expected) in [
            ("anthropic", "claude-opus-5", Standing::Listed),
            ("anthropic", "claude-opus-4-8", Standing::Deprecated(Some("claude-opus-5"))),
            ("anthropic", "claude-opus-4-7", Standing::Unlisted),
            ("anthropic", "claude-haiku-4-5-20251001", Standing::Unlisted),
            ("anthropic", "claude-nope-9", Standing::Unknown),
            ("openai", "gpt-6-astra", Standing::Listed),
            ("mine", "gpt-6-astra", Standing::UnknownProvider),
            ("openrouter", "a/b", Standing::UnknownProvider),
        ] {
            assert_eq!(standing(provider, model), expected, "{provider}/{model}");
        }
    }

    #[test]
    fn spellings() {
        for (provider, model, expected) in [
            ("anthropic", "opus", "claude-opus-5"),
            ("anthropic", "Fable-5.1", "claude-fable-5-1"),
            ("anthropic", "anthropic/opus", "claude-opus-5"),
            ("anthropic", "claude-opus-4-5", "claude-opus-4-5"),
            ("google", "gemini-3-pro", "gemini-3.1-pro-preview"),
            ("openrouter", "auto", "openrouter/auto"),
            ("openrouter", "anthropic/claude-opus-5", "anthropic/claude-opus-5"),
            ("vercel-ai-gateway", "Sonnet", "anthropic/claude-sonnet-4-6"),
            ("vercel-ai-gateway", "claude-opus-5", "anthropic/claude-opus-5"),
            ("vercel-ai-gateway", "openai/gpt-5.4", "openai/gpt-5.4"),
            ("mine", "mine/x", "x"),
        ] {
            assert_eq!(spelled(provider, model), expected, "{provider}/{model}");
        }
    }

    #[test]
    fn aliases_name_models_of_known_providers() {
        assert_eq!(built_in_alias(" Opus "), Some("anthropic/claude-opus-5"));
        for (alias, target) in built_in_aliases() {
            let (id, _) = target.split_once('/').unwrap();
            assert!(provider(id).is_some(), "{alias}");
        }
    }
}

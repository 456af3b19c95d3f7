//! `params` of models: where such objects stand, in which order they count, and what OpenClaw reads in them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

pub use crate::cache_retention::Known;
use crate::cache_retention::fits;
use crate::pattern::Pattern;

const SOURCE: &str = include_str!("../data/params.json5");

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table: Table = crate::table::read(SOURCE);
    for param in &mut table.params {
        param.message_id = param.text.take().unwrap_or_else(|| format!("param-{}", param.key));
    }
    table
});

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    /// The release that the params were read in.
    since: String,
    layers: Vec<LayerRow>,
    params: Vec<Param>,
    stripped: Vec<String>,
}

/// A kind of place for `params`, in the order in which OpenClaw lays them over each other: a later one wins, key by key.
/// The two of providers are read by single plugins and are no part of that merge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layer {
    /// `agents.defaults.params`
    Defaults,
    /// `agents.defaults.models.<reference>.params`
    DefaultsModel,
    /// `agents.entries.<id>.models.<reference>.params`
    AgentModel,
    /// `agents.entries.<id>.params`
    Agent,
    /// `models.providers.<id>.params`
    Provider,
    /// `models.providers.<id>.models[].params`
    ProviderModel,
}

impl Layer {
    /// The layers that OpenClaw merges, the weakest first.
    pub const MERGED: [Self; 4] = [Self::Defaults, Self::DefaultsModel, Self::AgentModel, Self::Agent];

    /// Whether OpenClaw merges it with the others.
    #[must_use]
    pub fn is_merged(self) -> bool {
        Self::MERGED.contains(&self)
    }
}

/// One place for `params`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LayerRow {
    /// Its kind.
    pub layer: Layer,
    /// The path of the object.
    pub path: Pattern,
    /// The first release whose schema has it.
    pub since: String,
}

/// Every place for `params`, the weakest first.
#[must_use]
pub fn layers() -> &'static [LayerRow] {
    &TABLE.layers
}

/// A key of `params`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Param {
    /// Its name.
    pub key: String,
    /// Other names. Inside one layer the first name that is there counts.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// The alias that counts before the name itself.
    pub first_alias: Option<String>,
    /// The alias that counts before the others in `agents.defaults.params`.
    pub first_in_defaults: Option<String>,
    /// Which of several names counts inside one layer.
    #[serde(default)]
    pub pick: Pick,
    /// Whether each name goes through the layers by itself: then the first name counts, whatever layer it is from.
    #[serde(default)]
    pub apart: bool,
    /// The types that OpenClaw takes; empty when nothing is known.
    #[serde(default)]
    pub kinds: Vec<Kind>,
    /// The texts that it takes and that are worth offering; empty for any.
    #[serde(default)]
    pub values: Vec<String>,
    /// Other texts that it takes, each with the value that it stands for.
    #[serde(default)]
    pub also: BTreeMap<String, String>,
    /// Other values that it takes, as in JSON.
    #[serde(default)]
    pub literals: Vec<String>,
    /// The texts that single providers take.
    #[serde(default)]
    pub values_for: Vec<ValuesFor>,
    /// Whether numbers must be whole.
    #[serde(default)]
    pub integer: bool,
    /// The least number.
    pub min: Option<f64>,
    /// What numbers must be greater than.
    pub above: Option<f64>,
    /// What holds where it is not set.
    #[serde(default)]
    pub defaults: Vec<DefaultFor>,
    /// Who reads it; empty for everybody who has such a setting.
    #[serde(default)]
    pub honoured: Vec<Scope>,
    /// Whether it certainly does nothing on other APIs.
    #[serde(default)]
    pub strictly: bool,
    /// APIs on which it certainly does nothing, but for the providers that read it.
    #[serde(default)]
    pub idle_on: Vec<String>,
    /// Whether it is handed on to Claude Code where a model runs through it.
    #[serde(default)]
    pub cli: bool,
    /// Whether Anthropic gets it under an API key only.
    #[serde(default)]
    pub api_key_only: bool,
    /// Whose requests lose it.
    pub dropped: Option<Dropped>,
    /// Whether more forms are read than this table lists.
    #[serde(default)]
    pub open: bool,
    /// Who reads more forms than this table lists, and from every layer that is merged.
    pub open_for: Option<Scope>,
    /// Whether other places have a key of this name, too.
    #[serde(default)]
    pub common: bool,
    /// What has become of it.
    pub status: Option<Status>,
    /// The layers that it is read in; empty for the merged ones.
    #[serde(default)]
    pub at: Vec<Layer>,
    /// How it is known.
    pub known: Known,
    /// The message that says what it does, when several share one.
    text: Option<String>,
    #[serde(skip)]
    message_id: String,
}

/// Which of several names of one setting counts inside one layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pick {
    /// The first that is there, even with a value that OpenClaw does not take.
    #[default]
    First,
    /// The first that is not `null`.
    Set,
    /// The first with a value that OpenClaw takes.
    Valid,
}

/// A type of JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A string.
    String,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// An object.
    Object,
    /// An array.
    Array,
    /// `null`.
    Null,
}

impl Kind {
    /// Its name in JSON Schema.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Object => "object",
            Self::Array => "array",
            Self::Null => "null",
        }
    }
}

/// The texts that some providers take.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ValuesFor {
    /// The providers.
    pub providers: Vec<String>,
    /// The texts.
    pub values: Vec<String>,
}

/// What holds for some models where a key is not set.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DefaultFor {
    /// The providers; empty for any.
    #[serde(default)]
    pub providers: Vec<String>,
    /// The models, `*` for any characters; empty for any.
    #[serde(default)]
    pub models: Vec<String>,
    /// The value, as in JSON; texts without quotes.
    pub value: String,
}

/// Some models, by who offers them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scope {
    /// The providers; empty for any.
    #[serde(default)]
    pub providers: Vec<String>,
    /// The APIs; empty for any.
    #[serde(default)]
    pub apis: Vec<String>,
}

impl Scope {
    fn has_provider(&self, provider: &str) -> bool {
        self.providers.iter().any(|own| own == provider)
    }

    fn has_api(&self, api: &str) -> bool {
        self.apis.iter().any(|own| own == api)
    }
}

/// Models whose requests lose a key.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dropped {
    /// On these APIs.
    pub apis: Vec<String>,
    /// Ids of Claude: the id, alone or followed by anything but a letter or a digit.
    pub claude: Vec<String>,
}

/// What has become of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Replaced by another one.
    Legacy,
    /// Read, and changes next to nothing.
    NoOp,
    /// Nothing reads it any more.
    Unread,
}

impl Param {
    /// The message that says what it does.
    #[must_use]
    pub fn message_id(&'static self) -> &'static str {
        &self.message_id
    }

    /// Every name, in the order in which they count inside a layer.
    #[must_use]
    pub fn names_in(&self, layer: Layer) -> Vec<&str> {
        let in_defaults = self.first_in_defaults.as_deref().filter(|_| layer == Layer::Defaults);
        self.names_from(in_defaults.or(self.first_alias.as_deref()))
    }

    /// Every name, in the order in which they count inside most layers.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        self.names_from(self.first_alias.as_deref())
    }

    fn names_from<'p>(&'p self, first: Option<&'p str>) -> Vec<&'p str> {
        let rest = std::iter::once(&self.key).chain(&self.aliases).map(String::as_str);
        first.into_iter().chain(rest.filter(|name| Some(*name) != first)).collect()
    }

    /// Whether it is read in a layer.
    #[must_use]
    pub fn is_read_in(&self, layer: Layer) -> bool {
        if self.at.is_empty() { layer.is_merged() } else { self.at.contains(&layer) }
    }

    /// Whether a provider and an API read it in a layer.
    #[must_use]
    pub fn is_read_for(&self, layer: Layer, provider: &str, api: Option<&str>) -> bool {
        self.is_read_in(layer) || (layer.is_merged() && self.is_open(provider, api))
    }

    /// Whether a provider and an API read it; an API that is not known may.
    #[must_use]
    pub fn is_honoured(&self, provider: &str, api: Option<&str>) -> bool {
        if self.honoured.is_empty() {
            return api.is_none_or(|api| !self.idle_on.iter().any(|own| own == api));
        }
        self.honoured.iter().any(|scope| {
            (scope.providers.is_empty() || scope.has_provider(provider))
                && (scope.apis.is_empty() || api.is_none_or(|api| scope.has_api(api)))
        })
    }

    /// Whether it certainly does nothing in a provider's requests over an API.
    #[must_use]
    pub fn is_idle(&self, provider: &str, api: &str) -> bool {
        (self.strictly || self.idle_on.iter().any(|own| own == api)) && !self.is_honoured(provider, Some(api))
    }

    /// Whether a provider or an API reads more forms than this table lists.
    #[must_use]
    pub fn is_open(&self, provider: &str, api: Option<&str>) -> bool {
        let fits = |scope: &Scope| scope.has_provider(provider) || api.is_some_and(|api| scope.has_api(api));
        self.open || self.open_for.as_ref().is_some_and(fits)
    }

    /// Whether the requests of a model lose it.
    #[must_use]
    pub fn is_dropped(&self, api: Option<&str>, model: &str) -> bool {
        let Some(dropped) = &self.dropped else { return false };
        let model: String = model
            .to_lowercase()
            .chars()
            .map(|c| if matches!(c, '.' | '_') || c.is_whitespace() { '-' } else { c })
            .collect();
        let is = |claude: &String| {
            model.match_indices(claude.as_str()).any(|(at, _)| {
                let before = model[..at].chars().next_back();
                let after = model[at + claude.len()..].chars().next();
                before.is_none_or(|c| matches!(c, '-' | '/' | '.'))
                    && after.is_none_or(|c| !c.is_ascii_alphanumeric())
            })
        };
        api.is_some_and(|api| dropped.apis.iter().any(|own| own == api)) && dropped.claude.iter().any(is)
    }

    /// The texts that it takes from a provider; empty for any.
    #[must_use]
    pub fn values(&self, provider: Option<&str>) -> &[String] {
        let own = self
            .values_for
            .iter()
            .find(|row| provider.is_some_and(|provider| row.providers.iter().any(|own| own == provider)));
        own.map_or(&self.values, |row| &row.values)
    }

    /// Whether it takes a number, as far as that is known.
    #[must_use]
    pub fn takes_number(&self, number: f64) -> bool {
        let is_whole = !self.integer || number.fract() == 0.0;
        let is_in_range =
            self.min.is_none_or(|min| number >= min) && self.above.is_none_or(|above| number > above);
        is_whole && is_in_range && number.is_finite()
    }

    /// The values that it takes from a provider, as written in a config, without other words for the same; empty for any.
    #[must_use]
    pub fn accepted(&self, provider: Option<&str>) -> Vec<String> {
        let values = self.values(provider);
        if values.is_empty() {
            return Vec::new();
        }
        // Beside switches a text is told apart by its quotes.
        let has_switch = self.kinds.contains(&Kind::Boolean);
        let switches = if has_switch { &["true", "false"][..] } else { &[] };
        let text = |text: &String| if has_switch { format!("\"{text}\"") } else { text.clone() };
        let switches = switches.iter().map(|&switch| switch.to_owned());
        switches.chain(values.iter().map(text)).collect()
    }

    /// What holds for a model where it is not set.
    #[must_use]
    pub fn default(&self, provider: &str, model: &str) -> Option<&str> {
        let model = model.to_lowercase();
        let fits = |row: &&DefaultFor| {
            (row.providers.is_empty() || row.providers.iter().any(|own| own == provider))
                && (row.models.is_empty() || row.models.iter().any(|pattern| fits(pattern, &model)))
        };
        self.defaults.iter().find(fits).map(|row| row.value.as_str())
    }
}

/// Every key that is known.
#[must_use]
pub fn params() -> &'static [Param] {
    &TABLE.params
}

/// The key with this name or alias.
#[must_use]
pub fn param(name: &str) -> Option<&'static Param> {
    params().iter().find(|param| param.key == name || param.aliases.iter().any(|alias| alias == name))
}

/// Whether OpenClaw drops a key wherever it stands.
#[must_use]
pub fn is_stripped(name: &str) -> bool {
    TABLE.stripped.iter().any(|own| own == name)
}

/// The release that the keys were read in.
#[must_use]
pub fn release() -> &'static str {
    &TABLE.since
}

#[cfg(test)]
mod tests {
    use super::{SOURCE, Table, layers, param, params};
    use crate::text::{Language, Message, render};

    #[test]
    fn the_table_reads() {
        crate::table::check::<Table>(SOURCE);
        assert!(layers().is_sorted_by_key(|row| row.layer));
    }

    #[test]
    fn every_name_is_one_keys_and_has_words() {
        let mut names: Vec<&str> = params().iter().flat_map(super::Param::names).collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
        for param in params() {
            let id = param.message_id();
            assert_ne!(render(Language::English, &Message::new(id)), id, "no words");
        }
    }

    #[test]
    fn every_accepted_value() {
        let accepted = |key: &str, provider| param(key).expect("a row").accepted(provider).join(" ");
        assert_eq!(accepted("fastMode", None), r#"true false "auto""#);
        assert_eq!(accepted("serviceTier", Some("anthropic")), "auto standard_only");
        assert_eq!((accepted("serviceTier", None), accepted("temperature", None)), Default::default());
    }

    #[test]
    fn claude_models_that_take_no_sampling() {
        let temperature = param("temperature").expect("a row");
        let dropped = |model: &str| temperature.is_dropped(Some("anthropic-messages"), model);
        assert!(dropped("claude-opus-5") && dropped("claude-opus-5.5") && dropped("Claude-Fable-5-1"));
        assert!(dropped("claude-opus-4.8") && dropped("anthropic/claude-sonnet-5"));
        assert!(!dropped("claude-sonnet-4-6") && !dropped("claude-opus-50") && !dropped("claude-opus-4-6"));
        assert!(!temperature.is_dropped(Some("openai-completions"), "claude-opus-5"));
    }
}

//! What `cacheRetention` comes to on each route to a model, and for which models OpenClaw fills it in.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

const SOURCE: &str = include_str!("../data/cache-retention.json5");

static TABLE: LazyLock<CacheRetention> = LazyLock::new(|| crate::table::read(SOURCE));

/// The table of `data/cache-retention.json5`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct CacheRetention {
    /// The variable whose value `long` decides where nothing is set.
    pub variable: String,
    /// The first that fits a request counts.
    pub routes: Vec<Route>,
    /// Hosts by name of the set; a leading `*` stands for any characters.
    pub env_hosts: BTreeMap<String, Vec<String>>,
    /// API and address of providers that OpenClaw knows by itself.
    pub built_in: Vec<BuiltIn>,
    /// For which references it is filled in.
    pub seed: Seed,
}

/// The three values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Retention {
    /// `none`
    None,
    /// `short`
    Short,
    /// `long`
    Long,
}

/// What a request asks of the provider's cache.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
pub enum Outcome {
    /// Nothing is asked to be cached.
    #[serde(rename = "off")]
    Off,
    /// Markers for five minutes.
    #[serde(rename = "5m")]
    FiveMinutes,
    /// Markers for one hour.
    #[serde(rename = "1h")]
    Hour,
    /// Markers without a lifetime.
    #[serde(rename = "marker")]
    Marker,
    /// A cache key without a lifetime.
    #[serde(rename = "key")]
    Key,
    /// A cache key for 30 minutes.
    #[serde(rename = "30m")]
    HalfHour,
    /// A cache key for 24 hours.
    #[serde(rename = "24h")]
    Day,
    /// A stored cache for 300 seconds.
    #[serde(rename = "300s")]
    Stored300,
    /// A stored cache for 3600 seconds.
    #[serde(rename = "3600s")]
    Stored3600,
    /// The setting does nothing on this route.
    #[serde(rename = "untouched")]
    Untouched,
}

/// How a fact is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Known {
    /// Seen on the wire.
    Measured,
    /// Read in OpenClaw's code, or computed with its own functions.
    Code,
    /// OpenClaw's documentation says so.
    Docs,
}

/// A fact about a request that a route may ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// The model runs through the Claude Code program.
    ClaudeCli,
    /// The address is OpenAI's own.
    NativeOpenai,
    /// OpenAI through a ChatGPT login.
    Chatgpt,
    /// `compat.supportsPromptCacheKey` is on.
    PromptCacheKey,
    /// `compat.cacheControlFormat` is `anthropic`.
    AnthropicMarkers,
    /// It is known which API is spoken.
    KnownApi,
    /// The address is OpenRouter's own.
    Openrouter,
}

/// When the setting counts on a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Takes {
    /// Whenever any param is set; says it nothing, it is `short`.
    Direct,
    /// Only when it is set.
    Explicit,
}

/// One route to a model.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Route {
    /// Its name; the end of the text ids that describe it.
    pub id: String,
    /// The providers that take it; empty for any.
    #[serde(default)]
    pub providers: Vec<String>,
    /// The APIs that take it; empty for any.
    #[serde(default)]
    pub apis: Vec<String>,
    /// The models that take it, `*` for any characters; empty for any.
    #[serde(default)]
    pub models: Vec<String>,
    /// The models that take it, each also with the date of a snapshot; empty for any.
    #[serde(default)]
    pub dated: Vec<String>,
    /// The first version of GPT that takes it, as `major.minor`.
    pub gpt_since: Option<String>,
    /// What else must hold.
    pub when: Option<When>,
    /// The first target release that it speaks for.
    pub since: Option<String>,
    /// The last target release that it speaks for.
    pub until: Option<String>,
    /// When the setting counts; `None` when never.
    pub takes: Option<Takes>,
    /// Whether `cacheControlTtl` counts when `cacheRetention` is absent.
    #[serde(default)]
    pub legacy: bool,
    /// How the outcomes are known.
    pub known: Known,
    /// What `none` comes to.
    pub none: Outcome,
    /// What `short` comes to.
    pub short: Outcome,
    /// What `long` comes to.
    pub long: Outcome,
    /// The same where the model's `compat.supportsLongCacheRetention` is `true`.
    pub long_when_supported: Option<Outcome>,
    /// What happens when nothing counts.
    pub unset: Outcome,
    /// The same where the variable says `long`; `None` when the variable does not count.
    pub env: Option<Outcome>,
    /// The set of hosts on which `env` counts; `None` for any.
    pub env_hosts: Option<String>,
}

/// API and address of providers that OpenClaw knows by itself.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BuiltIn {
    /// The providers.
    pub providers: Vec<String>,
    /// Their API.
    pub api: String,
    /// Their host, where it matters.
    pub host: Option<String>,
}

/// For which references `cacheRetention: "short"` is filled in under an API key.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Seed {
    /// The providers whose references get it.
    pub providers: Vec<String>,
    /// The models of Amazon Bedrock that get it.
    pub bedrock_models: String,
    /// References that get it as soon as another one does.
    pub always: Vec<String>,
    /// Short names of models that the primary may have.
    pub aliases: BTreeMap<String, String>,
    /// Ids that are not raised, though a rule below would fit.
    pub current: Ids,
    /// Retired ids that are raised to a current one.
    pub raised: Vec<Raised>,
    /// How an early release reads the primary.
    pub early: Early,
}

/// Ids of models by their beginning.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ids {
    /// The id itself, or followed by `-`, `.`, `:` or `@`.
    pub versions: Vec<String>,
    /// Whatever follows.
    pub prefixes: Vec<String>,
}

/// Retired ids that are read as a current one.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Raised {
    /// The current id.
    pub to: String,
    /// The id itself.
    pub exact: Vec<String>,
    /// The id itself, or followed by `-`, `.`, `:` or `@`.
    pub versions: Vec<String>,
    /// Followed by the six digits of a day.
    pub dated: Vec<String>,
    /// Families of Claude 3.
    pub claude3: Vec<String>,
}

/// How an early release reads the primary.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Early {
    /// The last release that it was read in.
    pub until: String,
    /// Short names, as whole references.
    pub aliases: BTreeMap<String, String>,
}

/// The table.
#[must_use]
pub fn cache_retention() -> &'static CacheRetention {
    &TABLE
}

impl Retention {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::None, Self::Short, Self::Long];

    /// The value as written; `None` when it is no value that OpenClaw takes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|retention| retention.text() == text)
    }

    /// What `cacheControlTtl` means; `None` when it is no value that OpenClaw takes.
    #[must_use]
    pub fn parse_ttl(text: &str) -> Option<Self> {
        match text {
            "5m" => Some(Self::Short),
            "1h" => Some(Self::Long),
            _ => None,
        }
    }

    /// As written.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Short => "short",
            Self::Long => "long",
        }
    }
}

impl Known {
    /// The word for it in texts.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Measured => "measured",
            Self::Code => "code",
            Self::Docs => "docs",
        }
    }
}

impl Outcome {
    /// The word for it in texts.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::FiveMinutes => "five-minutes",
            Self::Hour => "hour",
            Self::Marker => "marker",
            Self::Key => "key",
            Self::HalfHour => "half-hour",
            Self::Day => "day",
            Self::Stored300 => "stored-300",
            Self::Stored3600 => "stored-3600",
            Self::Untouched => "untouched",
        }
    }

    /// The lifetime in the same signs in every language; `None` when there is none to name.
    #[must_use]
    pub fn duration(self) -> Option<&'static str> {
        Some(match self {
            Self::FiveMinutes => "5 min",
            Self::Hour => "1 h",
            Self::HalfHour => "30 min",
            Self::Day => "24 h",
            Self::Stored300 => "300 s",
            Self::Stored3600 => "3600 s",
            Self::Off | Self::Marker | Self::Key | Self::Untouched => return None,
        })
    }
}

/// Whether a text fits a pattern, `*` for any characters. Both in lower case.
#[must_use]
pub fn fits(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else { return false };
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return rest.is_empty();
    }
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return rest.ends_with(part);
        }
        match rest.find(part) {
            Some(at) => rest = rest.get(at + part.len()..).unwrap_or_default(),
            None => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::{CacheRetention, SOURCE, cache_retention, fits};

    #[test]
    fn the_table_reads() {
        crate::table::check::<CacheRetention>(SOURCE);
        assert!(cache_retention().routes.len() > 15);
    }

    #[test]
    fn patterns() {
        assert!(fits("gpt-5", "gpt-5") && !fits("gpt-5", "gpt-5.1"));
        assert!(fits("gemini-3*", "gemini-3-flash"));
        assert!(fits("*anthropic.claude*", "us.anthropic.claude-opus"));
        assert!(fits("*-aiplatform.googleapis.com", "us-aiplatform.googleapis.com"));
        assert!(!fits("a*b*c", "abd") && fits("a*b*c", "axbyc"));
    }
}

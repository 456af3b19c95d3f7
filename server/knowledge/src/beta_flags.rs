//! The flags of Anthropic's `anthropic-beta` header: what each is for, whether it is needed, when OpenClaw sends it by itself.

use std::sync::LazyLock;

use serde::Deserialize;

const SOURCE: &str = include_str!("../data/beta-flags.json5");

static TABLE: LazyLock<BetaFlags> = LazyLock::new(|| crate::table::read(SOURCE));

/// The table of `data/beta-flags.json5`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BetaFlags {
    /// The release of OpenClaw that was read and measured.
    pub release: String,
    /// What OpenClaw sends by itself, and a list of the user's own takes the place of.
    pub automatic: Vec<String>,
    /// What OpenClaw adds behind a list of the user's own, on direct requests with an API key.
    pub appended: Vec<String>,
    /// What a request with a subscription's token needs, and OpenClaw then adds.
    pub bearer: Vec<String>,
    /// What OpenClaw adds again to the flags of `params.anthropicBeta`.
    pub restored: Vec<String>,
    /// The flag that a field of the request's body depends on.
    pub fallback: Fallback,
    flags: Vec<BetaFlag>,
}

/// The flag behind `fallbacks` in the request's body, which OpenClaw sends for some models.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fallback {
    /// The flag.
    pub flag: String,
    names: Vec<String>,
    families: Vec<String>,
}

/// One flag.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BetaFlag {
    /// As it stands in the header.
    pub id: String,
    /// Whether it is still needed.
    pub status: Status,
    /// Where the status is known from.
    pub known: Source,
    /// The id of a text: what it is for. `None` where only its name is known.
    pub does: Option<String>,
    /// The flag that took its place.
    pub by: Option<String>,
    /// When OpenClaw sends it by itself; `None` for never.
    pub sent: Option<Sent>,
    /// That OpenClaw loses nothing without it is known.
    pub needless: Option<Needless>,
    /// Ids of more texts.
    #[serde(default)]
    pub notes: Vec<String>,
}

/// Whether a flag is still needed. The best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// A beta that needs it.
    Active,
    /// What it does is not known.
    NameOnly,
    /// The feature is there for everybody.
    General,
    /// Another flag took its place.
    Superseded,
    /// It does nothing any more.
    Retired,
}

/// Where a fact is known from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// Requests of OpenClaw that were caught on the wire.
    Measured,
    /// Read in the code of OpenClaw.
    Code,
    /// Stated by OpenClaw's documentation.
    Docs,
    /// Named in Anthropic's SDK that OpenClaw ships.
    Sdk,
    /// Believed, not verified.
    Own,
}

/// When OpenClaw sends a flag by itself.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sent {
    /// The id of a text.
    pub text: String,
    /// Where that is known from.
    pub known: Source,
}

/// That OpenClaw loses nothing without a flag.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Needless {
    /// Where that is known from.
    pub known: Source,
    /// The first release that it is known for.
    pub since: String,
}

/// The table.
#[must_use]
pub fn beta_flags() -> &'static BetaFlags {
    &TABLE
}

impl BetaFlags {
    /// Every flag, in the order of the table.
    #[must_use]
    pub fn all(&self) -> &[BetaFlag] {
        &self.flags
    }

    /// A flag by its id, in that very letter case; `None` when it is not known.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&BetaFlag> {
        self.flags.iter().find(|flag| flag.id == id)
    }
}

impl Fallback {
    /// Whether OpenClaw sends `fallbacks` for a model, named without its provider.
    #[must_use]
    pub fn applies(&self, model: &str) -> bool {
        let model = model.trim().to_lowercase();
        let is_family = |family: &String| {
            model.match_indices(family.as_str()).any(|(at, _)| {
                let (before, after) = (&model[..at], &model[at + family.len()..]);
                (before.is_empty() || before.ends_with('-'))
                    && !after.starts_with(|c: char| c.is_ascii_alphanumeric())
            })
        };
        self.names.contains(&model) || self.families.iter().any(is_family)
    }
}

impl Status {
    /// Its name in the texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::NameOnly => "name-only",
            Self::General => "general",
            Self::Superseded => "superseded",
            Self::Retired => "retired",
        }
    }
}

impl Source {
    /// Its name in the texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Measured => "measured",
            Self::Code => "code",
            Self::Docs => "docs",
            Self::Sdk => "sdk",
            Self::Own => "own",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{BetaFlags, Source, Status, beta_flags};
    use crate::text::Message;

    #[test]
    fn the_table_reads_and_names_texts_and_flags() {
        crate::table::check::<BetaFlags>(super::SOURCE);
        let table = beta_flags();
        for flag in table.all() {
            let sent = flag.sent.as_ref().map(|sent| &sent.text);
            for text in flag.does.iter().chain(sent).chain(&flag.notes) {
                assert_ne!(Message::new(text.as_str()).to_string(), *text, "no words for it");
            }
            assert_eq!(flag.by.is_some(), flag.status == Status::Superseded, "{}", flag.id);
            assert!(table.all().iter().filter(|other| other.id == flag.id).count() == 1, "{}", flag.id);
            // A removal is never offered on a belief.
            assert!(flag.needless.as_ref().is_none_or(|needless| needless.known != Source::Own));
        }
        let by = table.all().iter().filter_map(|flag| flag.by.as_ref());
        for named in by
            .chain(&table.automatic)
            .chain(&table.appended)
            .chain(&table.bearer)
            .chain(&table.restored)
            .chain([&table.fallback.flag])
        {
            assert!(table.get(named).is_some_and(|flag| flag.status == Status::Active), "{named}");
        }
    }

    #[test]
    fn models_with_fallbacks() {
        let applies = |model| beta_flags().fallback.applies(model);
        for model in ["claude-opus-5", "Claude-Opus-5-5", "claude-fable-5-1", "us-claude-opus-5.1", "opus-5"]
        {
            assert!(applies(model), "{model}");
        }
        for model in ["claude-opus-4-8", "claude-opus-50", "claude-sonnet-5", "xclaude-opus-5", "fable"] {
            assert!(!applies(model), "{model}");
        }
    }
}

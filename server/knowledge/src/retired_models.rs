//! Model references that OpenClaw refuses because their provider shut them down.

use std::sync::LazyLock;

use serde::Deserialize;

/// The table of `data/retired-models.json5`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct RetiredModels {
    retired: Vec<RetiredModel>,
}

/// A model that OpenClaw refuses.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RetiredModel {
    /// The providers under which it is refused.
    pub providers: Vec<String>,
    /// The model, without the provider.
    pub model: String,
    /// What happened to it.
    pub why: Retirement,
    /// The day of its end, as `YYYY-MM-DD`, where known.
    pub since: Option<String>,
    /// The model to use instead, below the same provider.
    pub instead: Option<String>,
}

/// What happened to a model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Retirement {
    /// Its provider shut it down.
    ShutDown,
    /// It was never a public model id.
    NeverPublic,
    /// It answers to a subscription's login only, not to an API key.
    Oauth,
    /// OpenClaw does not speak its API.
    Unsupported,
}

static MODELS: LazyLock<RetiredModels> =
    LazyLock::new(|| crate::table::read(include_str!("../data/retired-models.json5")));

/// The entry of a `provider/model` reference, if it is retired. Letter case and outer blanks do not count.
#[must_use]
pub fn retired_model(reference: &str) -> Option<&'static RetiredModel> {
    let (provider, model) = reference.trim().split_once('/')?;
    let (provider, model) = (provider.trim().to_lowercase(), model.trim().to_lowercase());
    MODELS.retired.iter().find(|row| row.model == model && row.providers.contains(&provider))
}

#[cfg(test)]
mod tests {
    use super::{RetiredModels, retired_model};

    #[test]
    fn the_table_reads() {
        crate::table::check::<RetiredModels>(include_str!("../data/retired-models.json5"));
    }

    #[test]
    fn finds_by_provider_and_model() {
        let instead = |reference| retired_model(reference).and_then(|row| row.instead.as_deref());
        assert_eq!(instead("Google/gemini-1.5-flash"), Some("gemini-2.5-flash"));
        assert_eq!(instead("openrouter/gemini-1.5-flash"), None);
        assert!(retired_model("xai/grok-4.20-multi-agent").is_some());
        assert!(retired_model("gemini-1.5-flash").is_none());
    }
}

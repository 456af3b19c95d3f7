//! The user's settings: the one type that the docs' table and the clients' contributions are generated from.

use serde::{Deserialize, Serialize};

/// Everything under `openclaw` in an editor's settings. Every field has a default that needs no setting.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Settings {
    /// The OpenClaw release to check against, such as `2026.9.6`. Default: the installed one, else the config's `meta.lastTouchedVersion`, else the newest known.
    pub version: Option<String>,
    /// A schema printed by `openclaw config schema`, used instead of the bundled one.
    pub schema_file: Option<String>,
    /// The language of messages, as a BCP 47 tag. Default: the editor's.
    pub locale: Option<String>,
    /// Formatting.
    pub format: FormatSettings,
    /// Diagnostics.
    pub diagnostics: DiagnosticSettings,
    /// Notes between the text.
    pub inlay_hints: InlayHintSettings,
}

/// Settings under `openclaw.format`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct FormatSettings {
    /// Whether the server formats documents.
    pub enable: bool,
}

impl Default for FormatSettings {
    fn default() -> Self {
        Self { enable: true }
    }
}

/// Settings under `openclaw.diagnostics`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct DiagnosticSettings {
    /// Codes that are not reported, such as `duplicate-key`. Errors cannot be disabled: OpenClaw refuses the file all the same.
    pub disabled: Vec<String>,
}

/// Settings under `openclaw.inlayHints`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct InlayHintSettings {
    /// Whether the lifetime of the cache stands behind a cache setting.
    pub cache_duration: bool,
    /// Whether the lifetime that holds without a cache setting stands behind a model.
    pub effective_default: bool,
    /// Whether the model stands behind an alias of one, and behind one without a provider.
    pub model_alias: bool,
}

impl Default for InlayHintSettings {
    fn default() -> Self {
        Self { cache_duration: true, effective_default: true, model_alias: true }
    }
}

//! Kinds of credential, told by how they begin.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[expect(dead_code, reason = "every table says since when it holds")]
    since: String,
    kinds: Vec<Row>,
    markers: Vec<String>,
    marker_prefixes: Vec<String>,
}

/// A kind of credential.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Which one.
    pub kind: Kind,
    starts: String,
    /// Whose it is.
    pub provider: String,
    /// How OpenClaw sends it; `None` when it sends none of this kind with a request to a model.
    pub sent: Option<Sent>,
    /// Where this is known from.
    pub known: Known,
}

/// Which kind of credential.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it, and the table has the details")]
pub enum Kind {
    AnthropicApiKey,
    AnthropicSetupToken,
    AnthropicAdminKey,
    AnthropicRefreshToken,
    ClaudeSession,
}

impl Kind {
    /// What it is called: the id of a text.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::AnthropicApiKey => "kind-api-key",
            Self::AnthropicSetupToken => "kind-setup-token",
            Self::AnthropicAdminKey => "kind-admin-key",
            Self::AnthropicRefreshToken => "kind-refresh-token",
            Self::ClaudeSession => "kind-session",
        }
    }
}

/// How a credential travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sent {
    /// In the header `x-api-key`.
    XApiKey,
    /// In the header `Authorization`, after `Bearer`.
    Bearer,
}

/// Where a fact is known from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Known {
    /// Read in OpenClaw's code.
    Code,
    /// Not verified.
    Believed,
}

static TABLE: LazyLock<Table> =
    LazyLock::new(|| crate::table::read(include_str!("../data/credential-kinds.json5")));

/// The kind of a credential, told by how it begins; `None` when that says nothing.
#[must_use]
pub fn kind(secret: &str) -> Option<&'static Row> {
    let secret = secret.trim();
    TABLE.kinds.iter().find(|row| secret.starts_with(&row.starts))
}

/// Whether a text in the place of a key is one of OpenClaw's markers.
#[must_use]
pub fn is_marker(text: &str) -> bool {
    let text = text.trim();
    TABLE.markers.iter().any(|marker| marker == text)
        || TABLE.marker_prefixes.iter().any(|prefix| text.starts_with(prefix.as_str()))
}

#[cfg(test)]
mod tests {
    use super::{Kind, Table, is_marker, kind};

    #[test]
    fn the_table_reads() {
        crate::table::check::<Table>(include_str!("../data/credential-kinds.json5"));
    }

    #[test]
    fn tells_kinds_apart() {
        for (secret, expected) in [
            ("sk-ant-api03-EXAMPLE", Some(Kind::AnthropicApiKey)),
            (" sk-ant-oat01-EXAMPLE", Some(Kind::AnthropicSetupToken)),
            ("sk-ant-admin01-EXAMPLE", Some(Kind::AnthropicAdminKey)),
            ("sk-ant-ort01-EXAMPLE", Some(Kind::AnthropicRefreshToken)),
            ("EXAMPLE", None),
        ] {
            assert_eq!(kind(secret).map(|row| row.kind), expected, "{secret}");
        }
        assert!(is_marker("ollama-local") && is_marker("oauth:google") && !is_marker("EXAMPLE"));
    }
}

//! Plugins and channels: which exist without an installation, which can be installed, and what people call them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// The table of `data/plugins.json5`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plugins {
    bundled: Vec<Bundled>,
    external: Vec<External>,
    retired: Vec<String>,
    aliases: BTreeMap<String, String>,
    #[serde(rename = "sessionCatalogs")]
    session_catalogs: Vec<String>,
    channels: Vec<Channel>,
}

/// A plugin that comes with OpenClaw.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Bundled {
    /// Its id.
    pub id: String,
    /// Whether it runs without being asked.
    #[serde(default)]
    pub by_default: ByDefault,
    /// The slot it can fill, such as `memory`.
    pub kind: Option<String>,
    /// The channels it brings.
    #[serde(default)]
    pub channels: Vec<String>,
    /// Commands it brings, which people mistake for plugin ids.
    #[serde(default)]
    pub commands: Vec<String>,
    /// The web search providers it brings.
    #[serde(default)]
    pub web_search: Vec<String>,
}

/// Whether a bundled plugin runs without being asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ByDefault {
    /// Only when the config asks for it.
    #[default]
    Never,
    /// On every platform.
    Always,
    /// On macOS.
    Darwin,
}

/// An official plugin that OpenClaw offers to install.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct External {
    /// Every id it is found by, its own first.
    pub ids: Vec<String>,
    /// What `openclaw plugins install` takes.
    pub install: String,
    /// The channel it brings.
    pub channel: Option<String>,
    /// The web search providers it brings.
    #[serde(default)]
    pub web_search: Vec<String>,
    /// Its channel keeps the policy for direct messages under `dm`.
    #[serde(default)]
    pub nested_dm_policy: bool,
    /// Its channel takes `dmPolicy: "open"` without `"*"` in `allowFrom`.
    #[serde(default)]
    pub open_without_wildcard: bool,
}

/// A channel whose settings OpenClaw itself knows.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Channel {
    /// Its key under `channels`.
    pub id: String,
    /// Other names, which count as heartbeat targets but not as keys.
    #[serde(default)]
    pub aliases: Vec<String>,
}

static PLUGINS: LazyLock<Plugins> =
    LazyLock::new(|| crate::table::read(include_str!("../data/plugins.json5")));

/// The plugins and channels of OpenClaw.
#[must_use]
pub fn plugins() -> &'static Plugins {
    &PLUGINS
}

impl Plugins {
    /// The plugins that come with OpenClaw.
    #[must_use]
    pub fn bundled(&self) -> &[Bundled] {
        &self.bundled
    }

    /// The channels that OpenClaw knows by itself.
    #[must_use]
    pub fn channels(&self) -> &[Channel] {
        &self.channels
    }

    /// The official plugin with this id, whether installed or not.
    #[must_use]
    pub fn external(&self, id: &str) -> Option<&External> {
        self.external.iter().find(|plugin| plugin.ids.iter().any(|known| known == id))
    }

    /// The official plugin that brings this channel.
    #[must_use]
    pub fn external_for_channel(&self, channel: &str) -> Option<&External> {
        self.external.iter().find(|plugin| plugin.channel.as_deref() == Some(channel))
    }

    /// The official plugin that brings this web search provider.
    #[must_use]
    pub fn external_for_web_search(&self, provider: &str) -> Option<&External> {
        self.external.iter().find(|plugin| plugin.web_search.iter().any(|known| known == provider))
    }

    /// Every web search provider, bundled or to be installed.
    pub fn web_search_providers(&self) -> impl Iterator<Item = &str> {
        let bundled = self.bundled.iter().flat_map(|plugin| &plugin.web_search);
        let external = self.external.iter().flat_map(|plugin| &plugin.web_search);
        bundled.chain(external).map(String::as_str)
    }

    /// Whether OpenClaw once had this plugin and now ignores it.
    #[must_use]
    pub fn is_retired(&self, id: &str) -> bool {
        let id = self.normalize(id);
        self.retired.contains(&id)
    }

    /// Whether an entry with nothing but a refusal to list native sessions is an accepted choice for this plugin.
    #[must_use]
    pub fn has_session_catalog(&self, id: &str) -> bool {
        self.session_catalogs.iter().any(|known| known == id)
    }

    /// The bundled plugin that brings this command. A plugin of the same name wins.
    #[must_use]
    pub fn command_owner(&self, command: &str) -> Option<&Bundled> {
        let command = command.trim().to_lowercase();
        let owns = |plugin: &&Bundled| plugin.commands.contains(&command);
        match self.bundled.iter().find(|plugin| plugin.id == command) {
            Some(same) => Some(same).filter(owns),
            None => self.bundled.iter().find(owns),
        }
    }

    /// A plugin id as OpenClaw compares it in lists and entries: trimmed, lower case, aliases resolved.
    #[must_use]
    pub fn normalize(&self, id: &str) -> String {
        let id = id.trim().to_lowercase();
        self.aliases.get(&id).cloned().unwrap_or(id)
    }
}

#[cfg(test)]
mod tests {
    use super::{Plugins, plugins};

    #[test]
    fn the_table_reads() {
        crate::table::check::<Plugins>(include_str!("../data/plugins.json5"));
        assert_eq!(plugins().bundled().len(), 63);
        assert_eq!(plugins().channels().len(), 26);
    }

    #[test]
    fn names_lead_to_plugins() {
        let plugins = plugins();
        assert_eq!(
            plugins.external("wecom").map(|plugin| plugin.ids[0].as_str()),
            Some("wecom-openclaw-plugin")
        );
        assert_eq!(
            plugins.external_for_web_search("kimi").map(|plugin| plugin.ids[0].as_str()),
            Some("moonshot")
        );
        assert_eq!(plugins.command_owner("Dreaming").map(|plugin| plugin.id.as_str()), Some("memory-core"));
        assert_eq!(plugins.normalize(" MiniMax-Portal "), "minimax");
        assert!(plugins.is_retired("skill-workshop"));
    }
}

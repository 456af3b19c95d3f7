//! `plugin-disabled`: a plugin has settings, but does not run. OpenClaw checks them all the same, and warns.

use openclaw_knowledge::plugins::{Bundled, ByDefault, plugins};
use openclaw_knowledge::text::Message;

use super::Context;
use super::place::{Place, select};
use super::plugin_id::is_catalog_refusal;
use crate::facts::surroundings::Discovery;
use crate::{Diagnostic, Severity, Stage};

/// Why a plugin does not run, or may not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Off {
    All,
    Denied,
    Itself,
    Channel,
    NotAllowed,
    ByDefault,
    ByDefaultHere,
    Slot,
}

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(config) = select(context.root, "plugins").pop() else { return };
    // An included file may switch it on.
    if context.has_include || context.discovery() == Discovery::Incomplete {
        return;
    }
    let mut entries = select(context.root, "plugins.entries.*");
    entries.retain(|entry| entry.get("config").is_some());
    if entries.is_empty() {
        return;
    }
    let settings = Settings::read(context, &config);
    for (at, entry) in entries.iter().enumerate() {
        let Some(id) = entry.name().map(|name| plugins().normalize(name)) else { continue };
        let is_same = |later: &Place<'_>| later.name().is_some_and(|name| plugins().normalize(name) == id);
        let Some(plugin) = plugins().bundled().iter().find(|plugin| plugin.id == id) else { continue };
        // Two names of one plugin: the last entry counts.
        if entries.iter().skip(at + 1).any(is_same) {
            continue;
        }
        let Some(off) = settings.off(context, plugin) else { continue };
        // With an allow list, OpenClaw keeps web search plugins for old configs and does not complain.
        let kept = !settings.allow.is_empty() && !plugin.web_search.is_empty();
        if kept || is_catalog_refusal(entry, &plugin.id) {
            continue;
        }
        let id = match off {
            Off::All => "plugin-disabled-all",
            Off::Denied => "plugin-disabled-denied",
            Off::Itself => "plugin-disabled-itself",
            Off::Channel => "plugin-disabled-channel",
            Off::NotAllowed => "plugin-disabled-not-allowed",
            Off::ByDefault => "plugin-disabled-by-default",
            Off::ByDefaultHere => "plugin-disabled-by-default-here",
            Off::Slot => "plugin-disabled-slot",
        };
        findings.push(Diagnostic::new(
            "plugin-disabled",
            Severity::Warning,
            Stage::Plugins,
            json5_syntax::Path::default().key("plugins").key("entries").key(plugin.id.as_str()),
            entry.handle(),
            Message::new(id).with("plugin", plugin.id.as_str()),
        ));
    }
}

/// `plugins`, with ids as OpenClaw compares them.
struct Settings {
    enabled: bool,
    allow: Vec<String>,
    deny: Vec<String>,
    entries: Vec<(String, bool)>,
    /// `None` when the slot is off.
    memory: Option<String>,
    context_engine: Option<String>,
}

impl Settings {
    fn read(context: &Context<'_>, config: &Place<'_>) -> Self {
        let list = |key: &str| {
            let items = config.get(key).map(|list| list.items()).unwrap_or_default();
            let ids = items.iter().filter_map(|item| item.value.as_str());
            ids.map(|id| plugins().normalize(&id)).filter(|id| !id.is_empty()).collect::<Vec<_>>()
        };
        let slot = |key: &str| {
            let place = select(context.root, "plugins.slots").pop()?.get(key)?;
            let text = place.value.as_str()?.trim().to_owned();
            (!text.is_empty()).then_some(text)
        };
        let entries = config.get("entries").map(|entries| entries.members()).unwrap_or_default();
        let enabled = |entry: &Place<'_>| {
            Some((plugins().normalize(entry.name()?), entry.get("enabled")?.value.as_bool()?))
        };
        let is_off = |id: &String| id.eq_ignore_ascii_case("none");
        Self {
            enabled: config.get("enabled").and_then(|enabled| enabled.value.as_bool()) != Some(false),
            allow: list("allow"),
            deny: list("deny"),
            entries: entries.iter().filter_map(enabled).collect(),
            memory: Some(slot("memory").unwrap_or_else(|| "memory-core".to_owned())).filter(|id| !is_off(id)),
            context_engine: slot("contextEngine").filter(|id| !is_off(id)),
        }
    }

    /// Why a bundled plugin does not run; `None` when it does.
    fn off(&self, context: &Context<'_>, plugin: &Bundled) -> Option<Off> {
        let off = self.not_activated(context, plugin);
        let other_memory =
            plugin.kind.as_deref() == Some("memory") && self.memory.as_ref() != Some(&plugin.id);
        off.or(other_memory.then_some(Off::Slot))
    }

    fn not_activated(&self, context: &Context<'_>, plugin: &Bundled) -> Option<Off> {
        let id = &plugin.id;
        let entry = self.entries.iter().rev().find(|(entry, _)| entry == id).map(|(_, enabled)| *enabled);
        let channel = channel_enabled(context, plugin);
        let in_slot = self.memory.as_ref() == Some(id) || self.context_engine.as_ref() == Some(id);
        let asked_for = entry == Some(true) || channel == Some(true);
        if !self.enabled {
            Some(Off::All)
        } else if self.deny.contains(id) {
            Some(Off::Denied)
        } else if entry == Some(false) {
            Some(Off::Itself)
        } else if channel == Some(false) {
            Some(Off::Channel)
        } else if in_slot || (channel == Some(true) && entry != Some(true)) {
            None
        } else if !self.allow.is_empty() && !self.allow.contains(id) {
            Some(Off::NotAllowed)
        } else if asked_for {
            None
        } else {
            match plugin.by_default {
                ByDefault::Always => None,
                ByDefault::Darwin => Some(Off::ByDefaultHere),
                ByDefault::Never => Some(Off::ByDefault),
            }
        }
    }
}

/// Whether the plugin's channels are switched on, or all of them off, in `channels`.
fn channel_enabled(context: &Context<'_>, plugin: &Bundled) -> Option<bool> {
    let channels = select(context.root, "channels").pop()?;
    let ids: Vec<&str> = match plugin.channels.as_slice() {
        [] => plugins()
            .channels()
            .iter()
            .map(|channel| channel.id.as_str())
            .filter(|id| *id == plugin.id)
            .collect(),
        ids => ids.iter().map(String::as_str).collect(),
    };
    let enabled = |id: &str| channels.get(id)?.get("enabled")?.value.as_bool();
    let states: Vec<Option<bool>> = ids.into_iter().map(enabled).collect();
    if states.contains(&Some(true)) {
        return Some(true);
    }
    (!states.is_empty() && states.iter().all(|state| *state == Some(false))).then_some(false)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::testing;

    fn check(text: &str, expected: Expect) {
        testing::check("plugin-disabled", text, expected);
    }

    #[test]
    fn reasons() {
        check(
            "{ plugins: { entries: { browser: { config: {} }, workboard: { config: {} } } } }",
            expect![[r#"
            warning plugin-disabled plugins.entries.workboard «workboard»
        "#]],
        );
        check(
            "{ plugins: { enabled: false, entries: { browser: { config: {} } } } }",
            expect![[r#"
            warning plugin-disabled plugins.entries.browser «browser»
        "#]],
        );
        check(
            "{ plugins: { deny: ['Browser'], entries: { browser: { config: {} } } } }",
            expect![[r#"
            warning plugin-disabled plugins.entries.browser «browser»
        "#]],
        );
        check(
            "{ plugins: { entries: { browser: { enabled: false, config: {} } } } }",
            expect![[r#"
            warning plugin-disabled plugins.entries.browser «browser»
        "#]],
        );
        check(
            "{ plugins: { allow: ['xai'], entries: { browser: { config: {} }, google: { config: {} } } } }",
            expect![[r#"
            warning plugin-disabled plugins.entries.browser «browser»
        "#]],
        );
        check(
            "{ plugins: { slots: { memory: 'none' }, entries: { 'memory-core': { config: {} } } } }",
            expect![[r#"
            warning plugin-disabled plugins.entries.memory-core «'memory-core'»
        "#]],
        );
        check(
            "{ channels: { telegram: { enabled: false } }, plugins: { entries: { telegram: { config: {} } } } }",
            expect![[r#"
                warning plugin-disabled plugins.entries.telegram «telegram»
            "#]],
        );
    }
}

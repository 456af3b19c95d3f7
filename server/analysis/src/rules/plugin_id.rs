//! `unknown-plugin`: an id in `plugins` that names no plugin here. Only the memory slot must name one; elsewhere it is a leftover.

use json5_syntax::{Path, TextRange};
use openclaw_knowledge::plugins::plugins;
use openclaw_knowledge::text::Message;

use super::place::{Place, select};
use super::{Context, mends};
use crate::facts::surroundings::Discovery;
use crate::{Diagnostic, Fix, Severity, Stage, suggest};

const CODE: &str = "unknown-plugin";

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if context.discovery() == Discovery::Incomplete {
        return;
    }
    let known = context.installed_plugins();
    let path = |key: &str| Path::default().key("plugins").key(key);
    // An official plugin is named once for its entry and the allow list.
    let mut named: Vec<String> = Vec::new();
    for place in select(context.root, "plugins.entries.*") {
        let (Some(key), Some(id)) = (place.key, place.name()) else { continue };
        if known.contains(&id) || is_disable_marker(&place, id) || is_catalog_refusal(&place, id) {
            continue;
        }
        if plugins().normalize(id) == "codex" && !needs_codex(context, &place) {
            continue;
        }
        named.extend(plugins().external(id).map(|_| plugins().normalize(id)));
        let fix =
            suggest::nearest(id, known.iter().copied()).and_then(|meant| mends::guess_key(&place, meant));
        findings.push(warning(place.path(), key.range(), not_installed(id), fix));
    }
    for list in ["allow", "deny"] {
        for place in select(context.root, &format!("plugins.{list}.[]")) {
            let Some(id) = context.text(place.value) else { continue };
            if id.trim().is_empty() || known.contains(&&*id) {
                continue;
            }
            let range = place.value.range();
            let replace = |meant: &str| mends::guess_text(place.value, meant);
            let owner = plugins().command_owner(&id).filter(|_| list == "allow");
            if let Some(owner) = owner {
                let message = Message::new("unknown-plugin-command").with("id", &*id);
                let message = message.with("plugin", owner.id.as_str());
                findings.push(warning(
                    path(list),
                    range,
                    message,
                    mends::replace_text(place.value, &owner.id),
                ));
                continue;
            }
            let entry = select(context.root, "plugins.entries").pop().and_then(|entries| entries.get(&id));
            let chosen = entry.is_some_and(|entry| is_disable_marker(&entry, &id));
            let is_named =
                plugins().external(id.trim()).is_some() && named.contains(&plugins().normalize(&id));
            if list == "allow" && (chosen || is_named) {
                continue;
            }
            named.extend(plugins().external(&id).map(|_| plugins().normalize(&id)));
            let fix = suggest::nearest(&id, known.iter().copied()).and_then(replace);
            findings.push(warning(path(list), range, not_installed(&id), fix));
        }
    }
    memory_slot(context, &known, findings);
}

fn memory_slot(context: &Context<'_>, known: &[&str], findings: &mut Vec<Diagnostic>) {
    let Some(place) = select(context.root, "plugins.slots.memory").pop() else { return };
    let Some(text) = context.text(place.value) else { return };
    let id = text.trim();
    if id.is_empty() || id.eq_ignore_ascii_case("none") || known.contains(&id) {
        return;
    }
    let severity = match context.discovery() {
        _ if id == "memory-lancedb" || plugins().is_retired(id) => Severity::Warning,
        Discovery::Unknown => Severity::Warning,
        _ => Severity::Error,
    };
    let message = match severity {
        Severity::Error => Message::new("unknown-plugin-slot").with("id", id),
        _ => not_installed(id),
    };
    let memory = plugins().bundled().iter().filter(|plugin| plugin.kind.as_deref() == Some("memory"));
    let range = place.value.range();
    let fix = suggest::nearest(id, memory.map(|plugin| plugin.id.as_str()))
        .and_then(|meant| mends::guess_text(place.value, meant));
    let mut finding = Diagnostic::new(CODE, severity, Stage::Plugins, place.path(), range, message);
    finding.fixes.extend(fix);
    findings.push(finding);
}

fn warning(path: Path, range: TextRange, message: Message, fix: Option<Fix>) -> Diagnostic {
    let mut finding = Diagnostic::new(CODE, Severity::Warning, Stage::Plugins, path, range, message);
    finding.fixes.extend(fix);
    finding
}

fn not_installed(id: &str) -> Message {
    let message = if plugins().is_retired(id) {
        Message::new("unknown-plugin-retired")
    } else if let Some(plugin) = plugins().external(id) {
        Message::new("unknown-plugin-install").with("install", plugin.install.as_str())
    } else {
        Message::new("unknown-plugin")
    };
    message.with("id", id)
}

/// Whether OpenClaw would use the codex plugin: it is switched on, or some agent may run a model of OpenAI.
fn needs_codex(context: &Context<'_>, entry: &Place<'_>) -> bool {
    if let Some(enabled) = entry.get("enabled").and_then(|enabled| enabled.value.as_bool()) {
        return enabled;
    }
    let models = ["agents.defaults.model", "agents.entries.*.model", "agents.list.[].model"];
    let models: Vec<_> = models.iter().flat_map(|pattern| select(context.root, pattern)).collect();
    let is_openai = |model: &Place<'_>| {
        let primary = model.get("primary").unwrap_or_else(|| model.clone());
        primary.value.as_str().is_some_and(|model| model.trim().starts_with("openai/"))
    };
    models.is_empty() || models.iter().any(is_openai)
}

/// `{ enabled: false }` and nothing else: a choice that may outlive the plugin.
fn is_disable_marker(entry: &Place<'_>, id: &str) -> bool {
    let members = entry.members();
    let [only] = members.as_slice() else { return false };
    only.name() == Some("enabled") && only.value.as_bool() == Some(false) && !plugins().is_retired(id)
}

/// `{ config: { sessionCatalog: { enabled: false } } }` and nothing else: a choice that asks for no plugin.
pub(super) fn is_catalog_refusal(entry: &Place<'_>, id: &str) -> bool {
    plugins().has_session_catalog(id)
        && only(entry, "config")
            .and_then(|config| only(&config, "sessionCatalog"))
            .and_then(|catalog| only(&catalog, "enabled"))
            .is_some_and(|enabled| enabled.value.as_bool() == Some(false))
}

/// The value under a key that is the only one.
fn only<'s>(place: &Place<'s>, key: &str) -> Option<Place<'s>> {
    (place.members().len() == 1).then(|| place.get(key)).flatten()
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::testing;

    fn check(text: &str, expected: Expect) {
        testing::check("unknown-plugin", text, expected);
    }

    #[test]
    fn entries() {
        check(
            "{ plugins: { entries: {
  browser: {}, brwser: {}, foo: { enabled: false }, discord: { enabled: true }, 'skill-workshop': { enabled: false },
  codex: {},
} } }",
            expect![[r#"
                warning unknown-plugin plugins.entries.brwser «brwser»
                warning unknown-plugin plugins.entries.discord «discord»
                warning unknown-plugin plugins.entries.skill-workshop «'skill-workshop'»
                warning unknown-plugin plugins.entries.codex «codex»
            "#]],
        );
    }

    #[test]
    fn lists() {
        check(
            r#"{ plugins: { allow: ["browser", "dreaming", "nope"], deny: ["dreaming", " "] } }"#,
            expect![[r#"
            warning unknown-plugin plugins.allow «"dreaming"»
            warning unknown-plugin plugins.allow «"nope"»
            warning unknown-plugin plugins.deny «"dreaming"»
        "#]],
        );
    }

    #[test]
    fn the_memory_slot() {
        for fine in ["memory-core", "none", "", " NONE "] {
            check(&format!(r#"{{ plugins: {{ slots: {{ memory: "{fine}" }} }} }}"#), expect![""]);
        }
        check(
            r#"{ plugins: { slots: { memory: "memory-cor" } } }"#,
            expect![[r#"
            error unknown-plugin plugins.slots.memory «"memory-cor"»
        "#]],
        );
        check(
            r#"{ plugins: { slots: { memory: "memory-lancedb" } } }"#,
            expect![[r#"
            warning unknown-plugin plugins.slots.memory «"memory-lancedb"»
        "#]],
        );
    }
}

//! The settings page of the docs in each language, made from the type that reads them.

use std::path::Path;

use openclaw_analysis::Settings;
use openclaw_knowledge::text::{Language, Message, render};
use serde_json::Value;

/// The type of a setting and what it is for; its name and default come from the type that reads it.
const WORDS: [(&str, &str, &str); 8] = [
    ("version", "settings-text", "setting-version"),
    ("schemaFile", "settings-text", "setting-schema-file"),
    ("locale", "settings-text", "setting-locale"),
    ("format.enable", "settings-switch", "setting-format-enable"),
    ("diagnostics.disabled", "settings-texts", "setting-diagnostics-disabled"),
    ("inlayHints.cacheDuration", "settings-switch", "setting-cache-duration"),
    ("inlayHints.effectiveDefault", "settings-switch", "setting-effective-default"),
    ("inlayHints.modelAlias", "settings-switch", "setting-model-alias"),
];

/// What clients pass about themselves: name, type, default, what it says.
const OF_CLIENTS: [(&str, &str, &str, &str); 2] = [
    ("trusted", "settings-switch", "true", "setting-trusted"),
    ("clientCommands", "settings-texts", "[]", "setting-client-commands"),
];

/// Names with a dot for each level, and defaults; `None` for no default.
fn leaves(prefix: &str, value: &Value, found: &mut Vec<(String, Option<String>)>) {
    match value {
        Value::Object(object) => {
            for (name, value) in object {
                let name = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
                leaves(&name, value, found);
            }
        }
        Value::Null => found.push((prefix.to_owned(), None)),
        value => found.push((prefix.to_owned(), Some(format!("`{value}`")))),
    }
}

fn page(language: Language) -> String {
    let say = |id| render(language, &Message::new(id));
    let head =
        |columns: [&'static str; 4]| format!("| {} |\n|---|---|---|---|\n", columns.map(say).join(" | "));
    let mut settings = Vec::new();
    leaves("", &serde_json::to_value(Settings::default()).unwrap(), &mut settings);
    let mut page = format!("# {}\n\n{}\n\n", say("settings-title"), say("settings-intro"));
    page += &head([
        "settings-column-setting",
        "settings-column-type",
        "settings-column-default",
        "settings-column-effect",
    ]);
    for (name, kind, words) in WORDS {
        let at = settings.iter().position(|(setting, _)| setting == name);
        let (_, default) = settings.remove(at.unwrap_or_else(|| panic!("there is no setting {name}")));
        let default = default.unwrap_or_else(|| say("settings-not-set"));
        page += &format!("| `openclaw.{name}` | {} | {default} | {} |\n", say(kind), say(words));
    }
    assert!(settings.is_empty(), "without words: {settings:?}");
    page += &format!("\n{}\n\n", say("settings-of-clients"));
    page += &head([
        "settings-column-key",
        "settings-column-type",
        "settings-column-default",
        "settings-column-meaning",
    ]);
    for (name, kind, default, words) in OF_CLIENTS {
        page += &format!("| `{name}` | {} | `{default}` | {} |\n", say(kind), say(words));
    }
    page + &format!("\n{}\n", say("settings-log"))
}

/// `UPDATE_DOCS=1 cargo test -p openclaw-lsp` writes them.
#[test]
fn the_pages_are_current() {
    let docs = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs"));
    for language in Language::ALL {
        let path = match language {
            Language::English => docs.join("settings.md"),
            other => docs.join(other.tag()).join("settings.md"),
        };
        let page = page(language);
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::write(&path, &page).unwrap();
        }
        assert!(
            std::fs::read_to_string(path).unwrap_or_default() == page,
            "run UPDATE_DOCS=1 cargo test -p openclaw-lsp"
        );
    }
}

//! The client's settings: the user's own, and what the client says of itself in the same object.

use openclaw_analysis::Settings;
use openclaw_knowledge::text::Language;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// The namespace in the client's settings.
pub const SECTION: &str = "openclaw";

/// What is in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Configuration {
    /// The user's settings.
    pub settings: Settings,
    /// Whether the user trusts the workspace. In one that is not trusted no file is read that a setting names.
    pub trusted: bool,
    /// Commands that the client can run itself, such as `openclaw.copyText`.
    pub client_commands: Vec<String>,
}

impl Configuration {
    /// The language of all texts: what the user set, else the client's.
    #[must_use]
    pub fn language(&self, client: Language) -> Language {
        self.settings.locale.as_deref().map_or(client, Language::from_tag)
    }
}

impl Default for Configuration {
    fn default() -> Self {
        Self { settings: Settings::default(), trusted: true, client_commands: Vec::new() }
    }
}

/// Where settings come from, weakest first. Each source is replaced whole when it speaks again, so that a setting which
/// the user removes is gone.
#[derive(Debug, Clone, Default)]
pub struct Layers {
    initialization: Map<String, Value>,
    pushed: Map<String, Value>,
    pulled: Map<String, Value>,
}

impl Layers {
    /// `initializationOptions`: the object itself, or under the key `openclaw`.
    pub fn initialize(&mut self, options: Option<Value>) {
        self.initialization = section(options.unwrap_or_default());
    }

    /// The `settings` of `workspace/didChangeConfiguration`. Clients that answer `workspace/configuration` send null here.
    pub fn push(&mut self, settings: Value) {
        if settings.is_object() {
            self.pushed = section(settings);
        }
    }

    /// The answer to `workspace/configuration`; null when the user has set nothing.
    pub fn pull(&mut self, settings: Value) {
        self.pulled = section(settings);
    }

    /// What is in force, and the names of settings whose values do not fit and are as if not set.
    #[must_use]
    pub fn resolve(&self) -> (Configuration, Vec<String>) {
        let mut merged = self.initialization.clone();
        overlay(&mut merged, &self.pushed);
        overlay(&mut merged, &self.pulled);
        let mut ignored = Vec::new();
        let mut take = |name: &str| merged.remove(name).filter(|value| !value.is_null());
        let trusted = take("trusted").and_then(|value| fit("trusted", value, &mut ignored)).unwrap_or(true);
        let client_commands = take("clientCommands")
            .and_then(|value| fit("clientCommands", value, &mut ignored))
            .unwrap_or_default();
        let settings = settings(merged, &mut ignored);
        (Configuration { settings, trusted, client_commands }, ignored)
    }
}

fn section(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(mut object) => match object.get_mut(SECTION).map(Value::take) {
            Some(Value::Object(inner)) => inner,
            _ => object,
        },
        _ => Map::new(),
    }
}

fn overlay(under: &mut Map<String, Value>, over: &Map<String, Value>) {
    for (name, value) in over {
        // Null is how editors write "not set".
        if value.is_null() {
            continue;
        }
        match (under.get_mut(name), value) {
            (Some(Value::Object(under)), Value::Object(over)) => overlay(under, over),
            _ => {
                under.insert(name.clone(), value.clone());
            }
        }
    }
}

/// One setting of the wrong type must not cost the user all the others.
fn settings(merged: Map<String, Value>, ignored: &mut Vec<String>) -> Settings {
    let mut good = Map::new();
    for (name, value) in merged {
        if value.is_null() {
            continue;
        }
        let alone = Value::Object(Map::from_iter([(name.clone(), value.clone())]));
        if fit::<Settings>(&name, alone, ignored).is_some() {
            good.insert(name, value);
        }
    }
    serde_json::from_value(Value::Object(good)).unwrap_or_default()
}

fn fit<T: DeserializeOwned>(name: &str, value: Value, ignored: &mut Vec<String>) -> Option<T> {
    let fitting = serde_json::from_value(value).ok();
    if fitting.is_none() {
        ignored.push(format!("{SECTION}.{name}"));
    }
    fitting
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Layers;

    #[test]
    fn options_stand_alone_or_under_the_section() {
        for options in
            [json!({"version": "2026.4.1"}), json!({"openclaw": {"version": "2026.4.1"}, "other": {}})]
        {
            let mut layers = Layers::default();
            layers.initialize(Some(options));
            let (configuration, ignored) = layers.resolve();
            assert_eq!(configuration.settings.version.as_deref(), Some("2026.4.1"));
            assert!(ignored.is_empty(), "{ignored:?}");
            assert!(configuration.trusted);
        }
    }

    #[test]
    fn later_sources_win_by_key_and_a_removed_setting_is_gone() {
        let mut layers = Layers::default();
        layers.initialize(Some(json!({"locale": "en", "format": {"enable": false}, "trusted": false})));
        layers.push(json!({"openclaw": {"version": "2026.4.1"}}));
        layers.pull(json!({"version": "2026.5.2", "diagnostics": {"disabled": ["x"]}}));
        let (configuration, _) = layers.resolve();
        assert_eq!(configuration.settings.version.as_deref(), Some("2026.5.2"));
        assert_eq!(configuration.settings.diagnostics.disabled, ["x"]);
        assert!(!configuration.settings.format.enable);
        assert!(!configuration.trusted);

        layers.pull(Value::Null);
        layers.push(json!({"openclaw": {"trusted": true}}));
        let (configuration, _) = layers.resolve();
        assert_eq!(configuration.settings.version, None);
        assert!(configuration.trusted);
    }

    #[test]
    fn a_misfit_costs_only_itself() {
        let mut layers = Layers::default();
        layers.initialize(Some(json!({
            "version": 7, "locale": null, "trusted": "yes", "clientCommands": ["openclaw.copyText"], "unknown": 1,
        })));
        let (configuration, mut ignored) = layers.resolve();
        ignored.sort();
        assert_eq!(ignored, ["openclaw.trusted", "openclaw.version"]);
        assert_eq!(configuration.client_commands, ["openclaw.copyText"]);
    }
}

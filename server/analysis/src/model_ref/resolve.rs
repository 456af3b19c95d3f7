//! Which model a reference means in a document: aliases first, then what is written, then guesses, in OpenClaw's own order.

use json5_syntax::TextRange;
use json5_syntax::ast::Value;
use openclaw_knowledge::models;

use super::{ModelId, ModelRef, split_profile};
use crate::effective;

/// The aliases and models that a document gives names to, as one agent sees them.
#[derive(Debug, Clone, Default)]
pub struct ModelNames {
    /// The aliases that exist. Of two with the same word the last one counts.
    pub aliases: Vec<Alias>,
    /// The models that the agent's own `models` has as keys.
    own: Vec<ModelId>,
    /// The models of `agents.defaults.models` and of `models.providers`.
    shared: Vec<ModelId>,
}

/// An alias of a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    /// As written. Letter case does not count.
    pub word: String,
    /// The model that it stands for.
    pub target: ModelId,
    /// Byte range of the model's key in the document.
    pub key: TextRange,
    /// Whether OpenClaw gives it by itself, because the model is a key of `agents.defaults.models`.
    pub built_in: bool,
}

/// What a reference means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved {
    /// The model.
    pub id: ModelId,
    /// How it was found.
    pub how: How,
}

/// How the model of a reference is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum How {
    /// It says `provider/model`.
    Written,
    /// It is an alias, alone or behind its provider.
    Alias(Alias),
    /// It names no provider, and only one of the configured ones has such a model.
    OnlyProvider,
    /// It names no provider, and OpenClaw takes its default one.
    DefaultProvider,
}

impl ModelNames {
    /// The names in a document with this root, for an agent with these settings, or for the defaults.
    #[must_use]
    pub fn new(root: Option<Value<'_>>, agent: Option<Value<'_>>) -> Self {
        let mut names = Self::default();
        let mut entries = entries(root, &["agents", "defaults", "models"]);
        add_built_in(&mut entries);
        names.shared.extend(entries.iter().filter_map(|entry| entry.qualified.clone()));
        for provider in effective::entries_at(root, &["models", "providers"]) {
            let models = provider.value.get("models").and_then(Value::as_array);
            for model in models.into_iter().flat_map(|models| models.values()) {
                if let Some(id) = model.get("id").and_then(Value::as_str) {
                    names.shared.push(ModelId::new(&provider.name, &id));
                }
            }
        }
        let own = self::entries(agent, &["models"]);
        names.own.extend(own.iter().filter_map(|entry| entry.qualified.clone()));
        for entry in entries.into_iter().chain(own) {
            // A later entry of the same model replaces the alias, and an empty one takes it away.
            let Some(word) = entry.alias else { continue };
            names.aliases.retain(|alias| alias.target != entry.id);
            if !word.is_empty() {
                names.aliases.push(Alias {
                    word,
                    target: entry.id,
                    key: entry.key,
                    built_in: entry.built_in,
                });
            }
        }
        names
    }

    /// The alias with this word.
    #[must_use]
    pub fn alias(&self, word: &str) -> Option<&Alias> {
        let word = word.trim().to_lowercase();
        self.aliases.iter().rfind(|alias| alias.word.to_lowercase() == word)
    }

    /// What a reference means where aliases count; `None` when it is no reference.
    #[must_use]
    pub fn resolve(&self, text: &str) -> Option<Resolved> {
        let (name, _) = split_profile(text);
        let by_alias = |alias: &Alias| Resolved { id: alias.target.clone(), how: How::Alias(alias.clone()) };
        if let Some(alias) = self.alias(name) {
            return Some(by_alias(alias));
        }
        let parts = ModelRef::parse(text)?;
        let Some(provider) = parts.provider else { return Some(self.bare(parts)) };
        let provider = provider.to_lowercase();
        let word = parts.model.to_lowercase();
        let of_provider =
            |alias: &&Alias| alias.target.provider == provider && alias.word.to_lowercase() == word;
        if let Some(alias) = self.aliases.iter().rfind(of_provider) {
            return Some(by_alias(alias));
        }
        Some(Resolved { id: parts.id(), how: How::Written })
    }

    fn bare(&self, parts: ModelRef<'_>) -> Resolved {
        if parts.model.eq_ignore_ascii_case("openrouter:auto") {
            return Resolved { id: ModelId::new("openrouter", "auto"), how: How::Written };
        }
        match self.only_provider(parts.model) {
            Some(provider) => Resolved { id: ModelId::new(&provider, parts.model), how: How::OnlyProvider },
            None => Resolved { id: parts.id(), how: How::DefaultProvider },
        }
    }

    /// The provider of a model written without one, when exactly one of the configured ones has it.
    fn only_provider(&self, model: &str) -> Option<String> {
        let own = providers_of(&self.own, model);
        let found = if own.is_empty() { providers_of(&self.shared, model) } else { own };
        match found.as_slice() {
            [provider] => Some(provider.clone()),
            _ => None,
        }
    }
}

/// The providers that have a model: those that spell it exactly so, else those that differ in letter case only.
fn providers_of(ids: &[ModelId], model: &str) -> Vec<String> {
    let matching = |is: &dyn Fn(&str) -> bool| {
        let mut providers: Vec<String> =
            ids.iter().filter(|id| is(&id.model)).map(|id| id.provider.clone()).collect();
        providers.sort_unstable();
        providers.dedup();
        providers
    };
    let exact = matching(&|name| name == model);
    if exact.is_empty() { matching(&|name| name.eq_ignore_ascii_case(model)) } else { exact }
}

/// One entry of a `models` map.
struct Entry {
    name: String,
    key: TextRange,
    id: ModelId,
    /// The same when the key names its provider.
    qualified: Option<ModelId>,
    alias: Option<String>,
    built_in: bool,
}

fn entries(value: Option<Value<'_>>, keys: &[&str]) -> Vec<Entry> {
    let entry = |entry: effective::Entry<'_>| {
        let name = entry.name.into_owned();
        if name.trim_end().ends_with("/*") {
            return None;
        }
        let parts = ModelRef { profile: None, ..unsplit(&name)? };
        let alias = entry.value.get("alias").and_then(Value::as_str).map(|alias| alias.trim().to_owned());
        let id = parts.id();
        let qualified = parts.provider.map(|_| id.clone());
        Some(Entry { key: entry.key, id, qualified, alias, built_in: false, name })
    };
    effective::entries_at(value, keys).into_iter().filter_map(entry).collect()
}

/// The parts of a map's key: what looks like a profile belongs to the model there.
fn unsplit(key: &str) -> Option<ModelRef<'_>> {
    let key = key.trim();
    let (provider, model) = match key.split_once('/') {
        Some((provider, model)) => (Some(provider.trim()), model.trim()),
        None => (None, key),
    };
    (!model.is_empty() && provider != Some("")).then_some(ModelRef { provider, model, profile: None })
}

/// OpenClaw's own aliases: for exactly written keys that have no alias, unless another model has that word.
fn add_built_in(entries: &mut [Entry]) {
    for (word, target) in models::built_in_aliases() {
        let is_taken = |entry: &Entry| {
            entry.name != target
                && entry.alias.as_deref().is_some_and(|alias| alias.eq_ignore_ascii_case(word))
        };
        if entries.iter().any(is_taken) {
            continue;
        }
        if let Some(entry) = entries.iter_mut().find(|entry| entry.name == target && entry.alias.is_none()) {
            entry.alias = Some(word.to_owned());
            entry.built_in = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::{How, ModelNames};

    fn check(document: &str, references: &[&str], expected: Expect) {
        let parse = json5_syntax::parse(document);
        let agent = parse.root().and_then(|root| root.at(&["agents", "entries", "a"]));
        let names = ModelNames::new(parse.root(), agent);
        let line = |text: &&str| match names.resolve(text) {
            Some(resolved) => {
                let how = match resolved.how {
                    How::Alias(alias) if alias.built_in => "built-in alias".to_owned(),
                    How::Alias(alias) => format!("alias {}", alias.word),
                    how => format!("{how:?}"),
                };
                format!("{text}: {} ({how})\n", resolved.id)
            }
            None => format!("{text}: none\n"),
        };
        expected.assert_eq(&references.iter().map(line).collect::<String>());
    }

    #[test]
    fn aliases() {
        check(
            r#"{ agents: {
                defaults: { models: {
                    "anthropic/claude-opus-5": {}, "openai/gpt-5.4": { alias: "Fast" }, "a/b": { alias: "gemini" },
                    "google/gemini-3.1-pro-preview": {}, "anthropic/sonnet": { alias: "s" },
                } },
                entries: { a: { models: { "a/b": { alias: "" }, "c/d": { alias: "fast" } } } },
            } }"#,
            &[
                "opus",
                "OPUS@work",
                "anthropic/opus",
                "gpt",
                "fast",
                "openai/fast",
                "gemini",
                "s",
                "sonnet",
                "x/y",
                "/y",
            ],
            expect![[r#"
                opus: anthropic/claude-opus-5 (built-in alias)
                OPUS@work: anthropic/claude-opus-5 (built-in alias)
                anthropic/opus: anthropic/claude-opus-5 (built-in alias)
                gpt: openai/gpt (DefaultProvider)
                fast: c/d (alias fast)
                openai/fast: openai/gpt-5.4 (alias Fast)
                gemini: openai/gemini (DefaultProvider)
                s: anthropic/claude-sonnet-5 (alias s)
                sonnet: openai/sonnet (DefaultProvider)
                x/y: x/y (Written)
                /y: none
            "#]],
        );
    }

    #[test]
    fn bare_models() {
        check(
            r#"{
                agents: { defaults: { models: { "anthropic/claude-opus-5": {} } } },
                models: { providers: { Local: { models: [{ id: "Qwen" }, { id: "both" }] }, other: { models: [{ id: "both" }] } } },
            }"#,
            &["claude-opus-5", "qwen", "both", "openrouter:auto"],
            expect![[r#"
                claude-opus-5: anthropic/claude-opus-5 (OnlyProvider)
                qwen: local/qwen (OnlyProvider)
                both: openai/both (DefaultProvider)
                openrouter:auto: openrouter/auto (Written)
            "#]],
        );
    }
}

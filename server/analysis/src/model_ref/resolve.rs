//! Which model a reference means in a document: aliases first, then what is written, then guesses, in OpenClaw's own order.

use json5_syntax::TextRange;
use json5_syntax::ast::Value;
use openclaw_knowledge::models;
use rustc_hash::FxHashMap;

use super::{ModelId, ModelRef, split_profile};
use crate::effective;

/// The aliases and models that a document gives names to, as one agent sees them.
#[derive(Debug, Clone, Default)]
pub struct ModelNames {
    aliases: Vec<Alias>,
    /// Where in `aliases` a word stands, by the word in lower case.
    words: FxHashMap<String, Vec<usize>>,
    /// The models that the agent's own `models` has as keys.
    own: Models,
    /// The models of `agents.defaults.models` and of `models.providers`.
    shared: Models,
}

/// Models by their name in lower case, without the provider.
#[derive(Debug, Clone, Default)]
struct Models(FxHashMap<String, Vec<ModelId>>);

/// An alias of a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    /// As written. Letter case does not count.
    pub word: String,
    /// The model that it stands for.
    pub target: ModelId,
    /// Byte range of the model's key in the document; empty for one that OpenClaw adds.
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
    /// The names in a document with this root, for an agent with these settings, or for the defaults. `added` are keys that
    /// OpenClaw adds to `agents.defaults.models` while it loads the config.
    #[must_use]
    pub fn new(root: Option<Value<'_>>, agent: Option<Value<'_>>, added: &[String]) -> Self {
        let mut names = Self::default();
        let mut entries = entries(root, &["agents", "defaults", "models"]);
        for key in added {
            if !entries.iter().any(|entry| entry.name == *key) {
                entries.extend(entry(key.clone(), TextRange::default(), None));
            }
        }
        add_built_in(&mut entries);
        names.shared.extend(entries.iter().filter_map(|entry| entry.qualified.clone()));
        for provider in effective::entries_at(root, &["models", "providers"]) {
            let models = provider.value.get("models").and_then(Value::as_array);
            let ids = models.into_iter().flat_map(|models| models.values());
            let ids = ids.filter_map(|model| model.get("id").and_then(Value::as_str));
            names.shared.extend(ids.map(|id| ModelId::new(&provider.name, &id)));
        }
        let own = self::entries(agent, &["models"]);
        names.own.extend(own.iter().filter_map(|entry| entry.qualified.clone()));
        names.aliases = aliases(entries.into_iter().chain(own));
        for (index, alias) in names.aliases.iter().enumerate() {
            names.words.entry(alias.word.to_lowercase()).or_default().push(index);
        }
        names
    }

    /// The aliases that exist. Of two with the same word the last one counts.
    #[must_use]
    pub fn aliases(&self) -> &[Alias] {
        &self.aliases
    }

    /// The alias with this word.
    #[must_use]
    pub fn alias(&self, word: &str) -> Option<&Alias> {
        self.aliases_of(word).next_back()
    }

    fn aliases_of(&self, word: &str) -> impl DoubleEndedIterator<Item = &Alias> {
        let indices = self.words.get(&word.trim().to_lowercase()).into_iter().flatten();
        indices.filter_map(|index| self.aliases.get(*index))
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
        if let Some(alias) = self.aliases_of(parts.model).rfind(|alias| alias.target.provider == provider) {
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
        let own = self.own.providers_of(model);
        let found = if own.is_empty() { self.shared.providers_of(model) } else { own };
        match found.as_slice() {
            [provider] => Some((*provider).to_owned()),
            _ => None,
        }
    }
}

impl Models {
    fn extend(&mut self, ids: impl IntoIterator<Item = ModelId>) {
        for id in ids {
            self.0.entry(id.model.to_ascii_lowercase()).or_default().push(id);
        }
    }

    /// The providers that have a model: those that spell it exactly so, else those that differ in letter case only.
    fn providers_of(&self, model: &str) -> Vec<&str> {
        let Some(ids) = self.0.get(&model.to_ascii_lowercase()) else { return Vec::new() };
        let is_exact = ids.iter().any(|id| id.model == model);
        let ids = ids.iter().filter(|id| !is_exact || id.model == model);
        let mut providers: Vec<&str> = ids.map(|id| id.provider.as_str()).collect();
        providers.sort_unstable();
        providers.dedup();
        providers
    }
}

/// The aliases that entries give. A later entry of the same model replaces the alias, and an empty one takes it away.
fn aliases(entries: impl Iterator<Item = Entry>) -> Vec<Alias> {
    let mut aliases: Vec<Option<Alias>> = Vec::new();
    let mut latest: FxHashMap<ModelId, usize> = FxHashMap::default();
    for entry in entries {
        let Some(word) = entry.alias else { continue };
        if let Some(earlier) =
            latest.insert(entry.id.clone(), aliases.len()).and_then(|at| aliases.get_mut(at))
        {
            *earlier = None;
        }
        let alias = Alias { word, target: entry.id, key: entry.key, built_in: entry.built_in };
        aliases.push(Some(alias).filter(|alias| !alias.word.is_empty()));
    }
    aliases.into_iter().flatten().collect()
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
    let read = |own: effective::Entry<'_>| {
        let alias = own.value.get("alias").and_then(Value::as_str).map(|alias| alias.trim().to_owned());
        entry(own.name.into_owned(), own.key, alias)
    };
    effective::entries_at(value, keys).into_iter().filter_map(read).collect()
}

fn entry(name: String, key: TextRange, alias: Option<String>) -> Option<Entry> {
    if name.trim_end().ends_with("/*") {
        return None;
    }
    let parts = ModelRef { profile: None, ..unsplit(&name)? };
    let id = parts.id();
    let qualified = parts.provider.map(|_| id.clone());
    Some(Entry { key, id, qualified, alias, built_in: false, name })
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
        let names = ModelNames::new(parse.root(), agent, &[]);
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

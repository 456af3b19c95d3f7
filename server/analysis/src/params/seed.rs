//! For which model references OpenClaw fills in `cacheRetention: "short"` while it loads a config under an API key.

use json5_syntax::ast::Value;
use openclaw_knowledge::cache_retention::{Ids, Raised, cache_retention, fits};
use openclaw_schema::Version;

use crate::effective::entries_at;
use crate::environment::{Environment, Substituted};
use crate::model_ref::split_profile;

/// The keys of `agents.defaults.models` that OpenClaw fills a value in for, in its order: those that stand there, as written,
/// and those that it adds.
#[must_use]
pub fn seeded(root: Option<Value<'_>>, environment: &Environment<'_>, release: &Version) -> Vec<String> {
    let seed = &cache_retention().seed;
    let is_early = Version::parse(&seed.early.until).is_some_and(|until| *release <= until);
    let is_target = |key: &str| {
        let Some((provider, model)) = parse(key) else { return false };
        let is_bedrock = provider == "amazon-bedrock" && fits(&seed.bedrock_models, &model.to_lowercase());
        seed.providers.contains(&provider) || (is_bedrock && !is_early)
    };
    let models = entries_at(root, &["agents", "defaults", "models"]);
    let mut keys: Vec<String> =
        models.into_iter().map(|entry| entry.name.into_owned()).filter(|key| is_target(key)).collect();
    if let Some(primary) = primary(root, environment) {
        let known = if is_early { early(&primary) } else { raise(&primary) };
        if let Some((provider, model)) = parse(&known).filter(|_| is_target(&known)) {
            add(&mut keys, format!("{provider}/{model}"));
        }
    }
    if !keys.is_empty() && !is_early {
        for key in &seed.always {
            add(&mut keys, key.clone());
        }
    }
    keys
}

fn add(keys: &mut Vec<String>, key: String) {
    if !keys.contains(&key) {
        keys.push(key);
    }
}

/// The primary model of the defaults, as written.
fn primary(root: Option<Value<'_>>, environment: &Environment<'_>) -> Option<String> {
    let model = root?.at(&["agents", "defaults", "model"])?;
    let text = model.as_str().or_else(|| model.get("primary")?.as_str())?;
    match environment.substitute(text) {
        Substituted::Text(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Substituted::DependsOn(_) => None,
    }
}

/// A reference as the defaults of Anthropic split it: without a slash it is one of Anthropic.
fn parse(reference: &str) -> Option<(String, String)> {
    let reference = reference.trim();
    match reference.find('/') {
        None | Some(0) if reference.is_empty() => None,
        None | Some(0) => Some(("anthropic".to_owned(), reference.to_owned())),
        Some(slash) => {
            let (provider, model) = (reference[..slash].trim(), reference[slash + 1..].trim());
            let provider = match provider.to_lowercase().as_str() {
                "bedrock" | "aws-bedrock" => "amazon-bedrock".to_owned(),
                provider => provider.to_owned(),
            };
            (!provider.is_empty() && !model.is_empty()).then(|| (provider, model.to_owned()))
        }
    }
}

fn early(primary: &str) -> String {
    let aliases = &cache_retention().seed.early.aliases;
    aliases.get(&primary.to_lowercase()).cloned().unwrap_or_else(|| primary.to_owned())
}

/// The primary with short names written out and retired ids of Claude raised to a current one.
fn raise(primary: &str) -> String {
    let unchanged = || primary.to_owned();
    let Some((provider, model)) = parse(primary) else { return unchanged() };
    if provider != "anthropic" && provider != "claude-cli" {
        return unchanged();
    }
    let (id, profile) = split_profile(&model);
    match (known_id(id), provider.as_str()) {
        (Some(known), _) => match profile {
            Some(profile) => format!("anthropic/{known}@{profile}"),
            None => format!("anthropic/{known}"),
        },
        (None, "claude-cli") => format!("anthropic/{model}"),
        (None, _) => unchanged(),
    }
}

/// The id that a Claude id or short name stands for; `None` when it is neither.
fn known_id(id: &str) -> Option<String> {
    let normal = id.trim().to_lowercase();
    let seed = &cache_retention().seed;
    if let Some(raised) = raised(&normal, &seed.current, &seed.raised) {
        return Some(raised.to_owned());
    }
    if normal.starts_with("claude-") {
        return Some(id.trim().to_owned());
    }
    seed.aliases.get(&normal).cloned()
}

fn raised<'t>(id: &str, current: &Ids, rules: &'t [Raised]) -> Option<&'t str> {
    let is_version = |versions: &[String]| versions.iter().any(|version| is_version_of(id, version));
    if is_version(&current.versions) || current.prefixes.iter().any(|prefix| id.starts_with(prefix)) {
        return None;
    }
    let is_dated = |prefix: &String| {
        let day = id.strip_prefix(prefix.as_str()).and_then(|rest| rest.get(..6));
        day.is_some_and(|day| day.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let rule = rules.iter().find(|rule| {
        rule.exact.iter().any(|exact| exact == id)
            || is_version(&rule.versions)
            || rule.dated.iter().any(is_dated)
            || (id.starts_with("claude-3") && rule.claude3.iter().any(|family| id.contains(family.as_str())))
    });
    rule.map(|rule| rule.to.as_str())
}

fn is_version_of(id: &str, version: &str) -> bool {
    id.strip_prefix(version).is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '.', ':', '@']))
}

#[cfg(test)]
mod tests {
    use openclaw_schema::Version;

    use super::seeded;
    use crate::World;
    use crate::environment::Environment;

    fn check(release: &str, text: &str, expected: &[&str]) {
        let (parse, world) = (json5_syntax::parse(text), World::default());
        let environment = Environment::new(parse.root(), &world);
        let release = Version::parse(release).expect("a version");
        let mut found = seeded(parse.root(), &environment, &release);
        found.sort_unstable();
        assert_eq!(found, expected, "{text}");
    }

    const BOTH: [&str; 2] = ["anthropic/claude-sonnet-4-6", "anthropic/claude-sonnet-5"];

    fn with_both<'t>(keys: &[&'t str]) -> Vec<&'t str> {
        let mut all: Vec<&str> = keys.iter().copied().chain(BOTH).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    #[test]
    fn listed_models_and_the_primary() {
        let new = |text: &str, keys: &[&str]| check("2026.9.6", text, &with_both(keys));
        new("{ agents: { defaults: { model: 'anthropic/claude-opus-5' } } }", &["anthropic/claude-opus-5"]);
        new("{ agents: { defaults: { model: { primary: ' opus ' } } } }", &["anthropic/claude-opus-5"]);
        // A retired primary is raised here, and stays as it is where the request is made: it gets nothing.
        new("{ agents: { defaults: { model: 'anthropic/claude-opus-4-5' } } }", &["anthropic/claude-opus-5"]);
        new("{ agents: { defaults: { model: 'claude-cli/claude-sonnet-4-20250514' } } }", &[]);
        new(
            "{ agents: { defaults: { model: 'anthropic/claude-opus-5@anthropic:work' } } }",
            &["anthropic/claude-opus-5@anthropic:work"],
        );
        new(
            "{ agents: { defaults: { models: { 'openai/gpt-5.6': {}, 'Anthropic/x': {}, 'bedrock/eu.anthropic.claude-y': {} } } } }",
            &["Anthropic/x", "bedrock/eu.anthropic.claude-y"],
        );
        check("2026.9.6", "{ agents: { defaults: { model: 'openai/gpt-5.6' } } }", &[]);
        check("2026.9.6", "{}", &[]);
    }

    #[test]
    fn added_keys_come_last() {
        let text = "{ agents: { defaults: { model: 'anthropic/b', models: { 'anthropic/z': {}, 'Anthropic/b': {} } } } }";
        let (parse, world) = (json5_syntax::parse(text), World::default());
        let environment = Environment::new(parse.root(), &world);
        let release = Version::parse("2026.9.6").expect("a version");
        let keys = seeded(parse.root(), &environment, &release);
        assert_eq!(keys[..3], ["anthropic/z", "Anthropic/b", "anthropic/b"]);
    }

    #[test]
    fn early() {
        check(
            "2026.2.9",
            "{ agents: { defaults: { model: { primary: 'Opus' } } } }",
            &["anthropic/claude-opus-4-6"],
        );
        check(
            "2026.2.9",
            "{ agents: { defaults: { models: { 'amazon-bedrock/anthropic.claude-x': {} } } } }",
            &[],
        );
    }
}

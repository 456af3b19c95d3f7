//! What a config says about the credentials that it would use: which providers, which profiles, in which order. No secrets.

use std::collections::BTreeMap;
use std::ops::Range;

use json5_syntax::ast::Value;
use json5_syntax::{Path, TextRange};
use openclaw_knowledge::{models, providers};
use openclaw_schema::Version;

use crate::facts::Context;
use crate::facts::auth_profiles;
use crate::model_ref::ModelRef;
use crate::place::{Place, select};
use crate::{FileId, Snapshot};

/// The first release that was read to keep profiles in SQLite alone, and to leave `auth-profiles.json` where it is.
const SQLITE_ALONE_SINCE: &str = "2026.9.6";

/// What a config says about its credentials.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct References {
    /// Every provider that the config names, in the order of their ids.
    pub providers: Vec<ProviderReference>,
    /// The profiles of `auth.profiles`, in the order written.
    pub profiles: Vec<ProfileReference>,
    /// The lists of `auth.order`, in the order written.
    pub orders: Vec<Order>,
    /// The variables of the config's own environment, in the order written; of two with the same name the last one counts.
    pub variables: Vec<VariableReference>,
    /// The agents; at least one, unless OpenClaw refuses the roster.
    pub agents: Vec<AgentReference>,
    /// Whether the target release keeps profiles in SQLite alone.
    pub sqlite_alone: bool,
    /// Whether the config includes other files, which may say more.
    pub has_include: bool,
    /// Whether OpenClaw asks the login shell for missing variables.
    pub asks_shell: bool,
}

/// A place in the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// Steps from the root.
    pub path: Path,
    /// Byte range of the value.
    pub range: Range<usize>,
}

/// A text of the config and where it stands. Never a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// As written, `${NAME}` included.
    pub text: String,
    /// Where.
    pub spot: Spot,
}

/// A provider that the config names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProviderReference {
    /// In lower case.
    pub id: String,
    /// Whether a model of it is chosen somewhere, or would be because the config chooses none.
    pub is_chosen: bool,
    /// The references to its models.
    pub uses: Vec<Spot>,
    /// Its models that the config names, as OpenClaw spells them, without the provider.
    pub models: Vec<String>,
    /// The profiles that references to its models insist on, behind the `@`.
    pub pins: Vec<Written>,
    /// The key of its entry in `models.providers`.
    pub entry: Option<Spot>,
    /// `baseUrl` of that entry.
    pub base_url: Option<Written>,
    /// `api` of that entry.
    pub api: Option<Written>,
    /// `auth` of that entry: `api-key`, `token`, `oauth` or `aws-sdk`.
    pub auth: Option<Written>,
    /// `authHeader` of that entry: whether its key travels as a bearer token.
    pub auth_header: bool,
    /// Whether `models` of that entry lists any.
    pub lists_models: bool,
    /// `apiKey` of that entry, a text or a SecretRef.
    pub key: Option<Spot>,
}

/// A profile of `auth.profiles`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileReference {
    /// Its id.
    pub id: String,
    /// Its provider as written.
    pub provider: String,
    /// `api_key`, `token`, `oauth` or `aws-sdk`, as written.
    pub mode: Option<String>,
    /// The key that it stands under.
    pub spot: Spot,
}

/// A list of `auth.order`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// In lower case.
    pub provider: String,
    /// The ids of profiles.
    pub profiles: Vec<Written>,
}

/// A variable of `env.vars`, or of `env` itself in older configs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VariableReference {
    /// Its name.
    pub name: String,
    /// Its value.
    pub spot: Spot,
}

/// An agent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgentReference {
    /// As OpenClaw compares it; names its folder.
    pub id: String,
    /// `agentDir`, as written.
    pub folder: Option<String>,
}

/// Whether two providers share their sign-ins. Letter case does not count.
#[must_use]
pub fn share_sign_ins(one: &str, other: &str) -> bool {
    auth_profiles::share(one, other)
}

/// What a document says about its credentials; `None` when it is not open.
#[must_use]
pub fn credential_references(snapshot: &Snapshot, file: FileId) -> Option<References> {
    let context = Context::new(snapshot, file)?;
    let since = Version::parse(SQLITE_ALONE_SINCE);
    let agents = context.roster().agents.iter().map(|agent| AgentReference {
        id: agent.normal.clone(),
        folder: agent.place.as_ref().and_then(|place| text(&place.get("agentDir")?)),
    });
    let shell = context.root.and_then(|root| root.at(&["env", "shellEnv", "enabled"]));
    let mut references = References {
        profiles: profiles(context.root),
        orders: orders(context.root),
        variables: variables(context.root),
        agents: agents.collect(),
        sqlite_alone: since.is_none_or(|since| since <= context.release().version()),
        has_include: context.has_include,
        asks_shell: shell.and_then(Value::as_bool) == Some(true),
        providers: Vec::new(),
    };
    references.providers = providers_of(&context, &references);
    Some(references)
}

fn providers_of(context: &Context<'_>, references: &References) -> Vec<ProviderReference> {
    let mut all: BTreeMap<String, ProviderReference> = BTreeMap::new();
    for reference in context.model_references() {
        // What a variable holds is never shown.
        let names = context.model_names(reference.agent);
        let Some(resolved) = reference.resolve(&names).filter(|_| reference.is_literal) else { continue };
        if resolved.id.model == "*" {
            continue;
        }
        let provider = add(&mut all, &resolved.id.provider);
        let spot = Spot { path: reference.path(), range: bytes(reference.range()) };
        let pin = ModelRef::parse(&reference.text).and_then(|parts| parts.profile.map(str::to_owned));
        if let Some(text) = pin.filter(|_| !reference.row.key) {
            provider.pins.push(Written { text, spot: spot.clone() });
        }
        provider.is_chosen |= !reference.row.key;
        provider.uses.push(spot);
        if !provider.models.contains(&resolved.id.model) {
            provider.models.push(resolved.id.model);
        }
    }
    let chooses = context.root.is_some_and(|root| root.at(&["agents", "defaults", "model"]).is_some());
    if !chooses && !context.has_include && !all.values().any(|provider| provider.is_chosen) {
        let default = models::default_model();
        let provider = add(&mut all, &default.provider);
        provider.is_chosen = true;
        provider.models.push(default.model.clone());
    }
    for place in select(context.root, "models.providers.*") {
        let Some(name) = place.name() else { continue };
        let written = |key: &str| {
            let place = place.get(key)?;
            Some(Written { text: text(&place)?, spot: spot(&place) })
        };
        let provider = add(&mut all, name);
        provider.entry = Some(handle(&place));
        provider.base_url = written("baseUrl");
        provider.api = written("api");
        provider.auth = written("auth");
        provider.auth_header = place.get("authHeader").and_then(|it| it.value.as_bool()) == Some(true);
        let models = place.get("models").map(|models| models.value);
        provider.lists_models =
            models.and_then(Value::as_array).is_some_and(|it| it.values().next().is_some());
        provider.key = place.get("apiKey").map(|key| spot(&key));
    }
    let named = references.profiles.iter().map(|profile| profile.provider.as_str());
    for name in named.chain(references.orders.iter().map(|order| order.provider.as_str())) {
        add(&mut all, name);
    }
    for variable in &references.variables {
        if let Some(variable) = providers::variable(&variable.name) {
            add(&mut all, &variable.provider);
        }
    }
    all.into_values().collect()
}

fn add<'a>(all: &'a mut BTreeMap<String, ProviderReference>, name: &str) -> &'a mut ProviderReference {
    let id = name.trim().to_lowercase();
    let new = || ProviderReference { id: id.clone(), ..ProviderReference::default() };
    all.entry(id.clone()).or_insert_with(new)
}

fn profiles(root: Option<Value<'_>>) -> Vec<ProfileReference> {
    let profile = |place: &Place<'_>| {
        let part = |key: &str| text(&place.get(key)?);
        let (id, provider) = (place.name()?.to_owned(), part("provider")?);
        Some(ProfileReference { id, provider, mode: part("mode"), spot: handle(place) })
    };
    select(root, "auth.profiles.*").iter().filter_map(profile).collect()
}

fn orders(root: Option<Value<'_>>) -> Vec<Order> {
    let written = |place: &Place<'_>| Some(Written { text: text(place)?, spot: spot(place) });
    let order = |place: &Place<'_>| {
        place.value.as_array()?;
        let profiles = place.items().iter().filter_map(written).collect();
        Some(Order { provider: place.name()?.trim().to_lowercase(), profiles })
    };
    select(root, "auth.order.*").iter().filter_map(order).collect()
}

fn variables(root: Option<Value<'_>>) -> Vec<VariableReference> {
    // Until 2026.7 variables could stand beside `vars`, and won over those in it.
    let beside = select(root, "env.*").into_iter().filter(|place| place.name() != Some("vars"));
    let variable = |place: &Place<'_>| {
        place.value.as_str()?;
        Some(VariableReference { name: place.name()?.trim().to_owned(), spot: spot(place) })
    };
    let all: Vec<_> = select(root, "env.vars.*").into_iter().chain(beside).collect();
    all.iter().filter_map(variable).collect()
}

fn text(place: &Place<'_>) -> Option<String> {
    Some(place.value.as_str()?.into_owned())
}

fn spot(place: &Place<'_>) -> Spot {
    Spot { path: place.path(), range: bytes(place.value.range()) }
}

fn handle(place: &Place<'_>) -> Spot {
    Spot { path: place.path(), range: bytes(place.handle()) }
}

fn bytes(range: TextRange) -> Range<usize> {
    range.start().into()..range.end().into()
}

/// Reads the values of a config by their paths. What it returns may be a secret: it goes nowhere else.
#[derive(Debug, Clone, Copy)]
pub struct ConfigValues<'s> {
    root: Option<Value<'s>>,
}

impl<'s> ConfigValues<'s> {
    /// The values of a document; `None` when it is not open.
    #[must_use]
    pub fn new(snapshot: &'s Snapshot, file: FileId) -> Option<Self> {
        Some(Self { root: snapshot.document(file)?.parse.root() })
    }

    /// What stands at a path.
    #[must_use]
    pub fn at(&self, path: &Path) -> Self {
        let step = |value: Value<'s>, segment: &json5_syntax::Segment| match segment {
            json5_syntax::Segment::Key(key) => value.get(key),
            json5_syntax::Segment::Index(index) => value.as_array()?.values().nth(*index),
        };
        Self {
            root: path.0.iter().try_fold(self.root, |value, segment| Some(step(value?, segment))).flatten(),
        }
    }

    /// What stands below these keys.
    #[must_use]
    pub fn below(&self, keys: &[&str]) -> Self {
        Self { root: self.root.and_then(|root| root.at(keys)) }
    }

    /// Whether anything stands here.
    #[must_use]
    pub fn exists(&self) -> bool {
        self.root.is_some()
    }

    /// The text here; `None` when it is no string.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        Some(self.root?.as_str()?.into_owned())
    }

    /// The boolean here.
    #[must_use]
    pub fn flag(&self) -> Option<bool> {
        self.root?.as_bool()
    }

    /// The whole positive number here.
    #[must_use]
    pub fn count(&self) -> Option<u64> {
        let number = self.root?.as_number()?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked just before")]
        (number >= 1.0 && number <= f64::from(u32::MAX)).then_some(number as u64)
    }

    /// The texts of the list here; `None` when it is no list.
    #[must_use]
    pub fn texts(&self) -> Option<Vec<String>> {
        let items = self.root?.as_array()?.values();
        Some(items.filter_map(|item| Some(item.as_str()?.into_owned())).collect())
    }

    /// The members here whose values are texts; empty when it is no object.
    #[must_use]
    pub fn members(&self) -> Vec<(String, String)> {
        let entries = crate::effective::entries_at(self.root, &[]);
        let text = |entry: crate::effective::Entry<'_>| {
            Some((entry.name.into_owned(), entry.value.as_str()?.into_owned()))
        };
        entries.into_iter().filter_map(text).collect()
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::credential_references;
    use crate::{FileId, Workspace};

    fn check(text: &str, expected: Expect) {
        let mut workspace = Workspace::default();
        workspace.open(FileId(0), 0, text);
        let references = credential_references(&workspace.snapshot(), FileId(0)).unwrap();
        let at = |range: &std::ops::Range<usize>| text[range.clone()].to_owned();
        let mut lines = Vec::new();
        for provider in &references.providers {
            let chosen = if provider.is_chosen { "" } else { " (not chosen)" };
            lines.push(format!("{}{chosen}: {:?}", provider.id, provider.models));
            let parts = [("baseUrl", &provider.base_url), ("api", &provider.api), ("auth", &provider.auth)];
            for (name, part) in parts {
                lines.extend(part.as_ref().map(|part| format!("  {name} {}", at(&part.spot.range))));
            }
            lines.extend(provider.key.as_ref().map(|key| format!("  {} {}", key.path, at(&key.range))));
            lines.extend(
                provider.pins.iter().map(|pin| format!("  pin {} {}", pin.text, at(&pin.spot.range))),
            );
        }
        let profile = |profile: &super::ProfileReference| {
            format!(
                "profile {} {} {:?} {}",
                profile.id,
                profile.provider,
                profile.mode,
                at(&profile.spot.range)
            )
        };
        lines.extend(references.profiles.iter().map(profile));
        for order in &references.orders {
            let ids: Vec<_> = order.profiles.iter().map(|id| id.text.as_str()).collect();
            lines.push(format!("order {} {ids:?}", order.provider));
        }
        lines
            .extend(references.variables.iter().map(|it| format!("{} {}", it.spot.path, at(&it.spot.range))));
        lines.extend(references.agents.iter().map(|agent| format!("agent {} {:?}", agent.id, agent.folder)));
        expected.assert_eq(&(lines.join("\n") + "\n"));
    }

    #[test]
    fn nothing_said_means_the_default() {
        check(
            "{}",
            expect![[r#"
            openai: ["gpt-6-astra"]
            agent main None
        "#]],
        );
    }

    #[test]
    fn everything_that_names_a_provider() {
        check(
            r#"{
              agents: {
                defaults: { model: { primary: "anthropic/claude-opus-5@anthropic:work", fallbacks: ["sonnet", "openai/gpt-5.5"] } ,
                  models: { "anthropic/claude-sonnet-5": { alias: "sonnet" }, "groq/x": {}, "mistral/*": {} } },
                entries: { main: {}, Work: { model: "${MODEL}", agentDir: "~/work" } },
              },
              models: { providers: { Local: { baseUrl: "http://127.0.0.1:1/v1", api: "openai-completions", auth: "api-key", apiKey: { source: "env", id: "K" } } } },
              auth: { profiles: { "xai:a": { provider: "xai", mode: "oauth" } }, order: { Anthropic: ["anthropic:work"] } },
              env: { vars: { DEEPSEEK_API_KEY: "EXAMPLE" }, OTHER: "x" },
            }"#,
            expect![[r#"
                anthropic: ["claude-opus-5", "claude-sonnet-5"]
                  pin anthropic:work "anthropic/claude-opus-5@anthropic:work"
                deepseek (not chosen): []
                groq (not chosen): ["x"]
                local (not chosen): []
                  baseUrl "http://127.0.0.1:1/v1"
                  api "openai-completions"
                  auth "api-key"
                  models.providers.Local.apiKey { source: "env", id: "K" }
                openai: ["gpt-5.5"]
                xai (not chosen): []
                profile xai:a xai Some("oauth") "xai:a"
                order anthropic ["anthropic:work"]
                env.vars.DEEPSEEK_API_KEY "EXAMPLE"
                env.OTHER "x"
                agent main None
                agent work Some("~/work")
            "#]],
        );
    }
}

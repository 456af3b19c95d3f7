//! OpenClaw's own stores of profiles: one that all agents share, one per agent, in SQLite; in older releases a JSON file per agent.

mod sqlite;

use std::path::{Path, PathBuf};

use openclaw_analysis::credential_references::{AgentReference, References};
use zeroize::Zeroizing;

use super::environment::Variables;
use super::json::Json;
use super::{Machine, Why};
use crate::Secret;

/// Files of more bytes are not read.
const LARGEST: u64 = 4 << 20;

/// The agent whose store all share, unless it lies in the state's own database.
const MAIN: &str = "main";

/// A store.
#[derive(Debug, Clone)]
pub(super) struct Store {
    /// The file.
    pub(super) file: String,
    /// The agent that it belongs to; `None` for the shared one.
    pub(super) agent: Option<String>,
    /// Whether the target release leaves it where it is.
    pub(super) is_old: bool,
    /// What it holds, or why that cannot be said.
    pub(super) content: Result<Content, Why>,
}

/// What a store holds.
#[derive(Debug, Clone, Default)]
pub(super) struct Content {
    /// In the order written.
    pub(super) profiles: Vec<Profile>,
    /// The order of a provider's profiles, as a user set it.
    pub(super) order: Vec<(String, Vec<String>)>,
    usage: Vec<(String, Usage)>,
}

/// When a profile was used, and until when it is not to be. Milliseconds since 1970.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Usage {
    pub(super) last_used: u64,
    pub(super) unusable_until: u64,
}

/// A profile.
#[derive(Debug, Clone)]
pub(super) struct Profile {
    pub(super) id: String,
    pub(super) provider: String,
    pub(super) mode: Mode,
    pub(super) secret: Option<Secret>,
    /// A SecretRef in the secret's place.
    pub(super) reference: Option<Json>,
    /// In milliseconds since 1970; an error when that is no time.
    pub(super) expires: Result<Option<u64>, ()>,
    /// Whether OpenClaw can renew it.
    pub(super) can_renew: bool,
}

/// What a profile holds, in the order that OpenClaw prefers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mode {
    Oauth,
    Token,
    ApiKey,
}

/// All stores.
#[derive(Debug, Clone, Default)]
pub(super) struct Stores(pub(super) Vec<Store>);

impl Stores {
    pub(super) fn read(references: &References, machine: &Machine, variables: &Variables) -> Self {
        let Some(state) = &machine.state_folder else { return Self::default() };
        let own = variables.get("OPENCLAW_AGENT_DIR").map(|folder| machine.expand(folder.value.expose()));
        let main = own.unwrap_or_else(|| state.join("agents").join(MAIN).join("agent"));
        let mut stores = vec![shared(state, &main)];
        let mut add = |folder: &Path, agent: Option<String>| {
            let database = folder.join("openclaw-agent.sqlite");
            // An agent's file may be the shared one.
            if stores.iter().all(|store| Path::new(&store.file) != database) {
                stores.push(store(&database, agent.clone(), sqlite::agent(&database)));
            }
            let old = folder.join("auth-profiles.json");
            if stores.iter().all(|store| Path::new(&store.file) != old)
                && let Some(content) = old_file(&old).transpose()
            {
                let file = old.to_string_lossy().into_owned();
                stores.push(Store { file, agent, is_old: true, content });
            }
        };
        add(&main, None);
        for agent in &references.agents {
            add(&folder(agent, state, machine), Some(agent.id.clone()));
        }
        let mut stores = Self(stores);
        if !references.sqlite_alone {
            stores.take_old();
        }
        stores
    }

    /// In releases that read the JSON files: they count where SQLite has nothing.
    fn take_old(&mut self) {
        let filled: Vec<Option<String>> =
            self.0.iter().filter(|store| store.has_profiles()).map(|store| store.agent.clone()).collect();
        for store in self.0.iter_mut().filter(|store| store.is_old) {
            store.is_old = filled.contains(&store.agent);
        }
    }

    /// Whether a profile of this id is in a store that counts.
    pub(super) fn has(&self, id: &str) -> bool {
        self.0.iter().flat_map(Store::profiles).any(|(_, profile)| profile.id == id)
    }

    /// The profiles that an agent sees, in OpenClaw's order: a profile of its own stands in the place of a shared one of the same id.
    pub(super) fn seen_by(&self, agent: &str) -> Vec<(&Store, &Profile)> {
        let mut seen: Vec<(&Store, &Profile)> = Vec::new();
        let shared = self.0.iter().filter(|store| store.agent.is_none());
        let own = self.0.iter().filter(|store| store.agent.as_deref() == Some(agent));
        for (store, profile) in shared.chain(own).flat_map(Store::profiles) {
            match seen.iter_mut().find(|(_, other)| other.id == profile.id) {
                Some(place) => *place = (store, profile),
                None => seen.push((store, profile)),
            }
        }
        seen
    }

    /// When a profile was used, as an agent sees it.
    pub(super) fn usage(&self, agent: &str, id: &str) -> Usage {
        self.contents(agent).rev().find_map(|it| it.usage_of(id)).unwrap_or_default()
    }

    /// The order of a provider's profiles that a user set, as an agent sees it.
    pub(super) fn order<'a>(&'a self, agent: &'a str, fits: impl Fn(&str) -> bool) -> Option<&'a [String]> {
        let of = |content: &'_ Content| content.order.iter().position(|(provider, _)| fits(provider));
        let (content, at) = self.contents(agent).rev().find_map(|content| Some((content, of(content)?)))?;
        Some(&content.order[at].1)
    }

    /// The shared contents first, then the agent's own.
    fn contents<'a>(&'a self, agent: &'a str) -> impl DoubleEndedIterator<Item = &'a Content> {
        let sees = move |store: &&Store| {
            !store.is_old && (store.agent.is_none() || store.agent.as_deref() == Some(agent))
        };
        self.0.iter().filter(sees).filter_map(|store| store.content.as_ref().ok())
    }
}

impl Store {
    /// Its profiles; none when it does not count or cannot be read.
    fn profiles(&self) -> impl Iterator<Item = (&Self, &Profile)> {
        let content = self.content.as_ref().ok().filter(|_| !self.is_old);
        content.into_iter().flat_map(|content| &content.profiles).map(move |profile| (self, profile))
    }

    pub(super) fn has_profiles(&self) -> bool {
        self.profiles().next().is_some()
    }
}

impl Content {
    fn usage_of(&self, id: &str) -> Option<Usage> {
        self.usage.iter().find(|(name, _)| name == id).map(|(_, usage)| *usage)
    }

    /// The content in the text of a store and that of its state.
    fn new(store: &Json, state: Option<&Json>) -> Self {
        let parts = || [Some(store), state].into_iter().flatten();
        let profiles = store.get("profiles").map(Json::members).unwrap_or_default();
        let order = parts().filter_map(|part| part.get("order")).flat_map(Json::members);
        let usage = parts().filter_map(|part| part.get("usageStats")).flat_map(Json::members);
        let ids = |list: &Json| {
            list.items().iter().filter_map(|id| Some(id.text()?.as_str().to_owned())).collect::<Vec<_>>()
        };
        Self {
            profiles: profiles.iter().filter_map(|(id, profile)| Profile::new(id, profile)).collect(),
            order: order.map(|(provider, list)| (provider.to_lowercase(), ids(list))).collect(),
            usage: usage.map(|(id, usage)| (id.clone(), Usage::new(usage))).collect(),
        }
    }
}

impl Usage {
    fn new(json: &Json) -> Self {
        let time = |key: &str| json.get(key).and_then(Json::number).and_then(milliseconds).unwrap_or(0);
        Self { last_used: time("lastUsed"), unusable_until: time("cooldownUntil").max(time("disabledUntil")) }
    }
}

impl Profile {
    /// The profile in a member of `profiles`; `None` for what OpenClaw does not take for one.
    fn new(id: &str, json: &Json) -> Option<Self> {
        let text = |key: &str| json.get(key).and_then(Json::text);
        let kind = text("type").or(text("mode"))?;
        let (mode, secret, reference) = match kind.as_str() {
            "api_key" => (Mode::ApiKey, "key", "keyRef"),
            "token" => (Mode::Token, "token", "tokenRef"),
            "oauth" => (Mode::Oauth, "access", "oauthRef"),
            _ => return None,
        };
        let expires = match json.get("expires") {
            None => Ok(None),
            Some(time) => time.number().and_then(milliseconds).map(Some).ok_or(()),
        };
        // A text such as `${NAME}` is a SecretRef, too.
        let is_reference = text(secret).is_some_and(|text| text.trim().starts_with('$'));
        let reference = json.get(reference).or_else(|| json.get(secret).filter(|_| is_reference));
        Some(Self {
            id: id.to_owned(),
            provider: text("provider")?.trim().to_lowercase(),
            mode,
            secret: text(secret).filter(|_| !is_reference).and_then(|text| Secret::new(text.clone())),
            reference: reference.cloned(),
            expires,
            can_renew: text("refresh").is_some_and(|text| !text.trim().is_empty()),
        })
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked just before")]
fn milliseconds(number: f64) -> Option<u64> {
    const LAST: f64 = 8_640_000_000_000_000.0;
    (number > 0.0 && number <= LAST).then_some(number as u64)
}

fn folder(agent: &AgentReference, state: &Path, machine: &Machine) -> PathBuf {
    match agent.folder.as_deref().map(str::trim).filter(|folder| !folder.is_empty()) {
        Some(folder) => machine.expand(folder),
        None => state.join("agents").join(&agent.id).join("agent"),
    }
}

/// The store that all agents share: in the state's database where that says so, else the main agent's.
fn shared(state: &Path, main: &Path) -> Store {
    let database = state.join("state").join("openclaw.sqlite");
    match sqlite::shared(&database) {
        Ok(sqlite::Shared::Here(cells)) => store(&database, None, Ok(cells)),
        Ok(sqlite::Shared::InMain) => {
            let database = main.join("openclaw-agent.sqlite");
            store(&database, None, sqlite::agent(&database))
        }
        Err(why) => store(&database, None, Err(why)),
    }
}

fn store(file: &Path, agent: Option<String>, cells: Result<sqlite::Cells, Why>) -> Store {
    let file = file.to_string_lossy().into_owned();
    let unreadable = || Why::StoreUnreadable { file: file.clone() };
    let content = cells.and_then(|cells| {
        let Some(text) = cells.store else { return Ok(Content::default()) };
        let json = Json::parse(&text).ok_or_else(unreadable)?;
        // OpenClaw goes on without a state that it cannot read.
        let state = cells.state.and_then(|text| Json::parse(&text));
        Ok(Content::new(&json, state.as_ref()))
    });
    Store { file, agent, is_old: false, content }
}

/// The profiles in a JSON file of older releases; `None` when there is none.
fn old_file(path: &Path) -> Result<Option<Content>, Why> {
    let unreadable = || Why::StoreUnreadable { file: path.to_string_lossy().into_owned() };
    let metadata = match std::fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(_) => return Err(unreadable()),
    };
    if !metadata.is_file() || metadata.len() > LARGEST {
        return Err(unreadable());
    }
    let text = Zeroizing::new(std::fs::read_to_string(path).map_err(|_| unreadable())?);
    let json = Json::parse(&text).ok_or_else(unreadable)?;
    Ok(Some(Content::new(&json, None)))
}

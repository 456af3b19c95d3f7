//! Which source OpenClaw takes: a bound profile, a key that the entry insists on, the profiles in their order, the variables, the
//! entry. Read in the code of 2026.9.6.

use openclaw_analysis::credential_references::{ProviderReference, share_sign_ins};

use super::profiles::profile_of;
use super::source::EntryForm;
use super::store::{Profile, Store};
use super::{Search, Source, SourcePlace, State};

/// Marks the sources that OpenClaw would use, and says of the others which one it takes in their place.
pub(super) fn decide(search: &Search<'_>, provider: &ProviderReference, sources: &mut [Source]) {
    let auth = provider.auth.as_ref().map(|auth| auth.text.as_str());
    // Then the AWS SDK signs in by itself.
    if auth == Some("aws-sdk") {
        return;
    }
    let agents = search.references.agents.iter().map(|agent| agent.id.as_str());
    let agents: Vec<&str> = if search.references.agents.is_empty() { vec!["main"] } else { agents.collect() };
    for agent in agents {
        let chain = chain(search, provider, sources, agent);
        let Some(first) = chain.iter().copied().find(|&at| sources[at].state.takes()) else { continue };
        sources[first].used = true;
        let winner = sources[first].id.clone();
        let visible = |source: &Source| match &source.place {
            SourcePlace::Profile { agent: owner, .. } => owner.as_deref().is_none_or(|owner| owner == agent),
            _ => true,
        };
        for (at, source) in sources.iter_mut().enumerate() {
            if at != first && source.shadowed_by.is_none() && source.state.takes() && visible(source) {
                source.shadowed_by = Some(winner.clone());
            }
        }
    }
    for pin in &provider.pins {
        let pinned = sources.iter_mut().filter(|source| profile_of(source) == Some(pin.text.as_str()));
        pinned.for_each(|source| source.used = true);
    }
    for source in sources.iter_mut() {
        // A store that cannot be read may hold what comes first: it hides nothing, and decides with what comes after.
        if matches!(source.place, SourcePlace::Store { .. }) {
            source.used = true;
        }
        let is_unknown = matches!(source.place, SourcePlace::Profile { store: None, .. });
        if source.used || is_unknown || matches!(source.state, State::NotNeeded) {
            source.shadowed_by = None;
        }
    }
}

/// Whether the entry is for a server nearby, where a marker stands for the key.
fn has_local_entry(provider: &ProviderReference) -> bool {
    let api = provider.api.as_ref().map(|api| api.text.as_str());
    matches!(api, Some("openai-completions" | "ollama"))
        && provider.base_url.as_ref().is_some_and(|url| is_local(&url.text))
}

/// Whether OpenClaw calls the provider without a key: its entry leads to a server nearby, and has no key or a marker in its place.
pub(super) fn is_keyless(provider: &ProviderReference, sources: &[Source]) -> bool {
    let form = sources.iter().find_map(|source| match &source.place {
        SourcePlace::Entry { form, .. } => Some(form),
        _ => None,
    });
    let auth = provider.auth.as_ref().map(|auth| auth.text.as_str());
    match form {
        None => {
            matches!(auth, None | Some("api-key"))
                && provider.api.is_some()
                && provider.lists_models
                && provider.base_url.as_ref().is_some_and(|url| is_local(&url.text))
        }
        Some(EntryForm::Marker) => has_local_entry(provider),
        Some(_) => false,
    }
}

/// Whether an address is one of this machine or its network, where OpenClaw does without a key.
fn is_local(address: &str) -> bool {
    const LOCAL: [&str; 7] =
        ["localhost", "127.", "[::1]", "0.0.0.0", "10.", "192.168.", "host.docker.internal"];
    let host = address.split_once("://").map(|(_, host)| host);
    host.is_some_and(|host| LOCAL.iter().any(|local| host.starts_with(local)))
}

/// The sources in the order in which OpenClaw asks them for an agent.
fn chain(search: &Search<'_>, provider: &ProviderReference, sources: &[Source], agent: &str) -> Vec<usize> {
    let entry = sources.iter().position(|source| matches!(source.place, SourcePlace::Entry { .. }));
    let form = entry.and_then(|at| match &sources[at].place {
        SourcePlace::Entry { form, .. } => Some(form),
        _ => None,
    });
    // The stored profile that the entry names, and nothing else.
    if let Some(EntryForm::Profile { profile }) = form {
        return seen(search, sources, agent)
            .into_iter()
            .filter(|&at| profile_of(&sources[at]) == Some(profile))
            .collect();
    }
    if has_old_alone(search, provider, agent) {
        return Vec::new();
    }
    let mut chain = Vec::new();
    let insists = provider.auth.as_ref().is_some_and(|auth| auth.text == "api-key");
    if insists || form == Some(&EntryForm::Marker) && has_local_entry(provider) {
        chain.extend(entry);
    }
    chain.extend(profiles(search, provider, sources, agent));
    let is_variable = |source: &Source| {
        matches!(
            source.place,
            SourcePlace::Environment { .. }
                | SourcePlace::EnvFile { .. }
                | SourcePlace::ConfigVariable { .. }
        )
    };
    chain.extend((0..sources.len()).filter(|&at| is_variable(&sources[at])));
    chain.extend(entry.filter(|at| !chain.contains(at)));
    chain
}

/// The profiles that an agent sees, in OpenClaw's order.
fn seen(search: &Search<'_>, sources: &[Source], agent: &str) -> Vec<usize> {
    let source_of = |(store, it): &(&Store, &Profile)| {
        sources.iter().position(|source| match &source.place {
            SourcePlace::Profile { profile, store: Some(file), .. } => {
                *file == store.file && *profile == it.id
            }
            _ => false,
        })
    };
    search.stores.seen_by(agent).iter().filter_map(source_of).collect()
}

/// The profiles of a provider in the order of an agent: as the user set it, as `auth.order` says, those of `auth.profiles`, all.
fn profiles(
    search: &Search<'_>,
    provider: &ProviderReference,
    sources: &[Source],
    agent: &str,
) -> Vec<usize> {
    let shares = |other: &str| share_sign_ins(other, &provider.id);
    let references = &search.references;
    let seen = seen(search, sources, agent);
    let set = search.stores.order(agent, shares).map(<[String]>::to_vec);
    let is_set = set.is_some();
    let written = references.orders.iter().find(|order| shares(&order.provider));
    let explicit = set.or_else(|| written.map(|it| it.profiles.iter().map(|id| id.text.clone()).collect()));
    let said: Vec<String> = references
        .profiles
        .iter()
        .filter(|profile| shares(&profile.provider))
        .map(|profile| profile.id.clone())
        .collect();
    let says_some = !said.is_empty();
    let base = explicit.clone().or(says_some.then_some(said));
    let by_id = |id: &String| seen.iter().copied().find(|&at| profile_of(&sources[at]) == Some(id.as_str()));
    let mut found: Vec<usize> = match &base {
        Some(ids) => ids.iter().filter_map(by_id).collect(),
        None => seen.clone(),
    };
    // Where none of the named ones exists, OpenClaw takes what it has, unless `auth.order` alone named them.
    let falls_back = found.is_empty() && (is_set || says_some);
    if falls_back {
        found.clone_from(&seen);
    }
    let id = |at: usize| profile_of(&sources[at]).unwrap_or_default();
    let usage = |at: usize| search.stores.usage(agent, id(at));
    let waits = |at: usize| {
        let until = usage(at).unusable_until;
        if until > search.machine.now { until } else { 0 }
    };
    if explicit.is_some_and(|ids| !ids.is_empty()) && !falls_back {
        found.sort_by_key(|&at| waits(at));
        return found;
    }
    let stored = search.stores.seen_by(agent);
    let mode = |at: usize| stored.iter().find(|(_, it)| it.id == id(at)).map(|(_, it)| it.mode);
    let is_renewed = |at: usize| matches!(sources[at].state, State::CannotTell { .. });
    found.sort_by_key(|&at| (waits(at), mode(at), is_renewed(at), usage(at).last_used));
    found
}

/// Whether an old file names the provider and the store beside it is empty: then OpenClaw refuses to go on.
fn has_old_alone(search: &Search<'_>, provider: &ProviderReference, agent: &str) -> bool {
    let stores = &search.stores.0;
    let of_agent = |owner: &Option<String>| owner.as_deref().is_none_or(|owner| owner == agent);
    let names = |store: &Store| {
        let content = store.content.as_ref().ok();
        content.is_none_or(|content| {
            content.profiles.iter().any(|it| share_sign_ins(&it.provider, &provider.id))
        })
    };
    let is_filled = |owner: &Option<String>| stores.iter().any(|it| it.agent == *owner && it.has_profiles());
    search.references.sqlite_alone
        && stores
            .iter()
            .any(|store| store.is_old && of_agent(&store.agent) && names(store) && !is_filled(&store.agent))
}

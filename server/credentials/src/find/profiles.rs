//! The profiles of a provider: those in the stores, and those that the config names and no store has.

use std::ops::Range;

use openclaw_analysis::credential_references::{ProviderReference, share_sign_ins};

use super::store::{Mode, Profile, Store};
use super::{Search, Source, SourcePlace, State, Why, reference};

impl Search<'_> {
    /// The profiles of a provider, and the stores that cannot be read.
    pub(super) fn profile_sources(&self, provider: &ProviderReference) -> Vec<Source> {
        let mut sources = Vec::new();
        for store in &self.stores.0 {
            match &store.content {
                Ok(content) => {
                    let own = content.profiles.iter().filter(|it| share_sign_ins(&it.provider, &provider.id));
                    sources.extend(own.map(|profile| self.stored(provider, store, profile)));
                }
                Err(why) if !store.is_old => {
                    let place = SourcePlace::Store { file: store.file.clone(), agent: store.agent.clone() };
                    sources.push(Source::new(
                        format!("store:{}", store.file),
                        place,
                        State::cannot_tell(why.clone()),
                    ));
                }
                Err(_) => {}
            }
        }
        let unreadable = self.stores.0.iter().find_map(|store| store.content.as_ref().err());
        for (id, range) in self.named(provider) {
            if self.stores.has(&id) || sources.iter().any(|source| profile_of(source) == Some(id.as_str())) {
                continue;
            }
            let state = match unreadable {
                Some(why) => State::cannot_tell(why.clone()),
                None => State::missing(Why::ProfileMissing { profile: id.clone() }),
            };
            let place = SourcePlace::Profile {
                profile: id.clone(),
                store: None,
                owner: None,
                agent: None,
                range: Some(range),
            };
            sources.push(Source::new(format!("profile:{id}"), place, state));
        }
        sources
    }

    fn stored(&self, provider: &ProviderReference, store: &Store, profile: &Profile) -> Source {
        let id = match &store.agent {
            _ if store.is_old => format!("profile:{}@{}", profile.id, store.file),
            Some(agent) => format!("profile:{}@{agent}", profile.id),
            None => format!("profile:{}", profile.id),
        };
        let place = SourcePlace::Profile {
            profile: profile.id.clone(),
            store: Some(store.file.clone()),
            owner: Some(profile.provider.clone()),
            agent: store.agent.clone(),
            range: self.named(provider).into_iter().find(|(id, _)| *id == profile.id).map(|(_, range)| range),
        };
        let (state, variables) = if store.is_old {
            (State::ignored(Why::OldStore), Vec::new())
        } else {
            self.profile(provider, profile)
        };
        let mut source = Source::new(id, place, state);
        source.variables = variables;
        source
    }

    /// What a profile gives, under the conditions that OpenClaw sets.
    fn profile(&self, provider: &ProviderReference, profile: &Profile) -> (State, Vec<String>) {
        let ignored = |why| (State::ignored(why), Vec::new());
        if let Some(said) = self.references.profiles.iter().rfind(|said| said.id == profile.id) {
            if !share_sign_ins(&said.provider, &provider.id) {
                return ignored(Why::ProfileProvider { provider: said.provider.clone() });
            }
            let fits = match (said.mode.as_deref(), profile.mode) {
                (Some("api_key"), Mode::ApiKey) | (Some("oauth"), Mode::Oauth) => true,
                (Some("token" | "oauth"), Mode::Token) => true,
                (Some(_), _) => false,
                (None, _) => true,
            };
            if !fits {
                return ignored(Why::ProfileMode { mode: said.mode.clone().unwrap_or_default() });
            }
        }
        match (profile.mode, profile.expires) {
            (Mode::Token, Err(())) => return ignored(Why::ExpiryInvalid),
            (Mode::Token, Ok(Some(at))) if at <= self.machine.now => return ignored(Why::Expired { at }),
            (Mode::Oauth, Ok(Some(at))) if at <= self.machine.now => {
                // OpenClaw renews it before it asks; the old one would say nothing.
                let renewed = (State::cannot_tell(Why::Renewed), Vec::new());
                return if profile.can_renew { renewed } else { ignored(Why::Expired { at }) };
            }
            _ => {}
        }
        if let Some(json) = &profile.reference {
            if profile.mode == Mode::Oauth {
                return (State::cannot_tell(Why::Elsewhere), Vec::new());
            }
            return match reference::stored(json, self.values) {
                Some(wanted) => self.resolve(&wanted),
                None => (State::cannot_tell(Why::SecretReference), Vec::new()),
            };
        }
        match &profile.secret {
            Some(secret) => (State::usable(secret.clone()), Vec::new()),
            None if profile.can_renew => (State::cannot_tell(Why::Renewed), Vec::new()),
            None => ignored(Why::ProfileEmpty),
        }
    }

    /// The profiles that the config names for a provider, and where first: in `auth.profiles`, `auth.order`, behind a model.
    fn named(&self, provider: &ProviderReference) -> Vec<(String, Range<usize>)> {
        let shares = |other: &str| share_sign_ins(other, &provider.id);
        let profiles = self.references.profiles.iter().filter(|profile| shares(&profile.provider));
        // An AWS profile needs no store.
        let profiles = profiles.filter(|profile| profile.mode.as_deref() != Some("aws-sdk"));
        let ordered = self.references.orders.iter().filter(|order| shares(&order.provider));
        let mut named: Vec<(String, Range<usize>)> = Vec::new();
        let all = profiles
            .map(|profile| (&profile.id, &profile.spot.range))
            .chain(ordered.flat_map(|order| &order.profiles).map(|id| (&id.text, &id.spot.range)))
            .chain(provider.pins.iter().map(|pin| (&pin.text, &pin.spot.range)));
        for (id, range) in all {
            if named.iter().all(|(other, _)| other != id) {
                named.push((id.clone(), range.clone()));
            }
        }
        named
    }
}

/// The profile that a source is.
pub(super) fn profile_of(source: &Source) -> Option<&str> {
    match &source.place {
        SourcePlace::Profile { profile, .. } => Some(profile),
        _ => None,
    }
}

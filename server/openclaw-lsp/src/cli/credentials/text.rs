//! For people: each provider, its sources in the order in which OpenClaw asks for them, and what was learned.

use std::fmt::Write as _;

use openclaw_credentials::check::{ModelState, Origin, Outcome};
use openclaw_credentials::find::{BaseUrl, ProviderSources, Source, State};
use openclaw_credentials::verdict::Verdict;
use openclaw_knowledge::text::{Language, Message, render};

use super::{Checked, Tried};

/// The report, with a line end.
#[must_use]
pub fn report(checked: &[Checked], language: Language) -> String {
    let mut lines = String::new();
    for (at, provider) in checked.iter().enumerate() {
        if at > 0 {
            lines.push('\n');
        }
        for (depth, message) in of_provider(provider, language) {
            let _ = writeln!(lines, "{:depth$}{}", "", render(language, &message), depth = depth * 2);
        }
    }
    lines
}

/// The lines, each with how deep it stands.
fn of_provider(checked: &Checked, language: Language) -> Vec<(usize, Message)> {
    let Checked { sources: provider, results } = checked;
    let mut lines = vec![(0, head(provider))];
    for (at, source) in provider.sources.iter().enumerate() {
        lines.push((1, numbered(provider, at, source, language)));
        let tried = results.iter().find(|tried| tried.source == Some(at));
        lines.extend(tried.into_iter().flat_map(|tried| of_tried(provider, tried)));
    }
    let without = results.iter().find(|tried| tried.source.is_none());
    // Nobody misses the credential of a provider that is not used.
    let without = without.filter(|tried| {
        let verdict = tried.outcome.as_ref().map(|outcome| &outcome.verdict);
        provider.is_chosen || verdict != Some(&Verdict::Missing)
    });
    match without {
        Some(tried) => lines.extend(of_tried(provider, tried).into_iter().map(|(_, line)| (1, line))),
        None if provider.sources.is_empty() => lines.push((1, Message::new("source-none"))),
        None => {}
    }
    lines
}

fn head(provider: &ProviderSources) -> Message {
    // Of an address only the origin is shown: a path or a name in it may be a secret.
    let origin = |url: &str| Origin::parse(url).map(|origin| origin.to_string());
    let (id, origin) = match &provider.base_url {
        BaseUrl::Own { url } => ("credentials-provider", origin(url)),
        BaseUrl::File { url, .. } => ("credentials-provider-file", origin(url)),
        BaseUrl::Environment { url, .. } => ("credentials-provider-environment", origin(url)),
        BaseUrl::Unknown { .. } | BaseUrl::Missing => ("", None),
    };
    let message = match origin {
        Some(origin) => Message::new(id).with("origin", origin),
        None => Message::new("credentials-provider-nowhere"),
    };
    let message = match &provider.base_url {
        BaseUrl::Environment { name, .. } => message.with("name", name.as_str()),
        _ => message,
    };
    message.with("provider", provider.provider.as_str())
}

fn numbered(provider: &ProviderSources, at: usize, source: &Source, language: Language) -> Message {
    let place = render(language, &source.place.message());
    let what = match source.kind {
        Some(kind) => {
            let kind = render(language, &Message::new(kind.name()));
            render(language, &Message::new("credentials-source-kind").with("place", place).with("kind", kind))
        }
        None => place,
    };
    let winner = source.shadowed_by.as_ref().filter(|_| !source.used);
    let winner = winner.and_then(|id| provider.sources.iter().position(|other| other.id == *id));
    let state = match (&source.state, winner) {
        (State::Missing { why } | State::Ignored { why } | State::CannotTell { why }, None)
            if !source.used =>
        {
            why.message()
        }
        (_, Some(winner)) => Message::new("credentials-shadowed").with("number", winner + 1),
        (State::NotNeeded, None) => Message::new("credentials-marker"),
        (_, None) if source.used => Message::new("credentials-used"),
        (_, None) => Message::new("credentials-unused"),
    };
    Message::new("credentials-source")
        .with("number", at + 1)
        .with("source", what)
        .with("state", render(language, &state))
}

fn of_tried(provider: &ProviderSources, tried: &Tried) -> Vec<(usize, Message)> {
    let Some(outcome) = &tried.outcome else { return Vec::new() };
    let mut lines = vec![(2, outcome.verdict.message(&provider.provider))];
    lines.extend(
        outcome.models_count.map(|count| (2, Message::new("credentials-models").with("count", count))),
    );
    for model in &outcome.models {
        let id = match model.state {
            ModelState::Available => continue,
            ModelState::NotFound => "credentials-model-not-found",
            ModelState::CannotTell => "credentials-model-cannot-tell",
        };
        lines.push((2, Message::new(id).with("model", model.id.as_str())));
    }
    lines.extend(hint(outcome).map(|id| (2, Message::new(id))));
    lines.extend(request(outcome).map(|message| (2, message)));
    lines
}

/// The flag that would tell more.
fn hint(outcome: &Outcome) -> Option<&'static str> {
    use openclaw_credentials::verdict::Reason;
    match &outcome.verdict {
        _ if outcome.can_count_tokens => Some("credentials-hint-count"),
        Verdict::CannotTell(Reason::NeedsConsent(_)) => Some("credentials-hint-allow"),
        Verdict::CannotTell(Reason::NotRun { .. }) => Some("credentials-hint-run"),
        _ => None,
    }
}

/// What the provider's support would ask for, where something is wrong.
fn request(outcome: &Outcome) -> Option<Message> {
    let id = outcome.request_id.as_ref().filter(|_| outcome.verdict != Verdict::Valid)?;
    Some(Message::new("credentials-request").with("request", id.as_str()))
}

//! Where the flags of the `anthropic-beta` header stand in a document: in headers of providers and in `params`, each flag with
//! its own byte range.

mod edit;
mod sent;

use json5_syntax::ast::{Value, ValueKind};
use json5_syntax::{Path, Segment, TextRange, TextSize, decode};
use openclaw_knowledge::params::Layer;

pub(crate) use edit::{with, without};
pub(crate) use sent::{Loss, is_dead, is_direct, loss, missing};

use crate::facts::Context;
use crate::params::Site;
use crate::place::{Place, select};

/// The header, as OpenClaw writes it; letter case does not count.
pub(crate) const HEADER: &str = "anthropic-beta";
/// The parameter.
pub(crate) const PARAM: &str = "anthropicBeta";

/// What sends a list of flags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Surface {
    /// `headers` of a provider.
    Provider,
    /// `headers` of one of a provider's models, which win over those of the provider.
    Model,
    /// `request.headers` of a provider, which win over both.
    Request,
    /// `params` of a model or an agent, which win over every header.
    Params(Layer),
}

/// The list that a path is, or is an item of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Spot<'p> {
    /// What sends it.
    pub(crate) surface: Surface,
    /// The provider as written; `None` in `params`.
    pub(crate) provider: Option<&'p str>,
    /// How many steps the path of the list has.
    pub(crate) depth: usize,
}

/// A list of flags: one string with commas, or an array of such strings.
#[derive(Debug, Clone)]
pub(crate) struct FlagList<'s> {
    /// What sends it.
    pub(crate) surface: Surface,
    /// The provider as written; `None` in `params`.
    pub(crate) provider: Option<String>,
    /// The agent that it is for, as written; `None` when it is for more than one.
    pub(crate) agent: Option<String>,
    /// The model that it is for, in `headers` its id, in `params` a reference; `None` when it is for more than one.
    pub(crate) model: Option<String>,
    /// The value, and the key that it stands under.
    pub(crate) place: Place<'s>,
    /// The flags, in order.
    pub(crate) flags: Vec<Flag<'s>>,
}

/// One flag of a list.
#[derive(Debug, Clone)]
pub(crate) struct Flag<'s> {
    /// Decoded, without the blanks around it. Never empty.
    pub(crate) text: String,
    /// Byte range, without the blanks around it.
    pub(crate) range: TextRange,
    /// The string that it stands in: the list itself, or an item of it.
    pub(crate) string: Value<'s>,
    /// Where that string stands.
    pub(crate) place: Place<'s>,
}

/// The list of flags that a path is, or is an item of; `None` elsewhere.
pub(crate) fn spot(path: &Path) -> Option<Spot<'_>> {
    if let Some((site, below)) = Site::of(path) {
        let is_list = match below {
            [Segment::Key(key)] | [Segment::Key(key), Segment::Index(_)] => key == PARAM,
            _ => false,
        };
        let depth = path.0.len() - below.len() + 1;
        return (is_list && site.layer.is_merged()).then_some(Spot {
            surface: Surface::Params(site.layer),
            provider: None,
            depth,
        });
    }
    let (surface, provider, header) = match path.0.as_slice() {
        [models, providers, Segment::Key(provider), below @ ..]
            if is_key(models, "models") && is_key(providers, "providers") =>
        {
            match below {
                [headers, Segment::Key(name)] if is_key(headers, "headers") => {
                    (Surface::Provider, provider, name)
                }
                [models, Segment::Index(_), headers, Segment::Key(name)]
                    if is_key(models, "models") && is_key(headers, "headers") =>
                {
                    (Surface::Model, provider, name)
                }
                [request, headers, Segment::Key(name)]
                    if is_key(request, "request") && is_key(headers, "headers") =>
                {
                    (Surface::Request, provider, name)
                }
                _ => return None,
            }
        }
        _ => return None,
    };
    is_header(header).then_some(Spot { surface, provider: Some(provider), depth: path.0.len() })
}

/// Whether this names the header.
pub(crate) fn is_header(name: &str) -> bool {
    name.eq_ignore_ascii_case(HEADER)
}

fn is_key(segment: &Segment, name: &str) -> bool {
    matches!(segment, Segment::Key(key) if key == name)
}

/// The flags in a string token that starts at this byte offset, decoded, each with its byte range: what stands between commas,
/// without the blanks around it.
pub(crate) fn split(token: &str, start: TextSize) -> Vec<(String, TextRange)> {
    let (decoded, map) = (decode::string(token), decode::string_map(token));
    let mut flags = Vec::new();
    let mut offset = 0;
    for part in decoded.split(',') {
        let flag = part.trim();
        if !flag.is_empty() {
            let from = offset + part.len() - part.trim_start().len();
            let written = map.to_token(from..from + flag.len());
            let size = |bytes: usize| TextSize::try_from(bytes).unwrap_or_default();
            let range = TextRange::new(start + size(written.start), start + size(written.end));
            flags.push((flag.to_owned(), range));
        }
        offset += part.len() + ','.len_utf8();
    }
    flags
}

/// Every list of a document that the target release sends, in no particular order.
pub(crate) fn lists<'s>(context: &Context<'s>) -> Vec<FlagList<'s>> {
    let mut found = Vec::new();
    for provider in select(context.root, "models.providers.*") {
        let name = provider.name().map(str::to_owned);
        let mut add = |surface, model: Option<String>, headers: Option<Place<'s>>| {
            let headers = headers.iter().flat_map(Place::members);
            for place in headers.filter(|place| place.name().is_some_and(is_header)) {
                let flags = flags(&place, surface);
                let (provider, model) = (name.clone(), model.clone());
                found.push(FlagList { surface, provider, agent: None, model, place, flags });
            }
        };
        add(Surface::Provider, None, provider.get("headers"));
        add(Surface::Request, None, provider.get("request").and_then(|request| request.get("headers")));
        for model in provider.get("models").iter().flat_map(Place::items) {
            let id = model.get("id").and_then(|id| id.value.as_str().map(|id| id.into_owned()));
            add(Surface::Model, id, model.get("headers"));
        }
    }
    for params in &context.reading().params {
        let surface = Surface::Params(params.layer);
        if let Some(place) = params.place.get(PARAM).filter(|_| params.layer.is_merged()) {
            let flags = flags(&place, surface);
            let (agent, model) = (params.agent.clone(), params.reference.clone());
            found.push(FlagList { surface, provider: None, agent, model, place, flags });
        }
    }
    found
}

fn flags<'s>(place: &Place<'s>, surface: Surface) -> Vec<Flag<'s>> {
    let in_string = |place: &Place<'s>| {
        let (value, place) = (place.value, place.clone());
        let token = value.literal_text().filter(|_| matches!(value.kind(), ValueKind::String(_)));
        let flags = split(token.unwrap_or_default(), value.range().start()).into_iter();
        flags.map(move |(text, range)| Flag { text, range, string: value, place: place.clone() })
    };
    match surface {
        Surface::Params(_) if place.value.as_array().is_some() => {
            place.items().iter().flat_map(in_string).collect()
        }
        _ => in_string(place).collect(),
    }
}

#[cfg(test)]
mod offers;
#[cfg(test)]
mod tests;

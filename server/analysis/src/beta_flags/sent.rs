//! What a list of the user's own does to the flags that OpenClaw sends by itself.

use openclaw_knowledge::beta_flags::{BetaFlag, beta_flags};
use openclaw_knowledge::params::Layer;

use super::{FlagList, Surface};
use crate::environment::Lookup;
use crate::facts::Context;
use crate::model_ref::ModelId;
use crate::params::AuthMode;
use crate::place::select;

const PROVIDER: &str = "anthropic";
const HOST: &str = "api.anthropic.com";

/// Flags that OpenClaw sends by itself, that a request needs, and that a list leaves out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Loss {
    /// What a subscription's token needs.
    Bearer(Vec<&'static str>),
    /// What `fallbacks` in the request's body needs, for this model.
    Fallback(String),
}

/// What the requests of a document lose by a list; `None` when nothing, and when that cannot be told from here.
pub(crate) fn loss(context: &Context<'_>, list: &FlagList<'_>) -> Option<Loss> {
    let table = beta_flags();
    if !context.targets(&table.release) || !is_direct(context, list) || is_dead(context, list) {
        return None;
    }
    let sent = texts(context, list)?;
    let lacks = |flag: &&str| !sent.iter().any(|sent| sent == flag);
    let in_params = matches!(list.surface, Surface::Params(_));
    match context.reading().request_auth() {
        AuthMode::Oauth if !in_params => {
            let lost: Vec<_> = table.bearer.iter().map(String::as_str).filter(lacks).collect();
            (!lost.is_empty()).then_some(Loss::Bearer(lost))
        }
        AuthMode::ApiKey if lacks(&table.fallback.flag.as_str()) => {
            models(context, list).into_iter().find(|model| table.fallback.applies(model)).map(Loss::Fallback)
        }
        _ => None,
    }
}

/// The flags of `automatic` in the knowledge that a list leaves out, as far as the sign-in of the document lets them matter.
pub(crate) fn missing(context: &Context<'_>, list: &FlagList<'_>) -> Vec<&'static BetaFlag> {
    let table = beta_flags();
    let Some(sent) = texts(context, list) else { return Vec::new() };
    let sign_in = context.reading().request_auth();
    let matters = |id: &&String| {
        let is_bearer = table.bearer.contains(id);
        let comes_back = is_bearer || table.restored.contains(id);
        match (list.surface, sign_in) {
            (Surface::Params(_), _) if comes_back => false,
            (_, AuthMode::ApiKey) => !is_bearer,
            (_, AuthMode::Oauth) => **id != table.fallback.flag,
            _ => true,
        }
    };
    let missing = table.automatic.iter().filter(matters).filter(|id| !sent.contains(id));
    missing.filter_map(|id| table.get(id)).collect()
}

/// Whether the flags go straight to Anthropic, where OpenClaw sends flags by itself.
pub(crate) fn is_direct(context: &Context<'_>, list: &FlagList<'_>) -> bool {
    if let Some(provider) = &list.provider {
        return is_anthropic(provider) && base_url_is_own(context, provider);
    }
    let names_another = |model: &String| {
        let provider = model.split_once('/').map(|(provider, _)| provider);
        provider.is_some_and(|provider| !is_anthropic(provider))
    };
    !list.model.as_ref().is_some_and(names_another) && base_url_is_own(context, PROVIDER)
}

/// Whether another list always wins over this one.
pub(crate) fn is_dead(context: &Context<'_>, list: &FlagList<'_>) -> bool {
    let wins = |other: &FlagList<'_>| match (list.surface, other.surface) {
        (Surface::Params(_), _) => false,
        (_, Surface::Params(Layer::Defaults)) => !other.flags.is_empty(),
        (Surface::Provider | Surface::Model, Surface::Request) => list.provider == other.provider,
        _ => false,
    };
    // A list in `params` without flags is as good as none.
    let is_empty = matches!(list.surface, Surface::Params(_)) && list.flags.is_empty();
    is_empty || context.beta_lists().iter().any(wins)
}

fn is_anthropic(provider: &str) -> bool {
    provider.trim().eq_ignore_ascii_case(PROVIDER)
}

fn base_url_is_own(context: &Context<'_>, provider: &str) -> bool {
    let providers = select(context.root, "models.providers.*").into_iter();
    let mut own = providers.filter(|place| place.name() == Some(provider));
    let url =
        own.find_map(|place| context.text(place.get("baseUrl")?.value).map(|url| url.trim().to_owned()));
    let url = match url.filter(|url| !url.is_empty()) {
        Some(url) => url,
        None => match context.environment.lookup("ANTHROPIC_BASE_URL") {
            Lookup::Set(url) => url.trim().to_owned(),
            Lookup::Missing | Lookup::Unknown => return true,
        },
    };
    url::Url::parse(&url).is_ok_and(|url| url.host_str() == Some(HOST))
}

/// The flags that are sent, variables filled in; `None` when that cannot be told from here.
fn texts(context: &Context<'_>, list: &FlagList<'_>) -> Option<Vec<String>> {
    let is_param = matches!(list.surface, Surface::Params(_));
    let strings = match list.place.value.as_array().filter(|_| is_param) {
        Some(array) => array.values().filter(|value| value.as_str().is_some()).collect(),
        // A reference to a secret may hold anything.
        None => vec![list.place.value.as_str().map(|_| list.place.value)?],
    };
    let mut texts = Vec::new();
    for string in strings {
        let text = context.text(string)?;
        texts.extend(text.split(',').map(str::trim).filter(|flag| !flag.is_empty()).map(str::to_owned));
    }
    Some(texts)
}

/// The models of Anthropic, without the provider, that a list is sent for and the document names.
fn models(context: &Context<'_>, list: &FlagList<'_>) -> Vec<String> {
    let reading = context.reading();
    let models = match &list.model {
        Some(id) if list.provider.is_some() => vec![ModelId::new(PROVIDER, id)],
        Some(reference) => {
            context.model_names(None).resolve(reference).map(|model| model.id).into_iter().collect()
        }
        None if list.agent.is_some() => reading.models(list.agent.as_deref()),
        None => {
            let agents = reading.agents.iter().map(|(id, _)| Some(id.as_str()));
            std::iter::once(None).chain(agents).flat_map(|agent| reading.models(agent)).collect()
        }
    };
    models.into_iter().filter(|model| is_anthropic(&model.provider)).map(|model| model.model).collect()
}

//! Values of `params`, each with what it comes to for the models that the object is for.

use std::rc::Rc;

use openclaw_knowledge::cache_retention::Retention;
use openclaw_knowledge::params::{Kind, Param, param};
use openclaw_knowledge::text::Message;

use super::reading;
use crate::completion::place::Rank;
use crate::completion::values::List;
use crate::completion::{CompletionKind, Template};
use crate::params::cache::{KEY, LEGACY_KEY};
use crate::params::route::Request;
use crate::params::scope::{self, Effect};
use crate::params::{Reading, Site};

/// The values that the member at the cursor may have.
pub(in crate::completion) fn values(list: &mut List<'_, '_>) {
    let path = list.place.cursor.path();
    let Some((site, [json5_syntax::Segment::Key(name)])) = Site::of(&path) else { return };
    let Some(param) = param(name) else { return };
    let Some(reading) = reading(list.place, &site) else { return };
    let requests = scope::requests(&reading, &site);
    if matches!(param.key.as_str(), KEY | LEGACY_KEY) {
        cache_values(list, &reading, &site, param, &requests);
        return;
    }
    if !scope::is_read(&site, param, &requests) {
        return;
    }
    let first = requests.first().map(|request| &request.named);
    let provider = first.map(|model| model.provider.as_str());
    let default = first.and_then(|model| param.default(&model.provider, &model.model));
    for value in param.values(provider) {
        list.string(value, CompletionKind::EnumMember, Rank::Common);
        list.mark(value, (default == Some(value)).then(|| Message::new("completion-default")));
    }
    for kind in &param.kinds {
        match kind {
            Kind::Boolean => {
                for value in ["true", "false"] {
                    list.raw(value, CompletionKind::Value, Rank::Common, Template::text(value));
                    list.mark(value, (default == Some(value)).then(|| Message::new("completion-default")));
                }
            }
            Kind::Null => list.raw("null", CompletionKind::Value, Rank::Rare, Template::text("null")),
            Kind::Object => list.brackets("{", "}"),
            Kind::Array => list.brackets("[", "]"),
            Kind::Number => {
                if let Some(default) = default {
                    list.raw(default, CompletionKind::Value, Rank::Common, Template::text(default));
                    list.mark(default, Some(Message::new("completion-default")));
                }
            }
            Kind::String => {}
        }
    }
}

fn cache_values(
    list: &mut List<'_, '_>,
    reading: &Reading<'_>,
    site: &Site<'_>,
    param: &'static Param,
    requests: &[Rc<Request>],
) {
    let default = scope::default(reading, requests).filter(|_| param.key == KEY);
    for text in &param.values {
        let retention = if param.key == KEY { Retention::parse(text) } else { Retention::parse_ttl(text) };
        let Some(retention) = retention else { continue };
        list.string(text, CompletionKind::EnumMember, Rank::Common);
        let is_default = default == Some(retention);
        let detail = scope::effect(reading, site, &param.key, requests, retention)
            .map(|effect| detail(&effect, is_default));
        list.mark(text, detail);
    }
}

fn detail(effect: &Effect, is_default: bool) -> Message {
    match effect {
        Effect::One(outcome, known) => {
            let id = if is_default { "cache-effect-default" } else { "cache-effect" };
            Message::new(id).with("outcome", outcome.word()).with("how", known.word())
        }
        Effect::Mixed(durations) => {
            Message::new("cache-effect-mixed").with("durations", durations.join(", "))
        }
        Effect::Dead => Message::new("cache-effect-dead"),
        Effect::Unread => Message::new("cache-effect-provider"),
    }
}

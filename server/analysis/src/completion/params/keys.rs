//! Keys of `params`: those that the requests of the models read.

use std::rc::Rc;

use openclaw_knowledge::params::{Kind, Param, Status, params};
use openclaw_knowledge::text::Message;

use super::reading;
use crate::completion::place::{Place, Rank};
use crate::completion::{CompletionItem, CompletionKind, Piece, Template, skeleton};
use crate::dress::Dress;
use crate::model_ref::ModelId;
use crate::params::cache::{KEY, LEGACY_KEY};
use crate::params::route::Request;
use crate::params::{AuthMode, Reading, Site, scope};

/// The keys that the object around the cursor may have.
pub(in crate::completion) fn keys(place: &Place<'_>, present: &[String]) -> Vec<CompletionItem> {
    let path = &place.cursor.container_path;
    let Some((site, [])) = Site::of(path) else { return Vec::new() };
    let Some(reading) = reading(place, &site) else { return Vec::new() };
    let requests = scope::requests(&reading, &site);
    let first = requests.first().map(|request| &request.named);
    let is_there = |param: &Param| param.names().iter().any(|name| present.iter().any(|key| key == name));
    let mut items = Vec::new();
    for param in params() {
        let is_dead = param.status == Some(Status::Unread)
            || !scope::is_read(&site, param, &requests)
            || (matches!(param.key.as_str(), KEY | LEGACY_KEY) && !scope::has_cache(&reading, &requests));
        if is_dead || is_there(param) || !scope::is_honoured(&site, param, &requests) {
            continue;
        }
        let needs_key = param.api_key_only && is_withheld(&reading, &requests);
        let rank = match param.status {
            _ if param.key == KEY => Rank::Common,
            None if !needs_key => Rank::Usual,
            _ => Rank::Rare,
        };
        let types: Vec<&str> = param.kinds.iter().map(|kind| kind.name()).collect();
        let detail = match needs_key {
            true => Some(Message::new("completion-api-key-only")),
            false if types.is_empty() => None,
            false => Some(Message::new("completion-types").with("types", types.join(" | "))),
        };
        items.extend(key(place, &param.key, param, rank, detail, first));
        for alias in &param.aliases {
            let detail = Message::new("params-alias-of").with("key", param.key.as_str());
            items.extend(key(place, alias, param, Rank::Rare, Some(detail), first));
        }
    }
    items
}

/// Whether OpenClaw withholds from all of the requests what Anthropic gets under an API key only.
fn is_withheld(reading: &Reading<'_>, requests: &[Rc<Request>]) -> bool {
    let is_anthropic = |request: &Rc<Request>| request.model.provider == "anthropic" && !request.claude_cli;
    !requests.is_empty() && requests.iter().all(is_anthropic) && reading.request_auth() == AuthMode::Oauth
}

fn key(
    place: &Place<'_>,
    name: &str,
    param: &'static Param,
    rank: Rank,
    detail: Option<Message>,
    model: Option<&ModelId>,
) -> Option<CompletionItem> {
    let typed =
        place.cursor.word.as_ref().and_then(|word| word.quote()).filter(|quote| matches!(quote, '"' | '\''));
    let written = match typed {
        Some(quote) => crate::dress::quoted(name, quote),
        None => place.dress.key(name),
    };
    let mut insert = Template::text(written);
    let mut opens = false;
    if !place.cursor.colon_follows() {
        insert.push(": ");
        let value = first_value(param, place.dress, model);
        opens = value.has_choices_inside();
        insert.append(value);
    }
    let mut item = place.item(name, CompletionKind::Property, rank, insert)?;
    item.retrigger = opens;
    item.docs = place.cursor.container_path.key(name).into();
    item.detail = detail;
    Some(item)
}

/// What is put behind a key: quotes and brackets to type into, or a number to replace.
fn first_value(param: &'static Param, dress: Dress, model: Option<&ModelId>) -> Template {
    match param.kinds.first() {
        Some(Kind::Boolean) => Template(vec![Piece::Choice(vec!["true".to_owned(), "false".to_owned()])]),
        Some(Kind::Number) => {
            let own = model.and_then(|model| param.default(&model.provider, &model.model));
            Template(vec![Piece::Placeholder(own.unwrap_or("0").to_owned())])
        }
        Some(Kind::Object) => skeleton::brackets("{", "}"),
        Some(Kind::Array) => skeleton::brackets("[", "]"),
        Some(Kind::Null) => Template::text("null"),
        Some(Kind::String) | None => skeleton::string(dress),
    }
}

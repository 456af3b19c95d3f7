//! What is answered: the shapes of Anthropic's API, and of those that others copied.

use std::io;
use std::time::Duration;

use futures::stream::{self, Stream, StreamExt};
use http_body_util::combinators::BoxBody;
use http_body_util::{BodyExt, Full, StreamBody};
use hyper::Response;
use hyper::body::{Bytes, Frame};
use serde_json::{Value, json};

use crate::{Account, MODELS, Request, State, lock};

/// A piece of a body that says nothing.
const SPACES: &str = match std::str::from_utf8(&[b' '; 8192]) {
    Ok(text) => text,
    Err(_) => "",
};

pub(crate) type Answer = Response<BoxBody<Bytes, io::Error>>;

/// An answer, and when it comes.
pub(crate) enum Reply {
    Now(Answer),
    After(Duration, Answer),
    /// None: the connection is reset.
    BreakOff,
}

/// How a request names its credential.
struct Credential<'r> {
    text: &'r str,
    is_bearer: bool,
}

pub(crate) fn reply(request: &Request, state: &State) -> Reply {
    // Only Anthropic's API has a version in a header.
    let is_anthropic = request.header("anthropic-version").is_some();
    let bearer = request.header("authorization").and_then(|value| value.strip_prefix("Bearer "));
    let key = ["x-api-key", "x-goog-api-key", "api-key"].iter().find_map(|name| request.header(name));
    let credential = match (bearer, key) {
        (Some(_), Some(_)) => {
            return now(error(400, "invalid_request_error", "more than one way to authenticate"));
        }
        (Some(text), None) => Credential { text, is_bearer: true },
        (None, Some(text)) => Credential { text, is_bearer: false },
        (None, None) if *lock(&state.is_open) => return now(read(request, is_anthropic)),
        (None, None) => return now(refused(is_anthropic, "a credential is missing")),
    };
    let account = lock(&state.accounts).get(credential.text).cloned();
    let Some(account) = account else {
        return now(refused(is_anthropic, "invalid credential"));
    };
    if is_anthropic && credential.is_bearer {
        let betas = request.header("anthropic-beta").unwrap_or_default();
        if !betas.split(',').any(|beta| beta.trim() == "oauth-2025-04-20") {
            return now(refused(true, "OAuth authentication is currently not supported"));
        }
    }
    if is_anthropic && !credential.is_bearer && credential.text.starts_with("sk-ant-oat") {
        return now(refused(true, "invalid x-api-key"));
    }
    settled(account, credential.text, request, is_anthropic)
}

fn settled(account: Account, credential: &str, request: &Request, is_anthropic: bool) -> Reply {
    let good = || read(request, is_anthropic);
    let counts = request.path.starts_with("/v1/messages/count_tokens");
    now(match account {
        Account::Good => good(),
        Account::Revoked => refused(is_anthropic, "this credential was revoked"),
        Account::Admin => error(403, "permission_error", "an Admin key cannot be used here"),
        Account::NoScope => error(403, "permission_error", "not allowed"),
        Account::InferenceOnly if counts => good(),
        Account::InferenceOnly => error(403, "permission_error", "the token lacks a scope for this"),
        Account::NoCredit => {
            error(400, "invalid_request_error", "Your credit balance is too low to access the Anthropic API.")
        }
        Account::Unpaid => error(402, "billing_error", "payment is required"),
        Account::NoQuota => json_with(
            429,
            &json!({ "error": { "code": "insufficient_quota", "message": "no quota is left" } }),
        ),
        Account::RateLimited(seconds) => {
            let mut answer = error(429, "rate_limit_error", "too many requests");
            if let Some(seconds) = seconds {
                answer.headers_mut().insert("retry-after", seconds.into());
            }
            answer
        }
        Account::Overloaded => error(529, "overloaded_error", "Overloaded"),
        Account::BrokenServer => html(500),
        Account::Page => html(200),
        Account::Truncated => answer(200, "application/json", full(r#"{"data":[{"id":"claude-op"#)),
        Account::OtherJson => json_with(200, &json!({ "hello": "world" })),
        Account::NotFound => error(404, "not_found_error", "Not found"),
        Account::Redirect(to) => {
            let mut answer = answer(307, "text/plain", full(""));
            answer.headers_mut().insert("location", to.parse().unwrap());
            answer
        }
        Account::SlowHeaders(pause) => return Reply::After(pause, good()),
        Account::SlowBody(pause) => {
            let rest = stream::once(async move {
                tokio::time::sleep(pause).await;
                Ok("]}")
            });
            answer(200, "application/json", streamed(stream::iter([Ok(r#"{"data":["#)]).chain(rest)))
        }
        Account::Endless => {
            let spaces = stream::repeat_with(|| Ok(SPACES));
            answer(200, "application/json", streamed(stream::iter([Ok("{")]).chain(spaces)))
        }
        Account::Reset => return Reply::BreakOff,
        Account::BrokenBody => {
            let broken = stream::iter([Ok(r#"{"data":["#), Err(io::ErrorKind::ConnectionReset.into())]);
            answer(200, "application/json", streamed(broken))
        }
        Account::InvalidAtGoogle => json_with(
            400,
            &json!({ "error": { "code": 400, "status": "INVALID_ARGUMENT", "details": [{ "reason": "API_KEY_INVALID" }] } }),
        ),
        Account::Echo => {
            let mut answer = good();
            answer.headers_mut().insert("request-id", credential.parse().unwrap());
            answer
        }
    })
}

/// The answer for a credential that is good.
fn read(request: &Request, is_anthropic: bool) -> Answer {
    let (path, query) = request.path.split_once('?').unwrap_or((&request.path, ""));
    let one = |id: &str| json!({ "type": "model", "id": id, "display_name": id, "created_at": "2026-01-01T00:00:00Z" });
    let is_known = |id: &str| MODELS.contains(&id) || id == "claude-sonnet-5-latest";
    let path = path.trim_end_matches('/');
    match (request.method.as_str(), path) {
        ("GET", "/v1/models") if is_anthropic => page(query, &one),
        ("GET", path) if is_anthropic && path.starts_with("/v1/models/") => {
            match &path["/v1/models/".len()..] {
                id if is_known(id) => json_with(200, &one(id)),
                id => error(404, "not_found_error", &format!("model: {id}")),
            }
        }
        ("POST", "/v1/messages/count_tokens") if is_anthropic => {
            let body: Value = serde_json::from_str(&request.body).unwrap_or_default();
            match body["model"].as_str() {
                Some(id) if is_known(id) => json_with(200, &json!({ "input_tokens": 8 })),
                Some(id) => error(404, "not_found_error", &format!("model: {id}")),
                None => error(400, "invalid_request_error", "model: Field required"),
            }
        }
        ("GET", path) if path.ends_with("/api/tags") || path.ends_with("/v1beta/models") => {
            json_with(200, &json!({ "models": [{ "name": "one" }, { "name": "two" }] }))
        }
        ("GET", path) if path.ends_with("/models") => {
            json_with(200, &json!({ "object": "list", "data": [{ "id": "one" }, { "id": "two" }] }))
        }
        ("GET", path) if path.ends_with("/key") => json_with(200, &json!({ "data": { "label": "" } })),
        _ => error(404, "not_found_error", "Not found"),
    }
}

/// A page of the list of models.
fn page(query: &str, one: &dyn Fn(&str) -> Value) -> Answer {
    let value = |name: &str| query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
    let limit: usize = value("limit").and_then(|limit| limit.parse().ok()).unwrap_or(20);
    if !(1..=1000).contains(&limit) {
        return error(400, "invalid_request_error", "limit: must be between 1 and 1000");
    }
    let after = value("after_id").and_then(|id| MODELS.iter().position(|model| *model == id));
    let rest = &MODELS[after.map_or(0, |position| position + 1)..];
    // So that a small list has pages: no more than two at once.
    let shown = &rest[..rest.len().min(limit).min(2)];
    json_with(
        200,
        &json!({
            "data": shown.iter().map(|id| one(id)).collect::<Vec<_>>(),
            "has_more": shown.len() < rest.len(),
            "first_id": shown.first(),
            "last_id": shown.last(),
        }),
    )
}

fn now(answer: Answer) -> Reply {
    Reply::Now(answer)
}

fn refused(is_anthropic: bool, message: &str) -> Answer {
    if is_anthropic {
        return error(401, "authentication_error", message);
    }
    json_with(401, &json!({ "error": { "code": "invalid_api_key", "message": message } }))
}

fn error(status: u16, kind: &str, message: &str) -> Answer {
    let body = json!({ "type": "error", "error": { "type": kind, "message": message }, "request_id": "req_stand_in" });
    json_with(status, &body)
}

fn html(status: u16) -> Answer {
    answer(status, "text/html", full("<html><body><h1>Sign in</h1></body></html>"))
}

fn json_with(status: u16, body: &Value) -> Answer {
    answer(status, "application/json", full(&body.to_string()))
}

fn answer(status: u16, kind: &str, body: BoxBody<Bytes, io::Error>) -> Answer {
    Response::builder()
        .status(status)
        .header("content-type", kind)
        .header("request-id", "req_stand_in")
        .body(body)
        .unwrap()
}

fn full(text: &str) -> BoxBody<Bytes, io::Error> {
    Full::new(Bytes::copy_from_slice(text.as_bytes())).map_err(|never| match never {}).boxed()
}

fn streamed(
    pieces: impl Stream<Item = io::Result<&'static str>> + Send + Sync + 'static,
) -> BoxBody<Bytes, io::Error> {
    let frames = pieces.map(|piece| piece.map(|piece| Frame::data(Bytes::from_static(piece.as_bytes()))));
    BodyExt::boxed(StreamBody::new(frames))
}

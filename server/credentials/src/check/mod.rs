//! Asks a provider whether a credential works: the cheapest read, nothing that is billed, nothing that was not confirmed.

mod address;
mod client;
mod origin;
mod target;
#[cfg(test)]
mod tests;

use std::time::{Duration, Instant};

use futures::StreamExt;
use openclaw_knowledge::credential_kinds::{self, Kind};
use openclaw_knowledge::providers::{Auth, Key};
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use rustls::ClientConfig;
use serde::{Serialize, Serializer};
use tokio::sync::OnceCell;

pub use origin::{Consent, Needed, Origin, Why};

use crate::Secret;
use crate::verdict::{Answer, Reason, Verdict, judge};
use address::{Allowed, Lookup};
use client::{Connection, Limits, Route};
use target::Target;

/// Requests for models that are under way at once.
const AT_ONCE: usize = 8;
/// Pages of a list of models that are read to count it.
const PAGES: usize = 5;

/// What to ask.
#[derive(Debug, Clone, Copy)]
pub struct Question<'q> {
    /// The provider's id, as the config has it.
    pub provider: &'q str,
    /// The address that replaces the provider's own.
    pub base_url: Option<&'q str>,
    /// The way of speaking that replaces the provider's own: `models.providers.<id>.api`.
    pub api: Option<&'q str>,
    /// Whether the config wants the key as a bearer token: `models.providers.<id>.authHeader`.
    pub bearer: bool,
    /// The credential; `None` asks without one, where the provider allows that.
    pub credential: Option<Credential<'q>>,
    /// Whether OpenClaw calls the provider without a credential, as the config has it.
    pub keyless: bool,
    /// The ids, without provider, of the models that the config names.
    pub models: &'q [String],
}

impl<'q> Question<'q> {
    /// A question that leaves everything to what is known about the provider.
    #[must_use]
    pub fn new(provider: &'q str) -> Self {
        Self {
            provider,
            base_url: None,
            api: None,
            bearer: false,
            credential: None,
            keyless: false,
            models: &[],
        }
    }
}

/// A credential, and where it comes from.
#[derive(Debug, Clone, Copy)]
pub struct Credential<'q> {
    /// The credential.
    pub secret: &'q Secret,
    /// Where it comes from, which decides where it may go.
    pub from: From<'q>,
}

/// Where a credential comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From<'q> {
    /// It stands in the config itself.
    Document,
    /// A variable of any environment: the process's, a `.env` file's or the config's.
    Variable(&'q str),
    /// Several such variables, in one text. Each has to be allowed.
    Variables(&'q [String]),
    /// OpenClaw's store, or a file or program that the config names.
    Stored {
        /// The profile or place, without secrets.
        name: &'q str,
        /// The provider that it was stored for, where that is known.
        owner: Option<&'q str>,
    },
}

impl<'q> From<'q> {
    /// The variable's, profile's or place's name.
    fn name(self) -> Option<&'q str> {
        match self {
            Self::Document => None,
            Self::Variables(names) => names.first().map(String::as_str),
            Self::Variable(name) | Self::Stored { name, .. } => Some(name),
        }
    }
}

/// What came of a check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Outcome {
    /// What it means for the credential.
    #[serde(flatten)]
    pub verdict: Verdict,
    /// The provider's name for the request.
    pub request_id: Option<String>,
    /// The status of the answer; `None` when there was none.
    pub http_status: Option<u16>,
    /// How many models the credential has, where that is known.
    pub models_count: Option<usize>,
    /// The models that the config names, in its order.
    pub models: Vec<ModelOutcome>,
    /// From the call to the verdict.
    #[serde(rename = "elapsedMilliseconds", serialize_with = "milliseconds")]
    pub elapsed: Duration,
    /// Whether [`Checker::count_tokens`] can tell more.
    pub can_count_tokens: bool,
}

/// What is known about a model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ModelOutcome {
    /// Its id.
    pub id: String,
    /// Whether it is there for this credential.
    pub state: ModelState,
}

/// Whether a model is there for a credential.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ModelState {
    /// It is.
    Available,
    /// It is unknown, or not for this credential.
    NotFound,
    /// The answer says neither.
    CannotTell,
}

fn milliseconds<S: Serializer>(elapsed: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_u64(u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX))
}

/// Asks. Nothing is connected or read before the first question.
pub struct Checker {
    tls: OnceCell<Option<ClientConfig>>,
    lookup: Lookup,
    limits: Limits,
    proxy: Option<String>,
}

impl Default for Checker {
    fn default() -> Self {
        Self { tls: OnceCell::new(), lookup: address::system(), limits: Limits::default(), proxy: None }
    }
}

/// What has to be confirmed before [`Checker::check`] sends anything; `None` when nothing has.
#[must_use]
pub fn needs_consent(question: &Question<'_>, consent: &Consent) -> Option<Needed> {
    let target = Target::of(question).ok()?;
    // What is judged without a request goes nowhere.
    if judged_by_kind(question, &target).is_some() {
        return None;
    }
    needed(question, &target, consent)
}

fn needed(question: &Question<'_>, target: &Target, consent: &Consent) -> Option<Needed> {
    let from = question.credential.map_or(From::Document, |credential| credential.from);
    let needed = |from| origin::needed(question.provider, &target.origin, from, consent);
    match from {
        From::Variables(names) => names.iter().find_map(|name| needed(From::Variable(name))),
        from => needed(from),
    }
}

/// A verdict that needs no request.
fn judged_by_kind(question: &Question<'_>, target: &Target) -> Option<Verdict> {
    let Some(credential) = question.credential else {
        let is_optional = target.provider.is_some_and(|provider| provider.key == Key::Optional);
        return (!is_optional && !question.keyless).then_some(Verdict::Missing);
    };
    let row = credential_kinds::kind(credential.secret.expose())?;
    let is_others = || target.provider.is_some_and(|provider| provider.own && provider.id != row.provider);
    match row.kind {
        // Never sent anywhere: they are worth more than a key.
        Kind::AnthropicRefreshToken | Kind::ClaudeSession => Some(Verdict::WrongKind { kind: row.kind }),
        _ if target.is_own && is_others() => Some(Verdict::WrongKind { kind: row.kind }),
        _ => None,
    }
}

impl Checker {
    /// A checker with the system's certificates, resolver and proxy.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Asks whether a credential works. Drop the future to stop it.
    pub async fn check(&self, question: &Question<'_>, consent: &Consent) -> Outcome {
        let start = Instant::now();
        let mut outcome = Outcome::without_request(Verdict::Missing);
        outcome.verdict = match self.ask(question, consent, &mut outcome).await {
            Ok(verdict) => verdict,
            Err(reason) => Verdict::CannotTell(reason),
        };
        outcome.elapsed = start.elapsed();
        outcome
    }

    async fn ask(
        &self,
        question: &Question<'_>,
        consent: &Consent,
        outcome: &mut Outcome,
    ) -> Result<Verdict, Reason> {
        let target = Target::of(question)?;
        if let Some(verdict) = judged_by_kind(question, &target) {
            return Ok(verdict);
        }
        let secret = question.credential.map(|credential| credential.secret);
        let headers = headers(&target, secret)?;
        let connection = self.connect(question, &target, consent).await?;
        let request = connection.get(target.url.clone(), headers.clone());
        let answer = connection.send(request, secret).await?;
        outcome.answered(&answer);
        let text = secret.map(Secret::expose).unwrap_or_default();
        let verdict = judge(&answer, &target.read, target.provider, text);
        outcome.can_count_tokens = verdict == Verdict::CannotTell(Reason::CatalogueScope);
        if verdict != Verdict::Valid {
            return Ok(verdict);
        }
        if secret.is_some() && !target.read.closed && is_open(&connection, &target).await {
            return Ok(Verdict::CannotTell(Reason::OpenList));
        }
        let list = answer.json().unwrap_or_default();
        if target.has_models() {
            let count = count(&connection, &target, &headers, &list);
            let models = models(&connection, &target, &headers, question.models);
            (outcome.models_count, outcome.models) = futures::future::join(count, models).await;
        } else if target.read.lists {
            let list = if target.read.expects.is_empty() { &list } else { &list[&target.read.expects] };
            outcome.models_count = list.as_array().map(Vec::len);
        }
        Ok(verdict)
    }

    /// Asks Anthropic how many tokens a greeting has: free, and a setup token may do it. Never sent unless this is called.
    pub async fn count_tokens(&self, question: &Question<'_>, model: &str, consent: &Consent) -> Outcome {
        let start = Instant::now();
        let mut outcome = Outcome::without_request(Verdict::Missing);
        outcome.verdict = match self.count(question, model, consent, &mut outcome).await {
            Ok(verdict) => verdict,
            Err(reason) => Verdict::CannotTell(reason),
        };
        outcome.elapsed = start.elapsed();
        outcome
    }

    async fn count(
        &self,
        question: &Question<'_>,
        model: &str,
        consent: &Consent,
        outcome: &mut Outcome,
    ) -> Result<Verdict, Reason> {
        let mut target = Target::of(question)?;
        if let Some(verdict) = judged_by_kind(question, &target) {
            return Ok(verdict);
        }
        let url = target.count_tokens().ok_or(Reason::UnknownApi)?;
        let secret = question.credential.map(|credential| credential.secret);
        let headers = headers(&target, secret)?;
        let connection = self.connect(question, &target, consent).await?;
        let body = serde_json::json!({ "model": model, "messages": [{ "role": "user", "content": "Hi" }] });
        let request = connection.post(url, headers, body.to_string());
        let answer = connection.send(request, secret).await?;
        outcome.answered(&answer);
        "input_tokens".clone_into(&mut target.read.expects);
        let text = secret.map(Secret::expose).unwrap_or_default();
        Ok(match judge(&answer, &target.read, target.provider, text) {
            // Counting is what the token may do, if it may do anything.
            Verdict::CannotTell(Reason::CatalogueScope) => Verdict::NoPermission,
            Verdict::CannotTell(Reason::NotFound) => Verdict::CannotTell(Reason::ModelNotFound),
            verdict => verdict,
        })
    }

    async fn connect(
        &self,
        question: &Question<'_>,
        target: &Target,
        consent: &Consent,
    ) -> Result<Connection, Reason> {
        if let Some(needed) = needed(question, target, consent) {
            return Err(Reason::NeedsConsent(needed));
        }
        let is_local = target.origin.is_loopback();
        let allowed = match () {
            () if consent.has(&target.origin) => Allowed::All,
            () if is_local => Allowed::Loopback,
            () => Allowed::Public,
        };
        // Reading the system's certificates takes some milliseconds of disk.
        let load =
            || async { tokio::task::spawn_blocking(|| client::tls(client::extra_roots())).await.ok()? };
        let tls = self.tls.get_or_init(load).await.clone().ok_or(Reason::NoRoots)?;
        let proxy = self.proxy.as_deref();
        let private = Needed {
            origin: target.origin.clone(),
            name: question.credential.and_then(|credential| credential.from.name()).map(str::to_owned),
            provider: question.provider.to_owned(),
            why: Why::Private,
        };
        let lookup = self.lookup.clone();
        let route = Route { url: &target.url, lookup, allowed, is_local, private, proxy };
        Connection::new(tls, route, self.limits)
    }
}

impl Outcome {
    /// What is known without a request.
    #[must_use]
    pub fn without_request(verdict: Verdict) -> Self {
        Self {
            verdict,
            request_id: None,
            http_status: None,
            models_count: None,
            models: Vec::new(),
            elapsed: Duration::ZERO,
            can_count_tokens: false,
        }
    }

    fn answered(&mut self, answer: &Answer) {
        self.request_id.clone_from(&answer.request_id);
        self.http_status = Some(answer.status);
    }
}

/// The headers of every request: what the API wants, and the credential in exactly one of them.
fn headers(target: &Target, secret: Option<&Secret>) -> Result<HeaderMap, Reason> {
    let mut headers = HeaderMap::new();
    headers.insert("accept", HeaderValue::from_static("application/json"));
    if target.is_anthropic {
        headers.insert("anthropic-version", HeaderValue::from_static("2023-06-01"));
    }
    let Some(secret) = secret else { return Ok(headers) };
    let secret = secret.expose();
    let auth = target.auth(secret);
    let (name, value) = match auth {
        Auth::Bearer => {
            ("authorization", client::hidden(&zeroize::Zeroizing::new(format!("Bearer {secret}"))))
        }
        Auth::XApiKey | Auth::XGoogApiKey | Auth::ApiKey => (auth.header(), client::hidden(secret)),
    };
    headers.insert(HeaderName::from_static(name), value.ok_or(Reason::Unsendable)?);
    if target.needs_oauth_flag(secret) {
        headers.insert("anthropic-beta", HeaderValue::from_static("oauth-2025-04-20"));
    }
    Ok(headers)
}

/// Whether the read answers without a credential just as well, and so says nothing about one.
async fn is_open(connection: &Connection, target: &Target) -> bool {
    let Ok(headers) = headers(target, None) else { return false };
    let answer = connection.send(connection.get(target.url.clone(), headers), None).await;
    answer.is_ok_and(|answer| judge(&answer, &target.read, target.provider, "") == Verdict::Valid)
}

/// How many models there are; `None` when they are too many to count, or something is in the way.
async fn count(
    connection: &Connection,
    target: &Target,
    headers: &HeaderMap,
    first: &serde_json::Value,
) -> Option<usize> {
    let length = |page: &serde_json::Value| page["data"].as_array().map(Vec::len);
    if first["has_more"] != true {
        return length(first);
    }
    let (mut total, mut after) = (0, None);
    for _ in 0..PAGES {
        let request = connection.get(target.models(after.as_deref())?, headers.clone());
        let page = connection.send(request, None).await.ok()?.json().ok()?;
        total += length(&page)?;
        if page["has_more"] != true {
            return Some(total);
        }
        after = Some(page["last_id"].as_str()?.to_owned());
    }
    None
}

/// Asks for each model by itself: the list may lack an alias that works.
async fn models(
    connection: &Connection,
    target: &Target,
    headers: &HeaderMap,
    ids: &[String],
) -> Vec<ModelOutcome> {
    let ask = |id: &String| {
        let (id, url) = (id.clone(), target.model(id));
        async move {
            let state = match url {
                None => ModelState::NotFound,
                Some(url) => match connection.send(connection.get(url, headers.clone()), None).await {
                    Ok(answer) => state(&answer),
                    Err(_) => ModelState::CannotTell,
                },
            };
            ModelOutcome { id, state }
        }
    };
    futures::stream::iter(ids.iter().map(ask)).buffered(AT_ONCE).collect().await
}

/// A server that lacks this read altogether answers 404 as well, and in other words.
fn state(answer: &Answer) -> ModelState {
    let Ok(body) = answer.json() else { return ModelState::CannotTell };
    match answer.status {
        200 if body["id"].is_string() => ModelState::Available,
        404 if body["error"]["type"] == "not_found_error" => ModelState::NotFound,
        _ => ModelState::CannotTell,
    }
}

//! A server that behaves like the providers' APIs, as their documentation has it: real TLS with a CA of its own, HTTP/2 and 1.1.
//!
//! A test says which credential stands for what ([`StandIn::knows`]) and reads afterwards what was asked ([`StandIn::requests`]).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]

mod answers;
mod certificates;
mod server;

use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::oneshot;

/// What a credential stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Account {
    /// Everything works.
    Good,
    /// It worked once.
    Revoked,
    /// It is for usage and cost only.
    Admin,
    /// It is known, and allowed nothing.
    NoScope,
    /// It may call models, and not list them.
    InferenceOnly,
    /// It is good, and nothing is left to spend.
    NoCredit,
    /// The same, as status 402.
    Unpaid,
    /// The same, as OpenAI says it: with status 429.
    NoQuota,
    /// It is good, and asked too often; seconds to wait, if they are told.
    RateLimited(Option<u64>),
    /// The server has too much to do.
    Overloaded,
    /// Status 500, with a page for people.
    BrokenServer,
    /// Status 200, with a page for people, as a hotel's network answers.
    Page,
    /// JSON that ends too early.
    Truncated,
    /// JSON that is something else.
    OtherJson,
    /// The address is unknown.
    NotFound,
    /// The answer is at another address.
    Redirect(String),
    /// The answer begins after this long.
    SlowHeaders(Duration),
    /// The answer begins at once and ends after this long.
    SlowBody(Duration),
    /// The answer never ends.
    Endless,
    /// The connection breaks off before an answer.
    Reset,
    /// The connection breaks off amid the answer.
    BrokenBody,
    /// Google's way of calling a key invalid.
    InvalidAtGoogle,
    /// The answer's request id repeats the credential.
    Echo,
}

/// A request as it arrived.
#[derive(Debug, Clone)]
pub struct Request {
    /// The verb.
    pub method: String,
    /// The path with its query.
    pub path: String,
    /// Every header, names in lower case.
    pub headers: Vec<(String, String)>,
    /// `HTTP/2.0` or `HTTP/1.1`.
    pub version: String,
    /// The body.
    pub body: String,
}

impl Request {
    /// The value of a header.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// What the server knows and has seen.
#[derive(Default)]
struct State {
    accounts: Mutex<HashMap<String, Account>>,
    requests: Mutex<Vec<Request>>,
    /// Whether lists are given to everybody.
    is_open: Mutex<bool>,
}

/// The server; it ends when this is dropped.
pub struct StandIn {
    address: SocketAddr,
    scheme: &'static str,
    ca: String,
    state: Arc<State>,
    _stop: oneshot::Sender<()>,
}

/// The models that a good account has, newest first.
pub const MODELS: &[&str] = &["claude-opus-5", "claude-sonnet-5", "claude-haiku-4-5"];

impl StandIn {
    /// Over HTTPS, as `localhost`, `127.0.0.1` and the providers' own names.
    #[must_use]
    pub fn start() -> Self {
        Self::start_as(&["localhost", "127.0.0.1", "::1", "api.anthropic.com", "api.openai.com"])
    }

    /// Over HTTPS, with a certificate for these names.
    #[must_use]
    pub fn start_as(names: &[&str]) -> Self {
        let certificates = certificates::issue(names);
        Self::run("https", certificates.ca, Some(certificates.acceptor))
    }

    /// Over plain HTTP.
    #[must_use]
    pub fn start_plain() -> Self {
        Self::run("http", String::new(), None)
    }

    fn run(scheme: &'static str, ca: String, tls: Option<tokio_rustls::TlsAcceptor>) -> Self {
        let state = Arc::<State>::default();
        let (address, stop) = server::spawn(tls, Arc::clone(&state));
        Self { address, scheme, ca, state, _stop: stop }
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// `https://localhost:PORT`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("{}://localhost:{}", self.scheme, self.address.port())
    }

    /// The certificate of its CA, as PEM.
    #[must_use]
    pub fn ca(&self) -> &str {
        &self.ca
    }

    /// Writes that certificate where a process finds it by `SSL_CERT_FILE`.
    pub fn write_ca(&self, path: &Path) {
        std::fs::write(path, &self.ca).unwrap();
    }

    /// From now on this credential stands for that.
    pub fn knows(&self, credential: &str, account: Account) {
        lock(&self.state.accounts).insert(credential.to_owned(), account);
    }

    /// From now on everybody gets lists, with a credential or without.
    pub fn open(&self) {
        *lock(&self.state.is_open) = true;
    }

    /// Everything that was asked so far.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        lock(&self.state.requests).clone()
    }
}

/// A test that failed elsewhere does not make this one fail.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

//! One request: its connection, its limits, and why it failed. No error's own text leaves this file, since it may repeat an address.

use std::error::Error;
use std::io::{self, ErrorKind};
use std::sync::Arc;
use std::time::Duration;

use hyper_util::client::proxy::matcher::Matcher;
use reqwest::header::{HeaderMap, HeaderValue, LOCATION, RETRY_AFTER};
use reqwest::{Client, Proxy, RequestBuilder, Response, redirect};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{CertificateError, ClientConfig};
use rustls_platform_verifier::Verifier;
use tokio::time::Instant;
use url::Url;

use super::Needed;
use super::address::{Allowed, Forbidden, Lookup, Resolver};
use crate::Secret;
use crate::verdict::{Answer, Reason, TlsProblem};

const USER_AGENT: &str = concat!("openclaw-lsp/", env!("CARGO_PKG_VERSION"));

/// How long and how large.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    pub connect: Duration,
    pub total: Duration,
    /// Bytes.
    pub body: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { connect: Duration::from_secs(5), total: Duration::from_secs(15), body: 1 << 20 }
    }
}

/// TLS that trusts what the system trusts, and what Node.js, and so OpenClaw, is told to trust besides.
pub(crate) fn tls(extra: Vec<CertificateDer<'static>>) -> Option<ClientConfig> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let verifier = Verifier::new_with_extra_roots(extra, Arc::clone(&provider)).ok()?;
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .ok()?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier))
        .with_no_client_auth();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Some(config)
}

/// The certificates that `NODE_EXTRA_CA_CERTS` names. One that cannot be read is left out, as Node.js does.
pub(crate) fn extra_roots() -> Vec<CertificateDer<'static>> {
    let file = std::env::var_os("NODE_EXTRA_CA_CERTS").filter(|file| !file.is_empty());
    let certificates = file.and_then(|file| CertificateDer::pem_file_iter(file).ok());
    certificates.into_iter().flatten().flatten().collect()
}

/// What a connection is made with.
pub(crate) struct Connection {
    client: Client,
    is_proxied: bool,
    /// What to ask the user when the host's name leads into the local network.
    private: Needed,
    deadline: Instant,
    body: usize,
}

/// What decides where a connection leads.
pub(crate) struct Route<'r> {
    pub url: &'r Url,
    pub lookup: Lookup,
    pub allowed: Allowed,
    pub is_local: bool,
    pub private: Needed,
    /// A proxy in place of the system's.
    pub proxy: Option<&'r str>,
}

impl Connection {
    pub(crate) fn new(tls: ClientConfig, route: Route<'_>, limits: Limits) -> Result<Self, Reason> {
        let host = route.url.host_str().unwrap_or_default().to_owned();
        let mut builder = Client::builder()
            .tls_backend_preconfigured(tls)
            .dns_resolver(Arc::new(Resolver { lookup: route.lookup, host, allowed: route.allowed }))
            .redirect(redirect::Policy::none())
            .retry(reqwest::retry::never())
            .referer(false)
            .user_agent(USER_AGENT)
            .connect_timeout(limits.connect);
        let mut is_proxied = false;
        if route.is_local {
            // No proxy leads back to this machine.
            builder = builder.no_proxy();
        } else if let Some(proxy) = route.proxy {
            builder = builder.proxy(Proxy::all(proxy).map_err(|_| Reason::Proxy)?);
            is_proxied = true;
        } else if let Ok(uri) = route.url.as_str().parse() {
            is_proxied = Matcher::from_system().intercept(&uri).is_some();
        }
        let client = builder.build().map_err(|_| Reason::Tls { why: TlsProblem::Other })?;
        Ok(Self {
            client,
            is_proxied,
            private: route.private,
            deadline: Instant::now() + limits.total,
            body: limits.body,
        })
    }

    pub(crate) fn get(&self, url: Url, headers: HeaderMap) -> RequestBuilder {
        self.client.get(url).headers(headers)
    }

    pub(crate) fn post(&self, url: Url, headers: HeaderMap, json: String) -> RequestBuilder {
        self.client.post(url).headers(headers).header("content-type", "application/json").body(json)
    }

    /// The answer. Once there is a status, what happens to the body is told with it.
    pub(crate) async fn send(
        &self,
        request: RequestBuilder,
        secret: Option<&Secret>,
    ) -> Result<Answer, Reason> {
        let response = match tokio::time::timeout_at(self.deadline, request.send()).await {
            Err(_) => return Err(Reason::Timeout),
            Ok(Err(error)) => return Err(self.reason(&error)),
            Ok(Ok(response)) => response,
        };
        let status = response.status().as_u16();
        let header = |name: &str| response.headers().get(name)?.to_str().ok();
        let retry_after = header(RETRY_AFTER.as_str()).and_then(|seconds| seconds.trim().parse().ok());
        // A server may repeat what it was sent.
        let safe = |text: &str| secret.is_none_or(|secret| !repeats(text, secret));
        let request_id = ["request-id", "x-request-id"].into_iter().find_map(header);
        let request_id = request_id.filter(|id| id.len() <= 128 && safe(id)).map(str::to_owned);
        let target = header(LOCATION.as_str()).and_then(|to| response.url().join(to).ok());
        let redirect = target.as_ref().and_then(Url::host_str).filter(|host| safe(host)).map(str::to_owned);
        // Where the status says it all, nobody waits for a page.
        let body = match status {
            300..=399 | 401 | 403 | 500.. => Ok(Vec::new()),
            _ => match tokio::time::timeout_at(self.deadline, self.read(response)).await {
                Err(_) => Err(Reason::Timeout),
                Ok(body) => body,
            },
        };
        Ok(Answer { status, retry_after, redirect, request_id, body })
    }

    async fn read(&self, mut response: Response) -> Result<Vec<u8>, Reason> {
        let mut body = Vec::new();
        loop {
            match response.chunk().await {
                Ok(None) => return Ok(body),
                Ok(Some(piece)) if body.len() + piece.len() > self.body => return Err(Reason::TooLarge),
                Ok(Some(piece)) => body.extend_from_slice(&piece),
                Err(error) => return Err(self.reason(&error)),
            }
        }
    }

    /// Looks down the chain of causes for the one that says what happened.
    fn reason(&self, error: &reqwest::Error) -> Reason {
        if is_forbidden(error) {
            return Reason::NeedsConsent(self.private.clone());
        }
        if let Some(reason) = cause(error) {
            return reason;
        }
        if error.is_timeout() {
            return Reason::Timeout;
        }
        match (error.is_connect(), self.is_proxied) {
            (true, true) => Reason::Proxy,
            (true, false) if error.is_dns() => Reason::Dns,
            (true, false) => Reason::Connect,
            (false, _) => Reason::Reset,
        }
    }
}

fn is_forbidden(error: &(dyn Error + 'static)) -> bool {
    error.is::<Forbidden>() || error.source().is_some_and(is_forbidden)
}

fn cause(error: &(dyn Error + 'static)) -> Option<Reason> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(error) = error.downcast_ref::<rustls::Error>() {
            return Some(Reason::Tls { why: problem(error) });
        }
        if let Some(error) = error.downcast_ref::<io::Error>() {
            // What an IO error wraps is not among its sources.
            let inner: Option<&(dyn Error + 'static)> = error.get_ref().map(|inner| inner as _);
            if let Some(reason) = inner.and_then(cause) {
                return Some(reason);
            }
            let broken = [
                ErrorKind::ConnectionReset,
                ErrorKind::ConnectionAborted,
                ErrorKind::BrokenPipe,
                ErrorKind::UnexpectedEof,
            ];
            if broken.contains(&error.kind()) {
                return Some(Reason::Reset);
            }
        }
        next = error.source();
    }
    None
}

fn problem(error: &rustls::Error) -> TlsProblem {
    use CertificateError as Certificate;
    match error {
        rustls::Error::InvalidCertificate(error) => match error {
            Certificate::UnknownIssuer => TlsProblem::UnknownIssuer,
            Certificate::NotValidForName | Certificate::NotValidForNameContext { .. } => {
                TlsProblem::WrongName
            }
            Certificate::Expired
            | Certificate::ExpiredContext { .. }
            | Certificate::NotValidYet
            | Certificate::NotValidYetContext { .. } => TlsProblem::NotNow,
            _ => TlsProblem::Other,
        },
        _ => TlsProblem::Other,
    }
}

/// Whether a text of the other side holds the credential, in capitals or not.
fn repeats(text: &str, secret: &Secret) -> bool {
    let secret = secret.expose().as_bytes();
    text.as_bytes().windows(secret.len().max(1)).any(|window| window.eq_ignore_ascii_case(secret))
}

/// A header value that is shown nowhere.
pub(crate) fn hidden(text: &str) -> Option<HeaderValue> {
    let mut value = HeaderValue::from_str(text).ok()?;
    value.set_sensitive(true);
    Some(value)
}

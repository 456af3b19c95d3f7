//! What an answer means for the credential. Only a provider's clear word rejects one; what says nothing about it judges nothing.

use openclaw_knowledge::credential_kinds::{self, Kind};
use openclaw_knowledge::providers::{Provider, Read, Unchecked};
use openclaw_knowledge::text::Message;
use serde::Serialize;
use serde_json::Value;

use crate::check::Needed;
use crate::find::Why;

/// What is known about a credential after a check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "verdict", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum Verdict {
    /// It works.
    Valid,
    /// It works, and was asked too often just now.
    RateLimited {
        /// Seconds to wait, where the server says so.
        retry_after: Option<u64>,
    },
    /// It works, and nothing is left to spend.
    OutOfCredit,
    /// The provider does not take it.
    Rejected {
        /// Its kind, told by how it begins.
        kind: Option<Kind>,
    },
    /// It is known, and not allowed to do this.
    NoPermission,
    /// It is no credential for this place.
    WrongKind {
        /// What it is.
        kind: Kind,
    },
    /// There is none, and one is needed.
    Missing,
    /// The answer, or the lack of one, says nothing about it.
    CannotTell(Reason),
}

/// Why nothing can be said about a credential.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "reason", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[expect(missing_docs, reason = "the names of fields say it")]
pub enum Reason {
    /// Status 5xx.
    ServerError { status: u16 },
    /// Status 529.
    Overloaded,
    /// No connection within 5 seconds, or no whole answer within 15.
    Timeout,
    /// The host's name could not be resolved.
    Dns,
    /// No trusted encryption with the host.
    Tls { why: TlsProblem },
    /// The proxy of the system did not let the request through.
    Proxy,
    /// Nobody listens there.
    Connect,
    /// The connection broke off.
    Reset,
    /// The answer is no JSON, or only a part of it.
    NotJson,
    /// The answer is JSON, and another one than the provider's.
    OtherShape,
    /// The answer is larger than 1 MB.
    TooLarge,
    /// The answer is elsewhere. Redirects are not followed.
    Redirect {
        /// The other host.
        host: Option<String>,
    },
    /// Status 404 for the read itself.
    NotFound,
    /// A status that says nothing.
    UnexpectedStatus { status: u16 },
    /// A setup token may call models, and may not list them.
    CatalogueScope,
    /// The read answers without a credential just as well.
    OpenList,
    /// The model that tokens were to be counted for is not there.
    ModelNotFound,
    /// Something has to be confirmed first, and was not.
    NeedsConsent(Needed),
    /// No simple request shows it.
    Unsupported { why: Unchecked },
    /// What is at the source cannot be said from here.
    Source { why: Why },
    /// A program gives it out, and was not run.
    NotRun { program: String },
    /// One of OpenClaw's markers stands in its place.
    SignInElsewhere,
    /// None was found, and the config includes files that are not read here.
    Included,
    /// Neither the config nor OpenClaw has an address for the provider.
    NoAddress,
    /// The address is none of http or https, or has a name and a password in it.
    BadAddress,
    /// The provider is spoken to in a way that no free read is known for.
    UnknownApi,
    /// The credential holds characters that no header carries.
    Unsendable,
    /// The system's certificates could not be read.
    NoRoots,
}

/// What was wrong with the other side's certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TlsProblem {
    /// It is signed by somebody the system does not trust.
    UnknownIssuer,
    /// It is for another host.
    WrongName,
    /// It is not valid now: its time, or this machine's clock.
    NotNow,
    /// Something else.
    Other,
}

impl Verdict {
    /// Whether the provider takes the credential, rate limited and out of credit included.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        matches!(self, Self::Valid | Self::RateLimited { .. } | Self::OutOfCredit)
    }

    /// Whether the credential cannot work as it is: rejected, of the wrong kind, without permission or missing.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        matches!(self, Self::Rejected { .. } | Self::NoPermission | Self::WrongKind { .. } | Self::Missing)
    }

    /// In full: what is known, and what to do. `provider` as the user calls it.
    #[must_use]
    pub fn message(&self, provider: &str) -> Message {
        let message = match self {
            Self::Valid => Message::new("verdict-valid"),
            Self::RateLimited { retry_after: None } => Message::new("verdict-rate-limited"),
            Self::RateLimited { retry_after: Some(seconds) } => {
                let seconds = usize::try_from(*seconds).unwrap_or(usize::MAX);
                Message::new("verdict-rate-limited-for").with("seconds", seconds)
            }
            Self::OutOfCredit => Message::new("verdict-out-of-credit"),
            Self::Rejected { kind } => Message::new(match kind {
                Some(Kind::AnthropicApiKey) => "verdict-rejected-api-key",
                Some(Kind::AnthropicSetupToken) => "verdict-rejected-setup-token",
                _ => "verdict-rejected",
            }),
            Self::NoPermission => Message::new("verdict-no-permission"),
            Self::WrongKind { kind } => Message::new(match kind {
                Kind::AnthropicAdminKey => "verdict-wrong-kind-admin",
                Kind::AnthropicRefreshToken => "verdict-wrong-kind-refresh",
                Kind::ClaudeSession => "verdict-wrong-kind-session",
                Kind::AnthropicApiKey | Kind::AnthropicSetupToken => "verdict-wrong-kind-provider",
            }),
            Self::Missing => Message::new("verdict-missing"),
            Self::CannotTell(reason) => return reason.message(provider),
        };
        message.with("provider", provider)
    }

    /// In a few words, for a place beside the credential.
    #[must_use]
    pub fn short(&self, models: Option<usize>) -> Message {
        match (self, models) {
            (Self::Valid, Some(count)) => Message::new("verdict-short-models").with("count", count),
            (Self::Valid, None) => Message::new("verdict-short-valid"),
            (Self::RateLimited { .. }, _) => Message::new("verdict-short-rate-limited"),
            (Self::OutOfCredit, _) => Message::new("verdict-short-out-of-credit"),
            (Self::Rejected { .. }, _) => Message::new("verdict-short-rejected"),
            (Self::NoPermission, _) => Message::new("verdict-short-no-permission"),
            (Self::WrongKind { .. }, _) => Message::new("verdict-short-wrong-kind"),
            (Self::Missing, _) => Message::new("verdict-short-missing"),
            (Self::CannotTell(_), _) => Message::new("verdict-short-cannot-tell"),
        }
    }
}

impl Reason {
    fn message(&self, provider: &str) -> Message {
        let new = Message::new;
        let message = match self {
            Self::ServerError { status } => new("verdict-server-error").with("status", status.to_string()),
            Self::Overloaded => new("verdict-overloaded"),
            Self::Timeout => new("verdict-timeout"),
            Self::Dns => new("verdict-dns"),
            Self::Tls { why: TlsProblem::UnknownIssuer } => new("verdict-tls-issuer"),
            Self::Tls { why: TlsProblem::WrongName } => new("verdict-tls-name"),
            Self::Tls { why: TlsProblem::NotNow } => new("verdict-tls-time"),
            Self::Tls { why: TlsProblem::Other } => new("verdict-tls"),
            Self::Proxy => new("verdict-proxy"),
            Self::Connect => new("verdict-connect"),
            Self::Reset => new("verdict-reset"),
            Self::NotJson => new("verdict-not-json"),
            Self::OtherShape => new("verdict-other-shape"),
            Self::TooLarge => new("verdict-too-large"),
            Self::Redirect { host: Some(host) } => new("verdict-redirect").with("host", host.as_str()),
            Self::Redirect { host: None } => new("verdict-redirect-nowhere"),
            Self::NotFound => new("verdict-not-found"),
            Self::UnexpectedStatus { status } => {
                new("verdict-unexpected-status").with("status", status.to_string())
            }
            Self::CatalogueScope => new("verdict-catalogue-scope"),
            Self::OpenList => new("verdict-open-list"),
            Self::ModelNotFound => new("verdict-model-not-found"),
            Self::NeedsConsent(needed) => {
                new("verdict-needs-consent").with("origin", needed.origin.to_string())
            }
            Self::Unsupported { why } => new(match why {
                Unchecked::Command => "verdict-unsupported-command",
                Unchecked::GoogleLogin => "verdict-unsupported-google",
                Unchecked::OwnResource => "verdict-unsupported-resource",
                Unchecked::AwsSignature => "verdict-unsupported-aws",
                Unchecked::TokenExchange => "verdict-unsupported-exchange",
                Unchecked::NoRead => "verdict-unsupported-no-read",
            }),
            Self::Source { why } => return why.message(),
            Self::NotRun { program } => new("verdict-not-run").with("program", program.as_str()),
            Self::SignInElsewhere => new("verdict-elsewhere"),
            Self::Included => new("verdict-included"),
            Self::NoAddress => new("verdict-no-address"),
            Self::BadAddress => new("verdict-bad-address"),
            Self::UnknownApi => new("verdict-unknown-api"),
            Self::Unsendable => new("verdict-unsendable"),
            Self::NoRoots => new("verdict-no-roots"),
        };
        message.with("provider", provider)
    }
}

/// What came back, as far as it matters.
#[derive(Debug)]
pub(crate) struct Answer {
    pub status: u16,
    /// Seconds.
    pub retry_after: Option<u64>,
    /// The host of `location`.
    pub redirect: Option<String>,
    pub request_id: Option<String>,
    /// What could be read of the body.
    pub body: Result<Vec<u8>, Reason>,
}

impl Answer {
    /// The body as JSON.
    pub(crate) fn json(&self) -> Result<Value, Reason> {
        let body = self.body.as_ref().map_err(Clone::clone)?;
        serde_json::from_slice(body).map_err(|_| Reason::NotJson)
    }

    /// Whether the body holds a text, in capitals or not. Nobody shows more of a body than that.
    fn says(&self, text: &str) -> bool {
        let body = self.body.as_deref().unwrap_or_default();
        String::from_utf8_lossy(body).to_lowercase().contains(&text.to_lowercase())
    }
}

/// What an answer to the cheapest read says about a credential.
pub(crate) fn judge(answer: &Answer, read: &Read, provider: Option<&Provider>, secret: &str) -> Verdict {
    let kind = credential_kinds::kind(secret).map(|row| row.kind);
    let mut invalid = provider.into_iter().flat_map(|provider| &provider.invalid);
    let status = answer.status;
    match status {
        200..=299 => match answer.json() {
            Err(reason) => Verdict::CannotTell(reason),
            Ok(value) if holds(&value, &read.expects) => Verdict::Valid,
            Ok(_) => Verdict::CannotTell(Reason::OtherShape),
        },
        300..=399 => Verdict::CannotTell(Reason::Redirect { host: answer.redirect.clone() }),
        401 | 403 if kind == Some(Kind::AnthropicAdminKey) => {
            Verdict::WrongKind { kind: Kind::AnthropicAdminKey }
        }
        401 => Verdict::Rejected { kind },
        402 => Verdict::OutOfCredit,
        400 if answer.says("credit balance is too low") => Verdict::OutOfCredit,
        403 if kind == Some(Kind::AnthropicSetupToken) => Verdict::CannotTell(Reason::CatalogueScope),
        403 => Verdict::NoPermission,
        404 => Verdict::CannotTell(Reason::NotFound),
        407 => Verdict::CannotTell(Reason::Proxy),
        429 if answer.says("insufficient_quota") => Verdict::OutOfCredit,
        429 => Verdict::RateLimited { retry_after: answer.retry_after },
        529 => Verdict::CannotTell(Reason::Overloaded),
        500.. => Verdict::CannotTell(Reason::ServerError { status }),
        _ if invalid.any(|row| row.status == status && answer.says(&row.says)) => Verdict::Rejected { kind },
        _ => Verdict::CannotTell(Reason::UnexpectedStatus { status }),
    }
}

fn holds(value: &Value, field: &str) -> bool {
    if field.is_empty() { value.is_array() } else { value.get(field).is_some_and(|value| !value.is_null()) }
}

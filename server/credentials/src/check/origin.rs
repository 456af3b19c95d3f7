//! Where a credential may go: to its provider's own host over HTTPS; anywhere else only when the user confirmed that very origin.

use std::collections::BTreeSet;
use std::fmt;

use openclaw_knowledge::providers::{self, Provider};
use openclaw_knowledge::text::Message;
use serde::{Serialize, Serializer};
use url::{Host, Url};

use super::From;

/// Scheme, host and port: what a confirmation is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    scheme: String,
    /// In lower case, punycode; IPv6 in brackets.
    host: String,
    port: u16,
}

impl Origin {
    /// The origin of an address; `None` unless it is one of http or https.
    #[must_use]
    pub fn parse(address: &str) -> Option<Self> {
        Self::of(&Url::parse(address.trim()).ok()?)
    }

    pub(crate) fn of(url: &Url) -> Option<Self> {
        if !matches!(url.scheme(), "http" | "https") {
            return None;
        }
        Some(Self {
            scheme: url.scheme().to_owned(),
            host: url.host_str()?.to_owned(),
            port: url.port_or_known_default()?,
        })
    }

    /// The host: a name, or an IP address.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Whether it is an IP address of any spelling.
    fn is_address(&self) -> bool {
        matches!(Host::parse(&self.host), Ok(Host::Ipv4(_) | Host::Ipv6(_)))
    }

    /// Whether it is this very machine by its name or number. What a name resolves to is checked when it is resolved.
    pub(crate) fn is_loopback(&self) -> bool {
        match Host::parse(&self.host) {
            Ok(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
            Ok(Host::Ipv4(address)) => address.is_loopback(),
            Ok(Host::Ipv6(address)) => address.is_loopback(),
            Err(_) => false,
        }
    }

    /// Whether it is a provider's own: one of its hosts over HTTPS at the usual port, or its default address on this machine.
    pub(crate) fn is_own_of(&self, provider: &Provider) -> bool {
        let default = provider.base_url.as_deref().and_then(Self::parse);
        let is_public = || self.scheme == "https" && self.port == 443 && provider.hosts.contains(&self.host);
        default.is_some_and(|default| default == *self) || is_public()
    }
}

/// Without the port where it is the usual one.
impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", self.scheme, self.host)?;
        match (self.scheme.as_str(), self.port) {
            ("https", 443) | ("http", 80) => Ok(()),
            (_, port) => write!(f, ":{port}"),
        }
    }
}

impl Serialize for Origin {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What the user confirmed. Kept for this run only.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Consent {
    hosts: BTreeSet<Origin>,
    /// With the variable or profile whose credential may go there.
    credentials: BTreeSet<(Origin, Option<String>)>,
}

impl Consent {
    /// Every credential of the config may go to this origin.
    pub fn allow_host(&mut self, origin: Origin) {
        self.hosts.insert(origin);
    }

    /// What was asked may be done.
    pub fn confirm(&mut self, needed: &Needed) {
        self.credentials.insert((needed.origin.clone(), needed.name.clone()));
    }

    fn allows(&self, origin: &Origin, name: Option<&str>) -> bool {
        self.hosts.contains(origin) || self.credentials.contains(&(origin.clone(), name.map(str::to_owned)))
    }

    /// Whether an origin was confirmed for anything: then its address may be one of the local network.
    pub(crate) fn has(&self, origin: &Origin) -> bool {
        self.hosts.contains(origin) || self.credentials.iter().any(|(confirmed, _)| confirmed == origin)
    }
}

/// What has to be confirmed before anything is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Needed {
    /// Where the credential would go.
    pub origin: Origin,
    /// The variable or profile that it comes from; `None` for a text in the file itself, or without a credential.
    pub name: Option<String>,
    /// The provider that is meant.
    pub provider: String,
    /// Why that is not a matter of course.
    pub why: Why,
}

/// Why something has to be confirmed; the gravest of several reasons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// It is not the provider's own host.
    OtherHost,
    /// It is an IP address.
    Address,
    /// The host's name leads into the local network.
    Private,
    /// The credential would travel unencrypted.
    Unencrypted,
    /// The variable or profile is another provider's.
    Foreign,
}

impl Needed {
    /// The question to the user.
    #[must_use]
    pub fn message(&self) -> Message {
        let id = match (self.why, self.name.is_some()) {
            (Why::Foreign, _) => "consent-foreign",
            (Why::Unencrypted, _) => "consent-unencrypted",
            (Why::Private, _) => "consent-private",
            (Why::Address, _) => "consent-address",
            (Why::OtherHost, true) => "consent-other-host-named",
            (Why::OtherHost, false) => "consent-other-host",
        };
        let message = Message::new(id).with("origin", self.origin.to_string());
        let message = message.with("provider", self.provider.as_str());
        match &self.name {
            Some(name) => message.with("name", name.as_str()),
            None => message.with("name", ""),
        }
    }
}

/// What has to be confirmed before a credential goes to this origin for this provider.
pub(crate) fn needed(provider: &str, origin: &Origin, from: From<'_>, consent: &Consent) -> Option<Needed> {
    let name = from.name();
    let row = providers::find(provider);
    let is_own = row.is_some_and(|row| origin.is_own_of(row));
    let owners: Vec<&Provider> = match from {
        From::Variable(name) => providers::owners(name).collect(),
        From::Stored { owner: Some(owner), .. } => providers::find(owner).into_iter().collect(),
        From::Variables(names) => names.iter().flat_map(|name| providers::owners(name)).collect(),
        From::Stored { owner: None, .. } | From::Document => Vec::new(),
    };
    // A credential that nobody owns is the user's; one that somebody owns goes to that one's own hosts only.
    let is_foreign = !owners.is_empty() && !owners.iter().any(|owner| origin.is_own_of(owner));
    let is_anothers = !owners.iter().any(|owner| row.is_some_and(|row| row.id == owner.id));
    let why = match () {
        () if is_foreign && is_anothers => Why::Foreign,
        () if is_own && !is_foreign => return None,
        () if origin.scheme == "http" && !origin.is_loopback() => Why::Unencrypted,
        () if origin.is_address() => Why::Address,
        () => Why::OtherHost,
    };
    (!consent.allows(origin, name)).then(|| Needed {
        origin: origin.clone(),
        name: name.map(str::to_owned),
        provider: provider.to_owned(),
        why,
    })
}

#[cfg(test)]
mod tests {
    use super::{Consent, From, Origin, Why, needed};

    fn why(provider: &str, address: &str, variable: Option<&str>) -> Option<Why> {
        let origin = Origin::parse(address).unwrap();
        let from = variable.map_or(From::Document, From::Variable);
        needed(provider, &origin, from, &Consent::default()).map(|needed| needed.why)
    }

    #[test]
    fn only_own_hosts_are_a_matter_of_course() {
        for (provider, address, expected) in [
            ("anthropic", "https://api.anthropic.com", None),
            ("anthropic", "https://API.anthropic.com:443/v1", None),
            ("Anthropic ", "https://api.anthropic.com", None),
            ("anthropic", "http://api.anthropic.com", Some(Why::Unencrypted)),
            ("anthropic", "https://api.anthropic.com:8443", Some(Why::OtherHost)),
            ("anthropic", "https://api.anthropic.com.evil.example", Some(Why::OtherHost)),
            ("anthropic", "https://api.anthropic.com.", Some(Why::OtherHost)),
            ("anthropic", "https://xn--pi-6cd.anthropic.com", Some(Why::OtherHost)),
            ("anthropic", "https://api.openai.com", Some(Why::OtherHost)),
            ("anthropic", "https://160.79.104.10", Some(Why::Address)),
            ("anthropic", "https://2130706433", Some(Why::Address)),
            ("anthropic", "https://[::ffff:127.0.0.1]", Some(Why::Address)),
            ("anthropic", "http://127.0.0.1:11434", Some(Why::Address)),
            ("anthropic", "http://localhost:8080", Some(Why::OtherHost)),
            ("moonshot", "https://api.moonshot.cn/v1", None),
            ("moonshot", "http://api.moonshot.cn/v1", Some(Why::Unencrypted)),
            ("ollama", "http://127.0.0.1:11434", None),
            ("ollama", "http://127.0.0.1:11434/v1", None),
            ("ollama", "http://127.0.0.1:22", Some(Why::Address)),
            ("ollama", "http://localhost:11434", Some(Why::OtherHost)),
            ("my-proxy", "https://api.anthropic.com", Some(Why::OtherHost)),
            ("microsoft-foundry", "https://mine.openai.azure.com", Some(Why::OtherHost)),
        ] {
            assert_eq!(why(provider, address, None), expected, "{provider} at {address}");
        }
    }

    /// A hostile config names another provider's variable, or its own host.
    #[test]
    fn variables_stay_with_their_provider() {
        let key = Some("ANTHROPIC_API_KEY");
        for (provider, address, variable, expected) in [
            ("anthropic", "https://api.anthropic.com", key, None),
            ("openai", "https://api.openai.com/v1", key, Some(Why::Foreign)),
            ("openai", "https://api.openai.com/v1", Some("ANTHROPIC_API_KEY_2"), Some(Why::Foreign)),
            ("openai", "https://api.openai.com/v1", Some("AWS_SECRET_ACCESS_KEY"), Some(Why::Foreign)),
            ("openai", "https://api.openai.com/v1", Some("MY_KEY"), None),
            ("evil", "https://evil.example", key, Some(Why::Foreign)),
            ("evil", "https://evil.example", Some("MY_KEY"), Some(Why::OtherHost)),
            ("anthropic", "https://evil.example", key, Some(Why::OtherHost)),
            ("ollama", "http://127.0.0.1:11434", key, Some(Why::Foreign)),
            ("ollama", "http://127.0.0.1:11434", Some("OLLAMA_API_KEY"), None),
            ("evil", "https://api.anthropic.com", key, Some(Why::OtherHost)),
        ] {
            assert_eq!(why(provider, address, variable), expected, "{variable:?} of {provider} to {address}");
        }
    }

    #[test]
    fn profiles_stay_with_their_provider() {
        let needs = |owner, provider, address| {
            let from = From::Stored { name: "work", owner };
            let origin = Origin::parse(address).unwrap();
            needed(provider, &origin, from, &Consent::default()).map(|needed| needed.why)
        };
        assert_eq!(needs(Some("anthropic"), "anthropic", "https://api.anthropic.com"), None);
        assert_eq!(needs(Some("anthropic"), "ollama-cloud", "https://ollama.com"), Some(Why::Foreign));
        assert_eq!(needs(None, "ollama-cloud", "https://ollama.com"), None);
    }

    #[test]
    fn a_confirmation_is_for_that_origin_and_that_credential() {
        let origin = |address| Origin::parse(address).unwrap();
        let proxy = origin("https://proxy.example");
        let mut consent = Consent::default();
        let asked = needed("anthropic", &proxy, From::Document, &consent).unwrap();
        consent.confirm(&asked);
        let needs = |address, name: Option<&str>, consent: &Consent| {
            let from = name.map_or(From::Document, From::Variable);
            needed("anthropic", &origin(address), from, consent).is_some()
        };
        assert!(!needs("https://proxy.example/v1", None, &consent));
        assert!(needs("https://proxy.example", Some("ANTHROPIC_API_KEY"), &consent));
        assert!(needs("https://proxy.example", Some("OPENAI_API_KEY"), &consent));
        assert!(needs("http://proxy.example", None, &consent));
        assert!(needs("https://proxy.example:444", None, &consent));
        consent.allow_host(proxy);
        assert!(!needs("https://proxy.example", Some("OPENAI_API_KEY"), &consent));
    }
}

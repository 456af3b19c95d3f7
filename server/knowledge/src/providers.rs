//! Model providers: where each is reached, which variables hold its credentials, and the cheapest read that shows whether one works.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    /// The release that the table was read from.
    #[serde(rename = "since")]
    _since: String,
    apis: Vec<Api>,
    providers: Vec<Row>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    #[serde(default)]
    aliases: Vec<String>,
    base_url: Option<String>,
    base_url_variable: Option<String>,
    #[serde(default)]
    hosts: Vec<String>,
    api: Option<String>,
    auth: Option<Auth>,
    #[serde(default)]
    own: bool,
    #[serde(default)]
    variables: BTreeMap<Holds, Vec<String>>,
    #[serde(default)]
    key: Key,
    read: Option<Read>,
    #[serde(default)]
    invalid: Vec<Invalid>,
    unchecked: Option<Unchecked>,
}

/// A model provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provider {
    /// Its id in OpenClaw.
    pub id: String,
    /// Other spellings of the id.
    pub aliases: Vec<String>,
    /// Its own address; `None` where each account has another one, or none is called.
    pub base_url: Option<String>,
    /// The variable that replaces the address.
    pub base_url_variable: Option<String>,
    /// Further hosts of its own.
    pub hosts: Vec<String>,
    /// How it is spoken to; `None` where OpenClaw does not call it for models.
    pub api: Option<String>,
    /// How it is sent its key.
    pub auth: Auth,
    /// Whether it takes no credential of another provider.
    pub own: bool,
    /// The variables that hold credentials, in the order in which OpenClaw asks for them.
    pub variables: Vec<Variable>,
    /// Whether it needs a key.
    pub key: Key,
    /// The cheapest read; `None` where `unchecked` says why.
    pub read: Option<Read>,
    /// Answers besides 401 that call a key invalid.
    pub invalid: Vec<Invalid>,
    /// Why no simple request can show whether a credential works.
    pub unchecked: Option<Unchecked>,
}

/// What all providers that are spoken to in one way have in common.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Api {
    /// The value of `models.providers.<id>.api`.
    pub api: String,
    /// How a key is sent.
    pub auth: Auth,
    /// The cheapest read.
    pub read: Read,
}

/// A read that costs nothing.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Read {
    /// After the base address; after the host where it begins with `//`; or a whole address.
    pub path: String,
    /// The field that a real answer has; empty where the answer itself is a list.
    pub expects: String,
    /// Whether that field lists the models.
    #[serde(default)]
    pub lists: bool,
    /// Whether nobody gets an answer without a credential.
    #[serde(default)]
    pub closed: bool,
    /// Where this is known from.
    pub known: Known,
}

/// Where a fact is known from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Known {
    /// Read in OpenClaw's code.
    Code,
    /// Read in OpenClaw's docs.
    Docs,
    /// Not verified.
    Own,
}

/// How a key travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Auth {
    /// `Authorization: Bearer`.
    Bearer,
    /// `x-api-key`.
    XApiKey,
    /// `x-goog-api-key`.
    XGoogApiKey,
    /// `api-key`.
    ApiKey,
}

impl Auth {
    /// The header that carries it.
    #[must_use]
    pub fn header(self) -> &'static str {
        match self {
            Self::Bearer => "Authorization: Bearer",
            Self::XApiKey => "x-api-key",
            Self::XGoogApiKey => "x-goog-api-key",
            Self::ApiKey => "api-key",
        }
    }
}

/// Whether a provider needs a key.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Key {
    #[default]
    Required,
    Optional,
}

/// A way to call a key invalid.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Invalid {
    /// The HTTP status.
    pub status: u16,
    /// A text that the answer holds.
    pub says: String,
}

/// Why no simple request can show whether a credential works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unchecked {
    /// A program on this machine holds the login.
    Command,
    /// Google's application default credentials are exchanged for a token first.
    GoogleLogin,
    /// Each account has an address of its own.
    OwnResource,
    /// Requests are signed.
    AwsSignature,
    /// The token is exchanged for another one first.
    TokenExchange,
    /// There is no free read.
    NoRead,
}

/// A variable of the environment that holds a credential.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// Whose credential it holds.
    pub provider: String,
    /// Which kind.
    pub holds: Holds,
    /// Whether the provider takes no credential of another one.
    pub own: bool,
}

/// What a variable is for, in the order in which OpenClaw asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Holds {
    /// The token of a login.
    Oauth,
    /// A key for calling models.
    Key,
    /// A key for usage and cost.
    Admin,
    /// A browser's session.
    Session,
}

struct Providers {
    apis: Vec<Api>,
    all: Vec<Provider>,
}

static PROVIDERS: LazyLock<Providers> = LazyLock::new(|| {
    let table: Table = crate::table::read(include_str!("../data/providers.json5"));
    let all = table.providers.into_iter().map(|row| provider(row, &table.apis)).collect();
    Providers { apis: table.apis, all }
});

fn provider(row: Row, apis: &[Api]) -> Provider {
    let api = apis.iter().find(|api| Some(&api.api) == row.api.as_ref());
    let held = row.variables.iter().flat_map(|(&holds, names)| names.iter().map(move |name| (holds, name)));
    let variables = held.map(|(holds, name)| Variable {
        name: name.clone(),
        provider: row.id.clone(),
        holds,
        own: row.own,
    });
    Provider {
        variables: variables.collect(),
        auth: row.auth.or(api.map(|api| api.auth)).unwrap_or(Auth::Bearer),
        read: match row.unchecked {
            Some(_) => None,
            None => row.read.or_else(|| api.map(|api| api.read.clone())),
        },
        id: row.id,
        aliases: row.aliases,
        base_url: row.base_url,
        base_url_variable: row.base_url_variable,
        hosts: row.hosts,
        api: row.api,
        own: row.own,
        key: row.key,
        invalid: row.invalid,
        unchecked: row.unchecked,
    }
}

/// Every provider of the table.
#[must_use]
pub fn all() -> &'static [Provider] {
    &PROVIDERS.all
}

/// The provider of this id or alias, compared after trimming and lower-casing; `None` for one that the config makes up.
#[must_use]
pub fn find(id: &str) -> Option<&'static Provider> {
    let id = id.trim().to_lowercase();
    all().iter().find(|provider| provider.id == id || provider.aliases.contains(&id))
}

/// What holds for providers that are spoken to in this way.
#[must_use]
pub fn api(name: &str) -> Option<&'static Api> {
    PROVIDERS.apis.iter().find(|api| api.api == name)
}

/// The variable of this name, if it holds a credential.
#[must_use]
pub fn variable(name: &str) -> Option<&'static Variable> {
    all().iter().flat_map(|provider| &provider.variables).find(|variable| variable.name == name)
}

/// The variables that hold credentials of a provider, in the order in which OpenClaw asks for them.
pub fn variables_of(provider: &str) -> impl Iterator<Item = &'static Variable> {
    find(provider).into_iter().flat_map(|provider| &provider.variables)
}

/// The providers whose credential a variable holds, spare keys (`<NAME>S`, `<NAME>_2`, `OPENCLAW_LIVE_<PROVIDER>_KEY`) included.
pub fn owners(name: &str) -> impl Iterator<Item = &'static Provider> {
    all().iter().filter(move |provider| {
        let live = provider.id.to_uppercase().replace(['-', '.'], "_");
        let live = name.strip_prefix("OPENCLAW_LIVE_").and_then(|rest| rest.strip_prefix(live.as_str()));
        let is_spare = |variable: &Variable| {
            let rest = name.strip_prefix(variable.name.as_str());
            rest.is_some_and(|rest| matches!(rest, "" | "S") || rest.starts_with('_'))
        };
        live == Some("_KEY") || provider.variables.iter().any(is_spare)
    })
}

/// The header that a provider is sent its key in.
#[must_use]
pub fn header(provider: &str) -> &'static str {
    find(provider).map_or(Auth::Bearer, |provider| provider.auth).header()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Auth, Holds, PROVIDERS, Read, Table, all, find, header, owners, variable, variables_of};

    #[test]
    fn the_table_reads() {
        crate::table::check::<Table>(include_str!("../data/providers.json5"));
    }

    #[test]
    fn ids_and_aliases_are_unique() {
        let mut seen = BTreeSet::new();
        for provider in all() {
            for id in std::iter::once(&provider.id).chain(&provider.aliases) {
                assert!(seen.insert(id), "{id} stands twice");
                assert_eq!(id, &id.trim().to_lowercase());
            }
        }
    }

    /// A key travels encrypted, or stays on this machine.
    #[test]
    fn addresses_are_https_or_loopback() {
        let loopback = ["http://127.0.0.1:", "http://localhost:"];
        for provider in all() {
            if let Some(url) = &provider.base_url {
                let is_local = loopback.iter().any(|start| url.starts_with(start));
                assert!(url.starts_with("https://") || is_local, "{}", provider.id);
                assert!(!url.ends_with('/'), "{}", provider.id);
            }
            let whole = |read: &&Read| read.path.contains("://");
            if let Some(read) = provider.read.as_ref().filter(whole) {
                let own = |host: &String| read.path.starts_with(&format!("https://{host}/"));
                assert!(provider.hosts.iter().any(own), "{}: the read leaves the provider", provider.id);
            }
        }
    }

    #[test]
    fn each_can_be_read_or_says_why_not() {
        let apis = || PROVIDERS.apis.iter().map(|api| (&api.api, &api.read));
        let reads = all().iter().filter_map(|provider| Some((&provider.id, provider.read.as_ref()?)));
        for (name, read) in apis().chain(reads) {
            assert!(read.path.starts_with('/') || read.path.starts_with("https://"), "{name}");
        }
        for provider in all() {
            assert_eq!(provider.read.is_none(), provider.unchecked.is_some(), "{}", provider.id);
            assert!(provider.read.is_none() || provider.base_url.is_some(), "{}", provider.id);
        }
    }

    #[test]
    fn variables_are_asked_for_in_order() {
        let names =
            |provider| variables_of(provider).map(|variable| variable.name.as_str()).collect::<Vec<_>>();
        assert_eq!(names("anthropic")[..2], ["ANTHROPIC_OAUTH_TOKEN", "ANTHROPIC_API_KEY"]);
        assert_eq!(names("Google"), ["GEMINI_API_KEY", "GOOGLE_API_KEY"]);
        assert_eq!(variable("ANTHROPIC_OAUTH_TOKEN").map(|variable| variable.holds), Some(Holds::Oauth));
        assert_eq!(variable("PATH"), None);
    }

    #[test]
    fn spare_keys_belong_to_somebody() {
        let of = |name| owners(name).map(|provider| provider.id.as_str()).collect::<Vec<_>>();
        for name in
            ["ANTHROPIC_API_KEY", "ANTHROPIC_API_KEYS", "ANTHROPIC_API_KEY_2", "OPENCLAW_LIVE_ANTHROPIC_KEY"]
        {
            assert_eq!(of(name), ["anthropic"], "{name}");
        }
        assert_eq!(of("OLLAMA_API_KEY"), ["ollama", "ollama-cloud"]);
        assert!(of("MY_KEY").is_empty());
    }

    #[test]
    fn headers() {
        assert_eq!(header("anthropic"), "x-api-key");
        assert_eq!(header("azure-openai-responses"), "api-key");
        assert_eq!(header("my-proxy"), "Authorization: Bearer");
        assert_eq!(
            find("z.AI ").map(|provider| (provider.id.as_str(), provider.auth)),
            Some(("zai", Auth::Bearer))
        );
    }
}

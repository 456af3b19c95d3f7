//! What to ask and where: the question put into an address, a header and what a real answer looks like.

use openclaw_knowledge::credential_kinds::{self, Kind, Sent};
use openclaw_knowledge::providers::{self, Auth, Provider, Read, Unchecked};
use url::Url;

use super::{Origin, Question};
use crate::verdict::Reason;

const ANTHROPIC: &str = "anthropic-messages";

/// Where a question goes, and how.
#[derive(Debug)]
pub(crate) struct Target {
    pub provider: Option<&'static Provider>,
    pub origin: Origin,
    base: Url,
    /// The cheapest read.
    pub url: Url,
    pub read: Read,
    pub is_anthropic: bool,
    auth: Auth,
    pub is_own: bool,
}

impl Target {
    pub(crate) fn of(question: &Question<'_>) -> Result<Self, Reason> {
        let provider = providers::find(question.provider);
        // An address of its own makes a simple request possible where the provider has none for all.
        let unchecked = provider.and_then(|provider| provider.unchecked);
        if let Some(why) = unchecked.filter(|why| *why != Unchecked::OwnResource || question.api.is_none()) {
            return Err(Reason::Unsupported { why });
        }
        let own = provider.and_then(|provider| provider.base_url.as_deref());
        let base = question.base_url.map(str::trim).filter(|base| !base.is_empty());
        let base = Url::parse(base.or(own).ok_or(Reason::NoAddress)?).map_err(|_| Reason::BadAddress)?;
        let origin = Origin::of(&base).ok_or(Reason::BadAddress)?;
        // A name and password would become a second credential.
        if !base.username().is_empty() || base.password().is_some() {
            return Err(Reason::BadAddress);
        }
        let is_own = provider.is_some_and(|provider| origin.is_own_of(provider));
        let own_api = provider.and_then(|provider| provider.api.as_deref());
        let name = question.api.or(own_api).ok_or(Reason::UnknownApi)?;
        let api = providers::api(name).ok_or(Reason::UnknownApi)?;
        let row = provider.filter(|provider| provider.api.as_deref() == Some(name));
        // At another host the provider's own read may be unknown: ask what every server of this kind answers.
        let own_read =
            row.and_then(|row| row.read.as_ref()).filter(|read| is_own || read.path == api.read.path);
        let mut read = own_read.unwrap_or(&api.read).clone();
        if !is_own && name != ANTHROPIC {
            read.closed = false;
        }
        let auth = if question.bearer { Auth::Bearer } else { row.map_or(api.auth, |row| row.auth) };
        let url = address(&base, &read.path, name).ok_or(Reason::BadAddress)?;
        let is_anthropic = name == ANTHROPIC;
        // A read at another host of the provider is asked there.
        let origin = Origin::of(&url).ok_or(Reason::BadAddress)?;
        Ok(Self { provider, origin, base, url, read, is_anthropic, auth, is_own })
    }

    /// How a credential travels: by its kind where that decides, else as the provider has it. Never in two ways.
    pub(crate) fn auth(&self, secret: &str) -> Auth {
        match credential_kinds::kind(secret).and_then(|row| row.sent) {
            Some(Sent::Bearer) if self.is_anthropic => Auth::Bearer,
            _ => self.auth,
        }
    }

    /// Whether the beta flag of logins goes along.
    pub(crate) fn needs_oauth_flag(&self, secret: &str) -> bool {
        let kind = credential_kinds::kind(secret).map(|row| row.kind);
        self.is_anthropic && kind == Some(Kind::AnthropicSetupToken)
    }

    /// Whether models can be asked for one by one, and in pages.
    pub(crate) fn has_models(&self) -> bool {
        self.is_anthropic && self.read.lists
    }

    /// The read of one model; `None` for an id that would change the path.
    pub(crate) fn model(&self, id: &str) -> Option<Url> {
        if id.is_empty() || matches!(id, "." | "..") {
            return None;
        }
        let mut url = address(&self.base, "/v1/models", ANTHROPIC)?;
        url.path_segments_mut().ok()?.push(id);
        Some(url)
    }

    /// The list of all models, from the one after `after` on.
    pub(crate) fn models(&self, after: Option<&str>) -> Option<Url> {
        let mut url = address(&self.base, "/v1/models?limit=1000", ANTHROPIC)?;
        if let Some(after) = after {
            url.query_pairs_mut().append_pair("after_id", after);
        }
        Some(url)
    }

    pub(crate) fn count_tokens(&self) -> Option<Url> {
        address(&self.base, "/v1/messages/count_tokens", ANTHROPIC).filter(|_| self.is_anthropic)
    }
}

/// A read's path put after a base address, as OpenClaw's own requests are.
fn address(base: &Url, path: &str, api: &str) -> Option<Url> {
    if path.contains("://") {
        return Url::parse(path).ok();
    }
    let (path, query) = path.split_once('?').map_or((path, None), |(path, query)| (path, Some(query)));
    let stem = match base.path().trim_end_matches('/') {
        _ if path.starts_with("//") => "",
        stem if matches!(api, ANTHROPIC | "ollama") => stem.strip_suffix("/v1").unwrap_or(stem),
        "" if api == "google-generative-ai" => "/v1beta",
        stem => stem,
    };
    let path = format!("{stem}/{}", path.trim_start_matches('/'));
    let mut url = base.clone();
    url.set_path(&path);
    url.set_query(query);
    url.set_fragment(None);
    Some(url)
}

#[cfg(test)]
mod tests {
    use super::Target;
    use crate::check::Question;

    fn url(provider: &str, base_url: Option<&str>, api: Option<&str>) -> String {
        let question = Question { base_url, api, ..Question::new(provider) };
        match Target::of(&question) {
            Ok(target) => target.url.to_string(),
            Err(reason) => format!("{reason:?}"),
        }
    }

    #[test]
    fn addresses() {
        let proxy = Some("https://proxy.example/base/");
        let openai = Some("openai-completions");
        for (provider, base, api, expected) in [
            ("anthropic", None, None, "https://api.anthropic.com/v1/models?limit=1"),
            (
                "anthropic",
                Some("https://api.anthropic.com/v1"),
                None,
                "https://api.anthropic.com/v1/models?limit=1",
            ),
            ("anthropic", proxy, None, "https://proxy.example/base/v1/models?limit=1"),
            ("openai", None, None, "https://api.openai.com/v1/models"),
            ("openrouter", None, None, "https://openrouter.ai/api/v1/key"),
            ("openrouter", proxy, None, "https://proxy.example/base/models"),
            ("google", None, None, "https://generativelanguage.googleapis.com/v1beta/models?pageSize=1"),
            ("ollama", None, None, "http://127.0.0.1:11434/api/tags"),
            ("ollama", Some("http://box:11434/v1"), None, "http://box:11434/api/tags"),
            ("minimax", None, None, "https://api.minimax.io/v1/token_plan/remains"),
            ("cohere", None, None, "https://api.cohere.ai/v1/models?page_size=1"),
            ("huggingface", None, None, "https://huggingface.co/api/whoami-v2"),
            ("huggingface", proxy, None, "https://proxy.example/base/models"),
            ("my-proxy", proxy, openai, "https://proxy.example/base/models"),
            ("my-proxy", proxy, Some("anthropic-messages"), "https://proxy.example/base/v1/models?limit=1"),
            ("my-proxy", proxy, None, "UnknownApi"),
            ("my-proxy", None, openai, "NoAddress"),
            ("my-proxy", Some("https://name:word@proxy.example"), openai, "BadAddress"),
            ("my-proxy", Some("file:///etc/passwd"), openai, "BadAddress"),
            ("amazon-bedrock", None, None, "Unsupported { why: AwsSignature }"),
            ("microsoft-foundry", proxy, openai, "https://proxy.example/base/models"),
        ] {
            assert_eq!(url(provider, base, api), expected, "{provider} {base:?} {api:?}");
        }
        let target = Target::of(&Question::new("anthropic")).unwrap();
        assert_eq!(
            target.model("a/../b?c").unwrap().as_str(),
            "https://api.anthropic.com/v1/models/a%2F..%2Fb%3Fc"
        );
        assert_eq!(target.model(".."), None);
    }
}

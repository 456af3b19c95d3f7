//! URLs. That a text is a URL at all is the schema's business where the schema says so.

use url::Url;

use super::Problem;
use super::text::trim;

/// `http:` or `https:`.
pub(super) fn http(text: &str) -> Option<Problem> {
    let url = Url::parse(trim(text)).ok()?;
    (!is_http(&url)).then(|| Problem::new("value-format-http-url"))
}

/// `https:` with a path.
pub(super) fn client_metadata(text: &str) -> Option<Problem> {
    let url = Url::parse(trim(text)).ok()?;
    (url.scheme() != "https" || url.path() == "/").then(|| Problem::new("value-format-client-metadata-url"))
}

/// `http:` or `https:` and a host, nothing after it.
pub(super) fn http_origin(text: &str) -> Option<Problem> {
    let url = Url::parse(trim(text)).ok()?;
    (!is_origin(&url)).then(|| Problem::new("value-format-http-origin").suggest(origin(&url)))
}

/// `https:` and a host, nothing after it; `http:` for this machine alone.
pub(super) fn public_origin(text: &str) -> Option<Problem> {
    let url = Url::parse(trim(text)).ok()?;
    if is_origin(&url) && (url.scheme() == "https" || is_local(&url)) {
        return None;
    }
    let suggestion = origin(&url).filter(|_| url.scheme() == "https" || is_local(&url));
    Some(Problem::new("value-format-public-origin").suggest(suggestion))
}

/// `https:`, or `http:` for this machine.
pub(super) fn secure(text: &str) -> Option<Problem> {
    let is_secure = |url: &Url| url.scheme() == "https" || (url.scheme() == "http" && is_local(url));
    (!Url::parse(text).is_ok_and(|url| is_secure(&url))).then(|| Problem::new("value-format-secure-url"))
}

fn is_http(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
}

fn is_local(url: &Url) -> bool {
    matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"))
}

fn is_origin(url: &Url) -> bool {
    // An empty query or fragment (`?`, `#`) does not count as one.
    let nothing_after =
        url.path() == "/" && url.query().unwrap_or("").is_empty() && url.fragment().unwrap_or("").is_empty();
    is_http(url) && nothing_after && url.username().is_empty() && url.password().unwrap_or("").is_empty()
}

/// The URL without what follows its host. `None` where that would drop a user name or password silently.
fn origin(url: &Url) -> Option<String> {
    let anonymous = url.username().is_empty() && url.password().is_none();
    (is_http(url) && anonymous).then(|| url.origin().ascii_serialization())
}

#[cfg(test)]
mod tests {
    use super::{client_metadata, http, http_origin, public_origin, secure};

    #[test]
    fn origins_are_bare() {
        for (text, expected) in [
            ("https://a.example", true),
            ("https://a.example/", true),
            ("https://a.example:8443", true),
            ("http://a.example?", true),
            ("https://a.example/x", false),
            ("https://a.example?x", false),
            ("https://u@a.example", false),
            ("ftp://a.example", false),
        ] {
            assert_eq!(http_origin(text).is_none(), expected, "{text}");
        }
        assert!(public_origin("http://localhost:1").is_none());
        assert!(public_origin("http://[::1]").is_none());
        assert!(public_origin("http://a.example").is_some());
        let problem = public_origin("https://a.example/x").expect("a problem");
        assert_eq!(problem.suggestion.as_deref(), Some("https://a.example"));
    }

    #[test]
    fn schemes_are_checked() {
        assert!(http(" http://a ").is_none());
        assert!(http("ws://a").is_some());
        assert!(secure("https://a").is_none());
        assert!(secure("http://127.0.0.1:1/x").is_none());
        assert!(secure("http://a").is_some());
        assert!(secure("nothing").is_some());
        assert!(client_metadata("https://a/x").is_none());
        assert!(client_metadata("https://a").is_some());
    }
}

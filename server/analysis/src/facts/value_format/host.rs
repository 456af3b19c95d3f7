//! Host names.

use std::net::IpAddr;

use url::{Host, Url};

use super::Problem;
use super::text::trim;

/// A domain that leaves room for one more label in front.
pub(super) fn bare_domain(text: &str) -> Option<Problem> {
    const LONGEST: usize = 220;
    let resolves = Url::parse(&format!("https://portal.{text}"))
        .is_ok_and(|url| url.host_str() == Some(&format!("portal.{}", text.to_lowercase())));
    let fits = text.len() <= LONGEST && text.contains('.') && text.parse::<IpAddr>().is_err();
    (!(resolves && fits && text.split('.').all(is_label))).then(|| Problem::new("value-format-bare-domain"))
}

/// One host: no wildcard, scheme, path or port.
pub(super) fn exact(text: &str) -> Option<Problem> {
    let host = trim(text).to_lowercase();
    if host.is_empty() {
        // The blank text has its own finding.
        return None;
    }
    let host = host.trim_end_matches('.');
    let unbracketed = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
    if is_ip(unbracketed) {
        return None;
    }
    let has_more = unbracketed.is_empty()
        || unbracketed
            .contains(|c: char| matches!(c, '*' | ':' | '/' | '?' | '#' | '@') || c.is_whitespace());
    if has_more {
        let only_host = Url::parse(host).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
        let suggestion = only_host.and_then(|url| url.host_str().map(str::to_owned));
        return Some(Problem::new("value-format-exact-host").suggest(suggestion));
    }
    let ascii = match Host::parse(unbracketed) {
        Ok(Host::Domain(domain)) => domain,
        Ok(_) => return None,
        Err(_) => return Some(Problem::new("value-format-exact-host")),
    };
    let valid = ascii.len() <= 253 && ascii.split('.').all(is_label);
    (!valid).then(|| Problem::new("value-format-exact-host"))
}

fn is_ip(text: &str) -> bool {
    let address =
        text.split_once('%').map_or(text, |(address, zone)| if zone.is_empty() { text } else { address });
    address.parse::<IpAddr>().is_ok_and(|ip| ip.is_ipv6() || address == text)
}

fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !label.starts_with('-')
        && !label.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::{bare_domain, exact};

    #[test]
    fn exact_hosts_have_nothing_but_a_name() {
        for (text, expected) in [
            ("ok.example", true),
            ("OK.example.", true),
            ("[::1]", true),
            ("1.2.3.4", true),
            ("b\u{fc}cher.example", true),
            ("localhost", true),
            ("*.example", false),
            ("a b", false),
            ("http://x", false),
            ("x:443", false),
            ("x_y", false),
            ("-x.example", false),
            ("...", false),
        ] {
            assert_eq!(exact(text).is_none(), expected, "{text}");
        }
    }

    #[test]
    fn domains_are_bare() {
        for (text, expected) in [
            ("portals.example.com", true),
            ("Portals.Example.com", true),
            ("example", false),
            ("https://example.com", false),
            ("example.com/x", false),
            ("example.com:1", false),
            ("10.0.0.1", false),
            ("*.example.com", false),
            ("a_b.example.com", false),
            (".example.com", false),
        ] {
            assert_eq!(bare_domain(text).is_none(), expected, "{text}");
        }
    }
}

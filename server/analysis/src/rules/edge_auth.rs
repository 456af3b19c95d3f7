//! `edge-auth`: headers that a proxy in front of the gateway cannot be sent.

use openclaw_knowledge::text::Message;
use rustc_hash::FxHashMap;

use crate::Diagnostic;
use crate::rules::Context;
use crate::rules::place::{self, Place};
use crate::rules::refused;

const CODE: &str = "edge-auth";
const SINCE: &str = "2026.9.1";
/// Headers that the connection itself sets.
const OWNED: [&str; 8] = [
    "host",
    "connection",
    "upgrade",
    "content-length",
    "sec-websocket-key",
    "sec-websocket-version",
    "sec-websocket-protocol",
    "sec-websocket-extensions",
];

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for headers in place::select(context.root, "gateway.remote.edgeAuth") {
        if headers.value.as_object().is_none()
            || !context.targets(SINCE)
            || context.aborted(&headers.path(), &headers.path())
        {
            continue;
        }
        let names = headers.members();
        if names.is_empty() && !context.has_include {
            findings.push(refused(CODE, headers.path(), headers.handle(), Message::new("edge-auth-empty")));
        }
        // OpenClaw stops at the first one.
        if let Some((header, message)) = first_problem(&names) {
            // OpenClaw cannot point at a header without a name.
            let nameless = header.name().is_none_or(str::is_empty);
            let path = if nameless { &headers.path() } else { &header.path() };
            findings.push(refused(CODE, path.clone(), header.handle(), message));
        }
    }
}

fn first_problem<'p, 's>(headers: &'p [Place<'s>]) -> Option<(&'p Place<'s>, Message)> {
    let mut seen: FxHashMap<String, &str> = FxHashMap::default();
    for header in headers {
        let name = header.name().unwrap_or_default();
        let lower = name.to_ascii_lowercase();
        let message = if name.is_empty() || !name.bytes().all(is_token) {
            Message::new("edge-auth-name")
        } else if OWNED.contains(&lower.as_str()) {
            Message::new("edge-auth-owned").with("name", name)
        } else if let Some(first) = seen.get(&lower) {
            Message::new("edge-auth-twice").with("first", *first).with("second", name)
        } else {
            seen.insert(lower, name);
            continue;
        };
        return Some((header, message));
    }
    None
}

fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::CODE;
    use crate::testing;

    #[test]
    fn headers_can_be_sent() {
        testing::check(
            CODE,
            "{ gateway: { remote: { edgeAuth: {} } } }",
            expect![[r#"
            error edge-auth gateway.remote.edgeAuth «edgeAuth»
        "#]],
        );
        testing::check(
            CODE,
            r#"{ gateway: { remote: { edgeAuth: { "a b": "x", host: "y" } } } }"#,
            expect![[r#"
                error edge-auth gateway.remote.edgeAuth["a b"] «"a b"»
            "#]],
        );
        testing::check(
            CODE,
            r#"{ gateway: { remote: { edgeAuth: { Host: "y" } } } }"#,
            expect![[r#"
            error edge-auth gateway.remote.edgeAuth.Host «Host»
        "#]],
        );
        testing::check(
            CODE,
            r#"{ gateway: { remote: { edgeAuth: { "X-A": "x", "x-a": "y" } } } }"#,
            expect![[r#"
                error edge-auth gateway.remote.edgeAuth.x-a «"x-a"»
            "#]],
        );
    }
}

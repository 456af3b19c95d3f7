//! `mcp-server`: keys of an MCP server that OpenClaw spells otherwise, and settings that exclude each other.

use json5_syntax::ast::Value;
use openclaw_knowledge::text::Message;

use crate::Diagnostic;
use crate::environment::Substituted;
use crate::rules::place::{self, Place};
use crate::rules::refused;
use crate::rules::{Context, legacy_key, mends};

const CODE: &str = "mcp-server";
const SINCE: &str = "2026.9.1";
/// Keys that other programs use, and OpenClaw's own name where the value means the same.
const MISSPELT: [(&str, Option<&str>); 8] = [
    ("connectTimeout", None),
    ("connect_timeout", None),
    ("timeout", None),
    ("workingDirectory", Some("cwd")),
    ("supports_parallel_tool_calls", Some("supportsParallelToolCalls")),
    ("ssl_verify", Some("sslVerify")),
    ("client_cert", Some("clientCert")),
    ("client_key", Some("clientKey")),
];

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if !context.targets(SINCE) {
        return;
    }
    for pattern in ["mcp.servers.*", "nodeHost.mcp.servers.*"] {
        for server in place::select(context.root, pattern) {
            if !context.aborted(&server.path(), &server.path()) {
                misspelt(context, &server, findings);
                disabled(context, &server, findings);
                oauth(context, &server, findings);
                stdio(context, &server, findings);
            }
        }
    }
}

fn misspelt(context: &Context<'_>, server: &Place<'_>, findings: &mut Vec<Diagnostic>) {
    for (wrong, right) in MISSPELT {
        let Some(place) = server.get(wrong) else { continue };
        let message = match right {
            Some(right) => Message::new("mcp-server-misspelt").with("key", wrong).with("right", right),
            None => Message::new("mcp-server-timeout").with("key", wrong),
        };
        let mut finding = refused(CODE, server.path(), place.handle(), message);
        let object = server.value.as_object();
        let removal = || mends::remove_member(context, object?, wrong);
        finding.fixes.extend(legacy_key::rewritten(context, server, wrong).or_else(removal));
        findings.push(finding);
    }
}

fn disabled(context: &Context<'_>, server: &Place<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(disabled) = server.get("disabled") else { return };
    let mut finding = refused(CODE, disabled.path(), disabled.handle(), Message::new("mcp-server-disabled"));
    finding.fixes.extend(legacy_key::rewritten(context, server, "disabled"));
    findings.push(finding);
}

/// Each requester signing in for himself needs an HTTP server and no shared profile.
fn oauth(context: &Context<'_>, server: &Place<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(oauth) = server.get("oauth") else { return };
    let is = |place: &Place<'_>, key: &str, expected: &str| {
        place.get(key).and_then(|place| context.text(place.value)).as_deref() == Some(expected)
    };
    let Some(identity) = oauth.get("identity").filter(|_| is(&oauth, "identity", "per-requester")) else {
        return;
    };
    let mut report = |place: &Place<'_>, message: &'static str| {
        findings.push(refused(CODE, place.path(), place.value.range(), Message::new(message)));
    };
    if !context.has_include && !is(server, "auth", "oauth") {
        report(&identity, "mcp-server-requester-auth");
    }
    if let Some(profile) = oauth.get("authProfileId").filter(|profile| is_filled(profile.value)) {
        report(&profile, "mcp-server-requester-profile");
    }
    if !context.has_include && !server.get("url").is_some_and(|url| is_filled(url.value)) {
        report(&identity, "mcp-server-requester-url");
    }
    if server.get("command").is_some() || is(server, "transport", "stdio") {
        report(&identity, "mcp-server-requester-stdio");
    }
}

fn stdio(context: &Context<'_>, server: &Place<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(transport) = server.get("transport") else { return };
    let is_stdio = context.text(transport.value).as_deref() == Some("stdio");
    let command = server.get("command").and_then(|command| context.substituted(command.value));
    let has_command = command.is_some_and(|command| match command {
        Substituted::Text(command) => !command.trim().is_empty(),
        Substituted::DependsOn(_) => true,
    });
    if is_stdio && !has_command && !context.has_include {
        let message = Message::new("mcp-server-stdio-command");
        findings.push(refused(CODE, transport.path(), transport.value.range(), message));
    }
}

fn is_filled(value: Value<'_>) -> bool {
    value.as_str().is_some_and(|text| !text.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::CODE;
    use crate::testing;

    #[test]
    fn keys_have_openclaws_spelling() {
        testing::check(
            CODE,
            r#"{ mcp: { servers: {
  a: { command: "x", timeout: 1, client_cert: "y", other: 1 },
  b: { command: "x", disabled: true },
} } }"#,
            expect![[r#"
                error mcp-server mcp.servers.a «timeout»
                error mcp-server mcp.servers.a «client_cert»
                error mcp-server mcp.servers.b.disabled «disabled»
            "#]],
        );
        testing::check_fix(
            CODE,
            r#"{ "mcp": { "servers": { "a": { "command": "x", "timeout": 1, "client_cert": "y", "disabled": true } } } }"#,
            expect![[
                r#"{ "mcp": { "servers": { "a": { "command": "x", "requestTimeoutMs": 1000, "clientCert": "y", "enabled": false } } } }"#
            ]],
        );
    }

    #[test]
    fn stdio_needs_a_command() {
        testing::check(
            CODE,
            r#"{ nodeHost: { mcp: { servers: { a: { transport: "stdio", command: " " } } } } }"#,
            expect![[r#"
                error mcp-server nodeHost.mcp.servers.a.transport «"stdio"»
            "#]],
        );
    }

    #[test]
    fn requesters_sign_in_over_http() {
        testing::check(
            CODE,
            r#"{ mcp: { servers: { a: { command: "x", oauth: { identity: "per-requester", authProfileId: "p" } } } } }"#,
            expect![[r#"
                error mcp-server mcp.servers.a.oauth.identity «"per-requester"»
                error mcp-server mcp.servers.a.oauth.identity «"per-requester"»
                error mcp-server mcp.servers.a.oauth.identity «"per-requester"»
                error mcp-server mcp.servers.a.oauth.authProfileId «"p"»
            "#]],
        );
        testing::check(
            CODE,
            r#"{ mcp: { servers: { a: { url: "https://x", auth: "oauth", oauth: { identity: "per-requester" } } } } }"#,
            expect![[""]],
        );
    }
}

//! `tailscale`: the gateway is exposed through Tailscale in a way that OpenClaw refuses: bound beyond loopback, or without authentication.

use std::net::IpAddr;

use openclaw_knowledge::text::Message;

use super::place::{Place, select};
use super::{Context, mends};
use crate::{Diagnostic, Related, Severity, Stage};

pub(super) fn check<'s>(context: &Context<'s>, findings: &mut Vec<Diagnostic>) {
    let Some(gateway) = select(context.root, "gateway").pop() else { return };
    let text = |place: &Place<'s>| context.text(place.value);
    let Some(mode) = gateway.get("tailscale").and_then(|tailscale| tailscale.get("mode")) else { return };
    let Some(name) = text(&mode).filter(|mode| mode == "serve" || mode == "funnel") else { return };
    let refuse = |stage, place: &Place<'_>, id| {
        let message = Message::new(id).with("mode", &*name);
        let mut finding =
            Diagnostic::new("tailscale", Severity::Error, stage, place.path(), place.value.range(), message);
        finding.related.push(Related {
            message: Message::new("tailscale-mode"),
            path: mode.path(),
            range: mode.value.range(),
        });
        finding
    };
    if let Some(bind) = gateway.get("bind") {
        let host = gateway.get("customBindHost").and_then(|host| text(&host));
        let loopback = match text(&bind).as_deref() {
            Some("loopback") | None => true,
            Some("custom") => host.is_some_and(|host| is_loopback(&host)),
            Some(_) => false,
        };
        if !loopback {
            let mut finding = refuse(Stage::Whole(6), &bind, "tailscale-bind");
            finding.fixes.extend(mends::guess_text(bind.value, "loopback"));
            findings.push(finding);
        }
    }
    let auth = gateway.get("auth").and_then(|auth| auth.get("mode"));
    if let Some(auth) = auth.filter(|auth| text(auth).is_some_and(|auth| auth == "none")) {
        findings.push(refuse(Stage::Whole(7), &auth, "tailscale-auth"));
    }
}

fn is_loopback(host: &str) -> bool {
    matches!(host.trim().parse(), Ok(IpAddr::V4(address)) if address.is_loopback())
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::testing;

    fn check(text: &str, expected: Expect) {
        testing::check("tailscale", text, expected);
    }

    #[test]
    fn refuses_what_openclaw_refuses() {
        check(
            r#"{ gateway: { tailscale: { mode: "serve" }, bind: "lan" } }"#,
            expect![[r#"
            error tailscale gateway.bind «"lan"»
        "#]],
        );
        check(
            r#"{ gateway: { tailscale: { mode: "funnel" }, auth: { mode: "none" } } }"#,
            expect![[r#"
                error tailscale gateway.auth.mode «"none"»
            "#]],
        );
        check(
            r#"{ gateway: { tailscale: { mode: "serve" }, bind: "custom", customBindHost: "127.0.0.1" } }"#,
            expect![""],
        );
        check(
            r#"{ gateway: { tailscale: { mode: "serve" }, bind: "custom", customBindHost: "10.0.0.1" } }"#,
            expect![[r#"
                error tailscale gateway.bind «"custom"»
            "#]],
        );
        check(
            r#"{ gateway: { tailscale: { mode: "off" }, bind: "lan", auth: { mode: "none" } } }"#,
            expect![""],
        );
    }
}

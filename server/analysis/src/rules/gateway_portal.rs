//! `gateway-portal`: portals that share a domain or a port with the gateway.

use json5_syntax::ast::Value;
use openclaw_knowledge::text::Message;
use url::Url;

use crate::Diagnostic;
use crate::rules::Context;
use crate::rules::place::{self, Place};
use crate::rules::refused;

const CODE: &str = "gateway-portal";
const SINCE: &str = "2026.9.1";
const DEFAULT_PORT: f64 = 18789.0;

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(gateway) = place::select(context.root, "gateway").pop() else { return };
    let Some(ingress) = gateway.get("portals").and_then(|portals| portals.get("ingress")) else { return };
    if !context.targets(SINCE) || context.aborted(&gateway.path(), &ingress.path()) {
        return;
    }
    if let Some(domain) = ingress.get("domain") {
        let conflict = origins(&gateway).into_iter().find(|origin| conflicts(context, &domain, origin));
        if let Some(origin) = conflict {
            let message = Message::new("gateway-portal-domain").with("origin", origin.path().to_string());
            findings.push(refused(CODE, domain.path(), domain.value.range(), message));
        }
    }
    let Some(port) = ingress.get("port") else { return };
    let own = gateway.get("port");
    // A port that an included file may set is not the default one.
    let known = own.is_some() || !context.has_include;
    let own = own.and_then(|port| port.value.as_number()).unwrap_or(DEFAULT_PORT);
    if known && port.value.as_number() == Some(own) {
        let message = Message::new("gateway-portal-port").with("port", own.to_string());
        findings.push(refused(CODE, port.path(), port.value.range(), message));
    }
}

/// Where the gateway and its control UI can be reached.
fn origins<'s>(gateway: &Place<'s>) -> Vec<Place<'s>> {
    let ui = gateway.get("controlUi").and_then(|ui| ui.get("allowedOrigins"));
    gateway
        .get("publicOrigin")
        .into_iter()
        .chain(ui.into_iter().flat_map(|origins| origins.items()))
        .collect()
}

fn conflicts<'s>(context: &Context<'s>, domain: &Place<'s>, origin: &Place<'s>) -> bool {
    let text = |value: Value<'s>| context.text(value);
    let (Some(domain), Some(origin)) = (text(domain.value), text(origin.value)) else { return false };
    let Ok(origin) = Url::parse(&origin) else { return false };
    let (domain, host) = (domain.to_lowercase(), origin.host_str().unwrap_or_default().to_lowercase());
    host.strip_suffix(&domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::CODE;
    use crate::testing;

    #[test]
    fn portals_have_their_own_domain_and_port() {
        testing::check(
            CODE,
            r#"{ gateway: { publicOrigin: "https://gw.example.com", portals: { ingress: { domain: "Example.com", port: 18789 } } } }"#,
            expect![[r#"
                error gateway-portal gateway.portals.ingress.domain «"Example.com"»
                error gateway-portal gateway.portals.ingress.port «18789»
            "#]],
        );
        testing::check(
            CODE,
            r#"{ gateway: { port: 1, controlUi: { allowedOrigins: ["https://example.org"] }, portals: { ingress: { domain: "example.com", port: 1 } } } }"#,
            expect![[r#"
                error gateway-portal gateway.portals.ingress.port «1»
            "#]],
        );
    }
}

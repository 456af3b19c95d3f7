//! `sandbox-network`: a network that would undo the sandbox.

use json5_syntax::ast::Value;
use openclaw_knowledge::text::Message;

use crate::Diagnostic;
use crate::facts::roster;
use crate::rules::place::Place;
use crate::rules::refused;
use crate::rules::{Context, mends};

const CODE: &str = "sandbox-network";
const SINCE: &str = "2026.9.1";
const JOIN: &str = "dangerouslyAllowContainerNamespaceJoin";

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if !context.targets(SINCE) {
        return;
    }
    for sandbox in
        roster::scopes(context.root, context.roster()).iter().filter_map(|scope| scope.get("sandbox"))
    {
        let docker = sandbox.get("docker");
        let may_join = docker.as_ref().and_then(|docker| docker.get(JOIN)?.value.as_bool()) == Some(true);
        if let Some(docker) = &docker {
            network(context, docker, docker, may_join, findings);
        }
        if let Some(browser) = sandbox.get("browser") {
            // OpenClaw checks a joined network with the whole sandbox in view, the host's with the browser's part alone.
            network(context, &browser, &sandbox, may_join, findings);
        }
    }
}

fn network(
    context: &Context<'_>,
    part: &Place<'_>,
    joins: &Place<'_>,
    may_join: bool,
    findings: &mut Vec<Diagnostic>,
) {
    let Some(network) = part.get("network") else { return };
    let Some(mode) = context.text(network.value) else { return };
    let mode = mode.trim().to_lowercase();
    let (message, host) = if mode == "host" {
        (Message::new("sandbox-network-host"), part)
    } else if mode.starts_with("container:") && !may_join {
        (Message::new("sandbox-network-container").with("flag", format!("sandbox.docker.{JOIN}")), joins)
    } else {
        return;
    };
    if context.aborted(&host.path(), &network.path()) {
        return;
    }
    let mut finding = refused(CODE, network.path(), network.value.range(), message);
    if Value::as_str(network.value).is_some_and(|written| !written.contains('$')) {
        finding.fixes.extend(mends::replace_text(network.value, "bridge"));
    }
    findings.push(finding);
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::CODE;
    use crate::testing;

    #[test]
    fn sandboxes_have_their_own_network() {
        testing::check(
            CODE,
            r#"{ agents: { defaults: { sandbox: {
  docker: { network: " Host " },
  browser: { network: "container:x" },
} }, entries: { a: { sandbox: {
  docker: { network: "container:x", dangerouslyAllowContainerNamespaceJoin: true },
  browser: { network: "host" },
} } } } }"#,
            expect![[r#"
                error sandbox-network agents.defaults.sandbox.docker.network «" Host "»
                error sandbox-network agents.defaults.sandbox.browser.network «"container:x"»
                error sandbox-network agents.entries.a.sandbox.browser.network «"host"»
            "#]],
        );
    }
}

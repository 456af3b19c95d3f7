//! `sandbox-env`: a variable for a Docker or Podman sandbox that an env file cannot carry: odd name, or more than one line.

use openclaw_knowledge::text::Message;

use super::Context;
use super::place::{Place, select};
use crate::{Diagnostic, Severity, Stage};

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let defaults = select(context.root, "agents.defaults.sandbox").pop();
    let own: Vec<_> =
        context.roster().agents.iter().filter_map(|agent| agent.place.as_ref()?.get("sandbox")).collect();
    let every = context.roster().agents.len().max(1);
    // An agent without a sandbox of its own uses the defaults.
    let mut sandboxes: Vec<Option<&Place<'_>>> = own.iter().map(Some).collect();
    if own.len() < every {
        sandboxes.push(None);
    }
    let mut seen = Vec::new();
    for agent in sandboxes {
        let setting = |key| {
            let places = [agent, defaults.as_ref()].into_iter().flatten();
            let mut texts = places.filter_map(|place| context.text(place.get(key)?.value));
            texts.find(|text| !text.trim().is_empty()).map(|text| text.trim().to_owned())
        };
        let backend = setting("backend").unwrap_or_else(|| "docker".to_owned());
        if backend != "docker" && backend != "podman" {
            continue;
        }
        let own = agent.filter(|_| setting("scope").as_deref() != Some("shared")).and_then(variables);
        let shared = defaults.as_ref().and_then(variables).unwrap_or_default();
        let own = own.unwrap_or_default();
        let inherited = shared.iter().filter(|place| !own.iter().any(|own| own.name() == place.name()));
        for place in inherited.chain(&own) {
            let Some(id) = problem(context, place) else { continue };
            if seen.contains(&place.path()) {
                continue;
            }
            seen.push(place.path());
            let range = match id {
                "sandbox-env-name" => place.handle(),
                _ => place.value.range(),
            };
            let message = Message::new(id).with("name", place.name().unwrap_or_default());
            findings.push(Diagnostic::new(
                "sandbox-env",
                Severity::Error,
                Stage::Whole(3),
                place.path(),
                range,
                message,
            ));
        }
    }
}

fn variables<'s>(sandbox: &Place<'s>) -> Option<Vec<Place<'s>>> {
    Some(sandbox.get("docker")?.get("env")?.members())
}

fn problem(context: &Context<'_>, place: &Place<'_>) -> Option<&'static str> {
    let name = place.name()?;
    let mut bytes = name.bytes();
    let starts_well = bytes.next().is_some_and(|byte| byte.is_ascii_alphabetic() || byte == b'_');
    if !starts_well || !bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
        return Some("sandbox-env-name");
    }
    let value = context.text(place.value)?;
    value.contains(['\r', '\n', '\0']).then_some("sandbox-env-value")
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::testing;

    fn check(text: &str, expected: Expect) {
        testing::check("sandbox-env", text, expected);
    }

    #[test]
    fn names_and_values() {
        check(
            r#"{ agents: { defaults: { sandbox: { docker: { env: { "A-B": "1", B: "a\nb", _C: "x" } } } } } }"#,
            expect![[r#"
                error sandbox-env agents.defaults.sandbox.docker.env.A-B «"A-B"»
                error sandbox-env agents.defaults.sandbox.docker.env.B «"a\nb"»
            "#]],
        );
        check(
            r#"{ agents: { defaults: { sandbox: { backend: "ssh", docker: { env: { "A-B": "1" } } } } } }"#,
            expect![""],
        );
    }

    #[test]
    fn an_agents_own_variables() {
        check(
            r#"{ agents: {
  defaults: { sandbox: { docker: { env: { "A-B": "1" } } } },
  entries: { x: { sandbox: { docker: { env: { "A-B": "2", "C-D": "3" } } } } },
} }"#,
            expect![[r#"
                error sandbox-env agents.entries.x.sandbox.docker.env.A-B «"A-B"»
                error sandbox-env agents.entries.x.sandbox.docker.env.C-D «"C-D"»
            "#]],
        );
        check(
            r#"{ agents: { entries: { x: { sandbox: { scope: "shared", docker: { env: { "A-B": "2" } } } } } } }"#,
            expect![""],
        );
    }
}

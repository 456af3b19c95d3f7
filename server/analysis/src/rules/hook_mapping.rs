//! `hook-mapping`: a hook that shall go on with a session, but does not say with which.

use openclaw_knowledge::text::Message;

use crate::Diagnostic;
use crate::environment::Substituted;
use crate::rules::Context;
use crate::rules::place::{self, Place};
use crate::rules::refused;

const CODE: &str = "hook-mapping";
const SINCE: &str = "2026.9.1";

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if context.has_include || !context.targets(SINCE) {
        return;
    }
    let Some(hooks) = place::select(context.root, "hooks").pop() else { return };
    if is_filled(context, &hooks, "defaultSessionKey") {
        return;
    }
    for mapping in place::select(context.root, "hooks.mappings.[]") {
        let text = |key: &str| mapping.get(key).and_then(|place| context.text(place.value));
        let is_agent = mapping.get("action").is_none() || text("action").as_deref() == Some("agent");
        let Some(mode) = mapping.get("sessionMode") else { continue };
        let persistent = context.text(mode.value).as_deref() == Some("persistent");
        let has_key = is_filled(context, &mapping, "sessionKey") || mapping.get("transform").is_some();
        let path = mapping.path().key("sessionKey");
        if is_agent && persistent && !has_key && !context.aborted(&hooks.path(), &path) {
            let range = mapping.get("sessionKey").map_or_else(|| mode.value.range(), |key| key.value.range());
            findings.push(refused(CODE, path, range, Message::new("hook-mapping-session-key")));
        }
    }
}

fn is_filled<'s>(context: &Context<'s>, object: &Place<'s>, key: &str) -> bool {
    match object.get(key).and_then(|place| context.substituted(place.value)) {
        Some(Substituted::Text(text)) => !text.trim().is_empty(),
        Some(Substituted::DependsOn(_)) => true,
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::CODE;
    use crate::testing;

    #[test]
    fn a_lasting_session_has_a_key() {
        testing::check(
            CODE,
            r#"{ hooks: { mappings: [
  { sessionMode: "persistent" },
  { sessionMode: "persistent", sessionKey: " " },
  { sessionMode: "persistent", sessionKey: "x" },
  { sessionMode: "persistent", action: "wake" },
  { sessionMode: "persistent", transform: { module: "a.js" } },
] } }"#,
            expect![[r#"
                error hook-mapping hooks.mappings[0].sessionKey «"persistent"»
                error hook-mapping hooks.mappings[1].sessionKey «" "»
            "#]],
        );
        testing::check(
            CODE,
            r#"{ hooks: { defaultSessionKey: "x", mappings: [{ sessionMode: "persistent" }] } }"#,
            expect![[""]],
        );
    }
}

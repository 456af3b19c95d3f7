//! `acp-binding`: an ACP binding that names no conversation, or one in the place where they stood before.

use json5_syntax::ast::{Value, ValueKind};
use openclaw_knowledge::text::Message;

use crate::environment::Substituted;
use crate::rules::Context;
use crate::rules::document::Trail;
use crate::rules::place::{self, Place};
use crate::rules::refused;
use crate::{Diagnostic, effective};

const CODE: &str = "acp-binding";
const SINCE: &str = "2026.9.1";

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if !context.targets(SINCE) {
        return;
    }
    if !context.has_include {
        for binding in place::select(context.root, "bindings.[]") {
            without_peer(context, &binding, findings);
        }
    }
    for channels in place::select(context.root, "channels") {
        if !context.aborted(&channels.path(), &channels.path()) {
            below_channels(channels.value, &Trail::Key(&Trail::Root, "channels"), findings);
        }
    }
}

fn without_peer(context: &Context<'_>, binding: &Place<'_>, findings: &mut Vec<Diagnostic>) {
    let is_acp = binding.get("type").and_then(|kind| context.text(kind.value)).as_deref() == Some("acp");
    let Some(target) = binding.get("match").filter(|_| is_acp) else { return };
    let peer = target.get("peer");
    let id = peer.as_ref().and_then(|peer| peer.get("id")).and_then(|id| context.substituted(id.value));
    let names_one = match id {
        Some(Substituted::Text(id)) => !id.trim().is_empty(),
        Some(Substituted::DependsOn(_)) => true,
        None => false,
    };
    let path = target.path().key("peer");
    if !names_one && !context.aborted(&binding.path(), &path) {
        let range = peer.map_or_else(|| target.handle(), |peer| peer.handle());
        findings.push(refused(CODE, path, range, Message::new("acp-binding-without-peer")));
    }
}

fn below_channels(value: Value<'_>, trail: &Trail<'_>, findings: &mut Vec<Diagnostic>) {
    if let Some(object) = value.as_object() {
        for entry in effective::entries(object) {
            let trail = Trail::Key(trail, &entry.name);
            if entry.name == "bindings" {
                acp_of(entry.value, &trail, findings);
            }
            below_channels(entry.value, &trail, findings);
        }
    } else if let Some(array) = value.as_array() {
        for (index, value) in array.values().enumerate() {
            below_channels(value, &Trail::Index(trail, index), findings);
        }
    }
}

fn acp_of(bindings: Value<'_>, trail: &Trail<'_>, findings: &mut Vec<Diagnostic>) {
    let member = bindings.as_object().and_then(|bindings| bindings.get("acp"));
    let Some((key, acp)) = member.and_then(|acp| Some((acp.key()?, acp.value()?))) else { return };
    if matches!(acp.kind(), ValueKind::Object(_) | ValueKind::Array(_)) {
        let path = Trail::Key(trail, "acp").path();
        findings.push(refused(CODE, path, key.range(), Message::new("acp-binding-below-channel")));
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::CODE;
    use crate::testing;

    #[test]
    fn acp_bindings_name_a_conversation() {
        testing::check(
            CODE,
            r#"{ bindings: [
  { type: "acp", agentId: "main", match: { channel: "x" } },
  { type: "acp", agentId: "main", match: { channel: "x", peer: { kind: "direct", id: " " } } },
  { type: "acp", agentId: "main", match: { channel: "x", peer: { kind: "direct", id: "1" } } },
  { agentId: "main", match: { channel: "x" } },
] }"#,
            expect![[r#"
                error acp-binding bindings[0].match.peer «match»
                error acp-binding bindings[1].match.peer «peer»
            "#]],
        );
    }

    #[test]
    fn acp_bindings_have_left_the_channels() {
        testing::check(
            CODE,
            r#"{ channels: { telegram: { bindings: { acp: {} }, groups: [{ bindings: { acp: [] } }] }, x: { bindings: { acp: 1 } } } }"#,
            expect![[r#"
                error acp-binding channels.telegram.bindings.acp «acp»
                error acp-binding channels.telegram.groups[0].bindings.acp «acp»
            "#]],
        );
    }
}

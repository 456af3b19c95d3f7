//! `proto-key`: a key named `__proto__`. OpenClaw drops it without a word, but refuses it as the name of an MCP server.

use json5_syntax::ast::Member;
use openclaw_knowledge::text::Message;

use super::Context;
use super::document::Trail;
use crate::{Confidence, Diagnostic, Fix, Severity, Stage, Tag, edits};

const SERVERS: [&[&str]; 2] = [&["mcp", "servers"], &["nodeHost", "mcp", "servers"]];

pub(super) fn check(
    context: &Context<'_>,
    member: Member<'_>,
    trail: &Trail<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let Some(key) = member.key() else { return };
    let refused = SERVERS.iter().any(|servers| trail.is(servers));
    let (severity, stage, message) = if refused {
        (Severity::Error, Stage::Core, "proto-key-server")
    } else {
        (Severity::Warning, Stage::Ours, "proto-key")
    };
    let path = trail.path().key("__proto__");
    let mut finding = Diagnostic::new("proto-key", severity, stage, path, key.range(), Message::new(message));
    if !refused {
        finding.tags.push(Tag::Unnecessary);
    }
    findings.push(finding.fix(Fix {
        title: Message::new("proto-key-fix"),
        edits: edits::remove_member(&context.document.parse, member.range()),
        confidence: Confidence::Choice,
    }));
}

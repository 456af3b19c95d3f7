//! `duplicate-key`: a key stands twice in one object. OpenClaw takes the last one and says nothing.

use json5_syntax::TextRange;
use json5_syntax::ast::{Member, Object};
use openclaw_knowledge::text::Message;
use rustc_hash::FxHashMap;

use super::Context;
use super::document::Trail;
use crate::{Diagnostic, Fix, Related, Severity, Stage, Tag, edits};

/// Reports every member that a later one of the same key replaces, and returns their ranges.
pub(super) fn check(
    context: &Context<'_>,
    object: Object<'_>,
    trail: &Trail<'_>,
    findings: &mut Vec<Diagnostic>,
) -> Vec<TextRange> {
    let mut last: FxHashMap<_, Member<'_>> = FxHashMap::default();
    let mut replaced: Vec<Member<'_>> = Vec::new();
    for member in object.members() {
        let Some(key) = member.key() else { continue };
        replaced.extend(last.insert(key.name(), member));
    }
    for &member in &replaced {
        let Some(key) = member.key() else { continue };
        let name = key.name();
        let Some(winner) = last.get(&name).and_then(|winner| winner.key()) else { continue };
        let path = trail.path().key(&*name);
        let message = Message::new("duplicate-key").with("key", &*name);
        let mut finding = Diagnostic::new(
            "duplicate-key",
            Severity::Warning,
            Stage::Ours,
            path.clone(),
            key.range(),
            message,
        );
        finding.tags.push(Tag::Unnecessary);
        finding.related.push(Related {
            message: Message::new("duplicate-key-last"),
            path,
            range: winner.range(),
        });
        findings.push(finding.fix(Fix {
            title: Message::new("duplicate-key-fix").with("key", &*name),
            edits: edits::remove_member(&context.document.parse, member.range()),
            preferred: false,
        }));
    }
    replaced.iter().map(|member| member.range()).collect()
}

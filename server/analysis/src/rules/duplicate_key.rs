//! `duplicate-key`: a key stands twice in one object. OpenClaw takes the last one and says nothing.

use json5_syntax::TextRange;
use openclaw_knowledge::text::Message;
use rustc_hash::{FxHashMap, FxHashSet};

use super::Context;
use super::document::{Named, Trail};
use crate::{Confidence, Diagnostic, Fix, Related, Severity, Stage, Tag, edits, effective};

/// Reports every member that a later one of the same key replaces, and returns their ranges.
pub(super) fn check(
    context: &Context<'_>,
    members: &[Named<'_>],
    trail: &Trail<'_>,
    findings: &mut Vec<Diagnostic>,
) -> FxHashSet<TextRange> {
    if !effective::are_repeated(members.iter().map(|member| &*member.name)) {
        return FxHashSet::default();
    }
    let mut last: FxHashMap<&str, &Named<'_>> = FxHashMap::default();
    let replaced: Vec<_> = members.iter().filter_map(|member| last.insert(&member.name, member)).collect();
    for Named { name, key, member } in replaced.iter().copied() {
        let name = &**name;
        let Some(winner) = last.get(name) else { continue };
        let path = trail.path().key(name);
        let message = Message::new("duplicate-key").with("key", name);
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
            range: winner.key.range(),
        });
        findings.push(finding.fix(Fix {
            title: Message::new("duplicate-key-fix").with("key", name),
            edits: edits::remove_member(&context.document.parse, member.range()),
            confidence: Confidence::Choice,
        }));
    }
    replaced.iter().map(|replaced| replaced.member.range()).collect()
}

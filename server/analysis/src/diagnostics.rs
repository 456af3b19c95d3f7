//! All findings of a document, in order of their place.

use crate::facts::Context;
use crate::rules::{self, agent_list};
use crate::{Diagnostic, FileId, Severity, Snapshot, Stage};

/// Every finding in a document; empty when it is not open.
#[must_use]
pub fn diagnostics(snapshot: &Snapshot, file: FileId) -> Vec<Diagnostic> {
    let Some(context) = Context::new(snapshot, file) else { return Vec::new() };
    let mut findings = Vec::new();
    for rule in rules::ALL {
        rule(&context, &mut findings);
    }
    agent_list::say_where_moved(&context, &mut findings);
    let disabled = &snapshot.settings().diagnostics.disabled;
    findings.retain(|finding| {
        let is_named = |code: &String| code.strip_prefix("openclaw/").unwrap_or(code) == finding.code;
        finding.severity == Severity::Error || !disabled.iter().any(is_named)
    });
    findings.sort_by_key(|finding| (finding.range.start(), finding.severity));
    findings
}

/// Whether the target OpenClaw accepts the config: there is no error. `None` when included files decide, which are not read.
#[must_use]
pub fn accepted(findings: &[Diagnostic]) -> Option<bool> {
    let includes = findings.iter().any(|finding| finding.code == rules::include::NOT_READ);
    let unreadable = findings.iter().any(|finding| finding.stage == Stage::Syntax);
    if includes && !unreadable {
        return None;
    }
    Some(!findings.iter().any(|finding| finding.severity == Severity::Error))
}

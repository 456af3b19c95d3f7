//! `target-newer`, `newest-refuses`: what the release that the config is checked for means for the answer.

use json5_syntax::{Path, TextRange, TextSize};
use openclaw_knowledge::text::Message;
use openclaw_schema::bundle::{self, Match, Release};

use super::{Context, syntax};
use crate::{Diagnostic, Severity, Stage};

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(target) = context.snapshot.target(context.file).and_then(|target| target.version) else {
        return;
    };
    let Some((release, found)) = Release::nearest(&target) else { return };
    if found == Match::NewerThanLast {
        let message = Message::new("target-newer").with("target", target).with("release", release.name());
        findings.push(information(context, "target-newer", message));
    }
    let newest = bundle::newest();
    if release.name() == newest.name() {
        return;
    }
    let count = refusals(context, newest);
    if count > 0 {
        let message = Message::new("newest-refuses").with("newest", newest.name()).with("count", count);
        findings.push(information(context, "newest-refuses", message));
    }
}

/// How many errors the release would report. Broken text is broken for every release, and does not count.
fn refusals(context: &Context<'_>, release: &Release) -> usize {
    let snapshot = context.snapshot.judged_by(release);
    let findings = crate::diagnostics(&snapshot, context.file);
    findings.iter().filter(|it| it.severity == Severity::Error && it.code != syntax::CODE).count()
}

fn information(context: &Context<'_>, code: &'static str, message: Message) -> Diagnostic {
    let stamp = context.root.and_then(|root| root.at(&["meta", "lastTouchedVersion"]));
    let (path, range) = match (stamp, context.root) {
        (Some(stamp), _) => (Path::default().key("meta").key("lastTouchedVersion"), stamp.range()),
        (None, Some(root)) => (Path::default(), TextRange::at(root.range().start(), TextSize::from(1))),
        (None, None) => (Path::default(), TextRange::default()),
    };
    Diagnostic::new(code, Severity::Information, Stage::Ours, path, range, message)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::{FileId, Severity, Workspace};

    #[test]
    fn counts_what_the_newest_would_refuse() {
        let mut said = String::new();
        for text in [
            "{ meta: { lastTouchedVersion: '2026.7.35' }, gateway: { port: 1 } }",
            "{ meta: { lastTouchedVersion: '2026.7.35' }, cli: {} }",
            // Not the schema refuses it, but a later step.
            "{ meta: { lastTouchedVersion: '2026.7.35' }, plugins: { slots: { memory: 'nowhere' } } }",
            "{ meta: { lastTouchedVersion: '2026.9.6' }, cli: {} }",
            "{ meta: { lastTouchedVersion: '2026.7.35' } gateway: { port: 1 } }",
        ] {
            let mut workspace = Workspace::default();
            workspace.open(FileId(0), 0, text);
            workspace.set_world(FileId(0), crate::testing::empty_world());
            let found = crate::diagnostics(&workspace.snapshot(), FileId(0));
            let newest = found.iter().filter(|it| it.code == "newest-refuses");
            assert!(newest.clone().all(|it| it.severity == Severity::Information));
            said.extend(newest.map(|it| format!("{}: {}\n", it.path, it.message)));
        }
        expect![[r#"
            meta.lastTouchedVersion: The newest OpenClaw known here, 2026.9.6, would refuse this config because of one error.
            meta.lastTouchedVersion: The newest OpenClaw known here, 2026.9.6, would refuse this config because of one error.
        "#]].assert_eq(&said);
    }
}

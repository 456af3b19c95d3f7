//! `target-newer`, `newest-refuses`: what the release that the config is checked for means for the answer.

use json5_syntax::{Path, TextRange, TextSize};
use openclaw_knowledge::text::Message;
use openclaw_schema::bundle::{self, Match, Release};

use super::{Context, schema};
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
    let count = schema::violations(context, &bundle::schema(newest)).len();
    if count > 0 {
        let message = Message::new("newest-refuses").with("newest", newest.name()).with("count", count);
        findings.push(information(context, "newest-refuses", message));
    }
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

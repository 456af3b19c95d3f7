//! `plugin-path`: a path of `plugins.load.paths` that does not exist. OpenClaw then checks no channel and no plugin settings.

use json5_syntax::Path;
use openclaw_knowledge::text::Message;

use super::Context;
use crate::Entry;
use crate::{Diagnostic, Severity, Stage};

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (place, path) in context.plugin_paths() {
        if path.and_then(|path| context.on_disk(&path)) == Some(&Entry::Missing) {
            findings.push(Diagnostic::new(
                "plugin-path",
                Severity::Warning,
                Stage::Plugins,
                Path::default().key("plugins").key("load").key("paths"),
                place.value.range(),
                Message::new("plugin-path"),
            ));
        }
    }
}

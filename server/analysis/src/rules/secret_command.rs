//! `secret-command`: the command of a secret provider is not the safe file that OpenClaw runs. The last thing that it looks at.

use openclaw_knowledge::text::Message;

use super::Context;
use super::place::{Place, select};
use crate::Entry;
use crate::{Diagnostic, Severity, Stage, paths};

/// Writable for the group or for everybody.
const TOO_OPEN: u32 = 0o022;

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (provider, command, path) in commands(context) {
        let Some(entry) = context.on_disk(&path) else { continue };
        let trusted = provider.get("trustedDirs").map(|folders| folders.items()).unwrap_or_default();
        let trusts = |folder: &Place<'_>| {
            let folder = context.text(folder.value).and_then(|folder| context.resolve_path(&folder));
            folder.is_none_or(|folder| paths::is_inside(&folder, &path))
        };
        let id = match *entry {
            Entry::Missing => "secret-command-missing",
            Entry::Folder => "secret-command-folder",
            Entry::Symlink => "secret-command-symlink",
            Entry::File { .. } if !trusted.is_empty() && !trusted.iter().any(trusts) => {
                "secret-command-untrusted"
            }
            Entry::File { mode, .. } if mode & TOO_OPEN != 0 => "secret-command-open",
            Entry::File { owned: false, .. } => "secret-command-owner",
            Entry::File { .. } => continue,
        };
        findings.push(Diagnostic::new(
            "secret-command",
            Severity::Error,
            Stage::StrictFiles,
            command.path(),
            command.value.range(),
            Message::new(id),
        ));
    }
}

/// Every provider that runs a command of its own: the provider, the command, and its path.
pub(super) fn commands<'s>(context: &Context<'s>) -> Vec<(Place<'s>, Place<'s>, String)> {
    let own = |provider: Place<'s>| {
        if provider.get("pluginIntegration").is_some() {
            return None;
        }
        let command = provider.get("command")?;
        let path = context.resolve_path(&context.text(command.value)?)?;
        Some((provider, command, path))
    };
    select(context.root, "secrets.providers.*").into_iter().filter_map(own).collect()
}

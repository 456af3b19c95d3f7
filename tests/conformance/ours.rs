//! Our side: the same text through the analysis crate, in process. The only file of the run that knows its types.

use std::collections::BTreeMap;

use json5_syntax::{Path, Segment};
use openclaw_analysis::{
    Entry, FileId, Known, Settings, Severity, Variable, Workspace, World, accepted, diagnostics,
};

use crate::referee::Installation;

pub use openclaw_analysis::Stage;

/// The release that referees.
pub const VERSION: &str = "2026.9.6";

/// What we say about one document.
pub struct Verdict {
    /// `None` when files that were not read decide.
    pub accepted: Option<bool>,
    pub findings: Vec<Finding>,
}

/// One of our diagnostics, its paths in OpenClaw's writing.
pub struct Finding {
    pub code: &'static str,
    pub error: bool,
    pub warning: bool,
    pub stage: Stage,
    pub path: String,
    /// The branches of a union.
    pub related: Vec<String>,
}

/// Reads `text` as the config file of the referee's empty home.
pub fn judge(text: &str, installation: &Installation) -> Verdict {
    let file = FileId(0);
    let mut workspace = Workspace::default();
    workspace.set_settings(Settings { version: Some(VERSION.to_owned()), ..Settings::default() });
    workspace.open(file, 0, text);
    let mut world = world(installation);
    workspace.set_world(file, world.clone());
    // Which paths matter is known once the rest of the world is, and few documents have any.
    let wanted = workspace.snapshot().wanted_paths(file);
    world.disk =
        Known::Known(wanted.into_iter().map(|path| (path.clone(), entry(&path, installation))).collect());
    workspace.set_world(file, world);
    let found = diagnostics(&workspace.snapshot(), file);
    Verdict {
        accepted: accepted(&found),
        findings: found
            .iter()
            .map(|diagnostic| Finding {
                code: diagnostic.code,
                error: diagnostic.severity == Severity::Error,
                warning: diagnostic.severity == Severity::Warning,
                stage: diagnostic.stage,
                path: openclaw_path(diagnostic.code, &diagnostic.path),
                related: diagnostic.related.iter().map(|related| dotted(&related.path)).collect(),
            })
            .collect(),
    }
}

fn world(installation: &Installation) -> World {
    let variables = installation.environment().map(|(name, value)| (name, Variable::Set(value)));
    World {
        variables: Known::Known(BTreeMap::from(variables)),
        home: Some(installation.home().display().to_string()),
        file: Some(installation.config_file().display().to_string()),
        plugins: Known::Known(Vec::new()),
        disk: Known::Known(BTreeMap::new()),
        installed: None,
    }
}

/// What the edge would read.
fn entry(path: &str, installation: &Installation) -> Entry {
    match std::fs::symlink_metadata(path) {
        Err(_) => Entry::Missing,
        Ok(metadata) if metadata.is_symlink() => Entry::Symlink,
        Ok(metadata) if metadata.is_dir() => Entry::Folder,
        Ok(metadata) => file(&metadata, installation),
    }
}

#[cfg(unix)]
fn file(metadata: &std::fs::Metadata, installation: &Installation) -> Entry {
    use std::os::unix::fs::MetadataExt as _;
    // The home was made by whoever runs this.
    let user = std::fs::metadata(installation.home()).map(|home| home.uid());
    Entry::File { mode: metadata.mode() & 0o7777, owned: user.is_ok_and(|user| user == metadata.uid()) }
}

#[cfg(not(unix))]
fn file(_: &std::fs::Metadata, _: &Installation) -> Entry {
    Entry::File { mode: 0, owned: true }
}

/// OpenClaw reports an unknown key at its parent.
fn openclaw_path(code: &str, path: &Path) -> String {
    match path.parent() {
        Some(parent) if code == "unknown-key" => dotted(&parent),
        _ => dotted(path),
    }
}

/// As OpenClaw writes paths: joined by dots, nothing escaped.
fn dotted(path: &Path) -> String {
    let segments: Vec<String> = path
        .0
        .iter()
        .map(|segment| match segment {
            Segment::Key(key) => key.clone(),
            Segment::Index(index) => index.to_string(),
        })
        .collect();
    if segments.is_empty() { "<root>".to_owned() } else { segments.join(".") }
}

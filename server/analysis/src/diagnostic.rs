//! What a diagnostic is: plain data with byte ranges, its words still an id with arguments.

use json5_syntax::{Path, TextRange};
use openclaw_knowledge::pages;
use openclaw_knowledge::text::Message;

/// How bad. An error means, and only means, that the target OpenClaw refuses the config.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// OpenClaw refuses this config.
    Error,
    /// It starts, but does not do what is written.
    Warning,
    /// Worth knowing.
    Information,
    /// A suggestion.
    Hint,
}

/// The step of OpenClaw's own loading that makes this finding. A failing step hides all later ones there; here all are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Reading the text.
    Syntax,
    /// The core schema with its refinements, and the "no SecretRef here" policy.
    Core,
    /// Checks of the whole config after a clean schema, in this fixed order; only the first failing one reports.
    Whole(u8),
    /// Channels, plugins, models: after defaults are filled in.
    Plugins,
    /// The second, strict pass of `config validate`.
    Strict,
    /// File checks of secret providers' commands, last of all.
    StrictFiles,
    /// OpenClaw does not look at this; we do.
    Ours,
}

/// How editors may render it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tag {
    /// Has no effect.
    Unnecessary,
    /// Still works, should be replaced.
    Deprecated,
}

/// One finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// Stable id without the `openclaw/` prefix, such as `unknown-key`; the name of its page.
    pub code: &'static str,
    /// How bad.
    pub severity: Severity,
    /// Which step of OpenClaw makes it.
    pub stage: Stage,
    /// The words, as id and arguments.
    pub message: Message,
    /// The offending node's own path: an unknown key, the key; a missing one, the child that is missing.
    pub path: Path,
    /// Byte range, half-open.
    pub range: TextRange,
    /// Other places that explain it.
    pub related: Vec<Related>,
    /// How editors may render it.
    pub tags: Vec<Tag>,
    /// Edits that mend it, best first.
    pub fixes: Vec<Fix>,
}

/// Another place that explains a finding: the opener of an unclosed brace, a union's branch, the first of two duplicates.
#[derive(Debug, Clone, PartialEq)]
pub struct Related {
    /// The words.
    pub message: Message,
    /// The node's path.
    pub path: Path,
    /// Byte range in the same file.
    pub range: TextRange,
}

/// An edit that mends a finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Fix {
    /// What it does, in words.
    pub title: Message,
    /// Non-overlapping edits, in order of their place.
    pub edits: Vec<TextEdit>,
    /// How sure it is that this is meant.
    pub confidence: Confidence,
}

/// How sure it is that an edit is what was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// One way of several, or one that deletes something: only a person can choose it.
    Choice,
    /// Probably meant, such as the key with the most similar name: the first choice, but nothing to be done unasked.
    Likely,
    /// Surely meant, and nothing is lost: "fix all" applies it.
    Sure,
}

/// Replaces a byte range by a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextEdit {
    /// Byte range, half-open; empty to insert.
    pub range: TextRange,
    /// What stands there afterwards.
    pub new_text: String,
}

impl Diagnostic {
    /// A finding with nothing attached yet.
    #[must_use]
    pub fn new(
        code: &'static str,
        severity: Severity,
        stage: Stage,
        path: Path,
        range: TextRange,
        message: Message,
    ) -> Self {
        debug_assert!(pages::codes().any(|known| known == code), "{code} has no page");
        Self {
            code,
            severity,
            stage,
            message,
            path,
            range,
            related: Vec::new(),
            tags: Vec::new(),
            fixes: Vec::new(),
        }
    }

    /// With an edit that mends it.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fixes.push(fix);
        self
    }
}

//! What the schema does not allow, put in words. The files beside this one know how to say it and how to mend it.

use json5_syntax::ast::Value;
use json5_syntax::{Path, Segment, TextRange};
use openclaw_knowledge::text::Message;
use openclaw_schema::check::{self, Kind, Violation};
use openclaw_schema::{Schema, bundle};

use super::{Context, missing_key, unknown_key, wrong_value};
use crate::facts::surroundings::Discovery;
use crate::{Diagnostic, Related, Severity, Stage};

/// The releases whose behaviour beyond the schema is known; for others the schema decides alone.
const KNOWN: &str = "2026.9.";
/// After so many mistakes in a document, the others are only named: what was meant by each, and how to mend it, takes
/// another look at the document.
const EXPLAINED: usize = 1_000;

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(judge) = Judge::new(context) else { return };
    let broken = broken(context);
    let whole = context.violations().iter().filter(|violation| !is_broken(context, &broken, violation));
    for (count, violation) in whole.enumerate() {
        findings.push(if count < EXPLAINED { judge.finding(violation) } else { judge.bare(violation) });
    }
}

/// The ranges of the syntax errors, joined where they meet.
fn broken(context: &Context<'_>) -> Vec<TextRange> {
    let mut joined: Vec<TextRange> = Vec::new();
    for error in context.document.parse.errors() {
        match joined.last_mut() {
            Some(last) if error.range.start() <= last.end() => *last = last.cover(error.range),
            _ => joined.push(error.range),
        }
    }
    joined
}

/// Whether the text itself is broken here: the syntax error says so already.
fn is_broken(context: &Context<'_>, broken: &[TextRange], violation: &Violation) -> bool {
    if broken.is_empty() {
        return false;
    }
    let range = match violation.kind {
        // What is missing may be hidden in the broken part of its object.
        Kind::MissingKey | Kind::NoVariant { missing: true } => {
            violation.path.parent().and_then(|object| context.root?.at_path(&object.0)).map(Value::range)
        }
        _ => None,
    };
    let range = range.unwrap_or(violation.range);
    let from = broken.partition_point(|broken| broken.end() < range.start());
    broken.get(from).is_some_and(|broken| broken.start() <= range.end())
}

/// What every kind of finding needs.
pub(super) struct Judge<'c, 's> {
    pub(super) context: &'c Context<'s>,
    pub(super) schema: Schema,
    /// The release whose schema it is.
    pub(super) release: &'static bundle::Release,
}

impl<'c, 's> Judge<'c, 's> {
    fn new(context: &'c Context<'s>) -> Option<Self> {
        let release = context.release();
        Some(Self { context, schema: context.snapshot.schema(context.file)?, release })
    }

    fn finding(&self, violation: &Violation) -> Diagnostic {
        let finding = match violation.kind {
            Kind::UnknownKey => unknown_key::finding(self, violation),
            Kind::MissingKey => missing_key::finding(self, violation),
            _ => wrong_value::finding(self, violation),
        };
        self.weighed(finding, violation)
    }

    /// The finding without mends.
    fn bare(&self, violation: &Violation) -> Diagnostic {
        let finding = match violation.kind {
            Kind::UnknownKey => self.diagnostic("unknown-key", violation, unknown_key::plain(violation)),
            Kind::MissingKey => missing_key::finding(self, violation),
            _ => wrong_value::bare(self, violation),
        };
        self.weighed(finding, violation)
    }

    fn weighed(&self, mut finding: Diagnostic, violation: &Violation) -> Diagnostic {
        if !self.is_certain(violation) {
            finding.severity = Severity::Warning;
        }
        for echo in &violation.echoes {
            finding.related.push(Related {
                message: Message::new("schema-echo"),
                path: echo.path.clone(),
                range: echo.range,
            });
        }
        finding
    }

    /// Whether the target surely refuses the config for this. Of releases whose validator is not known, only what a
    /// schema cannot get wrong: keys that it does not have, and types.
    fn is_certain(&self, violation: &Violation) -> bool {
        if violation.stage == check::Stage::Plugins && self.context.discovery() != Discovery::Complete {
            return false;
        }
        if self.release.name().starts_with(KNOWN) {
            return true;
        }
        match violation.kind {
            Kind::UnknownKey => true,
            Kind::WrongType { found } => found.is_some(),
            Kind::NoBranch => {
                violation.branches.iter().all(|branch| branch.violations.iter().any(|it| self.is_certain(it)))
            }
            _ => false,
        }
    }

    pub(super) fn diagnostic(&self, code: &'static str, of: &Violation, message: Message) -> Diagnostic {
        if breaks_reading(of) {
            // OpenClaw does not get as far as naming the place.
            let path = Path::default();
            return Diagnostic::new(code, Severity::Error, Stage::Syntax, path, of.range, message);
        }
        let stage = match of.stage {
            check::Stage::Core => Stage::Core,
            check::Stage::Plugins => Stage::Plugins,
        };
        Diagnostic::new(code, Severity::Error, stage, of.path.clone(), of.range, message)
    }
}

/// Mistakes over which OpenClaw 2026.9 stumbles while it still reads the file.
fn breaks_reading(violation: &Violation) -> bool {
    let keys: Vec<&str> = violation
        .path
        .0
        .iter()
        .map(|segment| if let Segment::Key(key) = segment { key.as_str() } else { "" })
        .collect();
    match keys.as_slice() {
        ["mcp", "servers", _, "oauth", "clientMetadataUrl"]
        | ["nodeHost", "mcp", "servers", _, "oauth", "clientMetadataUrl"] => {
            violation.kind == Kind::BadFormat
        }
        _ => false,
    }
}

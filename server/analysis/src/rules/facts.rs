//! What several rules ask about a document, computed once per run and only when asked.

use std::cell::OnceCell;

use json5_syntax::ast::Value;
use json5_syntax::{Path, TextRange};
use openclaw_knowledge::text::Message;
use openclaw_schema::Version;
use openclaw_schema::check::Stage as SchemaStage;

use crate::beta_flags::{self, FlagList};
use crate::environment::Substituted;
use crate::model_ref::ModelNames;
use crate::params::Reading;
use crate::rules::auth_profiles::Use;
use crate::rules::model_refs::Reference;
use crate::rules::roster::Roster;
use crate::rules::value_format::Violation;
use crate::rules::{Context, agent_roster, value_format};
use crate::{Diagnostic, Severity, Stage};

/// Answers shared by the rules of one run.
#[derive(Default)]
pub(super) struct Facts<'s> {
    pub(super) roster: OnceCell<Roster<'s>>,
    pub(super) formats: OnceCell<Vec<Violation>>,
    pub(super) names: OnceCell<ModelNames>,
    pub(super) profile_uses: OnceCell<Vec<Use>>,
    pub(super) references: OnceCell<Vec<Reference<'s>>>,
    pub(super) beta_lists: OnceCell<Vec<FlagList<'s>>>,
    aborting: OnceCell<Vec<Path>>,
    target: OnceCell<Version>,
    reading: OnceCell<Reading<'s>>,
}

impl<'s> Context<'s> {
    /// The agents of the document.
    pub(crate) fn roster(&self) -> &Roster<'s> {
        self.facts.roster.get_or_init(|| Roster::new(self.root, &self.environment))
    }

    /// The `params` objects and what comes of them.
    pub(crate) fn reading(&self) -> &Reading<'s> {
        self.facts.reading.get_or_init(|| {
            let release = self.release().version();
            Reading::new(self.root, self.environment.clone(), self.roster(), release, self.has_include)
        })
    }

    /// The lists of beta flags of the document.
    pub(crate) fn beta_lists(&self) -> &[FlagList<'s>] {
        self.facts.beta_lists.get_or_init(|| beta_flags::lists(self))
    }

    /// Whether OpenClaw skips a check for the value at `path` that belongs to the container at `host`: something of
    /// the wrong type lies inside the host, or around the value, where OpenClaw then does not look further.
    pub(super) fn aborted(&self, host: &Path, path: &Path) -> bool {
        self.aborting().iter().any(|abort| abort.0.starts_with(&host.0) || path.0.starts_with(&abort.0))
    }

    /// Whether something around the value at `path`, but not itself, keeps OpenClaw from looking at it.
    pub(super) fn unreached(&self, path: &Path) -> bool {
        self.aborting().iter().any(|abort| abort.0.len() < path.0.len() && path.0.starts_with(&abort.0))
    }

    fn aborting(&self) -> &[Path] {
        self.facts.aborting.get_or_init(|| {
            let mut paths = schema_aborts(self);
            let formats = value_format::violations(self).iter().filter(|violation| violation.aborts);
            paths.extend(formats.map(|violation| violation.path.clone()));
            paths.extend(agent_roster::blocked(self).into_iter().map(|key| key.path()));
            paths
        })
    }

    /// Whether the target release is this one or newer.
    pub(crate) fn targets(&self, since: &str) -> bool {
        let target = self.facts.target.get_or_init(|| self.release().version());
        Version::parse(since).is_none_or(|since| since <= *target)
    }

    /// A string as OpenClaw's checks see it; `None` when the value is no string.
    pub(super) fn substituted<'v>(&self, value: Value<'v>) -> Option<Substituted<'v>> {
        value.as_str().map(|text| self.environment.substitute(text))
    }

    /// The text of a byte range.
    pub(super) fn source(&self, range: TextRange) -> String {
        let text = &self.document.text;
        text.get_byte_slice(std::ops::Range::<usize>::from(range))
            .map(|slice| slice.to_string())
            .unwrap_or_default()
    }
}

/// A finding of OpenClaw's core check: it refuses the config.
pub(super) fn refused(code: &'static str, path: Path, range: TextRange, message: Message) -> Diagnostic {
    Diagnostic::new(code, Severity::Error, Stage::Core, path, range, message)
}

fn schema_aborts(context: &Context<'_>) -> Vec<Path> {
    context
        .violations()
        .iter()
        .filter(|violation| violation.stage == SchemaStage::Core && violation.aborts())
        .map(|violation| violation.path.clone())
        .collect()
}

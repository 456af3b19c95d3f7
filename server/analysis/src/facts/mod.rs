//! What can be asked about a document, each answered once and only when asked. Rules judge by it; hover and completion show it.

pub(crate) mod auth_profiles;
pub(crate) mod include;
pub(crate) mod migration;
pub(crate) mod model_refs;
pub(crate) mod roster;
pub(crate) mod surroundings;
pub(crate) mod trie;
pub(crate) mod value_format;
pub(crate) mod violations;

use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use json5_syntax::ast::Value;
use json5_syntax::{Path, TextRange, TextSize};
use openclaw_schema::Version;
use openclaw_schema::bundle::{self, Release};
use openclaw_schema::check::{Stage, Violation};
use rustc_hash::FxHashMap;

use self::auth_profiles::Use;
use self::model_refs::Reference;
use self::roster::Roster;
use crate::beta_flags::{self, FlagList};
use crate::environment::{Environment, Substituted};
use crate::model_ref::ModelNames;
use crate::params::Reading;
use crate::{Document, FileId, Snapshot};

/// A document with all that can be asked about it.
pub struct Context<'s> {
    /// The snapshot, for settings and target.
    pub snapshot: &'s Snapshot,
    /// The document's name.
    pub file: FileId,
    /// The document.
    pub document: &'s Document,
    /// Its root value; `None` when the text has none.
    pub root: Option<Value<'s>>,
    /// The variables that `${NAME}` in its values stands for.
    pub environment: Environment<'s>,
    /// Whether the document has a `$include`: then nothing is reported as missing or unresolved.
    pub has_include: bool,
    violations: OnceCell<Vec<Violation>>,
    facts: Facts<'s>,
}

impl<'s> Context<'s> {
    /// The context of a document; `None` when it is not open.
    #[must_use]
    pub fn new(snapshot: &'s Snapshot, file: FileId) -> Option<Self> {
        let document = snapshot.document(file)?;
        let root = document.parse.root();
        let environment = Environment::new(root, &document.world);
        let has_include = root.is_some_and(|root| include::occurs(document, root));
        let facts = Facts::default();
        Some(Self {
            snapshot,
            file,
            document,
            root,
            environment,
            has_include,
            facts,
            violations: OnceCell::new(),
        })
    }

    /// What the schema of the target release finds. Computed once, for every rule that asks.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        self.violations.get_or_init(|| {
            let schema = self.snapshot.schema(self.file);
            schema.map(|schema| violations::of(self, &schema)).unwrap_or_default()
        })
    }

    /// The release whose schema judges the document: the target, or the nearest earlier one.
    #[must_use]
    pub fn release(&self) -> &'static Release {
        self.snapshot.release(self.file).unwrap_or_else(bundle::newest)
    }

    /// The text of a string value as OpenClaw's checks see it, `${NAME}` substituted. `None` when it is no string, or
    /// depends on a variable whose value is not known here.
    #[must_use]
    pub fn text<'v>(&self, value: Value<'v>) -> Option<Cow<'v, str>> {
        match self.environment.substitute(value.as_str()?) {
            Substituted::Text(text) => Some(text),
            Substituted::DependsOn(_) => None,
        }
    }
}

#[derive(Default)]
struct Facts<'s> {
    roster: OnceCell<Roster<'s>>,
    formats: OnceCell<Vec<value_format::Violation>>,
    names: OnceCell<Rc<ModelNames>>,
    /// Those of agents with models of their own, by where their settings begin.
    agent_names: RefCell<FxHashMap<TextSize, Rc<ModelNames>>>,
    profile_uses: OnceCell<Vec<Use>>,
    references: OnceCell<Vec<Reference<'s>>>,
    beta_lists: OnceCell<Vec<FlagList<'s>>>,
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
    pub(crate) fn aborted(&self, host: &Path, path: &Path) -> bool {
        self.aborting().iter().any(|abort| abort.0.starts_with(&host.0) || path.0.starts_with(&abort.0))
    }

    /// Whether something around the value at `path`, but not itself, keeps OpenClaw from looking at it.
    pub(crate) fn unreached(&self, path: &Path) -> bool {
        self.aborting().iter().any(|abort| abort.0.len() < path.0.len() && path.0.starts_with(&abort.0))
    }

    fn aborting(&self) -> &[Path] {
        self.facts.aborting.get_or_init(|| {
            let mut paths = schema_aborts(self);
            let formats = value_format::violations(self).iter().filter(|violation| violation.aborts);
            paths.extend(formats.map(|violation| violation.path.clone()));
            paths.extend(roster::blocked(self).into_iter().map(|key| key.path()));
            paths
        })
    }

    /// Whether the target release is this one or newer.
    pub(crate) fn targets(&self, since: &str) -> bool {
        let target = self.facts.target.get_or_init(|| self.release().version());
        Version::parse(since).is_none_or(|since| since <= *target)
    }

    /// A string as OpenClaw's checks see it; `None` when the value is no string.
    pub(crate) fn substituted<'v>(&self, value: Value<'v>) -> Option<Substituted<'v>> {
        value.as_str().map(|text| self.environment.substitute(text))
    }

    /// The text of a byte range.
    pub(crate) fn source(&self, range: TextRange) -> String {
        let text = &self.document.text;
        text.get_byte_slice(std::ops::Range::<usize>::from(range))
            .map(|slice| slice.to_string())
            .unwrap_or_default()
    }
}

fn schema_aborts(context: &Context<'_>) -> Vec<Path> {
    context
        .violations()
        .iter()
        .filter(|violation| violation.stage == Stage::Core && violation.aborts())
        .map(|violation| violation.path.clone())
        .collect()
}

//! The schemas of every stable release that ships with the server. Nothing is read before the first question.

use std::sync::{Arc, LazyLock, OnceLock};

use crate::arena::Arena;
use crate::node::{NodeId, Type, TypeSet, Value};
use crate::path::{self, Step};
use crate::schema::Schema;
use crate::version::Version;

pub(crate) mod binary;

/// Written by `cargo xtask snapshot` from `data/releases.jsonl` and `data/amendments.jsonl`.
static BYTES: &[u8] = include_bytes!("../data/releases.bin");

static BUNDLE: LazyLock<Bundle> = LazyLock::new(Bundle::open);

#[derive(Debug)]
struct Bundle {
    binary: binary::Binary<'static>,
    /// Ascending, never empty.
    releases: Vec<Release>,
    /// Beside `releases`: what has been asked for.
    schemas: Vec<OnceLock<Schema>>,
    /// Every release at once, for questions about history.
    history: OnceLock<Arena>,
}

/// A stable release of OpenClaw.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Release {
    name: String,
    version: Version,
    /// Position in [`releases`].
    index: usize,
    /// Node of the whole binary form.
    root: NodeId,
}

/// How a release answers for the version that was asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Match {
    /// It is that version.
    Exact,
    /// It is that version published once more: `2026.7.1-2` for `2026.7.1`.
    Republished,
    /// It is the last one before that version.
    NearestEarlier,
    /// That version is older than every release here; this is the first.
    OlderThanFirst,
    /// That version is newer than every release here; this is the last.
    NewerThanLast,
}

/// In which releases something exists: `first` and `last` included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Interval {
    /// The first release that has it.
    pub first: &'static Release,
    /// The last release that has it. `None` when the newest still does.
    pub last: Option<&'static Release>,
}

/// Every release, oldest first.
pub fn releases() -> &'static [Release] {
    &BUNDLE.releases
}

/// The newest release.
pub fn newest() -> &'static Release {
    static NONE: Release = Release::NONE;
    releases().last().unwrap_or(&NONE)
}

/// A release's schema, read when first asked for.
pub fn schema(release: &Release) -> Schema {
    match BUNDLE.schemas.get(release.index) {
        Some(schema) => schema.get_or_init(|| BUNDLE.read(release.root)).clone(),
        None => BUNDLE.read(release.root),
    }
}

/// In which releases a path exists, oldest interval first; empty when in none.
///
/// A key that some release names at this place exists where it is named, even if a map takes any key there:
/// `plugins.entries.a2a` begins with the release that knows that plugin. Keys in open objects, about which no schema
/// says anything, exist in none.
pub fn intervals(path: &[Step<'_>]) -> Vec<Interval> {
    intervals_of(&spans(history(), path), |nodes| !nodes.is_empty())
}

/// In which releases a text is taken at a path, be it as one of the constants or because any text is. Empty when no
/// release has it as a constant.
pub fn text_intervals(path: &[Step<'_>], text: &str) -> Vec<Interval> {
    let arena = history();
    let spans = spans(arena, path);
    let mut is_constant = false;
    let intervals = intervals_of(&spans, |nodes| {
        let nodes = path::alternatives(arena, nodes);
        let mut nodes = nodes.iter().map(|&id| arena.node(id));
        nodes.any(|node| match &node.values {
            Some(values) => {
                let is_one =
                    values.iter().any(|value| matches!(value, Value::String(it) if arena.str(*it) == text));
                is_constant |= is_one;
                is_one
            }
            None => {
                node.is_any()
                    || (node.types != TypeSet::ANY && node.types.iter().any(|of| of == Type::String))
            }
        })
    });
    if is_constant { intervals } else { Vec::new() }
}

fn history() -> &'static Arena {
    BUNDLE.history.get_or_init(|| BUNDLE.binary.all().unwrap_or_default())
}

fn spans(arena: &Arena, path: &[Step<'_>]) -> Vec<Span> {
    let root = |release: &Release| Span { first: release.index, nodes: vec![release.root] };
    let mut spans: Vec<Span> = releases().iter().map(root).collect();
    for &step in path {
        let named = step_all(arena, &spans, step);
        spans = match step {
            Step::Key(_) if named.iter().all(|span| span.nodes.is_empty()) => {
                step_all(arena, &spans, Step::AnyKey)
            }
            _ => named,
        };
    }
    spans
}

fn intervals_of(spans: &[Span], mut holds: impl FnMut(&[NodeId]) -> bool) -> Vec<Interval> {
    let mut intervals: Vec<Interval> = Vec::new();
    for span in spans {
        let holds = holds(&span.nodes);
        let open = intervals.last_mut().filter(|interval| interval.last.is_none());
        match (open, releases().get(span.first)) {
            (None, Some(first)) if holds => intervals.push(Interval { first, last: None }),
            (Some(open), _) if !holds => open.last = releases().get(span.first - 1),
            _ => {}
        }
    }
    intervals
}

/// Releases one after another in which a path leads to the same nodes; to none when it does not exist there.
struct Span {
    /// Up to the first release of the next span.
    first: usize,
    nodes: Vec<NodeId>,
}

fn step_all(arena: &Arena, spans: &[Span], step: Step<'_>) -> Vec<Span> {
    let below = |span: &Span| Span { first: span.first, nodes: path::step(arena, &span.nodes, step) };
    let mut all: Vec<Span> = spans.iter().map(below).collect();
    all.dedup_by(|later, span| later.nodes == span.nodes);
    all
}

impl Release {
    const NONE: Self = Self {
        name: String::new(),
        version: Version { number: [0; 3], stage: crate::version::Stage::Release },
        index: usize::MAX,
        root: NodeId(0),
    };

    /// As npm writes it: `2026.2.2-3`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name's meaning, for comparisons.
    pub fn version(&self) -> Version {
        self.version
    }

    /// The release whose schema answers for a version. `None` when the text is not a version.
    pub fn nearest(version: &str) -> Option<(&'static Self, Match)> {
        let wanted = Version::parse(version)?;
        let releases = releases();
        let next = releases.partition_point(|release| release.version <= wanted);
        let before = next.checked_sub(1).and_then(|at| releases.get(at));
        let after = releases.get(next);
        let same = |release: &&Self| release.version.is_same_release(&wanted);
        Some(match (before, after) {
            (Some(before), _) if before.version == wanted => (before, Match::Exact),
            _ if let Some(same) = before.into_iter().chain(after).find(same) => (same, Match::Republished),
            (Some(before), Some(_)) => (before, Match::NearestEarlier),
            (Some(before), None) => (before, Match::NewerThanLast),
            (None, Some(after)) => (after, Match::OlderThanFirst),
            (None, None) => (newest(), Match::OlderThanFirst),
        })
    }
}

impl Bundle {
    fn open() -> Self {
        let binary = binary::Binary::open(BYTES).unwrap_or_default();
        let release = |(index, (name, root)): (usize, (&str, _))| {
            Some(Release { version: Version::parse(name)?, name: name.to_owned(), index, root })
        };
        let releases: Vec<_> = binary.releases().enumerate().filter_map(release).collect();
        let schemas = releases.iter().map(|_| OnceLock::new()).collect();
        Self { binary, releases, schemas, history: OnceLock::new() }
    }

    fn read(&self, root: NodeId) -> Schema {
        let (arena, root) = self.binary.below(root).unwrap_or_else(|| (Arena::default(), root));
        Schema { arena: Arc::new(arena), root }
    }
}

/// Opens the bundle once more and reads the newest release, to measure what the first question costs.
#[doc(hidden)]
pub fn load() -> impl Sized {
    let bundle = Bundle::open();
    let schema = bundle.releases.last().map(|release| bundle.read(release.root));
    (bundle, schema)
}

#[cfg(test)]
mod tests;

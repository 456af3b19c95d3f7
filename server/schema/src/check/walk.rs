//! One recursive walk over the document and the schema together. It allocates for findings only.

use json5_syntax::ast::{Array, Key, Object, Value as Ast, ValueKind};
use json5_syntax::{Path, Segment, TextRange, TextSize};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

use super::literal::passed_bound;
use super::violation::{Echo, Kind, Limit, Stage, Violation};
use super::{Options, include, quirks};
use crate::Schema;
use crate::arena::Arena;
use crate::node::{Additional, Condition, Items, Node, NodeId, Type, TypeSet};

/// Deeper than any schema that does not refer to itself; what lies below is not judged.
const MAX_DEPTH: usize = 256;

/// `channels.<id>` for these is the core's business.
const CORE_CHANNEL_KEYS: [&str; 2] = ["defaults", "modelByChannel"];

pub(super) fn check(schema: &Schema, root: Ast<'_>, options: Options<'_>) -> Vec<Violation> {
    let mut walk = Walk {
        arena: &schema.arena,
        options,
        path: Vec::new(),
        violations: Vec::new(),
        stage: Stage::Core,
        area: Area::Other,
        probe: None,
    };
    walk.value(schema.root, root);
    walk.violations
}

pub(super) struct Walk<'a, 't> {
    pub(super) arena: &'a Arena,
    pub(super) options: Options<'a>,
    pub(super) path: Vec<Step<'t>>,
    pub(super) violations: Vec<Violation>,
    pub(super) stage: Stage,
    /// The root's member that the walk is in.
    pub(super) area: Area,
    /// While it is only asked whether a value is allowed: whether it was refused so far.
    pub(super) probe: Option<Probe>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Probe {
    Allowed,
    Refused,
}

#[derive(Clone, Copy)]
pub(super) enum Step<'t> {
    Key(Key<'t>),
    Index(usize),
}

/// The members of the root below which the later validator has a say.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Area {
    Channels,
    Plugins,
    Other,
}

/// Where the core leaves the judgement to the later validator.
enum Entry {
    None,
    Skipped,
    Channel,
    PluginConfig,
}

/// A string as OpenClaw sees it.
pub(super) enum Text<'t> {
    Known(Cow<'t, str>),
    Unknown,
}

impl<'t> Walk<'_, 't> {
    /// Judges a value, and says what is wrong with it and with what it contains.
    pub(super) fn value(&mut self, id: NodeId, value: Ast<'t>) {
        if self.path.len() > MAX_DEPTH {
            return;
        }
        let arena = self.arena;
        let node = arena.node(id);
        let entry = self.entry();
        if matches!(entry, Entry::None) && !self.options.includes && node.is_union_only() {
            // Spares decoding the value: its branches do that.
            return self.union(id, node, value);
        }
        let kind = value.kind();
        if let ValueKind::Object(object) = &kind
            && self.options.includes
            && is_replaced(*object)
        {
            return;
        }
        let before = self.stage;
        match entry {
            Entry::None => {}
            Entry::Skipped => return,
            Entry::Channel => self.stage = Stage::Plugins,
            // The core itself asks that a plugin's config is an object.
            Entry::PluginConfig if self.is_allowed_type(node.types, &kind) => self.stage = Stage::Plugins,
            Entry::PluginConfig => {}
        }
        self.judge(id, node, value, kind);
        self.stage = before;
    }

    fn judge(&mut self, id: NodeId, node: &Node, value: Ast<'t>, kind: ValueKind<'t>) {
        if !self.is_allowed_type(node.types, &kind) {
            let found = self.type_of(&kind);
            let kind = if node.values.is_some() { Kind::NotAllowed } else { Kind::WrongType { found } };
            return self.report(id, value.range(), kind);
        }
        match kind {
            ValueKind::String(text) => self.string(id, node, value, text),
            ValueKind::Invalid => return,
            _ if !self.is_constant(node, value) => self.report(id, value.range(), Kind::NotAllowed),
            ValueKind::Object(object) => self.object(id, node, object),
            ValueKind::Array(array) => self.array(id, node, array),
            ValueKind::Number(number) => {
                if let Some(limit) = passed_bound(node, number) {
                    self.report(id, value.range(), Kind::Limit(limit));
                }
            }
            ValueKind::Bool(_) | ValueKind::Null => {}
        }
        if !node.is_simple() {
            self.in_place(id, node, value);
        }
    }

    /// Whether the schema allows the value, without saying why not.
    pub(super) fn allows(&mut self, id: NodeId, value: Ast<'t>) -> bool {
        let outer = self.probe.replace(Probe::Allowed);
        self.value(id, value);
        std::mem::replace(&mut self.probe, outer) == Some(Probe::Allowed)
    }

    /// What the schema finds, apart from the findings so far.
    pub(super) fn findings(&mut self, id: NodeId, value: Ast<'t>) -> Vec<Violation> {
        let from = self.violations.len();
        self.value(id, value);
        self.violations.split_off(from)
    }

    pub(super) fn probing(&self) -> bool {
        self.probe.is_some()
    }

    /// Whether nothing more can come of the walk here.
    pub(super) fn stop(&self) -> bool {
        self.probe == Some(Probe::Refused)
    }

    fn array(&mut self, id: NodeId, node: &Node, array: Array<'t>) {
        let facets = node.facets();
        if facets.min_items.is_some() || facets.max_items.is_some() {
            let count = array.values().count() as u64;
            let is_tuple = matches!(node.items, Items::Tuple { .. });
            let kind = if is_tuple { Kind::TupleLength } else { Kind::Limit };
            if let Some(limit) = facets.min_items.filter(|&limit| count < limit && !self.options.includes) {
                self.report(id, array.range(), kind(Limit::MinItems(limit)));
                if is_tuple && self.stage == Stage::Core {
                    return;
                }
            } else if let Some(limit) = facets.max_items.filter(|&limit| count > limit) {
                self.report(id, array.range(), kind(Limit::MaxItems(limit)));
            }
        }
        for (index, item) in array.values().enumerate() {
            let below = match &node.items {
                Items::Any => return self.repeated(id, node, array),
                Items::Each(id) => Additional::Schema(*id),
                Items::Tuple { prefix, additional } => {
                    prefix.get(index).map_or(*additional, |&id| Additional::Schema(id))
                }
            };
            self.path.push(Step::Index(index));
            match below {
                Additional::Open => {}
                Additional::Schema(id) => self.value(id, item),
                // The bound on the number of items has said so in the core.
                Additional::Closed if self.stage == Stage::Core => {}
                Additional::Closed => self.report(id, item.range(), Kind::Forbidden),
            }
            self.path.pop();
            if self.stop() {
                return;
            }
        }
        self.repeated(id, node, array);
    }

    fn repeated(&mut self, id: NodeId, node: &Node, array: Array<'t>) {
        if !node.facets().unique_items {
            return;
        }
        let mut seen = FxHashMap::default();
        for item in array.values() {
            // Structures are compared as they are written: two spellings of one object pass.
            let text = item.as_str().map_or_else(|| item.literal_text().map(Cow::Borrowed), Some);
            if let Some(text) = text
                && seen.insert((item.as_str().is_some(), text), ()).is_some()
            {
                return self.report(id, item.range(), Kind::Repeated);
            }
        }
    }

    /// The schemas that judge the same value once more.
    fn in_place(&mut self, id: NodeId, node: &Node, value: Ast<'t>) {
        if self.stop() {
            return;
        }
        self.union(id, node, value);
        let logic = node.logic();
        for &part in &logic.all_of {
            if self.stop() {
                return;
            }
            self.value(part, value);
        }
        if let Some(not) = logic.not
            && !self.stop()
            && !self.is_open(value)
            && self.allows(not, value)
        {
            self.report(not, value.range(), Kind::Forbidden);
        }
        if let Some(condition) = logic.condition.filter(|_| !self.stop()) {
            self.condition(id, condition, value);
        }
    }

    fn condition(&mut self, id: NodeId, condition: Condition, value: Ast<'t>) {
        let holds = self.allows(condition.test, value);
        let before = self.violations.len();
        let Some(branch) = (if holds { condition.then } else { condition.otherwise }) else { return };
        self.value(branch, value);
        if holds {
            // Of what follows from a condition that holds, only the whole is named.
            let path = self.path();
            for violation in self.violations.get_mut(before..).unwrap_or_default() {
                violation.path.clone_from(&path);
                violation.echoes.clear();
                violation.kind = Kind::Condition;
                violation.node = id;
            }
        } else if let Some(first) = self.violations.get_mut(before) {
            let path = to_path(&self.path);
            first.echoes.push(Echo { path, range: value.range() });
        }
    }

    pub(super) fn report(&mut self, node: NodeId, range: TextRange, kind: Kind) {
        if let Some(probe) = &mut self.probe {
            *probe = Probe::Refused;
            return;
        }
        let (path, stage) = (self.path(), self.stage);
        self.violations.push(Violation {
            path,
            range,
            kind,
            node,
            stage,
            branches: Vec::new(),
            echoes: Vec::new(),
        });
    }

    /// Reports something about a child that is not there, or not as a node of its own.
    pub(super) fn report_child(&mut self, node: NodeId, name: &str, range: TextRange, kind: Kind) {
        self.report(node, range, kind);
        if self.probe.is_none()
            && let Some(violation) = self.violations.last_mut()
        {
            violation.path.0.push(Segment::Key(name.to_owned()));
        }
    }

    pub(super) fn path(&self) -> Path {
        to_path(&self.path)
    }

    /// Where a missing member is shown: at the key of the object, or at its opening brace.
    pub(super) fn opening(&self, object: Object<'_>) -> TextRange {
        match self.path.last() {
            Some(Step::Key(key)) => key.range(),
            _ => TextRange::at(object.range().start(), TextSize::of('{')),
        }
    }

    /// Whether the later validator takes over here.
    fn entry(&self) -> Entry {
        let key = |at: usize| match self.path.get(at) {
            Some(Step::Key(key)) => key.name(),
            _ => Cow::Borrowed(""),
        };
        match (self.area, self.path.len()) {
            (Area::Channels, 2) => match key(1) {
                id if CORE_CHANNEL_KEYS.contains(&id.as_ref()) => Entry::None,
                id if quirks::is_test_channel(&id) => Entry::Skipped,
                _ => Entry::Channel,
            },
            (Area::Plugins, 4) if key(3) == "config" && key(1) == "entries" => Entry::PluginConfig,
            _ => Entry::None,
        }
    }

    fn is_allowed_type(&self, types: TypeSet, kind: &ValueKind<'_>) -> bool {
        types == TypeSet::ANY
            || matches!(kind, ValueKind::Invalid)
            || self.type_of(kind).is_some_and(|found| types.allows(found))
    }

    /// `None` for numbers that are none in JSON.
    pub(super) fn type_of(&self, kind: &ValueKind<'_>) -> Option<Type> {
        match kind {
            ValueKind::Object(_) => Some(Type::Object),
            ValueKind::Array(_) => Some(Type::Array),
            ValueKind::String(_) => Some(Type::String),
            ValueKind::Number(number) if !number.is_finite() => None,
            ValueKind::Number(number) if number.fract() == 0.0 => Some(Type::Integer),
            ValueKind::Number(_) => Some(Type::Number),
            ValueKind::Bool(_) => Some(Type::Boolean),
            ValueKind::Null | ValueKind::Invalid => Some(Type::Null),
        }
    }

    /// Whether the value is not known: a variable of an unknown environment, or a mistake in the text.
    pub(super) fn is_open(&self, value: Ast<'t>) -> bool {
        match value.kind() {
            ValueKind::Invalid => true,
            ValueKind::String(text) => matches!(self.substituted(text), Text::Unknown),
            _ => false,
        }
    }

    pub(super) fn substituted(&self, text: Cow<'t, str>) -> Text<'t> {
        if !text.contains("${") {
            return Text::Known(text);
        }
        (self.options.substitute)(&text).map_or(Text::Unknown, |text| Text::Known(Cow::Owned(text)))
    }
}

/// An object whose content comes from another file alone: it may turn out to be anything.
fn is_replaced(object: Object<'_>) -> bool {
    let is_include = |name: Cow<'_, str>| name == include::KEY;
    let mut keys = object.members().filter_map(|member| member.key()).map(Key::name).peekable();
    keys.peek().is_some() && keys.all(is_include)
}

pub(super) fn to_path(steps: &[Step<'_>]) -> Path {
    let segment = |step: &Step<'_>| match step {
        Step::Key(key) => Segment::Key(key.name().into_owned()),
        Step::Index(index) => Segment::Index(*index),
    };
    Path(steps.iter().map(segment).collect())
}

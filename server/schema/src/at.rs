//! What the schema says about a place in a document: for completion and hover, which must answer while the document
//! is half typed.

use json5_syntax::ast::{Value as Ast, ValueKind};
use json5_syntax::{Path, Segment};

use crate::Schema;
use crate::arena::Arena;
use crate::check::{discriminator, variant};
use crate::node::{Additional, Items, Node, NodeId, Type, Value};
use crate::pattern;

impl Schema {
    /// The schemas that may judge the value at `path`, in printed order, with unions taken apart: no node in the
    /// answer is a mere union. Empty when the schema has no such place; a place where anything goes gives nodes for
    /// which [`Node::is_any`] holds.
    ///
    /// `root` is the document as far as it is written. On the way, and at the place itself when an object or an
    /// array stands there, branches of a union that its content rules out are left away: by the constant that tells
    /// the branches apart, and by type.
    #[must_use]
    pub fn at(&self, path: &Path, root: Option<Ast<'_>>) -> Vec<NodeId> {
        let mut value = root;
        let mut nodes = branches(&self.arena, &[self.root], value);
        for segment in &path.0 {
            let below: Vec<NodeId> = nodes.iter().filter_map(|&id| step(&self.arena, id, segment)).collect();
            value = value.and_then(|value| value.child(segment));
            nodes = branches(&self.arena, &below, value);
        }
        nodes
    }

    /// The same as [`Self::at`] for one more step down, when the schemas of the container are known already.
    #[must_use]
    pub fn below(&self, nodes: &[NodeId], segment: &Segment, value: Option<Ast<'_>>) -> Vec<NodeId> {
        let below: Vec<NodeId> = nodes.iter().filter_map(|&id| step(&self.arena, id, segment)).collect();
        branches(&self.arena, &below, value)
    }

    /// The schemas behind these, with unions taken apart, when nothing is known of the value.
    #[must_use]
    pub fn branches(&self, nodes: &[NodeId]) -> Vec<NodeId> {
        branches(&self.arena, nodes, None)
    }

    /// A schema with its unions taken apart, as in [`Self::at`]; itself when it is no union.
    #[must_use]
    pub fn expand(&self, node: NodeId) -> Vec<NodeId> {
        branches(&self.arena, &[node], None)
    }

    /// What several schemas of one place say together.
    #[must_use]
    pub fn describe(&self, nodes: &[NodeId]) -> Description<'_> {
        let mut description = Description::default();
        for &id in nodes {
            let node = self.arena.node(id);
            match &node.values {
                Some(values) => {
                    let new = values.iter().filter(|value| !description.values.contains(value));
                    let new: Vec<&Value> = new.collect();
                    description.values.extend(new);
                }
                None => {
                    let implied = [(Type::Object, is_object(node)), (Type::Array, node.items != Items::Any)];
                    let untyped = node.types == crate::TypeSet::ANY;
                    let mut types: Vec<Type> = if untyped { Vec::new() } else { node.types.iter().collect() };
                    if untyped {
                        types.extend(implied.into_iter().filter(|&(_, holds)| holds).map(|(of, _)| of));
                        description.anything |= node.is_any();
                    }
                    for of in types {
                        if !description.types.contains(&of) {
                            description.types.push(of);
                        }
                    }
                }
            }
            description.default = description.default.or(node.default.as_deref());
        }
        description
    }
}

/// What a place takes, over all the schemas that may judge it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Description<'a> {
    /// Types of which any value is taken (within the bounds of the nodes), commonest first.
    pub types: Vec<Type>,
    /// Constants that are taken besides.
    pub values: Vec<&'a Value>,
    /// What holds when nothing is written.
    pub default: Option<&'a Value>,
    /// Whether some schema takes anything at all.
    pub anything: bool,
}

fn is_object(node: &Node) -> bool {
    !node.properties.is_empty() || node.additional != Additional::Open
}

fn step(arena: &Arena, id: NodeId, segment: &Segment) -> Option<NodeId> {
    let node = arena.node(id);
    match segment {
        Segment::Key(key) => {
            let by_pattern = || {
                let patterns = &node.logic().pattern_properties;
                let found = patterns.iter().find(|&&(pattern, _)| {
                    pattern::is_match(arena, pattern, pattern::Case::Distinct, key) == Some(true)
                });
                found.map(|&(_, id)| id)
            };
            arena.property(node, key).or_else(by_pattern).or_else(|| arena.map_value(node))
        }
        Segment::Index(index) => match &node.items {
            Items::Any => None,
            Items::Each(id) => Some(*id),
            Items::Tuple { prefix, additional } => match (prefix.get(*index), additional) {
                (Some(&id), _) | (None, &Additional::Schema(id)) => Some(id),
                _ => None,
            },
        },
    }
}

/// Takes unions apart, and leaves away what a container's content rules out.
fn branches(arena: &Arena, nodes: &[NodeId], value: Option<Ast<'_>>) -> Vec<NodeId> {
    let mut out = Vec::new();
    for &id in nodes {
        expand(arena, id, value, &mut out);
    }
    out
}

fn expand(arena: &Arena, id: NodeId, value: Option<Ast<'_>>, out: &mut Vec<NodeId>) {
    let node = arena.node(id);
    let mut parts: Vec<NodeId> = Vec::new();
    for union in [&node.any_of, &node.one_of] {
        parts.extend(narrowed(arena, union, value));
    }
    let logic = node.logic();
    parts.extend(&logic.all_of);
    if let Some(condition) = logic.condition {
        parts.extend(condition.then.into_iter().chain(condition.otherwise));
    }
    let says_more = node.values.is_some()
        || node.types != crate::TypeSet::ANY
        || is_object(node)
        || node.items != Items::Any
        || node.facets().pattern.is_some();
    if (parts.is_empty() || says_more) && !out.contains(&id) {
        out.push(id);
    }
    for part in parts {
        expand(arena, part, value, out);
    }
}

/// The branches that a container's content leaves possible; all of them when it leaves none.
fn narrowed(arena: &Arena, union: &[NodeId], value: Option<Ast<'_>>) -> Vec<NodeId> {
    let container = match value.map(|value| (value, value.kind())) {
        Some((value, ValueKind::Object(_))) => (value, Type::Object),
        Some((value, ValueKind::Array(_))) => (value, Type::Array),
        _ => return union.to_vec(),
    };
    let (value, of) = container;
    let typed: Vec<NodeId> = union.iter().copied().filter(|&id| may_be(arena, id, of)).collect();
    let chosen = discriminator(arena, &typed).and_then(|name| {
        let given = value.get(arena.str(name))?;
        variant(arena, &typed, name, given)
    });
    if let Some(chosen) = chosen {
        return vec![chosen];
    }
    let possible: Vec<NodeId> =
        typed.iter().copied().filter(|&id| !is_contradicted(arena, arena.node(id), value)).collect();
    match (possible.is_empty(), typed.is_empty()) {
        (false, _) => possible,
        (true, false) => typed,
        (true, true) => union.to_vec(),
    }
}

fn may_be(arena: &Arena, id: NodeId, of: Type) -> bool {
    let node = arena.node(id);
    let unions = [&node.any_of, &node.one_of];
    node.types.allows(of)
        && node.values.is_none()
        && unions.iter().all(|union| union.is_empty() || union.iter().any(|&id| may_be(arena, id, of)))
}

/// Whether a member is written whose value is another constant than the one this branch asks for, or each of its own.
fn is_contradicted(arena: &Arena, node: &Node, value: Ast<'_>) -> bool {
    let mut unions = [&node.any_of, &node.one_of].into_iter().filter(|union| !union.is_empty());
    if unions.any(|union| union.iter().all(|&id| is_contradicted(arena, arena.node(id), value))) {
        return true;
    }
    node.properties.iter().any(|&(name, id)| {
        let Some([constant]) = arena.node(id).values.as_deref() else { return false };
        let given = value.get(arena.str(name)).map(|given| given.kind());
        match given {
            Some(ValueKind::String(text)) => {
                !text.is_empty() && !matches!(constant, Value::String(id) if arena.str(*id) == text)
            }
            Some(ValueKind::Bool(given)) => !matches!(constant, Value::Bool(constant) if *constant == given),
            _ => false,
        }
    })
}

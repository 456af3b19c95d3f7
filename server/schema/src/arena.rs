//! The immutable store of schema nodes and their strings.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::node::{Additional, Node, NodeId, StrId};
use crate::pattern::Patterns;

/// Interned schema nodes: equal structure is stored once, whether it stands at two places of one
/// release or in eighty releases. Several [`crate::Schema`]s may share one arena.
///
/// Ids of another arena give wrong answers but never a panic.
#[derive(Debug, Default)]
pub struct Arena {
    pub(crate) nodes: Vec<Node>,
    pub(crate) strings: Strings,
    pub(crate) docs: FxHashMap<NodeId, Docs>,
    /// What an id of another arena stands for: a node that allows everything.
    pub(crate) any: Node,
    /// Compiled patterns, filled as they are needed.
    pub(crate) patterns: Patterns,
}

/// Strings in one allocation.
#[derive(Clone, Debug, Default)]
pub(crate) struct Strings {
    pub(crate) text: String,
    /// Byte offset of each string's end in `text`, ascending.
    pub(crate) ends: Vec<u32>,
}

/// What a user's own OpenClaw says about a node. Bundled releases carry none.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Docs {
    /// `title`.
    pub title: Option<StrId>,
    /// `description`.
    pub description: Option<StrId>,
}

impl Strings {
    pub(crate) fn get(&self, id: StrId) -> &str {
        self.text.get(self.range(id)).unwrap_or("")
    }

    /// Cheaper than [`Self::get`], and in the same order.
    fn bytes(&self, id: StrId) -> &[u8] {
        self.text.as_bytes().get(self.range(id)).unwrap_or_default()
    }

    fn range(&self, id: StrId) -> Range<usize> {
        let at = id.index();
        let start = match at.checked_sub(1) {
            Some(before) => self.ends.get(before).copied().unwrap_or(0),
            None => 0,
        };
        let end = self.ends.get(at).copied().unwrap_or(start);
        start as usize..end as usize
    }

    pub(crate) fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
    }
}

impl Arena {
    /// The node of this id.
    pub fn node(&self, id: NodeId) -> &Node {
        self.nodes.get(id.index()).unwrap_or(&self.any)
    }

    /// The text of this id.
    pub fn str(&self, id: StrId) -> &str {
        self.strings.get(id)
    }

    /// Every node, by [`NodeId::index`].
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The number of interned strings: one more than the largest [`StrId::index`].
    pub fn string_count(&self) -> usize {
        self.strings.ends.len()
    }

    /// The schema that `properties` gives for this key. `None` when it does not name the key; see
    /// [`Node::additional`] for what holds then.
    pub fn property(&self, node: &Node, name: &str) -> Option<NodeId> {
        self.named(node, name).map(|(_, id)| id)
    }

    /// The property of this key, with the key's id.
    pub(crate) fn named(&self, node: &Node, name: &str) -> Option<(StrId, NodeId)> {
        let by_name = |&(key, _): &(StrId, NodeId)| self.strings.bytes(key).cmp(name.as_bytes());
        let at = node.properties.binary_search_by(by_name).ok()?;
        node.properties.get(at).copied()
    }

    /// The keys that must be present. A key with a default is not among them: OpenClaw prints the shape
    /// of the config after defaults, and so lists keys as required that nobody has to write.
    pub fn required<'a>(&'a self, node: &'a Node) -> impl Iterator<Item = &'a str> + 'a {
        node.required
            .iter()
            .map(|&name| self.str(name))
            .filter(|name| self.property(node, name).is_none_or(|id| self.node(id).default.is_none()))
    }

    /// The schema of the values when this node is a map (`additionalProperties` with a schema).
    pub fn map_value(&self, node: &Node) -> Option<NodeId> {
        match node.additional {
            Additional::Schema(id) => Some(id),
            Additional::Open | Additional::Closed => None,
        }
    }

    /// `title` and `description`, when the schema was imported with them.
    pub fn docs(&self, id: NodeId) -> Docs {
        self.docs.get(&id).copied().unwrap_or_default()
    }

    /// `title`.
    pub fn title(&self, id: NodeId) -> Option<&str> {
        self.docs(id).title.map(|text| self.str(text))
    }

    /// `description`.
    pub fn description(&self, id: NodeId) -> Option<&str> {
        self.docs(id).description.map(|text| self.str(text))
    }
}

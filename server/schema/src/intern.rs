//! Builds an arena: every distinct string and node once.

use rustc_hash::FxHashMap;

use crate::arena::{Arena, Docs, Strings};
use crate::node::{Node, NodeId, StrId};

/// An arena under construction.
#[derive(Debug, Default)]
pub(crate) struct Interner {
    nodes: Vec<Node>,
    node_ids: FxHashMap<(Node, Docs), NodeId>,
    strings: Strings,
    string_ids: FxHashMap<Box<str>, StrId>,
    docs: FxHashMap<NodeId, Docs>,
}

impl Interner {
    pub(crate) fn str(&mut self, text: &str) -> StrId {
        if let Some(&id) = self.string_ids.get(text) {
            return id;
        }
        let id = StrId(next(self.strings.ends.len()));
        self.strings.push(text);
        self.string_ids.insert(text.into(), id);
        id
    }

    /// Nodes that differ in their docs alone stay apart: a hover must not show another key's sentence.
    pub(crate) fn node(&mut self, node: Node, docs: Docs) -> NodeId {
        if let Some(&id) = self.node_ids.get(&(node.clone(), docs)) {
            return id;
        }
        let id = self.reserve();
        if docs != Docs::default() {
            self.docs.insert(id, docs);
        }
        self.fill(id, node.clone());
        self.node_ids.insert((node, docs), id);
        id
    }

    /// A node of its own whose content is not known yet, for a reference to something unfinished.
    pub(crate) fn reserve(&mut self) -> NodeId {
        let id = NodeId(next(self.nodes.len()));
        self.nodes.push(Node::default());
        id
    }

    pub(crate) fn fill(&mut self, id: NodeId, node: Node) {
        if let Some(slot) = self.nodes.get_mut(id.index()) {
            *slot = node;
        }
    }

    pub(crate) fn docs(&self, id: NodeId) -> Docs {
        self.docs.get(&id).copied().unwrap_or_default()
    }

    pub(crate) fn finish(self) -> Arena {
        Arena {
            nodes: self.nodes,
            strings: self.strings,
            docs: self.docs,
            any: Node::default(),
        }
    }
}

/// Text is limited to megabytes, so that counts stay far below `u32::MAX`.
fn next(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

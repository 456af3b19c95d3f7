//! Builds an arena: every distinct string and node once.

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use crate::arena::{Arena, Docs};
use crate::node::{Node, NodeId, StrId};

/// An arena under construction.
#[derive(Debug, Default)]
pub(crate) struct Interner {
    arena: Arena,
    nodes: FxHashMap<(Node, Docs), NodeId>,
    strings: FxHashMap<Box<str>, StrId>,
}

impl Interner {
    pub(crate) fn str(&mut self, text: &str) -> StrId {
        if let Some(&id) = self.strings.get(text) {
            return id;
        }
        let id = StrId(next(self.arena.string_count()));
        self.arena.strings.push(text);
        self.strings.insert(text.into(), id);
        id
    }

    /// Nodes that differ in their docs alone stay apart: a hover must not show another key's sentence.
    pub(crate) fn node(&mut self, node: Node, docs: Docs) -> NodeId {
        let id = NodeId(next(self.len()));
        match self.nodes.entry((node, docs)) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(new) => {
                self.arena.nodes.push(new.key().0.clone());
                if docs != Docs::default() {
                    self.arena.docs.insert(id, docs);
                }
                *new.insert(id)
            }
        }
    }

    /// A node of its own whose content is not known yet, for a reference to something unfinished.
    pub(crate) fn reserve(&mut self) -> NodeId {
        let id = NodeId(next(self.len()));
        self.arena.nodes.push(Node::default());
        id
    }

    pub(crate) fn fill(&mut self, id: NodeId, node: Node) {
        if let Some(slot) = self.arena.nodes.get_mut(id.index()) {
            *slot = node;
        }
    }

    /// The number of nodes, which is the next one's index.
    pub(crate) fn len(&self) -> usize {
        self.arena.nodes.len()
    }

    pub(crate) fn arena(&self) -> &Arena {
        &self.arena
    }

    pub(crate) fn finish(self) -> Arena {
        self.arena
    }
}

/// Text is limited to megabytes, so that counts stay far below `u32::MAX`.
fn next(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

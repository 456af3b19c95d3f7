//! `$ref`, as OpenClaw's schemas use it and as they break it.

use serde_json::Value as Json;

use super::{Import, Object};
use crate::arena::Docs;
use crate::node::{Logic, Node, NodeId};
use crate::schema::Error;

/// What a `$ref` points to.
#[derive(Clone, Copy)]
pub(super) enum Target {
    Known(NodeId),
    /// Being imported; the node stands in for it where it refers to itself.
    Open(Option<NodeId>),
}

impl<'a> Import<'a, '_> {
    pub(super) fn reference(
        &mut self,
        reference: &str,
        object: &'a Object,
        docs: Docs,
        ancestors: &mut Vec<&'a Json>,
    ) -> Result<NodeId, Error> {
        let target = self.target(reference, ancestors)?;
        let mut node = self.node(object, ancestors)?;
        let Some(target) = target else {
            return Ok(self.interner.node(node, docs));
        };
        if node.is_any() {
            // Nothing but the reference: it is its target, under its own title where it has one.
            let own = self.interner.arena().docs(target);
            let docs =
                Docs { title: docs.title.or(own.title), description: docs.description.or(own.description) };
            if docs == own && node.default.is_none() {
                return Ok(target);
            }
        }
        node.logic.get_or_insert_default().all_of.push(target);
        Ok(self.interner.node(node, docs))
    }

    /// The node that a `$ref` means. OpenClaw embeds plugin schemas without rebasing their references, so
    /// the nearest ancestor in which the pointer resolves is taken, and the root last, as the standard says.
    /// `None` when it resolves nowhere.
    fn target(&mut self, reference: &str, ancestors: &[&'a Json]) -> Result<Option<NodeId>, Error> {
        let Some(pointer) = reference.strip_prefix('#').filter(|way| way.starts_with('/')) else {
            return Ok(None);
        };
        let found = (0..ancestors.len()).rev().find_map(|at| {
            let below = descend(ancestors.get(at)?, pointer)?;
            Some((ancestors.get(..at)?.to_vec(), below))
        });
        let Some((mut outer, below)) = found else {
            return Ok(None);
        };
        let Some((&target, way)) = below.split_last() else {
            return Ok(None);
        };
        outer.extend(way);

        let key = std::ptr::from_ref(target);
        match self.refs.get(&key).copied() {
            Some(Target::Known(id)) => return Ok(Some(id)),
            Some(Target::Open(Some(stand_in))) => return Ok(Some(stand_in)),
            Some(Target::Open(None)) => {
                let stand_in = self.interner.reserve();
                self.refs.insert(key, Target::Open(Some(stand_in)));
                return Ok(Some(stand_in));
            }
            None => {}
        }
        self.refs.insert(key, Target::Open(None));
        let id = self.schema(target, &mut outer)?;
        if let Some(Target::Open(Some(stand_in))) = self.refs.insert(key, Target::Known(id)) {
            let logic = Logic { all_of: vec![id], ..Logic::default() };
            self.interner.fill(stand_in, Node { logic: Some(Box::new(logic)), ..Node::default() });
        }
        Ok(Some(id))
    }
}

/// The values from `from` along a JSON pointer, `from` first and the target last.
fn descend<'a>(from: &'a Json, pointer: &str) -> Option<Vec<&'a Json>> {
    let mut way = vec![from];
    let mut at = from;
    for step in pointer.split('/').skip(1) {
        let step = step.replace("~1", "/").replace("~0", "~");
        at = match at {
            Json::Object(members) => members.get(&step)?,
            Json::Array(list) => list.get(step.parse::<usize>().ok()?)?,
            _ => return None,
        };
        way.push(at);
    }
    Some(way)
}

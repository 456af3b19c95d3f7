//! Where in a schema a key exists, for keys that stand in the wrong place.

use rustc_hash::FxHashMap;

use crate::Schema;
use crate::arena::Arena;
use crate::node::{Additional, Items, NodeId};
use crate::path::{Step, alternatives};

/// Longer ways than OpenClaw's schema has are not followed, nor schemas that contain themselves.
const MAX_STEPS: usize = 16;
/// Names that stand in more places are of no help.
const MAX_PLACES: usize = 256;

impl Schema {
    /// The objects that have a property of this name, each with the way there and the property's schema.
    /// Cut off after a few hundred.
    #[must_use]
    pub fn places(&self, name: &str) -> Vec<(Vec<Step<'_>>, NodeId)> {
        let mut search = Search {
            arena: &self.arena,
            name,
            reaches: FxHashMap::default(),
            way: Vec::new(),
            found: Vec::new(),
        };
        search.visit(self.root);
        search.found
    }
}

struct Search<'a, 'n> {
    arena: &'a Arena,
    name: &'n str,
    /// Whether the property exists in a node or somewhere below.
    reaches: FxHashMap<NodeId, bool>,
    way: Vec<Step<'a>>,
    found: Vec<(Vec<Step<'a>>, NodeId)>,
}

impl Search<'_, '_> {
    fn visit(&mut self, id: NodeId) {
        if self.way.len() > MAX_STEPS || self.found.len() >= MAX_PLACES || !self.reaches(id) {
            return;
        }
        for id in alternatives(self.arena, &[id]) {
            if let Some(property) = self.arena.property(self.arena.node(id), self.name)
                && !self.found.iter().any(|(way, _)| *way == self.way)
            {
                self.found.push((self.way.clone(), property));
            }
            for (step, below) in children(self.arena, id) {
                self.way.push(step);
                self.visit(below);
                self.way.pop();
            }
        }
    }

    /// Interned nodes are few, ways through them many: only those that lead somewhere are walked.
    fn reaches(&mut self, id: NodeId) -> bool {
        if let Some(&known) = self.reaches.get(&id) {
            return known;
        }
        // A node that contains itself adds nothing to its own answer.
        self.reaches.insert(id, false);
        let all = alternatives(self.arena, &[id]);
        let here = all.iter().any(|&id| self.arena.property(self.arena.node(id), self.name).is_some());
        let answer = here
            || all
                .iter()
                .any(|&id| children(self.arena, id).into_iter().any(|(_, below)| self.reaches(below)));
        self.reaches.insert(id, answer);
        answer
    }
}

fn children(arena: &Arena, id: NodeId) -> Vec<(Step<'_>, NodeId)> {
    let node = arena.node(id);
    let mut below: Vec<_> =
        node.properties.iter().map(|&(key, id)| (Step::Key(arena.str(key)), id)).collect();
    if let Additional::Schema(id) = node.additional {
        below.push((Step::AnyKey, id));
    }
    if let Items::Each(id) = node.items {
        below.push((Step::Item, id));
    }
    below
}

#[cfg(test)]
mod tests {
    use crate::path::Step;
    use crate::{bundle, schema};

    #[test]
    fn finds_every_place_of_a_name() {
        let schema: schema::Schema = bundle::schema(bundle::newest());
        let ways: Vec<_> = schema.places("lastTouchedVersion").into_iter().map(|(way, _)| way).collect();
        assert_eq!(ways, [[Step::Key("meta")]]);
        assert!(schema.places("no such key").is_empty());
        assert!(schema.places("maxTokens").len() > 1);
    }
}

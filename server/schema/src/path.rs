//! Paths into a schema, and the nodes they lead to.

use crate::arena::Arena;
use crate::node::{Additional, Items, Node, NodeId};

/// One step into a value.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Step<'a> {
    /// The value of this key.
    Key(&'a str),
    /// The value of any key that is not named: an entry of a map.
    AnyKey,
    /// Any item of an array.
    Item,
}

/// Reads a path pattern: `agents.entries.*.models.*.params`, `bindings[].match`.
/// A key that contains a dot or a bracket cannot be written so.
pub fn steps(pattern: &str) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    for part in pattern.split('.').filter(|part| !part.is_empty()) {
        let key = part.trim_end_matches("[]");
        match key {
            "" => {}
            "*" => steps.push(Step::AnyKey),
            key => steps.push(Step::Key(key)),
        }
        steps.extend(std::iter::repeat_n(Step::Item, (part.len() - key.len()) / 2));
    }
    steps
}

/// The nodes that a step from any of `from` leads to, through unions and conditions, without repetition.
///
/// A key leads to the schema of that name alone, not into a map's values. Values about which the schema says
/// nothing are not reached: what exists there, no schema knows.
pub(crate) fn step(arena: &Arena, from: &[NodeId], step: Step<'_>) -> Vec<NodeId> {
    let mut found = Vec::new();
    for id in alternatives(arena, from) {
        let node = arena.node(id);
        match step {
            Step::Key(name) => found.extend(arena.property(node, name)),
            Step::AnyKey => found.extend(typed_values(arena, node)),
            Step::Item => match &node.items {
                Items::Any => {}
                Items::Each(each) => found.push(*each),
                Items::Tuple { prefix, additional } => {
                    found.extend(prefix);
                    if let Additional::Schema(rest) = additional {
                        found.push(*rest);
                    }
                }
            },
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// These nodes and every node that judges the same value.
pub(crate) fn alternatives(arena: &Arena, from: &[NodeId]) -> Vec<NodeId> {
    let mut all = from.to_vec();
    let mut at = 0;
    while let Some(&id) = all.get(at) {
        at += 1;
        let node = arena.node(id);
        let logic = node.logic();
        let branches = logic.condition.iter().flat_map(|condition| [condition.then, condition.otherwise]);
        let lists = node.any_of.iter().chain(&node.one_of).chain(&logic.all_of).copied();
        for next in lists.chain(branches.flatten()) {
            if !all.contains(&next) {
                all.push(next);
            }
        }
    }
    all
}

fn typed_values(arena: &Arena, node: &Node) -> Option<NodeId> {
    arena.map_value(node).filter(|&values| !arena.node(values).is_any())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_read_step_by_step() {
        use Step::{AnyKey, Item, Key};
        assert_eq!(steps(""), []);
        assert_eq!(steps("$schema"), [Key("$schema")]);
        assert_eq!(
            steps("a.*.b[].c[][].*[]"),
            [Key("a"), AnyKey, Key("b"), Item, Key("c"), Item, Item, AnyKey, Item]
        );
    }
}

//! Proves that judging one value against any node comes to an end soon: a schema file may come from anywhere.

use crate::arena::Arena;
use crate::node::{Node, NodeId};
use crate::schema::Error;

/// How many schemas in a row may judge the same value. OpenClaw's own schemas need 3.
const MAX_IN_PLACE_DEPTH: u32 = 48;
/// How many schemas in all may judge the same value. OpenClaw's own schemas need 13.
const MAX_IN_PLACE_NODES: u32 = 4096;

#[derive(Clone, Copy)]
enum Mark {
    Unseen,
    Open,
    Done(Cost),
}

#[derive(Clone, Copy)]
struct Cost {
    depth: u32,
    nodes: u32,
}

/// Fails when some node reaches itself through unions, `not`, conditions or references alone, or when these
/// multiply beyond reason. Iterative: the chain under test may be too long to recurse over.
pub(crate) fn check(arena: &Arena) -> Result<(), Error> {
    let mut marks = vec![Mark::Unseen; arena.nodes.len()];
    let mut stack: Vec<usize> = (0..arena.nodes.len()).collect();
    while let Some(&at) = stack.last() {
        let (Some(node), Some(&mark)) = (arena.nodes.get(at), marks.get(at)) else {
            break;
        };
        let next = match mark {
            Mark::Done(_) => {
                stack.pop();
                continue;
            }
            Mark::Unseen => {
                let before = stack.len();
                for child in node.in_place() {
                    match marks.get(child.index()) {
                        Some(Mark::Unseen) => stack.push(child.index()),
                        Some(Mark::Open) => return Err(Error::Endless),
                        Some(Mark::Done(_)) | None => {}
                    }
                }
                if stack.len() > before { Mark::Open } else { Mark::Done(cost(node, &marks)?) }
            }
            // Its children are done: each was above it on the stack.
            Mark::Open => Mark::Done(cost(node, &marks)?),
        };
        if let Some(mark) = marks.get_mut(at) {
            *mark = next;
        }
    }
    Ok(())
}

fn cost(node: &Node, marks: &[Mark]) -> Result<Cost, Error> {
    let known = |id: NodeId| match marks.get(id.index()) {
        Some(Mark::Done(cost)) => Ok(*cost),
        // A child that is still open stands below on the stack: a cycle.
        Some(Mark::Open) => Err(Error::Endless),
        Some(Mark::Unseen) | None => Ok(Cost { depth: 0, nodes: 0 }),
    };
    let mut total = Cost { depth: 1, nodes: 1 };
    for child in node.in_place() {
        let child = known(child)?;
        total.depth = total.depth.max(child.depth.saturating_add(1));
        total.nodes = total.nodes.saturating_add(child.nodes);
    }
    if total.depth > MAX_IN_PLACE_DEPTH || total.nodes > MAX_IN_PLACE_NODES {
        return Err(Error::Endless);
    }
    Ok(total)
}

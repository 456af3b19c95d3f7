//! Paths that a release accepts although the schema it prints does not have them.
//!
//! JSON lines: `{"path": "a.*.b[]", "since": V, "until": V, "schema": {...}}`, both versions included.
//! From 2026.3.28 to 2026.7.35 OpenClaw strips some keys from the schema before printing it; the releases around them
//! show their shape. Before 2026.3.28 it printed none: those schemas are put together from the core's and the plugins',
//! which for two channels differ in depth.

use serde_json::Value as Json;

use crate::arena::Docs;
use crate::import::{self, Keep};
use crate::intern::Interner;
use crate::node::{Additional, Items, NodeId};
use crate::path::{self, Step};
use crate::source::SourceError;
use crate::version::Version;

/// Gives every release's root the amendments that are due, in the order of their lines.
pub(crate) fn apply(
    text: &str,
    interner: &mut Interner,
    releases: &mut [(String, NodeId)],
) -> Result<(), SourceError> {
    for (at, line) in text.lines().enumerate() {
        let problem = |problem| SourceError::Amendment(at + 1, problem);
        let row: Json = serde_json::from_str(line).map_err(|_| problem("is not JSON"))?;
        let version = |key: &str| row.get(key).and_then(Json::as_str).and_then(Version::parse);
        let (Some(steps), Some(since), Some(until), Some(schema)) = (
            row.get("path").and_then(Json::as_str).map(path::steps),
            version("since"),
            version("until"),
            row.get("schema"),
        ) else {
            return Err(problem("must have path, since, until and schema"));
        };
        let schema = import::import(schema, Keep::Structure, interner)?;
        for (name, root) in releases.iter_mut() {
            if Version::parse(name).is_some_and(|version| since <= version && version <= until) {
                *root = put(interner, *root, &steps, schema).ok_or_else(|| problem("leads nowhere"))?;
            }
        }
    }
    Ok(())
}

/// A copy of `at` in which `schema` stands at the end of `steps`. `None` when the way there is not.
fn put(interner: &mut Interner, at: NodeId, steps: &[Step<'_>], schema: NodeId) -> Option<NodeId> {
    let Some((step, rest)) = steps.split_first() else { return Some(schema) };
    let mut node = interner.arena().node(at).clone();
    match step {
        Step::Key(name) => {
            let arena = interner.arena();
            match node.properties.binary_search_by(|&(key, _)| arena.str(key).cmp(name)) {
                Ok(found) => {
                    let slot = node.properties.get_mut(found)?;
                    slot.1 = put(interner, slot.1, rest, schema)?;
                }
                Err(place) => {
                    rest.is_empty().then_some(())?;
                    let mut properties = node.properties.into_vec();
                    properties.insert(place, (interner.str(name), schema));
                    node.properties = properties.into();
                }
            }
        }
        Step::AnyKey => match &mut node.additional {
            Additional::Schema(id) => *id = put(interner, *id, rest, schema)?,
            Additional::Open | Additional::Closed => return None,
        },
        Step::Item => match &mut node.items {
            Items::Each(id) => *id = put(interner, *id, rest, schema)?,
            Items::Any | Items::Tuple { .. } => return None,
        },
    }
    Some(interner.node(node, Docs::default()))
}

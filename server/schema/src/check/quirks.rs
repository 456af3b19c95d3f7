//! Habits of OpenClaw that its printed schema does not show, by path. Asked only where the schema alone would object.

use json5_syntax::{Path, Segment};

use super::violation::{Branch, Kind, Violation};
use crate::arena::Arena;
use crate::node::{NodeId, Type, TypeSet, Value};
use crate::pattern::Case;

/// The printed patterns of these places have lost their `i` flag.
pub(super) fn pattern_case(path: &Path) -> Case {
    match keys(path).as_slice() {
        ["agents", "entries", _]
        | ["mcp", "servers", _, "codex", "agents", _]
        | ["nodeHost", "mcp", "servers", _, "codex", "agents", _] => Case::Ignored,
        _ => Case::Distinct,
    }
}

/// Keys that OpenClaw takes away before it looks (retired settings that it migrates in memory).
pub(super) fn is_migrated_away(path: &Path) -> bool {
    matches!(
        keys(path).as_slice(),
        ["agents", "defaults", "contextTokens"]
            | ["agents", "entries", _, "contextTokens"]
            | ["models", "providers", _, "contextTokens" | "contextWindow"]
            | ["plugins", "entries", "github-copilot", "config", "discovery"]
    )
}

/// Maps below channels that their schema writes as an object with no properties of its own: the later validator then
/// names the map as well as the entry that is wrong.
pub(super) fn names_map_too(path: &Path) -> bool {
    matches!(
        keys(path).as_slice(),
        ["channels", "matrix", "groups" | "rooms", _]
            | ["channels", "zalo" | "zalouser", "accounts", _]
            | ["channels", "zalouser", "groups", _]
            | ["channels", "zalouser", "accounts", _, "groups", _]
    )
}

/// Unions of the core of which OpenClaw says only that nothing fits, also where one branch was clearly meant.
pub(super) fn names_union_only(path: &Path) -> bool {
    matches!(keys(path).as_slice(), ["gateway", "roles", "definitions", _, "agents"])
}

/// A channel that is in the schema but not in the product.
pub(super) fn is_test_channel(id: &str) -> bool {
    id == "qa-channel"
}

/// The order in which OpenClaw looks at a binding's keys, where it matters.
const BINDING_KEYS: [&str; 10] =
    ["type", "agentId", "comment", "match", "channel", "accountId", "peer", "kind", "id", "guildId"];

/// In `bindings`, OpenClaw shows what is wrong with a binding that is no `route`, instead of saying that it is no
/// binding at all: the deepest finding, and of equally deep ones an unknown key.
pub(super) fn binding(arena: &Arena, path: &Path, branches: &[Branch]) -> Option<Violation> {
    let [Segment::Key(bindings), Segment::Index(_)] = path.0.as_slice() else { return None };
    if bindings != "bindings" || branches.iter().all(|branch| offers_values(arena, &branch.violations)) {
        return None;
    }
    let is_no_route = |violation: &Violation| {
        let values = arena.node(violation.node).values.as_deref().unwrap_or_default();
        violation.kind == Kind::NotAllowed
            && violation.path == path.key("type")
            && values.iter().any(|value| matches!(value, Value::String(text) if arena.str(*text) == "route"))
    };
    let (routes, others): (Vec<_>, Vec<_>) =
        branches.iter().partition(|branch| branch.violations.iter().any(is_no_route));
    let ([_, ..], [other]) = (routes.as_slice(), others.as_slice()) else { return None };
    let depth = |violation: &Violation| {
        let unknown = violation.kind == Kind::UnknownKey;
        (violation.path.0.len() - usize::from(unknown), unknown)
    };
    let deepest = other.violations.iter().map(depth).max()?;
    let place = |violation: &&Violation| match violation.path.0.last() {
        Some(Segment::Key(key)) => BINDING_KEYS.iter().position(|known| known == key).unwrap_or(usize::MAX),
        _ => usize::MAX,
    };
    let found = other.violations.iter().filter(|violation| depth(violation) == deepest).min_by_key(place)?;
    (deepest != (path.0.len(), false)).then(|| found.clone())
}

/// Whether OpenClaw could list the values that these findings ask for.
fn offers_values(arena: &Arena, violations: &[Violation]) -> bool {
    let mut offers = false;
    for violation in violations {
        let node = arena.node(violation.node);
        match violation.kind {
            Kind::NotAllowed => offers = true,
            Kind::MissingKey | Kind::WrongType { .. } => {
                let is_choice = |id: &NodeId| arena.node(*id).values.is_some();
                let is_union = !node.any_of.is_empty() && node.any_of.iter().all(is_choice);
                if node.values.is_none() && !is_union && node.types != TypeSet::NONE.with(Type::Boolean) {
                    return false;
                }
                offers = true;
            }
            Kind::NoBranch => {
                if !violation.branches.iter().all(|branch| offers_values(arena, &branch.violations)) {
                    return false;
                }
                offers = true;
            }
            Kind::NoVariant { .. } => return false,
            _ => {}
        }
    }
    offers
}

fn keys(path: &Path) -> Vec<&str> {
    path.0
        .iter()
        .map(|segment| match segment {
            Segment::Key(key) => key.as_str(),
            Segment::Index(_) => "",
        })
        .collect()
}

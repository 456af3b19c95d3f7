//! Strings, numbers and constants.

use std::borrow::Cow;

use json5_syntax::ast::{Value as Ast, ValueKind};

use super::quirks;
use super::violation::{Kind, Limit, Stage};
use super::walk::{Text, Walk};
use crate::arena::Arena;
use crate::node::{Node, NodeId, Value};
use crate::{format, pattern};

impl<'t> Walk<'_, 't> {
    pub(super) fn string(&mut self, id: NodeId, node: &Node, value: Ast<'t>, text: Cow<'t, str>) {
        let Text::Known(text) = self.substituted(text) else { return };
        if let Some(values) = &node.values
            && !values.iter().any(|value| matches!(value, Value::String(id) if self.arena.str(*id) == text))
        {
            return self.report(id, value.range(), Kind::NotAllowed);
        }
        if let Some(kind) = self.text_fault(node, &text) {
            self.report(id, value.range(), kind);
        }
    }

    pub(super) fn text_fault(&self, node: &Node, text: &str) -> Option<Kind> {
        let facets = node.facets();
        if facets.min_length.is_some() || facets.max_length.is_some() {
            let length = match self.stage {
                Stage::Core => text.encode_utf16().count(),
                Stage::Plugins => text.chars().count(),
            } as u64;
            if let Some(limit) = facets.min_length.filter(|&limit| length < limit) {
                return Some(Kind::Limit(Limit::MinLength(limit)));
            }
            if let Some(limit) = facets.max_length.filter(|&limit| length > limit) {
                return Some(Kind::Limit(Limit::MaxLength(limit)));
            }
        }
        if let Some(format) = facets.format
            && !format::is_valid(self.arena.str(format), text, self.stage)
        {
            return Some(Kind::BadFormat);
        }
        let pattern = facets.pattern?;
        let fails = |case| pattern::is_match(self.arena, pattern, case, text) == Some(false);
        let fault = fails(pattern::Case::Distinct)
            && match quirks::pattern_case(&self.path()) {
                pattern::Case::Distinct => true,
                pattern::Case::Ignored => fails(pattern::Case::Ignored),
            };
        fault.then_some(Kind::BadPattern)
    }

    /// Whether the value is one of the constants, if there are any.
    pub(super) fn is_constant(&self, node: &Node, value: Ast<'t>) -> bool {
        let Some(values) = &node.values else { return true };
        values.iter().any(|allowed| equals(self.arena, allowed, value))
    }
}

pub(super) fn passed_bound(node: &Node, number: f64) -> Option<Limit> {
    let facets = node.facets();
    let minimum = facets.minimum.filter(|limit| number < limit.get()).map(Limit::Minimum);
    let maximum = || facets.maximum.filter(|limit| number > limit.get()).map(Limit::Maximum);
    let above =
        || facets.exclusive_minimum.filter(|limit| number <= limit.get()).map(Limit::ExclusiveMinimum);
    let below =
        || facets.exclusive_maximum.filter(|limit| number >= limit.get()).map(Limit::ExclusiveMaximum);
    let multiple =
        || facets.multiple_of.filter(|step| (number / step.get()).fract() != 0.0).map(Limit::MultipleOf);
    minimum.or_else(above).or_else(maximum).or_else(below).or_else(multiple)
}

/// Whether a value of the document equals one of the schema. Members may stand in any order.
pub(super) fn equals(arena: &Arena, value: &Value, given: Ast<'_>) -> bool {
    match (value, given.kind()) {
        (Value::Null, ValueKind::Null) => true,
        (Value::Bool(a), ValueKind::Bool(b)) => *a == b,
        (Value::Number(a), ValueKind::Number(b)) => a.get() == b,
        (Value::String(a), ValueKind::String(b)) => arena.str(*a) == b,
        (Value::Array(items), ValueKind::Array(array)) => {
            items.len() == array.values().count()
                && items.iter().zip(array.values()).all(|(a, b)| equals(arena, a, b))
        }
        (Value::Object(members), ValueKind::Object(object)) => {
            members.len() == object.members().count()
                && members.iter().all(|(name, a)| {
                    let given = object.get(arena.str(*name)).and_then(|member| member.value());
                    given.is_some_and(|b| equals(arena, a, b))
                })
        }
        _ => false,
    }
}

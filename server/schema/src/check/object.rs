//! Objects: which keys may, must and must not be there, and which schema judges what each holds.

use std::borrow::Cow;

use json5_syntax::ast::{Key, Object, Value as Ast};
use rustc_hash::FxHashMap;

use super::violation::{Echo, Kind, Limit, Stage};
use super::walk::{Area, Probe, Step, Walk, to_path};
use super::{include, quirks};
use crate::node::{Additional, Node, NodeId, StrId, Value};
use crate::pattern;

/// Which of an object's required keys were met: a bit for each of the first 64.
#[derive(Clone, Copy)]
struct Seen(u64);

impl Seen {
    fn note(&mut self, node: &Node, key: StrId) {
        if let Some(at) = node.required.iter().position(|&required| required == key) {
            self.0 |= 1_u64.checked_shl(at as u32).unwrap_or(0);
        }
    }

    fn all(self, node: &Node) -> bool {
        self.0.count_ones() as usize == node.required.len()
    }
}

impl<'t> Walk<'_, 't> {
    pub(super) fn object(&mut self, id: NodeId, node: &Node, object: Object<'t>) {
        let mut last_places = None;
        let mut seen = Seen(0);
        for (place, member) in object.members().enumerate() {
            let Some(key) = member.key() else { continue };
            let name = key.name();
            // OpenClaw drops the first and resolves the second before it looks.
            if name == "__proto__" || name == include::KEY {
                continue;
            }
            let before = self.violations.len();
            if self.path.is_empty() {
                self.area = match name.as_ref() {
                    "channels" => Area::Channels,
                    "plugins" => Area::Plugins,
                    _ => Area::Other,
                };
            }
            let named = self.arena.named(node, &name);
            if let Some((key, _)) = named {
                seen.note(node, key);
            }
            self.path.push(Step::Key(key));
            self.member(id, node, &name, key, named.map(|(_, id)| id), member.value());
            self.path.pop();
            if (self.stop() || self.violations.len() > before)
                && is_shadowed(object, place, &name, &mut last_places)
            {
                self.violations.truncate(before);
                self.probe = self.probe.map(|_| Probe::Allowed);
            }
            if self.stop() {
                return;
            }
        }
        if !self.options.includes {
            self.required(id, node, object, seen);
            self.count_members(id, node, object);
        }
    }

    fn member(
        &mut self,
        owner: NodeId,
        node: &Node,
        name: &str,
        key: Key<'t>,
        named: Option<NodeId>,
        value: Option<Ast<'t>>,
    ) {
        if !self.key(node, name, key) && self.stage == Stage::Core {
            // The core looks no further at what a bad key holds.
            return;
        }
        if let (Some(id), Some(value)) = (named, value) {
            self.value(id, value);
        }
        let by_pattern = &node.logic().pattern_properties;
        let mut is_known = named.is_some();
        for &(pattern, id) in by_pattern {
            if pattern::is_match(self.arena, pattern, pattern::Case::Distinct, name) != Some(false) {
                is_known = true;
                if let Some(value) = value {
                    self.value(id, value);
                }
            }
        }
        if is_known {
            return;
        }
        match node.additional {
            Additional::Open => {}
            Additional::Closed => {
                if !quirks::is_migrated_away(&self.path()) {
                    self.report(owner, key.range(), Kind::UnknownKey);
                }
            }
            Additional::Schema(id) => {
                let before = self.violations.len();
                if let Some(value) = value {
                    self.value(id, value);
                }
                if self.stage == Stage::Plugins
                    && self.violations.len() > before
                    && (!node.properties.is_empty() || quirks::names_map_too(&self.path()))
                {
                    self.echo_parent(before);
                }
            }
        }
    }

    /// Judges a map's key by `propertyNames`.
    fn key(&mut self, node: &Node, name: &str, key: Key<'t>) -> bool {
        let Some(id) = node.logic().property_names else { return true };
        let allowed = self.arena.node(id);
        let in_values = allowed.values.as_deref().is_none_or(|values| {
            values.iter().any(|value| matches!(value, Value::String(text) if self.arena.str(*text) == name))
        });
        if in_values && self.text_fault(allowed, name).is_none() {
            return true;
        }
        let before = self.violations.len();
        self.report(id, key.range(), Kind::BadKey);
        if self.stage == Stage::Plugins {
            self.echo_parent(before);
        }
        false
    }

    /// The later validator names the map as well when one of its entries is wrong.
    fn echo_parent(&mut self, from: usize) {
        let Some(first) = self.violations.get_mut(from) else { return };
        let Some((_, parent)) = self.path.split_last() else { return };
        let path = to_path(parent);
        if first.echoes.iter().all(|echo| echo.path != path) {
            first.echoes.push(Echo { path, range: first.range });
        }
    }

    fn required(&mut self, id: NodeId, node: &Node, object: Object<'t>, seen: Seen) {
        if seen.all(node) {
            return;
        }
        for name in self.arena.required(node) {
            if object.get(name).is_none() {
                let missing = self.arena.property(node, name).unwrap_or(id);
                let range = self.opening(object);
                self.report_child(missing, name, range, Kind::MissingKey);
            }
        }
    }

    fn count_members(&mut self, id: NodeId, node: &Node, object: Object<'t>) {
        let facets = node.facets();
        if facets.min_properties.is_none() && facets.max_properties.is_none() {
            return;
        }
        let mut names: Vec<_> = object
            .members()
            .filter_map(|member| member.key())
            .map(Key::name)
            .filter(|name| name != "__proto__")
            .collect();
        names.sort_unstable();
        names.dedup();
        let count = names.len() as u64;
        if let Some(limit) = facets.min_properties.filter(|&limit| count < limit) {
            self.report(id, object.range(), Kind::Limit(Limit::MinProperties(limit)));
        }
        if let Some(limit) = facets.max_properties.filter(|&limit| count > limit) {
            self.report(id, object.range(), Kind::Limit(Limit::MaxProperties(limit)));
        }
    }
}

/// Whether a later member has the same key: that one counts. The table is filled at the first question.
fn is_shadowed<'t>(
    object: Object<'t>,
    place: usize,
    name: &str,
    last_places: &mut Option<FxHashMap<Cow<'t, str>, usize>>,
) -> bool {
    let places = last_places.get_or_insert_with(|| {
        object
            .members()
            .enumerate()
            .filter_map(|(place, member)| Some((member.key()?.name(), place)))
            .collect()
    });
    places.get(name).is_some_and(|&last| last > place)
}

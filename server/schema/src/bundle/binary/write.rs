//! Arena -> binary form.

use rustc_hash::FxHashMap;

use super::{MAGIC, combine, facet, kind, part, rest};
use crate::arena::Arena;
use crate::node::{Additional, Facets, Items, Logic, Node, NodeId, Number, StrId, TypeSet, Value};

/// Writes the nodes that the releases reach, and their strings. `None` when a node refers to a later one:
/// only recursive schemas do.
pub(crate) fn encode(arena: &Arena, releases: &[(String, NodeId)]) -> Option<Vec<u8>> {
    let mut reached = vec![false; arena.nodes.len()];
    for &(_, root) in releases {
        *reached.get_mut(root.index())? = true;
    }
    for (at, node) in arena.nodes.iter().enumerate().rev() {
        if reached.get(at) == Some(&true) {
            for child in node.children() {
                (child.index() < at).then_some(())?;
                *reached.get_mut(child.index())? = true;
            }
        }
    }

    let mut writer = Writer {
        arena,
        bytes: Vec::new(),
        written: FxHashMap::default(),
        strings: Vec::new(),
        string_ids: FxHashMap::default(),
    };
    let mut lengths = Vec::new();
    for (at, node) in arena.nodes.iter().enumerate().filter(|&(at, _)| reached.get(at) == Some(&true)) {
        let start = writer.bytes.len();
        writer.node(node);
        varint(&mut lengths, (writer.bytes.len() - start) as u64);
        writer.written.insert(at, writer.written.len() as u64);
    }
    let mut names = Vec::new();
    for (name, root) in releases {
        let name = writer.string_id(name);
        names.push((name, *writer.written.get(&root.index())?));
    }

    let mut bytes = MAGIC.to_vec();
    varint(&mut bytes, writer.strings.len() as u64);
    for text in &writer.strings {
        varint(&mut bytes, text.len() as u64);
    }
    for text in &writer.strings {
        bytes.extend(text.as_bytes());
    }
    varint(&mut bytes, writer.written.len() as u64);
    bytes.extend(lengths);
    bytes.extend(&writer.bytes);
    varint(&mut bytes, names.len() as u64);
    for (name, root) in names {
        varint(&mut bytes, name);
        varint(&mut bytes, root);
    }
    Some(bytes)
}

struct Writer<'a> {
    arena: &'a Arena,
    /// The nodes so far.
    bytes: Vec<u8>,
    /// The number of every node written so far, by its index in the arena.
    written: FxHashMap<usize, u64>,
    strings: Vec<&'a str>,
    string_ids: FxHashMap<&'a str, u64>,
}

impl<'a> Writer<'a> {
    fn node(&mut self, node: &'a Node) {
        let (facets, logic) = (node.facets(), node.logic());
        let parts = [
            (part::TYPES, node.types != TypeSet::ANY),
            (part::PROPERTIES, !node.properties.is_empty()),
            (part::REQUIRED, !node.required.is_empty()),
            (part::ITEMS_EACH, matches!(node.items, Items::Each(_))),
            (part::ITEMS_TUPLE, matches!(node.items, Items::Tuple { .. })),
            (part::VALUES, node.values.is_some()),
            (part::ANY_OF, !node.any_of.is_empty()),
            (part::ADDITIONAL, node.additional != Additional::Open),
            (part::ONE_OF, !node.one_of.is_empty()),
            (part::DEFAULT, node.default.is_some()),
            (part::FACETS, *facets != Facets::default()),
            (part::LOGIC, *logic != Logic::default()),
        ];
        let parts = self.bits(&parts);
        if parts & part::TYPES != 0 {
            self.bytes.push(node.types.bits());
        }
        if parts & part::PROPERTIES != 0 {
            self.members(&node.properties);
        }
        if parts & part::REQUIRED != 0 {
            self.number(node.required.len() as u64);
            node.required.iter().for_each(|&name| self.string(name));
        }
        match &node.items {
            Items::Any => {}
            Items::Each(id) => self.reference(*id),
            Items::Tuple { prefix, additional } => {
                self.references(prefix);
                self.rest(*additional);
            }
        }
        if let Some(values) = &node.values {
            self.number(values.len() as u64);
            values.iter().for_each(|value| self.value(value));
        }
        if parts & part::ANY_OF != 0 {
            self.references(&node.any_of);
        }
        if parts & part::ADDITIONAL != 0 {
            self.rest(node.additional);
        }
        if parts & part::ONE_OF != 0 {
            self.references(&node.one_of);
        }
        if let Some(default) = &node.default {
            self.value(default);
        }
        if parts & part::FACETS != 0 {
            self.facets(facets);
        }
        if parts & part::LOGIC != 0 {
            self.logic(logic);
        }
    }

    fn facets(&mut self, facets: &'a Facets) {
        self.bits(&[
            (facet::MINIMUM, facets.minimum.is_some()),
            (facet::MAXIMUM, facets.maximum.is_some()),
            (facet::EXCLUSIVE_MINIMUM, facets.exclusive_minimum.is_some()),
            (facet::PATTERN, facets.pattern.is_some()),
            (facet::MIN_LENGTH, facets.min_length.is_some()),
            (facet::MAX_LENGTH, facets.max_length.is_some()),
            (facet::FORMAT, facets.format.is_some()),
            (facet::EXCLUSIVE_MAXIMUM, facets.exclusive_maximum.is_some()),
            (facet::MULTIPLE_OF, facets.multiple_of.is_some()),
            (facet::MIN_ITEMS, facets.min_items.is_some()),
            (facet::MAX_ITEMS, facets.max_items.is_some()),
            (facet::MIN_PROPERTIES, facets.min_properties.is_some()),
            (facet::MAX_PROPERTIES, facets.max_properties.is_some()),
            (facet::UNIQUE_ITEMS, facets.unique_items),
        ]);
        let bounds = [
            facets.minimum,
            facets.maximum,
            facets.exclusive_minimum,
            facets.exclusive_maximum,
            facets.multiple_of,
        ];
        for bound in bounds.into_iter().flatten() {
            self.finite(bound);
        }
        let counts = [
            facets.min_length,
            facets.max_length,
            facets.min_items,
            facets.max_items,
            facets.min_properties,
            facets.max_properties,
        ];
        counts.into_iter().flatten().for_each(|count| self.number(count));
        [facets.pattern, facets.format].into_iter().flatten().for_each(|text| self.string(text));
    }

    fn logic(&mut self, logic: &'a Logic) {
        let condition = logic.condition;
        let single = [
            (combine::NOT, logic.not),
            (combine::IF, condition.map(|condition| condition.test)),
            (combine::THEN, condition.and_then(|condition| condition.then)),
            (combine::ELSE, condition.and_then(|condition| condition.otherwise)),
            (combine::PROPERTY_NAMES, logic.property_names),
        ];
        let lists = [
            (combine::ALL_OF, !logic.all_of.is_empty()),
            (combine::PATTERN_PROPERTIES, !logic.pattern_properties.is_empty()),
        ];
        let parts: Vec<_> = single.map(|(bit, id)| (bit, id.is_some())).into_iter().chain(lists).collect();
        self.bits(&parts);
        if !logic.all_of.is_empty() {
            self.references(&logic.all_of);
        }
        single.into_iter().filter_map(|(_, id)| id).for_each(|id| self.reference(id));
        if !logic.pattern_properties.is_empty() {
            self.members(&logic.pattern_properties);
        }
    }

    fn value(&mut self, value: &'a Value) {
        match value {
            Value::Null => self.number(kind::NULL),
            Value::Bool(false) => self.number(kind::FALSE),
            Value::Bool(true) => self.number(kind::TRUE),
            Value::Number(number) => self.finite(*number),
            Value::String(text) => {
                self.number(kind::STRING);
                self.string(*text);
            }
            Value::Array(list) => {
                self.number(kind::ARRAY);
                self.number(list.len() as u64);
                list.iter().for_each(|value| self.value(value));
            }
            Value::Object(members) => {
                self.number(kind::OBJECT);
                self.number(members.len() as u64);
                for (name, value) in members {
                    self.string(*name);
                    self.value(value);
                }
            }
        }
    }

    /// Whole numbers of up to 2^53 as a varint, others as the eight bytes of the double, low byte first.
    fn finite(&mut self, number: Number) {
        let number = number.get();
        if number.fract() == 0.0 && (0.0..=9_007_199_254_740_992.0).contains(&number) {
            self.number(kind::WHOLE);
            self.number(number as u64);
        } else {
            self.number(kind::DOUBLE);
            self.bytes.extend(number.to_le_bytes());
        }
    }

    fn members(&mut self, members: &[(StrId, NodeId)]) {
        self.number(members.len() as u64);
        for &(name, id) in members {
            self.string(name);
            self.reference(id);
        }
    }

    fn references(&mut self, list: &[NodeId]) {
        self.number(list.len() as u64);
        list.iter().for_each(|&id| self.reference(id));
    }

    /// A child is written before its parent, which is about to get the number `written.len()`.
    fn reference(&mut self, id: NodeId) {
        let own = self.written.len() as u64;
        let child = self.written.get(&id.index()).copied().unwrap_or(own);
        self.number(own - child);
    }

    fn rest(&mut self, additional: Additional) {
        match additional {
            Additional::Open => self.number(rest::OPEN),
            Additional::Closed => self.number(rest::CLOSED),
            Additional::Schema(id) => {
                self.number(rest::SCHEMA);
                self.reference(id);
            }
        }
    }

    fn string(&mut self, id: StrId) {
        let id = self.string_id(self.arena.str(id));
        self.number(id);
    }

    fn string_id<'b: 'a>(&mut self, text: &'b str) -> u64 {
        let next = self.strings.len() as u64;
        let id = *self.string_ids.entry(text).or_insert(next);
        if id == next {
            self.strings.push(text);
        }
        id
    }

    fn bits(&mut self, parts: &[(u64, bool)]) -> u64 {
        let bits = parts.iter().filter(|(_, present)| *present).fold(0, |bits, (bit, _)| bits | bit);
        self.number(bits);
        bits
    }

    fn number(&mut self, number: u64) {
        varint(&mut self.bytes, number);
    }
}

fn varint(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

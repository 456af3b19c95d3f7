//! Binary form -> arena. The same parts in the same order as in `write`.

use super::{MAGIC, combine, facet, kind, part, rest};
use crate::arena::{Arena, Strings};
use crate::node::{Additional, Condition, Facets, Items, Logic, Node, NodeId, Number, StrId, TypeSet, Value};

/// An opened binary form. Bytes that are not one are refused here or when their nodes are read; nothing panics, and
/// nothing takes much more memory than the bytes.
#[derive(Debug, Default)]
pub(crate) struct Binary<'a> {
    strings: Strings,
    /// Byte offset of each node's end in `nodes`, ascending.
    ends: Vec<u32>,
    nodes: &'a [u8],
    /// Names and roots, oldest first.
    releases: Vec<(StrId, NodeId)>,
}

impl<'a> Binary<'a> {
    /// Reads everything but the nodes.
    pub(crate) fn open(bytes: &'a [u8]) -> Option<Self> {
        let mut reader = Reader { bytes: bytes.strip_prefix(MAGIC)?, strings: 0, own: 0 };
        let string_ends = reader.ends()?;
        let text = reader.take(string_ends.last().copied().unwrap_or(0))?;
        let text = std::str::from_utf8(text).ok()?.to_owned();
        let strings = Strings { text, ends: string_ends };
        reader.strings = u32::try_from(strings.ends.len()).ok()?;

        let ends = reader.ends()?;
        let count = u32::try_from(ends.len()).ok()?;
        let nodes = reader.take(ends.last().copied().unwrap_or(0))?;
        let releases = reader.list(|reader| {
            let name = reader.string()?;
            let root = u32::try_from(reader.number()?).ok().filter(|&root| root < count)?;
            Some((name, NodeId(root)))
        })?;
        reader.bytes.is_empty().then(|| Self { strings, ends, nodes, releases: releases.into() })
    }

    /// Names and roots, oldest first.
    pub(crate) fn releases(&self) -> impl Iterator<Item = (&str, NodeId)> {
        self.releases.iter().map(|&(name, root)| (self.strings.get(name), root))
    }

    /// Every node, under the ids of [`Self::releases`].
    pub(crate) fn all(&self) -> Option<Arena> {
        let nodes = (0..self.ends.len()).map(|at| self.node(at));
        let mut all = Vec::with_capacity(self.ends.len());
        for node in nodes {
            all.push(node?);
        }
        Some(Arena { nodes: all, strings: self.strings.clone(), ..Arena::default() })
    }

    /// The nodes that one root reaches, and the root's id among them.
    pub(crate) fn below(&self, root: NodeId) -> Option<(Arena, NodeId)> {
        // Children stand before their parents: going back from the root, each node is known to be wanted or not when
        // its turn comes.
        let mut wanted = vec![false; root.index() + 1];
        *wanted.last_mut()? = true;
        let mut nodes = Vec::with_capacity(self.ends.len());
        for at in (0..wanted.len()).rev() {
            if wanted.get(at) == Some(&true) {
                let node = self.node(at)?;
                for child in node.children() {
                    *wanted.get_mut(child.index())? = true;
                }
                nodes.push(node);
            }
        }
        nodes.reverse();

        let mut next = 0;
        let mut new_ids = Vec::with_capacity(wanted.len());
        for wanted in wanted {
            new_ids.push(NodeId(next));
            next += u32::from(wanted);
        }
        for node in &mut nodes {
            node.for_each_child(|child| {
                if let Some(&new) = new_ids.get(child.index()) {
                    *child = new;
                }
            });
        }
        let root = new_ids.last().copied()?;
        Some((Arena { nodes, strings: self.strings.clone(), ..Arena::default() }, root))
    }

    fn node(&self, at: usize) -> Option<Node> {
        let start = match at.checked_sub(1) {
            Some(before) => *self.ends.get(before)?,
            None => 0,
        };
        let bytes = self.nodes.get(start as usize..*self.ends.get(at)? as usize)?;
        let strings = u32::try_from(self.strings.ends.len()).ok()?;
        let mut reader = Reader { bytes, strings, own: u32::try_from(at).ok()? };
        let node = reader.node()?;
        reader.bytes.is_empty().then_some(node)
    }
}

struct Reader<'a> {
    /// What is left to read.
    bytes: &'a [u8],
    /// How many strings there are.
    strings: u32,
    /// The number of the node that is being read.
    own: u32,
}

/// How deep the values of `const`, `enum` and `default` may nest.
const MAX_VALUE_DEPTH: u32 = 128;

impl<'a> Reader<'a> {
    /// Lengths of what follows, as ascending ends.
    fn ends(&mut self) -> Option<Vec<u32>> {
        let count = self.count()?;
        let mut ends = Vec::with_capacity(count);
        let mut end = 0_u32;
        for _ in 0..count {
            end = end.checked_add(u32::try_from(self.number()?).ok()?)?;
            ends.push(end);
        }
        Some(ends)
    }

    fn take(&mut self, length: u32) -> Option<&'a [u8]> {
        let (taken, rest) = self.bytes.split_at_checked(length as usize)?;
        self.bytes = rest;
        Some(taken)
    }

    fn node(&mut self) -> Option<Node> {
        let parts = self.number()?;
        let has = |part| parts & part != 0;
        let mut node = Node::default();
        if has(part::TYPES) {
            node.types = TypeSet::from_bits(self.byte()?)?;
        }
        if has(part::PROPERTIES) {
            node.properties = self.list(Self::member)?;
        }
        if has(part::REQUIRED) {
            node.required = self.list(Self::string)?;
        }
        if has(part::ITEMS_EACH) {
            node.items = Items::Each(self.reference()?);
        } else if has(part::ITEMS_TUPLE) {
            node.items = Items::Tuple { prefix: self.list(Self::reference)?, additional: self.rest()? };
        }
        if has(part::VALUES) {
            node.values = Some(self.list(|reader| reader.value(0))?);
        }
        if has(part::ANY_OF) {
            node.any_of = self.list(Self::reference)?;
        }
        if has(part::ADDITIONAL) {
            node.additional = self.rest()?;
        }
        if has(part::ONE_OF) {
            node.one_of = self.list(Self::reference)?;
        }
        if has(part::DEFAULT) {
            node.default = Some(Box::new(self.value(0)?));
        }
        if has(part::FACETS) {
            node.facets = Some(Box::new(self.facets()?));
        }
        if has(part::LOGIC) {
            node.logic = Some(Box::new(self.logic()?));
        }
        Some(node)
    }

    fn facets(&mut self) -> Option<Facets> {
        let bits = self.number()?;
        let has = |bit| bits & bit != 0;
        Some(Facets {
            unique_items: has(facet::UNIQUE_ITEMS),
            minimum: self.optional(has(facet::MINIMUM), Self::finite)?,
            maximum: self.optional(has(facet::MAXIMUM), Self::finite)?,
            exclusive_minimum: self.optional(has(facet::EXCLUSIVE_MINIMUM), Self::finite)?,
            exclusive_maximum: self.optional(has(facet::EXCLUSIVE_MAXIMUM), Self::finite)?,
            multiple_of: self.optional(has(facet::MULTIPLE_OF), Self::finite)?,
            min_length: self.optional(has(facet::MIN_LENGTH), Self::number)?,
            max_length: self.optional(has(facet::MAX_LENGTH), Self::number)?,
            min_items: self.optional(has(facet::MIN_ITEMS), Self::number)?,
            max_items: self.optional(has(facet::MAX_ITEMS), Self::number)?,
            min_properties: self.optional(has(facet::MIN_PROPERTIES), Self::number)?,
            max_properties: self.optional(has(facet::MAX_PROPERTIES), Self::number)?,
            pattern: self.optional(has(facet::PATTERN), Self::string)?,
            format: self.optional(has(facet::FORMAT), Self::string)?,
        })
    }

    fn logic(&mut self) -> Option<Logic> {
        let bits = self.number()?;
        let has = |bit| bits & bit != 0;
        let all_of = self.optional(has(combine::ALL_OF), |reader| reader.list(Self::reference))?;
        let not = self.optional(has(combine::NOT), Self::reference)?;
        let test = self.optional(has(combine::IF), Self::reference)?;
        let then = self.optional(has(combine::THEN), Self::reference)?;
        let otherwise = self.optional(has(combine::ELSE), Self::reference)?;
        let property_names = self.optional(has(combine::PROPERTY_NAMES), Self::reference)?;
        let patterns = self.optional(has(combine::PATTERN_PROPERTIES), |reader| reader.list(Self::member))?;
        Some(Logic {
            all_of: all_of.unwrap_or_default().into(),
            not,
            condition: test.map(|test| Condition { test, then, otherwise }),
            property_names,
            pattern_properties: patterns.unwrap_or_default().into(),
        })
    }

    fn value(&mut self, depth: u32) -> Option<Value> {
        (depth < MAX_VALUE_DEPTH).then_some(())?;
        Some(match self.number()? {
            kind::NULL => Value::Null,
            kind::FALSE => Value::Bool(false),
            kind::TRUE => Value::Bool(true),
            kind::WHOLE => Value::Number(Number::new(self.number()? as f64)?),
            kind::DOUBLE => {
                let (double, rest) = self.bytes.split_first_chunk()?;
                self.bytes = rest;
                Value::Number(Number::new(f64::from_le_bytes(*double))?)
            }
            kind::STRING => Value::String(self.string()?),
            kind::ARRAY => Value::Array(self.list(|reader| reader.value(depth + 1))?),
            kind::OBJECT => {
                Value::Object(self.list(|reader| Some((reader.string()?, reader.value(depth + 1)?)))?)
            }
            _ => return None,
        })
    }

    fn finite(&mut self) -> Option<Number> {
        match self.value(0)? {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    fn member(&mut self) -> Option<(StrId, NodeId)> {
        Some((self.string()?, self.reference()?))
    }

    fn rest(&mut self) -> Option<Additional> {
        match self.number()? {
            rest::OPEN => Some(Additional::Open),
            rest::CLOSED => Some(Additional::Closed),
            rest::SCHEMA => Some(Additional::Schema(self.reference()?)),
            _ => None,
        }
    }

    fn reference(&mut self) -> Option<NodeId> {
        let back = u32::try_from(self.number()?).ok().filter(|&back| back > 0)?;
        self.own.checked_sub(back).map(NodeId)
    }

    fn string(&mut self) -> Option<StrId> {
        u32::try_from(self.number()?).ok().filter(|&id| id < self.strings).map(StrId)
    }

    fn optional<T>(&mut self, present: bool, read: impl Fn(&mut Self) -> Option<T>) -> Option<Option<T>> {
        if present { read(self).map(Some) } else { Some(None) }
    }

    fn list<T>(&mut self, read: impl Fn(&mut Self) -> Option<T>) -> Option<Box<[T]>> {
        let count = self.count()?;
        let mut list = Vec::with_capacity(count);
        for _ in 0..count {
            list.push(read(self)?);
        }
        Some(list.into())
    }

    /// How many things follow. Each takes a byte or more, so that the count is bounded by what is left.
    fn count(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok().filter(|&count| count <= self.bytes.len())
    }

    /// One and two bytes are nearly all there are, and loading is mostly this.
    fn number(&mut self) -> Option<u64> {
        match *self.bytes {
            [only, ref rest @ ..] if only < 0x80 => {
                self.bytes = rest;
                Some(u64::from(only))
            }
            [low, high, ref rest @ ..] if high < 0x80 => {
                self.bytes = rest;
                Some(u64::from(low & 0x7f) | u64::from(high) << 7)
            }
            _ => self.long_number(),
        }
    }

    fn long_number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn byte(&mut self) -> Option<u8> {
        let (&byte, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(byte)
    }
}

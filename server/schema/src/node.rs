//! One schema node as plain data: the JSON Schema keywords that decide whether a value is valid.
//! Keywords that few nodes carry live in the boxed `Facets` and `Logic`, so that a `Node` stays small.

use std::fmt;

/// A node of an [`crate::Arena`]. Meaningless in another arena.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct NodeId(pub(crate) u32);

/// A string of an [`crate::Arena`]. Equal ids are equal strings; the order of ids means nothing.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct StrId(pub(crate) u32);

impl NodeId {
    /// Position in [`crate::Arena::nodes`], for side tables.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl StrId {
    /// Position among the arena's strings, for side tables.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A schema node. The default node allows every value, like the schemas `{}` and `true`.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Node {
    /// `type`; every type when the keyword is absent.
    pub types: TypeSet,
    /// `properties`, sorted by name (see [`crate::Arena::property`]).
    pub properties: Box<[(StrId, NodeId)]>,
    /// `required`, sorted by name, as printed: see [`crate::Arena::required`] for what is really required.
    pub required: Box<[StrId]>,
    /// `additionalProperties`: what holds for keys that `properties` does not name.
    pub additional: Additional,
    /// `items`.
    pub items: Items,
    /// `const` (one value) or `enum`, in printed order. `None` when neither is present.
    pub values: Option<Box<[Value]>>,
    /// `anyOf`; empty when absent.
    pub any_of: Box<[NodeId]>,
    /// `oneOf`; empty when absent.
    pub one_of: Box<[NodeId]>,
    /// `default`.
    pub default: Option<Box<Value>>,
    pub(crate) facets: Option<Box<Facets>>,
    pub(crate) logic: Option<Box<Logic>>,
}

impl Node {
    /// Bounds on numbers, strings, arrays and objects.
    pub fn facets(&self) -> &Facets {
        static NONE: Facets = Facets::NONE;
        self.facets.as_deref().unwrap_or(&NONE)
    }

    /// The rarer ways in which schemas combine.
    pub fn logic(&self) -> &Logic {
        static NONE: Logic = Logic::NONE;
        self.logic.as_deref().unwrap_or(&NONE)
    }

    /// Whether every value is valid here.
    pub fn is_any(&self) -> bool {
        *self == Self { default: self.default.clone(), ..Self::default() }
    }

    /// Whether no other node judges the same value, and nothing is said about keys by their text.
    pub(crate) fn is_simple(&self) -> bool {
        self.any_of.is_empty() && self.one_of.is_empty() && self.logic.is_none()
    }

    /// Whether the node is nothing but a union: all that it says, its branches say.
    pub(crate) fn is_union_only(&self) -> bool {
        self.types == TypeSet::ANY
            && (!self.any_of.is_empty() || !self.one_of.is_empty())
            && self.properties.is_empty()
            && self.required.is_empty()
            && self.additional == Additional::Open
            && self.items == Items::Any
            && self.values.is_none()
            && self.facets.is_none()
            && self.logic.is_none()
    }

    /// The nodes that judge the same value as this one: unions, `not`, conditions.
    pub fn in_place(&self) -> impl Iterator<Item = NodeId> {
        let logic = self.logic();
        let lists = self.any_of.iter().chain(&self.one_of).chain(&logic.all_of).copied();
        lists.chain(logic.not).chain(logic.condition.iter().flat_map(|condition| {
            [Some(condition.test), condition.then, condition.otherwise].into_iter().flatten()
        }))
    }
}

impl Node {
    /// Every node that this one refers to.
    pub(crate) fn children(&self) -> impl Iterator<Item = NodeId> {
        let logic = self.logic();
        let (prefix, rest): (&[NodeId], _) = match &self.items {
            Items::Any => (&[], Additional::Open),
            Items::Each(each) => (std::slice::from_ref(each), Additional::Open),
            Items::Tuple { prefix, additional } => (prefix, *additional),
        };
        let open_ended = [self.additional, rest].into_iter().filter_map(|additional| match additional {
            Additional::Schema(id) => Some(id),
            Additional::Open | Additional::Closed => None,
        });
        let members = self.properties.iter().chain(&logic.pattern_properties).map(|&(_, id)| id);
        self.in_place()
            .chain(members)
            .chain(prefix.iter().copied())
            .chain(open_ended)
            .chain(logic.property_names)
    }

    /// The same nodes as [`Self::children`], to be replaced.
    pub(crate) fn for_each_child(&mut self, mut replace: impl FnMut(&mut NodeId)) {
        self.properties.iter_mut().for_each(|(_, id)| replace(id));
        self.any_of.iter_mut().chain(&mut self.one_of).for_each(&mut replace);
        let rest = match &mut self.items {
            Items::Any => None,
            Items::Each(each) => {
                replace(each);
                None
            }
            Items::Tuple { prefix, additional } => {
                prefix.iter_mut().for_each(&mut replace);
                Some(additional)
            }
        };
        for additional in [Some(&mut self.additional), rest].into_iter().flatten() {
            if let Additional::Schema(id) = additional {
                replace(id);
            }
        }
        if let Some(logic) = &mut self.logic {
            logic.all_of.iter_mut().for_each(&mut replace);
            logic.pattern_properties.iter_mut().for_each(|(_, id)| replace(id));
            logic.not.iter_mut().chain(&mut logic.property_names).for_each(&mut replace);
            if let Some(condition) = &mut logic.condition {
                replace(&mut condition.test);
                condition.then.iter_mut().chain(&mut condition.otherwise).for_each(&mut replace);
            }
        }
    }
}

/// `additionalProperties` (of objects) or `additionalItems` (of tuples).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Additional {
    /// Anything may follow: the keyword is absent or `true`.
    #[default]
    Open,
    /// Nothing may follow.
    Closed,
    /// What follows must match. For objects this makes a map.
    Schema(NodeId),
}

/// `items`.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub enum Items {
    /// Nothing is said about the items.
    #[default]
    Any,
    /// Every item matches one schema.
    Each(NodeId),
    /// The first items match one schema each; `additional` holds for the rest.
    Tuple {
        /// Schema of the item at the same position.
        prefix: Box<[NodeId]>,
        /// What holds for the items after the prefix.
        additional: Additional,
    },
}

/// Bounds. Lengths count characters, items or keys; all inclusive unless the name says otherwise.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
#[allow(missing_docs, reason = "each field is the JSON Schema keyword of that name")]
pub struct Facets {
    pub minimum: Option<Number>,
    pub maximum: Option<Number>,
    pub exclusive_minimum: Option<Number>,
    pub exclusive_maximum: Option<Number>,
    pub multiple_of: Option<Number>,
    pub min_length: Option<u64>,
    pub max_length: Option<u64>,
    pub min_items: Option<u64>,
    pub max_items: Option<u64>,
    pub min_properties: Option<u64>,
    pub max_properties: Option<u64>,
    pub unique_items: bool,
    /// An ECMAScript regular expression, unanchored.
    pub pattern: Option<StrId>,
    pub format: Option<StrId>,
}

impl Facets {
    const NONE: Self = Self {
        minimum: None,
        maximum: None,
        exclusive_minimum: None,
        exclusive_maximum: None,
        multiple_of: None,
        min_length: None,
        max_length: None,
        min_items: None,
        max_items: None,
        min_properties: None,
        max_properties: None,
        unique_items: false,
        pattern: None,
        format: None,
    };
}

/// `allOf`, `not`, `if`, and what holds for keys by their text.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Logic {
    /// `allOf`; also the target of a `$ref` that has siblings or refers to itself.
    pub all_of: Vec<NodeId>,
    /// `not`.
    pub not: Option<NodeId>,
    /// `if`, `then` and `else`.
    pub condition: Option<Condition>,
    /// `propertyNames`: the schema of every key, as a string.
    pub property_names: Option<NodeId>,
    /// `patternProperties`: ECMAScript regular expression -> schema. Bundled releases have none.
    pub pattern_properties: Vec<(StrId, NodeId)>,
}

impl Logic {
    const NONE: Self = Self {
        all_of: Vec::new(),
        not: None,
        condition: None,
        property_names: None,
        pattern_properties: Vec::new(),
    };
}

/// `if` with its `then` and `else`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Condition {
    /// `if`: never a finding itself.
    pub test: NodeId,
    /// `then`: must match when `test` does.
    pub then: Option<NodeId>,
    /// `else`: must match when `test` does not.
    pub otherwise: Option<NodeId>,
}

/// A JSON value inside a schema: of `const`, `enum` or `default`.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs, reason = "the six kinds of JSON")]
pub enum Value {
    Null,
    Bool(bool),
    Number(Number),
    String(StrId),
    Array(Box<[Value]>),
    /// Members in the order of their names.
    Object(Box<[(StrId, Value)]>),
}

/// A finite number, compared by its bits; `-0` is stored as `0`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Number(u64);

impl Number {
    /// `None` when `value` is not finite.
    pub fn new(value: f64) -> Option<Self> {
        // Adding zero turns -0 into 0 and changes nothing else.
        value.is_finite().then(|| Self((value + 0.0).to_bits()))
    }

    /// The number itself.
    pub fn get(self) -> f64 {
        f64::from_bits(self.0)
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(f)
    }
}

/// A JSON Schema type. An integer is also a number.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs, reason = "the seven types of JSON Schema")]
pub enum Type {
    Null,
    Boolean,
    Integer,
    Number,
    String,
    Array,
    Object,
}

impl Type {
    /// Every type, in the order in which [`TypeSet::iter`] gives them.
    pub const ALL: [Self; 7] =
        [Self::String, Self::Number, Self::Integer, Self::Boolean, Self::Object, Self::Array, Self::Null];

    /// The keyword's word: `"string"`, `"integer"`, ...
    pub fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "boolean",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::String => "string",
            Self::Array => "array",
            Self::Object => "object",
        }
    }

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|of| of.name() == name)
    }
}

/// A set of [`Type`]s.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TypeSet(u8);

impl TypeSet {
    /// No type: the schema `false`.
    pub const NONE: Self = Self(0);
    /// Every type: no `type` keyword.
    pub const ANY: Self = Self(0x7f);

    /// Whether this exact type is listed. A set with `Number` but without `Integer` still allows integers:
    /// see [`Self::allows`].
    pub fn contains(self, of: Type) -> bool {
        self.0 & (1 << of as u8) != 0
    }

    /// Whether a value of this type is allowed. Pass `Integer` for a number without fraction.
    pub fn allows(self, of: Type) -> bool {
        self.contains(of) || (of == Type::Integer && self.contains(Type::Number))
    }

    /// This set and one more type.
    #[must_use]
    pub fn with(self, of: Type) -> Self {
        Self(self.0 | (1 << of as u8))
    }

    /// The listed types, commonest first.
    pub fn iter(self) -> impl Iterator<Item = Type> {
        Type::ALL.into_iter().filter(move |&of| self.contains(of))
    }

    pub(crate) fn bits(self) -> u8 {
        self.0
    }

    pub(crate) fn from_bits(bits: u8) -> Option<Self> {
        (bits & !Self::ANY.0 == 0).then_some(Self(bits))
    }
}

impl Default for TypeSet {
    fn default() -> Self {
        Self::ANY
    }
}

impl fmt::Debug for TypeSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

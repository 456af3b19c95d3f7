//! What the check finds.

use json5_syntax::{Path, TextRange};

use crate::node::{NodeId, Number, Type};

/// Which of OpenClaw's two validators finds it. The second runs only when the first is content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// The core: everything but channels and plugin configs.
    Core,
    /// Channels (`channels.<id>`) and plugin configs (`plugins.entries.<id>.config`).
    Plugins,
}

/// One thing that the schema does not allow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The node that OpenClaw names; for an unknown key the key itself, though OpenClaw names its parent.
    pub path: Path,
    /// Bytes, half-open: an unknown or bad key, the key; a missing one, the key of the object that lacks it or else
    /// its opening brace; otherwise the value.
    pub range: TextRange,
    /// What is wrong.
    pub kind: Kind,
    /// The schema that says so: of the value; for an unknown key, of the object; for a missing one, of what is missing.
    pub node: NodeId,
    /// Who finds it.
    pub stage: Stage,
    /// Why each branch of a union refuses the value, best fit first; empty unless a union is at fault.
    pub branches: Vec<Branch>,
    /// Other paths that OpenClaw names because of the same mistake.
    pub echoes: Vec<Echo>,
}

/// A branch of a union, and why it refuses the value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    /// The branch.
    pub node: NodeId,
    /// What it finds; never empty.
    pub violations: Vec<Violation>,
    /// Whether the value is at least of the right type, and has the right constant where branches are told apart by one.
    pub fits: bool,
}

/// Another path that OpenClaw names for a mistake already reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Echo {
    /// The node that OpenClaw names.
    pub path: Path,
    /// Its bytes, half-open.
    pub range: TextRange,
}

/// What is wrong. What would be right stands in the schema node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A key that the object does not have.
    UnknownKey,
    /// A key that the object must have.
    MissingKey,
    /// A value of a type that is not allowed; `found` is `None` for `NaN` and infinities.
    WrongType {
        /// The value's own type.
        found: Option<Type>,
    },
    /// None of the constants that are allowed.
    NotAllowed,
    /// A number or a length beyond a bound.
    Limit(Limit),
    /// A list of a fixed number of items that has more or fewer.
    TupleLength(Limit),
    /// A string that its pattern does not match.
    BadPattern,
    /// A string without the format.
    BadFormat,
    /// A key of a map that is not as its keys must be.
    BadKey,
    /// An item that stands twice in a list without repetition.
    Repeated,
    /// No branch of a union allows the value.
    NoBranch,
    /// The key that tells the union's branches apart names none of them, or is missing (`missing`).
    /// The node is the union.
    NoVariant {
        /// Whether the key is missing.
        missing: bool,
    },
    /// More than one branch of an exclusive union allows the value.
    SeveralBranches,
    /// Nothing may stand here, or not this.
    Forbidden,
    /// A condition holds, but not what follows from it.
    Condition,
}

/// A bound that is passed. All inclusive but the two that say otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant is the JSON Schema keyword of that name")]
pub enum Limit {
    Minimum(Number),
    Maximum(Number),
    ExclusiveMinimum(Number),
    ExclusiveMaximum(Number),
    MultipleOf(Number),
    MinLength(u64),
    MaxLength(u64),
    MinItems(u64),
    MaxItems(u64),
    MinProperties(u64),
    MaxProperties(u64),
}

impl Violation {
    /// Whether OpenClaw stops at it: a refinement at an object runs only when nothing below it aborts. Unknown keys,
    /// bounds, patterns and formats do not abort; types, constants, missing keys and unions do.
    #[must_use]
    pub fn aborts(&self) -> bool {
        match self.kind {
            Kind::UnknownKey | Kind::Limit(_) | Kind::BadPattern | Kind::BadFormat | Kind::Repeated => false,
            Kind::MissingKey
            | Kind::TupleLength(_)
            | Kind::WrongType { .. }
            | Kind::NotAllowed
            | Kind::BadKey
            | Kind::NoBranch
            | Kind::NoVariant { .. }
            | Kind::SeveralBranches
            | Kind::Forbidden
            | Kind::Condition => true,
        }
    }

    /// The path as OpenClaw names it: an unknown key is a fault of its object.
    #[must_use]
    pub fn named_path(&self) -> Path {
        match self.kind {
            Kind::UnknownKey => self.path.parent().unwrap_or_default(),
            _ => self.path.clone(),
        }
    }
}

//! The binary form of the bundle: small, read in one pass, and safe to read from any bytes.
//!
//! Everything is a varint (7 bits a byte, low bits first) unless said otherwise: the strings, the length of every node in
//! bytes, the nodes, the releases. A node begins with a bit set that says which parts follow; references to nodes are
//! distances back, so that no bytes can make a cycle, and one release's nodes can be read without the others.

mod read;
mod write;

pub(crate) use read::Binary;
pub(crate) use write::encode;

const MAGIC: &[u8; 4] = b"OCS2";

/// Bits of a node: which parts follow, in this order.
mod part {
    pub(super) const TYPES: u64 = 1 << 0;
    pub(super) const PROPERTIES: u64 = 1 << 1;
    pub(super) const REQUIRED: u64 = 1 << 2;
    pub(super) const ITEMS_EACH: u64 = 1 << 3;
    pub(super) const ITEMS_TUPLE: u64 = 1 << 4;
    pub(super) const VALUES: u64 = 1 << 5;
    pub(super) const ANY_OF: u64 = 1 << 6;
    pub(super) const ADDITIONAL: u64 = 1 << 7;
    pub(super) const ONE_OF: u64 = 1 << 8;
    pub(super) const DEFAULT: u64 = 1 << 9;
    pub(super) const FACETS: u64 = 1 << 10;
    pub(super) const LOGIC: u64 = 1 << 11;
}

/// Bits of a node's facets.
mod facet {
    pub(super) const MINIMUM: u64 = 1 << 0;
    pub(super) const MAXIMUM: u64 = 1 << 1;
    pub(super) const EXCLUSIVE_MINIMUM: u64 = 1 << 2;
    pub(super) const PATTERN: u64 = 1 << 3;
    pub(super) const MIN_LENGTH: u64 = 1 << 4;
    pub(super) const MAX_LENGTH: u64 = 1 << 5;
    pub(super) const FORMAT: u64 = 1 << 6;
    pub(super) const EXCLUSIVE_MAXIMUM: u64 = 1 << 7;
    pub(super) const MULTIPLE_OF: u64 = 1 << 8;
    pub(super) const MIN_ITEMS: u64 = 1 << 9;
    pub(super) const MAX_ITEMS: u64 = 1 << 10;
    pub(super) const MIN_PROPERTIES: u64 = 1 << 11;
    pub(super) const MAX_PROPERTIES: u64 = 1 << 12;
    pub(super) const UNIQUE_ITEMS: u64 = 1 << 13;
}

/// Bits of a node's logic.
mod combine {
    pub(super) const ALL_OF: u64 = 1 << 0;
    pub(super) const NOT: u64 = 1 << 1;
    pub(super) const IF: u64 = 1 << 2;
    pub(super) const THEN: u64 = 1 << 3;
    pub(super) const ELSE: u64 = 1 << 4;
    pub(super) const PROPERTY_NAMES: u64 = 1 << 5;
    pub(super) const PATTERN_PROPERTIES: u64 = 1 << 6;
}

/// What holds for keys or items that are not named.
mod rest {
    pub(super) const OPEN: u64 = 0;
    pub(super) const CLOSED: u64 = 1;
    pub(super) const SCHEMA: u64 = 2;
}

/// Kinds of values.
mod kind {
    pub(super) const NULL: u64 = 0;
    pub(super) const FALSE: u64 = 1;
    pub(super) const TRUE: u64 = 2;
    pub(super) const WHOLE: u64 = 3;
    pub(super) const DOUBLE: u64 = 4;
    pub(super) const STRING: u64 = 5;
    pub(super) const ARRAY: u64 = 6;
    pub(super) const OBJECT: u64 = 7;
}

#[cfg(test)]
mod tests;

//! Which shapes OpenClaw's config allows, per release: an arena of interned JSON Schema nodes,
//! bundled for every stable release and imported at run time for the schema that a user's own
//! OpenClaw prints.

mod amend;
mod arena;
mod at;
pub mod bundle;
pub mod check;
mod export;
mod format;
mod import;
mod intern;
mod node;
mod path;
mod pattern;
mod places;
mod schema;
pub mod source;
mod termination;
mod version;

pub use arena::{Arena, Docs};
pub use at::Description;
pub use node::{
    Additional, Condition, Facets, Items, Logic, Node, NodeId, Number, StrId, Type, TypeSet, Value,
};
pub use path::{Step, steps};
pub use schema::{Error, MAX_TEXT_BYTES, Schema};
pub use version::{Stage, Version};

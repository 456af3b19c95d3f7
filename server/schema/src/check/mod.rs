//! Judges a document against a schema as OpenClaw does, with byte ranges.
//!
//! OpenClaw reads a config twice: its core (zod) judges everything but the insides of channels and of plugin
//! configs, which a JSON Schema validator judges later. The two name different paths for the same mistake; see
//! [`Stage`]. Known habits that no schema shows are in `quirks`.

mod include;
mod literal;
mod object;
mod quirks;
mod union;
mod violation;
mod walk;

use json5_syntax::ast::Value;

pub use include::{Include, includes};
pub(crate) use union::{discriminator, variant};
pub use violation::{Branch, Echo, Kind, Limit, Stage, Violation};

use crate::Schema;

/// What decides besides the schema and the text.
#[derive(Clone, Copy)]
pub struct Options<'o> {
    /// A string value as OpenClaw sees it after `${NAME}` is substituted; `None` when that is not known, and then
    /// the string is taken to be right. Called for strings that contain `${` only.
    pub substitute: &'o dyn Fn(&str) -> Option<String>,
    /// Whether the document includes others (see [`includes`]): then nothing is reported as missing.
    pub includes: bool,
}

/// Strings mean what they say, and nothing is included.
impl Default for Options<'_> {
    fn default() -> Self {
        Self { substitute: &|text| Some(text.to_owned()), includes: false }
    }
}

/// Everything in the document that the schema does not allow, roughly in the order of the text.
///
/// A member without a value and a literal that JSON5 does not know are passed over: they have a syntax error already.
#[must_use]
pub fn check(schema: &Schema, root: Value<'_>, options: Options<'_>) -> Vec<Violation> {
    walk::check(schema, root, options)
}

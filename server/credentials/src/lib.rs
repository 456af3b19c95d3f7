//! Finds the credentials that a config would use, and asks the provider whether they work. The only crate that opens a connection.
//!
//! The walk: `find` turns what the config says into sources, `check` asks, `verdict` says what the answer means for the credential.
//! A credential's text lives in [`Secret`] alone.

mod ask;
pub mod check;
pub mod find;
mod secret;
pub mod verdict;

pub use ask::Step;
pub use find::{Machine, ProviderSources, Source, SourcePlace, State, Why, find};
pub use secret::Secret;

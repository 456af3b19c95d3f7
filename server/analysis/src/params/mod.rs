//! `params` of models as OpenClaw reads them: where they stand, how they are laid over each other, and what comes of it.

pub mod auth;
pub mod cache;
pub mod merge;
pub mod places;
pub mod reading;
pub mod route;
pub mod scope;
pub mod seed;
#[cfg(test)]
mod table_tests;

pub use auth::AuthMode;
pub use places::{Params, Site};
pub use reading::Reading;

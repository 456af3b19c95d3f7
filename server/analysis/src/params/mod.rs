//! `params` of models as OpenClaw reads them: where they stand, how they are laid over each other, and what comes of it.

pub mod auth;
pub mod places;

pub use auth::{Auth, AuthMode, seeding_auth};
pub use places::{Params, Site, params};

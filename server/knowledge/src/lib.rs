//! What the values in an OpenClaw config mean, as data, and every text that a user reads.
//!
//! `data/*.json5` holds facts with the releases they hold for and where they are known from; `text/<language>/` holds the words.

pub mod beta_flags;
pub mod built_in_providers;
pub mod cache_retention;
pub mod common_keys;
pub mod credential_kinds;
pub mod docs_pages;
pub mod environment_names;
pub mod guides;
mod language;
pub mod legacy_keys;
pub mod masking;
pub mod model_refs;
pub mod model_rewrites;
pub mod models;
pub mod names;
pub mod pages;
pub mod params;
pub mod pattern;
pub mod plugins;
pub mod providers;
pub mod retired_models;
pub mod secret_fields;
mod table;
pub mod text;
pub mod value_formats;

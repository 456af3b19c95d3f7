//! The binary over real stdio.

mod client;

mod bad_input;
mod configuration;
mod diagnostics;
mod documents;
mod editors;
mod features;
mod lifecycle;
mod positions;
mod running;
mod stress;

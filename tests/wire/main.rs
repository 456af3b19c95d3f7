//! The binary over real stdio.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]

mod client;

mod bad_input;
#[cfg(unix)]
mod canary;
mod configuration;
mod credentials;
mod diagnostics;
mod documents;
mod editors;
mod features;
mod february;
mod languages;
mod lifecycle;
mod migration;
#[cfg(debug_assertions)]
mod panics;
mod positions;
mod running;
mod status;
mod stress;

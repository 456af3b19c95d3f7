//! Workspace -> snapshot -> answers. Pure: no IO, no clock, no network, no LSP types, no `Result`.

mod diagnostic;
mod diagnostics;
pub mod environment;
pub mod rules;
mod settings;
mod workspace;
mod world;

pub use diagnostic::{Diagnostic, Fix, Related, Severity, Stage, Tag, TextEdit};
pub use diagnostics::{accepted, diagnostics};
pub use settings::Settings;
pub use workspace::{Document, FileId, Snapshot, Target, TargetSource, Workspace};
pub use world::{Known, Variable, World};

//! Which OpenClaw a text is judged by, and the text in its surroundings, ready for questions.

use std::path::{Path, PathBuf};

use openclaw_analysis::{FileId, Known, Settings, Snapshot, Workspace};
use openclaw_knowledge::text::Message;
use openclaw_schema::Schema;
use openclaw_schema::bundle::Release;

use super::failure::Failure;
use crate::surroundings::{self, Surroundings};

/// The document's name: a command asks about one at a time.
pub const FILE: FileId = FileId(0);

/// The arguments that name the OpenClaw to judge by.
#[derive(Debug, clap::Args)]
pub struct TargetArguments {
    /// The OpenClaw release to check against, such as 2026.9.6. Default: the installed one, else the one that last wrote
    /// the config, else the newest known.
    #[arg(long, value_name = "VERSION")]
    openclaw_version: Option<String>,
    /// A schema printed by `openclaw config schema`, used instead of the bundled one.
    #[arg(long, value_name = "FILE")]
    schema: Option<PathBuf>,
}

/// What every text of a run is judged by.
#[derive(Debug)]
pub struct Target {
    settings: Settings,
    schema: Option<Schema>,
    surroundings: Surroundings,
}

impl Target {
    /// The target that the arguments name.
    ///
    /// # Errors
    ///
    /// When the release is no version, or the schema cannot be used.
    pub fn new(arguments: &TargetArguments) -> Result<Self, Failure> {
        let settings = Settings {
            version: arguments.openclaw_version.clone(),
            schema_file: arguments.schema.as_ref().map(|path| path.display().to_string()),
            ..Settings::default()
        };
        if let Some(version) = &arguments.openclaw_version
            && Release::nearest(version).is_none()
        {
            return Err(Failure::new(Message::new("no-version").with("version", version.as_str()))
                .help(Message::new("help-version")));
        }
        let schema = arguments.schema.as_deref().map(|path| {
            surroundings::read_schema(path).map_err(|reason| {
                let path = path.display().to_string();
                Failure::new(Message::new("cannot-use-schema").with("path", path).with("reason", reason))
                    .help(Message::new("help-schema"))
            })
        });
        Ok(Self { settings, schema: schema.transpose()?, surroundings: Surroundings::default() })
    }

    /// The text as [`FILE`], with what this machine's gateway would see around it.
    #[must_use]
    pub fn snapshot(&self, text: &str, path: Option<&Path>) -> Snapshot {
        let mut workspace = Workspace::default();
        workspace.set_settings(self.settings.clone());
        workspace.set_schema(self.schema.clone());
        workspace.open(FILE, 0, text);
        let mut world = self.surroundings.of_working_folder(path);
        workspace.set_world(FILE, world.clone());
        world.disk = Known::Known(surroundings::look_up(&workspace.snapshot().wanted_paths(FILE)));
        workspace.set_world(FILE, world);
        workspace.snapshot()
    }
}

//! What lies outside a file and decides about it: environment, disk, installed plugins. The edge reads it and hands it in.

use std::collections::BTreeMap;

/// A fact outside the file: known, it decides as it decides for OpenClaw; unknown, findings that need it are warnings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Known<T> {
    /// An untitled buffer, a gateway on another host.
    #[default]
    Unknown,
    /// Read by the edge.
    Known(T),
}

/// A variable of the environment that the gateway would see.
#[derive(Clone, PartialEq, Eq)]
pub enum Variable {
    /// Set, and to what. Values decide enums and ports; they are never shown. `Debug` does not print them.
    Set(String),
    /// Set to the empty string, which OpenClaw treats as missing.
    Empty,
}

impl std::fmt::Debug for Variable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Set(_) => "Set(..)",
            Self::Empty => "Empty",
        })
    }
}

/// What is at a path on disk, as far as OpenClaw's checks ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// Nothing there, or not reachable.
    Missing,
    /// A regular file.
    File {
        /// Unix permission bits, 0 elsewhere.
        mode: u32,
        /// Whether the user that runs the gateway owns it.
        owned: bool,
    },
    /// A folder.
    Folder,
    /// A symbolic link.
    Symlink,
}

/// Everything outside one file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct World {
    /// The environment of the gateway.
    pub variables: Known<BTreeMap<String, Variable>>,
    /// The home folder, for `~`.
    pub home: Option<String>,
    /// The config file's own absolute path; `None` for an untitled buffer.
    pub file: Option<String>,
    /// Answers to `Snapshot::wanted_paths`, by absolute path.
    pub disk: Known<BTreeMap<String, Entry>>,
    /// The release of the OpenClaw installed on this machine.
    pub installed: Option<String>,
    /// Ids of plugins installed beyond the bundled ones.
    pub plugins: Known<Vec<String>>,
}

//! What rules ask about disk, home and installed plugins.

use openclaw_knowledge::plugins::plugins;

use super::Context;
use crate::Entry;
use crate::place::{Place, select};
use crate::{Known, Variable, paths};

/// Whether OpenClaw can say which plugins there are. Where it cannot, it keeps quiet about channels and plugin settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Discovery {
    /// Every place that it looks at is there.
    Complete,
    /// A path of `plugins.load.paths` is missing.
    Incomplete,
    /// There is such a path, and whether it exists is not known here.
    Unknown,
}

impl<'s> Context<'s> {
    /// An absolute path; `None` when it is relative, or needs a home folder that is not known.
    pub(crate) fn resolve_path(&self, path: &str) -> Option<String> {
        paths::resolve(path, self.document.world.home.as_deref())
    }

    /// The folder of OpenClaw's own state.
    pub(crate) fn state_folder(&self) -> Option<String> {
        let named = match &self.document.world.variables {
            Known::Known(variables) => variables.get("OPENCLAW_STATE_DIR"),
            Known::Unknown => None,
        };
        match named {
            Some(Variable::Set(folder)) if !folder.trim().is_empty() => self.resolve_path(folder),
            _ => self.resolve_path("~/.openclaw"),
        }
    }

    /// What is at an absolute path; `None` when that is not known.
    pub(crate) fn on_disk(&self, path: &str) -> Option<&'s Entry> {
        match &self.document.world.disk {
            Known::Known(disk) => disk.get(path),
            Known::Unknown => None,
        }
    }

    /// The paths of `plugins.load.paths`, resolved where they can be.
    pub(crate) fn plugin_paths(&self) -> Vec<(Place<'s>, Option<String>)> {
        let places = select(self.root, "plugins.load.paths.[]");
        let resolve = |place: Place<'s>| {
            let text = self.text(place.value)?;
            (!text.trim().is_empty()).then(|| (place, self.resolve_path(&text)))
        };
        places.into_iter().filter_map(resolve).collect()
    }

    /// Whether OpenClaw can say which plugins there are.
    pub(crate) fn discovery(&self) -> Discovery {
        let mut discovery = Discovery::Complete;
        for (_, path) in self.plugin_paths() {
            match path.and_then(|path| self.on_disk(&path)) {
                Some(Entry::Missing) => return Discovery::Incomplete,
                Some(_) => {}
                None => discovery = Discovery::Unknown,
            }
        }
        discovery
    }

    /// The ids of plugins that OpenClaw has: bundled, and installed as far as known.
    pub(crate) fn installed_plugins(&self) -> Vec<&'s str> {
        let bundled = plugins().bundled().iter().map(|plugin| plugin.id.as_str());
        let mut ids: Vec<&'s str> = bundled.collect();
        if let Known::Known(installed) = &self.document.world.plugins {
            ids.extend(installed.iter().map(String::as_str));
        }
        ids
    }

    /// The keys that `channels` may have.
    pub(crate) fn channel_ids(&self) -> Vec<&'s str> {
        let mut ids = vec!["defaults", "modelByChannel"];
        ids.extend(plugins().channels().iter().map(|channel| channel.id.as_str()));
        ids.extend(plugins().bundled().iter().flat_map(|plugin| &plugin.channels).map(String::as_str));
        if let Known::Known(installed) = &self.document.world.plugins {
            ids.extend(installed.iter().map(|id| {
                let official = plugins().external(id).and_then(|plugin| plugin.channel.as_deref());
                official.unwrap_or(id)
            }));
        }
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// Whether `plugins.allow`, `plugins.entries` or the installed plugins name one of these plugins: then what they
    /// would bring is only a leftover, and OpenClaw warns in the place of refusing.
    pub(crate) fn mentions_plugin(&self, ids: &[&str]) -> bool {
        let table = plugins();
        let ids: Vec<String> = ids.iter().map(|id| table.normalize(id)).filter(|id| !id.is_empty()).collect();
        let is_one = |id: &str| ids.contains(&table.normalize(id));
        let allowed = select(self.root, "plugins.allow.[]");
        let entries = select(self.root, "plugins.entries.*");
        let installed = match &self.document.world.plugins {
            Known::Known(installed) => installed.as_slice(),
            Known::Unknown => &[],
        };
        allowed.iter().any(|place| self.text(place.value).is_some_and(|id| is_one(&id)))
            || entries.iter().any(|place| place.name().is_some_and(is_one))
            || installed.iter().any(|id| is_one(id))
    }
}

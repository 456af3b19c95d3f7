//! SecretRefs: `{ source, provider, id }`, resolved as OpenClaw does. A program is described here, never run.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use openclaw_analysis::credential_references::ConfigValues;
use zeroize::Zeroizing;

use super::exec::ExecCommand;
use super::json::Json;
use super::{Search, State, Why};
use crate::Secret;

const LARGEST_FILE: u64 = 1 << 20;

/// A SecretRef in its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SecretRef {
    pub(super) source: String,
    pub(super) provider: String,
    pub(super) id: String,
}

/// The SecretRef in a value of the config; `None` when it is none.
pub(super) fn read(value: ConfigValues<'_>, config: ConfigValues<'_>) -> Option<SecretRef> {
    let part = |key: &str| value.below(&[key]).text();
    new(part("source")?, part("provider"), part("id")?, config)
}

/// The SecretRef in a value of a store, with the variable shorthands that a text may be.
pub(super) fn stored(value: &Json, config: ConfigValues<'_>) -> Option<SecretRef> {
    let part = |key: &str| Some(value.get(key)?.text()?.as_str().to_owned());
    if let Some(text) = value.text() {
        let text = text.trim();
        let name =
            text.strip_prefix("${").and_then(|name| name.strip_suffix('}')).or(text.strip_prefix('$'))?;
        return new("env".to_owned(), None, name.to_owned(), config);
    }
    new(part("source")?, part("provider"), part("id")?, config)
}

fn new(source: String, provider: Option<String>, id: String, config: ConfigValues<'_>) -> Option<SecretRef> {
    let is_known = matches!(source.as_str(), "env" | "file" | "exec" | "store");
    if !is_known || id.trim().is_empty() {
        return None;
    }
    let provider = provider.unwrap_or_else(|| default_alias(&source, config));
    Some(SecretRef { source, provider, id: id.trim().to_owned() })
}

fn default_alias(source: &str, config: ConfigValues<'_>) -> String {
    let alias = config.below(&["secrets", "defaults", source]).text();
    alias.filter(|alias| !alias.trim().is_empty()).unwrap_or_else(|| "default".to_owned())
}

impl Search<'_> {
    /// What a SecretRef gives, and the variables that it is made of.
    pub(super) fn resolve(&self, wanted: &SecretRef) -> (State, Vec<String>) {
        let provider = self.values.below(&["secrets", "providers", &wanted.provider]);
        let held = provider.below(&["source"]).text();
        let is_built_in = matches!(wanted.source.as_str(), "env" | "store")
            && held.as_deref() != Some(wanted.source.as_str())
            && wanted.provider == default_alias(&wanted.source, self.values).trim();
        if !is_built_in && held.as_deref() != Some(wanted.source.as_str()) {
            let why = Why::SecretProvider { provider: wanted.provider.clone() };
            return (State::missing(why), Vec::new());
        }
        if !is_built_in && provider.below(&["pluginIntegration"]).exists() {
            return (State::cannot_tell(Why::PluginProvider), Vec::new());
        }
        match wanted.source.as_str() {
            "env" => {
                let allowed = if is_built_in { None } else { provider.below(&["allowlist"]).texts() };
                (self.variable(wanted, allowed), vec![wanted.id.clone()])
            }
            "file" => (self.file(wanted, provider), Vec::new()),
            "exec" => match self.command(wanted, provider) {
                Some(command) => (State::NeedsConfirmation { command }, Vec::new()),
                None => (State::cannot_tell(Why::SecretReference), Vec::new()),
            },
            _ => (State::cannot_tell(Why::SecretStore), Vec::new()),
        }
    }

    fn variable(&self, wanted: &SecretRef, allowed: Option<Vec<String>>) -> State {
        let name = wanted.id.clone();
        if allowed.is_some_and(|allowed| !allowed.contains(&name)) {
            return State::missing(Why::NotAllowed { name, provider: wanted.provider.clone() });
        }
        match self.variables.get(&name) {
            Some(variable) => State::usable(variable.value.clone()),
            None => State::missing(Why::VariableMissing { name }),
        }
    }

    fn file(&self, wanted: &SecretRef, provider: ConfigValues<'_>) -> State {
        let Some(path) = provider.below(&["path"]).text() else {
            return State::cannot_tell(Why::SecretReference);
        };
        let Ok((path, _)) = self.variables.substitute(&path) else {
            return State::cannot_tell(Why::SecretReference);
        };
        let path = self.absolute(&path);
        let largest = provider.below(&["maxBytes"]).count().unwrap_or(LARGEST_FILE);
        let text = match read_private(&path, largest) {
            Ok(text) => text,
            Err(why @ Why::FileUnreadable { .. }) => return State::cannot_tell(why),
            Err(why) => return State::missing(why),
        };
        let nothing = || State::missing(Why::NothingThere { name: wanted.id.clone() });
        let secret = if provider.below(&["mode"]).text().as_deref() == Some("singleValue") {
            (wanted.id == "value").then(|| Secret::new(text)).flatten()
        } else {
            let json = Json::parse(&text);
            json.and_then(|json| Secret::new(json.pointer(&wanted.id)?.text()?.clone()))
        };
        secret.map_or_else(nothing, State::usable)
    }

    /// A path as OpenClaw takes it: `~` is the home, and what is relative begins in the working folder.
    fn absolute(&self, path: &str) -> PathBuf {
        let path = self.machine.expand(path);
        match &self.machine.working_folder {
            Some(folder) if path.is_relative() => folder.join(path),
            _ => path,
        }
    }

    fn command(&self, wanted: &SecretRef, provider: ConfigValues<'_>) -> Option<ExecCommand> {
        let text = |text: String| Some(self.variables.substitute(&text).ok()?.0);
        let program = text(provider.below(&["command"]).text()?)?;
        let mut environment = Vec::new();
        for name in provider.below(&["passEnv"]).texts().unwrap_or_default() {
            if let Some(variable) = self.variables.get(&name) {
                environment.push((name, Zeroizing::new(variable.value.expose().to_owned())));
            }
        }
        for (name, value) in provider.below(&["env"]).members() {
            environment.push((name, text(value)?));
        }
        let arguments = provider.below(&["args"]).texts().unwrap_or_default();
        Some(ExecCommand {
            program: self.machine.expand(&program).to_string_lossy().into_owned(),
            provider: wanted.provider.clone(),
            id: wanted.id.clone(),
            arguments: arguments.into_iter().map(text).collect::<Option<_>>()?,
            environment,
            timeout: provider.below(&["timeoutMs"]).count(),
            largest: provider.below(&["maxOutputBytes"]).count(),
            json_only: provider.below(&["jsonOnly"]).flag().unwrap_or(true),
        })
    }
}

/// The text of a file of secrets, under OpenClaw's conditions: no link, owned by the user, closed to everybody else.
fn read_private(path: &Path, largest: u64) -> Result<Zeroizing<String>, Why> {
    let file = || path.to_string_lossy().into_owned();
    let metadata = match std::fs::symlink_metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(Why::FileMissing { file: file() });
        }
        Err(_) => return Err(Why::FileUnreadable { file: file() }),
    };
    if !path.is_absolute() || !metadata.is_file() || is_open_to_others(&metadata) {
        return Err(Why::FileInsecure { file: file() });
    }
    if metadata.len() > largest {
        return Err(Why::TooLarge);
    }
    // Room for everything from the start: a growing text would leave copies behind.
    let mut text = Zeroizing::new(String::with_capacity(usize::try_from(metadata.len()).unwrap_or(0) + 1));
    let opened = std::fs::File::open(path);
    match opened.and_then(|file| file.take(largest).read_to_string(&mut text)) {
        Ok(_) => Ok(text),
        Err(_) => Err(Why::FileUnreadable { file: file() }),
    }
}

/// Whether a group or everybody may read or write the file, it has a second name, or somebody else owns it.
#[cfg(unix)]
fn is_open_to_others(metadata: &std::fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    metadata.mode() & 0o066 != 0
        || metadata.nlink() > 1
        || metadata.uid() != rustix::process::geteuid().as_raw()
}

#[cfg(not(unix))]
fn is_open_to_others(_: &std::fs::Metadata) -> bool {
    false
}

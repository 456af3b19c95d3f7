//! From what a config says to every place that a credential could come from, in OpenClaw's own order. Reads environment, disk and
//! stores; asks nobody, runs nothing.

mod entry;
mod environment;
mod exec;
mod json;
mod order;
mod profiles;
mod reference;
mod source;
mod store;
#[cfg(test)]
mod tests;
mod why;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use openclaw_analysis::credential_references::{ConfigValues, ProviderReference, References, Written};
use openclaw_analysis::{FileId, Snapshot, credential_references};
use openclaw_knowledge::providers;

use self::environment::Variables;
use self::store::Stores;
use crate::Secret;

pub use exec::ExecCommand;
pub use source::{BaseUrl, EntryForm, ProviderSources, Source, SourcePlace, State};
pub use why::Why;

/// What of a machine may be read. Handed in, so that a test never reads the real home.
#[derive(Debug, Clone, Default)]
pub struct Machine {
    /// The environment of the process; blank variables are left out.
    pub environment: BTreeMap<String, Secret>,
    /// The home folder, for `~`.
    pub home: Option<PathBuf>,
    /// The folder of OpenClaw's state, usually `~/.openclaw`.
    pub state_folder: Option<PathBuf>,
    /// The folder that OpenClaw would be started in.
    pub working_folder: Option<PathBuf>,
    /// The folder of the config.
    pub config_folder: Option<PathBuf>,
    /// The time, in milliseconds since 1970.
    pub now: u64,
}

impl Machine {
    /// The path with its leading `~` replaced.
    fn expand(&self, path: &str) -> PathBuf {
        let path = Path::new(path);
        match (path.strip_prefix("~"), &self.home) {
            (Ok(rest), Some(home)) => home.join(rest),
            _ => path.to_path_buf(),
        }
    }
}

/// What all providers' sources are found from.
struct Search<'s> {
    references: References,
    values: ConfigValues<'s>,
    machine: &'s Machine,
    variables: Variables,
    stores: Stores,
}

/// Every provider that a document names, with the sources of its credentials; empty when the document is not open.
#[must_use]
pub fn find(snapshot: &Snapshot, file: FileId, machine: &Machine) -> Vec<ProviderSources> {
    let references = credential_references(snapshot, file);
    let (Some(references), Some(values)) = (references, ConfigValues::new(snapshot, file)) else {
        return Vec::new();
    };
    let variables = Variables::read(&references, values, machine);
    let stores = Stores::read(&references, machine, &variables);
    let search = Search { references, values, machine, variables, stores };
    search.references.providers.iter().map(|provider| search.provider(provider)).collect()
}

impl Search<'_> {
    fn provider(&self, provider: &ProviderReference) -> ProviderSources {
        let entry = self.entry(provider);
        let mut sources = self.profile_sources(provider);
        sources.extend(self.variable_sources(provider));
        sources.extend(entry);
        order::decide(self, provider, &mut sources);
        let text = |part: &Option<Written>| part.as_ref().map(|part| part.text.clone());
        let own_api = || providers::find(&provider.id).and_then(|row| row.api.clone());
        ProviderSources {
            provider: provider.id.clone(),
            is_chosen: provider.is_chosen,
            base_url: self.base_url(provider),
            api: text(&provider.api).or_else(own_api),
            auth: text(&provider.auth),
            auth_header: provider.auth_header,
            keyless: order::is_keyless(provider, &sources),
            has_include: self.references.has_include,
            models: provider.models.clone(),
            sources,
        }
    }

    /// The address that requests to the provider go to.
    fn base_url(&self, provider: &ProviderReference) -> BaseUrl {
        if let Some(written) = &provider.base_url {
            let range = written.spot.range.clone();
            return match self.variables.substitute_harmless(&written.text) {
                Ok(url) => BaseUrl::File { url, range },
                Err(variable) => BaseUrl::Unknown { variable, range },
            };
        }
        let Some(row) = providers::find(&provider.id) else { return BaseUrl::Missing };
        let variable = row.base_url_variable.as_deref().and_then(|name| self.variables.get(name));
        match (variable, &row.base_url) {
            (Some(variable), _) => {
                BaseUrl::Environment { name: variable.name.clone(), url: variable.value.expose().to_owned() }
            }
            (None, Some(url)) => BaseUrl::Own { url: url.clone() },
            (None, None) => BaseUrl::Missing,
        }
    }
}

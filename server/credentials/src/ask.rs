//! What to ask a provider about a source: an answer of `find`, put as a question for `check`.

use crate::check::{Credential, From, Question};
use crate::find::{BaseUrl, EntryForm, ProviderSources, Source, SourcePlace};
use crate::{Secret, Why};

impl ProviderSources {
    /// The question about a credential of one of its sources; about none where the provider may do without.
    ///
    /// # Errors
    ///
    /// Why the address is not known.
    pub fn question<'q>(&'q self, credential: Option<Credential<'q>>) -> Result<Question<'q>, Why> {
        let base_url = match &self.base_url {
            BaseUrl::Own { url } | BaseUrl::File { url, .. } | BaseUrl::Environment { url, .. } => Some(url),
            BaseUrl::Unknown { variable, .. } => {
                return Err(Why::VariableMissing { name: variable.clone() });
            }
            BaseUrl::Missing => None,
        };
        Ok(Question {
            base_url: base_url.map(String::as_str),
            api: self.api.as_deref(),
            credential,
            models: &self.models,
            ..Question::new(&self.provider)
        })
    }
}

impl Source {
    /// Its credential as it would be sent, once for each origin: where it is made of several variables, a question has to be allowed
    /// for each of them.
    #[must_use]
    pub fn credentials<'q>(&'q self, secret: &'q Secret) -> Vec<Credential<'q>> {
        let variables = self.variables.iter().map(|name| From::Variable(name));
        let mut origins: Vec<From<'_>> = variables.collect();
        if origins.is_empty() {
            origins.push(self.origin());
        }
        origins.into_iter().map(|from| Credential { secret, from }).collect()
    }

    fn origin(&self) -> From<'_> {
        match &self.place {
            SourcePlace::Environment { name }
            | SourcePlace::EnvFile { name, .. }
            | SourcePlace::ConfigVariable { name, .. }
            | SourcePlace::Entry { form: EntryForm::Variable { name }, .. } => From::Variable(name),
            SourcePlace::Profile { profile, owner, .. } => {
                From::Stored { name: profile, owner: owner.as_deref() }
            }
            SourcePlace::Store { .. } => From::Stored { name: &self.id, owner: None },
            SourcePlace::Entry { form: EntryForm::SecretRef { name, .. }, .. } => {
                From::Stored { name, owner: None }
            }
            SourcePlace::Entry { .. } => From::Document,
        }
    }

    /// As people call it: the variable, the profile, the path in the file.
    #[must_use]
    pub fn name(&self) -> &str {
        match &self.place {
            SourcePlace::Environment { name } | SourcePlace::EnvFile { name, .. } => name,
            SourcePlace::ConfigVariable { path, .. } | SourcePlace::Entry { path, .. } => path,
            SourcePlace::Profile { profile, .. } => profile,
            SourcePlace::Store { file, .. } => file,
        }
    }
}

//! From what was found to what is asked: which sources OpenClaw would use, and for each the question to its provider, or why there
//! is none to ask.

use openclaw_knowledge::providers::{self, Key, Unchecked};

use crate::check::{Credential, From, Question};
use crate::find::{BaseUrl, EntryForm, ProviderSources, Source, SourcePlace, State};
use crate::verdict::{Reason, Verdict};
use crate::{Secret, Why};

/// What is done to learn about a source.
#[derive(Debug, Clone)]
pub enum Step<'s> {
    /// The provider is asked.
    Ask(Question<'s>),
    /// That is known without asking.
    Known(Verdict),
}

impl ProviderSources {
    /// The places in `sources` of those that decide whether the provider can be called: the ones that OpenClaw would use. `None`
    /// stands for a provider without any.
    #[must_use]
    pub fn deciding(&self) -> Vec<Option<usize>> {
        let used: Vec<_> = (0..self.sources.len()).filter(|&at| self.sources[at].used).map(Some).collect();
        if used.is_empty() { vec![None] } else { used }
    }

    /// What is done to learn about one of its sources, shadowed or not; about the lack of any for `None`.
    #[must_use]
    pub fn step<'s>(&'s self, source: Option<&'s Source>) -> Step<'s> {
        let cannot_tell = |reason| Step::Known(Verdict::CannotTell(reason));
        let credential = match source.map(|source| (source, &source.state)) {
            Some((source, State::Usable { secret })) => Some(Credential { secret, from: source.origin() }),
            Some((_, State::Missing { .. } | State::Ignored { .. })) => return Step::Known(Verdict::Missing),
            Some((_, State::CannotTell { why })) => return cannot_tell(Reason::Source { why: why.clone() }),
            Some((_, State::NeedsConfirmation { command })) => {
                return cannot_tell(Reason::NotRun { program: command.program.clone() });
            }
            Some((_, State::NotNeeded)) | None if self.is_keyless() => None,
            Some((_, State::NotNeeded)) | None => return Step::Known(self.without(source.is_some())),
        };
        match self.question(credential) {
            Ok(question) => Step::Ask(question),
            Err(why) => cannot_tell(Reason::Source { why }),
        }
    }

    /// The question about a credential; about none where OpenClaw does without.
    ///
    /// # Errors
    ///
    /// Why the address is not known.
    pub fn question<'q>(&'q self, credential: Option<Credential<'q>>) -> Result<Question<'q>, Why> {
        let base_url = match &self.base_url {
            BaseUrl::Own { .. } | BaseUrl::Missing => None,
            BaseUrl::File { url, .. } | BaseUrl::Environment { url, .. } => Some(url.as_str()),
            BaseUrl::Unknown { variable, .. } => {
                return Err(Why::AddressVariable { name: variable.clone() });
            }
        };
        Ok(Question {
            base_url,
            api: self.api.as_deref(),
            bearer: self.auth_header,
            credential,
            keyless: credential.is_none() && self.is_keyless(),
            models: &self.models,
            ..Question::new(&self.provider)
        })
    }

    /// What it means that no credential is there, or that a marker stands in its place.
    fn without(&self, has_marker: bool) -> Verdict {
        let row = providers::find(&self.provider);
        // The login of such a provider is none of the sources.
        let unchecked = row.and_then(|row| row.unchecked).filter(|why| *why != Unchecked::OwnResource);
        match unchecked {
            Some(why) => Verdict::CannotTell(Reason::Unsupported { why }),
            None if has_marker => Verdict::CannotTell(Reason::SignInElsewhere),
            None if self.has_include => Verdict::CannotTell(Reason::Included),
            None => Verdict::Missing,
        }
    }

    /// Whether OpenClaw calls the provider without a key.
    fn is_keyless(&self) -> bool {
        self.keyless || providers::find(&self.provider).is_some_and(|row| row.key == Key::Optional)
    }
}

impl Source {
    /// Its credential as it would be sent, once for each origin: where it is made of several variables, a question has to be allowed
    /// for each of them.
    #[must_use]
    pub fn credentials<'q>(&'q self, secret: &'q Secret) -> Vec<Credential<'q>> {
        vec![Credential { secret, from: self.origin() }]
    }

    /// Where its credential comes from, as far as it decides where it may go.
    fn origin(&self) -> From<'_> {
        if !self.variables.is_empty() {
            return From::Variables(&self.variables);
        }
        match &self.place {
            SourcePlace::Environment { name }
            | SourcePlace::EnvFile { name, .. }
            | SourcePlace::ConfigVariable { name, .. }
            | SourcePlace::Entry { form: EntryForm::Variable { name }, .. } => From::Variable(name),
            SourcePlace::Profile { profile, owner, .. } => {
                From::Stored { name: profile, owner: owner.as_deref() }
            }
            SourcePlace::Entry { form: EntryForm::SecretRef { name, .. }, .. } => {
                From::Stored { name, owner: None }
            }
            SourcePlace::Store { .. } => From::Stored { name: &self.id, owner: None },
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

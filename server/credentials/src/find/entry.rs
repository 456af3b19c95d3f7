//! `apiKey` of a provider's entry: a credential, a variable, a profile, a marker or a SecretRef.

use openclaw_analysis::credential::{self, Form};
use openclaw_analysis::credential_references::ProviderReference;

use super::source::EntryForm;
use super::{Search, Source, SourcePlace, State, Why, reference};
use crate::Secret;

impl Search<'_> {
    /// What the provider's entry holds; `None` when it has no `apiKey`, or an empty one.
    pub(super) fn entry(&self, provider: &ProviderReference) -> Option<Source> {
        let key = provider.key.as_ref()?;
        let value = self.values.at(&key.path);
        let (form, state, variables) = match value.text() {
            Some(text) if text.trim().is_empty() => return None,
            Some(text) => self.text(text),
            None => match reference::read(value, self.values) {
                Some(wanted) => {
                    let form = EntryForm::SecretRef {
                        source: wanted.source.clone(),
                        provider: wanted.provider.clone(),
                        name: wanted.id.clone(),
                    };
                    let (state, variables) = self.resolve(&wanted);
                    (form, state, variables)
                }
                None => (EntryForm::Other, State::cannot_tell(Why::SecretReference), Vec::new()),
            },
        };
        let path = key.path.to_string();
        let place = SourcePlace::Entry { path: path.clone(), range: key.range.clone(), form };
        let mut source = Source::new(format!("config:{path}"), place, state);
        source.variables = variables;
        Some(source)
    }

    fn text(&self, text: String) -> (EntryForm, State, Vec<String>) {
        let trimmed = text.trim();
        let variable = |name: &str| {
            let form = EntryForm::Variable { name: name.to_owned() };
            let state = match self.variables.get(name) {
                Some(variable) => State::usable(variable.value.clone()),
                None => State::missing(Why::VariableMissing { name: name.to_owned() }),
            };
            (form, state, vec![name.to_owned()])
        };
        match credential::form(trimmed, None) {
            Form::Reference(name) | Form::Shorthand(name) | Form::VariableName(name) => variable(name),
            Form::Marker => match trimmed.strip_prefix("secretref-env:") {
                Some(name) => variable(name),
                None => (EntryForm::Marker, State::NotNeeded, Vec::new()),
            },
            Form::Mixed => match self.variables.substitute(&text) {
                Ok((text, names)) => (EntryForm::Literal, literal(Secret::new(text)), names),
                Err(name) => {
                    let state = State::missing(Why::VariableMissing { name: name.clone() });
                    (EntryForm::Literal, state, vec![name])
                }
            },
            Form::Profile(_) | Form::Literal(_) if self.stores.has(trimmed) => {
                let profile = trimmed.to_owned();
                (EntryForm::Profile { profile }, State::NotNeeded, Vec::new())
            }
            Form::Profile(_) | Form::Literal(_) => {
                (EntryForm::Literal, literal(Secret::new(text)), Vec::new())
            }
        }
    }
}

fn literal(secret: Option<Secret>) -> State {
    secret.map_or(State::missing(Why::ProfileEmpty), State::usable)
}

//! The places that a credential can come from, and what is there.

use std::ops::Range;

use openclaw_knowledge::credential_kinds::{self, Kind};
use openclaw_knowledge::text::Message;
use serde::{Serialize, Serializer};

use super::{ExecCommand, Why};
use crate::Secret;
use crate::check::Origin;

/// A provider with the sources of its credentials.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ProviderSources {
    /// In lower case.
    pub provider: String,
    /// Whether the config chooses one of its models; others are named only.
    pub is_chosen: bool,
    /// Where requests go.
    pub base_url: BaseUrl,
    /// How it is spoken to; `None` where neither the config nor OpenClaw's manifests say.
    pub api: Option<String>,
    /// `auth` of its entry: `api-key`, `token`, `oauth` or `aws-sdk`.
    pub auth: Option<String>,
    /// Whether its entry wants the key to travel as a bearer token.
    pub auth_header: bool,
    /// Whether OpenClaw calls it without a key: its entry leads to a server nearby, and names none.
    pub keyless: bool,
    /// Whether the config includes other files, which are not read here and may say more.
    pub has_include: bool,
    /// Its models that the config names, without the provider.
    pub models: Vec<String>,
    /// In the order in which OpenClaw asks: profiles, variables, the provider's entry.
    pub sources: Vec<Source>,
}

/// Where requests to a provider go. Of an address only the origin is serialised: a name or a path in it may be a secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "from", rename_all = "kebab-case")]
pub enum BaseUrl {
    /// The provider's own address.
    Own {
        /// The address.
        #[serde(serialize_with = "origin")]
        url: String,
    },
    /// `baseUrl` of its entry.
    File {
        /// The address, variables put in.
        #[serde(serialize_with = "origin")]
        url: String,
        /// Byte range in the document.
        range: Range<usize>,
    },
    /// A variable of the environment.
    Environment {
        /// Its name.
        name: String,
        /// The address.
        #[serde(serialize_with = "origin")]
        url: String,
    },
    /// `baseUrl` of its entry names a variable that is not set, or that may hold a secret, which is never put in an address.
    Unknown {
        /// The variable.
        variable: String,
        /// Byte range in the document.
        range: Range<usize>,
    },
    /// Nobody says.
    Missing,
}

fn origin<S: Serializer>(url: &str, serializer: S) -> Result<S::Ok, S::Error> {
    Origin::parse(url).serialize(serializer)
}

/// A place that a credential could come from.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// Names it among the sources of its provider. No secret, and the same as long as the place is.
    pub id: String,
    /// Where.
    pub place: SourcePlace,
    /// Which kind of credential, told by how it begins.
    pub kind: Option<Kind>,
    /// What is there.
    pub state: State,
    /// The variables whose values it is made of.
    pub variables: Vec<String>,
    /// The source that OpenClaw takes in its place.
    pub shadowed_by: Option<String>,
    /// Whether OpenClaw would use it, for one of the agents at least.
    pub used: bool,
}

/// Where a source lies. Files by their paths, ranges in bytes of the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "at", rename_all = "kebab-case")]
pub enum SourcePlace {
    /// The environment of the process.
    Environment {
        /// The variable.
        name: String,
    },
    /// A `.env` file.
    EnvFile {
        /// The file.
        file: String,
        /// The variable.
        name: String,
    },
    /// A variable of the config's own environment.
    ConfigVariable {
        /// The variable.
        name: String,
        /// Where it stands, as people write it.
        path: String,
        /// Its value.
        range: Range<usize>,
    },
    /// A profile in one of OpenClaw's stores.
    Profile {
        /// Its id.
        profile: String,
        /// The store; `None` when no store has it.
        store: Option<String>,
        /// The provider that it was stored for, in lower case; `None` when no store has it.
        owner: Option<String>,
        /// The agent that the store belongs to; `None` for the one that all share.
        agent: Option<String>,
        /// Where the document names it: in `auth.profiles`, `auth.order` or behind a model.
        range: Option<Range<usize>>,
    },
    /// A store that could not be read.
    Store {
        /// The file.
        file: String,
        /// The agent that it belongs to; `None` for the one that all share.
        agent: Option<String>,
    },
    /// `apiKey` of the provider's entry.
    Entry {
        /// Where it stands, as people write it.
        path: String,
        /// Its value.
        range: Range<usize>,
        /// What is written there.
        form: EntryForm,
    },
}

/// What is written as the `apiKey` of a provider's entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "form", rename_all = "kebab-case")]
pub enum EntryForm {
    /// The credential itself, or a text with variables in it.
    Literal,
    /// A variable: `${NAME}`, `$NAME`, or a name that OpenClaw knows.
    Variable {
        /// Its name.
        name: String,
    },
    /// A profile of a store.
    Profile {
        /// Its id.
        profile: String,
    },
    /// One of OpenClaw's own markers.
    Marker,
    /// A SecretRef.
    SecretRef {
        /// `env`, `file`, `exec` or `store`.
        source: String,
        /// The provider of secrets.
        provider: String,
        /// What it is asked for.
        name: String,
    },
    /// Something else, which OpenClaw refuses.
    Other,
}

/// What is at a source.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum State {
    /// A credential.
    Usable {
        /// The credential.
        #[serde(skip)]
        secret: Secret,
    },
    /// A marker: the sign-in comes from elsewhere, or none is needed.
    NotNeeded,
    /// Nothing.
    Missing {
        /// What is missing.
        why: Why,
    },
    /// What is there cannot be said from here.
    CannotTell {
        /// What is in the way.
        why: Why,
    },
    /// Something that OpenClaw does not use.
    Ignored {
        /// Why not.
        why: Why,
    },
    /// A program gives it out, and is run only when the user confirms that.
    NeedsConfirmation {
        /// The program.
        command: ExecCommand,
    },
}

impl State {
    pub(super) fn missing(why: Why) -> Self {
        Self::Missing { why }
    }

    pub(super) fn cannot_tell(why: Why) -> Self {
        Self::CannotTell { why }
    }

    pub(super) fn ignored(why: Why) -> Self {
        Self::Ignored { why }
    }

    pub(super) fn usable(secret: Secret) -> Self {
        Self::Usable { secret }
    }

    /// The credential.
    #[must_use]
    pub fn secret(&self) -> Option<&Secret> {
        match self {
            Self::Usable { secret } => Some(secret),
            _ => None,
        }
    }

    /// Whether OpenClaw, having come here, looks no further.
    pub(super) fn takes(&self) -> bool {
        !matches!(self, Self::Missing { .. } | Self::Ignored { .. })
    }
}

impl SourcePlace {
    /// Where it is, in words.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Environment { name } => Message::new("place-environment").with("name", name.as_str()),
            Self::EnvFile { file, name } => {
                Message::new("place-env-file").with("name", name.as_str()).with("file", file.as_str())
            }
            Self::ConfigVariable { path, .. } => Message::new("place-config").with("path", path.as_str()),
            Self::Profile { profile, store: Some(store), .. } => {
                Message::new("place-profile").with("profile", profile.as_str()).with("store", store.as_str())
            }
            Self::Profile { profile, store: None, .. } => {
                Message::new("place-profile-nowhere").with("profile", profile.as_str())
            }
            Self::Store { file, .. } => Message::new("place-store").with("file", file.as_str()),
            Self::Entry { path, form, .. } => match form {
                EntryForm::Variable { name } => Message::new("place-entry-variable")
                    .with("path", path.as_str())
                    .with("name", name.as_str()),
                EntryForm::SecretRef { source, provider, name } => Message::new("place-entry-reference")
                    .with("path", path.as_str())
                    .with("source", source.as_str())
                    .with("provider", provider.as_str())
                    .with("name", name.as_str()),
                _ => Message::new("place-config").with("path", path.as_str()),
            },
        }
    }
}

impl Source {
    pub(super) fn new(id: String, place: SourcePlace, state: State) -> Self {
        let kind = state.secret().and_then(|secret| credential_kinds::kind(secret.expose()));
        let kind = kind.map(|row| row.kind);
        Self { id, place, kind, state, variables: Vec::new(), shadowed_by: None, used: false }
    }

    /// Runs the program that gives it out, which the user has confirmed; does nothing for other sources. Blocks: see
    /// [`ExecCommand::run`].
    pub fn run_command(&mut self) {
        if let State::NeedsConfirmation { command } = &self.state {
            self.state = command.run();
            let kind = self.state.secret().and_then(|secret| credential_kinds::kind(secret.expose()));
            self.kind = kind.map(|row| row.kind);
        }
    }

    pub(super) fn made_of(mut self, name: &str) -> Self {
        self.variables.push(name.to_owned());
        self
    }
}

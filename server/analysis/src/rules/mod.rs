//! One file per diagnostic: its id, severity, the fix beside the finding, its tests underneath.

mod acp_binding;
mod agent_dir;
mod agent_roster;
mod allow_from;
mod api_only_param;
mod auth_profiles;
mod avatar;
mod beta_override;
mod broadcast;
mod browser_profile;
mod channel_id;
mod cloud_worker;
mod credential_kind;
mod custom_provider;
mod deprecated_model;
mod document;
mod duplicate_key;
mod edge_auth;
mod exact_model;
mod exec_mode;
mod facts;
mod gateway_portal;
mod gateway_role;
mod heartbeat;
mod hook_mapping;
pub(crate) mod include;
mod legacy_key;
mod line_separator;
mod malformed_model;
mod mcp_server;
mod mends;
mod migrated;
mod migration;
mod missing_key;
mod missing_variable;
mod model_policy;
pub mod model_refs;
mod obsolete_beta_flag;
mod params;
mod plugin_disabled;
mod plugin_id;
mod plugin_path;
mod profile_provider;
mod proto_key;
mod release;
mod retired_model;
mod rewritten_model;
pub(crate) mod roster;
mod sandbox_env;
mod sandbox_network;
mod schema;
mod secret_command;
mod secret_reference;
mod secret_source;
mod stages;
mod surroundings;
mod syntax;
mod tailscale;
mod talk_provider;
#[cfg(test)]
pub(crate) mod testing;
mod tool_policy;
mod trie;
mod unknown_agent;
mod unknown_alias;
mod unknown_beta_flag;
mod unknown_key;
mod unknown_profile;
mod unqualified_model;
mod value_format;
mod web_search;
mod web_search_provider;
mod wrong_value;

use std::borrow::Cow;
use std::cell::OnceCell;

use json5_syntax::ast::Value;
use openclaw_schema::bundle::{self, Release};
use openclaw_schema::check::Violation;

use crate::environment::{Environment, Substituted};
use crate::place;
use crate::{Diagnostic, Document, FileId, Snapshot};

/// What a rule looks at.
pub struct Context<'s> {
    /// The snapshot, for settings and target.
    pub snapshot: &'s Snapshot,
    /// The document's name.
    pub file: FileId,
    /// The document.
    pub document: &'s Document,
    /// Its root value; `None` when the text has none.
    pub root: Option<Value<'s>>,
    /// The variables that `${NAME}` in its values stands for.
    pub environment: Environment<'s>,
    /// Whether the document has a `$include`: then nothing is reported as missing or unresolved.
    pub has_include: bool,
    violations: OnceCell<Vec<Violation>>,
    facts: facts::Facts<'s>,
}

impl<'s> Context<'s> {
    /// The context of a document; `None` when it is not open.
    #[must_use]
    pub fn new(snapshot: &'s Snapshot, file: FileId) -> Option<Self> {
        let document = snapshot.document(file)?;
        let root = document.parse.root();
        let environment = Environment::new(root, &document.world);
        let has_include = root.is_some_and(|root| include::occurs(document, root));
        let facts = facts::Facts::default();
        Some(Self {
            snapshot,
            file,
            document,
            root,
            environment,
            has_include,
            facts,
            violations: OnceCell::new(),
        })
    }

    /// What the schema of the target release finds. Computed once, for every rule that asks.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        self.violations.get_or_init(|| {
            let schema = self.snapshot.schema(self.file);
            schema.map(|schema| schema::violations(self, &schema)).unwrap_or_default()
        })
    }

    /// The release whose schema judges the document: the target, or the nearest earlier one.
    #[must_use]
    pub fn release(&self) -> &'static Release {
        self.snapshot.release(self.file).unwrap_or_else(bundle::newest)
    }

    /// The text of a string value as OpenClaw's checks see it, `${NAME}` substituted. `None` when it is no string, or
    /// depends on a variable whose value is not known here.
    #[must_use]
    pub fn text<'v>(&self, value: Value<'v>) -> Option<Cow<'v, str>> {
        match self.environment.substitute(value.as_str()?) {
            Substituted::Text(text) => Some(text),
            Substituted::DependsOn(_) => None,
        }
    }
}

/// Adds what it finds.
pub type Rule = fn(&Context<'_>, &mut Vec<Diagnostic>);

/// Every rule, in the order of OpenClaw's own stages.
pub const ALL: &[Rule] = &[
    syntax::check,
    document::check,
    schema::check,
    release::check,
    value_format::check,
    agent_roster::check,
    unknown_agent::check,
    broadcast::check,
    acp_binding::check,
    custom_provider::check,
    exact_model::check,
    tool_policy::check,
    exec_mode::check,
    sandbox_network::check,
    web_search::check,
    mcp_server::check,
    gateway_portal::check,
    gateway_role::check,
    edge_auth::check,
    hook_mapping::check,
    browser_profile::check,
    talk_provider::check,
    cloud_worker::check,
    secret_reference::check,
    unknown_beta_flag::check,
    obsolete_beta_flag::check,
    beta_override::check,
    stages::check,
    params::check,
    rewritten_model::check,
    deprecated_model::check,
    malformed_model::check,
    unknown_alias::check,
    unqualified_model::check,
    credential_kind::check,
    unknown_profile::check,
    profile_provider::check,
    api_only_param::check,
];

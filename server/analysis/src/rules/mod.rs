//! One file per diagnostic: its id, severity, the fix beside the finding, its tests underneath.

mod acp_binding;
mod agent_dir;
pub(crate) mod agent_list;
mod agent_roster;
mod allow_from;
mod api_only_param;
mod avatar;
mod bare_model;
mod beta_override;
mod broadcast;
mod browser_profile;
mod channel_id;
mod cloud_worker;
mod credential_kind;
mod custom_provider;
mod dead_model_key;
mod deprecated_model;
mod document;
mod duplicate_key;
mod edge_auth;
mod exact_model;
mod exec_mode;
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
mod missing_key;
mod missing_variable;
mod model_mend;
mod model_policy;
mod obsolete_beta_flag;
mod params;
mod plugin_disabled;
mod plugin_id;
mod plugin_path;
mod profile_provider;
mod proto_key;
mod release;
mod remarked;
mod retired_model;
mod rewritten_model;
mod sandbox_env;
mod sandbox_network;
mod schema;
mod secret_command;
mod secret_reference;
mod secret_source;
mod split_model;
mod stages;
mod syntax;
mod tailscale;
mod talk_provider;
mod tool_policy;
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

use json5_syntax::{Path, TextRange};
use openclaw_knowledge::text::Message;

use crate::facts::Context;
use crate::{Diagnostic, Severity, Stage, place};

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
    dead_model_key::check,
    split_model::check,
    malformed_model::check,
    unknown_alias::check,
    unqualified_model::check,
    credential_kind::check,
    unknown_profile::check,
    profile_provider::check,
    api_only_param::check,
    remarked::check,
];

/// A finding of OpenClaw's core check: it refuses the config.
fn refused(code: &'static str, path: Path, range: TextRange, message: Message) -> Diagnostic {
    Diagnostic::new(code, Severity::Error, Stage::Core, path, range, message)
}

//! Findings in `params` of models, which the schema leaves open: OpenClaw starts with every one of them.

mod cache_no_effect;
mod cache_provider_params;
mod cache_retention_value;
mod dead_cache_layer;
mod dead_cache_ttl;
mod ignored_param;
mod legacy_cache_ttl;
mod param_conflict;
mod param_value;
mod unknown_param;

use json5_syntax::TextRange;
use openclaw_knowledge::cache_retention::When;
use openclaw_knowledge::text::Message;

use super::Context;
use crate::markup::inline_code;
use crate::model_ref::ModelId;
use crate::params::reading::Case;
use crate::params::{AuthMode, Params};
use crate::place::Place;
use crate::{Diagnostic, Severity, Stage};

/// The first release that the table of params is known to hold for.
const SINCE: &str = "2026.9.1";

/// How many models a message names.
const NAMED: usize = 3;

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if context.reading().params.is_empty() {
        return;
    }
    cache_retention_value::check(context, findings);
    dead_cache_layer::check(context, findings);
    dead_cache_ttl::check(context, findings);
    legacy_cache_ttl::check(context, findings);
    if context.targets(SINCE) {
        cache_no_effect::check(context, findings);
        cache_provider_params::check(context, findings);
        param_conflict::check(context, findings);
        param_value::check(context, findings);
        ignored_param::check(context, findings);
        unknown_param::check(context, findings);
    }
}

/// A finding of ours at a member of `params`.
fn finding(
    code: &'static str,
    severity: Severity,
    place: &Place<'_>,
    range: TextRange,
    message: Message,
) -> Diagnostic {
    Diagnostic::new(code, severity, Stage::Ours, place.path(), range, message)
}

/// Models for a message: the first few, each once.
fn names<'m>(models: impl Iterator<Item = &'m ModelId>) -> String {
    let mut names: Vec<String> = Vec::new();
    for model in models {
        let name = inline_code(&model.to_string());
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let more = names.len() > NAMED;
    names.truncate(NAMED);
    if more {
        names.push("…".to_owned());
    }
    names.join(", ")
}

/// What OpenClaw takes for an API key when it fills in `cacheRetention`, for a message: where the gateway's environment is not
/// known, another variable could change that.
fn filled_for(context: &Context<'_>) -> &'static str {
    let reading = context.reading();
    match reading.request_auth() {
        AuthMode::Oauth => "token",
        _ if reading.auth().unless.is_some() => "assumed",
        _ => "key",
    }
}

/// Each object with its index.
fn indexed<'c, 's>(context: &'c Context<'s>) -> impl Iterator<Item = (usize, &'c Params<'s>)> {
    context.reading().params.iter().enumerate()
}

/// Whether the model runs through Claude Code.
fn runs_in_claude_code(case: &Case<'_>) -> bool {
    let mut all = case.cache.iter().flat_map(|cache| cache.all()).peekable();
    all.peek().is_some() && all.all(|effective| effective.route.when == Some(When::ClaudeCli))
}

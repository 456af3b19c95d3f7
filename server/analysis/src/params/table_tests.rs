//! The engine against what OpenClaw's own functions computed, row by row.

use std::collections::BTreeMap;

use openclaw_knowledge::cache_retention::{Outcome, Retention};
use serde_json::Value;

use super::cache::Verdict;
use super::reading::Reading;
use crate::model_ref::ModelRef;
use crate::{FileId, Known, Variable, Workspace, World};

const TABLE: &str = include_str!("../../tests/cache-table.json5");
const CASES: &str = include_str!("../../tests/cache-cases.json5");
const REFERENCE: &str = "anthropic/claude-opus-5";

/// The document of a row, and the model that is asked for.
fn document(auth: &str, place: &str, params: &str) -> (String, String) {
    let (provider, providers) = match auth {
        "proxy" => ("proxy", "proxy: { api: 'anthropic-messages', baseUrl: 'https://llm.example/v1' }"),
        "direct" => ("direct", "direct: { api: 'anthropic-messages', baseUrl: 'https://api.anthropic.com' }"),
        "fireworks" => ("fireworks", "fireworks: { api: 'anthropic-messages' }"),
        "vertex" => ("anthropic-vertex", ""),
        _ => ("anthropic", ""),
    };
    let reference = REFERENCE.replace("anthropic/", &format!("{provider}/"));
    let at = |own: &str| if place == own { format!("params: {params},") } else { String::new() };
    let profile = match auth {
        "profile" => {
            "auth: { profiles: { 'anthropic:default': { provider: 'anthropic', mode: 'api_key' } } },"
        }
        _ => "",
    };
    let text = format!(
        "{{ {profile} models: {{ providers: {{ {providers} }} }}, agents: {{
  defaults: {{ model: {{ primary: '{reference}' }}, {} models: {{ '{reference}': {{ {} }} }} }},
  entries: {{ main: {{ {} models: {{ '{reference}': {{ {} }} }} }} }},
}} }}",
        at("defaults.params"),
        at("models.<ref>"),
        at("entries.main.params"),
        at("entries.main.models.<ref>"),
    );
    (text, reference)
}

fn compute(auth: &str, place: &str, params: &str, env: Option<&str>) -> String {
    let (text, reference) = document(auth, place, params);
    let mut variables: Vec<(&str, &str)> = Vec::new();
    match auth {
        "api-key" => variables.push(("ANTHROPIC_API_KEY", "sk-ant-api03-EXAMPLE")),
        "oauth" => variables.push(("ANTHROPIC_OAUTH_TOKEN", "sk-ant-oat01-EXAMPLE")),
        _ => {}
    }
    variables.extend(env.map(|env| ("OPENCLAW_CACHE_RETENTION", env)));
    answer(&text, &reference, &variables)
}

/// `retention outcome` for the agent `main` and a model.
fn answer(text: &str, reference: &str, variables: &[(&str, &str)]) -> String {
    let variables: BTreeMap<String, Variable> = variables
        .iter()
        .map(|(name, value)| ((*name).to_owned(), Variable::Set((*value).to_owned())))
        .collect();
    let mut workspace = Workspace::default();
    workspace.open(FileId(0), 0, text);
    workspace.set_world(FileId(0), World { variables: Known::Known(variables), ..World::default() });
    let snapshot = workspace.snapshot();
    let reading = Reading::of(&snapshot, FileId(0)).expect("open");
    let model = ModelRef::parse(reference).expect("a model").id();
    let verdict = reading.cache(Some("main"), &model).expect("a route");
    let Verdict::Known(effective) = verdict else { panic!("{text}") };
    let retention = effective.retention.map_or("-", Retention::text);
    let outcome = match effective.outcome.expect("known") {
        Outcome::FiveMinutes => "5m",
        Outcome::Hour => "1h",
        Outcome::Off => "off",
        other => other.word(),
    };
    format!("{retention} {outcome}")
}

#[test]
fn every_row_of_the_table() {
    let table: Vec<(String, String, Value, String, String)> = json5::from_str(TABLE).expect("a table");
    let (mut rows, mut wrong) = (0, Vec::new());
    for (auth, place, params, plain, long) in &table {
        for (env, expected) in [(None, plain), (Some("long"), long)] {
            rows += 1;
            let found = compute(auth, place, &params.to_string(), env);
            if found != *expected {
                wrong.push(format!("{auth} {place} {params} {env:?}: {found}, not {expected}"));
            }
        }
    }
    assert_eq!(rows, 246);
    assert!(wrong.is_empty(), "{} of {rows}:\n{}", wrong.len(), wrong.join("\n"));
}

/// Layers, primaries and sign-ins in random combination.
#[test]
fn every_sampled_case() {
    let cases: Vec<(String, BTreeMap<String, String>, Value, String)> =
        json5::from_str(CASES).expect("cases");
    let mut wrong = Vec::new();
    for (reference, variables, config, expected) in &cases {
        let variables: Vec<_> =
            variables.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let found = answer(&config.to_string(), reference, &variables);
        if found != *expected {
            wrong.push(format!("{reference} {variables:?} {config}: {found}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// The rows of what was found out about each route, wire captures included. `unset` stands for no value.
#[test]
fn every_route() {
    const KEY: [(&str, &str); 1] = [("ANTHROPIC_API_KEY", "sk-ant-api03-EXAMPLE")];
    const TOKEN: [(&str, &str); 1] = [("ANTHROPIC_OAUTH_TOKEN", "sk-ant-oat01-EXAMPLE")];
    const LONG: (&str, &str) = ("OPENCLAW_CACHE_RETENTION", "long");
    const PROXY: &str = "api: 'anthropic-messages', baseUrl: 'https://llm.example'";
    let params = |layer: &str, reference: &str, params: &str, provider: &str| {
        let at = |own: &str| if own == layer { format!("params: {{ {params} }},") } else { String::new() };
        format!(
            "{{ models: {{ providers: {{ p: {{ {provider} }}, xp: {{ api: 'openai-completions', models: [{{ id: 'm', compat: {{ cacheControlFormat: 'anthropic', supportsLongCacheRetention: true }} }}] }} }} }},
                agents: {{ defaults: {{ model: '{reference}', {} models: {{ '{reference}': {{ {} }} }} }},
                entries: {{ main: {{ {} models: {{ '{reference}': {{ {} }} }} }} }} }} }}",
            at("defaults"),
            at("model"),
            at("agent"),
            at("agent-model")
        )
    };
    let check = |reference: &str,
                 layer: &str,
                 own: &str,
                 provider: &str,
                 variables: &[(&str, &str)],
                 expected: &str| {
        let text = params(layer, reference, own, provider);
        let found = answer(&text, reference, variables);
        let outcome = found.split(' ').nth(1).unwrap_or_default();
        assert_eq!(outcome, expected, "{reference} {layer} {own} {variables:?}");
    };
    let retention = |value: &str| format!("cacheRetention: '{value}'");
    let opus = "anthropic/claude-opus-5";

    check(opus, "model", "", "", &KEY, "5m");
    check(opus, "model", "", "", &[KEY[0], LONG], "5m");
    for (value, everywhere_else) in [("none", "off"), ("short", "5m"), ("long", "1h")] {
        check(opus, "defaults", &retention(value), "", &KEY, "5m");
        for layer in ["model", "agent-model", "agent"] {
            check(opus, layer, &retention(value), "", &KEY, everywhere_else);
        }
        for layer in ["defaults", "model", "agent-model", "agent"] {
            check(opus, layer, &retention(value), "", &TOKEN, everywhere_else);
        }
        check("p/m", "model", &retention(value), PROXY, &[], everywhere_else);
        check("amazon-bedrock/eu.anthropic.claude-x", "model", &retention(value), "", &[], everywhere_else);
    }
    for layer in ["defaults", "model", "agent-model", "agent"] {
        check(opus, layer, "cacheControlTtl: '1h'", "", &KEY, "5m");
        check(opus, layer, "cacheControlTtl: '1h'", "", &TOKEN, "1h");
    }
    for odd in ["'standard'", "'1h'", "'other text'", "60", "true"] {
        check(opus, "model", &format!("cacheRetention: {odd}"), "", &KEY, "5m");
    }
    check(opus, "model", "", "", &TOKEN, "5m");
    check(opus, "model", "", "", &[TOKEN[0], LONG], "1h");
    check(opus, "model", "temperature: 1", "", &[TOKEN[0], LONG], "5m");
    check("claude-cli/claude-opus-5", "model", &retention("long"), "", &KEY, "untouched");
    check("anthropic-vertex/claude-opus-5", "model", "", "", &[], "5m");
    check("anthropic-vertex/claude-opus-5", "model", "", "", &[LONG], "1h");
    check("anthropic-vertex/claude-opus-5", "model", "temperature: 1", "", &[LONG], "5m");
    check("p/m", "model", "", PROXY, &[], "5m");
    check("p/m", "model", "", PROXY, &[LONG], "5m");
    let no_long =
        "api: 'anthropic-messages', models: [{ id: 'm', compat: { supportsLongCacheRetention: false } }]";
    check("p/m", "model", &retention("long"), no_long, &[], "5m");
    check("amazon-bedrock/eu.anthropic.claude-x", "model", "", "", &KEY, "5m");
    check("amazon-bedrock/eu.anthropic.claude-x", "model", "", "", &[], "off");
    check("amazon-bedrock/amazon.nova-pro-v1:0", "model", &retention("short"), "", &[], "5m");
    check("amazon-bedrock/amazon.nova-pro-v1:0", "model", &retention("long"), "", &[], "5m");
    for (reference, long) in
        [("openai/gpt-5.6", "half-hour"), ("openai/gpt-5.4", "day"), ("openai/gpt-4o", "key")]
    {
        for layer in ["defaults", "model", "agent-model", "agent"] {
            check(reference, layer, &retention("none"), "", &[], "off");
            check(reference, layer, &retention("short"), "", &[], "key");
            check(reference, layer, &retention("long"), "", &[], long);
        }
    }
    check("p/m", "model", &retention("long"), "api: 'openai-chatgpt-responses'", &[], "key");
    check("google/gemini-3.1-pro-preview", "model", &retention("short"), "", &[], "stored-300");
    check("google/gemini-2.5-pro", "model", &retention("long"), "", &[], "stored-3600");
    check("google/gemini-2.5-pro", "model", "", "", &[], "off");
    check("openrouter/anthropic/claude-opus-5", "agent", &retention("long"), "", &[], "1h");
    check("deepinfra/anthropic/claude-opus-5", "agent", &retention("long"), "", &[], "marker");
    check("dashscope/qwen3-max", "agent", &retention("long"), "", &[], "marker");
    check("xp/m", "agent", &retention("long"), "", &[], "1h");
    check("ollama/qwen3", "agent", &retention("long"), "", &[], "untouched");
}

/// What OpenClaw 2026.9.6 makes of keys that it tidies, computed by its own function: a value is filled in before, so that an
/// added key may win over a written one.
#[test]
fn keys_that_are_tidied() {
    const KEY: [(&str, &str); 1] = [("ANTHROPIC_API_KEY", "sk-ant-api03-EXAMPLE")];
    const LONG: &str = "{ params: { cacheRetention: 'long' } }";
    let check = |release: &str, primary: &str, models: &str, expected: &str| {
        let text = format!(
            "{{ meta: {{ lastTouchedVersion: '{release}' }}, agents: {{ defaults: {{ model: '{primary}', models: {{ {models} }} }} }} }}"
        );
        assert_eq!(answer(&text, "anthropic/claude-opus-5", &KEY), expected, "{text}");
    };
    let untidy = format!("' Anthropic / claude-opus-5 ': {LONG}");
    check("2026.9.6", "openai/gpt-5.4", &untidy, "long 1h");
    check("2026.9.6", "anthropic/claude-opus-5", &untidy, "short 5m");
    check("2026.9.6", "openai/gpt-5.4", &format!("{untidy}, 'anthropic/claude-opus-5': {{}}"), "short 5m");
    check(
        "2026.9.6",
        "anthropic/claude-opus-5",
        &format!("'anthropic/claude-opus-5': {{}}, {untidy}"),
        "long 1h",
    );
    check("2026.2.9", "openai/gpt-5.4", &untidy, "- 5m");
}

//! A text with the cursor at `$0`, and the Markdown that is shown there.

use std::collections::BTreeMap;

use expect_test::{Expect, expect};
use json5_syntax::TextSize;
use openclaw_knowledge::text::Language;

use super::hover;
use crate::{FileId, Known, Settings, Variable, Workspace, World};

const FILE: FileId = FileId(0);

fn shown(marked: &str, settings: Settings, world: World) -> String {
    let offset = marked.find("$0").expect("a cursor");
    let text = marked.replacen("$0", "", 1);
    let mut workspace = Workspace::default();
    workspace.set_settings(settings);
    workspace.open(FILE, 0, &text);
    workspace.set_world(FILE, world);
    match hover(&workspace.snapshot(), FILE, TextSize::of(&text[..offset])) {
        Some(hover) => format!("{}\n{}", &text[hover.range], hover.contents.markdown(Language::English)),
        None => "nothing".to_owned(),
    }
}

fn check(marked: &str, expected: Expect) {
    expected.assert_eq(&shown(marked, Settings::default(), World::default()));
}

#[test]
fn keys_and_values() {
    check(
        "{ gateway: { po$0rt: 18789 } }",
        expect![[r#"
            port
            **`gateway.port`**  
            Type: `integer`  
            From `1` to `65535`  
            Since OpenClaw 2026.1.29 or earlier.  
            Set it from the shell:

            ```sh
            openclaw config set gateway.port 18789
            ```

            [Documentation](https://docs.openclaw.ai/gateway/config-gateway)"#]],
    );
    check(
        "{ gateway: { port: 187$089 } }",
        expect![[r#"
            18789
            **`gateway.port`**  
            Type: `integer`  
            From `1` to `65535`  
            Since OpenClaw 2026.1.29 or earlier.  
            Set it from the shell:

            ```sh
            openclaw config set gateway.port 18789
            ```

            [Documentation](https://docs.openclaw.ai/gateway/config-gateway)"#]],
    );
    check(
        "{ gateway: { \"mo$0de\": \"local\" } }",
        expect![[r#"
            "mode"
            **`gateway.mode`**  
            Allowed: `"local"`, `"remote"`  
            Since OpenClaw 2026.1.29 or earlier.  
            Set it from the shell:

            ```sh
            openclaw config set gateway.mode local
            ```

            [Documentation](https://docs.openclaw.ai/gateway/config-gateway)"#]],
    );
    check(
        "{ $0channels: {} }",
        expect![[r#"
            channels
            **`channels`**  
            Type: `object`  
            Since OpenClaw 2026.1.29 or earlier.  
            Set it from the shell:

            ```sh
            openclaw config set channels '{ ... }' --strict-json --merge
            ```

            [Documentation](https://docs.openclaw.ai/channels)"#]],
    );
    check(
        "{ models: { providers: { mine: { models$0: [] } } } }",
        expect![[r#"
            models
            **`models.providers.mine.models`**  
            Type: `object[]`  
            Since OpenClaw 2026.1.29 or earlier.  
            Set it from the shell:

            ```sh
            openclaw config set models.providers.mine.models '[ ... ]' --strict-json
            ```

            [Documentation](https://docs.openclaw.ai/gateway/config-tools/custom-providers)"#]],
    );
    check(
        "{ models: { providers: { mine: { models: [{ id$0: \"x\" }] } } } }",
        expect![[r#"
            id
            **`models.providers.mine.models[0].id`**  
            Type: `string`  
            Required.  
            Since OpenClaw 2026.1.29 or earlier.  
            Set it from the shell:

            ```sh
            openclaw config set 'models.providers.mine.models[0].id' VALUE
            ```

            [Documentation](https://docs.openclaw.ai/gateway/config-tools/custom-providers)"#]],
    );
    check(
        "{ agents: { defaults: { models: { \"a/b.c\": { alias$0: \"x\" } } } } }",
        expect![[r#"
            alias
            **`agents.defaults.models["a/b.c"].alias`**  
            Type: `string`  
            Since OpenClaw 2026.1.29 or earlier.  
            Set it from the shell:

            ```sh
            openclaw config set 'agents.defaults.models["a/b.c"].alias' VALUE
            ```

            [Documentation](https://docs.openclaw.ai/gateway/config-agents/models)"#]],
    );
}

#[test]
fn history() {
    check(
        "{ agents: { list$0: [] } }",
        expect![[r#"
            list
            **`agents.list`**  
            Only in OpenClaw 2026.1.29–2026.7.35: later releases do not have it.  
            Not in OpenClaw 2026.9.6, which this file is checked against."#]],
    );
    check("{ invented$0: 1 }", expect!["nothing"]);
    let old = Settings { version: Some("2026.3.13".to_owned()), ..Settings::default() };
    expect![[r#"
        mcp
        **`mcp`**  
        Since OpenClaw 2026.3.22.  
        Not in OpenClaw 2026.3.13, which this file is checked against."#]]
    .assert_eq(&shown("{ mcp$0: {} }", old, World::default()));
    for (marked, expected) in [
        ("{ gateway: { auth: { mode: 'no$0ne' } } }", "`none` since OpenClaw 2026.2.19."),
        ("{ messages: { queue: { mode: 'que$0ue' } } }", "`queue` only in OpenClaw 2026.1.29–2026.5.12"),
    ] {
        let shown = shown(marked, Settings::default(), World::default());
        assert!(shown.contains(expected), "{shown}");
    }
    let unchanged = shown("{ gateway: { mode: 'lo$0cal' } }", Settings::default(), World::default());
    assert!(!unchanged.contains("`local` since"), "{unchanged}");
}

#[test]
fn secrets_stay_out() {
    for marked in [
        "{ gateway: { auth: { token: \"s3cr$0et-dummy\" } } }",
        "{ gateway: { auth: { tok$0en: \"s3cret-dummy\" } } }",
        "{ gateway: { auth: { token: 1234$05 } } }",
        "{ hooks: { token: \"s3cr$0et-dummy\" } }",
        "{ models: { providers: { x: { headers: { Authorization: \"s3cr$0et-dummy\" } } } } }",
        "{ models: { providers: { x: { apiKey: 's3cr$0et-dummy } } } }",
    ] {
        let text = shown(marked, Settings::default(), World::default());
        let (_, hover) = text.split_once('\n').unwrap_or_default();
        assert!(!hover.contains("s3cr") && !hover.contains("12345"), "{marked}: {hover}");
    }
    check(
        "{ gateway: { auth: { token$0: \"dummy\" } } }",
        expect![[r#"
            token
            **`gateway.auth.token`**  
            Type: `string` | `object`  
            A secret. Keep it out of this file: write `${NAME}` or a SecretRef object.  
            Since OpenClaw 2026.1.29 or earlier.  
            Set it from the shell:

            ```sh
            openclaw config set gateway.auth.token --ref-provider default --ref-source env --ref-id NAME
            ```

            [Documentation](https://docs.openclaw.ai/gateway/authentication)"#]],
    );
}

#[test]
fn only_secrets_are_called_so() {
    let text = |marked| shown(marked, Settings::default(), World::default());
    assert!(text("{ hooks: { token$0: 'dummy' } }").contains("write `${NAME}`."));
    assert!(
        !text("{ secrets: { providers: { x: { source: 'exec', command$0: '/x' } } } }").contains("A secret")
    );
    assert!(!text("{ models: { providers: { x: { models: [{ maxTokens$0: 1 }] } } } }").contains("A secret"));
}

#[test]
fn variables() {
    let variables = BTreeMap::from([("A".to_owned(), Variable::Set("dummy".to_owned()))]);
    let world = || World { variables: Known::Known(variables.clone()), ..World::default() };
    let text = |marked| shown(marked, Settings::default(), world());
    expect![[r#"
        ${A}
        **`gateway.publicOrigin`**  
        `${A}` is set in the gateway's environment.  
        Type: `string`  
        Format: `uri`  
        Since OpenClaw 2026.8.1.  
        Set it from the shell:

        ```sh
        openclaw config set gateway.publicOrigin VALUE
        ```

        [Documentation](https://docs.openclaw.ai/gateway/config-gateway)"#]]
    .assert_eq(&text("{ gateway: { publicOrigin: \"https://${$0A}\" } }"));
    assert!(text("{ gateway: { publicOrigin: \"${B$0}\" } }").contains("is not set"));
    assert!(
        text("{ env: { vars: { B: 'x' } }, gateway: { publicOrigin: \"${B$0}\" } }")
            .contains("by `env.vars`")
    );
}

#[test]
fn nowhere_and_broken() {
    check("{ gateway: {$0} }", expect![["nothing"]]);
    check("{ // gate$0way\n }", expect![["nothing"]]);
    check(
        "{ gateway: { port: 1, mo$0de",
        expect![[r#"
            mode
            **`gateway.mode`**  
            Allowed: `"local"`, `"remote"`  
            Since OpenClaw 2026.1.29 or earlier.  
            Set it from the shell:

            ```sh
            openclaw config set gateway.mode local
            ```

            [Documentation](https://docs.openclaw.ai/gateway/config-gateway)"#]],
    );
}

#[test]
fn the_users_own_schema_brings_its_words() {
    let schema = r#"{"properties": {"gateway": {"title": "Gateway", "properties": {
        "port": {"type": "integer", "description": "Where it listens."},
        "bind": {"description": "Who may come.", "anyOf": [{"const": "lan"}, {"const": "loopback"}]}}}}}"#;
    let text = "{ gateway: { port: 1, bind: \"lan\" } }";
    let mut workspace = Workspace::default();
    workspace.set_schema(openclaw_schema::Schema::from_json(schema).ok());
    workspace.open(FILE, 0, text);
    let prose = |word: &str| {
        let offset = TextSize::of(&text[..text.find(word).expect("the word")]);
        let hover = hover(&workspace.snapshot(), FILE, offset).expect("a hover");
        hover.contents.0.into_iter().find_map(|block| match block {
            crate::Block::Prose(text) => Some(text),
            _ => None,
        })
    };
    assert_eq!(prose("gateway").as_deref(), Some("Gateway"));
    assert_eq!(prose("port").as_deref(), Some("Where it listens."));
    assert_eq!(prose("bind").as_deref(), Some("Who may come."));
}

/// The lines about a model, without what the schema says of the place.
fn check_model(marked: &str, expected: Expect) {
    let shown = shown(marked, Settings::default(), World::default());
    let about_path = ["Type: ", "Since ", "Set it", "Allowed", "```", "openclaw config", "[Doc", "Default"];
    let lines = shown.lines().filter(|line| !about_path.iter().any(|start| line.starts_with(start)));
    expected.assert_eq(&lines.map(|line| line.trim_end().to_owned() + "\n").collect::<String>());
}

#[test]
fn models() {
    check_model(
        r#"{ agents: { defaults: { model: "anthr$0opic/opus-4.8@anthropic:work" } } }"#,
        expect![[r#"
            "anthropic/opus-4.8@anthropic:work"
            **`agents.defaults.model`**
            Model: `anthropic/claude-opus-4-8`
            OpenClaw 2026.9.6 lists it as deprecated, in favour of `anthropic/claude-opus-5`.


        "#]],
    );
    check_model(
        r#"{ agents: { defaults: { model: "anthropic/opus-4.8@anthropic:wo$0rk" } },
  auth: { profiles: { "anthropic:work": { provider: "anthropic", mode: "token" } } } }"#,
        expect![[r#"
            anthropic:work
            Signs in with the auth profile `anthropic:work`.
            Provider `anthropic`, mode `token`.
            A token without renewal, such as the one of `claude setup-token`. Sent as a bearer token.

        "#]],
    );
    check_model(
        r#"{ agents: { defaults: { model: { fallbacks: ["op$0us"] }, models: { "anthropic/claude-opus-5": {} } } } }"#,
        expect![[r#"
            "opus"
            **`agents.defaults.model.fallbacks[0]`**
            Model: `anthropic/claude-opus-5`
            `opus` is an alias of OpenClaw's own: it exists while the model is a key of `agents.defaults.models`, written there or added by OpenClaw.
            OpenClaw 2026.9.6 lists it.


        "#]],
    );
    check_model(
        r#"{ agents: { entries: { a: { model: "op$0us", models: { "x/y": { alias: "Opus" } } } } } }"#,
        expect![[r#"
            "opus"
            **`agents.entries.a.model`**
            Model: `x/y`
            `Opus` is the alias of a model in this file.
            OpenClaw 2026.9.6 lists no models of `x` by itself; whether there is such a model shows when it is used.


        "#]],
    );
    check_model(
        r#"{ agents: { defaults: { model: "op$0us" } } }"#,
        expect![[r#"
        "opus"
        **`agents.defaults.model`**
        Model: `openai/opus`
        No provider is named; OpenClaw takes its default one, `openai`, and warns.
        It would be OpenClaw's own alias for `anthropic/claude-opus-5` if that were a key of `agents.defaults.models`.
        Not among the models of `openai` that OpenClaw 2026.9.6 lists. It accepts the reference; whether there is such a model shows when it is used.


    "#]],
    );
    check_model(
        r#"{ agents: { defaults: { models: { "anthropic/claude-op$0us-4-5": {} } } } }"#,
        expect![[r#"
            "anthropic/claude-opus-4-5"
            **`agents.defaults.models["anthropic/claude-opus-4-5"]`**
            Model: `anthropic/claude-opus-4-5`
            `openclaw doctor --fix` writes `anthropic/claude-opus-4-7` in its place (measured on 2026.9.6).


        "#]],
    );
    check_model(
        r#"{ agents: { defaults: { imageModel: "google/gemini-1.5-pro$0" } } }"#,
        expect![[r#"
        "google/gemini-1.5-pro"
        **`agents.defaults.imageModel`**
        Model: `google/gemini-1.5-pro`
        OpenClaw refuses it; `google/gemini-3.1-pro-preview` takes its place.


    "#]],
    );
    check_model(
        r#"{ agents: { defaults: { model: "qw$0en" } }, models: { providers: { local: { models: [{ id: "qwen" }] } } } }"#,
        expect![[r#"
            "qwen"
            **`agents.defaults.model`**
            Model: `local/qwen`
            No provider is named; `local` is the only one in this file that has such a model.
            One of the models of `local` in this file.


        "#]],
    );
    check_model(
        r#"{ models: { providers: { anthropic: { models: [{ id: "claude-op$0us-4-8" }] } } } }"#,
        expect![[r#"
            "claude-opus-4-8"
            **`models.providers.anthropic.models[0].id`**
            Model: `anthropic/claude-opus-4-8`
            One of the models of `anthropic` in this file.
            OpenClaw 2026.9.6 lists it as deprecated, in favour of `anthropic/claude-opus-5`.
            Required.


        "#]],
    );
    check_model(
        r#"{ agents: { defaults: { modelPolicy: { allow: ["openai$0/*"] } } } }"#,
        expect![[r#"
        "openai/*"
        **`agents.defaults.modelPolicy.allow[0]`**
        Every model of `openai`.


    "#]],
    );
}

#[test]
fn credentials() {
    for (marked, expected) in [
        (
            r#"{ models: { providers: { anthropic: { api$0Key: "sk-ant-api03-EXAMPLE" } } } }"#,
            "An API key of Anthropic. Sent as `x-api-key`.",
        ),
        (
            r#"{ env: { vars: { ANTHROPIC_API_KEY: "sk-ant-oat01-EX$0AMPLE" } } }"#,
            "it counts as an API key when OpenClaw fills in defaults",
        ),
        (r#"{ env: { vars: { ANTHROPIC_API$0_KEY: "sk-ant-api03-EXAMPLE" } } }"#, "or in `~/.openclaw/.env`"),
        (r#"{ env: { vars: { ANTHROPIC_OAUTH_T$0OKEN: "x" } } }"#, "Holds the token of a subscription"),
        (
            r#"{ models: { providers: { openai: { apiKey: "OPENAI_API$0_KEY" } } } }"#,
            "The name of a variable",
        ),
        (r#"{ models: { providers: { google: { apiKey: "EXAM$0PLE" } } } }"#, "Sent as `x-goog-api-key`"),
        (
            r#"{ models: { providers: { openai: { api$0Key: { source: "env", provider: "default", id: "X" } } } } }"#,
            "from the source `env`",
        ),
        (
            r#"{ models: { providers: { anthropic: { headers: { "x-api-key": "sk-ant-admin01-$0EXAMPLE" } } } } }"#,
            "An Admin key of Anthropic.",
        ),
        (
            r#"{ auth: { profiles: { "anthropic:w$0ork": { provider: "anthropic", mode: "token" } } } }"#,
            "How to sign in, without the secret",
        ),
        (
            r#"{ auth: { profiles: { p: { provider: "anthropic", mode: "oau$0th" } } } }"#,
            "A login that OpenClaw renews by itself.",
        ),
        (r#"{ auth: { order: { anthropic: ["anthropic:no$0ne"] } } }"#, "OpenClaw's own store may hold it."),
    ] {
        let shown = shown(marked, Settings::default(), World::default());
        let (_, words) = shown.split_once('\n').expect("a range and words");
        assert!(words.contains(expected), "{shown}");
        assert!(!words.contains("EXAMPLE"), "{shown}");
    }
}

/// For a target release, with these variables in the gateway's environment.
fn check_for(version: &str, variables: &[&str], marked: &str, expected: Expect) {
    let settings = Settings { version: Some(version.to_owned()), ..Settings::default() };
    let set = |name: &&str| ((*name).to_owned(), Variable::Set("EXAMPLE".to_owned()));
    let variables = Known::Known(variables.iter().map(set).collect());
    expected.assert_eq(&shown(marked, settings, World { variables, ..World::default() }));
}

#[test]
fn cache_retention() {
    let text = "{ agents: { defaults: {
  model: { primary: 'anthropic/claude-opus-5', fallbacks: ['openai/gpt-5.6'] },
  params: { cache$0Retention: 'long' },
  models: { 'anthropic/claude-haiku-4-5': { params: { cacheRetention: 'none' } } },
}, entries: { main: {}, ops: { params: { cacheRetention: 'short' } } } } }";
    check_for(
        "2026.9.6",
        &["ANTHROPIC_API_KEY"],
        text,
        expect![[r#"
            cacheRetention
            **`agents.defaults.params.cacheRetention`**  
            How long the provider keeps the prompt cached: `none` not at all, `short` and `long` for as long as the route allows (on Anthropic's own API 5 minutes and 1 hour).  
            Type: `string`  
            Taken here: `none`, `short`, `long`  
            Each of these wins over the one before, key by key: `agents.defaults.params` → `agents.defaults.models.*.params` → `agents.entries.*.models.*.params` → `agents.entries.*.params`  
            Measured on OpenClaw 2026.9.6.  
            **In this file**  
            OpenClaw fills in defaults as for an API key at Anthropic (`ANTHROPIC_API_KEY`).  
            `main` with `anthropic/claude-opus-5`: **5 min** (OpenClaw fills in `short`, as it does where it takes the sign-in for an API key)  
            – `agents.defaults.params.cacheRetention` does not count: OpenClaw fills in `cacheRetention` under the model, taking the sign-in for an API key  
            `main` with `openai/gpt-5.6`: **30 min** (set in `agents.defaults.params.cacheRetention`)  
            `main` with `anthropic/claude-haiku-4-5`: **not cached** (set in `agents.defaults.models["anthropic/claude-haiku-4-5"].params.cacheRetention`)  
            – `agents.defaults.params.cacheRetention` does not count: `agents.defaults.models["anthropic/claude-haiku-4-5"].params` wins  
            `ops` with `anthropic/claude-opus-5`: **5 min** (set in `agents.entries.ops.params.cacheRetention`)  
            – `agents.defaults.params.cacheRetention` does not count: `agents.entries.ops.params` wins  
            `ops` with `openai/gpt-5.6`: **cache key, lifetime up to the provider** (set in `agents.entries.ops.params.cacheRetention`)  
            – `agents.defaults.params.cacheRetention` does not count: `agents.entries.ops.params` wins  
            `ops` with `anthropic/claude-haiku-4-5`: **5 min** (set in `agents.entries.ops.params.cacheRetention`)  
            – `agents.defaults.params.cacheRetention` does not count: `agents.entries.ops.params` wins  
            – `agents.defaults.models["anthropic/claude-haiku-4-5"].params.cacheRetention` does not count: `agents.entries.ops.params` wins

            [Documentation](https://docs.openclaw.ai/gateway/config-agents/models)"#]],
    );
    let one = "{ agents: { defaults: { models: { 'anthropic/claude-opus-5': { params: { cacheControlTtl: '1$0h' } } } } } }";
    check_for(
        "2026.9.6",
        &["ANTHROPIC_API_KEY"],
        one,
        expect![[r#"
            '1h'
            **`agents.defaults.models["anthropic/claude-opus-5"].params.cacheControlTtl`**  
            The older form of `cacheRetention`: `"5m"` is `short`, `"1h"` is `long`. It counts only where `cacheRetention` is absent.  
            Type: `string`  
            Taken here: `5m`, `1h`  
            Read for: `anthropic`, `anthropic-vertex`, `amazon-bedrock`, `anthropic-messages`, `google-generative-ai`  
            Each of these wins over the one before, key by key: `agents.defaults.params` → `agents.defaults.models.*.params` → `agents.entries.*.models.*.params` → `agents.entries.*.params`  
            Measured on OpenClaw 2026.9.6.  
            **In this file**  
            OpenClaw fills in defaults as for an API key at Anthropic (`ANTHROPIC_API_KEY`).  
            `main` with `anthropic/claude-opus-5`: **5 min** (OpenClaw fills in `short`, as it does where it takes the sign-in for an API key)  
            – `agents.defaults.models["anthropic/claude-opus-5"].params.cacheControlTtl` does not count: OpenClaw fills in `cacheRetention` under the model, taking the sign-in for an API key

            [Documentation](https://docs.openclaw.ai/gateway/config-agents/models)"#]],
    );
    check(
        one,
        expect![[r#"
            '1h'
            **`agents.defaults.models["anthropic/claude-opus-5"].params.cacheControlTtl`**  
            The older form of `cacheRetention`: `"5m"` is `short`, `"1h"` is `long`. It counts only where `cacheRetention` is absent.  
            Type: `string`  
            Taken here: `5m`, `1h`  
            Read for: `anthropic`, `anthropic-vertex`, `amazon-bedrock`, `anthropic-messages`, `google-generative-ai`  
            Each of these wins over the one before, key by key: `agents.defaults.params` → `agents.defaults.models.*.params` → `agents.entries.*.models.*.params` → `agents.entries.*.params`  
            Measured on OpenClaw 2026.9.6.  
            **In this file**  
            Whether OpenClaw is signed in at Anthropic with an API key cannot be said from here.  
            `main` with `anthropic/claude-opus-5`: with an API key at Anthropic **5 min** (OpenClaw fills in `short`, as it does where it takes the sign-in for an API key)  
            – `agents.defaults.models["anthropic/claude-opus-5"].params.cacheControlTtl` does not count: OpenClaw fills in `cacheRetention` under the model, taking the sign-in for an API key  
            `main` with `anthropic/claude-opus-5`: otherwise **1 h** (set in `agents.defaults.models["anthropic/claude-opus-5"].params.cacheControlTtl`)

            [Documentation](https://docs.openclaw.ai/gateway/config-agents/models)"#]],
    );
    check_for(
        "2026.2.9",
        &["ANTHROPIC_API_KEY"],
        one,
        expect![[r#"
            '1h'
            **`agents.defaults.models["anthropic/claude-opus-5"].params.cacheControlTtl`**  
            The older form of `cacheRetention`: `"5m"` is `short`, `"1h"` is `long`. It counts only where `cacheRetention` is absent.  
            Type: `string`  
            Taken here: `5m`, `1h`  
            Read for: `anthropic`, `anthropic-vertex`, `amazon-bedrock`, `anthropic-messages`, `google-generative-ai`  
            Measured on OpenClaw 2026.9.6.  
            **In this file**  
            OpenClaw fills in defaults as for an API key at Anthropic (`ANTHROPIC_API_KEY`).  
            `main` with `anthropic/claude-opus-5`: **5 min** (OpenClaw fills in `short`, as it does where it takes the sign-in for an API key, read in OpenClaw's code)  
            – `agents.defaults.models["anthropic/claude-opus-5"].params.cacheControlTtl` does not count: OpenClaw fills in `cacheRetention` under the model, taking the sign-in for an API key  
            **OpenClaw's documentation of February 2026 says**  
            `cacheControlTtl` still works: `"5m"` maps to `short` and `"1h"` to `long`; migrating is recommended.  
            **What the code does**  
            Read in 2026.2.9, 2026.3.13 and 2026.4.5: with an API key OpenClaw fills in `cacheRetention: "short"` for the keys of `agents.defaults.models` and for the primary model even where `cacheControlTtl` is set, which then never counts.

            [Documentation](https://docs.openclaw.ai/gateway/config-agents/models)"#]],
    );
    let page = "{ agents: { defaults: { models: { 'anthropic/claude-opus-4-6': { params: { cacheRetention: \"lo$0ng\" } } } } } }";
    check_for(
        "2026.2.9",
        &["ANTHROPIC_API_KEY"],
        page,
        expect![[r#"
            "long"
            **`agents.defaults.models["anthropic/claude-opus-4-6"].params.cacheRetention`**  
            How long the provider keeps the prompt cached: `none` not at all, `short` and `long` for as long as the route allows (on Anthropic's own API 5 minutes and 1 hour).  
            Type: `string`  
            Taken here: `none`, `short`, `long`  
            Measured on OpenClaw 2026.9.6.  
            **In this file**  
            OpenClaw fills in defaults as for an API key at Anthropic (`ANTHROPIC_API_KEY`).  
            `main` with `anthropic/claude-opus-4-6`: **1 h** (set in `agents.defaults.models["anthropic/claude-opus-4-6"].params.cacheRetention`, read in OpenClaw's code)  
            **OpenClaw's documentation of February 2026 says**  
            `none`: no caching. `short`: 5 minutes, the default with an API key. `long`: 1 hour, which needs the beta flag `extended-cache-ttl-2025-04-11`; OpenClaw sends it, and overridden provider headers must keep it. Caching is for API keys only.  
            **What the code does**  
            Read in 2026.2.9: the flag occurs nowhere in it, 1 hour is asked for without it; requests with a subscription are marked for caching, too, `short` by default.

            [Documentation](https://docs.openclaw.ai/gateway/config-agents/models)"#]],
    );
}

#[test]
fn other_params() {
    check(
        "{ agents: { defaults: { params: { maxTokens: 1 }, models: { 'anthropic/claude-opus-5': { params: { max_tok$0ens: 2 } } } }, entries: { a: {}, b: { params: { maxTokens: 3 } } } } }",
        expect![[r#"
            max_tokens
            **`agents.defaults.models["anthropic/claude-opus-5"].params.max_tokens`**  
            How many tokens an answer may have.  
            Type: `number`  
            Another name of `maxTokens`.  
            Each of these wins over the one before, key by key: `agents.defaults.params` → `agents.defaults.models.*.params` → `agents.entries.*.models.*.params` → `agents.entries.*.params`  
            Read in the code of OpenClaw 2026.9.6.  
            **In this file**  
            `a` with `anthropic/claude-opus-5`: `2` from `agents.defaults.models["anthropic/claude-opus-5"].params.max_tokens`  
            `b` with `anthropic/claude-opus-5`: `3` from `agents.entries.b.params.maxTokens`

            [Documentation](https://docs.openclaw.ai/gateway/config-agents/models)"#]],
    );
    check(
        "{ agents: { defaults: { models: { 'anthropic/claude-opus-5': { params: { tempe$0rature: 2 } } } } } }",
        expect![[r#"
            temperature
            **`agents.defaults.models["anthropic/claude-opus-5"].params.temperature`**  
            How much chance takes part in choosing words.  
            Type: `number`  
            OpenClaw leaves it out of requests to this model.  
            Each of these wins over the one before, key by key: `agents.defaults.params` → `agents.defaults.models.*.params` → `agents.entries.*.models.*.params` → `agents.entries.*.params`  
            Read in the code of OpenClaw 2026.9.6.  
            **In this file**  
            `main` with `anthropic/claude-opus-5`: `2` from `agents.defaults.models["anthropic/claude-opus-5"].params.temperature`

            [Documentation](https://docs.openclaw.ai/gateway/config-agents/models)"#]],
    );
    check(
        "{ models: { providers: { p: { params: { cacheRete$0ntion: 'long' } } } } }",
        expect![[r#"
            cacheRetention
            **`models.providers.p.params.cacheRetention`**  
            How long the provider keeps the prompt cached: `none` not at all, `short` and `long` for as long as the route allows (on Anthropic's own API 5 minutes and 1 hour).  
            Type: `string`  
            Taken here: `none`, `short`, `long`  
            `params` of providers are not merged with those of agents and models: single provider plugins read them.  
            As far as the code of OpenClaw 2026.9.6 was read, nothing reads `cacheRetention` in `params` of a provider.

            [Documentation](https://docs.openclaw.ai/gateway/config-tools/custom-providers)"#]],
    );
}

#[test]
fn beta_flags_one_by_one() {
    let header = |flags: &str| {
        format!(
            "{{ models: {{ providers: {{ anthropic: {{ headers: {{ \"Anthropic-Beta\": \"{flags}\" }} }} }} }} }}"
        )
    };
    check(
        &header("files-api-2025-04-14,extended$0-cache-ttl-2025-04-11 , x"),
        expect![[r#"
        extended-cache-ttl-2025-04-11
        **`extended-cache-ttl-2025-04-11`**  
        Believed, not verified:  
        Made for prompt caching that lasts one hour.  
        Not needed any more: the feature is generally available.  
        OpenClaw 2026.9.6 never sends it by itself.  
        OpenClaw's documentation up to 2026.4.1 said that one hour needs it, that OpenClaw sends it, and to keep it when overriding the provider's headers.  
        No release of OpenClaw was found to send it: read in the code of 2026.2.9, 2026.3.13, 2026.4.1, 2026.4.5, 2026.4.14, 2026.4.23, 2026.4.29 and 2026.9.6.  
        One hour works without it: `cacheRetention: "long"` sends its `ttl` of `1h` with no flag (measured on OpenClaw 2026.9.6).  
        This header takes the place of the flags that OpenClaw sends by itself to this provider (measured on OpenClaw 2026.9.6).

        [Documentation](https://docs.openclaw.ai/providers/anthropic)"#]],
    );
    check(
        &header("dreaming$0-2026-04-21"),
        expect![[r#"
        dreaming-2026-04-21
        **`dreaming-2026-04-21`**  
        In the SDK that OpenClaw 2026.9.6 ships; OpenClaw never sends it by itself; effect not verified.  
        This header takes the place of the flags that OpenClaw sends by itself to this provider (measured on OpenClaw 2026.9.6).

        [Documentation](https://docs.openclaw.ai/providers/anthropic)"#]],
    );
    check(
        &header("a, o\\u0061uth$0-2025-04-20"),
        expect![[r#"
        o\u0061uth-2025-04-20
        **`oauth-2025-04-20`**  
        Lets a subscription's token (`sk-ant-oat…`) call the API.  
        Active beta (read in the code of OpenClaw 2026.9.6).  
        OpenClaw sends it by itself with a setup token or a login, not with an API key (measured on OpenClaw 2026.9.6).  
        A request with a setup token or a login is expected to fail without it (not verified).  
        This header takes the place of the flags that OpenClaw sends by itself to this provider (measured on OpenClaw 2026.9.6).

        [Documentation](https://docs.openclaw.ai/providers/anthropic)"#]],
    );
    check(
        &header("a, b-is-new$0"),
        expect![[r#"
            b-is-new
            Not known here: OpenClaw 2026.9.6 never sends it by itself, and the SDK that it ships does not name it.  
            This header takes the place of the flags that OpenClaw sends by itself to this provider (measured on OpenClaw 2026.9.6).

            [Documentation](https://docs.openclaw.ai/providers/anthropic)"#]],
    );
    check(
        &header("a,$0 b").replace("anthropic:", "proxy:"),
        expect![[r#"
            "a, b"
            **`models.providers.proxy.headers.Anthropic-Beta`**  
            Sent with every request to this provider. OpenClaw sends flags by itself only straight to Anthropic, so there are none to lose.  
            Type: `string` | `object`  
            Since OpenClaw 2026.1.29 or earlier.  
            Set it from the shell:

            ```sh
            openclaw config set models.providers.proxy.headers.Anthropic-Beta VALUE
            ```

            [Documentation](https://docs.openclaw.ai/gateway/config-tools/custom-providers)"#]],
    );
    check(
        "{ agents: { defaults: { params: { anthropicBeta: [\"context-1m$0-2025-08-07\"] } } } }",
        expect![[r#"
            context-1m-2025-08-07
            **`context-1m-2025-08-07`**  
            Made for a context of one million tokens on Sonnet 4 and 4.5.  
            Retired (according to OpenClaw's documentation).  
            OpenClaw 2026.9.6 never sends it by itself.  
            Models from 4.6 on have the million by themselves. OpenClaw drops it from `params.anthropicBeta` (measured on OpenClaw 2026.9.6), but not from a header.  
            These flags take the place of the `anthropic-beta` header of the provider and of what OpenClaw sends by itself; `fine-grained-tool-streaming-2025-05-14`, `interleaved-thinking-2025-05-14` are added again, and with a setup token or a login `claude-code-20250219`, `oauth-2025-04-20` (measured on OpenClaw 2026.9.6)."#]],
    );
}

#[test]
fn the_lists_that_hold_beta_flags() {
    check(
        "{ auth: { profiles: { me: { provider: 'anthropic', mode: 'oauth' } } }, models: { providers: { anthropic: { headers: { 'anthropic$0-beta': 'a' } } } } }",
        expect![[r#"
            'anthropic-beta'
            **`models.providers.anthropic.headers.anthropic-beta`**  
            This header takes the place of the flags that OpenClaw sends by itself to this provider (measured on OpenClaw 2026.9.6).  
            Still added behind it on direct requests with an API key: `context-management-2025-06-27`, `thinking-binding-controls-2026-08-01`.  
            Not in this list: `fine-grained-tool-streaming-2025-05-14`.  
            OpenClaw sends it by itself on every direct request to Anthropic (measured on OpenClaw 2026.9.6).  
            Not in this list: `interleaved-thinking-2025-05-14`.  
            OpenClaw sends it by itself to models without adaptive thinking (Haiku 4.5, Claude 4.5 and older), and again beside `params.anthropicBeta` (read in the code of OpenClaw 2026.9.6).  
            Not in this list: `claude-code-20250219`.  
            OpenClaw sends it by itself with a setup token or a login, not with an API key (measured on OpenClaw 2026.9.6).  
            Not in this list: `oauth-2025-04-20`.  
            OpenClaw sends it by itself with a setup token or a login, not with an API key (measured on OpenClaw 2026.9.6).  
            Type: `string` | `object`  
            Since OpenClaw 2026.1.29 or earlier.  
            Set it from the shell:

            ```sh
            openclaw config set models.providers.anthropic.headers.anthropic-beta VALUE
            ```

            [Documentation](https://docs.openclaw.ai/providers/anthropic)"#]],
    );
    check(
        "{ auth: { profiles: { me: { provider: 'anthropic', mode: 'api_key' } } }, agents: { defaults: { params: { anthropic$0Beta: 'a' } } } }",
        expect![[r#"
            anthropicBeta
            **`agents.defaults.params.anthropicBeta`**  
            Beta flags for the request, as a list or separated by commas. They replace `anthropic-beta` of the provider's `headers` and most of what OpenClaw sends by itself.  
            Type: `string | array`  
            Read for: `anthropic`  
            Each of these wins over the one before, key by key: `agents.defaults.params` → `agents.defaults.models.*.params` → `agents.entries.*.models.*.params` → `agents.entries.*.params`  
            Measured on OpenClaw 2026.9.6.  
            These flags take the place of the `anthropic-beta` header of the provider and of what OpenClaw sends by itself; `fine-grained-tool-streaming-2025-05-14`, `interleaved-thinking-2025-05-14` are added again, and with a setup token or a login `claude-code-20250219`, `oauth-2025-04-20` (measured on OpenClaw 2026.9.6).  
            Still added behind it on direct requests with an API key: `context-management-2025-06-27`, `thinking-binding-controls-2026-08-01`.  
            Not in this list: `server-side-fallback-2026-07-01`.  
            OpenClaw sends it by itself with an API key, straight to Anthropic, to Opus 5.5, Opus 5, Fable 5.1 and Fable 5 (measured on OpenClaw 2026.9.6).

            [Documentation](https://docs.openclaw.ai/gateway/config-agents/models)"#]],
    );
}

/// The lines about a param of the agent `main`, with an environment that is not known.
fn check_lines(params: &str, expected: Expect) {
    let text = format!(
        "{{ agents: {{ defaults: {{ model: 'anthropic/claude-opus-5', params: {{ context1m: false, extra_body: {{}}, maxTokens: 1 }}, models: {{ 'anthropic/claude-opus-5': {{ params: {{ {params} }} }} }} }}, entries: {{ main: {{ params: {{ context1m: true, extraBody: {{}} }} }} }} }},
  auth: {{ profiles: {{ 'anthropic:a': {{ provider: 'anthropic', mode: 'token' }} }} }} }}"
    );
    let shown = shown(&text, Settings::default(), World::default());
    let wanted =
        |line: &&str| ["→", "Taken here", "`main`", "– ", "read in"].iter().any(|part| line.contains(part));
    expected.assert_eq(
        &shown.lines().filter(wanted).map(|line| format!("{}\n", line.trim_end())).collect::<String>(),
    );
}

#[test]
fn what_counts_and_what_is_open() {
    for (params, expected) in [
        (
            "cacheReten$0tion: '${CACHE}'",
            expect![[r#"
            Taken here: `none`, `short`, `long`
            Each of these wins over the one before, key by key: `agents.defaults.params` → `agents.defaults.models.*.params` → `agents.entries.*.models.*.params` → `agents.entries.*.params`
            `main` with `anthropic/claude-opus-5`: **depends on the variable `CACHE`** (set in `agents.defaults.models["anthropic/claude-opus-5"].params.cacheRetention`)
        "#]],
        ),
        (
            "cacheReten$0tion: '${CACHE}', cacheControlTtl: '1h'",
            expect![[r#"
            Taken here: `none`, `short`, `long`
            Each of these wins over the one before, key by key: `agents.defaults.params` → `agents.defaults.models.*.params` → `agents.entries.*.models.*.params` → `agents.entries.*.params`
            `main` with `anthropic/claude-opus-5`: **depends on the variable `CACHE`** (set in `agents.defaults.models["anthropic/claude-opus-5"].params.cacheRetention`)
        "#]],
        ),
        (
            "cacheReten$0tion: 'x'",
            expect![[r#"
            Taken here: `none`, `short`, `long`
            Each of these wins over the one before, key by key: `agents.defaults.params` → `agents.defaults.models.*.params` → `agents.entries.*.models.*.params` → `agents.entries.*.params`
            `main` with `anthropic/claude-opus-5`: **5 min** (the default here)
            – `agents.defaults.models["anthropic/claude-opus-5"].params.cacheRetention` does not count: it is no value that OpenClaw takes
        "#]],
        ),
        (
            "cacheControl$0Ttl: '${TTL}'",
            expect![[r#"
            Taken here: `5m`, `1h`
            Each of these wins over the one before, key by key: `agents.defaults.params` → `agents.defaults.models.*.params` → `agents.entries.*.models.*.params` → `agents.entries.*.params`
            `main` with `anthropic/claude-opus-5`: **depends on the variable `TTL`** (set in `agents.defaults.models["anthropic/claude-opus-5"].params.cacheControlTtl`)
        "#]],
        ),
        (
            "context1$0m: true",
            expect![[r#"
            Each of these wins over the one before, key by key: `agents.defaults.params` → `agents.defaults.models.*.params`
            `main` with `anthropic/claude-opus-5`: `true` from `agents.defaults.models["anthropic/claude-opus-5"].params.context1m`
        "#]],
        ),
        (
            "max$0Tokens: '1', max_tokens: 2",
            expect![[r#"
            Each of these wins over the one before, key by key: `agents.defaults.params` → `agents.defaults.models.*.params` → `agents.entries.*.models.*.params` → `agents.entries.*.params`
            `main` with `anthropic/claude-opus-5`: `2` from `agents.defaults.models["anthropic/claude-opus-5"].params.max_tokens`
        "#]],
        ),
        (
            "max$0Tokens: -1",
            expect![[r#"
            Each of these wins over the one before, key by key: `agents.defaults.params` → `agents.defaults.models.*.params` → `agents.entries.*.models.*.params` → `agents.entries.*.params`
            `main` with `anthropic/claude-opus-5`: `1` from `agents.defaults.params.maxTokens`
        "#]],
        ),
        (
            "extra$0Body: {}",
            expect![[r#"
            Each of these wins over the one before, key by key: `agents.defaults.params` → `agents.defaults.models.*.params` → `agents.entries.*.models.*.params` → `agents.entries.*.params`
            `main` with `anthropic/claude-opus-5`: what `agents.defaults.params.extra_body` says
        "#]],
        ),
        (
            "fast$0Mode: 'on'",
            expect![[r#"
                Taken here: `true`, `false`, `"auto"`
                Each of these wins over the one before, key by key: `agents.defaults.models.*.params` → `agents.entries.*.models.*.params`
                `main` with `anthropic/claude-opus-5`: `'on'` from `agents.defaults.models["anthropic/claude-opus-5"].params.fastMode`
            "#]],
        ),
    ] {
        check_lines(params, expected);
    }
}

#[test]
fn what_comes_to_the_same_is_said_once() {
    check_for(
        "2026.9.6",
        &["ANTHROPIC_API_KEY"],
        "{ agents: { defaults: {
  model: { primary: 'anthropic/claude-opus-5', fallbacks: ['anthropic/claude-haiku-4-5', 'anthropic/claude-sonnet-4-6'] },
  params: { cache$0Retention: 'long' },
}, entries: { a: {}, b: {}, c: { params: { cacheRetention: 'short' } }, d: {}, e: {} } } }",
        expect![[r#"
            cacheRetention
            **`agents.defaults.params.cacheRetention`**  
            How long the provider keeps the prompt cached: `none` not at all, `short` and `long` for as long as the route allows (on Anthropic's own API 5 minutes and 1 hour).  
            Type: `string`  
            Taken here: `none`, `short`, `long`  
            Each of these wins over the one before, key by key: `agents.defaults.params` → `agents.defaults.models.*.params` → `agents.entries.*.models.*.params` → `agents.entries.*.params`  
            Measured on OpenClaw 2026.9.6.  
            **In this file**  
            OpenClaw fills in defaults as for an API key at Anthropic (`ANTHROPIC_API_KEY`).  
            `a`, `b`, `d`, `e` with `anthropic/claude-opus-5`, `anthropic/claude-sonnet-4-6`: **5 min** (OpenClaw fills in `short`, as it does where it takes the sign-in for an API key)  
            – `agents.defaults.params.cacheRetention` does not count: OpenClaw fills in `cacheRetention` under the model, taking the sign-in for an API key  
            `a`, `b`, `d`, `e` with `anthropic/claude-haiku-4-5`: **1 h** (set in `agents.defaults.params.cacheRetention`)  
            `c` with `anthropic/claude-opus-5`, `anthropic/claude-haiku-4-5`, `anthropic/claude-sonnet-4-6`: **5 min** (set in `agents.entries.c.params.cacheRetention`)  
            – `agents.defaults.params.cacheRetention` does not count: `agents.entries.c.params` wins

            [Documentation](https://docs.openclaw.ai/gateway/config-agents/models)"#]],
    );
    check(
        "{ agents: { defaults: { models: { 'openai/gpt-5.6': { params: { temper$0ature: 1 } } } }, entries: { a: {}, b: {}, c: {} } } }",
        expect![[r#"
            temperature
            **`agents.defaults.models["openai/gpt-5.6"].params.temperature`**  
            How much chance takes part in choosing words.  
            Type: `number`  
            Each of these wins over the one before, key by key: `agents.defaults.params` → `agents.defaults.models.*.params` → `agents.entries.*.models.*.params` → `agents.entries.*.params`  
            Read in the code of OpenClaw 2026.9.6.  
            **In this file**  
            all 3 agents with `openai/gpt-5.6`: `1` from `agents.defaults.models["openai/gpt-5.6"].params.temperature`

            [Documentation](https://docs.openclaw.ai/gateway/config-agents/models)"#]],
    );
}

#[test]
fn secret_references() {
    let words = |marked: &str| shown(marked, Settings::default(), World::default());
    for (marked, expected) in [
        (
            "{ gateway: { auth: { to$0ken: { source: 'env', provider: 'default', id: 'EXAMPLE' } } } }",
            "An empty one counts as missing",
        ),
        (
            "{ gateway: { auth: { token: { sou$0rce: 'file', provider: 'vault', id: '/EXAMPLE' } } } }",
            "has no `vault`: OpenClaw cannot resolve the reference.",
        ),
        (
            "{ secrets: { providers: { vault: { source: 'exec', command: '/x' } } }, gateway: { auth: { token: { source: 'exec', provider: 'vault', i$0d: 'EXAMPLE' } } } }",
            "hands it a JSON request",
        ),
        (
            "{ gateway: { auth: { token: { source: 'store', pro$0vider: 'default', id: 'EXAMPLE' } } } }",
            "from its own store",
        ),
    ] {
        let shown = words(marked);
        assert!(shown.contains(expected), "{shown}");
        assert!(shown.contains("Read in the code of OpenClaw 2026.9.6."), "{shown}");
        assert!(!shown.contains("EXAMPLE"), "{shown}");
    }
    assert!(!words("{ secrets: { providers: { x: { sou$0rce: 'env' } } } }").contains("SecretRef"));
}

#[test]
fn a_missing_key_of_a_provider_leads_to_the_guide() {
    let key = "{ models: { providers: { anthropic: { apiKey: '${ANTHROPIC_API$0_KEY}' } } } }";
    let world = || World { variables: Known::Known(BTreeMap::new()), ..World::default() };
    assert!(shown(key, Settings::default(), world()).contains("explain no-api-key"));
    let other = "{ gateway: { auth: { token: '${SOME$0_NAME}' } } }";
    assert!(!shown(other, Settings::default(), world()).contains("explain"));
}

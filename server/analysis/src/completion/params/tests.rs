use expect_test::{Expect, expect};
use json5_syntax::TextSize;

use crate::{CompletionItem, FileId, Known, Settings, Variable, Workspace, World, completion};

const FILE: FileId = FileId(0);

fn proposals(version: &str, variables: &[(&str, &str)], marked: &str) -> Vec<CompletionItem> {
    let offset = marked.find("$0").expect("a cursor");
    let text = marked.replacen("$0", "", 1);
    let mut workspace = Workspace::default();
    workspace.set_settings(Settings { version: Some(version.to_owned()), ..Settings::default() });
    workspace.open(FILE, 0, &text);
    let set = |(name, value): &(&str, &str)| ((*name).to_owned(), Variable::Set((*value).to_owned()));
    let variables = Known::Known(variables.iter().map(set).collect());
    workspace.set_world(FILE, World { variables, ..World::default() });
    completion(&workspace.snapshot(), FILE, TextSize::of(&text[..offset]))
}

fn check(version: &str, variables: &[&str], marked: &str, expected: Expect) {
    let variables: Vec<_> = variables.iter().map(|name| (*name, "EXAMPLE")).collect();
    let line = |item: &CompletionItem| {
        let detail = item.detail.as_ref().map(ToString::to_string).unwrap_or_default();
        format!("{} → {} ({detail})\n", item.label, item.insert.plain())
    };
    let items = proposals(version, &variables, marked);
    expected.assert_eq(&items.iter().map(line).collect::<String>());
}

fn model(reference: &str, params: &str) -> String {
    format!("{{ agents: {{ defaults: {{ models: {{ '{reference}': {{ params: {{ {params} }} }} }} }} }} }}")
}

#[test]
fn retention_by_model() {
    let opus = |params: &str| model("anthropic/claude-opus-5", params);
    for typed in [
        "cacheRetention: $0",
        "cacheRetention:$0",
        "cacheRetention: '$0'",
        "cacheRetention: \"lo$0\"",
        "cacheRetention: lo$0",
    ] {
        let single = typed.contains('\'');
        let singly = expect![[r#"
            none → 'none' (not cached)
            short → 'short' (5 min, default)
            long → 'long' (1 h)
        "#]];
        let doubly = expect![[r#"
            none → "none" (not cached)
            short → "short" (5 min, default)
            long → "long" (1 h)
        "#]];
        check("2026.9.6", &["ANTHROPIC_API_KEY"], &opus(typed), if single { singly } else { doubly });
    }
    for (reference, expected) in [
        (
            "openai/gpt-5.6",
            expect![[r#"
                none → 'none' (not cached)
                short → 'short' (cache key, lifetime up to the provider, default)
                long → 'long' (30 min)
            "#]],
        ),
        (
            "google/gemini-2.5-pro",
            expect![[r#"
                none → 'none' (not cached, per OpenClaw's docs, default)
                short → 'short' (300 s, per OpenClaw's docs)
                long → 'long' (3600 s, per OpenClaw's docs)
            "#]],
        ),
        (
            "amazon-bedrock/amazon.nova-pro-v1:0",
            expect![[r#"
                none → 'none' (not cached, per OpenClaw's docs, default)
                short → 'short' (5 min, per OpenClaw's docs)
                long → 'long' (5 min, per OpenClaw's docs)
            "#]],
        ),
        (
            "claude-cli/claude-opus-5",
            expect![[r#"
                none → 'none' (no effect)
                short → 'short' (no effect)
                long → 'long' (no effect)
            "#]],
        ),
        (
            "nowhere/x",
            expect![[r#"
                none → 'none' ()
                short → 'short' ()
                long → 'long' ()
            "#]],
        ),
    ] {
        check("2026.9.6", &[], &model(reference, "cacheRetention: '$0'"), expected);
    }
}

#[test]
fn retention_by_layer() {
    let defaults =
        "{ agents: { defaults: { model: 'anthropic/claude-opus-5', params: { cacheRetention: '$0' } } } }";
    check(
        "2026.9.6",
        &["ANTHROPIC_API_KEY"],
        defaults,
        expect![[r#"
            none → 'none' (no effect, OpenClaw fills in "short")
            short → 'short' (no effect, OpenClaw fills in "short")
            long → 'long' (no effect, OpenClaw fills in "short")
        "#]],
    );
    check(
        "2026.9.6",
        &["ANTHROPIC_OAUTH_TOKEN"],
        defaults,
        expect![[r#"
        none → 'none' (not cached)
        short → 'short' (5 min, default)
        long → 'long' (1 h)
    "#]],
    );
    // The place came later.
    check("2026.2.9", &[], defaults, expect![[""]]);
    let agent = "{ agents: { defaults: { model: { primary: 'anthropic/claude-opus-5', fallbacks: ['openai/gpt-5.6'] } }, entries: { a: { params: { cacheRetention: '$0' } } } } }";
    check(
        "2026.9.6",
        &["ANTHROPIC_API_KEY"],
        agent,
        expect![[r#"
        none → 'none' (not cached)
        short → 'short' (by model: 5 min)
        long → 'long' (by model: 1 h, 30 min)
    "#]],
    );
    let list = "{ agents: { list: [{ id: 'a', model: 'anthropic/claude-opus-5', params: { cacheRetention: '$0' } }] } }";
    check(
        "2026.3.13",
        &[],
        list,
        expect![[r#"
        none → 'none' (not cached)
        short → 'short' (5 min, default)
        long → 'long' (1 h)
    "#]],
    );
    check(
        "2026.9.6",
        &[],
        "{ models: { providers: { p: { params: { cacheRetention: '$0' } } } } }",
        expect![[r#"
        none → 'none' (nothing reads it here)
        short → 'short' (nothing reads it here)
        long → 'long' (nothing reads it here)
    "#]],
    );
}

#[test]
fn other_values() {
    check(
        "2026.9.6",
        &[],
        &model("anthropic/claude-opus-5", "fastMode: '$0'"),
        expect![[r#"
            auto → 'auto' ()
        "#]],
    );
    check(
        "2026.9.6",
        &[],
        &model("openai/gpt-5.6", "serviceTier: $0"),
        expect![[r#"
            auto → "auto" ()
            default → "default" ()
            flex → "flex" ()
            priority → "priority" ()
        "#]],
    );
    check(
        "2026.9.6",
        &[],
        &model("openai/gpt-5.6", "parallel_tool_calls: $0"),
        expect![[r#"
        true → true (default)
        false → false ()
        null → null ()
    "#]],
    );
    check(
        "2026.9.6",
        &[],
        &model("anthropic/x", "cacheControlTtl: $0"),
        expect![[r#"
            5m → "5m" (5 min)
            1h → "1h" (1 h)
        "#]],
    );
}

#[test]
fn keys_by_model() {
    check(
        "2026.9.6",
        &[],
        &model("anthropic/claude-opus-5", "temperature: 1, $0"),
        expect![[r#"
        cacheRetention → cacheRetention: "" (string)
        anthropicBeta → anthropicBeta: "" (string | array)
        anthropicCompactThreshold → anthropicCompactThreshold: 0 (number)
        anthropicServerCompaction → anthropicServerCompaction: true (boolean)
        fastAutoOnSeconds → fastAutoOnSeconds: 60 (number)
        fastMode → fastMode: true (boolean | string)
        maxTokens → maxTokens: 0 (number)
        stop → stop: "" (string | array)
        thinking → thinking: "" (string)
        $include → $include: "" ()
        cacheControlTtl → cacheControlTtl: "" (string)
        context1m → context1m: true (boolean)
        fastSeconds → fastSeconds: 60 (Another name of fastAutoOnSeconds.)
        fast_auto_on_seconds → fast_auto_on_seconds: 60 (Another name of fastAutoOnSeconds.)
        fast_mode → fast_mode: true (Another name of fastMode.)
        fast_seconds → fast_seconds: 60 (Another name of fastAutoOnSeconds.)
        max_completion_tokens → max_completion_tokens: 0 (Another name of maxTokens.)
        max_tokens → max_tokens: 0 (Another name of maxTokens.)
    "#]],
    );
    check(
        "2026.9.6",
        &[],
        &model("ollama/qwen3", "\"num$0\""),
        expect![[r#"
            format → "format": "" ()
            frequencyPenalty → "frequencyPenalty": 0 (number)
            keep_alive → "keep_alive": "" (string | number)
            main_gpu → "main_gpu": "" ()
            maxTokens → "maxTokens": 0 (number)
            min_p → "min_p": "" ()
            num_batch → "num_batch": "" ()
            num_ctx → "num_ctx": 0 (number)
            num_gpu → "num_gpu": "" ()
            num_predict → "num_predict": "" ()
            num_thread → "num_thread": "" ()
            presencePenalty → "presencePenalty": 0 (number)
            repeat_last_n → "repeat_last_n": "" ()
            repeat_penalty → "repeat_penalty": "" ()
            response_format → "response_format": {} (object)
            seed → "seed": 0 (number)
            shift → "shift": "" ()
            stop → "stop": "" (string | array)
            temperature → "temperature": 0 (number)
            think → "think": true (boolean | string)
            thinking → "thinking": "" (string)
            topP → "topP": 0 (number)
            top_k → "top_k": "" ()
            top_p → "top_p": "" ()
            truncate → "truncate": "" ()
            typical_p → "typical_p": "" ()
            use_mmap → "use_mmap": "" ()
            $include → "$include": "" ()
            frequency_penalty → "frequency_penalty": 0 (Another name of frequencyPenalty.)
            max_completion_tokens → "max_completion_tokens": 0 (Another name of maxTokens.)
            max_tokens → "max_tokens": 0 (Another name of maxTokens.)
            presence_penalty → "presence_penalty": 0 (Another name of presencePenalty.)
            responseFormat → "responseFormat": {} (Another name of response_format.)
        "#]],
    );
}

#[test]
fn what_claude_code_is_handed() {
    let runtime = r#"{ agents: { defaults: { models: { 'anthropic/claude-opus-5': { agentRuntime: { id: "claude-cli" }, params: { $0 } } } } } }"#;
    for text in [&model("claude-cli/claude-opus-5", "$0"), runtime] {
        check(
            "2026.9.6",
            &["ANTHROPIC_OAUTH_TOKEN"],
            text,
            expect![[r#"
                fastAutoOnSeconds → fastAutoOnSeconds: 60 (number)
                fastMode → fastMode: true (boolean | string)
                thinking → thinking: "" (string)
                $include → $include: "" ()
                context1m → context1m: true (boolean)
                fastSeconds → fastSeconds: 60 (Another name of fastAutoOnSeconds.)
                fast_auto_on_seconds → fast_auto_on_seconds: 60 (Another name of fastAutoOnSeconds.)
                fast_mode → fast_mode: true (Another name of fastMode.)
                fast_seconds → fast_seconds: 60 (Another name of fastAutoOnSeconds.)
            "#]],
        );
    }
}

#[test]
fn what_claude_code_is_handed_by_the_agents_own_models() {
    let own = r#"{ agents: { entries: { a: { models: { 'anthropic/claude-opus-5': { agentRuntime: { id: "claude-cli" }, params: { $0 } } } } } } }"#;
    let items = proposals("2026.9.6", &[], own);
    let labels: Vec<&str> = items.iter().map(|item| item.label.as_str()).collect();
    assert_eq!(labels[..4], ["fastAutoOnSeconds", "fastMode", "thinking", "$include"]);
    assert!(!labels.contains(&"cacheRetention") && !labels.contains(&"temperature"));
}

#[test]
fn what_needs_an_api_key() {
    let text = model("anthropic/claude-sonnet-4-6", "$0");
    let labelled = |variable: &str, value: &str| {
        let mut items = proposals("2026.9.6", &[(variable, value)], &text);
        items
            .retain(|item| item.detail.as_ref().is_some_and(|detail| detail.id == "completion-api-key-only"));
        items.into_iter().map(|item| item.label).collect::<Vec<_>>()
    };
    let withheld = ["anthropicServerCompaction", "fastMode", "serviceTier"];
    assert_eq!(labelled("ANTHROPIC_OAUTH_TOKEN", "EXAMPLE"), withheld);
    assert_eq!(labelled("ANTHROPIC_API_KEY", "sk-ant-oat01-EXAMPLE"), withheld);
    assert!(labelled("ANTHROPIC_API_KEY", "sk-ant-api03-EXAMPLE").is_empty());
}

#[test]
fn levels_of_thinking() {
    let items = proposals("2026.9.6", &[], &model("openai/gpt-5.6", "thinking: $0"));
    let labels: Vec<&str> = items.iter().map(|item| item.label.as_str()).collect();
    let levels = ["off", "none", "minimal", "low", "medium", "high", "xhigh", "max", "ultra", "adaptive"];
    assert_eq!(labels, levels);
}

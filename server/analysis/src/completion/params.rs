//! Keys and values of `params`, which the schema leaves open: from the table of params, for the models that the object is for.

use openclaw_knowledge::cache_retention::Retention;
use openclaw_knowledge::params::{Kind, Param, Status, param, params};
use openclaw_knowledge::text::Message;

use super::place::{Place, Rank};
use super::values::List;
use super::{CompletionItem, CompletionKind, Piece, Template, skeleton};
use crate::dress::Dress;
use crate::model_ref::ModelId;
use crate::params::cache::{KEY, LEGACY_KEY};
use crate::params::scope::{self, Effect};
use crate::params::{Reading, Site};

/// The keys that the object around the cursor may have.
pub(super) fn keys(place: &Place<'_>, present: &[String]) -> Vec<CompletionItem> {
    let path = &place.cursor.container_path;
    let Some((site, [])) = Site::of(path) else { return Vec::new() };
    let Some(reading) = reading(place, &site) else { return Vec::new() };
    let models = scope::models(&reading, &site);
    let is_there = |param: &Param| param.names().iter().any(|name| present.iter().any(|key| key == name));
    let mut items = Vec::new();
    for param in params() {
        let is_dead = param.status == Some(Status::Unread)
            || !param.is_read_in(site.layer)
            || (matches!(param.key.as_str(), KEY | LEGACY_KEY) && !scope::has_cache(&reading, &models));
        if is_dead || is_there(param) || !scope::is_honoured(&reading, &site, param, &models) {
            continue;
        }
        let rank = if param.key == KEY {
            Rank::Common
        } else if param.status.is_some() {
            Rank::Rare
        } else {
            Rank::Usual
        };
        let types: Vec<&str> = param.kinds.iter().map(|kind| kind.name()).collect();
        let detail =
            (!types.is_empty()).then(|| Message::new("completion-types").with("types", types.join(" | ")));
        items.extend(key(place, &param.key, param, rank, detail, &models));
        for alias in &param.aliases {
            let detail = Message::new("params-alias-of").with("key", param.key.as_str());
            items.extend(key(place, alias, param, Rank::Rare, Some(detail), &models));
        }
    }
    items
}

fn key(
    place: &Place<'_>,
    name: &str,
    param: &'static Param,
    rank: Rank,
    detail: Option<Message>,
    models: &[ModelId],
) -> Option<CompletionItem> {
    let typed =
        place.cursor.word.as_ref().and_then(|word| word.quote()).filter(|quote| matches!(quote, '"' | '\''));
    let written = match typed {
        Some(quote) => crate::dress::quoted(name, quote),
        None => place.dress.key(name),
    };
    let mut insert = Template::text(written);
    let mut opens = false;
    if !place.cursor.colon_follows() {
        insert.push(": ");
        let value = first_value(param, place.dress, models);
        opens = value.has_choices_inside();
        insert.append(value);
    }
    let mut item = place.item(name, CompletionKind::Property, rank, insert)?;
    item.retrigger = opens;
    item.docs = place.cursor.container_path.key(name).into();
    item.detail = detail;
    Some(item)
}

/// What is put behind a key: quotes and brackets to type into, or a number to replace.
fn first_value(param: &'static Param, dress: Dress, models: &[ModelId]) -> Template {
    match param.kinds.first() {
        Some(Kind::Boolean) => Template(vec![Piece::Choice(vec!["true".to_owned(), "false".to_owned()])]),
        Some(Kind::Number) => {
            let own = models.first().and_then(|model| param.default(&model.provider, &model.model));
            Template(vec![Piece::Placeholder(own.unwrap_or("0").to_owned())])
        }
        Some(Kind::Object) => skeleton::brackets("{", "}"),
        Some(Kind::Array) => skeleton::brackets("[", "]"),
        Some(Kind::Null) => Template::text("null"),
        Some(Kind::String) | None => skeleton::string(dress),
    }
}

/// The values that the member at the cursor may have.
pub(super) fn values(list: &mut List<'_, '_>) {
    let path = list.place.cursor.path();
    let Some((site, [json5_syntax::Segment::Key(name)])) = Site::of(&path) else { return };
    let Some(param) = param(name)
        .filter(|param| param.is_read_in(site.layer) || matches!(param.key.as_str(), KEY | LEGACY_KEY))
    else {
        return;
    };
    let Some(reading) = reading(list.place, &site) else { return };
    let models = scope::models(&reading, &site);
    if matches!(param.key.as_str(), KEY | LEGACY_KEY) {
        cache_values(list, &reading, &site, param, &models);
        return;
    }
    let provider = models.first().map(|model| model.provider.as_str());
    let default = models.first().and_then(|model| param.default(&model.provider, &model.model));
    for value in param.values(provider) {
        list.string(value, CompletionKind::EnumMember, Rank::Common);
        list.mark(value, (default == Some(value)).then(|| Message::new("completion-default")));
    }
    for kind in &param.kinds {
        match kind {
            Kind::Boolean => {
                for value in ["true", "false"] {
                    list.raw(value, CompletionKind::Value, Rank::Common, Template::text(value));
                    list.mark(value, (default == Some(value)).then(|| Message::new("completion-default")));
                }
            }
            Kind::Null => list.raw("null", CompletionKind::Value, Rank::Rare, Template::text("null")),
            Kind::Object => list.brackets("{", "}"),
            Kind::Array => list.brackets("[", "]"),
            Kind::Number => {
                if let Some(default) = default {
                    list.raw(default, CompletionKind::Value, Rank::Common, Template::text(default));
                    list.mark(default, Some(Message::new("completion-default")));
                }
            }
            Kind::String => {}
        }
    }
    // The text of a switch's own name would only stand in the way of the switch.
    for (word, value) in param.also.iter().filter(|(word, value)| word != value) {
        list.string(word, CompletionKind::EnumMember, Rank::Rare);
        list.mark(word, Some(Message::new("params-same-as").with("value", value.as_str())));
    }
}

fn cache_values(
    list: &mut List<'_, '_>,
    reading: &Reading<'_>,
    site: &Site<'_>,
    param: &'static Param,
    models: &[ModelId],
) {
    let default = scope::default(reading, models).filter(|_| param.key == KEY);
    for text in &param.values {
        let retention = if param.key == KEY { Retention::parse(text) } else { Retention::parse_ttl(text) };
        let Some(retention) = retention else { continue };
        list.string(text, CompletionKind::EnumMember, Rank::Common);
        let is_default = default == Some(retention);
        let detail = scope::effect(reading, site, &param.key, models, retention)
            .map(|effect| detail(&effect, is_default));
        list.mark(text, detail);
    }
}

fn detail(effect: &Effect, is_default: bool) -> Message {
    match effect {
        Effect::One(outcome, known) => {
            let id = if is_default { "cache-effect-default" } else { "cache-effect" };
            Message::new(id).with("outcome", outcome.word()).with("how", known.word())
        }
        Effect::Mixed(durations) => {
            Message::new("cache-effect-mixed").with("durations", durations.join(", "))
        }
        Effect::Dead => Message::new("cache-effect-dead"),
        Effect::Unread => Message::new("cache-effect-provider"),
    }
}

/// What the document says, if the target release reads this place.
fn reading<'s>(place: &Place<'s>, site: &Site<'_>) -> Option<Reading<'s>> {
    Reading::of(place.snapshot, place.file).filter(|reading| site.exists_in(&reading.release))
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use json5_syntax::TextSize;

    use crate::{FileId, Known, Settings, Variable, Workspace, World, completion};

    const FILE: FileId = FileId(0);

    fn check(version: &str, variables: &[&str], marked: &str, expected: Expect) {
        let offset = marked.find("$0").expect("a cursor");
        let text = marked.replacen("$0", "", 1);
        let mut workspace = Workspace::default();
        workspace.set_settings(Settings { version: Some(version.to_owned()), ..Settings::default() });
        workspace.open(FILE, 0, &text);
        let set = |name: &&str| ((*name).to_owned(), Variable::Set("EXAMPLE".to_owned()));
        let variables = Known::Known(variables.iter().map(set).collect());
        workspace.set_world(FILE, World { variables, ..World::default() });
        let items = completion(&workspace.snapshot(), FILE, TextSize::of(&text[..offset]));
        let line = |item: &crate::CompletionItem| {
            let detail = item.detail.as_ref().map(ToString::to_string).unwrap_or_default();
            format!("{} → {} ({detail})\n", item.label, item.insert.plain())
        };
        expected.assert_eq(&items.iter().map(line).collect::<String>());
    }

    fn model(reference: &str, params: &str) -> String {
        format!(
            "{{ agents: {{ defaults: {{ models: {{ '{reference}': {{ params: {{ {params} }} }} }} }} }} }}"
        )
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
        let retention = |reference| model(reference, "cacheRetention: '$0'");
        check(
            "2026.9.6",
            &[],
            &retention("openai/gpt-5.6"),
            expect![[r#"
            none → 'none' (not cached)
            short → 'short' (cache key, lifetime up to the provider, default)
            long → 'long' (30 min)
        "#]],
        );
        check(
            "2026.9.6",
            &[],
            &retention("google/gemini-2.5-pro"),
            expect![[r#"
                none → 'none' (not cached, per OpenClaw's docs, default)
                short → 'short' (300 s, per OpenClaw's docs)
                long → 'long' (3600 s, per OpenClaw's docs)
            "#]],
        );
        check(
            "2026.9.6",
            &[],
            &retention("amazon-bedrock/amazon.nova-pro-v1:0"),
            expect![[r#"
                none → 'none' (not cached, per OpenClaw's docs, default)
                short → 'short' (5 min, per OpenClaw's docs)
                long → 'long' (5 min, per OpenClaw's docs)
            "#]],
        );
        check(
            "2026.9.6",
            &[],
            &retention("claude-cli/claude-opus-5"),
            expect![[r#"
            none → 'none' (no effect)
            short → 'short' (no effect)
            long → 'long' (no effect)
        "#]],
        );
        check(
            "2026.9.6",
            &[],
            &retention("nowhere/x"),
            expect![[r#"
            none → 'none' ()
            short → 'short' ()
            long → 'long' ()
        "#]],
        );
    }

    #[test]
    fn retention_by_layer() {
        let defaults = "{ agents: { defaults: { model: 'anthropic/claude-opus-5', params: { cacheRetention: '$0' } } } }";
        check(
            "2026.9.6",
            &["ANTHROPIC_API_KEY"],
            defaults,
            expect![[r#"
            none → 'none' (no effect with an API key)
            short → 'short' (no effect with an API key)
            long → 'long' (no effect with an API key)
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
                0 → '0' (Same as false)
                1 → '1' (Same as true)
                automatic → 'automatic' (Same as auto)
                disable → 'disable' (Same as false)
                disabled → 'disabled' (Same as false)
                enable → 'enable' (Same as true)
                enabled → 'enabled' (Same as true)
                fast → 'fast' (Same as true)
                no → 'no' (Same as false)
                normal → 'normal' (Same as false)
                off → 'off' (Same as false)
                on → 'on' (Same as true)
                yes → 'yes' (Same as true)
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
            frequencyPenalty → frequencyPenalty: 0 (number)
            maxTokens → maxTokens: 0 (number)
            presencePenalty → presencePenalty: 0 (number)
            response_format → response_format: {} (object)
            seed → seed: 0 (number)
            stop → stop: "" (string | array)
            thinking → thinking: "" (string)
            $include → $include: "" ()
            cacheControlTtl → cacheControlTtl: "" (string)
            context1m → context1m: true (boolean)
            fastSeconds → fastSeconds: 60 (Another name of fastAutoOnSeconds.)
            fast_auto_on_seconds → fast_auto_on_seconds: 60 (Another name of fastAutoOnSeconds.)
            fast_mode → fast_mode: true (Another name of fastMode.)
            fast_seconds → fast_seconds: 60 (Another name of fastAutoOnSeconds.)
            frequency_penalty → frequency_penalty: 0 (Another name of frequencyPenalty.)
            max_completion_tokens → max_completion_tokens: 0 (Another name of maxTokens.)
            max_tokens → max_tokens: 0 (Another name of maxTokens.)
            presence_penalty → presence_penalty: 0 (Another name of presencePenalty.)
            responseFormat → responseFormat: {} (Another name of response_format.)
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
}

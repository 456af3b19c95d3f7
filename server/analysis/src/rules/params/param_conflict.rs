//! `param-conflict`: two names of one setting in one object, of which OpenClaw takes one.

use json5_syntax::ast::{Value, ValueKind};
use openclaw_knowledge::params::{Param, Pick, params as known};
use openclaw_knowledge::text::Message;

use super::param_value::wrong;
use super::{finding, indexed};
use crate::effective::entries;
use crate::environment::Substituted;
use crate::markup::inline_code;
use crate::params::Params;
use crate::place::Place;
use crate::rules::{Context, mends};
use crate::{Diagnostic, Related, Severity, Tag};

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (_, params) in indexed(context).filter(|(_, params)| params.layer.is_merged()) {
        for param in known().iter().filter(|param| !param.aliases.is_empty()) {
            let names = param.names_in(params.layer);
            let mut places: Vec<Place<'_>> =
                names.into_iter().filter_map(|name| params.place.get(name)).collect();
            if places.len() < 2 {
                continue;
            }
            let is_usable = |place: &Place<'_>| wrong(context, params, param, place).is_none();
            let winner = places.remove(winner(param, &places, is_usable));
            let is_winner_usable = is_usable(&winner);
            for other in places {
                // What is wrong with both, `param-value` says.
                if is_winner_usable || is_usable(&other) {
                    findings.push(conflict(context, params, param, &winner, &other, is_winner_usable));
                }
            }
        }
    }
}

/// Which of the names counts, as an index.
fn winner(param: &Param, places: &[Place<'_>], is_usable: impl Fn(&Place<'_>) -> bool) -> usize {
    let winner = match param.pick {
        Pick::First => None,
        Pick::Set => places.iter().position(|place| !matches!(place.value.kind(), ValueKind::Null)),
        Pick::Valid => places.iter().position(is_usable),
    };
    winner.unwrap_or(0)
}

fn conflict(
    context: &Context<'_>,
    params: &Params<'_>,
    param: &'static Param,
    winner: &Place<'_>,
    other: &Place<'_>,
    is_winner_usable: bool,
) -> Diagnostic {
    let first = inline_code(winner.name().unwrap_or_default());
    let message = match same(context, param, winner.value, other.value) {
        _ if !is_winner_usable => Message::new("param-conflict-unusable"),
        Ok(true) => Message::new("param-conflict"),
        Ok(false) => Message::new("param-conflict-differs"),
        Err(variable) => Message::new("param-conflict-variable").with("variable", inline_code(&variable)),
    };
    let message = message.with("first", first);
    let mut finding = finding("param-conflict", Severity::Warning, other, other.handle(), message.clone());
    finding.related.push(Related { message, path: winner.path(), range: winner.handle() });
    // A name with a usable value is not what to take away.
    let removed = if is_winner_usable { other } else { winner };
    if is_winner_usable {
        finding.tags.push(Tag::Unnecessary);
    }
    let object = params.place.value.as_object();
    finding.fixes.extend(object.and_then(|object| mends::remove_member(context, object, removed.name()?)));
    finding
}

/// Whether two values say the same once variables are filled in. Fails with a variable that this depends on.
fn same(
    context: &Context<'_>,
    param: &'static Param,
    first: Value<'_>,
    second: Value<'_>,
) -> Result<bool, String> {
    let (first, second) = (meaning(context, param, first)?, meaning(context, param, second)?);
    Ok(first == second)
}

/// A value in one spelling: keys in order, numbers and texts decoded, other words for a value replaced by it.
fn meaning(context: &Context<'_>, param: &'static Param, value: Value<'_>) -> Result<String, String> {
    let inside = |value: Value<'_>| meaning(context, param, value);
    Ok(match value.kind() {
        ValueKind::String(_) => match context.substituted(value) {
            Some(Substituted::DependsOn(variable)) => return Err(variable),
            Some(Substituted::Text(text)) => {
                match param.also.get(&text.trim().to_lowercase()).map(String::as_str) {
                    Some(switch @ ("true" | "false")) => switch.to_owned(),
                    Some(word) => format!("{word:?}"),
                    None => format!("{text:?}"),
                }
            }
            None => String::new(),
        },
        ValueKind::Number(_) => format!("{:?}", value.as_number()),
        ValueKind::Bool(_) | ValueKind::Null | ValueKind::Invalid => {
            value.literal_text().unwrap_or_default().to_owned()
        }
        ValueKind::Array(array) => {
            let items: Vec<String> = array.values().map(inside).collect::<Result<_, _>>()?;
            format!("[{}]", items.join(","))
        }
        ValueKind::Object(object) => {
            let member =
                |entry: crate::effective::Entry<'_>| Ok(format!("{:?}:{}", entry.name, inside(entry.value)?));
            let mut members: Vec<String> =
                entries(object).into_iter().map(member).collect::<Result<_, String>>()?;
            members.sort_unstable();
            format!("{{{}}}", members.join(","))
        }
    })
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::testing::{self, snapshot_in};
    use crate::{FileId, World, diagnostics};

    #[test]
    fn names_of_one_setting() {
        let text = "{ agents: { defaults: { params: { max_tokens: 1, maxTokens: 2, temperature: 1 } } } }";
        testing::check_fix(
            "param-conflict",
            text,
            expect!["{ agents: { defaults: { params: { maxTokens: 2, temperature: 1 } } } }"],
        );
        // In two layers the stronger one wins, whichever name it uses.
        testing::check(
            "param-conflict",
            "{ agents: { defaults: { params: { max_tokens: 1 }, models: { 'a/b': { params: { maxTokens: 2 } } } } } }",
            expect![""],
        );
    }

    /// The names that are ignored, each with what is said of it and the name that its fix takes away.
    fn check(layer: &str, params: &str, expected: Expect) {
        let text = match layer {
            "defaults" => format!("{{ agents: {{ defaults: {{ params: {{ {params} }} }} }} }}"),
            _ => format!(
                "{{ agents: {{ defaults: {{ models: {{ 'openai/gpt-5.6': {{ params: {{ {params} }} }} }} }} }} }}"
            ),
        };
        let mut lines = String::new();
        for finding in diagnostics(&snapshot_in(&text, World::default()), FileId(0)) {
            if finding.code == "param-conflict" {
                let fixes: Vec<String> = finding.fixes.iter().map(|fix| fix.title.to_string()).collect();
                let at = &text[std::ops::Range::<usize>::from(finding.range)];
                lines += &format!("{at}: {} [{}]\n", finding.message, fixes.join(", "));
            }
        }
        expected.assert_eq(&lines);
    }

    #[test]
    fn what_counts() {
        for (layer, params, expected) in [
            (
                "model",
                "maxTokens: 1, max_tokens: 1.0",
                expect![[r#"
                max_tokens: `maxTokens` in this object says the same and counts; this one is ignored. [Remove max_tokens]
            "#]],
            ),
            (
                "model",
                "maxTokens: 1, max_tokens: 2",
                expect![[r#"
                max_tokens: `maxTokens` in this object counts, with another value; this one is ignored. [Remove max_tokens]
            "#]],
            ),
            // The first with a usable value counts.
            (
                "model",
                "maxTokens: '1', max_tokens: 2",
                expect![[r#"
                maxTokens: `max_tokens` in this object counts, with another value; this one is ignored. [Remove maxTokens]
            "#]],
            ),
            (
                "model",
                "fastAutoOnSeconds: 0, fastSeconds: 5, fast_seconds: 6",
                expect![[r#"
                fastAutoOnSeconds: `fastSeconds` in this object counts, with another value; this one is ignored. [Remove fastAutoOnSeconds]
                fast_seconds: `fastSeconds` in this object counts, with another value; this one is ignored. [Remove fast_seconds]
            "#]],
            ),
            // The first counts, whatever it says.
            (
                "model",
                "parallel_tool_calls: 'x', parallelToolCalls: false",
                expect![[r#"
                parallelToolCalls: `parallel_tool_calls` in this object comes first, with a value that OpenClaw does not take, so that neither does anything. [Remove parallel_tool_calls]
            "#]],
            ),
            ("model", "parallel_tool_calls: 'x', parallelToolCalls: 1", expect![""]),
            (
                "model",
                "cachedContent: 'a', cached_content: '\\x61'",
                expect![[r#"
                cachedContent: `cached_content` in this object says the same and counts; this one is ignored. [Remove cachedContent]
            "#]],
            ),
            (
                "model",
                "extra_body: { a: 1, b: [1] }, extraBody: { b: [1], 'a': 1 }",
                expect![[r#"
                extraBody: `extra_body` in this object says the same and counts; this one is ignored. [Remove extraBody]
            "#]],
            ),
            (
                "model",
                "extra_body: { a: 1 }, extraBody: { a: 2 }",
                expect![[r#"
                extraBody: `extra_body` in this object counts, with another value; this one is ignored. [Remove extraBody]
            "#]],
            ),
            // Words for the same value; `null` gives way.
            (
                "model",
                "fastMode: true, fast_mode: 'On'",
                expect![[r#"
                fast_mode: `fastMode` in this object says the same and counts; this one is ignored. [Remove fast_mode]
            "#]],
            ),
            (
                "model",
                "fastMode: 'auto', fast_mode: 'automatic'",
                expect![[r#"
                fast_mode: `fastMode` in this object says the same and counts; this one is ignored. [Remove fast_mode]
            "#]],
            ),
            (
                "model",
                "fastMode: null, fast_mode: 'on'",
                expect![[r#"
                fastMode: `fast_mode` in this object counts, with another value; this one is ignored. [Remove fastMode]
            "#]],
            ),
            (
                "model",
                "serviceTier: 'flex', service_tier: '${TIER}'",
                expect![[r#"
                service_tier: `serviceTier` in this object counts; this one is ignored. Whether both say the same depends on the variable `TIER`. [Remove service_tier]
            "#]],
            ),
            // In the defaults the names of this one count the other way round.
            (
                "defaults",
                "text_verbosity: 'low', textVerbosity: 'high'",
                expect![[r#"
                text_verbosity: `textVerbosity` in this object counts, with another value; this one is ignored. [Remove text_verbosity]
            "#]],
            ),
            (
                "model",
                "text_verbosity: 'low', textVerbosity: 'high'",
                expect![[r#"
                textVerbosity: `text_verbosity` in this object counts, with another value; this one is ignored. [Remove textVerbosity]
            "#]],
            ),
        ] {
            check(layer, params, expected);
        }
    }
}

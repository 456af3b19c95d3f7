//! `dead-cache-layer`: `agents.defaults.params.cacheRetention` that never counts, because OpenClaw fills in a value for each
//! model when it is signed in with an API key. The fix sets it where it counts.

use json5_syntax::Dialect;
use json5_syntax::ast::Value;
use openclaw_knowledge::cache_retention::Retention;
use openclaw_knowledge::params::Layer;
use openclaw_knowledge::text::Message;

use super::{filled_for, finding, indexed, names};
use crate::dress::Dress;
use crate::model_ref::ModelId;
use crate::params::cache::{KEY, Source, Verdict, Why, outcome_for};
use crate::params::route::keys;
use crate::place::{Place, select};
use crate::rules::Context;
use crate::{Confidence, Diagnostic, Fix, Severity, Tag, TextEdit, edits};

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (index, params) in indexed(context).filter(|(_, params)| params.layer == Layer::Defaults) {
        let Some(place) = params.place.get(KEY) else { continue };
        let Some(wanted) = context.text(place.value).and_then(|text| Retention::parse(&text)) else {
            continue;
        };
        let (mut dead, mut counts): (Vec<&ModelId>, bool) = (Vec::new(), false);
        for case in context.reading().cases() {
            let Some(cache) = &case.cache else { continue };
            counts |= cache.all().any(
                |effective| matches!(effective.source, Source::Layer(written) if written.index == index),
            );
            let Verdict::Known(effective) = cache else { continue };
            let is_filled = effective.ignored.iter().any(|ignored| {
                ignored.written.index == index && ignored.written.key == KEY && ignored.why == Why::Filled
            });
            let differs = outcome_for(context.reading(), &case.request, wanted)
                .is_some_and(|(outcome, _)| Some(outcome) != effective.outcome);
            if is_filled && differs && !dead.contains(&&case.model) {
                dead.push(&case.model);
            }
        }
        if dead.is_empty() {
            continue;
        }
        let message = Message::new("dead-cache-layer")
            .with("models", names(dead.iter().copied()))
            .with("credential", filled_for(context));
        let mut finding = finding("dead-cache-layer", Severity::Warning, &place, place.handle(), message);
        if !counts {
            finding.tags.push(Tag::Unnecessary);
        }
        let keep = counts || !context.reading().is_complete();
        finding.fixes.extend(fix(context, &params.place, &place, &dead, keep));
        findings.push(finding);
    }
}

/// Sets the value for each of these models, and takes it away here if nobody else gets it from here.
fn fix(
    context: &Context<'_>,
    params: &Place<'_>,
    place: &Place<'_>,
    models: &[&ModelId],
    keep: bool,
) -> Option<Fix> {
    let parse = &context.document.parse;
    // A comment inside the member would be lost on the way.
    if edits::holds_comment(parse, place.member_range()) {
        return None;
    }
    let defaults = select(context.root, "agents.defaults").pop()?;
    let defaults = defaults.value.as_object()?;
    let json = parse.dialect() == Dialect::Json;
    let quote = place.key?.text().chars().next().filter(|quote| matches!(quote, '"' | '\''));
    let dress = Dress { key_quote: if json { Some('"') } else { quote }, quote: quote.unwrap_or('"') };
    let own = format!("{}: {}", dress.key(KEY), context.source(place.value.range()));
    let own_params = format!("{}: {{ {own} }}", dress.key("params"));
    let title = Message::new(if keep { "dead-cache-layer-copy" } else { "dead-cache-layer-fix" });

    let listed = defaults.get("models").and_then(|models| models.value());
    let mut edits: Vec<TextEdit> = Vec::new();
    let mut new: Vec<String> = Vec::new();
    for model in models {
        let key = keys(model).into_iter().next()?;
        let entry = listed.and_then(Value::as_object).and_then(|listed| listed.get(&key)?.value());
        let inner = entry.and_then(|entry| entry.get("params")).and_then(Value::as_object);
        match (entry.and_then(Value::as_object), inner) {
            (_, Some(inner)) => match inner.get(KEY).and_then(|member| member.value()) {
                // OpenClaw replaces what is no text.
                Some(value) => edits
                    .push(TextEdit { range: value.range(), new_text: context.source(place.value.range()) }),
                None => edits.extend(edits::insert_member(parse, inner, &own)),
            },
            (Some(entry), None) => edits.extend(edits::insert_member(parse, entry, &own_params)),
            (None, None) => new.push(format!("{}: {{ {own_params} }}", dress.key(&key))),
        }
    }
    let mut removal = if keep { Vec::new() } else { edits::remove_member(parse, place.member_range()) };
    if !new.is_empty() {
        let new = new.join(", ");
        match listed.and_then(Value::as_object) {
            Some(listed) => edits.extend(edits::insert_member(parse, listed, &new)),
            None if !keep && is_alone(context, params) => {
                let whole = params.member_range();
                removal = vec![TextEdit {
                    range: whole,
                    new_text: format!("{}: {{ {new} }}", dress.key("models")),
                }];
            }
            None => edits.extend(edits::insert_member(
                parse,
                defaults,
                &format!("{}: {{ {new} }}", dress.key("models")),
            )),
        }
    }
    edits.extend(removal);
    edits.sort_by_key(|edit| (edit.range.start(), edit.range.end()));
    let is_clear = edits.windows(2).all(|pair| pair[0].range.end() <= pair[1].range.start());
    // What then begins to count may change the bill.
    let confidence = if keep { Confidence::Choice } else { Confidence::Likely };
    is_clear.then_some(Fix { title, edits, confidence })
}

/// Whether the object holds nothing but the one member, no comment either.
fn is_alone(context: &Context<'_>, params: &Place<'_>) -> bool {
    let Some(object) = params.value.as_object() else { return false };
    object.members().count() == 1 && !edits::holds_comment(&context.document.parse, params.member_range())
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::testing;

    const CODE: &str = "dead-cache-layer";
    const KEY: &str = "env: { vars: { ANTHROPIC_API_KEY: 'sk-ant-api03-EXAMPLE' } },";

    fn check(defaults: &str, expected: Expect) {
        testing::check(CODE, &format!("{{ {KEY} agents: {{ defaults: {{ {defaults} }} }} }}"), expected);
    }

    fn check_fix(defaults: &str, expected: Expect) {
        let text = format!("{{ {KEY} agents: {{ defaults: {{ {defaults} }} }} }}");
        let fixed = testing::fixed(&text, &[CODE]);
        assert_eq!(testing::fixed(&fixed, &[CODE]), fixed, "a second run finds nothing");
        let head = format!("{{ {KEY} agents: {{ defaults: {{ ");
        expected.assert_eq(
            fixed.strip_prefix(&head).and_then(|rest| rest.strip_suffix(" } } }")).unwrap_or(&fixed),
        );
    }

    #[test]
    fn only_where_it_changes_something() {
        check(
            "params: { cacheRetention: 'long' }, model: 'anthropic/claude-opus-5'",
            expect![[r#"
                warning dead-cache-layer agents.defaults.params.cacheRetention «cacheRetention»
            "#]],
        );
        check("params: { cacheRetention: 'short' }, model: 'anthropic/claude-opus-5'", expect![""]);
        check("params: { cacheRetention: 'long' }, model: 'openai/gpt-5.6'", expect![""]);
        // OpenClaw fills in for the current id, not for the retired one that is asked for.
        check("params: { cacheRetention: 'long' }, model: 'anthropic/claude-opus-4-5'", expect![""]);
        check(
            "params: { cacheRetention: 'long' }, model: 'anthropic/claude-opus-5', models: { 'anthropic/claude-opus-5': { params: { cacheRetention: 'none' } } }",
            expect![""],
        );
        testing::check(
            CODE,
            "{ agents: { defaults: { params: { cacheRetention: 'long' }, model: 'anthropic/claude-opus-5' } } }",
            expect![""],
        );
    }

    #[test]
    fn moves_it() {
        check_fix(
            "params: { cacheRetention: 'long' }, model: 'anthropic/claude-opus-5'",
            expect![[
                r#"models: { "anthropic/claude-opus-5": { params: { cacheRetention: 'long' } } }, model: 'anthropic/claude-opus-5'"#
            ]],
        );
        check_fix(
            "params: { temperature: 1, cacheRetention: 'long' }, models: { 'anthropic/claude-opus-5': {}, 'anthropic/claude-haiku-4-5': { params: { maxTokens: 1 } } }",
            expect![
                "params: { temperature: 1 }, models: { 'anthropic/claude-opus-5': { params: { cacheRetention: 'long' } }, 'anthropic/claude-haiku-4-5': { params: { maxTokens: 1, cacheRetention: 'long' } } }"
            ],
        );
    }

    #[test]
    fn leaves_it_for_others() {
        check_fix(
            "params: { cacheRetention: 'long' }, model: { primary: 'anthropic/claude-opus-5', fallbacks: ['openai/gpt-5.6'] }",
            expect![[
                r#"params: { cacheRetention: 'long' }, model: { primary: 'anthropic/claude-opus-5', fallbacks: ['openai/gpt-5.6'] }, models: { "anthropic/claude-opus-5": { params: { cacheRetention: 'long' } } }"#
            ]],
        );
    }
}

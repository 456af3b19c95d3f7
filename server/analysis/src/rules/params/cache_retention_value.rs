//! `cache-retention-value`: a `cacheRetention` that OpenClaw does not take, and what it does instead.

use openclaw_knowledge::cache_retention::{Outcome, Retention};
use openclaw_knowledge::text::Message;

use super::{finding, indexed};
use crate::params::cache::{KEY, Why};
use crate::rules::{Context, mends};
use crate::suggest::nearest;
use crate::{Diagnostic, Severity};

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (index, params) in indexed(context).filter(|(_, params)| params.layer.is_merged()) {
        let Some(place) = params.place.get(KEY) else { continue };
        let text = match place.value.as_str() {
            // What a variable stands for is not known here.
            Some(_) => match context.text(place.value) {
                Some(text) => Some(text),
                None => continue,
            },
            None => None,
        };
        if text.as_deref().and_then(Retention::parse).is_some() {
            continue;
        }
        let outcome = instead(context, index);
        let message = Message::new("cache-retention-value").with("outcome", outcome);
        let mut finding =
            finding("cache-retention-value", Severity::Warning, &place, place.value.range(), message);
        let meant = text.as_deref().and_then(|text| {
            let words = || Retention::ALL.into_iter().map(Retention::text);
            Retention::parse_ttl(text).map(Retention::text).or_else(|| nearest(text, words()))
        });
        finding.fixes.extend(meant.and_then(|meant| mends::guess_text(place.value, meant)));
        findings.push(finding);
    }
}

/// What happens where the value stands for something else.
fn instead(context: &Context<'_>, index: usize) -> &'static str {
    let mut outcomes: Vec<Outcome> = Vec::new();
    let cases = context.reading().cases().iter().filter_map(|case| case.cache.as_ref());
    for effective in cases.flat_map(|cache| cache.all()) {
        let ignores = effective.ignored.iter().any(|ignored| {
            ignored.written.index == index
                && ignored.written.key == KEY
                && matches!(ignored.why, Why::Invalid | Why::Filled)
        });
        match effective.outcome {
            // It depends on a variable.
            None if ignores => return "other",
            Some(outcome) if ignores && !outcomes.contains(&outcome) => outcomes.push(outcome),
            _ => {}
        }
    }
    match outcomes.as_slice() {
        [] => "other",
        [outcome] => outcome.word(),
        _ => "mixed",
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::testing;

    #[test]
    fn values() {
        let models = |value: &str| {
            format!(
                "{{ agents: {{ defaults: {{ models: {{ 'anthropic/claude-opus-5': {{ params: {{ cacheRetention: {value} }} }} }} }} }} }}"
            )
        };
        for fine in ["'none'", "'short'", "'long'"] {
            testing::check("cache-retention-value", &models(fine), expect![""]);
        }
        testing::check(
            "cache-retention-value",
            &models("'standard'"),
            expect![[r#"
                warning cache-retention-value agents.defaults.models["anthropic/claude-opus-5"].params.cacheRetention «'standard'»
            "#]],
        );
        testing::check(
            "cache-retention-value",
            &models("60"),
            expect![[r#"
                warning cache-retention-value agents.defaults.models["anthropic/claude-opus-5"].params.cacheRetention «60»
            "#]],
        );
        testing::check_unknown_environment("cache-retention-value", &models("'${CACHE}'"), expect![""]);
        testing::check_fix(
            "cache-retention-value",
            "{ agents: { defaults: { models: { 'a/b': { params: { cacheRetention: '1h' } } } } } }",
            expect![
                "{ agents: { defaults: { models: { 'a/b': { params: { cacheRetention: 'long' } } } } } }"
            ],
        );
    }
}

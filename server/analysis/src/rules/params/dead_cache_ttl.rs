//! `dead-cache-ttl`: `cacheControlTtl` that never counts, because `cacheRetention` is there: written, or filled in by
//! OpenClaw.

use openclaw_knowledge::cache_retention::Retention;
use openclaw_knowledge::text::Message;

use super::{filled_for, finding, indexed, names};
use crate::model_ref::ModelId;
use crate::params::cache::{LEGACY_KEY, Source, Verdict, Why, outcome_for};
use crate::rules::Context;
use crate::{Diagnostic, Severity, Tag};

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (index, params) in indexed(context).filter(|(_, params)| params.layer.is_merged()) {
        let Some(place) = params.place.get(LEGACY_KEY) else { continue };
        let wanted = context.text(place.value).and_then(|text| Retention::parse_ttl(&text));
        let (mut filled, mut beside, mut counts): (Vec<&ModelId>, bool, bool) = (Vec::new(), false, false);
        for case in context.reading().cases() {
            let Some(cache) = &case.cache else { continue };
            counts |= cache.all().any(|effective| {
                matches!(effective.source, Source::Layer(written) if written.index == index && written.key == LEGACY_KEY)
            });
            let Verdict::Known(effective) = cache else { continue };
            let why = effective
                .ignored
                .iter()
                .find(|ignored| ignored.written.index == index && ignored.written.key == LEGACY_KEY);
            match why.map(|ignored| ignored.why) {
                Some(Why::Filled) => {
                    let differs = wanted
                        .and_then(|wanted| outcome_for(context.reading(), &case.request, wanted))
                        .is_some_and(|(outcome, _)| Some(outcome) != effective.outcome);
                    if differs {
                        filled.push(&case.model);
                    }
                }
                Some(Why::BesideRetention(_)) => beside = true,
                _ => {}
            }
        }
        let message = match filled.is_empty() {
            false => Message::new("dead-cache-ttl-filled")
                .with("models", names(filled.iter().copied()))
                .with("credential", filled_for(context)),
            true if beside && !counts => Message::new("dead-cache-ttl-beside"),
            true => continue,
        };
        let mut finding = finding("dead-cache-ttl", Severity::Warning, &place, place.handle(), message);
        finding.tags.push(if counts { Tag::Deprecated } else { Tag::Unnecessary });
        findings.push(finding);
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::testing;

    fn check(auth: &str, params: &str, expected: Expect) {
        let text = format!(
            "{{ env: {{ vars: {{ {auth}: 'EXAMPLE' }} }}, agents: {{ defaults: {{ models: {{ 'anthropic/claude-opus-5': {{ params: {{ {params} }} }} }} }} }} }}"
        );
        testing::check("dead-cache-ttl", &text, expected);
    }

    #[test]
    fn under_an_api_key() {
        check(
            "ANTHROPIC_API_KEY",
            "cacheControlTtl: '1h'",
            expect![[r#"
                warning dead-cache-ttl agents.defaults.models["anthropic/claude-opus-5"].params.cacheControlTtl «cacheControlTtl»
            "#]],
        );
        // Five minutes is what it gets anyway.
        check("ANTHROPIC_API_KEY", "cacheControlTtl: '5m'", expect![""]);
        check("ANTHROPIC_OAUTH_TOKEN", "cacheControlTtl: '1h'", expect![""]);
    }

    #[test]
    fn beside_the_newer_key() {
        check(
            "ANTHROPIC_OAUTH_TOKEN",
            "cacheControlTtl: '1h', cacheRetention: 'none'",
            expect![[r#"
                warning dead-cache-ttl agents.defaults.models["anthropic/claude-opus-5"].params.cacheControlTtl «cacheControlTtl»
            "#]],
        );
        check("ANTHROPIC_OAUTH_TOKEN", "cacheControlTtl: '1h', cacheRetention: 'x'", expect![""]);
    }
}

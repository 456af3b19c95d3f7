//! `legacy-cache-ttl`: `cacheControlTtl`, the old form of `cacheRetention`, and how to write it today. Where `dead-cache-ttl`
//! has said why it does not count, the mends go there.

use openclaw_knowledge::cache_retention::Retention;
use openclaw_knowledge::params::Layer;
use openclaw_knowledge::text::Message;

use super::{finding, indexed};
use crate::environment::Substituted;
use crate::markup::inline_code;
use crate::moves::renamed;
use crate::params::Params;
use crate::params::cache::{Effective, KEY, LEGACY_KEY, Source, Why, outcome_for};
use crate::params::merge::Written;
use crate::params::reading::Case;
use crate::place::Place;
use crate::rules::Context;
use crate::{Confidence, Diagnostic, Fix, Severity, Tag, TextEdit, edits};

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (index, params) in indexed(context) {
        let Some(place) = params.place.get(LEGACY_KEY) else { continue };
        let (message, fixes) = explanation(context, index, params, &place);
        let dead = findings.iter_mut().find(|it| it.code == "dead-cache-ttl" && it.path == place.path());
        if let Some(dead) = dead {
            dead.fixes.extend(fixes);
            continue;
        }
        let mut finding = finding("legacy-cache-ttl", Severity::Information, &place, place.handle(), message);
        finding.tags.push(Tag::Deprecated);
        finding.fixes = fixes;
        findings.push(finding);
    }
}

fn explanation(
    context: &Context<'_>,
    index: usize,
    params: &Params<'_>,
    place: &Place<'_>,
) -> (Message, Vec<Fix>) {
    let Some(text) = place.value.as_str() else { return (Message::new("legacy-cache-ttl-odd"), Vec::new()) };
    let Some(meant) = Retention::parse_ttl(&text) else {
        let depends = text.contains("${");
        let id = if depends { "legacy-cache-ttl-variable" } else { "legacy-cache-ttl-odd" };
        return (Message::new(id), Vec::new());
    };
    if let Some(newer) = params.place.get(KEY) {
        return beside(context, place, &newer, meant);
    }
    let message = Message::new("legacy-cache-ttl").with("old", &*text).with("new", meant.text());
    let affected: Vec<_> = affected(context, index, params.layer).collect();
    let outcome =
        |case: &Case<'_>, retention| Some(outcome_for(context.reading(), &case.request, retention)?.0);
    let keeps = |retention, it: &(&Case<'_>, &Effective<'_>)| {
        outcome(it.0, retention).is_some_and(|outcome| Some(outcome) == it.1.outcome)
    };
    let mut changed: Vec<String> =
        affected.iter().filter(|it| !keeps(meant, it)).map(|it| format!("`{}`", it.0.model)).collect();
    changed.dedup();
    if changed.is_empty() {
        let title = Message::new("legacy-cache-ttl-fix");
        let reading = context.reading();
        // Five minutes are what this place gives with any sign-in, unless another old key would lose against the new one.
        let alone = || {
            let mut ignored = affected.iter().flat_map(|(_, effective)| &effective.ignored);
            ignored.all(|it| it.written.key != LEGACY_KEY || it.written.index == index)
        };
        let with_any_auth = || reading.auth().unless.is_none() || meant == Retention::Short && alone();
        let is_certain = reading.is_complete() && with_any_auth();
        let confidence = if is_certain { Confidence::Sure } else { Confidence::Choice };
        return (message, rewrite(place, meant, title, confidence).into_iter().collect());
    }
    let title = Message::new("legacy-cache-ttl-fix-changes").with("models", changed.join(", "));
    let mut fixes: Vec<Fix> = rewrite(place, meant, title, Confidence::Choice).into_iter().collect();
    if affected.iter().all(|it| keeps(Retention::Short, it)) {
        let title = Message::new("legacy-cache-ttl-fix-same");
        fixes.extend(rewrite(place, Retention::Short, title, Confidence::Choice));
    }
    (message, fixes)
}

/// The cases whose cache the newer key in this place would decide: where the old one does, and where it does not count but
/// the newer one would.
fn affected<'c, 's>(
    context: &'c Context<'s>,
    index: usize,
    layer: Layer,
) -> impl Iterator<Item = (&'c Case<'s>, &'c Effective<'s>)> {
    let cases = context.reading().cases().iter();
    let effects = cases.filter_map(|case| Some((case, case.cache.as_ref()?)));
    let effects = effects.flat_map(|(case, cache)| cache.all().map(move |effective| (case, effective)));
    effects.filter(move |(_, effective)| {
        let own = |written: &Written<'_>| written.index == index && written.key == LEGACY_KEY;
        let decides = matches!(&effective.source, Source::Layer(written) if own(written));
        decides
            || effective.ignored.iter().find(|ignored| own(&ignored.written)).is_some_and(|ignored| {
                match ignored.why {
                    Why::Filled => layer > Layer::Defaults,
                    Why::BesideRetention(winner) => layer > winner,
                    Why::NotOnRoute => effective.route.takes.is_some(),
                    // What a stronger layer says by the old key, even when it is no value, loses against the newer key.
                    Why::Overridden(_) => true,
                    Why::Invalid => false,
                }
            })
    })
}

/// With the newer key in the same object one of the two is dead.
fn beside(
    context: &Context<'_>,
    place: &Place<'_>,
    newer: &Place<'_>,
    meant: Retention,
) -> (Message, Vec<Fix>) {
    let removal = edits::remove_member(&context.document.parse, place.member_range());
    let counts = match context.substituted(newer.value) {
        Some(Substituted::Text(text)) => Retention::parse(&text).is_some(),
        Some(Substituted::DependsOn(variable)) => {
            let message =
                Message::new("legacy-cache-ttl-beside-variable").with("variable", inline_code(&variable));
            return (message, Vec::new());
        }
        None => false,
    };
    match counts {
        false => {
            // OpenClaw takes no notice of the newer one; what counts depends on the route.
            let title = Message::new("legacy-cache-ttl-fix-instead").with("new", meant.text());
            let literal = newer.value.literal_text().unwrap_or("\"");
            let replaced = edits::requoted(literal, meant.text()).map(|new_text| {
                let mut edits = removal;
                edits.push(TextEdit { range: newer.value.range(), new_text });
                edits.sort_by_key(|edit| edit.range.start());
                Fix { title, edits, confidence: Confidence::Choice }
            });
            (Message::new("legacy-cache-ttl-beside-invalid"), replaced.into_iter().collect())
        }
        true => {
            let title = Message::new("legacy-cache-ttl-drop");
            (
                Message::new("legacy-cache-ttl-beside"),
                vec![Fix { title, edits: removal, confidence: Confidence::Choice }],
            )
        }
    }
}

fn rewrite(place: &Place<'_>, retention: Retention, title: Message, confidence: Confidence) -> Option<Fix> {
    let key = place.key?;
    let new_text = edits::requoted(place.value.literal_text()?, retention.text())?;
    let edits = vec![
        TextEdit { range: key.range(), new_text: renamed(key.text(), KEY) },
        TextEdit { range: place.value.range(), new_text },
    ];
    Some(Fix { title: title.with("new", retention.text()), edits, confidence })
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::edits::applied;
    use crate::testing::snapshot;
    use crate::{Confidence, FileId, diagnostics};

    /// Every finding with its fixes and the `params` after each.
    fn check(auth: &str, params: &str, expected: Expect) {
        let text = format!(
            "{{ env: {{ vars: {{ {auth}: 'EXAMPLE' }} }}, agents: {{ defaults: {{ models: {{ 'anthropic/claude-opus-5': {{ params: {params} }} }} }} }} }}"
        );
        let mut lines = String::new();
        for finding in diagnostics(&snapshot(&text), FileId(0)) {
            if !matches!(finding.code, "legacy-cache-ttl" | "dead-cache-ttl") {
                continue;
            }
            lines += &format!("{}: {}\n", finding.code, finding.message);
            for fix in finding.fixes {
                let sure = if fix.confidence == Confidence::Sure { "surely " } else { "" };
                let after = applied(&text, &fix.edits);
                let after = after.split_once("params: ").map_or("", |(_, after)| after);
                let after = after.trim_end_matches([' ', '}']);
                lines += &format!("  {sure}{}\n    {after}\n", fix.title);
            }
        }
        expected.assert_eq(&lines);
    }

    #[test]
    fn where_it_counts() {
        check(
            "ANTHROPIC_OAUTH_TOKEN",
            "{ cacheControlTtl: '1h' }",
            expect![[r#"
            legacy-cache-ttl: `cacheControlTtl` is the old form: `"1h"` is `cacheRetention: "long"` today.
              surely Write cacheRetention: "long"
                { cacheRetention: 'long'
        "#]],
        );
        check(
            "ANTHROPIC_OAUTH_TOKEN",
            r#"{ /* a */ "cacheControlTtl" : "5m" , /* b */ }"#,
            expect![[r#"
            legacy-cache-ttl: `cacheControlTtl` is the old form: `"5m"` is `cacheRetention: "short"` today.
              surely Write cacheRetention: "short"
                { /* a */ "cacheRetention" : "short" , /* b */
        "#]],
        );
    }

    #[test]
    fn where_it_is_dead() {
        check(
            "ANTHROPIC_API_KEY",
            "{ cacheControlTtl: '1h' }",
            expect![[r#"
                dead-cache-ttl: No effect on `anthropic/claude-opus-5`: being signed in with an API key, OpenClaw fills in `cacheRetention: "short"` for these models, and then `cacheControlTtl` does not count.
                  Write cacheRetention: "long", as it says; that changes the cache of `anthropic/claude-opus-5`, and may change the bill
                    { cacheRetention: 'long'
                  Write cacheRetention: "short", what OpenClaw does now
                    { cacheRetention: 'short'
            "#]],
        );
        check(
            "ANTHROPIC_API_KEY",
            "{ cacheControlTtl: '5m' }",
            expect![[r#"
            legacy-cache-ttl: `cacheControlTtl` is the old form: `"5m"` is `cacheRetention: "short"` today.
              surely Write cacheRetention: "short"
                { cacheRetention: 'short'
        "#]],
        );
    }

    #[test]
    fn beside_the_newer_key() {
        check(
            "ANTHROPIC_OAUTH_TOKEN",
            "{ cacheControlTtl: '1h', cacheRetention: 'none' }",
            expect![[r#"
            dead-cache-ttl: No effect: `cacheRetention` is set, and then `cacheControlTtl` does not count.
              Remove cacheControlTtl; cacheRetention stays
                { cacheRetention: 'none'
        "#]],
        );
        check(
            "ANTHROPIC_OAUTH_TOKEN",
            "{ cacheRetention: 'x', cacheControlTtl: '1h' }",
            expect![[r#"
            legacy-cache-ttl: `cacheRetention` stands beside it with a value that OpenClaw does not take, so that `cacheControlTtl` counts wherever OpenClaw reads it.
              Write cacheRetention: "long" and remove cacheControlTtl
                { cacheRetention: 'long'
        "#]],
        );
    }

    /// The newer key wins over the older one in every layer: one rewritten below another may begin to count.
    #[test]
    fn below_a_stronger_layer() {
        let text = r#"{ auth: { profiles: { "anthropic:a": { provider: "anthropic", mode: "token" } } }, agents: {
            defaults: { model: "anthropic/claude-opus-4-7", params: { cacheControlTtl: "1h" },
                models: { "anthropic/claude-opus-4-7": { params: { cacheControlTtl: "5m" } } } },
            entries: { main: { params: { cacheControlTtl: "1h" } } } } }"#;
        let sure: Vec<String> = diagnostics(&snapshot(text), FileId(0))
            .into_iter()
            .filter(|finding| finding.fixes.iter().any(|fix| fix.confidence == Confidence::Sure))
            .map(|finding| finding.path.to_string())
            .collect();
        assert_eq!(
            sure,
            ["agents.defaults.params.cacheControlTtl", "agents.entries.main.params.cacheControlTtl"]
        );
    }

    #[test]
    fn odd_values_are_explained() {
        check(
            "ANTHROPIC_OAUTH_TOKEN",
            "{ cacheControlTtl: '30m' }",
            expect![[r#"
            legacy-cache-ttl: `cacheControlTtl` takes `"5m"` and `"1h"` only, so that this does nothing. Which `cacheRetention` is meant, `none`, `short` or `long`, only you can say.
        "#]],
        );
        check(
            "ANTHROPIC_OAUTH_TOKEN",
            "{ cacheControlTtl: 60 }",
            expect![[r#"
            legacy-cache-ttl: `cacheControlTtl` takes `"5m"` and `"1h"` only, so that this does nothing. Which `cacheRetention` is meant, `none`, `short` or `long`, only you can say.
        "#]],
        );
        check(
            "ANTHROPIC_OAUTH_TOKEN",
            "{ cacheControlTtl: '${TTL}' }",
            expect![[r#"
            legacy-cache-ttl: `cacheControlTtl` is the old form of `cacheRetention`. What the variable holds decides: `"5m"` is `short` today, `"1h"` is `long`.
        "#]],
        );
    }
}

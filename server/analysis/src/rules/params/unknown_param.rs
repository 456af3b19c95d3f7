//! `unknown-param`: a name that nothing was found to read, under a model of a provider that OpenClaw ships, or one that is
//! almost a known one.

use openclaw_knowledge::built_in_providers;
use openclaw_knowledge::params::{Status, is_stripped, param, params as known, release};
use openclaw_knowledge::text::Message;

use super::{finding, indexed};
use crate::markup::inline_code;
use crate::model_ref::ModelRef;
use crate::rules::{Context, mends};
use crate::suggest::nearest;
use crate::{Diagnostic, Severity, Tag};

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (_, params) in indexed(context).filter(|(_, params)| params.layer.is_merged()) {
        let provider = params.reference.as_deref().and_then(ModelRef::parse).map(|model| model.id().provider);
        let is_shipped = provider.is_some_and(|provider| built_in_providers::contains(&provider));
        for place in params.place.members() {
            let name = place.name().unwrap_or_default();
            if let Some(param) = param(name) {
                if param.status == Some(Status::Unread) {
                    let message = Message::new("unknown-param-unread").with("release", release());
                    let mut finding =
                        finding("unknown-param", Severity::Hint, &place, place.handle(), message);
                    finding.tags.push(Tag::Unnecessary);
                    findings.push(finding);
                }
                continue;
            }
            if is_stripped(name) {
                continue;
            }
            let written = |own: &&str| params.place.get(own).is_none();
            let names = known().iter().filter(|param| param.is_read_in(params.layer));
            let similar = nearest(name, names.map(|param| param.key.as_str()).filter(written));
            let message = match similar {
                Some(similar) => Message::new("unknown-param-similar").with("similar", inline_code(similar)),
                None if is_shipped => Message::new("unknown-param"),
                None => continue,
            };
            let message = message.with("release", release());
            let mut finding = finding("unknown-param", Severity::Hint, &place, place.handle(), message);
            finding.fixes.extend(similar.and_then(|similar| mends::guess_key(&place, similar)));
            findings.push(finding);
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::testing;

    #[test]
    fn hints_only() {
        testing::check(
            "unknown-param",
            "{ agents: { defaults: {
  params: { cacheRetension: 'long', whatever: 1 },
  models: { 'anthropic/claude-opus-5': { params: { whatever: 1, temperature: 1, openaiWsWarmup: true } }, 'my/x': { params: { whatever: 1 } } },
} } }",
            expect![[r#"
                hint unknown-param agents.defaults.params.cacheRetension «cacheRetension»
                hint unknown-param agents.defaults.models["anthropic/claude-opus-5"].params.whatever «whatever»
                hint unknown-param agents.defaults.models["anthropic/claude-opus-5"].params.openaiWsWarmup «openaiWsWarmup»
            "#]],
        );
    }
}

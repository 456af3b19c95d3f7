//! `cache-provider-params`: cache settings in `params` of a provider, which nothing was found to read.

use openclaw_knowledge::params::release;
use openclaw_knowledge::text::Message;

use super::{finding, indexed};
use crate::params::cache::{KEY, LEGACY_KEY};
use crate::rules::Context;
use crate::{Diagnostic, Severity, Tag};

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (_, params) in indexed(context).filter(|(_, params)| !params.layer.is_merged()) {
        for place in [KEY, LEGACY_KEY].into_iter().filter_map(|key| params.place.get(key)) {
            let message = Message::new("cache-provider-params").with("release", release());
            let mut finding =
                finding("cache-provider-params", Severity::Hint, &place, place.handle(), message);
            finding.tags.push(Tag::Unnecessary);
            findings.push(finding);
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::testing;

    #[test]
    fn at_both_levels() {
        testing::check(
            "cache-provider-params",
            "{ models: { providers: { p: { params: { cacheRetention: 'long' }, models: [{ id: 'm', params: { cacheControlTtl: '1h' } }] } } } }",
            expect![[r#"
                hint cache-provider-params models.providers.p.params.cacheRetention «cacheRetention»
                hint cache-provider-params models.providers.p.models[0].params.cacheControlTtl «cacheControlTtl»
            "#]],
        );
    }
}

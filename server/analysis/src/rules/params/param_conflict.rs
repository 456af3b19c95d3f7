//! `param-conflict`: two names of one setting in one object, of which OpenClaw takes one.

use openclaw_knowledge::params::params as known;
use openclaw_knowledge::text::Message;

use super::{finding, indexed};
use crate::markup::inline_code;
use crate::place::Place;
use crate::rules::{Context, mends};
use crate::{Diagnostic, Related, Severity, Tag};

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for (_, params) in indexed(context).filter(|(_, params)| params.layer.is_merged()) {
        for param in known().iter().filter(|param| !param.aliases.is_empty()) {
            let places: Vec<Place<'_>> =
                param.names().iter().filter_map(|name| params.place.get(name)).collect();
            let Some((first, others)) = places.split_first() else { continue };
            for other in others {
                let message = Message::new("param-conflict")
                    .with("first", inline_code(first.name().unwrap_or_default()));
                let mut finding =
                    finding("param-conflict", Severity::Warning, other, other.handle(), message.clone());
                finding.related.push(Related { message, path: first.path(), range: first.handle() });
                finding.tags.push(Tag::Unnecessary);
                let object = params.place.value.as_object();
                let fix = object.and_then(|object| mends::remove_member(context, object, other.name()?));
                finding.fixes.extend(fix);
                findings.push(finding);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::testing;

    #[test]
    fn names_of_one_setting() {
        let text = "{ agents: { defaults: { params: { max_tokens: 1, maxTokens: 2, temperature: 1 } } } }";
        testing::check(
            "param-conflict",
            text,
            expect![[r#"
                warning param-conflict agents.defaults.params.max_tokens «max_tokens»
            "#]],
        );
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
}

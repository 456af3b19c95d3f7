//! `custom-provider`: a model provider that OpenClaw does not ship needs its address and its models.

use json5_syntax::ast::ValueKind;
use openclaw_knowledge::built_in_providers;
use openclaw_knowledge::text::Message;

use crate::Diagnostic;
use crate::environment::Substituted;
use crate::rules::place::{self, Place};
use crate::rules::refused;
use crate::rules::{Context, mends};

const CODE: &str = "custom-provider";
const SINCE: &str = "2026.9.1";

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if context.has_include || !context.targets(SINCE) {
        return;
    }
    for providers in place::select(context.root, "models.providers") {
        if context.aborted(&providers.path(), &providers.path()) {
            continue;
        }
        for provider in providers.members() {
            if !built_in_providers::contains(provider.name().unwrap_or_default()) {
                complete(context, &provider, findings);
            }
        }
    }
}

fn complete(context: &Context<'_>, provider: &Place<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(object) = provider.value.as_object() else { return };
    let id = provider.name().unwrap_or_default();
    let base_url = provider.get("baseUrl");
    let has_address =
        base_url.as_ref().and_then(|url| context.substituted(url.value)).is_some_and(|url| match url {
            Substituted::Text(url) => !url.is_empty(),
            Substituted::DependsOn(_) => true,
        });
    if !has_address {
        let message = Message::new("custom-provider-base-url").with("id", id);
        let range = base_url.as_ref().map_or_else(|| provider.handle(), |url| url.value.range());
        let mut finding = refused(CODE, provider.path().key("baseUrl"), range, message);
        if let Some(near) = near_built_in(id) {
            finding.fixes.extend(provider.key.and_then(|key| mends::rename_key(key, near)));
        }
        findings.push(finding);
    }
    let has_models =
        provider.get("models").is_some_and(|models| matches!(models.value.kind(), ValueKind::Array(_)));
    if !has_models {
        let message = Message::new("custom-provider-models").with("id", id);
        let mut finding = refused(CODE, provider.path().key("models"), provider.handle(), message);
        finding.fixes.extend(mends::add_member(context, object, "models", "[]"));
        findings.push(finding);
    }
}

/// The built-in provider that is surely meant.
fn near_built_in(id: &str) -> Option<&'static str> {
    const NEAR: f64 = 0.9;
    let id = id.to_lowercase();
    let ids = built_in_providers::ids().iter().map(String::as_str);
    let similar = ids.map(|other| (strsim::jaro_winkler(&id, other), other));
    similar.filter(|(similarity, _)| *similarity >= NEAR).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, id)| id)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::CODE;
    use crate::testing;

    #[test]
    fn custom_providers_say_where_and_what() {
        testing::check(
            CODE,
            r#"{ models: { providers: {
  openai: {}, " Anthropic ": {},
  mine: {},
  yours: { baseUrl: "", models: [] },
  theirs: { baseUrl: "${MISSING}", models: [] },
} } }"#,
            expect![[r#"
                error custom-provider models.providers.mine.baseUrl «mine»
                error custom-provider models.providers.mine.models «mine»
                error custom-provider models.providers.yours.baseUrl «""»
            "#]],
        );
    }

    #[test]
    fn an_included_file_may_bring_the_rest() {
        testing::check(CODE, r#"{ models: { providers: { mine: { $include: "x" } } } }"#, expect![[""]]);
    }

    #[test]
    fn offers_what_is_meant() {
        testing::check_fix(
            CODE,
            r#"{ "models": { "providers": { "antropic": { "models": [] } } } }"#,
            expect![[r#"{ "models": { "providers": { "anthropic": { "models": [] } } } }"#]],
        );
        testing::check_fix(
            CODE,
            r#"{ "models": { "providers": { "mine": { "baseUrl": "https://x.example" } } } }"#,
            expect![[
                r#"{ "models": { "providers": { "mine": { "baseUrl": "https://x.example", "models": [] } } } }"#
            ]],
        );
    }
}

//! `talk-provider`: a voice provider that is not among those set up, or a choice that is missing.

use openclaw_knowledge::text::Message;

use crate::Diagnostic;
use crate::environment::Substituted;
use crate::rules::place::{self, Place};
use crate::rules::refused;
use crate::rules::{Context, mends};

const CODE: &str = "talk-provider";
const SINCE: &str = "2026.9.1";

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if context.has_include || !context.targets(SINCE) {
        return;
    }
    for talk in ["talk", "talk.realtime"].iter().flat_map(|pattern| place::select(context.root, pattern)) {
        choice(context, &talk, findings);
    }
}

fn choice(context: &Context<'_>, talk: &Place<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(providers) = talk.get("providers") else { return };
    let members = providers.members();
    let names: Vec<&str> = members.iter().filter_map(Place::name).collect();
    let written = talk.get("provider");
    let provider = match written.as_ref().and_then(|provider| context.substituted(provider.value)) {
        Some(Substituted::Text(provider)) => provider.trim().to_lowercase(),
        Some(Substituted::DependsOn(_)) => return,
        None => String::new(),
    };
    let known = names.join(", ");
    let message = if provider.is_empty() && names.len() > 1 {
        Message::new("talk-provider-missing").with("known", known)
    } else if !provider.is_empty() && !names.is_empty() && !names.contains(&provider.as_str()) {
        Message::new("talk-provider-unknown").with("provider", provider.as_str()).with("known", known)
    } else {
        return;
    };
    let path = talk.path().key("provider");
    if context.aborted(&talk.path(), &path) {
        return;
    }
    let range = written.as_ref().map_or_else(|| providers.handle(), |provider| provider.value.range());
    let mut finding = refused(CODE, path, range, message);
    if let (Some(written), [only]) = (&written, &names[..]) {
        finding.fixes.extend(mends::replace_text(written.value, only));
    }
    findings.push(finding);
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::CODE;
    use crate::testing;

    #[test]
    fn the_choice_is_set_up() {
        testing::check(
            CODE,
            r#"{ talk: { provider: "x", providers: { y: {} }, realtime: { providers: { a: {}, b: {} } } } }"#,
            expect![[r#"
                error talk-provider talk.provider «"x"»
                error talk-provider talk.realtime.provider «providers»
            "#]],
        );
        testing::check(CODE, r#"{ talk: { provider: "X", providers: { x: {} } } }"#, expect![[""]]);
        testing::check_fix(
            CODE,
            r#"{ "talk": { "provider": "x", "providers": { "y": {} } } }"#,
            expect![[r#"{ "talk": { "provider": "y", "providers": { "y": {} } } }"#]],
        );
    }
}

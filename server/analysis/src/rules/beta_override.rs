//! `beta-override`: a list of beta flags takes the place of those that OpenClaw sends by itself, and leaves out what the
//! requests need.

use openclaw_knowledge::beta_flags::beta_flags;
use openclaw_knowledge::text::Message;

use super::Context;
use crate::beta_flags::{FlagList, Loss, loss, with};
use crate::{Confidence, Diagnostic, Fix, Severity, Stage};

const CODE: &str = "beta-override";

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for list in context.beta_lists() {
        if let Some(loss) = loss(context, list) {
            findings.push(finding(context, list, loss));
        }
    }
}

fn finding(context: &Context<'_>, list: &FlagList<'_>, loss: Loss) -> Diagnostic {
    let table = beta_flags();
    let (message, lost, confidence) = match loss {
        Loss::Bearer(lost) => (Message::new("beta-override-bearer"), lost, Confidence::Likely),
        // Whether the API refuses such a request was not verified.
        Loss::Fallback(model) => {
            let message = Message::new("beta-override-fallback").with("model", model);
            (message, vec![table.fallback.flag.as_str()], Confidence::Choice)
        }
    };
    let flags = lost.join(", ");
    let message = message.with("flags", flags.as_str()).with("release", table.release.as_str());
    let (path, range) = (list.place.path(), list.place.handle());
    let mut finding = Diagnostic::new(CODE, Severity::Warning, Stage::Ours, path, range, message);
    let edits = with(&context.document.parse, list, &lost);
    if !edits.is_empty() {
        finding.fixes.push(Fix {
            title: Message::new("beta-override-fix").with("flags", flags),
            edits,
            confidence,
        });
    }
    finding
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::testing;

    const TOKEN: &str = "auth: { profiles: { 'anthropic:me': { provider: 'anthropic', mode: 'token' } } }";
    const KEY: &str = "auth: { profiles: { 'anthropic:me': { provider: 'anthropic', mode: 'api_key' } } }";

    fn check(auth: &str, rest: &str, expected: Expect) {
        testing::check("beta-override", &format!("{{ {auth}, {rest} }}"), expected);
    }

    fn header(value: &str) -> String {
        format!("models: {{ providers: {{ anthropic: {{ headers: {{ 'Anthropic-Beta': {value} }} }} }} }}")
    }

    #[test]
    fn a_token_needs_its_flags() {
        check(
            TOKEN,
            &header("'files-api-2025-04-14'"),
            expect![[r#"
                warning beta-override models.providers.anthropic.headers.Anthropic-Beta «'Anthropic-Beta'»
            "#]],
        );
        check(TOKEN, &header("'oauth-2025-04-20,claude-code-20250219'"), expect![""]);
        check(TOKEN, &header("{ source: 'env', provider: 'default', id: 'BETAS' }"), expect![""]);
        check(
            TOKEN,
            "agents: { defaults: { params: { anthropicBeta: ['files-api-2025-04-14'] } } }",
            expect![""],
        );
        check("auth: {}", &header("'files-api-2025-04-14'"), expect![""]);
        testing::check_fix(
            "beta-override",
            &format!("{{ {TOKEN}, {} }}", header("'files-api-2025-04-14, oauth-2025-04-20'")),
            expect![
                "{ auth: { profiles: { 'anthropic:me': { provider: 'anthropic', mode: 'token' } } }, models: { providers: { anthropic: { headers: { 'Anthropic-Beta': 'files-api-2025-04-14, oauth-2025-04-20, claude-code-20250219' } } } } }"
            ],
        );
    }

    #[test]
    fn fallbacks_need_their_flag() {
        let opus = "agents: { defaults: { model: 'anthropic/claude-opus-5', params: { anthropicBeta: ['files-api-2025-04-14'] } } }";
        check(
            KEY,
            opus,
            expect![[r#"
                warning beta-override agents.defaults.params.anthropicBeta «anthropicBeta»
            "#]],
        );
        check(KEY, &opus.replace("opus-5", "sonnet-5"), expect![""]);
        check(KEY, &opus.replace("['files-api-2025-04-14']", "[]"), expect![""]);
        check(KEY, &opus.replace("]", ", 'server-side-fallback-2026-07-01']"), expect![""]);
        testing::check_fix(
            "beta-override",
            &format!("{{ {KEY}, {opus} }}"),
            expect![
                "{ auth: { profiles: { 'anthropic:me': { provider: 'anthropic', mode: 'api_key' } } }, agents: { defaults: { model: 'anthropic/claude-opus-5', params: { anthropicBeta: ['files-api-2025-04-14', 'server-side-fallback-2026-07-01'] } } } }"
            ],
        );
    }
}

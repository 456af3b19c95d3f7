//! `unknown-beta-flag`: a flag of the `anthropic-beta` header that nobody knows, and the one that may be meant.

use openclaw_knowledge::beta_flags::beta_flags;
use openclaw_knowledge::text::Message;

use super::Context;
use crate::beta_flags::{Flag, FlagList, is_direct};
use crate::{Confidence, Diagnostic, Fix, Severity, Stage, TextEdit, suggest};

const CODE: &str = "unknown-beta-flag";

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for list in context.beta_lists() {
        findings.extend(list.flags.iter().filter_map(|flag| finding(context, list, flag)));
    }
}

fn finding(context: &Context<'_>, list: &FlagList<'_>, flag: &Flag<'_>) -> Option<Diagnostic> {
    let table = beta_flags();
    if table.get(&flag.text).is_some() || flag.text.contains("${") {
        return None;
    }
    let meant = meant(&flag.text);
    // Other servers may know flags of their own.
    if meant.is_none() && !is_direct(context, list) {
        return None;
    }
    let severity = if meant.is_some() { Severity::Warning } else { Severity::Hint };
    let message = match meant {
        Some(meant) => {
            Message::new("unknown-beta-flag-meant").with("flag", flag.text.as_str()).with("meant", meant)
        }
        // It may be a secret that was pasted into the wrong place: it is not repeated.
        None => Message::new("unknown-beta-flag"),
    };
    let message = message.with("release", table.release.as_str());
    let mut finding = Diagnostic::new(CODE, severity, Stage::Ours, flag.place.path(), flag.range, message);
    let is_new = |id: &&str| !list.flags.iter().any(|other| other.text == **id);
    if let Some(id) = meant.filter(is_new) {
        let edits = vec![TextEdit { range: flag.range, new_text: id.to_owned() }];
        let title = Message::new("fix-replace-with").with("text", id);
        finding.fixes.push(Fix { title, edits, confidence: Confidence::Choice });
    }
    Some(finding)
}

/// A flag with a typo in it, or without its date; of several dates the flag that is best, then the newest.
fn meant(text: &str) -> Option<&'static str> {
    let flags = beta_flags().all();
    let text = text.to_lowercase();
    let dated = flags.iter().filter(|flag| {
        let date = flag.id.strip_prefix(&*text).and_then(|rest| rest.strip_prefix('-'));
        date.is_some_and(|date| date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-'))
    });
    let newest = dated.max_by(|a, b| b.status.cmp(&a.status).then_with(|| a.id.cmp(&b.id)));
    newest
        .map(|flag| flag.id.as_str())
        .or_else(|| suggest::nearest(&text, flags.iter().map(|flag| flag.id.as_str())))
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::testing;

    fn check(text: &str, expected: Expect) {
        testing::check("unknown-beta-flag", text, expected);
    }

    #[test]
    fn guesses_or_hints() {
        check(
            r#"{ models: { providers: {
  anthropic: { headers: { "anthropic-beta": "files-api-2025-04-15,mcp-client , Skills-2025-10-02,no-such-thing,${MORE}" } },
  proxy: { headers: { "anthropic-beta": "computer-use,no-such-thing" } },
} } }"#,
            expect![[r#"
                warning unknown-beta-flag models.providers.anthropic.headers.anthropic-beta «files-api-2025-04-15»
                warning unknown-beta-flag models.providers.anthropic.headers.anthropic-beta «mcp-client»
                warning unknown-beta-flag models.providers.anthropic.headers.anthropic-beta «Skills-2025-10-02»
                hint unknown-beta-flag models.providers.anthropic.headers.anthropic-beta «no-such-thing»
                warning unknown-beta-flag models.providers.proxy.headers.anthropic-beta «computer-use»
            "#]],
        );
    }

    #[test]
    fn replaces_in_the_list() {
        testing::check_fix(
            "unknown-beta-flag",
            r#"{ agents: { defaults: { params: { anthropicBeta: ['files-api, skills-2025-10-02', 'mcp-client'] } } } }"#,
            expect![
                "{ agents: { defaults: { params: { anthropicBeta: ['files-api-2025-04-14, skills-2025-10-02', 'mcp-client-2025-11-20'] } } } }"
            ],
        );
    }
}

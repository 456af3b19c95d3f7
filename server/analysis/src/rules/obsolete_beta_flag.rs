//! `obsolete-beta-flag`: a beta flag that does nothing any more. Where only that is believed, it is a hint and nothing is offered.

use openclaw_knowledge::beta_flags::{BetaFlag, Source, Status, beta_flags};
use openclaw_knowledge::text::Message;

use super::Context;
use crate::beta_flags::{Flag, FlagList, Surface, is_direct, without};
use crate::{Confidence, Diagnostic, Fix, Severity, Stage, Tag};

const CODE: &str = "obsolete-beta-flag";

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for list in context.beta_lists().iter().filter(|list| !list.flags.is_empty()) {
        // What other servers make of a flag is not known.
        if is_direct(context, list) {
            findings.extend(list.flags.iter().filter_map(|flag| finding(context, list, flag)));
        }
    }
}

fn finding(context: &Context<'_>, list: &FlagList<'_>, flag: &Flag<'_>) -> Option<Diagnostic> {
    let row = beta_flags().get(&flag.text)?;
    let (severity, message, is_known) = verdict(context, list, row)?;
    let message = message.with("flag", row.id.as_str()).with("by", row.by.as_deref().unwrap_or_default());
    let message = message.with("release", beta_flags().release.as_str());
    let mut finding = Diagnostic::new(CODE, severity, Stage::Ours, flag.place.path(), flag.range, message);
    if is_known {
        finding.tags.push(Tag::Unnecessary);
        let edits = without(&context.document.parse, list, &row.id);
        let title = Message::new("obsolete-beta-flag-fix").with("flag", row.id.as_str());
        if !edits.is_empty() {
            finding.fixes.push(Fix { title, edits, confidence: Confidence::Choice });
        }
    }
    Some(finding)
}

/// How bad it is, in which words, and whether it is known and not only believed.
fn verdict(context: &Context<'_>, list: &FlagList<'_>, row: &BetaFlag) -> Option<(Severity, Message, bool)> {
    if let Some(needless) = row.needless.as_ref() {
        if !context.targets(&needless.since) {
            return None;
        }
        let is_retired = row.status == Status::Retired;
        let (severity, id) = match list.surface {
            Surface::Params(_) if is_retired => (Severity::Warning, "obsolete-beta-flag-dropped"),
            _ if is_retired => (Severity::Warning, "obsolete-beta-flag-retired"),
            _ => (Severity::Information, "obsolete-beta-flag-needless"),
        };
        return Some((severity, Message::new(id), true));
    }
    let id = match row.status {
        _ if row.known != Source::Own => return None,
        Status::Superseded => "obsolete-beta-flag-superseded-believed",
        Status::General | Status::Retired => "obsolete-beta-flag-believed",
        Status::Active | Status::NameOnly => return None,
    };
    Some((Severity::Hint, Message::new(id), false))
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::testing;

    fn check(text: &str, expected: Expect) {
        testing::check("obsolete-beta-flag", text, expected);
    }

    #[test]
    fn known_and_believed() {
        check(
            r#"{ models: { providers: { anthropic: { headers: { "anthropic-beta":
  "context-1m-2025-08-07, extended-cache-ttl-2025-04-11, token-counting-2024-11-01, mcp-client-2025-04-04, files-api-2025-04-14"
} } } }, agents: { defaults: { params: { anthropicBeta: ["context-1m-2025-08-07"] } } } }"#,
            expect![[r#"
                warning obsolete-beta-flag models.providers.anthropic.headers.anthropic-beta «context-1m-2025-08-07»
                information obsolete-beta-flag models.providers.anthropic.headers.anthropic-beta «extended-cache-ttl-2025-04-11»
                hint obsolete-beta-flag models.providers.anthropic.headers.anthropic-beta «token-counting-2024-11-01»
                hint obsolete-beta-flag models.providers.anthropic.headers.anthropic-beta «mcp-client-2025-04-04»
                warning obsolete-beta-flag agents.defaults.params.anthropicBeta[0] «context-1m-2025-08-07»
            "#]],
        );
        check(
            r#"{ models: { providers: { proxy: { headers: { "anthropic-beta": "context-1m-2025-08-07" } } } } }"#,
            expect![""],
        );
        check(
            r#"{ meta: { lastTouchedVersion: "2026.2.9" }, models: { providers: { anthropic: { headers: {
  "anthropic-beta": "context-1m-2025-08-07,extended-cache-ttl-2025-04-11" } } } } }"#,
            expect![[r#"
                information obsolete-beta-flag models.providers.anthropic.headers.anthropic-beta «extended-cache-ttl-2025-04-11»
            "#]],
        );
    }

    #[test]
    fn takes_it_out() {
        testing::check_fix(
            "obsolete-beta-flag",
            r#"{ models: { providers: { anthropic: { headers: { "anthropic-beta": "extended-cache-ttl-2025-04-11, files-api-2025-04-14" } } } } }"#,
            expect![[
                r#"{ models: { providers: { anthropic: { headers: { "anthropic-beta": "files-api-2025-04-14" } } } } }"#
            ]],
        );
        testing::check_fix(
            "obsolete-beta-flag",
            r#"{ models: { providers: { anthropic: { headers: { "anthropic-beta": "extended-cache-ttl-2025-04-11" } } } } }"#,
            expect!["{ models: { providers: { anthropic: { } } } }"],
        );
    }
}

//! `value-format`: a text that OpenClaw reads as a duration, a size, a URL, a path ... and that is none.

use openclaw_knowledge::text::Message;

use crate::facts::value_format;
use crate::rules::{Context, legacy_key, refused};
use crate::{Confidence, Diagnostic, Fix, Severity, TextEdit};

const CODE: &str = "value-format";

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for violation in value_format::violations(context) {
        let skipped = match violation.aborts {
            true => context.unreached(&violation.path),
            false => context.aborted(&violation.host, &violation.path),
        };
        if skipped {
            continue;
        }
        let message = violation.message.clone();
        let mut finding = refused(CODE, violation.path.clone(), violation.range, message);
        if violation.depends {
            finding.severity = Severity::Warning;
        }
        if let Some(new_text) = &violation.new_text {
            let title = Message::new("fix-replace-with").with("text", new_text.as_str());
            let edit = TextEdit { range: violation.range, new_text: new_text.clone() };
            finding = finding.fix(Fix { title, edits: vec![edit], confidence: Confidence::Sure });
        }
        // The schema has no say here: what it refuses is no matter of format.
        finding.fixes.extend(legacy_key::reset(context, &violation.path, true));
        findings.push(finding);
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::CODE;
    use crate::testing;

    #[test]
    fn checks_the_places_of_the_table() {
        testing::check(
            CODE,
            r#"{
  agents: {
    defaults: { heartbeat: { every: "5 min", activeHours: { start: "24:00", end: "24:00" } } },
    entries: { a: { sandbox: { docker: { binds: ["/a:/b", "x:/b"] } } } },
  },
  session: { maintenance: { pruneAfter: 0, archiveDashboardAfter: 0, maxDiskBytes: -1 } },
  gateway: {
    auth: { token: { source: "file", provider: "d", id: "a" } },
    roles: { default: "x", definitions: { " ": { agents: ["a b"] } } },
  },
  mcp: { servers: { s: { url: "ftp://x" } } },
}"#,
            expect![[r#"
                error value-format agents.defaults.heartbeat.every «"5 min"»
                error value-format agents.defaults.heartbeat.activeHours.start «"24:00"»
                error value-format session.maintenance.pruneAfter «0»
                error value-format session.maintenance.maxDiskBytes «-1»
                error value-format gateway.auth.token.id «"a"»
                error value-format gateway.roles.definitions[" "] «" "»
                error value-format mcp.servers.s.url «"ftp://x"»
            "#]],
        );
    }

    #[test]
    fn looks_into_a_list_only_where_openclaw_moves_it() {
        let text = |id: &str| {
            format!(r#"{{ agents: {{ list: [{{ id: "{id}", heartbeat: {{ every: "x" }} }}] }} }}"#)
        };
        testing::check(
            CODE,
            &text("a"),
            expect![[r#"
                error value-format agents.list[0].heartbeat.every «"x"»
            "#]],
        );
        testing::check(CODE, &text("A"), expect![[""]]);
    }

    #[test]
    fn reads_variables() {
        let text = r#"{ env: { vars: { GOOD: "5m" } }, agents: { defaults: { heartbeat: { every: "${GOOD}" } } },
  cron: { sessionRetention: "${MISSING}" } }"#;
        testing::check(
            CODE,
            text,
            expect![[r#"
                error value-format cron.sessionRetention «"${MISSING}"»
            "#]],
        );
        testing::check_unknown_environment(
            CODE,
            text,
            expect![[r#"
                warning value-format cron.sessionRetention «"${MISSING}"»
            "#]],
        );
    }

    #[test]
    fn mends_what_is_surely_meant() {
        testing::check_fix(
            CODE,
            r#"{ agents: { defaults: { heartbeat: { every: '5 min', activeHours: { start: "9:00" } } } },
  session: { maintenance: { maxDiskBytes: "10 MB" } }, gateway: { publicOrigin: "https://a.example/x" },
  cloudWorkers: { profiles: { " a": { provider: "p", suspendAfter: "45" } } } }"#,
            expect![[r#"
                { agents: { defaults: { heartbeat: { every: '5m', activeHours: { start: "09:00" } } } },
                  session: { maintenance: { maxDiskBytes: "10mb" } }, gateway: { publicOrigin: "https://a.example" },
                  cloudWorkers: { profiles: { "a": { provider: "p", suspendAfter: "45" } } } }"#]],
        );
    }

    #[test]
    fn a_broken_key_hides_what_lies_below_it() {
        testing::check(
            CODE,
            r#"{ cloudWorkers: { profiles: { " a": { suspendAfter: "x" } } } }"#,
            expect![[r#"
                error value-format cloudWorkers.profiles[" a"] «" a"»
            "#]],
        );
    }
}

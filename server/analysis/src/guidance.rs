//! Commands that help when signing in fails, for the findings and places in a range.

use json5_syntax::{Segment, TextRange};
use openclaw_knowledge::guides::{self, Command, Guide};
use openclaw_knowledge::text::Argument;
use openclaw_schema::Version;

use crate::cursor::{Cursor, Purpose};
use crate::{Diagnostic, FileId, Snapshot};

/// A command on offer.
#[derive(Debug, Clone, PartialEq)]
pub struct Guidance {
    /// The command line, for a POSIX shell on the gateway's machine.
    pub command: &'static str,
    /// The finding that it helps with; `None` when the place alone asks for it.
    pub diagnostic: Option<Diagnostic>,
}

/// The commands for a byte range that the target release has, in the order in which to run them, each once. The findings
/// are all of the document's.
#[must_use]
pub fn guidance(
    snapshot: &Snapshot,
    file: FileId,
    findings: &[Diagnostic],
    range: TextRange,
) -> Vec<Guidance> {
    let Some(release) = snapshot.release(file).map(|release| release.version()) else { return Vec::new() };
    let mut found: Vec<Guidance> = Vec::new();
    let mut add = |guide: &'static Guide, diagnostic: Option<&Diagnostic>| {
        for command in guide.commands.iter().filter(|command| is_offered(command, &release)) {
            if !found.iter().any(|other| other.command == command.run) {
                found.push(Guidance { command: &command.run, diagnostic: diagnostic.cloned() });
            }
        }
    };
    for finding in findings {
        if finding.range.intersect(range).is_some() {
            guides::of_code(finding.code)
                .chain(missing_variable(finding).into_iter().flat_map(guides::of_variable))
                .for_each(|guide| add(guide, Some(finding)));
        }
    }
    for guide in at(snapshot, file, range) {
        add(guide, None);
    }
    found
}

/// The variable that a finding says is missing.
fn missing_variable(finding: &Diagnostic) -> Option<&str> {
    let mut arguments = finding.message.arguments.iter().filter(|_| finding.code == "missing-variable");
    arguments.find_map(|(key, argument)| match argument {
        Argument::Text(name) if *key == "name" => Some(name.as_str()),
        _ => None,
    })
}

/// The guides for the key or value at the start of a range.
fn at(snapshot: &Snapshot, file: FileId, range: TextRange) -> Vec<&'static Guide> {
    let document = snapshot.document(file);
    let cursor = document.and_then(|document| {
        Cursor::new(&document.parse.syntax(), range.start(), Purpose::Read)
            .filter(|cursor| cursor.word.is_some())
    });
    let Some(cursor) = cursor else { return Vec::new() };
    let key = |segment: Segment| match segment {
        Segment::Key(key) => key,
        Segment::Index(index) => index.to_string(),
    };
    let path: Vec<String> = cursor.path().0.into_iter().map(key).collect();
    guides::at(&path.iter().map(String::as_str).collect::<Vec<_>>()).collect()
}

fn is_offered(command: &Command, release: &Version) -> bool {
    let bound = |text: &Option<String>| text.as_deref().and_then(Version::parse);
    bound(&command.since).is_none_or(|since| since <= *release)
        && bound(&command.until).is_none_or(|until| *release < until)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use json5_syntax::TextRange;

    use super::guidance;
    use crate::{FileId, Workspace, diagnostics};

    fn check(marked: &str, expected: Expect) {
        let offset = marked.find("$0").expect("a cursor");
        let mut workspace = Workspace::default();
        workspace.open(FileId(0), 0, &marked.replacen("$0", "", 1));
        let at = TextRange::empty(u32::try_from(offset).expect("small").into());
        let line = |found: super::Guidance| {
            let code = found.diagnostic.map_or_else(String::new, |finding| format!(" ({})", finding.code));
            format!("{}{code}\n", found.command)
        };
        let snapshot = workspace.snapshot();
        let findings = diagnostics(&snapshot, FileId(0));
        let lines: String = guidance(&snapshot, FileId(0), &findings, at).into_iter().map(line).collect();
        expected.assert_eq(&lines);
    }

    #[test]
    fn commands_of_the_target_release() {
        check(
            r#"{ auth: { order: { anthropic: ["anthropic:def$0ault"] } } }"#,
            expect![[r#"
            openclaw models status (unknown-profile)
            openclaw models auth list (unknown-profile)
            openclaw onboard --anthropic-api-key "$ANTHROPIC_API_KEY" (unknown-profile)
            openclaw models auth login --provider anthropic --method setup-token (unknown-profile)
            openclaw models status --json
        "#]],
        );
        check(
            r#"{ meta: { lastTouchedVersion: "2026.2.9" }, env: { ANTHROPIC_API_KEY: "sk-ant-oat01-$0EXAMPLE" } }"#,
            expect![[r#"
                openclaw models status
                claude setup-token
                openclaw models auth setup-token --provider anthropic
                openclaw models auth paste-token --provider anthropic
                openclaw onboard --anthropic-api-key "$ANTHROPIC_API_KEY"
            "#]],
        );
        check("{ gateway: { po$0rt: 1 } }", expect![""]);
    }
}

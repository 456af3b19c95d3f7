//! Many mends at once: those of all findings, again and again until nothing more is to mend.

use json5_syntax::{Path, TextSize};
use openclaw_knowledge::text::Message;

use crate::edits::applied;
use crate::pieces::Pieces;
use crate::{Diagnostic, FileId, Fix, Snapshot, TextEdit, diagnostics};

/// More rounds than any real document needs.
const ROUNDS: usize = 200;

/// What came of mending a document.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Fixed {
    /// Every mend, in the order in which they were applied.
    pub mends: Vec<Mend>,
    /// All of them as edits of the text as it was, in order of their place; they do not overlap.
    pub edits: Vec<TextEdit>,
}

/// A mend that was applied.
#[derive(Debug, Clone, PartialEq)]
pub struct Mend {
    /// The code of the finding.
    pub code: &'static str,
    /// Its path.
    pub path: Path,
    /// What was done, in words.
    pub title: Message,
}

/// Mends every finding for which one of its fixes is taken, best first, until nothing is left to mend.
#[must_use]
pub fn fix_all(snapshot: &Snapshot, file: FileId, takes: &dyn Fn(&Diagnostic, &Fix) -> bool) -> Fixed {
    let Some(document) = snapshot.document(file) else { return Fixed::default() };
    let mut text = document.text.to_string();
    let mut pieces = Pieces::unchanged(TextSize::of(&*text));
    let mut mends = Vec::new();
    let mut earlier = Vec::new();
    let mut findings = diagnostics(snapshot, file);
    for _ in 0..ROUNDS {
        let repeated = repeated_keys(&findings);
        let mut round = Round::new(findings, takes);
        if round.mends.is_empty() {
            break;
        }
        let mut next = applied(&text, &round.edits);
        findings = diagnostics(&snapshot.with_text(file, &next), file);
        // Two mends that each make the same key are right one after the other only.
        if round.mends.len() > 1 && repeated_keys(&findings) > repeated {
            round.keep_first();
            next = applied(&text, &round.edits);
            findings = diagnostics(&snapshot.with_text(file, &next), file);
        }
        // Mends that undo each other would go on forever.
        if earlier.contains(&next) {
            break;
        }
        pieces.apply(&round.edits);
        mends.extend(round.mends);
        earlier.push(std::mem::replace(&mut text, next));
    }
    Fixed { mends, edits: pieces.into_edits() }
}

fn repeated_keys(findings: &[Diagnostic]) -> usize {
    findings.iter().filter(|finding| finding.code == "duplicate-key").count()
}

/// Mends that can be applied together. Of two that touch the same text only the first is taken.
struct Round {
    mends: Vec<Mend>,
    edits: Vec<TextEdit>,
    first: Vec<TextEdit>,
}

impl Round {
    fn new(findings: Vec<Diagnostic>, takes: &dyn Fn(&Diagnostic, &Fix) -> bool) -> Self {
        let mut round = Self { mends: Vec::new(), edits: Vec::new(), first: Vec::new() };
        for mut finding in findings {
            let fixes = std::mem::take(&mut finding.fixes);
            let Some(fix) = fixes.into_iter().find(|fix| takes(&finding, fix)) else { continue };
            let free =
                |edit: &TextEdit| round.edits.iter().all(|other| other.range.intersect(edit.range).is_none());
            if fix.edits.is_empty() || !fix.edits.iter().all(free) {
                continue;
            }
            if round.mends.is_empty() {
                round.first.clone_from(&fix.edits);
            }
            round.edits.extend(fix.edits);
            round.mends.push(Mend { code: finding.code, path: finding.path, title: fix.title });
        }
        round.edits.sort_by_key(|edit| (edit.range.start(), edit.range.end()));
        round
    }

    fn keep_first(&mut self) {
        self.mends.truncate(1);
        self.edits = std::mem::take(&mut self.first);
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::fix_all;
    use crate::edits::applied;
    use crate::{Confidence, FileId, Workspace};

    fn check(text: &str, expected: Expect) {
        let mut workspace = Workspace::default();
        workspace.open(FileId(0), 0, text);
        let fixed = fix_all(&workspace.snapshot(), FileId(0), &|_, fix| fix.confidence >= Confidence::Likely);
        expected.assert_eq(&applied(text, &fixed.edits));
    }

    #[test]
    fn mends_until_nothing_is_left() {
        check(
            "{ gateway: { mode = “local” }, # note\n env: True }",
            expect![[r#"
                { gateway: { mode: "local" }, // note
                 env: true }"#]],
        );
    }

    #[test]
    fn mends_that_meet_come_one_after_the_other() {
        check(
            "{ agents: { defaults: { maxTokens: 5, temperature: 1 } } }",
            expect!["{ agents: { defaults: { params: { maxTokens: 5, temperature: 1 } } } }"],
        );
        check("{ gateway: { prot: 1, porrt: 2 } }", expect!["{ gateway: { port: 1, porrt: 2 } }"]);
    }
}

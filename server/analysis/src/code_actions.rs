//! The mends of the findings in a range.

use json5_syntax::TextRange;
use openclaw_knowledge::text::Message;

use crate::{Confidence, Diagnostic, TextEdit};

/// An edit on offer.
#[derive(Debug, Clone, PartialEq)]
pub struct CodeAction {
    /// What it does, in words.
    pub title: Message,
    /// The finding that it mends.
    pub diagnostic: Diagnostic,
    /// Non-overlapping edits, in order of their place.
    pub edits: Vec<TextEdit>,
    /// How sure it is that this is meant.
    pub confidence: Confidence,
}

/// The mends of every one of a document's findings that touches a byte range.
#[must_use]
pub fn code_actions(findings: &[Diagnostic], range: TextRange) -> Vec<CodeAction> {
    let touching = findings.iter().filter(|finding| finding.range.intersect(range).is_some());
    touching
        .flat_map(|finding| {
            finding.fixes.iter().map(move |fix| CodeAction {
                title: fix.title.clone(),
                diagnostic: Diagnostic { fixes: Vec::new(), ..finding.clone() },
                edits: fix.edits.clone(),
                confidence: fix.confidence,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use json5_syntax::TextRange;

    use super::code_actions;
    use crate::edits::applied;
    use crate::{Diagnostic, FileId, Workspace, diagnostics};

    fn findings(text: &str) -> Vec<Diagnostic> {
        let mut workspace = Workspace::default();
        workspace.open(FileId(0), 0, text);
        diagnostics(&workspace.snapshot(), FileId(0))
    }

    /// The actions at `$0`, and the text after each.
    fn check(marked: &str, expected: Expect) {
        let offset = marked.find("$0").expect("a cursor");
        let text = marked.replacen("$0", "", 1);
        let at = u32::try_from(offset).expect("small").into();
        let actions = code_actions(&findings(&text), TextRange::empty(at));
        let lines: Vec<String> = actions
            .iter()
            .map(|action| format!("{}: {}", action.title, applied(&text, &action.edits)))
            .collect();
        expected.assert_eq(&lines.join("\n"));
    }

    #[test]
    fn mends_what_is_at_the_cursor() {
        check("{ a: True$0 }", expect!["Write it as JSON5 does: { a: true }"]);
        check(
            "{ a: 1, # no$0te\n }",
            expect![[r#"
            Write // in the place of #: { a: 1, // note
             }"#]],
        );
        check("{ ga$0teway: {} }", expect![[""]]);
    }
}

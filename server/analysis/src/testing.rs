//! What the rules' tests share: a text in, findings out, one line each.

use crate::{FileId, Known, Snapshot, Workspace, World};

const FILE: FileId = FileId(0);

/// A document whose surroundings are known and empty, as for `openclaw config validate` in an empty home.
pub(crate) fn snapshot(text: &str) -> Snapshot {
    snapshot_in(text, empty_world())
}

pub(crate) fn snapshot_in(text: &str, world: World) -> Snapshot {
    let mut workspace = Workspace::default();
    workspace.open(FILE, 0, text);
    workspace.set_world(FILE, world);
    workspace.snapshot()
}

pub(crate) fn empty_world() -> World {
    World {
        variables: Known::Known(Default::default()),
        home: Some("/home/me".to_owned()),
        file: Some("/home/me/.openclaw/openclaw.json".to_owned()),
        disk: Known::Known(Default::default()),
        installed: None,
        plugins: Known::Known(Vec::new()),
    }
}

/// The findings of these codes: `severity code path «text»`, in order of their place.
pub(crate) fn findings(snapshot: &Snapshot, codes: &[&str]) -> String {
    let text = snapshot.document(FILE).expect("open").text.to_string();
    let mut lines = String::new();
    for finding in crate::diagnostics(snapshot, FILE) {
        if codes.contains(&finding.code) {
            let at = &text[std::ops::Range::<usize>::from(finding.range)];
            let severity = format!("{:?}", finding.severity).to_lowercase();
            for message in std::iter::once(&finding.message).chain(finding.fixes.iter().map(|fix| &fix.title))
            {
                assert_ne!(message.to_string(), message.id, "no words for it");
            }
            lines += &format!("{severity} {} {} «{at}»\n", finding.code, finding.path);
        }
    }
    lines
}

/// The text after every fix of these codes.
pub(crate) fn fixed(text: &str, codes: &[&str]) -> String {
    let snapshot = snapshot(text);
    let mut edits: Vec<_> = crate::diagnostics(&snapshot, FILE)
        .into_iter()
        .filter(|finding| codes.contains(&finding.code))
        .filter_map(|finding| finding.fixes.into_iter().next())
        .flat_map(|fix| fix.edits)
        .collect();
    edits.sort_by_key(|edit| edit.range.start());
    let mut text = text.to_owned();
    for edit in edits.iter().rev() {
        text.replace_range(std::ops::Range::<usize>::from(edit.range), &edit.new_text);
    }
    text
}

/// Compares the findings of one code, with the words of each below it.
pub(crate) fn check(code: &str, text: &str, expected: expect_test::Expect) {
    check_in(code, text, empty_world(), expected);
}

/// The same for a gateway whose environment is not known.
pub(crate) fn check_unknown_environment(code: &str, text: &str, expected: expect_test::Expect) {
    check_in(code, text, World::default(), expected);
}

fn check_in(code: &str, text: &str, world: World, expected: expect_test::Expect) {
    expected.assert_eq(&findings(&snapshot_in(text, world), &[code]));
}

/// Compares the text after the first fix of each finding of one code.
pub(crate) fn check_fix(code: &str, text: &str, expected: expect_test::Expect) {
    expected.assert_eq(&fixed(text, &[code]));
}

#[test]
fn the_example_of_each_page_shows_its_finding() {
    use openclaw_knowledge::pages;
    for code in pages::codes() {
        let page = pages::page(openclaw_knowledge::text::Language::English, code).expect("a page");
        let Some((_, rest)) = page.split_once("```json5\n") else { continue };
        let (example, _) = rest.split_once("```").expect("a closed fence");
        let mut world = empty_world();
        let wanted = snapshot(example).wanted_paths(FILE).into_iter();
        world.disk = Known::Known(wanted.map(|path| (path, crate::Entry::Missing)).collect());
        let findings = crate::diagnostics(&snapshot_in(example, world), FILE);
        let found: Vec<_> = findings.iter().map(|finding| finding.code).collect();
        assert!(found.contains(&code), "{code}: {found:?}");
    }
}

/// Every error with its words and the titles of its fixes.
pub(crate) fn explained(text: &str, expected: expect_test::Expect) {
    let mut lines = String::new();
    for finding in crate::diagnostics(&snapshot(text), FILE) {
        if finding.severity == crate::Severity::Error {
            let at = &text[std::ops::Range::<usize>::from(finding.range)];
            lines += &format!("{} {} «{at}»\n  {}\n", finding.code, finding.path, finding.message);
            for related in &finding.related {
                lines += &format!("  also {}: {}\n", related.path, related.message);
            }
            for fix in &finding.fixes {
                lines += &format!("  fix: {}\n", fix.title);
            }
        }
    }
    expected.assert_eq(&lines);
}

//! What was learned about places of a document by asking elsewhere. Plain data that the edge hands in, with its words and time;
//! each remark is kept until the text that it is about changes.

use std::sync::Arc;

use json5_syntax::{Path, TextRange, TextSize};
use openclaw_knowledge::text::Message;
use ropey::Rope;

/// Something learned about a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Remark {
    /// What it is about, in steps that end in `/`: the whole begins what its parts are called.
    pub subject: String,
    /// The place's path.
    pub path: Path,
    /// Where it is shown, byte range.
    pub range: TextRange,
    /// The other texts that it was learned from, byte ranges.
    pub learned_from: Vec<TextRange>,
    /// In a few words, to be shown beside the place.
    pub label: Option<Message>,
    /// What is to be reported, in full; `None` for good news.
    pub finding: Option<(Learned, Message)>,
}

/// What kind of finding a remark reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Learned {
    /// A provider does not take a credential.
    Rejected,
    /// A provider takes a credential, and answers nothing for now.
    Limited,
    /// Nothing can be said about a credential.
    Unverified,
    /// A provider in use has no credential.
    Missing,
    /// A model is not there for a credential.
    UnavailableModel,
    /// OpenClaw passes a profile over for now.
    UnusableProfile,
}

/// The remarks on a document.
#[derive(Debug, Clone, Default)]
pub struct Remarks(Arc<Vec<Remark>>);

impl Remarks {
    /// All of them, in no particular order.
    pub fn iter(&self) -> impl Iterator<Item = &Remark> {
        self.0.iter()
    }

    /// Replaces what was known about a subject and its parts.
    pub(crate) fn replace(&mut self, subject: &str, remarks: Vec<Remark>) {
        let all = Arc::make_mut(&mut self.0);
        all.retain(|remark| !remark.subject.starts_with(subject));
        all.extend(remarks);
    }

    /// Moves them with an edit of the text, and forgets those whose own text it changes.
    pub(crate) fn edit(&mut self, range: TextRange, inserted: TextSize) {
        if !self.0.is_empty() {
            Arc::make_mut(&mut self.0).retain_mut(|remark| carry(remark, range, inserted));
        }
    }

    /// As [`Self::edit`], for a text that replaces another one whole.
    pub(crate) fn replace_text(&mut self, old: &Rope, new: &Rope) {
        if !self.0.is_empty() {
            let (range, inserted) = difference(old, new);
            self.edit(range, inserted);
        }
    }
}

/// Moves remarks from the text that they were made for to another one; those whose own text is a different one there are left out.
pub(crate) fn carried(mut remarks: Vec<Remark>, from: &Rope, to: &Rope) -> Vec<Remark> {
    let (range, inserted) = difference(from, to);
    if !range.is_empty() || inserted > TextSize::from(0) {
        remarks.retain_mut(|remark| carry(remark, range, inserted));
    }
    remarks
}

fn carry(remark: &mut Remark, range: TextRange, inserted: TextSize) -> bool {
    std::iter::once(&mut remark.range).chain(&mut remark.learned_from).all(|place| {
        let moved = moved(*place, range, inserted);
        *place = moved.unwrap_or(*place);
        moved.is_some()
    })
}

/// Where a place is after an edit; `None` when the edit changes it.
fn moved(place: TextRange, edited: TextRange, inserted: TextSize) -> Option<TextRange> {
    if place.end() <= edited.start() {
        Some(place)
    } else if edited.end() <= place.start() {
        Some(place - edited.len() + inserted)
    } else {
        None
    }
}

/// The one edit that makes a text of another: what is replaced, and the length of what takes its place. Empty and 0 for equal texts.
fn difference(old: &Rope, new: &Rope) -> (TextRange, TextSize) {
    let (old_length, new_length) = (old.len_bytes(), new.len_bytes());
    let shorter = old_length.min(new_length);
    let start = old.bytes().zip(new.bytes()).take_while(|(old, new)| old == new).count();
    let (old_end, new_end) = (old.bytes_at(old_length).reversed(), new.bytes_at(new_length).reversed());
    let end = old_end.zip(new_end).take(shorter - start).take_while(|(old, new)| old == new).count();
    let size = |bytes: usize| TextSize::try_from(bytes).unwrap_or(TextSize::from(u32::MAX));
    (TextRange::new(size(start), size(old_length - end)), size(new_length - end - start))
}

#[cfg(test)]
mod tests {
    use json5_syntax::{Path, TextRange, TextSize};
    use openclaw_knowledge::text::Message;

    use super::{Learned, Remark};
    use crate::{FileId, Workspace, diagnostics, inlay_hints};

    const FILE: FileId = FileId(0);
    const TEXT: &str = r#"{ a: "é", env: { vars: { ANTHROPIC_API_KEY: "EXAMPLE" } } }"#;

    fn range(text: &str, part: &str) -> TextRange {
        let start = text.find(part).expect("a part");
        TextRange::at(size(start), size(part.len()))
    }

    fn size(bytes: usize) -> TextSize {
        u32::try_from(bytes).expect("small").into()
    }

    fn workspace() -> Workspace {
        let mut workspace = Workspace::default();
        workspace.open(FILE, 0, TEXT);
        let remark = Remark {
            subject: "anthropic/".to_owned(),
            path: Path::default(),
            range: range(TEXT, "\"EXAMPLE\""),
            learned_from: vec![range(TEXT, "\"é\"")],
            label: Some(Message::new("verdict-short-rejected")),
            finding: Some((Learned::Rejected, Message::new("verdict-rejected").with("provider", "x"))),
        };
        let text = workspace.document(FILE).expect("open").text.clone();
        workspace.set_remarks(FILE, "anthropic/", vec![remark], &text);
        workspace
    }

    /// The texts that are remarked on: by a finding, and by a note behind.
    fn shown(workspace: &Workspace) -> String {
        let snapshot = workspace.snapshot();
        let text = snapshot.document(FILE).expect("open").text.to_string();
        let all = TextRange::up_to(size(text.len()));
        let hints = inlay_hints(&snapshot, FILE, all).into_iter().map(|hint| (hint.offset, hint.label));
        let hints = hints.map(|(offset, label)| format!("{label} behind {}", &text[..usize::from(offset)]));
        let findings = diagnostics(&snapshot, FILE);
        let findings = findings.iter().filter(|finding| finding.code == "rejected-credential");
        let findings = findings.map(|finding| text[std::ops::Range::<usize>::from(finding.range)].to_owned());
        findings.chain(hints).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn stay_with_their_text() {
        let before = r#""EXAMPLE"; rejected behind "#;
        for (part, new, stays) in [
            ("{ a", "{ b: 1, a", true),
            (" } }", " }, y: 2 }", true),
            ("env", "// why\nenv", true),
            ("\"é\"", "\"e\"", false),
            ("EXAMPLE", "EXAMPLES", false),
            ("KEY: \"E", "TOKEN: \"e", false),
        ] {
            let mut workspace = workspace();
            assert!(shown(&workspace).starts_with(before));
            let mut whole = workspace.clone();
            workspace.edit(FILE, 1, range(TEXT, part), new);
            whole.open(FILE, 1, &TEXT.replacen(part, new, 1));
            for workspace in [workspace, whole] {
                let shown = shown(&workspace);
                assert_eq!(shown.starts_with(before), stays, "{part} -> {new}: {shown}");
                assert_eq!(shown.is_empty(), !stays, "{part} -> {new}: {shown}");
            }
        }
    }

    #[test]
    fn come_late_or_are_replaced() {
        let made = workspace();
        let remarks: Vec<Remark> = made.document(FILE).expect("open").remarks.iter().cloned().collect();
        let seen = made.document(FILE).expect("open").text.clone();
        for (text, stays) in [(TEXT.replace("{ a", "{ /* é */ a"), true), (TEXT.replace("EX", "ex"), false)]
        {
            let mut workspace = Workspace::default();
            workspace.open(FILE, 0, &text);
            workspace.set_remarks(FILE, "anthropic/", remarks.clone(), &seen);
            assert_eq!(shown(&workspace).is_empty(), !stays, "{text}");
        }
        let mut workspace = made;
        workspace.set_remarks(FILE, "openai/", Vec::new(), &seen);
        assert!(!shown(&workspace).is_empty());
        workspace.set_remarks(FILE, "anthropic/", Vec::new(), &seen);
        assert!(shown(&workspace).is_empty());
    }
}

//! What a run found: figures, and the disagreements, alike ones together with the shortest example.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::compare::{Comparison, Disagreement, Kind};
use crate::corpus::Group;
use crate::known::Known;
use crate::referee::{Judged, Stage};

/// The figures and groups of a run.
#[derive(Default)]
pub struct Report {
    figures: BTreeMap<Group, Figures>,
    groups: BTreeMap<Signature, Cases>,
    /// How often each known disagreement occurred, by its name.
    pub known: BTreeMap<String, usize>,
    /// Documents whose verdict hangs on files that were not read.
    undecided: usize,
}

#[derive(Default)]
struct Figures {
    documents: usize,
    accepted: usize,
    verdicts: Rate,
    paths: Rate,
    warnings: Rate,
    false_alarms: usize,
    missed: usize,
}

#[derive(Default, Clone, Copy)]
struct Rate {
    agreed: usize,
    compared: usize,
}

impl Rate {
    fn count(&mut self, agreed: Option<bool>) {
        if let Some(agreed) = agreed {
            self.compared += 1;
            self.agreed += usize::from(agreed);
        }
    }

    fn add(&mut self, other: Rate) {
        self.agreed += other.agreed;
        self.compared += other.compared;
    }
}

impl std::fmt::Display for Rate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Rounded down: 100 % means all.
        let percent = (self.agreed * 100_000 / self.compared.max(1)) as f64 / 1000.0;
        f.pad(&format!("{percent:.3} % of {}", self.compared))
    }
}

/// What makes two disagreements alike.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Signature {
    kind: Kind,
    stage: Stage,
    path: String,
    message: String,
    codes: BTreeSet<&'static str>,
}

struct Cases {
    count: usize,
    id: String,
    example: String,
    path: String,
    message: String,
}

impl Report {
    /// Counts one document.
    pub fn add(&mut self, judged: &Judged, comparison: Comparison, known: &[Known]) {
        let figures = self.figures.entry(judged.document.group).or_default();
        figures.documents += 1;
        figures.accepted += usize::from(judged.verdict.valid);
        figures.verdicts.count(comparison.verdict);
        figures.paths.count(comparison.paths);
        figures.warnings.count(comparison.warnings);
        self.undecided += usize::from(comparison.verdict.is_none());
        let has = |kind| comparison.disagreements.iter().any(|disagreement| disagreement.kind == kind);
        figures.false_alarms += usize::from(has(Kind::FalseAlarm));
        figures.missed += usize::from(has(Kind::Missed));
        for disagreement in comparison.disagreements {
            if let Some(row) = known.iter().find(|row| row.matches(judged, &disagreement)) {
                *self.known.entry(row.name.clone()).or_default() += 1;
            } else {
                self.group(judged, disagreement);
            }
        }
    }

    fn group(&mut self, judged: &Judged, disagreement: Disagreement) {
        let Disagreement { kind, stage, path, message, codes } = disagreement;
        let signature = Signature { kind, stage, path: shape(&path), message: gist(&message), codes };
        let text = &judged.document.text;
        let case =
            || Cases { count: 0, id: judged.document.id.clone(), example: text.clone(), path, message };
        let cases = self.groups.entry(signature).or_insert_with(case);
        cases.count += 1;
        if text.len() < cases.example.len() {
            cases.example.clone_from(text);
            cases.id.clone_from(&judged.document.id);
        }
    }

    /// Disagreements that are not known ones; those about warnings do not count.
    pub fn unknown(&self) -> usize {
        let counts = |kind: Kind| kind < Kind::MissingWarning;
        self.groups.iter().filter(|(signature, _)| counts(signature.kind)).map(|(_, cases)| cases.count).sum()
    }

    /// The table of figures.
    pub fn figures(&self) -> String {
        let mut text = format!(
            "{:<8}{:>10}{:>10}{:>22}{:>22}{:>22}{:>14}{:>8}\n",
            "group",
            "documents",
            "accepted",
            "verdicts agree",
            "paths agree",
            "warnings agree",
            "false alarms",
            "missed"
        );
        let mut all = Figures::default();
        for (group, figures) in &self.figures {
            line(&mut text, &format!("{group:?}").to_lowercase(), figures);
            all.documents += figures.documents;
            all.accepted += figures.accepted;
            all.verdicts.add(figures.verdicts);
            all.paths.add(figures.paths);
            all.warnings.add(figures.warnings);
            all.false_alarms += figures.false_alarms;
            all.missed += figures.missed;
        }
        line(&mut text, "all", &all);
        let _ = writeln!(text, "{} documents include other files and are not compared.", self.undecided);
        for (name, count) in &self.known {
            let _ = writeln!(text, "known: {name}: {count}");
        }
        text
    }

    /// Every group, the gravest kind and the most frequent first, as Markdown; at most `limit` groups of a kind.
    pub fn disagreements(&self, limit: usize) -> String {
        let mut text = String::new();
        let kinds: BTreeSet<Kind> = self.groups.keys().map(|signature| signature.kind).collect();
        for kind in kinds {
            let mut groups: Vec<_> =
                self.groups.iter().filter(|(signature, _)| signature.kind == kind).collect();
            groups.sort_by_key(|(_, cases)| std::cmp::Reverse(cases.count));
            let total: usize = groups.iter().map(|(_, cases)| cases.count).sum();
            let _ = writeln!(text, "\n## {kind:?}: {total} in {} groups\n", groups.len());
            for (signature, cases) in groups.into_iter().take(limit) {
                let codes = signature.codes.iter().copied().collect::<Vec<_>>().join(", ");
                let _ = writeln!(
                    text,
                    "- {} x {:?} `{}` [{codes}] {}",
                    cases.count, signature.stage, cases.path, cases.message
                );
                let example: String = cases.example.chars().take(400).collect();
                let _ = writeln!(text, "  `{}` {}", cases.id, example.replace('\n', " "));
            }
        }
        text
    }
}

fn line(text: &mut String, name: &str, figures: &Figures) {
    let Figures { documents, accepted, verdicts, paths, warnings, false_alarms, missed } = figures;
    let _ = writeln!(
        text,
        "{name:<8}{documents:>10}{accepted:>10}{verdicts:>22}{paths:>22}{warnings:>22}{false_alarms:>14}{missed:>8}"
    );
}

/// A path without what varies between alike places: indexes, and keys that are not words.
fn shape(path: &str) -> String {
    let segment = |segment: &str| {
        let word = segment.chars().all(|c| c.is_ascii_alphabetic() || c == '-');
        if word { segment.to_owned() } else { "*".to_owned() }
    };
    path.split('.').map(segment).collect::<Vec<_>>().join(".")
}

/// A message without what it quotes and counts.
fn gist(message: &str) -> String {
    let unquoted: String = message.split('"').step_by(2).collect();
    unquoted.chars().map(|c| if c.is_ascii_digit() { '#' } else { c }).take(80).collect()
}

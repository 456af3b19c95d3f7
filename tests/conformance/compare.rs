//! Whether two verdicts on one document agree, and in what they do not.

use std::collections::BTreeSet;

use crate::ours::{self, Finding};
use crate::referee::{Issue, Judged, Stage, Verdict};

/// In what the two sides agree about one document. `None` where there is nothing to compare.
pub struct Comparison {
    /// Whether the config is accepted.
    pub verdict: Option<bool>,
    /// The set of paths of errors, where both refuse.
    pub paths: Option<bool>,
    /// The set of paths of warnings, where both accept.
    pub warnings: Option<bool>,
    pub disagreements: Vec<Disagreement>,
}

/// One difference.
pub struct Disagreement {
    pub kind: Kind,
    pub stage: Stage,
    pub path: String,
    /// OpenClaw's words, where it has any.
    pub message: String,
    /// What we said about this path, or about the document where the path is not among ours.
    pub codes: BTreeSet<&'static str>,
}

/// The kinds of difference, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// OpenClaw accepts, we refuse.
    FalseAlarm,
    /// OpenClaw refuses, we accept.
    Missed,
    /// Both refuse, and OpenClaw has an error where we have none.
    MissingPath,
    /// Both refuse, and we have an error where OpenClaw has none.
    ExtraPath,
    /// Both accept, and OpenClaw warns where we do not.
    MissingWarning,
    /// Both accept, and we warn of something that OpenClaw looks at, where it does not warn.
    ExtraWarning,
}

/// Compares; a step of OpenClaw that fails hides all later ones, so ours of later steps are left out.
pub fn compare(judged: &Judged, ours: &ours::Verdict) -> Comparison {
    let theirs = &judged.verdict;
    let mut comparison = Comparison { verdict: None, paths: None, warnings: None, disagreements: Vec::new() };
    let (Some(accepted), false) = (ours.accepted, theirs.stage == Stage::Crash) else { return comparison };
    comparison.verdict = Some(accepted == theirs.valid);
    let errors = || ours.findings.iter().filter(|finding| finding.error);
    let mut add = |kind, path: &str, message: &str, codes: BTreeSet<&'static str>| {
        let (path, message) = (path.to_owned(), message.to_owned());
        comparison.disagreements.push(Disagreement { kind, stage: theirs.stage, path, message, codes });
    };
    match (theirs.valid, accepted) {
        (true, false) => {
            for error in errors() {
                add(Kind::FalseAlarm, &error.path, "", BTreeSet::from([error.code]));
            }
        }
        (false, true) => {
            for issue in &theirs.issues {
                add(Kind::Missed, &path_of(issue), &issue.message, BTreeSet::new());
            }
        }
        (false, false) if has_paths(theirs.stage) => {
            let normal = |path: &str| normalised(path, theirs.stage);
            let same_step = same_step(errors(), step_of(theirs));
            let primary: BTreeSet<String> = same_step.iter().map(|error| normal(&error.path)).collect();
            let related: BTreeSet<String> =
                same_step.iter().flat_map(|error| error.related.iter().map(|path| normal(path))).collect();
            let reported: BTreeSet<String> =
                theirs.issues.iter().map(|issue| normal(&path_of(issue))).collect();
            let all_codes: BTreeSet<_> = same_step.iter().map(|error| error.code).collect();
            for path in reported.iter().filter(|path| !primary.contains(*path) && !related.contains(*path)) {
                let message = theirs.issues.iter().find(|issue| normal(&path_of(issue)) == *path);
                add(Kind::MissingPath, path, message.map_or("", |issue| &issue.message), all_codes.clone());
            }
            for path in primary.iter().filter(|path| !reported.contains(*path)) {
                let codes =
                    same_step.iter().filter(|error| normal(&error.path) == *path).map(|error| error.code);
                let message = theirs.issues.first().map_or("", |issue| &issue.message);
                add(Kind::ExtraPath, path, message, codes.collect());
            }
            comparison.paths = Some(comparison.disagreements.is_empty());
        }
        (false, false) => {}
        (true, true) => {
            compare_warnings(&theirs.warnings, ours, &mut add);
            comparison.warnings = Some(comparison.disagreements.is_empty());
        }
    }
    comparison
}

fn compare_warnings(
    theirs: &[Issue],
    ours: &ours::Verdict,
    add: &mut impl FnMut(Kind, &str, &str, BTreeSet<&'static str>),
) {
    let normal = |path: &str| normalised(path, Stage::Plugins);
    let warnings = || ours.findings.iter().filter(|finding| finding.warning);
    let reported: BTreeSet<String> = theirs.iter().map(|warning| normal(&warning.path)).collect();
    let primary: BTreeSet<String> = warnings().map(|warning| normal(&warning.path)).collect();
    for path in reported.iter().filter(|path| !primary.contains(*path)) {
        let message = theirs.iter().find(|warning| normal(&warning.path) == *path);
        add(Kind::MissingWarning, path, message.map_or("", |warning| &warning.message), BTreeSet::new());
    }
    // Of our own we may warn as much as we like.
    for warning in warnings().filter(|warning| warning.stage != ours::Stage::Ours) {
        if !reported.contains(&normal(&warning.path)) {
            add(Kind::ExtraWarning, &warning.path, "", BTreeSet::from([warning.code]));
        }
    }
}

/// The path of an issue: the exact one where there is one, because the printed one has lost its outer blanks.
fn path_of(issue: &Issue) -> String {
    match issue.segments.as_deref() {
        None | Some([]) => issue.path.clone(),
        Some(segments) => {
            let text = |segment: &serde_json::Value| {
                segment.as_str().map_or_else(|| segment.to_string(), str::to_owned)
            };
            segments.iter().map(text).collect::<Vec<_>>().join(".")
        }
    }
}

/// Where OpenClaw gives up while reading, its one path is the root, whatever the reason.
fn has_paths(stage: Stage) -> bool {
    !matches!(stage, Stage::Parse | Stage::Read)
}

/// The step whose findings a verdict holds. A misplaced SecretRef is found beside the core schema, and the referee calls
/// the step `whole` only because that schema itself had nothing to say.
fn step_of(verdict: &Verdict) -> Stage {
    let is_policy = |issue: &Issue| issue.message.starts_with("SecretRef objects are not supported");
    match verdict.stage {
        Stage::Whole if verdict.issues.iter().any(is_policy) => Stage::Core,
        stage => stage,
    }
}

/// Our errors that OpenClaw's failing step makes. Of the whole-config checks and of the strict ones only the first failing reports.
fn same_step<'a>(errors: impl Iterator<Item = &'a Finding> + Clone, stage: Stage) -> Vec<&'a Finding> {
    let step = |finding: &Finding| match finding.stage {
        ours::Stage::Core => Some((Stage::Core, 0)),
        ours::Stage::Whole(number) => Some((Stage::Whole, number)),
        ours::Stage::Plugins => Some((Stage::Plugins, 0)),
        ours::Stage::Strict => Some((Stage::Strict, 0)),
        ours::Stage::StrictFiles => Some((Stage::Strict, 1)),
        ours::Stage::Syntax | ours::Stage::Ours => None,
    };
    let first = errors.clone().filter_map(step).filter(|(theirs, _)| *theirs == stage).min();
    errors.filter(|finding| first.is_some() && step(finding) == first).collect()
}

/// One writing for the three that OpenClaw has: dots, brackets (`a[0]["b.c"]`), and, from channels and plugins on, dots for slashes in keys.
fn normalised(path: &str, stage: Stage) -> String {
    let path = path.replace("[\"", ".").replace("\"]", "").replace('[', ".").replace(']', "");
    // What has no exact path there has also lost its outer blanks.
    if matches!(stage, Stage::Plugins | Stage::Strict) {
        path.replace('/', ".").trim().to_owned()
    } else {
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normalises_the_three_writings() {
        let check = |path, stage, expected: &str| assert_eq!(normalised(path, stage), expected);
        check("gateway.trustedProxies[0]", Stage::Plugins, "gateway.trustedProxies.0");
        check("models.providers[\"a.b\"].baseUrl", Stage::Plugins, "models.providers.a.b.baseUrl");
        check("agents.defaults.models.openai/x", Stage::Plugins, "agents.defaults.models.openai.x");
        check("agents.defaults.models.openai/x", Stage::Core, "agents.defaults.models.openai/x");
    }
}

//! Disagreements that are meant, each with its reason: `known.json5` beside this file.

use std::path::Path;

use anyhow::{Context, Result};
use fancy_regex::Regex;
use serde::Deserialize;

use crate::compare::{Disagreement, Kind};
use crate::referee::{Judged, Stage};

/// One row: every condition that is given must hold.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Known {
    pub name: String,
    /// Why it is so and stays so. For people who read the file.
    #[serde(rename = "why")]
    _why: String,
    kinds: Vec<Kind>,
    stage: Option<Stage>,
    /// A pattern that the path matches.
    path: Option<Pattern>,
    /// A pattern that the document's text matches.
    text: Option<Pattern>,
    /// A pattern that OpenClaw's own message for this path matches.
    message: Option<Pattern>,
    /// A pattern that one of OpenClaw's messages about the document matches.
    beside: Option<Pattern>,
    /// How often it occurs in a full run with the first seed.
    pub count: usize,
}

#[derive(Deserialize)]
#[serde(try_from = "String")]
struct Pattern(Regex);

impl TryFrom<String> for Pattern {
    type Error = Box<fancy_regex::Error>;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Ok(Pattern(Regex::new(&text)?))
    }
}

impl Pattern {
    fn matches(&self, text: &str) -> bool {
        self.0.is_match(text).unwrap_or(false)
    }
}

impl Known {
    pub fn matches(&self, judged: &Judged, disagreement: &Disagreement) -> bool {
        let issues = &judged.verdict.issues;
        let holds = |pattern: &Option<Pattern>, text: &str| {
            pattern.as_ref().is_none_or(|pattern| pattern.matches(text))
        };
        self.kinds.contains(&disagreement.kind)
            && self.stage.is_none_or(|stage| stage == disagreement.stage)
            && holds(&self.path, &disagreement.path)
            && holds(&self.text, &judged.document.text)
            && holds(&self.message, &disagreement.message)
            && (self.beside.is_none() || issues.iter().any(|issue| holds(&self.beside, &issue.message)))
    }
}

/// Reads the rows.
pub fn read() -> Result<Vec<Known>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance/known.json5");
    let text = std::fs::read_to_string(&file)?;
    json5::from_str(&text).with_context(|| format!("reading {}", file.display()))
}

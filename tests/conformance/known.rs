//! Disagreements that are meant, each with its reason: `known.json5` beside this file.

use std::path::Path;

use anyhow::{Context, Result};
use fancy_regex::Regex;
use serde::Deserialize;

use crate::compare::{Disagreement, Kind};
use crate::referee::Stage;

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
    /// One of our codes.
    code: Option<String>,
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
    pub fn matches(&self, text: &str, disagreement: &Disagreement) -> bool {
        self.kinds.contains(&disagreement.kind)
            && self.stage.is_none_or(|stage| stage == disagreement.stage)
            && self.path.as_ref().is_none_or(|pattern| pattern.matches(&disagreement.path))
            && self.text.as_ref().is_none_or(|pattern| pattern.matches(text))
            && self.code.as_ref().is_none_or(|code| disagreement.codes.contains(code.as_str()))
    }
}

/// Reads the rows.
pub fn read() -> Result<Vec<Known>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance/known.json5");
    let text = std::fs::read_to_string(&file)?;
    json5::from_str(&text).with_context(|| format!("reading {}", file.display()))
}

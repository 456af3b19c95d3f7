//! Documents made for one rule each: `rules/*.json5` beside this file, valid and invalid neighbours side by side.

use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::json::{Json, Step};
use crate::referee::Stage;

/// The documents of one rule.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    pub name: String,
    /// The step at which OpenClaw refuses the bad ones; absent where it refuses none and warns.
    pub stage: Option<Stage>,
    /// What every document has.
    #[serde(default = "empty")]
    base: Json,
    /// Places, as keys and `[indexes]` separated by blanks; each value is tried at each place.
    #[serde(default)]
    at: Vec<String>,
    #[serde(default)]
    values: Vec<Json>,
    /// Whole documents, merged over `base` key by key at the root.
    #[serde(default)]
    documents: Vec<Json>,
}

fn empty() -> Json {
    Json::Object(Vec::new())
}

impl Rule {
    pub fn documents(&self) -> Vec<Json> {
        let mut documents = Vec::new();
        for place in &self.at {
            let path: Vec<Step> = place.split(' ').map(step).collect();
            for value in &self.values {
                let mut document = self.base.clone();
                document.set(&path, value.clone());
                documents.push(document);
            }
        }
        for members in &self.documents {
            let mut document = self.base.clone();
            if let Json::Object(members) = members {
                for (key, value) in members {
                    document.set(&[Step::Key(key.clone())], value.clone());
                }
            }
            documents.push(document);
        }
        documents
    }
}

fn step(text: &str) -> Step {
    let index = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')?.parse().ok());
    index.map_or_else(|| Step::Key(text.to_owned()), Step::Index)
}

/// All rows of all files, in the order of the files' names.
pub fn read() -> Result<Vec<Rule>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance/rules");
    let mut files: Vec<_> =
        std::fs::read_dir(&folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    files.sort();
    let mut rules = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file)?;
        let rows: Vec<Rule> =
            json5::from_str(&text).with_context(|| format!("reading {}", file.display()))?;
        rules.extend(rows);
    }
    Ok(rules)
}

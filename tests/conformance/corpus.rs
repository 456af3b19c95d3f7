//! The documents that both sides judge.

use std::collections::HashSet;

use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};

use crate::json::Json;
use crate::mutate::mutated;
use crate::random::Random;
use crate::referee::Installation;
use crate::{fences, rules, walk};

const MUTANTS_PER_FENCE: usize = 24;
const MUTANTS_PER_RULE_DOCUMENT: usize = 4;

/// A config to be judged.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Document {
    /// Says where it comes from; the same in every run with the same seed.
    pub id: String,
    pub group: Group,
    pub text: String,
}

/// Where a document comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Group {
    /// An example in OpenClaw's documentation, as it stands there.
    Docs,
    /// Such an example, damaged.
    Mutant,
    /// A place of the schema and a value.
    Walk,
    /// Made for one rule.
    Rule,
}

impl Group {
    /// How many percent of the group belong to the quick run.
    fn sampled(self) -> usize {
        match self {
            Group::Docs | Group::Rule => 100,
            Group::Mutant => 25,
            Group::Walk => 10,
        }
    }
}

/// Which documents a run takes.
pub struct Selection {
    pub full: bool,
    pub seed: u64,
    pub filter: Option<String>,
}

/// The documents of a run, in a fixed order.
pub fn documents(installation: &Installation, selection: &Selection) -> Result<Vec<Document>> {
    let mut documents = Vec::new();
    let mut texts = HashSet::new();
    let mut add = |group: Group, id: String, text: String| {
        let sampled = selection.full
            || Random::for_name(selection.seed, &format!("{id} sampled")).chance(group.sampled());
        let wanted = selection.filter.as_ref().is_none_or(|filter| id.contains(filter.as_str()));
        // An example counts as often as it stands in the documentation.
        let new = texts.insert(text.clone()) || group == Group::Docs;
        if sampled && wanted && new {
            documents.push(Document { id, group, text });
        }
    };

    let schema = printed_schema(installation)?;
    let vocabulary = property_names(&schema);
    for (name, text) in fences::read(&installation.openclaw().join("docs"))? {
        add(Group::Docs, format!("docs/{name}"), text.clone());
        let Some(fence) = Json::parse(&text) else { continue };
        if !matches!(fence, Json::Object(_)) || text.contains("$include") {
            continue;
        }
        for number in 0..MUTANTS_PER_FENCE {
            let id = format!("mutant/{name}#{number}");
            let mut random = Random::for_name(selection.seed, &id);
            add(Group::Mutant, id, mutated(&fence, &mut random, &vocabulary).to_string());
        }
    }
    for rule in rules::read()? {
        for (number, document) in rule.documents().into_iter().enumerate() {
            let id = format!("rule/{}#{number}", rule.name);
            add(Group::Rule, id.clone(), document.to_string());
            for mutant in 0..MUTANTS_PER_RULE_DOCUMENT {
                let id = format!("{id}.{mutant}");
                let mut random = Random::for_name(selection.seed, &id);
                add(Group::Mutant, id, mutated(&document, &mut random, &vocabulary).to_string());
            }
        }
    }
    let mut number = 0;
    walk::walk(&schema, selection.seed, &mut |path, document| {
        add(Group::Walk, format!("walk/{path}#{number}"), document.to_string());
        number += 1;
    });
    Ok(documents)
}

/// The schema that the installed OpenClaw prints; printed once, then kept beside the installation.
fn printed_schema(installation: &Installation) -> Result<serde_json::Value> {
    let file = installation.root.join("schema.json");
    if !file.exists() {
        std::fs::create_dir_all(installation.home())?;
        let output = installation
            .node()
            .arg(installation.openclaw().join("openclaw.mjs"))
            .args(["config", "schema"])
            .output()
            .context("printing OpenClaw's schema")?;
        ensure!(
            output.status.success(),
            "openclaw config schema: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        std::fs::write(&file, output.stdout)?;
    }
    Ok(serde_json::from_slice(&std::fs::read(&file)?)?)
}

/// Every property name of the schema: keys that exist somewhere, perhaps in the wrong place.
fn property_names(schema: &serde_json::Value) -> Vec<String> {
    fn collect(schema: &serde_json::Value, names: &mut std::collections::BTreeSet<String>) {
        match schema {
            serde_json::Value::Object(members) => {
                if let Some(properties) =
                    members.get("properties").and_then(|properties| properties.as_object())
                {
                    names.extend(properties.keys().cloned());
                }
                members.values().for_each(|child| collect(child, names));
            }
            serde_json::Value::Array(elements) => elements.iter().for_each(|child| collect(child, names)),
            _ => {}
        }
    }
    let mut names = std::collections::BTreeSet::new();
    collect(schema, &mut names);
    names.into_iter().collect()
}

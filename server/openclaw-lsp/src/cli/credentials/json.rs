//! One JSON document. `server/docs/credentials.md` says what its fields mean.

use openclaw_knowledge::text::{Language, render};
use serde_json::{Value, json};

use super::{Checked, Tried};

/// The document, with a line end.
#[must_use]
pub fn report(file: &str, checked: &[Checked], code: u8, language: Language) -> String {
    let providers: Vec<Value> = checked.iter().map(|it| provider(it, language)).collect();
    format!("{}\n", json!({ "file": file, "exitCode": code, "providers": providers }))
}

fn provider(checked: &Checked, language: Language) -> Value {
    let mut value = serde_json::to_value(&checked.sources).unwrap_or_default();
    let results: Vec<Value> = checked.results.iter().map(|tried| result(checked, tried, language)).collect();
    value["results"] = json!(results);
    value
}

fn result(checked: &Checked, tried: &Tried, language: Language) -> Value {
    let source = tried.source.map(|at| checked.sources.sources[at].id.as_str());
    let Some(outcome) = &tried.outcome else { return json!({ "source": source, "verdict": null }) };
    let mut value = serde_json::to_value(outcome).unwrap_or_default();
    value["source"] = json!(source);
    value["text"] = json!(render(language, &outcome.verdict.message(&checked.sources.provider)));
    value
}

//! SARIF 2.1.0, for code scanning.

use std::collections::BTreeSet;
use std::io::{self, Write};

use openclaw_analysis::{Diagnostic, Severity};
use openclaw_knowledge::text::{Language, render};
use serde_sarif::sarif::{
    ArtifactLocation, Location, Message, MultiformatMessageString, PhysicalLocation, Region,
    ReportingDescriptor, Result as SarifResult, ResultLevel, Run, SCHEMA_URL, Sarif, Tool, ToolComponent,
    Version,
};

use super::{Checked, Places, id};
use crate::pages;

/// Writes the document and a line end.
///
/// # Errors
///
/// When the output is closed.
pub fn write(out: &mut impl Write, files: &[Checked], language: Language) -> io::Result<()> {
    let codes: BTreeSet<&str> =
        files.iter().flat_map(|file| &file.findings).map(|finding| finding.code).collect();
    let rules = codes.into_iter().map(|code| rule(code, language));
    let driver = ToolComponent::builder()
        .name(env!("CARGO_PKG_NAME"))
        .semantic_version(env!("CARGO_PKG_VERSION"))
        .rules(rules.collect::<Vec<_>>())
        .build();
    let results: Vec<SarifResult> = files.iter().flat_map(|checked| results(checked, language)).collect();
    let run = Run::builder()
        .tool(Tool::builder().driver(driver).build())
        .language(language.tag())
        .column_kind(serde_json::json!("utf16CodeUnits"))
        .results(results)
        .build();
    let sarif = Sarif::builder()
        .version(serde_json::json!(Version::V2_1_0.to_string()))
        .schema(SCHEMA_URL)
        .runs(vec![run])
        .build();
    serde_json::to_writer(&mut *out, &sarif)?;
    writeln!(out)
}

/// A rule with its page, so that code scanning shows it where the finding is.
fn rule(code: &str, language: Language) -> ReportingDescriptor {
    let page = openclaw_knowledge::pages::page(language, code).unwrap_or_default();
    let mut rule = ReportingDescriptor::builder()
        .id(format!("openclaw/{code}"))
        .help(MultiformatMessageString::builder().text(page).markdown(page).build())
        .build();
    rule.help_uri = pages::url(language, code);
    rule
}

fn results(checked: &Checked, language: Language) -> Vec<SarifResult> {
    let places = Places::new(&checked.text);
    checked.findings.iter().map(|finding| result(checked, &places, finding, language)).collect()
}

fn result(checked: &Checked, places: &Places<'_>, finding: &Diagnostic, language: Language) -> SarifResult {
    let level = match finding.severity {
        Severity::Error => ResultLevel::Error,
        Severity::Warning => ResultLevel::Warning,
        Severity::Information | Severity::Hint => ResultLevel::Note,
    };
    let number = |count: usize| i64::try_from(count + 1).unwrap_or(i64::MAX);
    let (start, end) = (places.start(finding.range), places.end(finding.range));
    let region = Region::builder()
        .start_line(number(start.0))
        .start_column(number(start.1))
        .end_line(number(end.0))
        .end_column(number(end.1))
        .build();
    let physical = PhysicalLocation::builder()
        .artifact_location(ArtifactLocation::builder().uri(checked.name.replace('\\', "/")).build())
        .region(region)
        .build();
    SarifResult::builder()
        .rule_id(id(finding))
        .level(level)
        .message(Message::builder().text(render(language, &finding.message)).build())
        .locations(vec![Location::builder().physical_location(physical).build()])
        .build()
}

//! Which values have a text that OpenClaw checks beyond its JSON Schema: rows of a path pattern and a named format.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::pattern::{Step, expand, steps};

/// What a value's text must be; each name is a check in the analysis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it, and the checks have the details")]
pub enum Format {
    Duration,
    ClockTime,
    ClosingTime,
    Retention,
    PositiveDuration,
    PositiveDurationOrZero,
    SuspendAfter,
    ByteSize,
    ByteSizeText,
    HttpUrl,
    ClientMetadataUrl,
    HttpOrigin,
    PublicOrigin,
    SecureUrl,
    BareDomain,
    ExactHost,
    AbsolutePath,
    AbsoluteOrHomePath,
    AbsolutePathAnywhere,
    SecretCommand,
    ModulePath,
    SandboxBind,
    ConfinedProfile,
    DecisionModel,
    PickerRuntime,
    AgentId,
    TrimmedName,
    Repository,
    ServerName,
    SecretId,
    NotBlank,
    NotEmpty,
}

/// One checked place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Steps from the root to the value.
    pub at: Vec<Step>,
    /// What its text must be.
    pub format: Format,
    /// Whether the key that the last step stands for is checked, not its value.
    pub key: bool,
    /// How many steps above the value the check belongs to: a type error inside that container suppresses it.
    pub host: usize,
    /// How many steps above the value OpenClaw reports it.
    pub report: usize,
    /// The first release that it holds for.
    pub since: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    since: String,
    rows: Vec<Written>,
}

/// A row as it stands in the table: many places, written with `{a,b}`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    at: Vec<String>,
    format: Format,
    #[serde(default)]
    key: bool,
    #[serde(default)]
    host: usize,
    #[serde(default)]
    report: usize,
    since: Option<String>,
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let table: Table = crate::table::read(include_str!("../data/value-formats.json5"));
    let mut rows = Vec::new();
    for written in &table.rows {
        for path in written.at.iter().flat_map(|pattern| expand(pattern)) {
            rows.push(Row {
                at: steps(&path),
                format: written.format,
                key: written.key,
                host: written.host,
                report: written.report,
                since: written.since.clone().unwrap_or_else(|| table.since.clone()),
            });
        }
    }
    rows
});

/// Every checked place.
#[must_use]
pub fn rows() -> &'static [Row] {
    &ROWS
}

#[cfg(test)]
mod tests {
    use super::{Format, Step, Table, rows};

    #[test]
    fn the_table_reads() {
        crate::table::check::<Table>(include_str!("../data/value-formats.json5"));
        let key = |key: &str| Step::Key(key.to_owned());
        let every = [key("agents"), key("entries"), Step::AnyKey, key("heartbeat"), key("every")];
        assert!(rows().iter().any(|row| row.at == every && row.format == Format::Duration && row.host == 1));
    }
}

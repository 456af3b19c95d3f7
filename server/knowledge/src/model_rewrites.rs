//! Model references that OpenClaw's doctor replaces, and by what.

use std::sync::LazyLock;

use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    since: String,
    rows: Vec<Row>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    providers: Vec<String>,
    #[serde(default)]
    last: bool,
    #[serde(default)]
    models: Vec<String>,
    #[serde(default)]
    versions: Vec<String>,
    #[serde(default)]
    patterns: Vec<String>,
    to: String,
}

static TABLE: LazyLock<Table> =
    LazyLock::new(|| crate::table::read(include_str!("../data/model-rewrites.json5")));

/// The release whose doctor the rows were measured on.
pub const MEASURED_ON: &str = "2026.9.6";

/// The first release whose doctor is known to do it.
#[must_use]
pub fn since() -> &'static str {
    &TABLE.since
}

/// The model that the doctor of OpenClaw writes in the place of this one, below the same provider; `None` when it leaves the
/// model as it is. `provider` is `None` for a reference without one. Letter case does not count.
#[must_use]
pub fn rewritten(provider: Option<&str>, model: &str) -> Option<String> {
    let provider = provider.unwrap_or_default().trim().to_lowercase();
    let lower = model.trim().to_lowercase();
    TABLE.rows.iter().filter(|row| row.is_of(&provider)).find_map(|row| {
        if !row.last {
            return row.matches(&lower).then(|| row.to.clone());
        }
        let (before, last) = lower.rsplit_once('/').map_or(("", lower.as_str()), |(_, last)| {
            (model.trim().get(..lower.len() - last.len()).unwrap_or_default(), last)
        });
        row.matches(last).then(|| [before, &row.to].concat())
    })
}

impl Row {
    fn is_of(&self, provider: &str) -> bool {
        self.providers.iter().any(|own| own == provider || (own == "*" && !provider.is_empty()))
    }

    fn matches(&self, model: &str) -> bool {
        self.models.iter().any(|own| own == model)
            || self.versions.iter().any(|own| is_version(model, own))
            || self.patterns.iter().any(|pattern| fits(pattern.as_bytes(), model.as_bytes()))
    }
}

/// Whether a model is this one, or a version of it.
fn is_version(model: &str, of: &str) -> bool {
    model.strip_prefix(of).is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '.', ':', '@']))
}

/// Whether a text fits a pattern with `*` for anything and `#` for a digit.
fn fits(pattern: &[u8], text: &[u8]) -> bool {
    match (pattern, text) {
        ([], []) => true,
        ([b'*', rest @ ..], _) => (0..=text.len()).any(|skipped| fits(rest, &text[skipped..])),
        ([b'#', rest @ ..], [digit, more @ ..]) => digit.is_ascii_digit() && fits(rest, more),
        ([own, rest @ ..], [first, more @ ..]) => own == first && fits(rest, more),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;

    use super::{Table, rewritten};

    #[derive(Deserialize)]
    struct Measured {
        rewritten: BTreeMap<String, String>,
        unchanged: Vec<String>,
    }

    /// The reference after the doctor, as the analysis puts it together.
    fn doctored(reference: &str) -> Option<String> {
        let (name, profile) = match reference.split_once('@') {
            Some((name, profile)) => (name, format!("@{profile}")),
            None => (reference, String::new()),
        };
        match name.split_once('/') {
            Some((provider, model)) => {
                Some(format!("{provider}/{}{profile}", rewritten(Some(provider), model)?))
            }
            None => Some(rewritten(None, name)? + &profile),
        }
    }

    #[test]
    fn the_table_reads() {
        crate::table::check::<Table>(include_str!("../data/model-rewrites.json5"));
    }

    #[test]
    fn does_what_the_doctor_was_measured_to_do() {
        let measured: Measured = json5::from_str(include_str!("../tests/data/model-rewrites.json")).unwrap();
        for (from, to) in &measured.rewritten {
            assert_eq!(doctored(from).as_ref(), Some(to), "{from}");
        }
        for reference in &measured.unchanged {
            assert_eq!(doctored(reference), None, "{reference}");
        }
    }

    #[test]
    fn keeps_what_stands_before() {
        let model = |model| rewritten(Some("vercel-ai-gateway"), model);
        assert_eq!(model("Anthropic/claude-opus-4-5").as_deref(), Some("Anthropic/claude-opus-4-6"));
        assert_eq!(
            rewritten(Some("anthropic"), "claude-opus-4-20250514-x").as_deref(),
            Some("claude-opus-4-7")
        );
        assert_eq!(
            rewritten(Some("openrouter"), "google/gemini-3-pro").as_deref(),
            Some("google/gemini-3.1-pro-preview")
        );
    }
}

//! GitHub workflow commands: an annotation in the pull request for each finding.

use std::io::{self, Write};

use openclaw_analysis::Severity;
use openclaw_knowledge::text::{Language, render};

use super::{Checked, Places, id};

/// Writes a line per finding.
///
/// # Errors
///
/// When the output is closed.
pub fn write(out: &mut impl Write, files: &[Checked], language: Language) -> io::Result<()> {
    for checked in files {
        let places = Places::new(&checked.text);
        for finding in &checked.findings {
            let command = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Information | Severity::Hint => "notice",
            };
            let (start, end) = (places.start(finding.range), places.end(finding.range));
            writeln!(
                out,
                "::{command} file={},line={},endLine={},col={},endColumn={},title={}::{}",
                property(&checked.name),
                start.0 + 1,
                end.0 + 1,
                start.1 + 1,
                end.1 + 1,
                property(&id(finding)),
                data(&render(language, &finding.message)),
            )?;
        }
    }
    Ok(())
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

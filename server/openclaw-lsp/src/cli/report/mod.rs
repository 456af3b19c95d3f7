//! The forms of a report.

pub mod github;
pub mod json;
pub mod sarif;
pub mod text;

use json5_syntax::TextRange;
use openclaw_analysis::{Diagnostic, Severity, secret_texts};

/// A checked text.
#[derive(Debug)]
pub struct Checked {
    /// As the user named it.
    pub name: String,
    /// The text.
    pub text: String,
    /// Whether OpenClaw accepts it; `None` when files that it includes decide.
    pub accepted: Option<bool>,
    /// In order of their place.
    pub findings: Vec<Diagnostic>,
}

/// The places of a text by line and column, counted from 0; lines end as LSP has it.
struct Places<'t> {
    text: &'t str,
    line_starts: Vec<usize>,
    /// The UTF-16 units before every [`BLOCK`]th byte: a long line would be counted again for each of its findings.
    units: Vec<usize>,
}

/// Bytes.
const BLOCK: usize = 256;

impl<'t> Places<'t> {
    fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let ends = bytes
            .iter()
            .enumerate()
            .filter(|&(at, &byte)| byte == b'\n' || (byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')));
        let line_starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        // Every character has one unit where it starts, and a second one if it takes four bytes.
        let units_of = |block: &[u8]| -> usize {
            block.iter().map(|byte| usize::from(byte & 0xc0 != 0x80) + usize::from(*byte >= 0xf0)).sum()
        };
        let sums = bytes.chunks(BLOCK).scan(0, |sum, block| {
            *sum += units_of(block);
            Some(*sum)
        });
        let units = std::iter::once(0).chain(sums).collect();
        Self { text, line_starts, units }
    }

    /// The UTF-16 units before a byte offset.
    fn units_before(&self, offset: usize) -> usize {
        let block = (offset / BLOCK).min(self.units.len() - 1);
        let start = self.text.ceil_char_boundary(block * BLOCK);
        // The units of a character that spans two blocks count where it starts.
        let rest = self.text.get(start..offset).unwrap_or_default();
        self.units[block] + rest.encode_utf16().count()
    }

    /// Line, and column in UTF-16 units.
    fn place(&self, offset: usize) -> (usize, usize) {
        let offset = offset.min(self.text.len());
        let line = self.line_starts.partition_point(|&start| start <= offset) - 1;
        (line, self.units_before(offset) - self.units_before(self.line_starts[line]))
    }

    fn start(&self, range: TextRange) -> (usize, usize) {
        self.place(range.start().into())
    }

    fn end(&self, range: TextRange) -> (usize, usize) {
        self.place(range.end().into())
    }

    /// The byte range of lines, both included; the last one without its line end.
    fn lines(&self, first: usize, last: usize) -> std::ops::Range<usize> {
        let start = self.line_starts[first];
        let end = self.line_starts.get(last + 1).copied().unwrap_or(self.text.len());
        start..start + self.text[start..end].trim_end_matches(['\r', '\n']).len()
    }
}

fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information => "information",
        Severity::Hint => "hint",
    }
}

/// The text with an asterisk for every byte of a secret: what is printed ends in the logs of CI.
pub fn without_secrets(text: &str) -> String {
    let parse = json5_syntax::parse(text);
    let mut shown = text.to_owned();
    for range in parse.root().map(secret_texts).unwrap_or_default() {
        let (start, end) = (usize::from(range.start()), usize::from(range.end()));
        shown.replace_range(start..end, &"*".repeat(end - start));
    }
    shown
}

/// The stable id of a finding.
fn id(finding: &Diagnostic) -> String {
    format!("openclaw/{}", finding.code)
}

#[cfg(test)]
mod tests {
    use super::{Places, without_secrets};

    #[test]
    fn places_count_lines_as_lsp_and_columns_in_utf_16() {
        let places = Places::new("a😀b\r\nc\rd\ne");
        for (offset, expected) in
            [(0, (0, 0)), (5, (0, 3)), (8, (1, 0)), (10, (2, 0)), (12, (3, 0)), (13, (3, 1)), (99, (3, 1))]
        {
            assert_eq!(places.place(offset), expected, "{offset}");
        }
        assert_eq!(places.lines(0, 0), 0..6);
        assert_eq!(places.lines(3, 3), 12..13);
    }

    #[test]
    fn a_secret_is_as_long_and_unreadable() {
        let shown = without_secrets("{ apiKey: 'dümmy', port: 'x' }");
        assert_eq!(shown, "{ apiKey: '******', port: 'x' }");
    }
}

//! For people: each finding with its line, the place underlined, as rustc prints them.

use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use json5_syntax::TextRange;
use openclaw_analysis::{Diagnostic, Severity};
use openclaw_knowledge::text::{Language, render};

use super::{Checked, Places, id, without_secrets};

/// How it looks.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// With colours.
    pub color: bool,
    /// With a last line that counts.
    pub summary: bool,
}

/// Writes every finding and the summary.
///
/// # Errors
///
/// When the output is closed.
pub fn write(out: &mut impl Write, files: &[Checked], style: Style) -> io::Result<()> {
    let renderer = if style.color { Renderer::styled() } else { Renderer::plain() };
    for checked in files {
        let text = without_secrets(&checked.text);
        let places = Places::new(&text);
        for finding in &checked.findings {
            writeln!(out, "{}\n", renderer.render(&groups(checked, &places, finding)))?;
        }
    }
    if style.summary { summary(out, files) } else { Ok(()) }
}

fn groups<'c>(checked: &'c Checked, places: &Places<'c>, finding: &Diagnostic) -> Vec<Group<'c>> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Information => Level::INFO,
        Severity::Hint => Level::HELP,
    };
    let title = level.primary_title(render(Language::default(), &finding.message)).id(id(finding));
    let mut groups = vec![title.element(snippet(checked, places, finding.range, AnnotationKind::Primary))];
    for related in &finding.related {
        let title = Level::NOTE.secondary_title(render(Language::default(), &related.message));
        groups.push(title.element(snippet(checked, places, related.range, AnnotationKind::Context)));
    }
    for fix in &finding.fixes {
        groups.push(Group::with_title(Level::HELP.secondary_title(render(Language::default(), &fix.title))));
    }
    groups
}

/// Only the lines of the place: the renderer looks at all it is given, for each finding.
fn snippet<'c>(
    checked: &'c Checked,
    places: &Places<'c>,
    range: TextRange,
    kind: AnnotationKind,
) -> Snippet<'c, annotate_snippets::Annotation<'c>> {
    let (first, last) = (places.start(range).0, places.end(range).0);
    let lines = places.lines(first, last);
    let within = |offset: usize| offset.clamp(lines.start, lines.end) - lines.start;
    let span = within(range.start().into())..within(range.end().into());
    Snippet::source(&places.text[lines]).line_start(first + 1).path(&checked.name).annotation(kind.span(span))
}

fn summary(out: &mut impl Write, files: &[Checked]) -> io::Result<()> {
    let count = |severity| {
        files.iter().flat_map(|file| &file.findings).filter(|finding| finding.severity == severity).count()
    };
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let refused = files.iter().filter(|file| file.accepted == Some(false)).count();
    let undecided = files.iter().filter(|file| file.accepted.is_none()).count();
    let verdict = match (files.len(), refused, undecided) {
        (1, 0, 0) => "OpenClaw accepts this config".to_owned(),
        (1, 0, _) => "The files that this config includes decide, and are not read yet".to_owned(),
        (1, ..) => "OpenClaw refuses this config".to_owned(),
        (all, 0, 0) => format!("OpenClaw accepts all {all} configs"),
        (all, 0, undecided) => format!("For {undecided} of {all} configs the files that they include decide"),
        (all, refused, _) => format!("OpenClaw refuses {refused} of {all} configs"),
    };
    writeln!(out, "{verdict}: {}, {}", counted(errors, "error"), counted(warnings, "warning"))
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

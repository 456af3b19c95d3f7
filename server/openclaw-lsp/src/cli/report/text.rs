//! For people: each finding with its line, the place underlined, as rustc prints them.

use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet, Title};
use json5_syntax::TextRange;
use openclaw_analysis::{Diagnostic, Severity};
use openclaw_knowledge::text::{Language, Message, render};

use super::{Checked, Places, id, without_secrets};

/// Bytes of source that one finding may show: the renderer reads all of them again for each.
const LONG: usize = 4_000;

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
pub fn write(out: &mut impl Write, files: &[Checked], language: Language, style: Style) -> io::Result<()> {
    let renderer = if style.color { Renderer::styled() } else { Renderer::plain() };
    for checked in files {
        let text = without_secrets(&checked.text);
        let places = Places::new(&text);
        for finding in &checked.findings {
            writeln!(out, "{}\n", renderer.render(&groups(checked, &places, finding, language)))?;
        }
    }
    if style.summary { summary(out, files, language) } else { Ok(()) }
}

fn groups<'c>(
    checked: &'c Checked,
    places: &Places<'c>,
    finding: &Diagnostic,
    language: Language,
) -> Vec<Group<'c>> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Information => Level::INFO,
        Severity::Hint => Level::HELP,
    };
    let title = level.primary_title(render(language, &finding.message)).id(id(finding));
    let mut groups = vec![at(title, checked, places, finding.range, AnnotationKind::Primary)];
    for related in &finding.related {
        let title = Level::NOTE.secondary_title(render(language, &related.message));
        groups.push(at(title, checked, places, related.range, AnnotationKind::Context));
    }
    for fix in &finding.fixes {
        groups.push(Group::with_title(Level::HELP.secondary_title(render(language, &fix.title))));
    }
    groups
}

/// With the source of the place; where its lines are too long to look at, only with its line and column.
fn at<'c>(
    title: Title<'c>,
    checked: &'c Checked,
    places: &Places<'c>,
    range: TextRange,
    kind: AnnotationKind,
) -> Group<'c> {
    let (line, column) = places.start(range);
    if places.lines(line, places.end(range).0).len() <= LONG {
        return title.element(snippet(checked, places, range, kind));
    }
    title.element(Origin::path(&checked.name).line(line + 1).char_column(column + 1))
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

fn summary(out: &mut impl Write, files: &[Checked], language: Language) -> io::Result<()> {
    let count = |severity| {
        files.iter().flat_map(|file| &file.findings).filter(|finding| finding.severity == severity).count()
    };
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let refused = files.iter().filter(|file| file.accepted == Some(false)).count();
    let undecided = files.iter().filter(|file| file.accepted.is_none()).count();
    let verdict = match (files.len(), refused, undecided) {
        (1, 0, 0) => Message::new("check-accepted"),
        (1, 0, _) => Message::new("check-undecided"),
        (1, ..) => Message::new("check-refused"),
        (all, 0, 0) => Message::new("check-all-accepted").with("all", all),
        (all, 0, undecided) => Message::new("check-some-undecided").with("all", all).with("count", undecided),
        (all, refused, _) => Message::new("check-some-refused").with("all", all).with("count", refused),
    };
    let summary = Message::new("check-summary")
        .with("verdict", render(language, &verdict))
        .with("errors", errors)
        .with("warnings", warnings);
    writeln!(out, "{}", render(language, &summary))
}

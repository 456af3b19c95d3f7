//! `missing-variable`: `${NAME}` of a variable that is not set or empty. OpenClaw leaves the text as it is, and warns.

use json5_syntax::ast::Value;
use json5_syntax::{SyntaxKind, TextRange, TextSize};
use openclaw_knowledge::guides;
use openclaw_knowledge::text::Message;

use super::Context;
use super::document::Trail;
use crate::cursor::inner_range;
use crate::environment::{Lookup, tokens};
use crate::{Diagnostic, Known, Related, Severity, Stage, Variable};

pub(super) fn check(
    context: &Context<'_>,
    value: Value<'_>,
    text: &str,
    trail: &Trail<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    // An included file may bring it in `env.vars`.
    if !text.contains("${") || context.has_include {
        return;
    }
    for token in tokens(text) {
        if token.escaped || context.environment.lookup(token.name) != Lookup::Missing {
            continue;
        }
        let empty = match &context.document.world.variables {
            Known::Known(variables) => matches!(variables.get(token.name), Some(Variable::Empty)),
            Known::Unknown => false,
        };
        let id = if empty { "missing-variable-empty" } else { "missing-variable" };
        let (path, range) = (trail.path(), token_range(value, token.range));
        let message = Message::new(id).with("name", token.name);
        let help = guides::of_variable(token.name).map(|guide| {
            let message = Message::new(guide.line());
            Related { message, path: path.clone(), range }
        });
        let related: Vec<Related> = help.collect();
        let mut finding =
            Diagnostic::new("missing-variable", Severity::Warning, Stage::Plugins, path, range, message);
        finding.related = related;
        findings.push(finding);
    }
}

/// Where a token of the decoded text stands in the file; the whole string when it has escapes.
fn token_range(value: Value<'_>, token: std::ops::Range<usize>) -> TextRange {
    let whole = value.range();
    let literal = value.literal_text().unwrap_or_default();
    let plain = !literal.contains('\\');
    let inner = inner_range(SyntaxKind::String, literal, whole);
    match (plain, TextSize::try_from(token.start), TextSize::try_from(token.len())) {
        (true, Ok(start), Ok(len)) => TextRange::at(inner.start() + start, len),
        _ => whole,
    }
}

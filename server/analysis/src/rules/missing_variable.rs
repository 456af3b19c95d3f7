//! `missing-variable`: `${NAME}` of a variable that is not set or empty. OpenClaw leaves the text as it is, and warns.

use json5_syntax::TextRange;
use json5_syntax::TextSize;
use json5_syntax::ast::Value;
use openclaw_knowledge::text::Message;

use super::Context;
use super::document::Trail;
use crate::environment::{Lookup, tokens};
use crate::{Diagnostic, Known, Severity, Stage, Variable};

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
        findings.push(Diagnostic::new(
            "missing-variable",
            Severity::Warning,
            Stage::Plugins,
            trail.path(),
            token_range(value, token.range),
            Message::new(id).with("name", token.name),
        ));
    }
}

/// Where a token of the decoded text stands in the file; the whole string when it has escapes.
fn token_range(value: Value<'_>, token: std::ops::Range<usize>) -> TextRange {
    let whole = value.range();
    let plain = value.literal_text().is_some_and(|literal| !literal.contains('\\'));
    match (plain, TextSize::try_from(token.start), TextSize::try_from(token.len())) {
        (true, Ok(start), Ok(len)) => TextRange::at(whole.start() + TextSize::from(1) + start, len),
        _ => whole,
    }
}

//! Where the document that OpenClaw judges breaks a schema.

use json5_syntax::ast::Value;
use openclaw_schema::Schema;
use openclaw_schema::check::{self, Options, Violation};

use super::{Context, migration};
use crate::environment::Substituted;

/// The violations of a document, by a schema.
pub(super) fn of(context: &Context<'_>, schema: &Schema) -> Vec<Violation> {
    let Some(root) = context.root else { return Vec::new() };
    let mut violations = run(context, schema, root);
    migration::apply(context, schema, &mut violations);
    violations
}

/// The violations of a value, by a schema.
pub(super) fn run(context: &Context<'_>, schema: &Schema, value: Value<'_>) -> Vec<Violation> {
    let substitute = |text: &str| match context.environment.substitute(text.into()) {
        Substituted::Text(text) => Some(text.into_owned()),
        Substituted::DependsOn(_) => None,
    };
    check::check(schema, value, Options { substitute: &substitute, includes: context.has_include })
}

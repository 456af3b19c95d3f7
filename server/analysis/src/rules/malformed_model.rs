//! `malformed-model`: a text that names no model where a reference to one belongs.

use openclaw_knowledge::model_refs::Role;
use openclaw_knowledge::text::Message;

use super::Context;
use crate::facts::model_refs::Reference;
use crate::{Diagnostic, Severity};

const CODE: &str = "malformed-model";

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for reference in context.model_references() {
        let text = reference.text.trim();
        // An empty text stands for none. What a policy may say, and what decides, OpenClaw checks itself.
        let is_checked = reference.row.role == Role::Policy || reference.name() == Some("decisionModel");
        if text.is_empty() || is_checked || !reference.is_literal {
            continue;
        }
        let Some(id) = problem(reference) else { continue };
        let message = Message::new(id).with("model", text);
        findings.push(reference.finding(CODE, Severity::Warning, message));
    }
}

fn problem(reference: &Reference<'_>) -> Option<&'static str> {
    match reference.parts() {
        None => Some("malformed-model"),
        Some(parts) if parts.model.contains('*') && !reference.row.key => Some("malformed-model-pattern"),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::CODE;
    use crate::testing;

    #[test]
    fn needs_a_model_on_both_sides() {
        testing::check(
            CODE,
            r#"{ agents: { defaults: {
  model: { primary: "/claude-opus-5", fallbacks: ["anthropic/", "anthropic/*", "", "opus", "a/b"] },
  models: { "openai/*": {}, "/x": {} }, modelPolicy: { allow: ["/x"] },
} } }"#,
            expect![[r#"
                warning malformed-model agents.defaults.model.primary «"/claude-opus-5"»
                warning malformed-model agents.defaults.model.fallbacks[0] «"anthropic/"»
                warning malformed-model agents.defaults.model.fallbacks[1] «"anthropic/*"»
                warning malformed-model agents.defaults.models["/x"] «"/x"»
            "#]],
        );
    }
}

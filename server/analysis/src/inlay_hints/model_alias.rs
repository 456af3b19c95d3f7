//! The model that a reference means, where it says so only to those who know: an alias, a model without provider.

use json5_syntax::TextRange;
use openclaw_knowledge::models;
use openclaw_knowledge::text::Message;

use super::InlayHint;
use crate::facts::Context;
use crate::model_ref::split_profile;
use crate::{FileId, Snapshot};

/// The notes behind references in a byte range.
pub(super) fn hints(snapshot: &Snapshot, file: FileId, range: TextRange, hints: &mut Vec<InlayHint>) {
    let Some(context) = Context::new(snapshot, file).filter(|context| context.targets(models::since()))
    else {
        return;
    };
    for reference in context.model_references() {
        let offset = reference.range().end();
        let is_shown = reference.is_literal && range.contains_inclusive(offset);
        if !is_shown || reference.text.trim_end().ends_with("/*") {
            continue;
        }
        let Some(resolved) = reference.resolve(&context.model_names(reference.agent)) else { continue };
        let (written, model) = (split_profile(&reference.text).0, resolved.id.to_string());
        if !written.eq_ignore_ascii_case(&model) {
            hints.push(InlayHint { offset, label: Message::new("model-hint").with("model", model) });
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use json5_syntax::TextRange;

    use crate::{FileId, Workspace};

    fn check(text: &str, expected: Expect) {
        let mut workspace = Workspace::default();
        workspace.open(FileId(0), 0, text);
        let all = TextRange::up_to(u32::try_from(text.len()).expect("small").into());
        let mut found = Vec::new();
        super::hints(&workspace.snapshot(), FileId(0), all, &mut found);
        let mut shown = text.to_owned();
        for hint in found.iter().rev() {
            shown.insert_str(usize::from(hint.offset), &format!("«{}»", hint.label));
        }
        expected.assert_eq(&shown);
    }

    #[test]
    fn what_is_meant() {
        check(
            r#"{ agents: { defaults: {
  model: { primary: "opus", fallbacks: ["anthropic/sonnet@work", "Anthropic/claude-opus-5", "gpt-5.4", "/x"] },
  models: { "anthropic/claude-opus-5": {}, "openai/*": {} },
} } }"#,
            expect![[r#"
                { agents: { defaults: {
                  model: { primary: "opus"«→ anthropic/claude-opus-5», fallbacks: ["anthropic/sonnet@work"«→ anthropic/claude-sonnet-5», "Anthropic/claude-opus-5", "gpt-5.4"«→ openai/gpt-5.4», "/x"] },
                  models: { "anthropic/claude-opus-5": {}, "openai/*": {} },
                } } }"#]],
        );
        check(
            r#"{ meta: { lastTouchedVersion: "2026.2.9" }, agents: { defaults: { model: "opus" } } }"#,
            expect![[
                r#"{ meta: { lastTouchedVersion: "2026.2.9" }, agents: { defaults: { model: "opus" } } }"#
            ]],
        );
    }
}

//! Every place of a document that names an auth profile, with the provider that it is used for.

use std::borrow::Cow;

use json5_syntax::ast::Value;
use json5_syntax::{Path, TextRange};
use openclaw_knowledge::text::Message;

use super::Context;
use crate::place::select;
use crate::{Diagnostic, Severity, Stage};

/// A place that names an auth profile.
pub(crate) struct Use {
    /// The id of the profile.
    pub(crate) id: String,
    /// The provider that it is used for, in lower case; `None` where that cannot be told.
    pub(crate) provider: Option<String>,
    /// Where it stands.
    pub(crate) path: Path,
    /// Byte range of the text that names it.
    pub(crate) range: TextRange,
}

impl Use {
    /// A finding about it.
    pub(crate) fn finding(&self, code: &'static str, severity: Severity, message: Message) -> Diagnostic {
        let message = message.with("profile", self.id.as_str());
        Diagnostic::new(code, severity, Stage::Ours, self.path.clone(), self.range, message)
    }
}

/// Ids that go by different names for the same sign-in.
const SAME: [&[&str]; 5] = [
    &["anthropic", "claude-cli"],
    &["openai", "openai-codex", "codex"],
    &["minimax", "minimax-cn"],
    &["minimax-portal", "minimax-portal-cn"],
    &["xai", "x-ai"],
];

/// Whether two providers share their sign-ins. Letter case does not count.
pub(crate) fn share(one: &str, other: &str) -> bool {
    let (one, other) = (one.trim().to_lowercase(), other.trim().to_lowercase());
    one == other || SAME.iter().any(|same| same.contains(&&*one) && same.contains(&&*other))
}

impl<'s> Context<'s> {
    /// Every use of an auth profile.
    pub(crate) fn profile_uses(&self) -> &[Use] {
        self.facts.profile_uses.get_or_init(|| self.find_profile_uses())
    }

    fn find_profile_uses(&self) -> Vec<Use> {
        let mut uses = Vec::new();
        for order in select(self.root, "auth.order.*") {
            let provider = order.name().map(|name| name.trim().to_lowercase());
            for item in order.items() {
                let Some(id) = written(item.value) else { continue };
                let range = item.value.range();
                uses.push(Use { id: id.into_owned(), provider: provider.clone(), path: item.path(), range });
            }
        }
        for reference in
            self.model_references().iter().filter(|reference| reference.is_literal && !reference.row.key)
        {
            let Some(parts) = reference.parts() else { continue };
            let Some(id) = parts.profile else { continue };
            let provider = match parts.provider {
                Some(provider) => Some(provider.to_lowercase()),
                None => reference.resolve(&self.model_names(reference.agent)).map(|found| found.id.provider),
            };
            let (path, range) = (reference.path(), reference.range());
            uses.push(Use { id: id.to_owned(), provider, path, range });
        }
        for pattern in ["mcp.servers.*.oauth.authProfileId", "nodeHost.mcp.servers.*.oauth.authProfileId"] {
            for place in select(self.root, pattern) {
                let Some(id) = written(place.value) else { continue };
                uses.push(Use {
                    id: id.into_owned(),
                    provider: None,
                    path: place.path(),
                    range: place.value.range(),
                });
            }
        }
        uses
    }

    /// The profile of this id in `auth.profiles`.
    pub(crate) fn profile(&self, id: &str) -> Option<Value<'s>> {
        self.root?.at(&["auth", "profiles", id])
    }
}

/// The text of a string that refers to no variable: what a variable holds is never shown.
fn written(value: Value<'_>) -> Option<Cow<'_, str>> {
    value.as_str().filter(|text| !text.contains("${"))
}

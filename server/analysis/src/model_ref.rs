//! Model references: `[provider/]model[@profile]`, read and spelled as OpenClaw does.

mod resolve;

use std::fmt;

use json5_syntax::ast::Value;
use json5_syntax::{Path, Segment};
use openclaw_knowledge::models;

pub use resolve::{Alias, How, ModelNames, Resolved};

/// A reference in its parts, as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ModelRef<'t> {
    /// What stands before the first slash; `None` when there is no slash.
    pub provider: Option<&'t str>,
    /// The model. May contain slashes of its own, and `@` with a date or a quantisation.
    pub model: &'t str,
    /// The auth profile behind the `@`.
    pub profile: Option<&'t str>,
}

impl<'t> ModelRef<'t> {
    /// The parts of a text; `None` when it has no model, or a slash without a provider.
    #[must_use]
    pub fn parse(text: &'t str) -> Option<Self> {
        let (name, profile) = split_profile(text);
        let (provider, model) = match name.split_once('/') {
            Some((provider, model)) => (Some(provider.trim()), model.trim()),
            None => (None, name),
        };
        let is_whole = !model.is_empty() && provider != Some("");
        is_whole.then_some(Self { provider, model, profile })
    }

    /// The model that is meant when no alias is: the provider, or the default one, and the model as OpenClaw spells it.
    #[must_use]
    pub fn id(&self) -> ModelId {
        let default = || models::default_model().provider.as_str();
        ModelId::new(self.provider.unwrap_or_else(default), self.model)
    }
}

/// Splits a reference into what names the model and the auth profile behind it. Both are trimmed.
#[must_use]
pub fn split_profile(text: &str) -> (&str, Option<&str>) {
    let text = text.trim();
    let after_slash = text.rfind('/').map_or(0, |slash| slash + 1);
    let next = |from: usize| text.get(from..).and_then(|rest| rest.find('@')).map(|at| from + at);
    let Some(mut at) = next(after_slash).filter(|at| *at > 0) else { return (text, None) };
    // `@20250929` is a date of Vertex, `@q4_k_m` and `@4bit` a quantisation: both belong to the model.
    for belongs in [is_date, is_quantisation] {
        let suffix = &text[at + 1..];
        if belongs(suffix.split('@').next().unwrap_or(suffix)) {
            match next(at + 1) {
                Some(following) => at = following,
                None => return (text, None),
            }
        }
    }
    let (name, profile) = (text[..at].trim(), text[at + 1..].trim());
    if name.is_empty() || profile.is_empty() { (text, None) } else { (name, Some(profile)) }
}

fn is_date(text: &str) -> bool {
    text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `q4`, `Q4_K_M`, `iq3_xxs`, `4bit`.
fn is_quantisation(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if text.strip_suffix("bit").is_some_and(digits) {
        return true;
    }
    let Some(rest) = text.strip_prefix('i').unwrap_or(&text).strip_prefix('q') else { return false };
    let mut parts = rest.split('_');
    parts.next().is_some_and(digits)
        && parts.all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// A model that OpenClaw talks to: the provider in lower case, the model as OpenClaw spells it. Shown as `provider/model`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ModelId {
    /// In lower case.
    pub provider: String,
    /// Without the provider, unless it repeats it.
    pub model: String,
}

impl ModelId {
    /// The model of a provider, both as written.
    #[must_use]
    pub fn new(provider: &str, model: &str) -> Self {
        let provider = provider.trim().to_lowercase();
        let model = models::spelled(&provider, model).into_owned();
        Self { provider, model }
    }
}

impl fmt::Display for ModelId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let repeats =
            self.model.split_once('/').is_some_and(|(first, _)| first.eq_ignore_ascii_case(&self.provider));
        if repeats { f.write_str(&self.model) } else { write!(f, "{}/{}", self.provider, self.model) }
    }
}

/// The settings of the agent that a path lies in; `None` for the defaults and everything else.
#[must_use]
pub fn agent_at<'s>(root: Option<Value<'s>>, path: &Path) -> Option<Value<'s>> {
    let agents = root?.get("agents")?;
    match path.0.as_slice() {
        [Segment::Key(first), Segment::Key(entries), Segment::Key(agent), ..]
            if first == "agents" && entries == "entries" =>
        {
            agents.get("entries")?.get(agent)
        }
        [Segment::Key(first), Segment::Key(list), Segment::Index(index), ..]
            if first == "agents" && list == "list" =>
        {
            agents.get("list")?.as_array()?.values().nth(*index)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::ModelRef;

    #[test]
    fn parts() {
        for (text, expected) in [
            ("anthropic/claude-opus-5", Some((Some("anthropic"), "claude-opus-5", None))),
            (" a / b ", Some((Some("a"), "b", None))),
            ("opus", Some((None, "opus", None))),
            ("opus@work", Some((None, "opus", Some("work")))),
            (
                "anthropic/claude-opus-5@anthropic:work",
                Some((Some("anthropic"), "claude-opus-5", Some("anthropic:work"))),
            ),
            ("openrouter/a/b:free@p", Some((Some("openrouter"), "a/b:free", Some("p")))),
            ("google-vertex/claude@20250929", Some((Some("google-vertex"), "claude@20250929", None))),
            ("google-vertex/claude@20250929@p", Some((Some("google-vertex"), "claude@20250929", Some("p")))),
            ("ollama/x@q4_K_M", Some((Some("ollama"), "x@q4_K_M", None))),
            ("ollama/x@iq3_xxs@p", Some((Some("ollama"), "x@iq3_xxs", Some("p")))),
            ("lmstudio/x@4bit@p@q", Some((Some("lmstudio"), "x@4bit", Some("p@q")))),
            ("a/x@q_", Some((Some("a"), "x", Some("q_")))),
            ("a/b@", Some((Some("a"), "b@", None))),
            ("@p", Some((None, "@p", None))),
            ("a@b/c", Some((Some("a@b"), "c", None))),
            ("", None),
            ("/b", None),
            ("a/", None),
            ("a/@p", None),
        ] {
            let found = ModelRef::parse(text).map(|found| (found.provider, found.model, found.profile));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn ids() {
        for (text, expected) in [
            ("Anthropic/opus@work", "anthropic/claude-opus-5"),
            ("gpt-5.4", "openai/gpt-5.4"),
            ("openrouter/auto", "openrouter/auto"),
            ("openrouter/openrouter/auto", "openrouter/auto"),
            ("OpenRouter/Anthropic/Claude", "openrouter/Anthropic/Claude"),
        ] {
            assert_eq!(ModelRef::parse(text).unwrap().id().to_string(), expected, "{text}");
        }
    }
}

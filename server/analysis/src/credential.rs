//! What a text in the place of a credential is: a reference, a name, a marker, or the credential itself, and then of which kind.
//! Nothing here keeps or returns any part of a credential.

use json5_syntax::ast::Value;
use openclaw_knowledge::credential_kinds::{self, Row};
use openclaw_knowledge::providers;

use crate::environment;

/// What a text in the place of a credential is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form<'t> {
    /// `${NAME}` and nothing else: the variable's value, put in when OpenClaw loads the config.
    Reference(&'t str),
    /// `$NAME`: the variable is looked up when the key is needed.
    Shorthand(&'t str),
    /// The bare name of a variable that OpenClaw knows to hold keys.
    VariableName(&'t str),
    /// An auth profile of this document.
    Profile(&'t str),
    /// One of OpenClaw's own markers.
    Marker,
    /// Text with a variable inside.
    Mixed,
    /// The credential itself.
    Literal(Option<&'static Row>),
}

/// The form of a text in `apiKey` of a provider, in a document with this root.
#[must_use]
pub fn form<'t>(text: &'t str, root: Option<Value<'_>>) -> Form<'t> {
    let trimmed = text.trim();
    let mut variables = environment::tokens(trimmed).filter(|token| !token.escaped);
    if let Some(token) = variables.next() {
        let is_whole = token.range == (0..trimmed.len());
        return if is_whole { Form::Reference(token.name) } else { Form::Mixed };
    }
    if let Some(name) = trimmed.strip_prefix('$').filter(|name| is_name(name)) {
        return Form::Shorthand(name);
    }
    if providers::variable(trimmed).is_some() {
        return Form::VariableName(trimmed);
    }
    if credential_kinds::is_marker(trimmed) {
        return Form::Marker;
    }
    if root.is_some_and(|root| root.at(&["auth", "profiles", trimmed]).is_some()) {
        return Form::Profile(trimmed);
    }
    Form::Literal(credential_kinds::kind(trimmed))
}

fn is_name(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes.next().is_some_and(|first| first.is_ascii_uppercase() || first == b'_')
        && bytes.all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
}

/// A place that holds a credential.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place<'p> {
    /// `apiKey` of this provider.
    ApiKey(&'p str),
    /// A header with a credential, of this provider.
    Header(&'p str),
    /// A variable of the config's own environment.
    Variable(&'p str),
}

impl<'p> Place<'p> {
    /// The place of a path, indices as text.
    #[must_use]
    pub fn of(path: &[&'p str]) -> Option<Self> {
        match *path {
            ["models", "providers", provider, "apiKey"] => Some(Self::ApiKey(provider)),
            ["models", "providers", provider, "headers", name]
            | ["models", "providers", provider, "models", _, "headers", name] => {
                let carries = ["x-api-key", "authorization", "api-key", "x-goog-api-key"];
                carries
                    .iter()
                    .any(|header| header.eq_ignore_ascii_case(name.trim()))
                    .then_some(Self::Header(provider))
            }
            ["env", "vars", name] => Some(Self::Variable(name)),
            ["env", name] if providers::variable(name).is_some() => Some(Self::Variable(name)),
            _ => None,
        }
    }

    /// The provider that the credential goes to, in lower case; `None` for a variable that belongs to none.
    #[must_use]
    pub fn provider(self) -> Option<String> {
        match self {
            Self::ApiKey(provider) | Self::Header(provider) => Some(provider.trim().to_lowercase()),
            Self::Variable(name) => Some(providers::variable(name)?.provider.clone()),
        }
    }

    /// What a text here is. A header may say `Bearer` first; a variable's value is taken as it stands.
    #[must_use]
    pub fn form<'t>(self, text: &'t str, root: Option<Value<'_>>) -> Form<'t> {
        match self {
            Self::ApiKey(_) => form(text, root),
            Self::Header(_) | Self::Variable(_) => {
                let text = text.trim();
                let text = match text.get(..7) {
                    Some(scheme) if scheme.eq_ignore_ascii_case("bearer ") => text.get(7..).unwrap_or(text),
                    _ => text,
                };
                match form(text, None) {
                    found @ (Form::Reference(_) | Form::Mixed) => found,
                    _ => Form::Literal(credential_kinds::kind(text)),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use openclaw_knowledge::credential_kinds::Kind;

    use super::{Form, Place};

    #[test]
    fn forms() {
        let parse = json5_syntax::parse("{ auth: { profiles: { 'anthropic:work': {} } } }");
        let literal = |form: Form<'_>| match form {
            Form::Literal(row) => row.map(|row| row.kind),
            other => panic!("{other:?}"),
        };
        let at = |text: &'static str| Place::ApiKey("anthropic").form(text, parse.root());
        assert_eq!(at("${KEY}"), Form::Reference("KEY"));
        assert_eq!(at("a${KEY}"), Form::Mixed);
        assert_eq!(at("$KEY"), Form::Shorthand("KEY"));
        assert_eq!(at("ANTHROPIC_API_KEY"), Form::VariableName("ANTHROPIC_API_KEY"));
        assert_eq!(at("anthropic:work"), Form::Profile("anthropic:work"));
        assert_eq!(at("ollama-local"), Form::Marker);
        assert_eq!(literal(at("sk-ant-api03-EXAMPLE")), Some(Kind::AnthropicApiKey));
        assert_eq!(literal(at("EXAMPLE")), None);
        let header = Place::of(&["models", "providers", "x", "headers", "Authorization"]).expect("a place");
        assert_eq!(
            literal(header.form("bearer sk-ant-oat01-EXAMPLE", None)),
            Some(Kind::AnthropicSetupToken)
        );
        assert_eq!(Place::of(&["models", "providers", "x", "headers", "anthropic-beta"]), None);
    }
}

//! Credentials and sign-ins: which kind stands here, how it is sent, what is odd about it. Never any part of it.

use json5_syntax::ast::Value;
use openclaw_knowledge::credential_kinds::Kind;
use openclaw_knowledge::guides;
use openclaw_knowledge::providers::{self, Holds};
use openclaw_knowledge::text::Message;

use super::Subject;
use crate::credential::{Form, Place};
use crate::markup::{Block, inline_code as code};

pub(super) fn contribute(subject: &Subject<'_>, blocks: &mut Vec<Block>) {
    // A part of a string, such as a variable, has an explanation of its own.
    if subject.part.is_some() {
        return;
    }
    let keys = subject.keys();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    about(subject, &keys, blocks);
    blocks.extend(guides::at(&keys).map(|guide| Block::Line(Message::new(guide.line()))));
}

fn about(subject: &Subject<'_>, keys: &[&str], blocks: &mut Vec<Block>) {
    let mut say = |message: Message| blocks.push(Block::Line(message));
    match *keys {
        ["auth", "profiles", id] => {
            say(Message::new("credential-profile-entry"));
            profile(subject, id, &mut say);
        }
        ["auth", "profiles", _, "mode"] => {
            let mode = subject.value.and_then(Value::as_str);
            if let Some(id) = mode.as_deref().and_then(mode_message) {
                say(Message::new(id));
            }
        }
        ["auth", "order", _, _] => {
            let Some(id) = subject.value.and_then(Value::as_str) else { return };
            say(Message::new("hover-model-profile").with("profile", code(&id)));
            profile(subject, &id, &mut say);
        }
        ["models", "providers", _, "auth"] => {
            let auth = subject.value.and_then(Value::as_str);
            let id = auth.as_deref().and_then(|auth| match auth {
                "api-key" => Some("credential-auth-api-key"),
                other => mode_message(other),
            });
            if let Some(id) = id {
                say(Message::new(id));
            }
        }
        _ => {
            if let Some(place) = Place::of(keys) {
                credential(subject, place, &mut say);
            }
        }
    }
}

fn mode_message(mode: &str) -> Option<&'static str> {
    Some(match mode {
        "api_key" => "credential-mode-api-key",
        "token" => "credential-mode-token",
        "oauth" => "credential-mode-oauth",
        "aws-sdk" => "credential-mode-aws",
        _ => return None,
    })
}

/// What the document says of a profile.
pub(super) fn profile(subject: &Subject<'_>, id: &str, say: &mut impl FnMut(Message)) {
    let root = subject.document.parse.root();
    let Some(found) = root.and_then(|root| root.at(&["auth", "profiles", id])) else {
        return say(Message::new("hover-model-profile-unknown"));
    };
    let text = |key: &str| found.get(key).and_then(Value::as_str);
    if let (Some(provider), Some(mode)) = (text("provider"), text("mode")) {
        let message = Message::new("hover-model-profile-of");
        say(message.with("provider", code(&provider)).with("mode", code(&mode)));
        if let Some(id) = mode_message(&mode) {
            say(Message::new(id));
        }
    }
}

fn credential(subject: &Subject<'_>, place: Place<'_>, say: &mut impl FnMut(Message)) {
    if let Place::Variable(name) = place {
        let Some(variable) = providers::variable(name) else { return };
        let id = match variable.holds {
            Holds::Key => "credential-variable-key",
            Holds::Oauth => "credential-variable-oauth",
            Holds::Admin => "credential-variable-admin",
            Holds::Session => "credential-variable-session",
        };
        say(Message::new(id).with("provider", code(&variable.provider)));
    }
    let Some(value) = subject.value else { return };
    let Some(text) = value.as_str() else { return };
    let provider = place.provider().unwrap_or_default();
    let named = |id: &'static str, name: &str| Message::new(id).with("name", code(name));
    match place.form(&text, subject.document.parse.root()) {
        Form::Reference(name) => say(named("credential-reference", name)),
        Form::Shorthand(name) => say(named("credential-shorthand", name)),
        Form::VariableName(name) => say(named("credential-variable-name", name)),
        Form::Profile(id) => {
            say(Message::new("hover-model-profile").with("profile", code(id)));
            profile(subject, id, say);
        }
        Form::Marker => say(Message::new("credential-marker")),
        Form::Mixed => {}
        Form::Literal(None) => {
            if !text.trim().is_empty() && !matches!(place, Place::Variable(_)) {
                let header = providers::header(&provider);
                say(Message::new("credential-literal").with("header", code(header)));
            }
        }
        Form::Literal(Some(row)) => {
            say(Message::new(kind_message(row.kind)));
            if row.kind == Kind::AnthropicSetupToken && place == Place::Variable("ANTHROPIC_API_KEY") {
                say(Message::new("credential-token-as-key"));
            }
        }
    }
}

fn kind_message(kind: Kind) -> &'static str {
    match kind {
        Kind::AnthropicApiKey => "credential-kind-api-key",
        Kind::AnthropicSetupToken => "credential-kind-setup-token",
        Kind::AnthropicAdminKey => "credential-kind-admin-key",
        Kind::AnthropicRefreshToken => "credential-kind-refresh-token",
        Kind::ClaudeSession => "credential-kind-session",
    }
}

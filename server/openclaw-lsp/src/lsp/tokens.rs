//! `textDocument/semanticTokens/full`, `/full/delta` and `/range`.

use std::sync::{Mutex, MutexGuard, PoisonError};

use json5_syntax::TextRange;
use openclaw_analysis::{self as analysis, Document, FileId, TokenKind};
use rustc_hash::FxHashMap;
use tower_lsp::ls_types::{
    Position, SemanticToken, SemanticTokenType, SemanticTokens, SemanticTokensDelta,
    SemanticTokensDeltaParams, SemanticTokensEdit, SemanticTokensFullDeltaResult, SemanticTokensLegend,
    SemanticTokensParams, SemanticTokensRangeParams,
};

use super::convert;
use super::view::View;

/// The names of the kinds, in their order.
#[must_use]
pub fn legend() -> SemanticTokensLegend {
    let token_types = TokenKind::ALL.map(|kind| match kind {
        TokenKind::Comment => SemanticTokenType::COMMENT,
        TokenKind::Property => SemanticTokenType::PROPERTY,
        TokenKind::String => SemanticTokenType::STRING,
        TokenKind::Number => SemanticTokenType::NUMBER,
        TokenKind::Keyword => SemanticTokenType::KEYWORD,
        TokenKind::Variable => SemanticTokenType::VARIABLE,
    });
    SemanticTokensLegend { token_types: token_types.to_vec(), token_modifiers: Vec::new() }
}

/// The tokens that each document's client was given last, for clients that take what has changed of them. Several jobs
/// may fill it at a time, so what is in it counts only under the id that the client names.
#[derive(Debug, Default)]
pub struct Given(Mutex<FxHashMap<FileId, (String, Vec<SemanticToken>)>>);

impl Given {
    /// Forgets a document's tokens.
    pub fn forget(&self, file: FileId) {
        self.documents().remove(&file);
    }

    /// The tokens of this id, which nobody will ask for again; `None` when others were given since.
    fn take(&self, file: FileId, id: &str) -> Option<Vec<SemanticToken>> {
        let mut documents = self.documents();
        documents.remove(&file).filter(|(given, _)| given == id).map(|(_, data)| data)
    }

    fn keep(&self, file: FileId, id: String, data: Vec<SemanticToken>) {
        self.documents().insert(file, (id, data));
    }

    fn documents(&self) -> MutexGuard<'_, FxHashMap<FileId, (String, Vec<SemanticToken>)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The tokens of a whole document.
#[must_use]
pub fn full(view: &View, params: &SemanticTokensParams) -> Option<SemanticTokens> {
    let (file, document) = view.document(&params.text_document.uri)?;
    let tokens = tokens(view, file, document, None);
    Some(given(view, file, tokens))
}

/// What has changed of the tokens of a whole document; all of them when it is not known what the client has.
#[must_use]
pub fn full_delta(view: &View, params: &SemanticTokensDeltaParams) -> Option<SemanticTokensFullDeltaResult> {
    let (file, document) = view.document(&params.text_document.uri)?;
    let old = view.given_tokens.take(file, &params.previous_result_id);
    let tokens = tokens(view, file, document, None);
    let edits = old.map(|old| delta(&old, &tokens.data));
    let tokens = given(view, file, tokens);
    Some(match edits {
        Some(edits) => SemanticTokensDelta { result_id: tokens.result_id, edits }.into(),
        None => tokens.into(),
    })
}

/// With an id, and remembered under it, if the client will ask what has changed.
fn given(view: &View, file: FileId, mut tokens: SemanticTokens) -> SemanticTokens {
    if view.client.semantic_token_deltas {
        let id = view.revision.to_string();
        view.given_tokens.keep(file, id.clone(), tokens.data.clone());
        tokens.result_id = Some(id);
    }
    tokens
}

/// The edit between what begins and what ends both alike: a keystroke changes tokens in one place. Counts numbers, of which
/// a token has five.
fn delta(old: &[SemanticToken], new: &[SemanticToken]) -> Vec<SemanticTokensEdit> {
    const NUMBERS: usize = 5;
    let equal = |(old, new): &(&SemanticToken, &SemanticToken)| old == new;
    let start = old.iter().zip(new).take_while(equal).count();
    let (old, new) = (&old[start..], &new[start..]);
    let end = old.iter().rev().zip(new.iter().rev()).take_while(equal).count();
    let (old, new) = (&old[..old.len() - end], &new[..new.len() - end]);
    if old.is_empty() && new.is_empty() {
        return Vec::new();
    }
    let numbers = |tokens: usize| u32::try_from(tokens * NUMBERS).unwrap_or(u32::MAX);
    let data = (!new.is_empty()).then(|| new.to_vec());
    vec![SemanticTokensEdit { start: numbers(start), delete_count: numbers(old.len()), data }]
}

/// The tokens that touch a range.
#[must_use]
pub fn range(view: &View, params: &SemanticTokensRangeParams) -> Option<SemanticTokens> {
    let (file, document) = view.document(&params.text_document.uri)?;
    let range = convert::text_range(&document.text, params.range, view.client.encoding);
    Some(tokens(view, file, document, Some(range)))
}

fn tokens(view: &View, file: FileId, document: &Document, range: Option<TextRange>) -> SemanticTokens {
    let mut previous = Position::default();
    let data = analysis::semantic_tokens(&view.snapshot, file, range).into_iter().map(|token| {
        let range = view.range(document, token.range);
        let delta_line = range.start.line - previous.line;
        let delta_start =
            if delta_line == 0 { range.start.character - previous.character } else { range.start.character };
        previous = range.start;
        SemanticToken {
            delta_line,
            delta_start,
            length: range.end.character - range.start.character,
            token_type: token.kind as u32,
            token_modifiers_bitset: 0,
        }
    });
    SemanticTokens { result_id: None, data: data.collect() }
}

#[cfg(test)]
mod tests {
    use tower_lsp::ls_types::{SemanticToken, SemanticTokensEdit};

    use super::delta;

    /// Tokens that differ in their length only.
    fn tokens(lengths: &[u32]) -> Vec<SemanticToken> {
        let token = |&length| SemanticToken {
            delta_line: 0,
            delta_start: 1,
            length,
            token_type: 2,
            token_modifiers_bitset: 0,
        };
        lengths.iter().map(token).collect()
    }

    fn applied(old: &[SemanticToken], edits: &[SemanticTokensEdit]) -> Vec<SemanticToken> {
        let mut tokens = old.to_vec();
        for edit in edits {
            let start = edit.start as usize / 5;
            let end = start + edit.delete_count as usize / 5;
            tokens.splice(start..end, edit.data.clone().unwrap_or_default());
        }
        tokens
    }

    #[test]
    fn a_delta_makes_the_new_of_the_old() {
        // All pairs of lists of up to five tokens of two kinds: every way in which beginnings and ends can overlap.
        let list = |bits: u32, length: u32| {
            tokens(&(0..length).map(|bit| 1 + (bits >> bit & 1)).collect::<Vec<_>>())
        };
        let lists: Vec<_> =
            (0..=5).flat_map(|length| (0..1 << length).map(move |bits| list(bits, length))).collect();
        for old in &lists {
            for new in &lists {
                let edits = delta(old, new);
                assert_eq!(&applied(old, &edits), new, "{old:?} {edits:?}");
                assert_eq!(edits.is_empty(), old == new);
            }
        }
    }

    #[test]
    fn a_delta_holds_what_has_changed_only() {
        let edits = delta(&tokens(&[1, 2, 3, 4]), &tokens(&[1, 7, 3, 4]));
        let expected = SemanticTokensEdit { start: 5, delete_count: 5, data: Some(tokens(&[7])) };
        assert_eq!(edits, [expected]);
        let edits = delta(&tokens(&[1, 2, 2, 3]), &tokens(&[1, 2, 3]));
        assert_eq!(edits, [SemanticTokensEdit { start: 10, delete_count: 5, data: None }]);
    }
}

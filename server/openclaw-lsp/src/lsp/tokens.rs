//! `textDocument/semanticTokens/full` and `/range`.

use json5_syntax::TextRange;
use openclaw_analysis::{self as analysis, Document, FileId, TokenKind};
use tower_lsp::ls_types::{
    Position, SemanticToken, SemanticTokenType, SemanticTokens, SemanticTokensLegend, SemanticTokensParams,
    SemanticTokensRangeParams,
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

/// The tokens of a whole document.
#[must_use]
pub fn full(view: &View, params: &SemanticTokensParams) -> Option<SemanticTokens> {
    let (file, document) = view.document(&params.text_document.uri)?;
    Some(tokens(view, file, document, None))
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

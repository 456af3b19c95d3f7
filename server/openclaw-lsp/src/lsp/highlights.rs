//! `textDocument/documentHighlight`.

use openclaw_analysis::{self as analysis, HighlightKind};
use tower_lsp::ls_types::{DocumentHighlight, DocumentHighlightKind, DocumentHighlightParams};

use super::view::View;

/// The same thing elsewhere in the document.
#[must_use]
pub fn document_highlights(view: &View, params: &DocumentHighlightParams) -> Option<Vec<DocumentHighlight>> {
    let at = &params.text_document_position_params;
    let (file, document) = view.document(&at.text_document.uri)?;
    let places = analysis::document_highlights(&view.snapshot, file, view.offset(document, at.position));
    let highlights = places.into_iter().map(|place| DocumentHighlight {
        range: view.range(document, place.range),
        kind: Some(match place.kind {
            HighlightKind::Text => DocumentHighlightKind::TEXT,
            HighlightKind::Read => DocumentHighlightKind::READ,
            HighlightKind::Write => DocumentHighlightKind::WRITE,
        }),
    });
    Some(highlights.collect())
}

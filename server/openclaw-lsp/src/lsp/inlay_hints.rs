//! `textDocument/inlayHint`.

use openclaw_analysis as analysis;
use tower_lsp::ls_types::{InlayHint, InlayHintLabel, InlayHintParams};

use super::view::View;

/// The notes in a range.
#[must_use]
pub fn inlay_hints(view: &View, params: &InlayHintParams) -> Option<Vec<InlayHint>> {
    let (file, document) = view.document(&params.text_document.uri)?;
    let start = view.offset(document, params.range.start);
    let end = view.offset(document, params.range.end).max(start);
    let range = json5_syntax::TextRange::new(start, end);
    let hints = analysis::inlay_hints(&view.snapshot, file, range).into_iter().map(|hint| InlayHint {
        position: view.range(document, json5_syntax::TextRange::empty(hint.offset)).start,
        label: InlayHintLabel::String(view.render(&hint.label)),
        kind: None,
        text_edits: None,
        tooltip: None,
        padding_left: Some(true),
        padding_right: None,
        data: None,
    });
    Some(hints.collect())
}

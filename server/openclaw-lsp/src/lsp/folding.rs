//! `textDocument/foldingRange`.

use openclaw_analysis::{self as analysis, FoldKind};
use tower_lsp::ls_types::{FoldingRange, FoldingRangeKind, FoldingRangeParams};

use super::view::View;

/// What can be folded away.
#[must_use]
pub fn folding_ranges(view: &View, params: &FoldingRangeParams) -> Option<Vec<FoldingRange>> {
    let (file, document) = view.document(&params.text_document.uri)?;
    let with_characters = !view.client.folds_lines_only;
    let folds = analysis::folding_ranges(&view.snapshot, file).into_iter().map(|fold| {
        let range = view.range(document, fold.range);
        FoldingRange {
            start_line: range.start.line,
            start_character: with_characters.then_some(range.start.character),
            end_line: range.end.line,
            end_character: with_characters.then_some(range.end.character),
            kind: match fold.kind {
                FoldKind::Container => None,
                FoldKind::Comment => Some(FoldingRangeKind::Comment),
                FoldKind::Region => Some(FoldingRangeKind::Region),
            },
            collapsed_text: None,
        }
    });
    Some(folds.collect())
}

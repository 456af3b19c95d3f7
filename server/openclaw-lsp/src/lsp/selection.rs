//! `textDocument/selectionRange`.

use openclaw_analysis as analysis;
use tower_lsp::ls_types::{Range, SelectionRange, SelectionRangeParams};

use super::view::View;

/// For each position the ranges around it, each inside its parent.
#[must_use]
pub fn selection_ranges(view: &View, params: &SelectionRangeParams) -> Option<Vec<SelectionRange>> {
    let (file, document) = view.document(&params.text_document.uri)?;
    let chains = params.positions.iter().map(|&position| {
        let offset = view.offset(document, position);
        let ranges = analysis::selection_ranges(&view.snapshot, file, offset);
        let outermost_first = ranges.into_iter().rev().map(|range| view.range(document, range));
        let chain = outermost_first
            .fold(None, |parent, range| Some(SelectionRange { range, parent: parent.map(Box::new) }));
        // Every position needs an answer of its own, or the others would be taken for it.
        chain.unwrap_or(SelectionRange { range: Range::new(position, position), parent: None })
    });
    Some(chains.collect())
}

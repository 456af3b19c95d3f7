//! `textDocument/formatting` and `/rangeFormatting`.

use openclaw_analysis::{self as analysis, FormatOptions};
use tower_lsp::ls_types::{
    DocumentFormattingParams, DocumentRangeFormattingParams, FormattingOptions, Range, TextEdit, Uri,
};

use super::convert;
use super::view::View;

/// The edits that format a whole document.
#[must_use]
pub fn document(view: &View, params: &DocumentFormattingParams) -> Option<Vec<TextEdit>> {
    edits(view, &params.text_document.uri, None, &params.options)
}

/// The edits that format what touches a range.
#[must_use]
pub fn range(view: &View, params: &DocumentRangeFormattingParams) -> Option<Vec<TextEdit>> {
    edits(view, &params.text_document.uri, Some(params.range), &params.options)
}

fn edits(view: &View, uri: &Uri, range: Option<Range>, options: &FormattingOptions) -> Option<Vec<TextEdit>> {
    let (file, document) = view.document(uri)?;
    let options = FormatOptions { tab_size: options.tab_size, insert_spaces: options.insert_spaces };
    let range = range.map(|range| convert::text_range(&document.text, range, view.client.encoding));
    let edits = analysis::formatting(&view.snapshot, file, range, options);
    Some(edits.iter().map(|edit| view.edit(document, edit)).collect())
}

//! `textDocument/documentLink`.

use openclaw_analysis::{self as analysis, LinkTarget};
use tower_lsp::ls_types::{DocumentLink, DocumentLinkParams, Uri};

use super::view::View;

/// What can be opened from here.
#[must_use]
pub fn document_links(view: &View, params: &DocumentLinkParams) -> Option<Vec<DocumentLink>> {
    let (file, document) = view.document(&params.text_document.uri)?;
    let links = analysis::document_links(&view.snapshot, file).into_iter().filter_map(|link| {
        let target = match link.target {
            LinkTarget::Url(url) => url.parse().ok()?,
            LinkTarget::File(path) => Uri::from_file_path(path)?,
        };
        let range = view.range(document, link.range);
        Some(DocumentLink { range, target: Some(target), tooltip: None, data: None })
    });
    Some(links.collect())
}

//! `textDocument/hover`.

use openclaw_analysis::{self as analysis, Markup};
use tower_lsp::ls_types::{Hover, HoverContents, HoverParams, MarkupContent, MarkupKind};

use super::view::View;

/// The explanation of a position.
#[must_use]
pub fn hover(view: &View, params: &HoverParams) -> Option<Hover> {
    let at = &params.text_document_position_params;
    let (file, document) = view.document(&at.text_document.uri)?;
    let hover = analysis::hover(&view.snapshot, file, view.offset(document, at.position))?;
    let (kind, value) = markup(view, &hover.contents, view.client.markdown_hover);
    Some(Hover {
        contents: HoverContents::Markup(MarkupContent { kind, value }),
        range: Some(view.range(document, hover.range)),
    })
}

/// An explanation in the user's language, in the form that the client can show.
#[must_use]
pub fn markup(view: &View, contents: &Markup, markdown: bool) -> (MarkupKind, String) {
    if markdown {
        (MarkupKind::Markdown, contents.markdown(view.language()))
    } else {
        (MarkupKind::PlainText, contents.plain_text(view.language()))
    }
}

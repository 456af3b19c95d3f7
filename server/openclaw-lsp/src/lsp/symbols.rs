//! `textDocument/documentSymbol`: a tree, or a flat list for clients that know no tree.

use openclaw_analysis::{self as analysis, Document, Symbol};
use tower_lsp::ls_types::{
    DocumentSymbol, DocumentSymbolParams, DocumentSymbolResponse, Location, SymbolInformation, SymbolKind,
    Uri,
};

use super::view::View;

/// The outline.
#[must_use]
pub fn document_symbols(view: &View, params: &DocumentSymbolParams) -> Option<DocumentSymbolResponse> {
    let uri = &params.text_document.uri;
    let (file, document) = view.document(uri)?;
    let symbols = analysis::document_symbols(&view.snapshot, file);
    Some(if view.client.symbol_tree {
        DocumentSymbolResponse::Nested(
            symbols.into_iter().map(|symbol| nested(view, document, symbol)).collect(),
        )
    } else {
        let mut list = Vec::new();
        for symbol in symbols {
            flatten(view, uri, document, symbol, None, &mut list);
        }
        DocumentSymbolResponse::Flat(list)
    })
}

#[expect(deprecated, reason = "the protocol's struct has the field")]
fn nested(view: &View, document: &Document, symbol: Symbol) -> DocumentSymbol {
    let children: Vec<_> = symbol.children.into_iter().map(|child| nested(view, document, child)).collect();
    DocumentSymbol {
        name: symbol.name,
        detail: symbol.detail,
        kind: kind(symbol.kind),
        tags: None,
        deprecated: None,
        range: view.range(document, symbol.range),
        selection_range: view.range(document, symbol.selection),
        children: Some(children).filter(|children| !children.is_empty()),
    }
}

#[expect(deprecated, reason = "the protocol's struct has the field")]
fn flatten(
    view: &View,
    uri: &Uri,
    document: &Document,
    symbol: Symbol,
    container: Option<&str>,
    list: &mut Vec<SymbolInformation>,
) {
    list.push(SymbolInformation {
        name: symbol.name.clone(),
        kind: kind(symbol.kind),
        tags: None,
        deprecated: None,
        location: Location::new(uri.clone(), view.range(document, symbol.range)),
        container_name: container.map(str::to_owned),
    });
    for child in symbol.children {
        flatten(view, uri, document, child, Some(&symbol.name), list);
    }
}

fn kind(kind: analysis::SymbolKind) -> SymbolKind {
    match kind {
        analysis::SymbolKind::Object => SymbolKind::OBJECT,
        analysis::SymbolKind::Array => SymbolKind::ARRAY,
        analysis::SymbolKind::String => SymbolKind::STRING,
        analysis::SymbolKind::Number => SymbolKind::NUMBER,
        analysis::SymbolKind::Boolean => SymbolKind::BOOLEAN,
        analysis::SymbolKind::Null => SymbolKind::NULL,
    }
}

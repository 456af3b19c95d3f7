//! What we announce, by what the client can.

use tower_lsp::ls_types::{
    DiagnosticOptions, DiagnosticServerCapabilities, SaveOptions, ServerCapabilities,
    TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions, TextDocumentSyncSaveOptions,
};

use super::client::Client;

/// The server's capabilities for this client.
#[must_use]
pub fn capabilities(client: &Client) -> ServerCapabilities {
    let diagnostics = DiagnosticOptions { identifier: Some("openclaw".to_owned()), ..Default::default() };
    ServerCapabilities {
        position_encoding: Some(client.encoding.kind()),
        text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::INCREMENTAL),
            save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions { include_text: Some(false) })),
            ..Default::default()
        })),
        diagnostic_provider: client
            .pulls_diagnostics
            .then_some(DiagnosticServerCapabilities::Options(diagnostics)),
        ..Default::default()
    }
}

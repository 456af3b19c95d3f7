//! What we announce, by what the client can.

use tower_lsp::ls_types::{
    CodeActionKind, CodeActionOptions, CodeActionProviderCapability, CodeLensOptions, CompletionOptions,
    DiagnosticOptions, DiagnosticServerCapabilities, DocumentLinkOptions, ExecuteCommandOptions,
    FoldingRangeProviderCapability, HoverProviderCapability, OneOf, SaveOptions,
    SelectionRangeProviderCapability, SemanticTokensFullOptions, SemanticTokensOptions,
    SemanticTokensServerCapabilities, ServerCapabilities, TextDocumentSyncCapability, TextDocumentSyncKind,
    TextDocumentSyncOptions, TextDocumentSyncSaveOptions, WorkDoneProgressOptions,
};

use super::client::Client;
use super::{actions, credentials, tokens};

/// What opens the list of completions by itself: quotes, a colon and the space behind it, a path, a variable, a new object,
/// and the next flag of a list.
const COMPLETION_TRIGGERS: [&str; 8] = ["\"", "'", ":", " ", "/", "$", "{", ","];

/// The server's capabilities for this client.
#[must_use]
pub fn capabilities(client: &Client) -> ServerCapabilities {
    let sync = TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::INCREMENTAL),
        save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions { include_text: Some(false) })),
        ..Default::default()
    };
    let diagnostics = DiagnosticOptions { identifier: Some("openclaw".to_owned()), ..Default::default() };
    let completion = CompletionOptions {
        resolve_provider: Some(true),
        trigger_characters: Some(COMPLETION_TRIGGERS.map(str::to_owned).to_vec()),
        ..Default::default()
    };
    let actions = CodeActionOptions {
        code_action_kinds: Some(vec![CodeActionKind::QUICKFIX, actions::FIX_ALL]),
        resolve_provider: client.resolves_edits.then_some(true),
        ..Default::default()
    };
    let tokens = SemanticTokensOptions {
        legend: tokens::legend(),
        range: Some(true),
        full: Some(if client.semantic_token_deltas {
            SemanticTokensFullOptions::Delta { delta: Some(true) }
        } else {
            SemanticTokensFullOptions::Bool(true)
        }),
        ..Default::default()
    };
    ServerCapabilities {
        position_encoding: Some(client.encoding.kind()),
        text_document_sync: Some(TextDocumentSyncCapability::Options(sync)),
        diagnostic_provider: client
            .pulls_diagnostics
            .then_some(DiagnosticServerCapabilities::Options(diagnostics)),
        completion_provider: Some(completion),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        document_symbol_provider: Some(OneOf::Left(true)),
        folding_range_provider: Some(FoldingRangeProviderCapability::Simple(true)),
        selection_range_provider: Some(SelectionRangeProviderCapability::Simple(true)),
        inlay_hint_provider: Some(OneOf::Left(true)),
        document_link_provider: Some(DocumentLinkOptions {
            resolve_provider: Some(false),
            work_done_progress_options: Default::default(),
        }),
        document_highlight_provider: Some(OneOf::Left(true)),
        semantic_tokens_provider: client
            .semantic_tokens
            .then_some(SemanticTokensServerCapabilities::SemanticTokensOptions(tokens)),
        code_lens_provider: Some(CodeLensOptions { resolve_provider: Some(false) }),
        execute_command_provider: Some(ExecuteCommandOptions {
            commands: credentials::COMMANDS.map(str::to_owned).to_vec(),
            work_done_progress_options: WorkDoneProgressOptions { work_done_progress: Some(true) },
        }),
        document_formatting_provider: Some(OneOf::Left(true)),
        document_range_formatting_provider: Some(OneOf::Left(true)),
        code_action_provider: client
            .code_action_literals
            .then_some(CodeActionProviderCapability::Options(actions)),
        ..Default::default()
    }
}

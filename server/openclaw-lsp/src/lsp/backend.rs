//! One handler per method. Each posts to the mailbox first and does nothing else synchronously.

use std::sync::{Arc, OnceLock};
use std::time::Instant;

use openclaw_knowledge::text::{Language, Message};
use serde::Serialize;
use serde_json::{Value, json};
use tokio::task::JoinHandle;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::*;
use tower_lsp::{Client as Peer, LanguageServer};

use super::client::Client;
use super::credentials::{self, Credentials};
use super::mailbox::{Event, Mailbox};
use super::outbox::Outbox;
use super::progress::{Progress, Shown};
use super::status::{Status, StatusParams};
use super::trace::Trace;
use super::transport::written;
use super::view::View;
use super::{
    actions, capabilities, completion, configuration, diagnostics, folding, formatting, highlights, hover,
    inlay_hints, links, parent, selection, status, symbols, tokens,
};
use crate::{panics, served};

/// The handlers' ways: to the owner, and to the client.
pub struct Backend {
    mailbox: Mailbox,
    /// For requests of ours, whose answers matter.
    peer: Peer,
    /// For notifications.
    outbox: Outbox,
    /// For a client that does not say its own.
    language: Language,
    client: OnceLock<Client>,
    progress: Progress,
    trace: Trace,
    credentials: Arc<Credentials>,
}

impl Backend {
    /// Handlers that post to this mailbox; the language is for a client that does not say its own.
    #[must_use]
    pub fn new(mailbox: Mailbox, peer: Peer, outbox: Outbox, language: Language) -> Self {
        let (client, progress, trace) = (OnceLock::new(), Progress::default(), Trace::default());
        let credentials = Credentials::new(peer.clone(), mailbox.clone(), outbox.clone());
        Self { mailbox, peer, outbox, language, client, progress, trace, credentials }
    }

    /// `$/setTrace`
    pub async fn set_trace(&self, params: SetTraceParams) {
        self.trace.set(params.value);
    }

    /// `window/workDoneProgress/cancel`
    pub async fn cancel_progress(&self, params: WorkDoneProgressCancelParams) {
        self.progress.cancel(&params.token);
    }

    /// `openclaw-lsp/status`
    ///
    /// # Errors
    ///
    /// As every request, see [`Self::answer`].
    pub async fn status(&self, params: StatusParams) -> Result<Option<Status>> {
        let progress = WorkDoneProgressParams::default();
        self.answer("openclaw-lsp/status", progress, move |view| status::status(view, &params)).await
    }

    /// Where events go.
    #[must_use]
    pub fn mailbox(&self) -> &Mailbox {
        &self.mailbox
    }

    /// Answers from the state at this place in the order of messages. The thread that computes the answer writes it as
    /// well, see [`written`]: so this returns an error in any case.
    async fn answer<R: Serialize + 'static>(
        &self,
        method: &'static str,
        progress: WorkDoneProgressParams,
        compute: impl FnOnce(&View) -> R + Send + 'static,
    ) -> Result<R> {
        let started = Instant::now();
        panics::provoked_at("handler");
        let answer = self.mailbox.ask(move |view| {
            panics::provoked_at(method);
            written(&compute(view))
        });
        let answer = match progress.work_done_token {
            Some(token) => {
                let shown = Shown::asked(&self.progress, &self.outbox, token, "OpenClaw".to_owned());
                shown.report(answer).await
            }
            None => answer.await,
        };
        let outcome = if answer.is_ok() { "answered" } else { "failed" };
        self.trace.answered(&self.outbox, method, started.elapsed(), outcome);
        Err(answer.unwrap_or_else(|error| error))
    }

    /// Does what a command asks, on the runtime's own thread, and is given up with the request.
    async fn run(&self, command: credentials::Command, token: Option<ProgressToken>) -> Result<Value> {
        let started = Instant::now();
        let view = self.mailbox.ask(View::clone).await?;
        let title = view.render(&Message::new(command.title()));
        let running = tokio::spawn(Arc::clone(&self.credentials).run(command, view));
        let running = GivenUp(running);
        let answer = async move {
            let mut running = running;
            (&mut running.0).await.map_err(|_| Error::internal_error())
        };
        let shown = match token {
            Some(token) => Some(Shown::asked(&self.progress, &self.outbox, token, title)),
            None => {
                let creates = self.client.get().is_some_and(|client| client.creates_progress);
                creates.then(|| Shown::created(&self.progress, &self.outbox, &self.peer, title))
            }
        };
        let answer = match shown {
            Some(shown) => shown.report(answer).await,
            None => answer.await,
        };
        let outcome = if answer.is_ok() { "answered" } else { "failed" };
        self.trace.answered(&self.outbox, "workspace/executeCommand", started.elapsed(), outcome);
        answer
    }

    async fn pull_settings(&self) {
        if !self.client.get().is_some_and(|client| client.configuration) {
            return;
        }
        let item = ConfigurationItem { scope_uri: None, section: Some(configuration::SECTION.to_owned()) };
        match self.peer.configuration(vec![item]).await {
            Ok(answers) => {
                let settings = answers.into_iter().next().unwrap_or_default();
                self.mailbox.post(Event::SettingsPulled(settings));
            }
            Err(error) => tracing::warn!("the client did not send its settings: {}", error.code),
        }
    }

    /// Registers what the client offers to send only when registered.
    async fn register(&self) {
        let Some(client) = self.client.get() else { return };
        let mut registrations = Vec::new();
        let mut register = |method: &str, options| {
            let id = format!("{}/{method}", configuration::SECTION);
            registrations.push(Registration {
                id,
                method: method.to_owned(),
                register_options: Some(options),
            });
        };
        if client.registers_configuration {
            register("workspace/didChangeConfiguration", json!({ "section": configuration::SECTION }));
        }
        if client.registers_watched_files {
            let watchers: Vec<_> = served::GLOBS.iter().map(|glob| json!({ "globPattern": glob })).collect();
            register("workspace/didChangeWatchedFiles", json!({ "watchers": watchers }));
        }
        if !registrations.is_empty()
            && let Err(error) = self.peer.register_capability(registrations).await
        {
            tracing::warn!("the client refuses what it offered to register: {}", error.code);
        }
    }
}

/// Something that runs, and is ended when nobody waits for it any more.
struct GivenUp(JoinHandle<Value>);

impl Drop for GivenUp {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl LanguageServer for Backend {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let client = Client::new(&params, self.language);
        let capabilities = capabilities::capabilities(&client);
        let event = Event::Initialize { client: client.clone(), options: params.initialization_options };
        self.mailbox.post(event);
        let _ = self.client.set(client);
        self.trace.set(params.trace.unwrap_or_default());
        if let Some(process) = params.process_id {
            parent::watch(process, || std::process::exit(1));
        }
        let server_info = ServerInfo {
            name: env!("CARGO_PKG_NAME").to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        };
        Ok(InitializeResult { capabilities, server_info: Some(server_info), ..Default::default() })
    }

    async fn initialized(&self, _params: InitializedParams) {
        self.pull_settings().await;
        self.register().await;
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        let TextDocumentItem { uri, language_id, version, text } = params.text_document;
        self.mailbox.post(Event::Open { uri, language_id, version, text });
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let VersionedTextDocumentIdentifier { uri, version } = params.text_document;
        self.mailbox.post(Event::Change { uri, version, changes: params.content_changes });
    }

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        self.mailbox.post(Event::Save { uri: params.text_document.uri, text: params.text });
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        self.mailbox.post(Event::Close { uri: params.text_document.uri });
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        self.mailbox.post(Event::SettingsPushed(params.settings));
        self.pull_settings().await;
    }

    async fn did_change_watched_files(&self, _params: DidChangeWatchedFilesParams) {
        self.mailbox.post(Event::DiskChanged);
    }

    async fn diagnostic(&self, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReportResult> {
        let progress = params.work_done_progress_params.clone();
        self.answer("textDocument/diagnostic", progress, move |view| {
            DocumentDiagnosticReportResult::Report(diagnostics::pull(view, &params))
        })
        .await
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        let progress = params.work_done_progress_params.clone();
        self.answer("textDocument/completion", progress, move |view| {
            completion::completion(view, &params).map(CompletionResponse::List)
        })
        .await
    }

    async fn completion_resolve(&self, params: CompletionItem) -> Result<CompletionItem> {
        let progress = WorkDoneProgressParams::default();
        self.answer("completionItem/resolve", progress, move |view| completion::resolve(view, params)).await
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        let progress = params.work_done_progress_params.clone();
        self.answer("textDocument/hover", progress, move |view| hover::hover(view, &params)).await
    }

    async fn document_symbol(&self, params: DocumentSymbolParams) -> Result<Option<DocumentSymbolResponse>> {
        let progress = params.work_done_progress_params.clone();
        self.answer("textDocument/documentSymbol", progress, move |view| {
            symbols::document_symbols(view, &params)
        })
        .await
    }

    async fn folding_range(&self, params: FoldingRangeParams) -> Result<Option<Vec<FoldingRange>>> {
        let progress = params.work_done_progress_params.clone();
        self.answer("textDocument/foldingRange", progress, move |view| folding::folding_ranges(view, &params))
            .await
    }

    async fn selection_range(&self, params: SelectionRangeParams) -> Result<Option<Vec<SelectionRange>>> {
        let progress = params.work_done_progress_params.clone();
        self.answer("textDocument/selectionRange", progress, move |view| {
            selection::selection_ranges(view, &params)
        })
        .await
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
        let progress = params.work_done_progress_params.clone();
        self.answer("textDocument/inlayHint", progress, move |view| inlay_hints::inlay_hints(view, &params))
            .await
    }

    async fn document_link(&self, params: DocumentLinkParams) -> Result<Option<Vec<DocumentLink>>> {
        let progress = params.work_done_progress_params.clone();
        self.answer("textDocument/documentLink", progress, move |view| links::document_links(view, &params))
            .await
    }

    async fn document_highlight(
        &self,
        params: DocumentHighlightParams,
    ) -> Result<Option<Vec<DocumentHighlight>>> {
        let progress = params.work_done_progress_params.clone();
        self.answer("textDocument/documentHighlight", progress, move |view| {
            highlights::document_highlights(view, &params)
        })
        .await
    }

    async fn semantic_tokens_full(
        &self,
        params: SemanticTokensParams,
    ) -> Result<Option<SemanticTokensResult>> {
        let progress = params.work_done_progress_params.clone();
        self.answer("textDocument/semanticTokens/full", progress, move |view| {
            tokens::full(view, &params).map(SemanticTokensResult::Tokens)
        })
        .await
    }

    async fn semantic_tokens_full_delta(
        &self,
        params: SemanticTokensDeltaParams,
    ) -> Result<Option<SemanticTokensFullDeltaResult>> {
        let progress = params.work_done_progress_params.clone();
        self.answer("textDocument/semanticTokens/full/delta", progress, move |view| {
            tokens::full_delta(view, &params)
        })
        .await
    }

    async fn semantic_tokens_range(
        &self,
        params: SemanticTokensRangeParams,
    ) -> Result<Option<SemanticTokensRangeResult>> {
        let progress = params.work_done_progress_params.clone();
        self.answer("textDocument/semanticTokens/range", progress, move |view| {
            tokens::range(view, &params).map(SemanticTokensRangeResult::Tokens)
        })
        .await
    }

    async fn formatting(&self, params: DocumentFormattingParams) -> Result<Option<Vec<TextEdit>>> {
        let progress = params.work_done_progress_params.clone();
        self.answer("textDocument/formatting", progress, move |view| formatting::document(view, &params))
            .await
    }

    async fn range_formatting(&self, params: DocumentRangeFormattingParams) -> Result<Option<Vec<TextEdit>>> {
        let progress = params.work_done_progress_params.clone();
        self.answer("textDocument/rangeFormatting", progress, move |view| formatting::range(view, &params))
            .await
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        let progress = params.work_done_progress_params.clone();
        self.answer("textDocument/codeAction", progress, move |view| actions::code_actions(view, &params))
            .await
    }

    async fn code_lens(&self, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
        let progress = params.work_done_progress_params.clone();
        self.answer("textDocument/codeLens", progress, move |view| credentials::code_lenses(view, &params))
            .await
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<LSPAny>> {
        let Some(command) = credentials::Command::read(&params) else {
            return Err(Error::invalid_params("no such command, or not its arguments"));
        };
        self.run(command, params.work_done_progress_params.work_done_token).await.map(Some)
    }

    async fn code_action_resolve(&self, params: CodeAction) -> Result<CodeAction> {
        let progress = WorkDoneProgressParams::default();
        self.answer("codeAction/resolve", progress, move |view| actions::resolve(view, params)).await
    }
}

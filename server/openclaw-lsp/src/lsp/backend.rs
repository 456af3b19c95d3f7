//! One handler per method. Each posts to the mailbox first and does nothing else synchronously.

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{
    ConfigurationItem, DidChangeConfigurationParams, DidChangeTextDocumentParams, DidChangeWatchedFilesParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams, DocumentDiagnosticParams,
    DocumentDiagnosticReportResult, InitializeParams, InitializeResult, InitializedParams, ServerInfo,
    SetTraceParams, WorkDoneProgressCancelParams,
};
use tower_lsp::{Client as Peer, LanguageServer};

use super::client::Client;
use super::mailbox::{Event, Mailbox};
use super::{capabilities, configuration, diagnostics, parent};

/// The handlers' ways: to the owner, and to the client for requests of ours.
pub struct Backend {
    peer: Peer,
    mailbox: Mailbox,
}

impl Backend {
    /// Handlers that post to this mailbox.
    #[must_use]
    pub fn new(peer: Peer, mailbox: Mailbox) -> Self {
        Self { peer, mailbox }
    }

    /// `$/setTrace`
    pub async fn set_trace(&self, _params: SetTraceParams) {}

    /// `window/workDoneProgress/cancel`
    pub async fn cancel_progress(&self, _params: WorkDoneProgressCancelParams) {}

    async fn pull_settings(&self) {
        let item = ConfigurationItem { scope_uri: None, section: Some(configuration::SECTION.to_owned()) };
        if let Ok(answers) = self.peer.configuration(vec![item]).await
            && let Some(settings) = answers.into_iter().next()
        {
            self.mailbox.post(Event::SettingsPulled(settings));
        }
    }
}

impl LanguageServer for Backend {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let client = Client::new(&params);
        let capabilities = capabilities::capabilities(&client);
        self.mailbox.post(Event::Initialize { client, options: params.initialization_options });
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
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        let document = params.text_document;
        self.mailbox.post(Event::Open {
            uri: document.uri,
            language_id: document.language_id,
            version: document.version,
            text: document.text,
        });
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let document = params.text_document;
        self.mailbox.post(Event::Change {
            uri: document.uri,
            version: document.version,
            changes: params.content_changes,
        });
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
        let report = self.mailbox.ask(move |view| diagnostics::pull(view, &params)).await?;
        Ok(DocumentDiagnosticReportResult::Report(report))
    }
}

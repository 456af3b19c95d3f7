//! What the client can, as it said in `initialize`; asked for in one place so that no feature digs in capabilities.

use std::path::PathBuf;

use openclaw_knowledge::text::Language;
use tower_lsp::ls_types::{
    ClientCapabilities, InitializeParams, MarkupKind, PositionEncodingKind, SemanticTokensFullOptions,
};

use super::convert::{self, Encoding};

/// The client's abilities that change what we announce or answer.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is an independent ability")]
pub struct Client {
    /// What positions count.
    pub encoding: Encoding,
    /// The editor's language.
    pub language: Language,
    /// It asks for diagnostics itself.
    pub pulls_diagnostics: bool,
    /// It asks again when told that diagnostics have changed.
    pub refreshes_diagnostics: bool,
    /// Pulls code lenses again when asked.
    pub refreshes_code_lenses: bool,
    /// Pulls inlay hints again when asked.
    pub refreshes_inlay_hints: bool,
    /// Diagnostics may carry other places.
    pub related_information: bool,
    /// Diagnostics may carry a link to their page.
    pub code_description: bool,
    /// Diagnostics may be unnecessary or deprecated.
    pub diagnostic_tags: bool,
    /// Completions may carry snippet placeholders.
    pub snippets: bool,
    /// Completions may be deprecated by tag.
    pub completion_tags: bool,
    /// Hovers and completions may be Markdown; plain text otherwise.
    pub markdown_hover: bool,
    /// As above, in completion items.
    pub markdown_completion: bool,
    /// Symbols may be a tree.
    pub symbol_tree: bool,
    /// It colours by semantic tokens.
    pub semantic_tokens: bool,
    /// It takes what has changed of them.
    pub semantic_token_deltas: bool,
    /// Folding ranges are whole lines.
    pub folds_lines_only: bool,
    /// Code actions may be literals with edits; a client that knows only commands gets none.
    pub code_action_literals: bool,
    /// It asks for the edit of a code action once that is chosen.
    pub resolves_edits: bool,
    /// Code actions may be marked as preferred.
    pub preferred_actions: bool,
    /// Edits may name the document version they are for.
    pub versioned_edits: bool,
    /// It answers `workspace/configuration`.
    pub configuration: bool,
    /// `didChangeConfiguration` is sent only when registered.
    pub registers_configuration: bool,
    /// Files are watched when registered.
    pub registers_watched_files: bool,
    /// It shows progress that we begin.
    pub creates_progress: bool,
    /// The workspace's folders on disk.
    pub folders: Vec<PathBuf>,
}

impl Client {
    /// Reads the abilities. The language is for a client that does not say its own.
    #[must_use]
    pub fn new(params: &InitializeParams, language: Language) -> Self {
        let ClientCapabilities { workspace, text_document, general, window, .. } =
            params.capabilities.clone();
        let (workspace, text) = (workspace.unwrap_or_default(), text_document.unwrap_or_default());
        let offered: Option<Vec<PositionEncodingKind>> =
            general.and_then(|general| general.position_encodings);
        let diagnostics = text.publish_diagnostics.unwrap_or_default();
        let completion = text.completion.and_then(|it| it.completion_item).unwrap_or_default();
        let actions = text.code_action.unwrap_or_default();
        let markdown = |formats: Option<Vec<MarkupKind>>| {
            formats.is_some_and(|formats| formats.contains(&MarkupKind::Markdown))
        };
        Self {
            encoding: Encoding::negotiate(offered.as_deref()),
            language: params.locale.as_deref().map_or(language, Language::from_tag),
            pulls_diagnostics: text.diagnostic.is_some(),
            refreshes_diagnostics: workspace.diagnostics.is_some_and(|it| it.refresh_support == Some(true)),
            refreshes_code_lenses: workspace.code_lens.is_some_and(|it| it.refresh_support == Some(true)),
            refreshes_inlay_hints: workspace.inlay_hint.is_some_and(|it| it.refresh_support == Some(true)),
            related_information: diagnostics.related_information == Some(true),
            code_description: diagnostics.code_description_support == Some(true),
            diagnostic_tags: diagnostics.tag_support.is_some(),
            snippets: completion.snippet_support == Some(true),
            completion_tags: completion.tag_support.is_some(),
            markdown_completion: markdown(completion.documentation_format),
            markdown_hover: markdown(text.hover.and_then(|it| it.content_format)),
            symbol_tree: text
                .document_symbol
                .is_some_and(|it| it.hierarchical_document_symbol_support == Some(true)),
            semantic_tokens: text.semantic_tokens.is_some(),
            semantic_token_deltas: text.semantic_tokens.is_some_and(|it| {
                matches!(it.requests.full, Some(SemanticTokensFullOptions::Delta { delta: Some(true) }))
            }),
            folds_lines_only: text.folding_range.is_some_and(|it| it.line_folding_only == Some(true)),
            code_action_literals: actions.code_action_literal_support.is_some(),
            resolves_edits: actions.data_support == Some(true)
                && actions
                    .resolve_support
                    .is_some_and(|it| it.properties.iter().any(|property| property == "edit")),
            preferred_actions: actions.is_preferred_support == Some(true),
            versioned_edits: workspace.workspace_edit.is_some_and(|it| it.document_changes == Some(true)),
            configuration: workspace.configuration == Some(true),
            registers_configuration: workspace
                .did_change_configuration
                .is_some_and(|it| it.dynamic_registration == Some(true)),
            registers_watched_files: workspace
                .did_change_watched_files
                .is_some_and(|it| it.dynamic_registration == Some(true)),
            creates_progress: window.is_some_and(|it| it.work_done_progress == Some(true)),
            folders: folders(params),
        }
    }
}

fn folders(params: &InitializeParams) -> Vec<PathBuf> {
    let folders = params.workspace_folders.iter().flatten().map(|folder| &folder.uri);
    #[expect(deprecated, reason = "older clients know nothing else")]
    let root = params.root_uri.iter();
    folders.chain(root).filter_map(convert::path).collect()
}

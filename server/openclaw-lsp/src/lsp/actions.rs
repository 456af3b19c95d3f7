//! `textDocument/codeAction` and `codeAction/resolve`: quick fixes, and all sure fixes at once.

use std::collections::HashMap;

use openclaw_analysis::{self as analysis, Confidence, Document, Guidance, Snapshot, TextEdit};
use openclaw_knowledge::text::Message;
use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, Command, DocumentChanges, OneOf,
    OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, Uri, WorkspaceEdit,
};

use super::view::View;
use super::{convert, credentials, diagnostics};

/// The kind of the action that applies all sure fixes.
pub const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.openclaw");

/// Commands of the client's own.
const COPY_TEXT: &str = "openclaw.copyText";
const RUN_IN_TERMINAL: &str = "openclaw.runInTerminal";

/// What an action without its edit carries until it is resolved.
#[derive(Debug, Serialize, Deserialize)]
struct Unresolved {
    uri: Uri,
    /// The findings to mend; all when absent.
    code: Option<String>,
}

/// The actions for a range; none for a client that cannot apply edits from here.
#[must_use]
pub fn code_actions(view: &View, params: &CodeActionParams) -> Option<Vec<CodeActionOrCommand>> {
    let uri = &params.text_document.uri;
    let (file, document) = view.document(uri)?;
    if !view.client.code_action_literals {
        return None;
    }
    let only = params.context.only.as_deref();
    let snapshot = view.with_disk(file, document);
    let findings = analysis::diagnostics(&snapshot, file);
    let mut actions = Vec::new();
    if wanted(only, &CodeActionKind::QUICKFIX) {
        let range = convert::text_range(&document.text, params.range, view.client.encoding);
        let mut codes: Vec<&'static str> = Vec::new();
        for action in analysis::code_actions(&findings, range) {
            if action.confidence == Confidence::Sure && !codes.contains(&action.diagnostic.code) {
                codes.push(action.diagnostic.code);
            }
            actions.push(CodeAction {
                title: view.render(&action.title),
                kind: Some(CodeActionKind::QUICKFIX),
                diagnostics: Some(vec![diagnostics::diagnostic(view, uri, document, &action.diagnostic)]),
                edit: Some(workspace_edit(view, uri, document, &action.edits)),
                is_preferred: (view.client.preferred_actions && action.confidence >= Confidence::Likely)
                    .then_some(true),
                ..Default::default()
            });
        }
        for code in codes {
            if findings.iter().filter(|finding| finding.code == code && is_sure(finding)).count() > 1 {
                let action = CodeAction {
                    title: view.render(&Message::new("action-fix-kind").with("code", code)),
                    kind: Some(CodeActionKind::QUICKFIX),
                    ..Default::default()
                };
                let unresolved = Unresolved { uri: uri.clone(), code: Some(code.to_owned()) };
                actions.push(now_or_later(view, &snapshot, action, unresolved, view.client.resolves_edits));
            }
        }
        actions.extend(credentials::actions(view, uri, file, range));
        actions.extend(commands(view, uri, document, &analysis::guidance(&snapshot, file, &findings, range)));
    }
    if wanted(only, &FIX_ALL) && findings.iter().any(is_sure) {
        let action = CodeAction {
            title: view.render(&Message::new("action-fix-all")),
            kind: Some(FIX_ALL),
            ..Default::default()
        };
        let unresolved = Unresolved { uri: uri.clone(), code: None };
        // Who asks for this kind by name is about to apply it.
        let later = view.client.resolves_edits && only.is_none();
        actions.push(now_or_later(view, &snapshot, action, unresolved, later));
    }
    Some(actions.into_iter().map(CodeActionOrCommand::CodeAction).collect())
}

/// Answers `codeAction/resolve`: the edit of an action that was offered without it, for the text as it is now.
#[must_use]
pub fn resolve(view: &View, mut action: CodeAction) -> CodeAction {
    let unresolved = action.data.as_ref().and_then(|data| Unresolved::deserialize(data).ok());
    if action.edit.is_none()
        && let Some(unresolved) = unresolved
        && let Some((file, document)) = view.document(&unresolved.uri)
    {
        action.edit = Some(mended(view, &view.with_disk(file, document), &unresolved));
    }
    action
}

/// Mending many findings takes several rounds of diagnostics, which are wasted on an action that is only shown.
fn now_or_later(
    view: &View,
    snapshot: &Snapshot,
    mut action: CodeAction,
    unresolved: Unresolved,
    later: bool,
) -> CodeAction {
    if later {
        action.data = serde_json::to_value(unresolved).ok();
    } else {
        action.edit = Some(mended(view, snapshot, &unresolved));
    }
    action
}

fn mended(view: &View, snapshot: &Snapshot, unresolved: &Unresolved) -> WorkspaceEdit {
    let Some((file, document)) = view.document(&unresolved.uri) else { return WorkspaceEdit::default() };
    let fixed = analysis::fix_all(snapshot, file, &|finding, fix| {
        fix.confidence == Confidence::Sure && unresolved.code.as_ref().is_none_or(|code| finding.code == code)
    });
    workspace_edit(view, &unresolved.uri, document, &fixed.edits)
}

fn is_sure(finding: &analysis::Diagnostic) -> bool {
    finding.fixes.iter().any(|fix| fix.confidence == Confidence::Sure)
}

/// Commands for the shell, to copy or to run: the client does both, and asks before it runs one.
fn commands(view: &View, uri: &Uri, document: &Document, found: &[Guidance]) -> Vec<CodeAction> {
    let ways = [(COPY_TEXT, "action-copy-command"), (RUN_IN_TERMINAL, "action-run-command")];
    let ways = ways.into_iter().filter(|(command, _)| view.can_run(command));
    let action = |id: &str, title: &'static str, guidance: &Guidance| {
        let title = view.render(&Message::new(title).with("command", guidance.command));
        let finding = guidance.diagnostic.as_ref();
        CodeAction {
            title: title.clone(),
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: finding.map(|finding| vec![diagnostics::diagnostic(view, uri, document, finding)]),
            command: Some(Command::new(title, id.to_owned(), Some(vec![guidance.command.into()]))),
            ..Default::default()
        }
    };
    ways.flat_map(|(id, title)| found.iter().map(move |guidance| action(id, title, guidance))).collect()
}

/// Asking for a kind asks for all below it: `source` for `source.fixAll`.
fn wanted(only: Option<&[CodeActionKind]>, kind: &CodeActionKind) -> bool {
    let kind = kind.as_str();
    only.is_none_or(|only| {
        only.iter().any(|only| {
            let only = only.as_str();
            only.is_empty()
                || kind == only
                || kind.strip_prefix(only).is_some_and(|rest| rest.starts_with('.'))
        })
    })
}

fn workspace_edit(view: &View, uri: &Uri, document: &Document, edits: &[TextEdit]) -> WorkspaceEdit {
    let edits = edits.iter().map(|edit| view.edit(document, edit));
    if view.client.versioned_edits {
        let text_document =
            OptionalVersionedTextDocumentIdentifier { uri: uri.clone(), version: Some(document.version) };
        let edits = edits.map(OneOf::Left).collect();
        let changes = DocumentChanges::Edits(vec![TextDocumentEdit { text_document, edits }]);
        WorkspaceEdit { document_changes: Some(changes), ..Default::default() }
    } else {
        WorkspaceEdit { changes: Some(HashMap::from([(uri.clone(), edits.collect())])), ..Default::default() }
    }
}

#[cfg(test)]
mod tests {
    use tower_lsp::ls_types::CodeActionKind;

    use super::{FIX_ALL, wanted};

    #[test]
    fn a_kind_covers_those_below_it() {
        for (only, expected) in [
            ("source", true),
            ("source.fixAll", true),
            ("source.fixAll.openclaw", true),
            ("", true),
            ("sour", false),
            ("quickfix", false),
        ] {
            assert_eq!(wanted(Some(&[CodeActionKind::from(only.to_owned())]), &FIX_ALL), expected, "{only}");
        }
        assert!(wanted(None, &FIX_ALL));
    }
}

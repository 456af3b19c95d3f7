//! `textDocument/codeLens`: "Validate" where a credential can be tried, with what is known about it. And the same as code actions, for
//! clients without lenses.

use json5_syntax::TextRange;
use openclaw_analysis::{CredentialPlace, FileId, credential_places};
use openclaw_knowledge::text::Message;
use serde_json::json;
use tower_lsp::ls_types::{CodeAction, CodeActionKind, CodeLens, CodeLensParams, Command, Uri};

use super::command::VALIDATE;
use crate::lsp::view::View;

/// The lenses of a document; `None` for one that is not ours.
#[must_use]
pub fn code_lenses(view: &View, params: &CodeLensParams) -> Option<Vec<CodeLens>> {
    let uri = &params.text_document.uri;
    let (file, document) = view.document(uri)?;
    let lens = |place: CredentialPlace| {
        let title = match &place.remark {
            Some(remark) => Message::new("action-validate-again").with("remark", remark.clone()),
            None => Message::new("action-validate"),
        };
        let range = view.range(document, place.range);
        CodeLens { range, command: Some(command(view, uri, &place, &title)), data: None }
    };
    Some(credential_places(&view.snapshot, file).into_iter().map(lens).collect())
}

/// The actions for a byte range.
#[must_use]
pub fn actions(view: &View, uri: &Uri, file: FileId, range: TextRange) -> Vec<CodeAction> {
    let places = credential_places(&view.snapshot, file);
    let here = places.into_iter().filter(|place| {
        // A variable is its value as well; what lies in a profile or provider has actions of its own.
        let own = if place.variable.is_some() { place.member } else { place.range };
        own.intersect(range).is_some()
    });
    let action = |place: CredentialPlace| {
        let title = match &place.profile {
            Some(profile) => Message::new("action-validate-profile").with("profile", profile.as_str()),
            None => Message::new("action-validate-provider").with("provider", place.provider.as_str()),
        };
        let command = command(view, uri, &place, &title);
        let title = command.title.clone();
        CodeAction {
            title,
            kind: Some(CodeActionKind::QUICKFIX),
            command: Some(command),
            ..Default::default()
        }
    };
    here.map(action).collect()
}

fn command(view: &View, uri: &Uri, place: &CredentialPlace, title: &Message) -> Command {
    let source = place.variable.as_ref().map(|path| format!("config:{path}"));
    let mut arguments = json!({ "uri": uri, "provider": place.provider });
    for (name, value) in [("profile", &place.profile), ("source", &source)] {
        if let Some(value) = value {
            arguments[name] = json!(value);
        }
    }
    Command { title: view.render(title), command: VALIDATE.to_owned(), arguments: Some(vec![arguments]) }
}

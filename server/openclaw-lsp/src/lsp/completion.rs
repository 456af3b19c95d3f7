//! `textDocument/completion` and `completionItem/resolve`.

use json5_syntax::{Path, Segment, TextSize};
use openclaw_analysis::{self as analysis, CompletionKind, Docs, Document, Part, Piece, Tag, Template};
use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::{
    Command, CompletionItem, CompletionItemKind, CompletionItemTag, CompletionList, CompletionParams,
    Documentation, InsertTextFormat, MarkupContent, MarkupKind, Uri,
};

use super::hover::markup;
use super::view::View;

/// VS Code's command that opens the list again; other clients have none of that name.
const OPEN_LIST: &str = "editor.action.triggerSuggest";

/// What `completionItem/resolve` needs to find the explanation. An index stands as a number.
#[derive(Serialize, Deserialize)]
struct Data {
    uri: Uri,
    path: Vec<Step>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    part: Option<Part>,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Step {
    Index(usize),
    Key(String),
}

/// The proposals at a position; `None` for documents that are not ours.
#[must_use]
pub fn completion(view: &View, params: &CompletionParams) -> Option<CompletionList> {
    let uri = &params.text_document_position.text_document.uri;
    let (file, document) = view.document(uri)?;
    let offset = view.offset(document, params.text_document_position.position);
    let trigger = params.context.as_ref().and_then(|context| context.trigger_character.as_deref());
    // Editors close the list at the space behind a colon, and ask again. Any other space opens none.
    if trigger == Some(" ") && !is_behind_colon(document, offset) {
        return Some(CompletionList::default());
    }
    let mut items = analysis::completion(&view.snapshot, file, offset);
    // A comma opens the list inside a list of flags only; elsewhere it would come up after every value.
    if trigger == Some(",") {
        items.retain(|item| matches!(item.docs.part, Some(Part::BetaFlag(_))));
    }
    let items = items.into_iter().map(|proposal| item(view, uri, document, proposal)).collect();
    Some(CompletionList { is_incomplete: false, items })
}

fn is_behind_colon(document: &Document, offset: TextSize) -> bool {
    let text = document.text.byte_slice(..usize::from(offset));
    let before = text.chars_at(text.len_chars()).reversed().find(|char| *char != ' ');
    before == Some(':')
}

/// The proposal with its explanation.
#[must_use]
pub fn resolve(view: &View, mut item: CompletionItem) -> CompletionItem {
    let data = item.data.clone().and_then(|data| serde_json::from_value::<Data>(data).ok());
    let Some(Data { uri, path, part }) = data else { return item };
    let Some((file, _)) = view.document(&uri) else { return item };
    let path = path.into_iter().map(|step| match step {
        Step::Index(index) => Segment::Index(index),
        Step::Key(key) => Segment::Key(key),
    });
    let docs = Docs { path: Path(path.collect()), part };
    if let Some(docs) = analysis::completion_docs(&view.snapshot, file, &docs) {
        let (kind, value) = markup(view, &docs, view.client.markdown_completion);
        item.documentation = Some(match kind {
            MarkupKind::Markdown => Documentation::MarkupContent(MarkupContent { kind, value }),
            // Emacs 29 names no format at all, and takes bare texts only.
            MarkupKind::PlainText => Documentation::String(value),
        });
    }
    item
}

fn item(view: &View, uri: &Uri, document: &Document, proposal: analysis::CompletionItem) -> CompletionItem {
    let client = &view.client;
    let snippet = client.snippets && proposal.insert.has_stops();
    let text = if snippet { snippet_text(&proposal.insert) } else { proposal.insert.plain() };
    let edit = view.edit(document, &analysis::TextEdit { range: proposal.range, new_text: text });
    let additional: Vec<_> = proposal.additional.iter().map(|edit| view.edit(document, edit)).collect();
    let Docs { path, part } = proposal.docs;
    let path = path.0.into_iter().map(|segment| match segment {
        Segment::Index(index) => Step::Index(index),
        Segment::Key(key) => Step::Key(key),
    });
    let deprecated = client.completion_tags && proposal.tags.contains(&Tag::Deprecated);
    let open_list = || Command { title: String::new(), command: OPEN_LIST.to_owned(), arguments: None };
    CompletionItem {
        label: proposal.label,
        kind: Some(match proposal.kind {
            CompletionKind::Property => CompletionItemKind::PROPERTY,
            CompletionKind::Reference => CompletionItemKind::REFERENCE,
            CompletionKind::EnumMember => CompletionItemKind::ENUM_MEMBER,
            CompletionKind::Value => CompletionItemKind::VALUE,
            CompletionKind::Structure => CompletionItemKind::STRUCT,
            CompletionKind::Variable => CompletionItemKind::VARIABLE,
            CompletionKind::File => CompletionItemKind::FILE,
        }),
        detail: proposal.detail.as_ref().map(|detail| view.render(detail)),
        preselect: proposal.preselect.then_some(true),
        sort_text: Some(proposal.sort),
        filter_text: Some(proposal.filter),
        insert_text_format: Some(if snippet {
            InsertTextFormat::SNIPPET
        } else {
            InsertTextFormat::PLAIN_TEXT
        }),
        text_edit: Some(edit.into()),
        additional_text_edits: Some(additional).filter(|edits| !edits.is_empty()),
        command: (proposal.retrigger && view.can_run(OPEN_LIST)).then(open_list),
        tags: deprecated.then(|| vec![CompletionItemTag::DEPRECATED]),
        data: serde_json::to_value(Data { uri: uri.clone(), path: path.collect(), part }).ok(),
        ..Default::default()
    }
}

/// A template in LSP's snippet syntax.
fn snippet_text(template: &Template) -> String {
    let mut text = String::new();
    let mut stop = 0;
    for piece in &template.0 {
        if matches!(piece, Piece::Placeholder(_) | Piece::Choice(_)) {
            stop += 1;
        }
        match piece {
            Piece::Text(literal) => text.push_str(&escape(literal, &['\\', '$', '}'])),
            Piece::End => text.push_str("$0"),
            Piece::Placeholder(first) if first.is_empty() => text.push_str(&format!("${stop}")),
            Piece::Placeholder(first) => {
                text.push_str(&format!("${{{stop}:{}}}", escape(first, &['\\', '$', '}'])));
            }
            Piece::Choice(choices) => {
                let choices: Vec<String> =
                    choices.iter().map(|choice| escape(choice, &['\\', '$', '}', ',', '|'])).collect();
                text.push_str(&format!("${{{stop}|{}|}}", choices.join(",")));
            }
        }
    }
    text
}

fn escape(text: &str, special: &[char]) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        if special.contains(&char) {
            escaped.push('\\');
        }
        escaped.push(char);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use openclaw_analysis::{Piece, Template};

    use super::snippet_text;

    #[test]
    fn templates_become_snippets() {
        let text = |text: &str| Piece::Text(text.to_owned());
        for (pieces, expected) in [
            (vec![text("a ${X} \\")], "a \\${X\\} \\\\"),
            (vec![text("{"), Piece::End, text("}")], "{$0\\}"),
            (vec![Piece::Placeholder(String::new()), Piece::Placeholder("a}b".to_owned())], "$1${2:a\\}b}"),
            (vec![Piece::Choice(vec!["a,b".to_owned(), "c".to_owned()])], "${1|a\\,b,c|}"),
        ] {
            assert_eq!(snippet_text(&Template(pieces)), expected);
        }
    }
}

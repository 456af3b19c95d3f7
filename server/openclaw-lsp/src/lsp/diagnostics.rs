//! Findings on the wire: pushed after changes, or pulled by clients that can.

use json5_syntax::TextRange;
use openclaw_analysis::{self as analysis, Document, FileId, Severity, Tag, diagnostics};
use openclaw_knowledge::text::Message;
use tower_lsp::ls_types::notification::PublishDiagnostics;
use tower_lsp::ls_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag,
    DocumentDiagnosticParams, DocumentDiagnosticReport, FullDocumentDiagnosticReport, Location,
    NumberOrString, PublishDiagnosticsParams, RelatedFullDocumentDiagnosticReport,
    RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport, Uri,
};

use super::outbox::Outbox;
use super::view::View;
use crate::{pages, panics};

/// Nobody reads more, and editors choke on them: Visual Studio Code shows as many for one file.
const MOST: usize = 1_000;

/// Sends a document's findings; none for one that is closed.
pub fn push(view: &View, file: FileId, outbox: &Outbox) {
    panics::provoked_at("push");
    let Some(uri) = view.files.uri(file).cloned() else { return };
    let (diagnostics, version) = match view.snapshot.document(file) {
        Some(document) => (found(view, &uri, file, document), Some(document.version)),
        None => (Vec::new(), None),
    };
    outbox.notify::<PublishDiagnostics>(&PublishDiagnosticsParams { uri, diagnostics, version });
}

/// Answers `textDocument/diagnostic`; empty for documents that are not ours.
#[must_use]
pub fn pull(view: &View, params: &DocumentDiagnosticParams) -> DocumentDiagnosticReport {
    let result_id = view.revision.to_string();
    if params.previous_result_id.as_ref() == Some(&result_id) {
        return DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
        });
    }
    let uri = &params.text_document.uri;
    let items =
        view.document(uri).map(|(file, document)| found(view, uri, file, document)).unwrap_or_default();
    DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
        related_documents: None,
        full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id: Some(result_id), items },
    })
}

fn found(view: &View, uri: &Uri, file: FileId, document: &Document) -> Vec<Diagnostic> {
    let mut findings = diagnostics(&view.with_disk(file, document), file);
    let rest = keep_worst(&mut findings, MOST);
    let mut items: Vec<_> = findings.iter().map(|finding| diagnostic(view, uri, document, finding)).collect();
    items.extend(rest.map(|(count, first)| Diagnostic {
        range: view.range(document, first),
        severity: Some(DiagnosticSeverity::INFORMATION),
        source: Some("openclaw".to_owned()),
        message: view.render(&Message::new("diagnostics-not-shown").with("count", count)),
        ..Diagnostic::default()
    }));
    items
}

/// Leaves out the mildest and last findings above a number. How many, and the range of the first of them.
fn keep_worst(findings: &mut Vec<analysis::Diagnostic>, most: usize) -> Option<(usize, TextRange)> {
    if findings.len() <= most {
        return None;
    }
    findings.sort_by_key(|finding| finding.severity);
    let rest = findings.split_off(most);
    findings.sort_by_key(|finding| (finding.range.start(), finding.severity));
    let first = rest.iter().map(|finding| finding.range).min_by_key(|range| range.start())?;
    Some((rest.len(), first))
}

/// A finding as the client can show it.
#[must_use]
pub fn diagnostic(view: &View, uri: &Uri, document: &Document, finding: &analysis::Diagnostic) -> Diagnostic {
    let client = &view.client;
    let url = || pages::url(view.language(), finding.code);
    let page = || Some(CodeDescription { href: url()?.parse().ok()? });
    let related = || {
        let related = finding.related.iter().map(|related| DiagnosticRelatedInformation {
            location: Location::new(uri.clone(), view.range(document, related.range)),
            message: view.render(&related.message),
        });
        Some(related.collect::<Vec<_>>()).filter(|related| !related.is_empty())
    };
    let tags = || {
        let tags = finding.tags.iter().map(|tag| match tag {
            Tag::Unnecessary => DiagnosticTag::UNNECESSARY,
            Tag::Deprecated => DiagnosticTag::DEPRECATED,
        });
        Some(tags.collect::<Vec<_>>()).filter(|tags| !tags.is_empty())
    };
    Diagnostic {
        range: view.range(document, finding.range),
        severity: Some(match finding.severity {
            Severity::Error => DiagnosticSeverity::ERROR,
            Severity::Warning => DiagnosticSeverity::WARNING,
            Severity::Information => DiagnosticSeverity::INFORMATION,
            Severity::Hint => DiagnosticSeverity::HINT,
        }),
        code: Some(NumberOrString::String(finding.code.to_owned())),
        code_description: client.code_description.then(page).flatten(),
        source: Some("openclaw".to_owned()),
        message: view.render(&finding.message),
        related_information: client.related_information.then(related).flatten(),
        tags: client.diagnostic_tags.then(tags).flatten(),
        data: None,
    }
}

//! `openclaw-lsp/status`, a request of our own: what a document is judged by, for an editor that shows it.

use openclaw_analysis::TargetSource;
use openclaw_schema::bundle::{self, Release};
use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::Uri;

use super::view::View;

/// Whose status.
#[derive(Debug, Deserialize)]
pub struct StatusParams {
    uri: Uri,
}

/// What a document is judged by.
#[derive(Debug, Serialize)]
pub struct Status {
    /// The release that it is checked against.
    version: String,
    /// Who named that release.
    source: &'static str,
    /// The release whose bundled schema is used; null when `openclaw.schemaFile` holds the schema.
    schema: Option<&'static str>,
    /// The releases that are known, oldest first.
    releases: Vec<&'static str>,
}

/// The status of an open document of ours; `None` for every other.
#[must_use]
pub fn status(view: &View, params: &StatusParams) -> Option<Status> {
    let (file, _) = view.document(&params.uri)?;
    let target = view.snapshot.target(file)?;
    let source = match target.source {
        TargetSource::Setting => "setting",
        TargetSource::Installed => "installed",
        TargetSource::LastTouched => "lastTouched",
        TargetSource::Newest => "newest",
    };
    Some(Status {
        version: target.version.unwrap_or_else(|| bundle::newest().name().to_owned()),
        source,
        schema: view.snapshot.release(file).filter(|_| !view.snapshot.has_own_schema()).map(Release::name),
        releases: bundle::releases().iter().map(Release::name).collect(),
    })
}

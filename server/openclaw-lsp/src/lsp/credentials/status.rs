//! `openclaw models status --json` of the user's own installation: which profiles rest, and which providers lack a credential. Reads
//! what OpenClaw has stored; asks no provider.

use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use openclaw_analysis::credential_references::{References, Spot};
use openclaw_analysis::{Learned, Remark, credential_references};
use openclaw_knowledge::text::Message;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tokio::io::AsyncReadExt as _;
use tokio::process::Command;
use tower_lsp::ls_types::{MessageType, Uri};

use super::time::{Moment, span};
use super::{Credentials, remarks};
use crate::lsp::convert;
use crate::lsp::mailbox::Event;
use crate::lsp::view::View;
use crate::surroundings;

/// OpenClaw needs some seconds to start.
const TIMEOUT: Duration = Duration::from_secs(30);
/// Bytes of its answer.
const LARGEST: u64 = 4 << 20;
const SUBJECT: &str = "installed openclaw/";

/// What of the answer matters. Releases add fields and leave some out.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Status {
    config_path: Option<String>,
    auth: Auth,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Auth {
    unusable_profiles: Vec<Unusable>,
    missing_providers_in_use: Vec<String>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Unusable {
    profile_id: String,
    provider: Option<String>,
    kind: Option<String>,
    reason: Option<String>,
    classification: Option<String>,
    recovery_hint: Option<String>,
    until: Option<f64>,
    remaining_ms: Option<f64>,
}

/// Why there is no answer.
enum Failure {
    NotInstalled,
    Failed,
    Timeout,
    Unreadable,
}

impl Failure {
    fn message(&self) -> Message {
        match self {
            Self::NotInstalled => Message::new("status-not-installed"),
            Self::Failed => Message::new("status-failed"),
            Self::Timeout => Message::new("status-timeout").with("seconds", TIMEOUT.as_secs().to_string()),
            Self::Unreadable => Message::new("status-unreadable"),
        }
    }

    fn name(&self) -> &'static str {
        match self {
            Self::NotInstalled => "not-installed",
            Self::Failed => "failed",
            Self::Timeout => "timeout",
            Self::Unreadable => "unreadable",
        }
    }
}

impl Credentials {
    pub(super) async fn status(self: Arc<Self>, view: &View, uri: Option<&Uri>) -> Value {
        if !view.configuration.trusted {
            return self.refuse(view, "untrusted", &Message::new("status-untrusted"));
        }
        let folders = view.client.folders.clone();
        let command = tokio::task::spawn_blocking(move || surroundings::installed_command(&folders))
            .await
            .ok()
            .flatten();
        let answer = match command {
            Some(command) => run(&command).await,
            None => Err(Failure::NotInstalled),
        };
        let status = match answer.and_then(|text| parse(&text).ok_or(Failure::Unreadable)) {
            Ok(status) => status,
            Err(failure) => return self.refuse(view, failure.name(), &failure.message()),
        };
        let moment = Moment::now();
        let messages = status.messages(&moment);
        let document = uri.and_then(|uri| Some((convert::path(uri), view.document(uri)?)));
        let is_same = |path: Option<&Path>| {
            let (Some(path), Some(other)) = (path, &status.config_path) else { return false };
            surroundings::same_file(path, Path::new(other))
        };
        let other = match document {
            Some((path, (file, document))) if is_same(path.as_deref()) => {
                if let Some(references) = credential_references(&view.snapshot, file) {
                    let learned = Event::Learned {
                        file,
                        subject: SUBJECT.to_owned(),
                        remarks: status.remarks(&references, &moment),
                        text: document.text.clone(),
                    };
                    self.mailbox.report(learned).await;
                }
                None
            }
            _ => status.config_path.as_ref(),
        };
        if let Some(file) = other {
            self.show(
                view,
                MessageType::INFO,
                &Message::new("status-other-config").with("file", file.as_str()),
            );
        }
        for message in &messages {
            self.show(view, MessageType::WARNING, message);
        }
        if messages.is_empty() {
            self.show(view, MessageType::INFO, &Message::new("status-good"));
        }
        let mut answer = json!(status.auth);
        answer["configPath"] = json!(status.config_path);
        answer["checkedAt"] = json!(moment.stamp);
        answer
    }
}

impl Status {
    fn messages(&self, moment: &Moment) -> Vec<Message> {
        let missing = self.auth.missing_providers_in_use.iter().map(|provider| missing(provider, moment));
        let unusable = self.auth.unusable_profiles.iter().map(|profile| profile.message(moment));
        unusable.chain(missing).collect()
    }

    fn remarks(&self, references: &References, moment: &Moment) -> Vec<Remark> {
        let remark = |spot: &Spot, label: Message, finding| Remark {
            subject: SUBJECT.to_owned(),
            path: spot.path.clone(),
            range: remarks::range(spot),
            learned_from: Vec::new(),
            label: Some(label.with("time", moment.clock.as_str())),
            finding: Some(finding),
        };
        let unusable = self.auth.unusable_profiles.iter().filter_map(|profile| {
            let label = Message::new("status-short-unusable").with("left", profile.left());
            let finding = (Learned::UnusableProfile, profile.message(moment));
            Some(remark(&place(references, profile)?, label, finding))
        });
        let missing = self.auth.missing_providers_in_use.iter().filter_map(|id| {
            let provider = references.providers.iter().find(|provider| provider.id == id.to_lowercase())?;
            let spot = remarks::of_provider(references, provider)?;
            let label = Message::new("status-short-missing");
            Some(remark(&spot, label, (Learned::Missing, missing(id, moment))))
        });
        unusable.chain(missing).collect()
    }
}

impl Unusable {
    fn message(&self, moment: &Moment) -> Message {
        let id = match self.kind.as_deref() {
            Some("disabled") => "status-disabled",
            _ => "status-unusable",
        };
        let reason = self.reason.as_ref().or(self.classification.as_ref());
        Message::new(id)
            .with("profile", self.profile_id.as_str())
            .with("reason", reason.map_or("unknown", String::as_str))
            .with("time", moment.clock.as_str())
            .with("left", self.left())
    }

    fn left(&self) -> Message {
        let left = self.remaining_ms.unwrap_or_default().clamp(0.0, 1e15);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped just before")]
        span(left as u64)
    }
}

fn missing(provider: &str, moment: &Moment) -> Message {
    Message::new("status-missing").with("provider", provider).with("time", moment.clock.as_str())
}

/// Where the document names a profile: in `auth.profiles`, in `auth.order`, behind a model; else its provider.
fn place(references: &References, profile: &Unusable) -> Option<Spot> {
    let id = &profile.profile_id;
    let written = references.profiles.iter().find(|it| it.id == *id).map(|it| &it.spot);
    let mut ordered = references.orders.iter().flat_map(|order| &order.profiles);
    let mut pinned = references.providers.iter().flat_map(|provider| &provider.pins);
    let named = written
        .or_else(|| ordered.find(|it| it.text == *id).map(|it| &it.spot))
        .or_else(|| pinned.find(|it| it.text == *id).map(|it| &it.spot));
    named.cloned().or_else(|| {
        let provider = profile.provider.as_ref()?.to_lowercase();
        let provider = references.providers.iter().find(|it| it.id == provider)?;
        remarks::of_provider(references, provider)
    })
}

/// Runs the command, away from every workspace: OpenClaw reads a `.env` file in the folder that it is started in.
async fn run(command: &Path) -> Result<String, Failure> {
    let mut command = Command::new(command);
    command
        .args(["models", "status", "--json"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    command.kill_on_drop(true);
    if let Some(home) = surroundings::home() {
        command.current_dir(home);
    }
    let mut child = command.spawn().map_err(|_| Failure::Failed)?;
    let output = child.stdout.take().ok_or(Failure::Failed)?;
    let read = async {
        let mut bytes = Vec::new();
        let read = output.take(LARGEST + 1).read_to_end(&mut bytes).await;
        read.map_err(|_| Failure::Failed)?;
        if bytes.len() as u64 > LARGEST {
            return Err(Failure::Unreadable);
        }
        let ended = child.wait().await.map_err(|_| Failure::Failed)?;
        if ended.success() {
            String::from_utf8(bytes).map_err(|_| Failure::Unreadable)
        } else {
            Err(Failure::Failed)
        }
    };
    tokio::time::timeout(TIMEOUT, read).await.unwrap_or(Err(Failure::Timeout))
}

/// The answer, which lines of other talk may precede.
fn parse(text: &str) -> Option<Status> {
    let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
    starts.filter(|&at| text[at..].starts_with('{')).find_map(|at| serde_json::from_str(&text[at..]).ok())
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn reads_what_releases_print() {
        let status = r#"{"configPath":"/x","auth":{"unusableProfiles":[{"profileId":"a:b","kind":"cooldown","until":1,"remainingMs":1.5,"new":{}}],"other":[]},"new":1}"#;
        for text in [status.to_owned(), format!("Doctor says:\n{{ no json\n{status}\n")] {
            let status = parse(&text).unwrap();
            assert_eq!(status.auth.unusable_profiles[0].profile_id, "a:b");
            assert!(status.auth.missing_providers_in_use.is_empty());
        }
        assert!(parse("").is_none());
        assert!(parse("no").is_none());
    }
}

//! A press on "Validate": find the sources, ask for consent, check, and say what the answer means. One provider at a time.

use std::sync::Arc;

use futures::future::join_all;
use openclaw_analysis::{FileId, Learned};
use openclaw_credentials::check::{Credential, Needed, Outcome, Question, needs_consent};
use openclaw_credentials::verdict::{Reason, Verdict};
use openclaw_credentials::{ProviderSources, Secret, Source, SourcePlace, State, Why, find};
use openclaw_knowledge::text::Message;
use serde::Serialize;
use serde_json::{Value, json};
use tower_lsp::ls_types::{MessageType, Uri};

use super::Credentials;
use super::command::Wanted;
use super::consent::Reply;
use super::remarks;
use super::time::Moment;
use crate::lsp::convert;
use crate::lsp::mailbox::Event;
use crate::lsp::view::View;
use crate::surroundings;

/// A provider that is asked, and what for.
#[derive(Clone)]
pub(super) struct Task {
    pub view: View,
    pub file: FileId,
    pub provider: ProviderSources,
    wanted: Wanted,
}

/// What came of a source, or of having none.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Tried {
    /// The source's id.
    pub source: Option<String>,
    /// The answer's meaning; `None` where nothing could be asked.
    #[serde(flatten)]
    pub outcome: Option<Outcome>,
    /// In full.
    #[serde(skip)]
    pub text: Message,
    /// In a few words.
    #[serde(skip)]
    pub short: Message,
    /// `None` for good news.
    #[serde(skip)]
    pub learned: Option<Learned>,
}

impl Credentials {
    pub(super) async fn validate(self: Arc<Self>, view: View, wanted: Wanted) -> Value {
        if !view.configuration.trusted {
            return self.refuse(&view, "untrusted", &Message::new("validate-untrusted"));
        }
        let Some(file) = view.document(&wanted.uri).map(|(file, _)| file) else {
            return self.refuse(&view, "not-open", &Message::new("validate-not-open"));
        };
        let found = chosen(find_all(&view, file, &wanted.uri).await, &wanted);
        if found.is_empty() {
            let message = match &wanted.provider {
                Some(provider) => {
                    Message::new("validate-unknown-provider").with("provider", provider.as_str())
                }
                None => Message::new("validate-no-provider"),
            };
            return self.refuse(&view, "no-provider", &message);
        }
        let checks = found.into_iter().map(|provider| {
            let task = Task { view: view.clone(), file, provider, wanted: wanted.clone() };
            let (id, name) = (task.provider.provider.clone(), task.name());
            let credentials = Arc::clone(&self);
            let check = async move { Arc::new(credentials.check(task).await) };
            let credentials = Arc::clone(&self);
            async move { credentials.one_at_a_time(&id, name, check).await }
        });
        let providers = join_all(checks).await;
        let providers: Vec<&Value> = providers.iter().map(Arc::as_ref).collect();
        json!({ "uri": wanted.uri, "providers": providers })
    }

    /// Asks one provider, and hands on what it says: as remarks on the document, as a message, and as JSON.
    async fn check(self: Arc<Self>, task: Task) -> Value {
        let mut tried = Vec::new();
        let sources = task.sources();
        if sources.is_empty() {
            tried.push(self.without(&task).await);
        }
        for source in sources {
            tried.push(self.source(&task, source).await);
        }
        let moment = Moment::now();
        let learned = Event::Learned {
            file: task.file,
            subject: task.subject(),
            remarks: remarks::of(&task, &tried, &moment),
            text: task.text(),
        };
        self.mailbox.report(learned).await;
        for tried in &tried {
            self.say(&task, tried);
        }
        let results = tried.iter().map(|tried| {
            let mut result = serde_json::to_value(tried).unwrap_or_default();
            result["text"] = json!(task.view.render(&tried.text));
            result
        });
        let results: Vec<Value> = results.collect();
        let mut answer = serde_json::to_value(&task.provider).unwrap_or_default();
        answer["results"] = json!(results);
        answer["checkedAt"] = json!(moment.stamp);
        answer
    }

    async fn source(&self, task: &Task, source: &Source) -> Tried {
        let provider = task.provider.provider.as_str();
        let mut state = source.state.clone();
        if let State::NeedsConfirmation { command } = &state {
            match self.user.confirms_run(&task.view, provider, command).await {
                Reply::Yes => {
                    let command = command.clone();
                    let run = tokio::task::spawn_blocking(move || command.run()).await;
                    state = run.unwrap_or(State::CannotTell { why: Why::CommandFailed });
                }
                Reply::No | Reply::NotAsked => {
                    let text = Message::new("validate-not-run").with("program", command.program.as_str());
                    return untold(source, text, Learned::Unverified);
                }
            }
        }
        match &state {
            State::Usable { secret } => self.secret(task, source, secret).await,
            State::NotNeeded => Tried { source: Some(source.id.clone()), ..self.without(task).await },
            State::Missing { why } => untold(source, why.message(), Learned::Missing),
            State::CannotTell { why } | State::Ignored { why } => {
                untold(source, why.message(), Learned::Unverified)
            }
            State::NeedsConfirmation { .. } => {
                untold(source, Message::new("source-command-answer"), Learned::Unverified)
            }
        }
    }

    async fn secret(&self, task: &Task, source: &Source, secret: &Secret) -> Tried {
        self.ask(task, Some(source.id.clone()), &source.credentials(secret)).await
    }

    async fn without(&self, task: &Task) -> Tried {
        self.ask(task, None, &[]).await
    }

    /// Asks, once the user has agreed to where the credential goes: for each of its origins, if it has several.
    async fn ask(&self, task: &Task, source: Option<String>, credentials: &[Credential<'_>]) -> Tried {
        let mut question = match task.provider.question(credentials.first().copied()) {
            Ok(question) => question,
            Err(why) => {
                let (text, short) = (why.message(), Message::new("verdict-short-cannot-tell"));
                return Tried { source, outcome: None, text, short, learned: Some(Learned::Unverified) };
            }
        };
        let mut reply = Reply::Yes;
        for credential in credentials {
            question.credential = Some(*credential);
            if let Some(needed) = needs_consent(&question, &self.user.consent()) {
                reply = self.user.confirms(&task.view, &needed).await;
                if reply != Reply::Yes {
                    break;
                }
            }
        }
        // Sends nothing where something was not confirmed.
        let mut outcome = self.send(task, &question).await;
        if let (Reply::Yes, Some(needed)) = (reply, needed(&outcome)) {
            // What shows only when the name is resolved.
            reply = self.user.confirms(&task.view, needed).await;
            if reply == Reply::Yes {
                outcome = self.send(task, &question).await;
            }
        }
        let provider = task.provider.provider.as_str();
        let text = match (reply, needed(&outcome)) {
            (Reply::NotAsked, Some(needed)) => Message::new("validate-cannot-ask")
                .with("provider", provider)
                .with("origin", needed.origin.to_string()),
            _ => outcome.verdict.message(provider),
        };
        Tried {
            source,
            text,
            short: outcome.verdict.short(outcome.models_count),
            learned: learned(&outcome.verdict),
            outcome: Some(outcome),
        }
    }

    async fn send(&self, task: &Task, question: &Question<'_>) -> Outcome {
        let consent = self.user.consent();
        match task.provider.models.first().filter(|_| task.wanted.count_tokens) {
            Some(model) => self.checker.count_tokens(question, model, &consent).await,
            None => self.checker.check(question, &consent).await,
        }
    }

    /// Shows what came of a source, and offers to count tokens where that tells more.
    fn say(self: &Arc<Self>, task: &Task, tried: &Tried) {
        let typ = match tried.learned {
            None => MessageType::INFO,
            Some(Learned::Rejected | Learned::Missing) => MessageType::ERROR,
            Some(_) => MessageType::WARNING,
        };
        let message = task.message(tried);
        let can_count = tried.outcome.as_ref().is_some_and(|outcome| outcome.can_count_tokens);
        if !can_count || task.provider.models.is_empty() {
            return self.show(&task.view, typ, &message);
        }
        let (credentials, view) = (Arc::clone(self), task.view.clone());
        let wanted = Wanted {
            provider: Some(task.provider.provider.clone()),
            source: tried.source.clone(),
            count_tokens: true,
            ..task.wanted.clone()
        };
        // The verdict is out; nobody waits for this.
        tokio::spawn(async move {
            match credentials.user.ask(&view, &message, "consent-count").await {
                Reply::Yes => drop(credentials.validate_boxed(view, wanted).await),
                Reply::No => {}
                Reply::NotAsked => credentials.show(&view, typ, &message),
            }
        });
    }

    /// For the call from within itself.
    fn validate_boxed(
        self: Arc<Self>,
        view: View,
        wanted: Wanted,
    ) -> futures::future::BoxFuture<'static, Value> {
        Box::pin(self.validate(view, wanted))
    }
}

impl Task {
    /// The sources that are tried: the wanted one, else those that OpenClaw would use.
    fn sources(&self) -> Vec<&Source> {
        let sources = || self.provider.sources.iter();
        let Wanted { source, profile, .. } = &self.wanted;
        let wanted = sources().filter(|it| match (source, profile) {
            (Some(id), _) => it.id == *id,
            (None, Some(id)) => is_profile(it, id),
            (None, None) => false,
        });
        let wanted: Vec<&Source> = wanted.collect();
        if wanted.is_empty() { sources().filter(|source| source.used).collect() } else { wanted }
    }

    /// What the remarks are about: the whole provider, unless one source was wanted.
    fn subject(&self) -> String {
        match self.sources().as_slice() {
            [one] if self.wanted.source.is_some() || self.wanted.profile.is_some() => {
                self.part(Some(&one.id))
            }
            _ => format!("{}/", self.provider.provider),
        }
    }

    /// What remarks on one source are about.
    pub(super) fn part(&self, source: Option<&str>) -> String {
        format!("{}/{}/", self.provider.provider, source.unwrap_or_default())
    }

    /// Tells this check from others.
    fn name(&self) -> String {
        let Wanted { uri, profile, source, count_tokens, .. } = &self.wanted;
        let version = self.view.snapshot.document(self.file).map(|document| document.version);
        format!(
            "{} {profile:?} {source:?} {count_tokens} {version:?} {}",
            self.provider.provider,
            uri.as_str()
        )
    }

    pub(super) fn text(&self) -> ropey::Rope {
        self.view.snapshot.document(self.file).map(|document| document.text.clone()).unwrap_or_default()
    }

    /// The sentence about a source, with its name.
    pub(super) fn message(&self, tried: &Tried) -> Message {
        let source = self.provider.sources.iter().find(|source| Some(&source.id) == tried.source.as_ref());
        let Some(source) = source else { return tried.text.clone() };
        let other = source.shadowed_by.as_ref().filter(|_| !source.used);
        let other = other.and_then(|id| self.provider.sources.iter().find(|source| source.id == *id));
        let text = match other {
            Some(other) => Message::new("validated-shadowed")
                .with("text", tried.text.clone())
                .with("other", other.name()),
            None => tried.text.clone(),
        };
        Message::new("validated-source").with("source", source.name()).with("text", text)
    }
}

fn is_profile(source: &Source, id: &str) -> bool {
    matches!(&source.place, SourcePlace::Profile { profile, .. } if profile == id)
}

fn untold(source: &Source, text: Message, learned: Learned) -> Tried {
    let short = match learned {
        Learned::Missing => "verdict-short-missing",
        _ => "verdict-short-cannot-tell",
    };
    let (source, learned) = (Some(source.id.clone()), Some(learned));
    Tried { source, outcome: None, text, short: Message::new(short), learned }
}

/// What was not confirmed.
fn needed(outcome: &Outcome) -> Option<&Needed> {
    match &outcome.verdict {
        Verdict::CannotTell(Reason::NeedsConsent(needed)) => Some(needed),
        _ => None,
    }
}

fn learned(verdict: &Verdict) -> Option<Learned> {
    match verdict {
        Verdict::Valid => None,
        Verdict::RateLimited { .. } | Verdict::OutOfCredit => Some(Learned::Limited),
        Verdict::Rejected { .. } | Verdict::NoPermission | Verdict::WrongKind { .. } => {
            Some(Learned::Rejected)
        }
        Verdict::Missing => Some(Learned::Missing),
        Verdict::CannotTell(_) => Some(Learned::Unverified),
    }
}

async fn find_all(view: &View, file: FileId, uri: &Uri) -> Vec<ProviderSources> {
    let (snapshot, path) = (view.snapshot.clone(), convert::path(uri));
    let search = move || {
        let machine = surroundings::machine(path.as_deref(), Moment::now().milliseconds);
        find(&snapshot, file, &machine)
    };
    // Stores and files may be on a slow disk.
    tokio::task::spawn_blocking(search).await.unwrap_or_default()
}

/// The providers that were asked for; those in use when none was.
fn chosen(found: Vec<ProviderSources>, wanted: &Wanted) -> Vec<ProviderSources> {
    let id = wanted.provider.as_ref().map(|provider| provider.trim().to_lowercase());
    let is_wanted = |it: &ProviderSources| match (&id, &wanted.profile) {
        (Some(id), _) => it.provider == *id,
        (None, Some(profile)) => it.sources.iter().any(|source| is_profile(source, profile)),
        (None, None) => it.is_chosen,
    };
    found.into_iter().filter(is_wanted).collect()
}

//! Asks the providers: several at once, each one thing at a time, and nobody before the user has agreed to where a credential goes.

use std::io;

use futures::StreamExt as _;
use futures::stream;
use openclaw_credentials::Step;
use openclaw_credentials::check::{Checker, Consent, Needed, Outcome};
use openclaw_credentials::find::{ProviderSources, State};
use openclaw_credentials::verdict::{Reason, Verdict};
use openclaw_knowledge::text::Message;

use super::confirm::Terminal;
use super::{Checked, Tried};

/// Providers that are asked at once.
const AT_ONCE: usize = 8;

/// What may be done.
#[derive(Debug, Default)]
pub struct Asked {
    /// Where credentials may go.
    pub consent: Consent,
    /// Whether programs that give out credentials may run.
    pub run_commands: bool,
    /// Whether tokens may be counted where models may not be listed.
    pub count_tokens: bool,
}

/// What is known without asking.
#[must_use]
pub fn nobody(found: Vec<ProviderSources>) -> Vec<Checked> {
    let known = |sources: ProviderSources| {
        let results = sources.deciding().into_iter().map(|source| {
            let outcome = match sources.step(source.map(|at| &sources.sources[at])) {
                Step::Ask(_) => None,
                Step::Known(verdict) => Some(Outcome::without_request(verdict)),
            };
            Tried { source, outcome }
        });
        Checked { results: results.collect(), sources }
    };
    found.into_iter().map(known).collect()
}

impl Asked {
    /// Asks for every source that decides, and once more for those that the user then allows.
    ///
    /// # Errors
    ///
    /// When the runtime cannot start.
    pub fn all(
        mut self,
        mut found: Vec<ProviderSources>,
        terminal: Option<Terminal>,
    ) -> io::Result<Vec<Checked>> {
        self.run_commands(&mut found, terminal);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let checker = Checker::new();
        let mut checked: Vec<Checked> = runtime.block_on(
            stream::iter(found).map(|sources| self.provider(&checker, sources)).buffered(AT_ONCE).collect(),
        );
        let Some(terminal) = terminal else { return Ok(checked) };
        // What a name leads to is known only once it is resolved, so that one answer may need another.
        let mut declined: Vec<Needed> = Vec::new();
        while let Some((at, needed)) = next_needed(&checked, &declined) {
            if terminal.confirms(&needed.message()) {
                self.consent.confirm(&needed);
                runtime.block_on(self.again(&checker, &mut checked[at]));
            } else {
                declined.push(needed);
            }
        }
        Ok(checked)
    }

    /// Runs the programs that would be asked for a credential.
    fn run_commands(&self, found: &mut [ProviderSources], terminal: Option<Terminal>) {
        for source in found.iter_mut().flat_map(|provider| &mut provider.sources).filter(|it| it.used) {
            let State::NeedsConfirmation { command } = &source.state else { continue };
            let question = Message::new("consent-run-program")
                .with("program", command.program.as_str())
                .with("provider", command.provider.as_str());
            if self.run_commands || terminal.is_some_and(|terminal| terminal.confirms(&question)) {
                source.run_command();
            }
        }
    }

    async fn provider(&self, checker: &Checker, sources: ProviderSources) -> Checked {
        let mut results = Vec::new();
        for source in sources.deciding() {
            let outcome = Some(self.source(checker, &sources, source).await);
            results.push(Tried { source, outcome });
        }
        Checked { sources, results }
    }

    /// Asks again where nothing was sent for want of consent.
    async fn again(&self, checker: &Checker, checked: &mut Checked) {
        for tried in &mut checked.results {
            if tried.needed().is_some() {
                tried.outcome = Some(self.source(checker, &checked.sources, tried.source).await);
            }
        }
    }

    async fn source(&self, checker: &Checker, provider: &ProviderSources, at: Option<usize>) -> Outcome {
        let question = match provider.step(at.map(|at| &provider.sources[at])) {
            Step::Ask(question) => question,
            Step::Known(verdict) => return Outcome::without_request(verdict),
        };
        let outcome = checker.check(&question, &self.consent).await;
        match provider.models.first() {
            Some(model) if outcome.can_count_tokens && self.count_tokens => {
                checker.count_tokens(&question, model, &self.consent).await
            }
            _ => outcome,
        }
    }
}

impl Tried {
    /// What the user has to agree to first.
    fn needed(&self) -> Option<&Needed> {
        match self.outcome.as_ref().map(|outcome| &outcome.verdict) {
            Some(Verdict::CannotTell(Reason::NeedsConsent(needed))) => Some(needed),
            _ => None,
        }
    }
}

/// The next thing that the user was not asked yet.
fn next_needed(checked: &[Checked], declined: &[Needed]) -> Option<(usize, Needed)> {
    let all = checked.iter().enumerate().flat_map(|(at, it)| it.results.iter().map(move |tried| (at, tried)));
    let needed = all.filter_map(|(at, tried)| Some((at, tried.needed()?)));
    needed.filter(|(_, needed)| !declined.contains(needed)).map(|(at, needed)| (at, needed.clone())).next()
}

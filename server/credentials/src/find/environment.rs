//! Variables and where they are set: the process first, then the `.env` files, then the config. The first to set one wins.

use std::path::Path;

use openclaw_analysis::credential_references::{ConfigValues, ProviderReference, References};
use openclaw_analysis::{dotenv, environment};
use openclaw_knowledge::environment_names::{is_taken_from_config, is_taken_from_folder};
use openclaw_knowledge::providers::{self, Holds};
use zeroize::Zeroizing;

use super::{Machine, Search, Source, SourcePlace, State, Why};
use crate::Secret;

/// OpenClaw skips larger `.env` files.
const LARGEST: u64 = 1 << 20;

/// A variable in one place that sets it.
#[derive(Debug, Clone)]
pub(super) struct Variable {
    pub(super) name: String,
    pub(super) value: Secret,
    place: SourcePlace,
    /// Why OpenClaw does not take it from there.
    ignored: Option<Why>,
}

/// All variables, in the order in which their places win.
#[derive(Debug, Clone, Default)]
pub(super) struct Variables(Vec<Variable>);

impl Variables {
    pub(super) fn read(references: &References, values: ConfigValues<'_>, machine: &Machine) -> Self {
        let process = machine.environment.iter().map(|(name, value)| Variable {
            name: name.clone(),
            value: value.clone(),
            place: SourcePlace::Environment { name: name.clone() },
            ignored: None,
        });
        let mut all: Vec<Variable> = process.collect();
        let file = |folder: &Option<std::path::PathBuf>| folder.as_ref().map(|folder| folder.join(".env"));
        let beside = file(&machine.config_folder);
        let state = file(&machine.state_folder);
        let working = file(&machine.working_folder);
        let gateway = machine.home.as_ref().map(|home| home.join(".config/openclaw/gateway.env"));
        // The one in the working folder may be the same as another, which then counts.
        if let Some(working) = working.filter(|it| Some(it) != state.as_ref() && Some(it) != beside.as_ref())
        {
            all.extend(env_file(&working).map(|variable| Variable {
                ignored: (!is_taken_from_folder(&variable.name)).then_some(Why::WorkingFolder),
                ..variable
            }));
        }
        let beside = beside.filter(|beside| Some(beside) != state.as_ref());
        for file in [state, beside, gateway].iter().flatten() {
            all.extend(env_file(file));
        }
        // Of variables of the config with one name the last one counts.
        for variable in references.variables.iter().rev() {
            let Some(text) = values.at(&variable.spot.path).text() else { continue };
            let refers = environment::tokens(&text).any(|token| !token.escaped);
            let Some(value) = Secret::new(text) else { continue };
            let is_taken = is_taken_from_config(&variable.name) && !refers;
            all.push(Variable {
                name: variable.name.clone(),
                value,
                place: SourcePlace::ConfigVariable {
                    name: variable.name.clone(),
                    path: variable.spot.path.to_string(),
                    range: variable.spot.range.clone(),
                },
                ignored: (!is_taken).then_some(Why::NotApplied),
            });
        }
        Self(all)
    }

    /// The variable as OpenClaw sees it.
    pub(super) fn get(&self, name: &str) -> Option<&Variable> {
        self.0.iter().find(|variable| variable.name == name && variable.ignored.is_none())
    }

    /// A text with its variables put in, and their names.
    ///
    /// # Errors
    ///
    /// The first variable that is not set.
    pub(super) fn substitute(&self, text: &str) -> Result<(Zeroizing<String>, Vec<String>), String> {
        // Room for the result from the start: a growing text would leave copies behind.
        let longest: usize = environment::tokens(text)
            .filter_map(|token| Some(self.get(token.name)?.value.expose().len()))
            .sum();
        let mut result = Zeroizing::new(String::with_capacity(text.len() + longest));
        let (mut copied, mut names) = (0, Vec::new());
        for token in environment::tokens(text) {
            result.push_str(&text[copied..token.range.start]);
            copied = token.range.end;
            if token.escaped {
                result.push_str(&text[token.range.start + 1..token.range.end]);
                continue;
            }
            let variable = self.get(token.name).ok_or_else(|| token.name.to_owned())?;
            result.push_str(variable.value.expose());
            names.push(token.name.to_owned());
        }
        result.push_str(&text[copied..]);
        Ok((result, names))
    }

    /// An address with its variables put in. Only those whose names say that they hold a part of an address: a config must not
    /// carry a secret out in one.
    ///
    /// # Errors
    ///
    /// The first variable that is not set, or may hold a secret.
    pub(super) fn substitute_harmless(&self, text: &str) -> Result<String, String> {
        const ENDS: [&str; 7] = ["URL", "HOST", "ENDPOINT", "ORIGIN", "PORT", "REGION", "DOMAIN"];
        let is_harmless = |name: &str| ENDS.iter().any(|end| name.ends_with(end));
        let mut tokens = environment::tokens(text).filter(|token| !token.escaped);
        if let Some(token) = tokens.find(|token| !is_harmless(token.name)) {
            return Err(token.name.to_owned());
        }
        self.substitute(text).map(|(text, _)| text.as_str().to_owned())
    }
}

fn env_file(file: &Path) -> impl Iterator<Item = Variable> {
    let is_small = std::fs::metadata(file).is_ok_and(|it| it.is_file() && it.len() <= LARGEST);
    let text = is_small.then(|| std::fs::read_to_string(file).ok()).flatten().unwrap_or_default();
    let text = Zeroizing::new(text);
    let file = file.to_string_lossy().into_owned();
    let mut found: Vec<Variable> = Vec::new();
    for (name, value) in dotenv::assignments(&text) {
        let Some(value) = Secret::new(value) else { continue };
        // Within a file the last assignment counts.
        found.retain(|variable| variable.name != name);
        let place = SourcePlace::EnvFile { file: file.clone(), name: name.clone() };
        found.push(Variable { name, value, place, ignored: None });
    }
    found.into_iter()
}

impl Search<'_> {
    /// The variables that hold credentials of a provider: those that OpenClaw asks for in its order, each place that sets one in the
    /// order in which they win, then those that are for something else.
    pub(super) fn variable_sources(&self, provider: &ProviderReference) -> Vec<Source> {
        let mut sources = Vec::new();
        let mut asked = Vec::new();
        for row in providers::variables_of(&provider.id) {
            let other = matches!(row.holds, Holds::Admin | Holds::Session);
            asked.push(row.name.as_str());
            let places = self.variables.0.iter().filter(|variable| variable.name == row.name);
            sources.extend(places.map(|variable| source(variable, other.then_some(Why::OtherUse))));
        }
        let id = providers::find(&provider.id).map(|row| row.id.as_str());
        let is_spare = |variable: &&Variable| {
            !asked.contains(&variable.name.as_str())
                && providers::owners(&variable.name).any(|owner| Some(owner.id.as_str()) == id)
        };
        sources.extend(self.variables.0.iter().filter(is_spare).map(|it| source(it, Some(Why::Spare))));
        if self.references.asks_shell && sources.is_empty() {
            // OpenClaw asks the shell only for what is set nowhere else; running one is not ours.
            sources.extend(asked.first().map(|&name| {
                let place = SourcePlace::Environment { name: name.to_owned() };
                Source::new(format!("shell:{name}"), place, State::cannot_tell(Why::LoginShell))
            }));
        }
        sources
    }
}

fn source(variable: &Variable, other: Option<Why>) -> Source {
    let name = &variable.name;
    let id = match &variable.place {
        SourcePlace::EnvFile { file, .. } => format!("file:{file}#{name}"),
        SourcePlace::ConfigVariable { path, .. } => format!("config:{path}"),
        _ => format!("env:{name}"),
    };
    let state = match variable.ignored.clone().or(other) {
        Some(why) => State::ignored(why),
        None => State::usable(variable.value.clone()),
    };
    Source::new(id, variable.place.clone(), state).made_of(name)
}

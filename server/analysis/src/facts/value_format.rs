//! Texts that OpenClaw reads as a duration, a size, a URL, a path ... and that is none.
//! Which places are checked, and for what, is data: `value-formats.json5` in the knowledge.

mod host;
mod name;
mod path;
mod size;
mod text;
mod time;
mod url;

use std::sync::LazyLock;

use json5_syntax::ast::{Key, Object, Value, ValueKind};
use json5_syntax::{Path, TextRange};
use openclaw_knowledge::text::Message;
use openclaw_knowledge::value_formats::{self, Format, Row};

use super::Context;
use super::roster::Form;
use super::trie::{self, Node, Taken, Trie};
use crate::edits::requoted;
use crate::effective;
use crate::environment::Substituted;

pub(crate) use name::{is_model_reference, is_secret_reference};

static PLACES: LazyLock<Trie<Row>> =
    LazyLock::new(|| Trie::new(value_formats::rows().iter().map(|row| (row, row.at.as_slice(), row.key))));

/// A text that does not have its format, before it is known whether OpenClaw gets to look at it.
#[derive(Debug)]
pub(crate) struct Violation {
    /// Where OpenClaw reports it.
    pub(crate) path: Path,
    /// Whether checks of the containers around it are skipped because of it.
    pub(crate) aborts: bool,
    /// The container that its check belongs to.
    pub(crate) host: Path,
    pub(crate) range: TextRange,
    pub(crate) message: Message,
    /// Nothing is wrong for sure: it depends on the environment.
    pub(crate) depends: bool,
    /// The literal that is surely meant.
    pub(crate) new_text: Option<String>,
}

/// Every violation in a document, computed once per run.
pub(crate) fn violations<'c>(context: &'c Context<'_>) -> &'c [Violation] {
    context.facts.formats.get_or_init(|| {
        let mut walk = Walk { context, steps: Vec::new(), violations: Vec::new() };
        if let Some(root) = context.root {
            walk.value(PLACES.root(), root, None);
        }
        walk.violations
    })
}

/// What a format looks at.
struct Candidate<'a> {
    /// The text, or a number as JavaScript writes it.
    text: &'a str,
    /// The object that the value is a member of.
    parent: Option<Object<'a>>,
}

/// What is wrong with a text.
struct Problem {
    /// The words.
    message: &'static str,
    /// The text that is surely meant.
    suggestion: Option<String>,
}

impl Problem {
    fn new(message: &'static str) -> Self {
        Self { message, suggestion: None }
    }

    fn suggest(mut self, suggestion: Option<String>) -> Self {
        self.suggestion = suggestion;
        self
    }
}

fn problem(format: Format, candidate: &Candidate<'_>) -> Option<Problem> {
    let text = candidate.text;
    match format {
        Format::Duration => time::duration(text),
        Format::Retention => time::retention(text),
        Format::PositiveDuration | Format::PositiveDurationOrZero => time::positive_duration(text),
        Format::SuspendAfter => time::suspend_after(text),
        Format::ClockTime => time::clock(text, false),
        Format::ClosingTime => time::clock(text, true),
        Format::ByteSize | Format::ByteSizeText => size::bytes(text),
        Format::HttpUrl => url::http(text),
        Format::ClientMetadataUrl => url::client_metadata(text),
        Format::HttpOrigin => url::http_origin(text),
        Format::PublicOrigin => url::public_origin(text),
        Format::SecureUrl => url::secure(text),
        Format::BareDomain => host::bare_domain(text),
        Format::ExactHost => host::exact(text),
        Format::AbsolutePath => path::absolute(text),
        Format::AbsoluteOrHomePath => path::absolute_or_home(text),
        Format::AbsolutePathAnywhere => path::absolute_anywhere(text),
        Format::SecretCommand => path::secret_command(candidate),
        Format::ModulePath => path::module(text),
        Format::SandboxBind => path::sandbox_bind(text),
        Format::ConfinedProfile => name::confined_profile(text),
        Format::DecisionModel => name::decision_model(text),
        Format::PickerRuntime => name::picker_runtime(text),
        Format::AgentId => name::agent_id(text),
        Format::TrimmedName => name::trimmed(text),
        Format::Repository => name::repository(text),
        Format::ServerName => name::server(text),
        Format::SecretId => name::secret_id(candidate),
        Format::NotBlank => name::not_blank(text),
        Format::NotEmpty => name::not_empty(text),
    }
}

/// Whether the format says something about a number, too.
fn reads_numbers(format: Format, number: f64) -> bool {
    match format {
        Format::PositiveDuration | Format::ByteSize => true,
        Format::PositiveDurationOrZero => number != 0.0,
        _ => false,
    }
}

struct Walk<'c, 's> {
    context: &'c Context<'s>,
    steps: Vec<Taken<'s>>,
    violations: Vec<Violation>,
}

impl<'s> Walk<'_, 's> {
    fn value(&mut self, node: Node<Row>, value: Value<'s>, parent: Option<Object<'s>>) {
        for row in node.values() {
            self.check_value(row, value, parent);
        }
        match value.kind() {
            ValueKind::Object(object) if node.has_keys() => {
                for entry in effective::entries(object) {
                    let Some(child) = node.key(&entry.name) else { continue };
                    if self.is_unread_list(&entry.name) {
                        continue;
                    }
                    self.steps.push(Taken::Key(entry.name));
                    for row in child.names() {
                        self.check_name(row, entry.member.key());
                    }
                    self.value(child, entry.value, Some(object));
                    self.steps.pop();
                }
            }
            ValueKind::Array(array) => {
                let Some(child) = node.item() else { return };
                for (i, value) in array.values().enumerate() {
                    self.steps.push(Taken::Index(i));
                    self.value(child, value, None);
                    self.steps.pop();
                }
            }
            _ => {}
        }
    }

    /// `agents.list` is checked only where OpenClaw moves it to `agents.entries`; else it is an unknown key.
    fn is_unread_list(&self, key: &str) -> bool {
        let in_agents = matches!(&self.steps[..], [Taken::Key(first)] if first == "agents");
        in_agents && key == "list" && self.context.roster().form != Form::List
    }

    fn check_value(&mut self, row: &Row, value: Value<'s>, parent: Option<Object<'s>>) {
        let (text, written) = match value.kind() {
            ValueKind::String(text) => (text.clone(), Some(text)),
            ValueKind::Number(number) if reads_numbers(row.format, number) => {
                (text::number(number).into(), None)
            }
            _ => return,
        };
        match self.context.environment.substitute(text) {
            Substituted::Text(text) => {
                let Some(problem) = problem(row.format, &Candidate { text: &text, parent }) else { return };
                // A mend of what the variable holds cannot be written here.
                let as_written = written.is_some_and(|written| written == text);
                let suggestion = problem.suggestion.filter(|_| as_written);
                let new_text = suggestion.and_then(|new| requoted(value.literal_text()?, &new));
                self.report(row, value.range(), Message::new(problem.message), new_text);
            }
            Substituted::DependsOn(variable) if depends_on_content(row.format) => {
                let message = Message::new("value-format-depends").with("variable", variable);
                self.report(row, value.range(), message, None);
                if let Some(violation) = self.violations.last_mut() {
                    violation.depends = true;
                    violation.aborts = false;
                }
            }
            Substituted::DependsOn(_) => {}
        }
    }

    fn check_name(&mut self, row: &Row, key: Option<Key<'s>>) {
        let Some(key) = key else { return };
        let name = key.name();
        let Some(problem) = problem(row.format, &Candidate { text: &name, parent: None }) else { return };
        let new_text = problem.suggestion.and_then(|new| requoted(key.text(), &new));
        self.report(row, key.range(), Message::new(problem.message), new_text);
    }

    fn report(&mut self, row: &Row, range: TextRange, message: Message, new_text: Option<String>) {
        if !self.context.targets(&row.since) {
            return;
        }
        let above = |levels: usize| trie::path(&self.steps[..self.steps.len().saturating_sub(levels)]);
        self.violations.push(Violation {
            path: above(row.report),
            aborts: row.key || row.report > 0,
            host: above(row.host),
            range,
            message,
            depends: false,
            new_text,
        });
    }
}

/// Formats that nearly every content has are not worth a warning when the content is not known.
fn depends_on_content(format: Format) -> bool {
    !matches!(format, Format::NotBlank | Format::NotEmpty | Format::ConfinedProfile | Format::PickerRuntime)
}

#[cfg(test)]
mod tests {
    #[test]
    fn no_pattern_has_a_key_where_another_has_a_star() {
        assert!(!super::PLACES.is_ambiguous());
    }
}

//! Messages by id, rendered in the user's language from `text/<language>/*.ftl`.

use std::fmt;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// A text to be shown, before it is put in words: the id of an entry in `text/<language>/*.ftl` and its arguments.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// The entry's id.
    pub id: &'static str,
    /// What the entry's `{ $name }` placeables stand for.
    pub arguments: Vec<(&'static str, Argument)>,
}

/// The value of a placeable. Never a secret: see the invariants in the design.
#[derive(Debug, Clone, PartialEq)]
pub enum Argument {
    /// Shown as it is.
    Text(String),
    /// Shown as a number; selects plural forms.
    Number(f64),
}

impl Message {
    /// A message without arguments.
    #[must_use]
    pub fn new(id: &'static str) -> Self {
        Self { id, arguments: Vec::new() }
    }

    /// Adds an argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<f64> for Argument {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Argument {
    #[expect(clippy::cast_precision_loss, reason = "counts that people read")]
    fn from(number: usize) -> Self {
        Self::Number(number as f64)
    }
}

/// A language that the texts exist in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// English: complete by definition, and what every other language falls back to.
    #[default]
    English,
}

impl Language {
    /// The language for a BCP 47 tag such as `en-GB` or a POSIX one such as `en_GB.UTF-8`.
    #[must_use]
    pub fn from_tag(_tag: &str) -> Self {
        Self::English
    }
}

const ENGLISH: &[&str] = &[
    include_str!("../text/en/completion.ftl"),
    include_str!("../text/en/diagnostics.ftl"),
    include_str!("../text/en/edge.ftl"),
    include_str!("../text/en/hover.ftl"),
    include_str!("../text/en/rules-core.ftl"),
    include_str!("../text/en/rules-stages.ftl"),
    include_str!("../text/en/schema.ftl"),
    include_str!("../text/en/syntax.ftl"),
];

static BUNDLE: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle("en", ENGLISH));

fn bundle(language: &str, sources: &[&str]) -> FluentBundle<FluentResource> {
    let language: LanguageIdentifier = language.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // Editors show isolation marks as boxes.
    bundle.set_use_isolating(false);
    for source in sources {
        // A faulty entry is dropped and shows as its id; a test reads every file without errors.
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// The message in words.
#[must_use]
pub fn render(_language: Language, message: &Message) -> String {
    let bundle = &*BUNDLE;
    let Some(pattern) = bundle.get_message(message.id).and_then(|entry| entry.value()) else {
        return message.id.to_owned();
    };
    let mut arguments = FluentArgs::with_capacity(message.arguments.len());
    for (name, value) in &message.arguments {
        let value = match value {
            Argument::Text(text) => FluentValue::from(text.as_str()),
            Argument::Number(number) => FluentValue::from(*number),
        };
        arguments.set(*name, value);
    }
    let mut errors = Vec::new();
    bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned()
}

impl fmt::Display for Message {
    /// In English; for logs and tests.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&render(Language::English, self))
    }
}

#[cfg(test)]
mod tests {
    use super::{ENGLISH, FluentResource};

    #[test]
    fn every_file_reads_without_errors() {
        for source in ENGLISH {
            FluentResource::try_new((*source).to_owned()).expect("valid Fluent");
        }
    }
}

//! Messages by id, rendered in the user's language from `text/<language>/*.ftl`.

use std::fmt;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

pub use crate::language::Language;

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

type Bundle = FluentBundle<FluentResource>;

/// Each file exists in every language.
macro_rules! files {
    ($($name:literal)*) => {
        fn sources(language: Language) -> &'static [&'static str] {
            match language {
                Language::English => &[$(include_str!(concat!("../text/en/", $name, ".ftl"))),*],
                Language::TraditionalChinese => &[$(include_str!(concat!("../text/zh-TW/", $name, ".ftl"))),*],
                Language::SimplifiedChinese => &[$(include_str!(concat!("../text/zh-CN/", $name, ".ftl"))),*],
            }
        }

        #[cfg(test)]
        const FILES: &[&str] = &[$($name),*];
    };
}

files! {
    "beta-flags"
    "cli"
    "completion"
    "credentials"
    "diagnostics"
    "edge"
    "hover"
    "models"
    "params"
    "rules-core"
    "rules-params"
    "rules-stages"
    "schema"
    "syntax"
}

/// The entries of a language, read when the first text is asked for in it.
fn bundle(language: Language) -> &'static Bundle {
    static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| read(Language::English));
    static TRADITIONAL: LazyLock<Bundle> = LazyLock::new(|| read(Language::TraditionalChinese));
    static SIMPLIFIED: LazyLock<Bundle> = LazyLock::new(|| read(Language::SimplifiedChinese));
    match language {
        Language::English => &ENGLISH,
        Language::TraditionalChinese => &TRADITIONAL,
        Language::SimplifiedChinese => &SIMPLIFIED,
    }
}

fn read(language: Language) -> Bundle {
    let locale: LanguageIdentifier = language.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    // Editors show isolation marks as boxes.
    bundle.set_use_isolating(false);
    for source in sources(language) {
        // A faulty entry is dropped, and English takes its place; a test reads every file without errors.
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// The message in words; in English where the language lacks it.
#[must_use]
pub fn render(language: Language, message: &Message) -> String {
    let found = [language, Language::English].into_iter().find_map(|language| {
        let bundle = bundle(language);
        Some((bundle, bundle.get_message(message.id)?.value()?))
    });
    let Some((bundle, pattern)) = found else {
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
    use std::collections::{BTreeMap, BTreeSet};

    use fluent_bundle::FluentResource;
    use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

    use super::{FILES, Language, Message, render, sources};

    /// The names of a pattern's `{ $name }` placeables, those that choose a variant included.
    fn placeables(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
        for element in &pattern.elements {
            let PatternElement::Placeable { expression } = element else { continue };
            let inline = match expression {
                Expression::Inline(inline) => inline,
                Expression::Select { selector, variants } => {
                    variants.iter().for_each(|variant| placeables(&variant.value, found));
                    selector
                }
            };
            match inline {
                InlineExpression::VariableReference { id } => drop(found.insert(id.name.to_owned())),
                InlineExpression::StringLiteral { .. } => {}
                // What is named so takes its variables from the same place, and is compared on its own.
                InlineExpression::MessageReference { id, attribute: None } => {
                    found.insert(id.name.to_owned());
                }
                other => panic!("no text needs more than variables, literals and other texts: {other:?}"),
            }
        }
    }

    type Entries = BTreeMap<String, BTreeSet<String>>;

    /// Each entry of one file with its placeables.
    fn entries(source: &str, file: &str) -> Entries {
        let resource = FluentResource::try_new(source.to_owned())
            .unwrap_or_else(|(_, errors)| panic!("{file}: {errors:?}"));
        let mut entries = Entries::new();
        for entry in resource.entries() {
            let message = match entry {
                Entry::Message(message) => message,
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => continue,
                other => panic!("{file}: only messages and comments are read: {other:?}"),
            };
            let mut found = BTreeSet::new();
            let value =
                message.value.as_ref().unwrap_or_else(|| panic!("{file}: {} is empty", message.id.name));
            placeables(value, &mut found);
            let twice = entries.insert(message.id.name.to_owned(), found);
            assert_eq!(twice, None, "{file}: {} stands twice", message.id.name);
        }
        entries
    }

    #[test]
    fn every_language_says_the_same() {
        for (at, file) in FILES.iter().enumerate() {
            let english = entries(sources(Language::English)[at], file);
            for language in Language::ALL {
                let other = entries(sources(language)[at], file);
                for (id, placeables) in &english {
                    let translated = other.get(id);
                    assert_eq!(translated, Some(placeables), "{} lacks or misuses {id}", language.tag());
                }
                for id in other.keys() {
                    assert!(english.contains_key(id), "{} has {id}, which English has not", language.tag());
                }
            }
        }
    }

    #[test]
    fn an_id_stands_in_one_file() {
        let mut seen = BTreeMap::new();
        for (source, file) in sources(Language::English).iter().zip(FILES) {
            for id in entries(source, file).into_keys() {
                if let Some(other) = seen.insert(id.clone(), file) {
                    panic!("{id} stands in {other} and in {file}");
                }
            }
        }
    }

    #[test]
    fn the_list_is_the_folder() {
        for language in Language::ALL {
            let folder = format!("{}/text/{}", env!("CARGO_MANIFEST_DIR"), language.tag());
            let mut files: Vec<String> = std::fs::read_dir(folder)
                .unwrap()
                .filter_map(|entry| {
                    entry.unwrap().file_name().into_string().unwrap().strip_suffix(".ftl").map(Into::into)
                })
                .collect();
            files.sort();
            assert_eq!(files, FILES, "{}", language.tag());
        }
    }

    #[test]
    fn arguments_and_variants() {
        let items = |count: usize| Message::new("hover-min-items").with("count", count);
        for (language, one, two) in [
            (Language::English, "At least one item", "At least 2 items"),
            (Language::TraditionalChinese, "至少 1 個項目", "至少 2 個項目"),
            (Language::SimplifiedChinese, "至少 1 项", "至少 2 项"),
        ] {
            assert_eq!(render(language, &items(1)), one);
            assert_eq!(render(language, &items(2)), two);
            assert_eq!(render(language, &Message::new("no-such-id")), "no-such-id");
        }
    }
}

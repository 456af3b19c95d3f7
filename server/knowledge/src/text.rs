//! Messages by id, rendered in the user's language from `text/<language>/*.ftl`.

use std::fmt;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

pub use crate::language::Language;
use crate::masking::masked;

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
    /// Shown in words, in the same language.
    Message(Message),
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

impl From<Message> for Argument {
    fn from(message: Message) -> Self {
        Self::Message(message)
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
    "edge"
    "hover"
    "models"
    "params"
    "rules-core"
    "rules-params"
    "rules-stages"
    "schema"
    "settings"
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
            Argument::Text(text) => FluentValue::from(masked(text)),
            Argument::Number(number) => FluentValue::from(*number),
            Argument::Message(message) => FluentValue::from(render(language, message)),
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

    use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
    use fluent_syntax::parser::parse;

    use super::{FILES, Language, Message, render, sources};

    /// Each entry with its file.
    type Entries = BTreeMap<&'static str, (&'static str, Pattern<&'static str>)>;

    fn entries(language: Language) -> Entries {
        let mut entries = Entries::new();
        for (source, file) in sources(language).iter().zip(FILES) {
            let at = format!("{}/{file}.ftl", language.tag());
            let resource = parse(*source).unwrap_or_else(|(_, errors)| panic!("{at}: {errors:?}"));
            for entry in resource.body {
                let message = match entry {
                    Entry::Message(message) => message,
                    Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => continue,
                    other => panic!("{at}: only messages and comments are read: {other:?}"),
                };
                let id = message.id.name;
                let value = message.value.unwrap_or_else(|| panic!("{at}: {id} is empty"));
                if let Some((other, _)) = entries.insert(id, (file, value)) {
                    panic!("{at}: {id} stands in {other}.ftl, too");
                }
            }
        }
        entries
    }

    /// The names of a pattern's `{ $name }` placeables: those that choose a variant and those of other entries included.
    fn placeables(pattern: &Pattern<&'static str>, entries: &Entries, found: &mut BTreeSet<&'static str>) {
        for element in &pattern.elements {
            let PatternElement::Placeable { expression } = element else { continue };
            let inline = match expression {
                Expression::Inline(inline) => inline,
                Expression::Select { selector, variants } => {
                    variants.iter().for_each(|variant| placeables(&variant.value, entries, found));
                    selector
                }
            };
            match inline {
                InlineExpression::VariableReference { id } => drop(found.insert(id.name)),
                InlineExpression::StringLiteral { .. } => {}
                InlineExpression::MessageReference { id, attribute: None } => {
                    let (_, pattern) = entries.get(id.name).unwrap_or_else(|| panic!("no entry {}", id.name));
                    placeables(pattern, entries, found);
                }
                other => panic!("no text needs this: {other:?}"),
            }
        }
    }

    /// Each entry's file and placeables.
    fn outline(language: Language) -> BTreeMap<&'static str, (&'static str, BTreeSet<&'static str>)> {
        let entries = entries(language);
        let outlined = entries.iter().map(|(&id, (file, pattern))| {
            let mut found = BTreeSet::new();
            placeables(pattern, &entries, &mut found);
            (id, (*file, found))
        });
        outlined.collect()
    }

    #[test]
    fn every_language_says_the_same() {
        let english = outline(Language::English);
        for language in Language::ALL {
            let other = outline(language);
            for (id, entry) in &english {
                assert_eq!(other.get(id), Some(entry), "{} lacks or misuses {id}", language.tag());
            }
            for id in other.keys() {
                assert!(english.contains_key(id), "{} has {id}, which English has not", language.tag());
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

    #[test]
    fn an_entry_within_another_takes_its_arguments() {
        let message = Message::new("cache-effect-default").with("outcome", "hour").with("how", "measured");
        assert_eq!(render(Language::English, &message), "1 h, default");
        assert_eq!(render(Language::TraditionalChinese, &message), "1 小時，預設");
        assert_eq!(render(Language::SimplifiedChinese, &message), "1 小时，默认");
    }
}

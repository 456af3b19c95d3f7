//! What to do when signing in fails: which findings and places lead to which page, and the commands to run.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::pattern::Pattern;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[expect(dead_code, reason = "every table says since when it holds")]
    since: String,
    guides: Vec<Guide>,
}

/// A page of advice.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    /// Its name, for `explain` and as a file of the docs.
    pub name: String,
    codes: Vec<String>,
    #[serde(default)]
    variables: Vec<String>,
    at: Vec<Pattern>,
    /// The commands that help, in the order in which to run them.
    pub commands: Vec<Command>,
}

/// A command for the shell of the gateway's machine.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Command {
    /// The command line, for a POSIX shell.
    pub run: String,
    /// The first release that it is offered for; `None` for the oldest.
    pub since: Option<String>,
    /// The first release that it is not offered for any more.
    pub until: Option<String>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| crate::table::read(include_str!("../data/guides.json5")));

/// Every guide.
#[must_use]
pub fn guides() -> &'static [Guide] {
    &TABLE.guides
}

/// The guides that a finding with this code leads to.
pub fn of_code(code: &str) -> impl Iterator<Item = &'static Guide> {
    TABLE.guides.iter().filter(move |guide| guide.codes.iter().any(|own| own == code))
}

/// The guides that a missing variable of this name leads to.
pub fn of_variable(name: &str) -> impl Iterator<Item = &'static Guide> {
    TABLE.guides.iter().filter(move |guide| guide.variables.iter().any(|own| own == name))
}

/// The guides that the key or value at this path leads to, indices as text.
pub fn at(path: &[&str]) -> impl Iterator<Item = &'static Guide> {
    TABLE.guides.iter().filter(move |guide| guide.at.iter().any(|pattern| pattern.matches(path)))
}

impl Guide {
    /// The id of the message that says what it is about and where it stands.
    #[must_use]
    pub fn line(&self) -> &'static str {
        match self.name.as_str() {
            "credential-rejected" => "guide-credential-rejected",
            "no-api-key" => "guide-no-api-key",
            "no-profile-credentials" => "guide-no-profile-credentials",
            _ => "guide-profiles-cooling-down",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Table, guides, of_code};
    use crate::pages;
    use crate::text::{Language, Message, render};

    #[test]
    fn the_table_reads() {
        crate::table::check::<Table>(include_str!("../data/guides.json5"));
        assert_eq!(of_code("unknown-profile").count(), 1);
    }

    #[test]
    fn each_has_a_page_with_its_commands_and_a_line_of_its_own() {
        let names: Vec<&str> = guides().iter().map(|guide| guide.name.as_str()).collect();
        assert_eq!(names, pages::guide_names().collect::<Vec<_>>());
        let mut lines: Vec<&str> = guides().iter().map(|guide| guide.line()).collect();
        lines.dedup();
        assert_eq!(lines.len(), names.len());
        for (guide, language) in
            guides().iter().flat_map(|guide| Language::ALL.map(|language| (guide, language)))
        {
            let page = pages::guide(language, &guide.name).unwrap();
            assert!(page.starts_with(&format!("# {}\n", guide.name)));
            for command in &guide.commands {
                assert!(page.contains(&command.run), "{} lacks {}", guide.name, command.run);
            }
            assert_ne!(render(language, &Message::new(guide.line())), guide.line());
        }
    }
}

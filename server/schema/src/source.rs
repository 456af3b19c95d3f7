//! The source form of the bundle: JSON lines that people can read and diff, and that only ever grow.
//!
//! `[12,{"type":"object","properties":{"a":3}}]` is a node; a number in the place of a schema is an earlier node.
//! `["2026.1.29",1329]` is a release and its root. Kept by `cargo xtask snapshot`; nothing that ships reads it.

use serde_json::Value as Json;

use crate::amend;
use crate::bundle::binary;
use crate::export::node_to_json;
use crate::import::{self, Keep};
use crate::intern::Interner;
use crate::node::NodeId;
use crate::schema::Error;
use crate::version::Version;

/// The bundle's releases as their OpenClaw prints them, interned together.
#[derive(Debug, Default)]
pub struct Source {
    interner: Interner,
    /// In the order in which they were added.
    releases: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    version: String,
    root: NodeId,
    /// How many nodes there were when the release was complete.
    nodes: usize,
}

/// Why a source form cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SourceError {
    /// A line is neither a node nor a release, or out of order.
    #[error("line {line}: {problem}")]
    Line {
        /// One-based.
        line: usize,
        /// What is wrong with it.
        problem: String,
    },
    /// The schema to add is not one.
    #[error(transparent)]
    Schema(#[from] Error),
    /// The release to add is already there with another schema.
    #[error("{0} is already there, with another schema")]
    Conflict(String),
    /// The release to add has no version number.
    #[error("{0} is not a version")]
    Version(String),
    /// An amendment does not fit.
    #[error("amendment {0}: {1}")]
    Amendment(usize, &'static str),
    /// A schema refers to itself; the bundle has no form for that.
    #[error("a schema refers to itself")]
    Recursive,
}

/// What [`Source::add`] did.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Added {
    /// Distinct nodes that no earlier release had.
    pub nodes: usize,
    /// The root's number in the source form.
    pub root: NodeId,
}

impl Source {
    /// Reads the source form.
    pub fn parse(text: &str) -> Result<Self, SourceError> {
        let mut source = Self::default();
        for (at, line) in text.lines().enumerate() {
            source.line(line).map_err(|problem| SourceError::Line { line: at + 1, problem })?;
        }
        Ok(source)
    }

    fn line(&mut self, line: &str) -> Result<(), String> {
        let pair: Json = serde_json::from_str(line).map_err(|error| error.to_string())?;
        let next = self.interner.len();
        match pair.as_array().map(Vec::as_slice) {
            Some([Json::Number(number), schema]) if number.as_u64() == u64::try_from(next).ok() => {
                let id =
                    import::import_numbered(schema, &mut self.interner).map_err(|error| error.to_string())?;
                if id.index() != next {
                    return Err(format!("the same as node {}", id.index()));
                }
            }
            Some([Json::String(version), Json::Number(root)]) => {
                let root = root.as_u64().and_then(|root| u32::try_from(root).ok()).map(NodeId);
                let root = root.filter(|root| root.index() < next).ok_or("no such root")?;
                self.releases.push(Entry { version: version.clone(), root, nodes: next });
            }
            _ => return Err(format!("neither node {next} nor a release")),
        }
        Ok(())
    }

    /// Interns the schema that a release prints. Adding the same one again changes nothing.
    pub fn add(&mut self, version: &str, schema: &str) -> Result<Added, SourceError> {
        if Version::parse(version).is_none() {
            return Err(SourceError::Version(version.to_owned()));
        }
        let json: Json = serde_json::from_str(schema).map_err(Error::from)?;
        let before = self.interner.len();
        let root = import::import(&json, Keep::Structure, &mut self.interner)?;
        let added = Added { nodes: self.interner.len() - before, root };
        match self.releases.iter().find(|entry| entry.version == version) {
            Some(entry) if entry.root == root => {}
            Some(_) => return Err(SourceError::Conflict(version.to_owned())),
            None => {
                let nodes = self.interner.len();
                self.releases.push(Entry { version: version.to_owned(), root, nodes });
            }
        }
        Ok(added)
    }

    /// The source form, ending with a line feed.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        let mut releases = self.releases.iter().peekable();
        let arena = self.interner.arena();
        for (at, node) in arena.nodes().iter().enumerate() {
            while let Some(entry) = releases.next_if(|entry| entry.nodes <= at) {
                entry.push_line(&mut text);
            }
            let json = node_to_json(arena, node, &mut |below| Json::from(below.index()));
            text.push_str(&format!("[{at},{json}]\n"));
        }
        for entry in releases {
            entry.push_line(&mut text);
        }
        text
    }

    /// The releases by version number, each with the root of its schema as printed.
    pub fn releases(&self) -> Vec<(&str, NodeId)> {
        let mut releases: Vec<_> =
            self.releases.iter().map(|entry| (entry.version.as_str(), entry.root)).collect();
        releases.sort_by_key(|&(version, _)| Version::parse(version));
        releases
    }

    /// A release's schema as printed, as JSON Schema. `None` when the release is not there.
    pub fn to_json(&self, version: &str) -> Option<Json> {
        let entry = self.releases.iter().find(|entry| entry.version == version)?;
        crate::export::expand(self.interner.arena(), entry.root, 0)
    }

    /// The binary form that ships: every release, each with the amendments that are due.
    pub fn to_binary(self, amendments: &str) -> Result<Vec<u8>, SourceError> {
        let mut interner = self.interner;
        let mut releases: Vec<_> =
            self.releases.into_iter().map(|entry| (entry.version, entry.root)).collect();
        releases.sort_by_key(|(version, _)| Version::parse(version));
        amend::apply(amendments, &mut interner, &mut releases)?;
        binary::encode(&interner.finish(), &releases).ok_or(SourceError::Recursive)
    }
}

impl Entry {
    fn push_line(&self, text: &mut String) {
        let line = Json::from(vec![Json::from(self.version.as_str()), Json::from(self.root.index())]);
        text.push_str(&format!("{line}\n"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    const OLD: &str = r##"{"title": "T", "properties": {"title": {"type": "string", "description": "D"}, "a": {"$ref": "#/$defs/x"}},
        "$schema": "s", "$defs": {"x": {"type": "string", "default": "Say who you are."}}}"##;
    const NEW: &str = r#"{"properties": {"a": {"type": "string"}, "b": {"type": ["null", "string"]}}}"#;

    #[test]
    fn adding_a_release_only_appends() {
        let mut source = Source::default();
        source.add("2026.2.1", OLD).unwrap();
        let before = source.to_text();
        source.add("2026.1.1", NEW).unwrap();
        let after = source.to_text();
        assert!(after.starts_with(&before));
        expect![[r#"
            [0,{"type":"string"}]
            [1,{"properties":{"a":0,"title":0}}]
            ["2026.2.1",1]
            [2,{"type":["string","null"]}]
            [3,{"properties":{"a":0,"b":2}}]
            ["2026.1.1",3]
        "#]]
        .assert_eq(&after);
        let names: Vec<_> = source.releases().iter().map(|&(name, root)| (name, root.index())).collect();
        assert_eq!(names, [("2026.1.1", 3), ("2026.2.1", 1)]);
    }

    #[test]
    fn adding_the_same_release_again_changes_nothing() {
        let mut source = Source::default();
        source.add("2026.2.1", OLD).unwrap();
        let before = source.to_text();
        assert_eq!(source.add("2026.2.1", OLD).unwrap().nodes, 0);
        assert_eq!(source.to_text(), before);
        let problem = source.add("2026.2.1", NEW).unwrap_err().to_string();
        assert_eq!(problem, "2026.2.1 is already there, with another schema");
    }

    fn check_problem(text: &str, expected: Expect) {
        expected.assert_eq(&Source::parse(text).unwrap_err().to_string());
    }

    #[test]
    fn a_damaged_source_form_says_where() {
        check_problem("[0,{}]\n[2,{}]", expect!["line 2: neither node 1 nor a release"]);
        check_problem("[0,{}]\n[1,{}]", expect!["line 2: the same as node 0"]);
        check_problem(r#"[0,{"items":0}]"#, expect!["line 1: #/items must be the number of an earlier node"]);
        check_problem(r#"["2026.1.1",0]"#, expect!["line 1: no such root"]);
        check_problem("[0,{}", expect!["line 1: EOF while parsing a list at line 1 column 5"]);
    }

    fn check_amendment(row: &str, expected: Expect) {
        let mut source = Source::default();
        source.add("2026.1.1", NEW).unwrap();
        let shown = match source.to_binary(row) {
            Ok(binary) => {
                let binary = binary::Binary::open(&binary).unwrap();
                let (_, root) = binary.releases().next().unwrap();
                crate::export::expand(&binary.all().unwrap(), root, 0).unwrap().to_string()
            }
            Err(problem) => problem.to_string(),
        };
        expected.assert_eq(&shown);
    }

    #[test]
    fn amendments_hold_from_since_to_until() {
        check_amendment(
            r#"{"path": "c", "since": "2026.1.1", "until": "2026.1.1", "schema": {"type": "array"}}"#,
            expect![[
                r#"{"properties":{"a":{"type":"string"},"b":{"type":["string","null"]},"c":{"type":"array"}}}"#
            ]],
        );
        check_amendment(
            r#"{"path": "c", "since": "2026.1.2", "until": "2026.1.3", "schema": {"type": "array"}}"#,
            expect![[r#"{"properties":{"a":{"type":"string"},"b":{"type":["string","null"]}}}"#]],
        );
        check_amendment(
            r#"{"path": "a.*", "since": "2026.1.1", "until": "2026.1.3", "schema": {}}"#,
            expect!["amendment 1: leads nowhere"],
        );
        check_amendment(r#"{"path": "a"}"#, expect!["amendment 1: must have path, since, until and schema"]);
    }
}

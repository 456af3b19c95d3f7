//! One release's schema: an arena and the root in it.

use std::sync::Arc;

use crate::arena::Arena;
use crate::import::{self, Keep};
use crate::intern::Interner;
use crate::node::NodeId;
use crate::termination;

/// The largest schema text that [`Schema::from_json`] reads. OpenClaw prints 2.4 MB.
pub const MAX_TEXT_BYTES: usize = 16 * 1024 * 1024;

/// The schema of one config: cheap to clone, shared between threads.
#[derive(Clone, Debug)]
pub struct Schema {
    /// The nodes.
    pub arena: Arc<Arena>,
    /// The schema of the whole file.
    pub root: NodeId,
}

/// Why a text is not a config schema. Pointers are JSON pointers into the text.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// More than [`MAX_TEXT_BYTES`].
    #[error("the schema has {0} bytes; the limit is {MAX_TEXT_BYTES}")]
    TooLarge(usize),
    /// Not JSON, or nested deeper than 128 levels.
    #[error("the schema is not JSON: {0}")]
    NotJson(#[from] serde_json::Error),
    /// Schemas nested too deeply, counting through `$ref`.
    #[error("the schema is nested too deeply at {pointer}")]
    TooDeep {
        /// Where the limit was passed.
        pointer: String,
    },
    /// A keyword has a value of the wrong kind.
    #[error("{pointer} must be {expected}")]
    Malformed {
        /// The keyword.
        pointer: String,
        /// What the keyword takes, as `a string`.
        expected: &'static str,
    },
    /// The text is JSON but describes no properties.
    #[error("this is not a config schema: no properties at the root (`openclaw config schema` prints one)")]
    NotAConfigSchema,
    /// A schema that refers to itself without stepping into the value, or unions of unions without end.
    #[error("the schema's unions or references never come to an end")]
    Endless,
}

impl Schema {
    /// Reads a JSON Schema as `openclaw config schema` prints it, with its titles and descriptions.
    /// `$ref`s are followed, also those that OpenClaw embeds without rebasing; an unresolved one allows everything.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        if text.len() > MAX_TEXT_BYTES {
            return Err(Error::TooLarge(text.len()));
        }
        // PowerShell's `>` writes a byte order mark.
        let value = serde_json::from_str(text.trim_start_matches('\u{feff}'))?;
        let mut interner = Interner::default();
        let root = import::import(&value, Keep::Docs, &mut interner)?;
        let arena = interner.finish();
        if arena.node(root).properties.is_empty() {
            return Err(Error::NotAConfigSchema);
        }
        termination::check(&arena)?;
        Ok(Self { arena: Arc::new(arena), root })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::node::{Additional, Node};
    use expect_test::{Expect, expect};

    fn at<'a>(schema: &'a Schema, path: &[&str]) -> &'a Node {
        path.iter().fold(schema.arena.node(schema.root), |node, name| {
            let mut below = schema.arena.property(node, name);
            for &id in &node.logic().all_of {
                below = below.or(schema.arena.property(schema.arena.node(id), name));
            }
            schema.arena.node(below.unwrap())
        })
    }

    fn check_error(text: &str, expected: Expect) {
        expected.assert_eq(&Schema::from_json(text).unwrap_err().to_string());
    }

    #[test]
    fn equal_structure_is_stored_once_unless_its_docs_differ() {
        let schema = Schema::from_json(
            r#"{"properties": {
                "a": {"type": "string", "minLength": 1},
                "b": {"minLength": 1, "type": "string"},
                "c": {"type": "string", "minLength": 1, "title": "C", "description": "third"}}}"#,
        )
        .unwrap();
        let root = schema.arena.node(schema.root);
        let [a, b, c] = ["a", "b", "c"].map(|name| schema.arena.property(root, name).unwrap());
        assert_eq!(a, b);
        assert_ne!(a, c);
        assert_eq!(schema.arena.node(a), schema.arena.node(c));
        assert_eq!((schema.arena.title(c), schema.arena.description(c)), (Some("C"), Some("third")));
        assert_eq!(schema.arena.property(root, "d"), None);
    }

    #[test]
    fn references_resolve_in_the_nearest_ancestor_that_has_the_target() {
        let schema = Schema::from_json(
            r##"{"$defs": {"x": {"type": "string"}, "y": {"type": "array"}},
                "properties": {
                    "outer": {"$ref": "#/$defs/x"},
                    "plugin": {"$defs": {"x": {"type": "number"}},
                        "properties": {"inner": {"$ref": "#/$defs/x"}, "far": {"$ref": "#/$defs/y"},
                            "lost": {"$ref": "#/$defs/z"}, "foreign": {"$ref": "https://example.com/s.json"}}}}}"##,
        )
        .unwrap();
        let types = |path: &[&str]| format!("{:?}", at(&schema, path).types);
        assert_eq!(types(&["outer"]), "{String}");
        assert_eq!(types(&["plugin", "inner"]), "{Number}");
        assert_eq!(types(&["plugin", "far"]), "{Array}");
        assert!(at(&schema, &["plugin", "lost"]).is_any());
        assert!(at(&schema, &["plugin", "foreign"]).is_any());
    }

    #[test]
    fn a_recursive_reference_becomes_a_cycle() {
        let schema = Schema::from_json(
            r##"{"properties": {"tree": {"$ref": "#/$defs/tree"}},
                "$defs": {"tree": {"properties": {"left": {"$ref": "#/$defs/tree"}, "name": {"type": "string"}},
                    "additionalProperties": false}}}"##,
        )
        .unwrap();
        let deep = at(&schema, &["tree", "left", "left", "left", "left", "name"]);
        assert_eq!(format!("{:?}", deep.types), "{String}");
        assert_eq!(at(&schema, &["tree"]).additional, Additional::Closed);
    }

    #[test]
    fn a_required_key_with_a_default_is_optional() {
        let schema = Schema::from_json(
            r#"{"required": ["b", "a", "c"], "properties": {"a": {"default": 1}, "b": {}}}"#,
        )
        .unwrap();
        let root = schema.arena.node(schema.root);
        assert_eq!(schema.arena.required(root).collect::<Vec<_>>(), ["b", "c"]);
    }

    #[test]
    fn what_is_no_config_schema_is_refused_with_a_reason() {
        check_error("", expect!["the schema is not JSON: EOF while parsing a value at line 1 column 0"]);
        check_error("[]", expect!["# must be a schema: an object or a boolean"]);
        check_error(
            r#"{"gateway": {"port": 1}}"#,
            expect![
                "this is not a config schema: no properties at the root (`openclaw config schema` prints one)"
            ],
        );
        check_error(
            r#"{"properties": {"a": {"items": {"type": "text"}}}}"#,
            expect!["#/properties/a/items/type must be a type or a list of types"],
        );
        check_error(
            r#"{"properties": {"a": {"minLength": -1}}}"#,
            expect!["#/properties/a/minLength must be a whole number"],
        );
        check_error(
            r##"{"properties": {"a": {"$ref": "#/$defs/a"}}, "$defs": {"a": {"anyOf": [{"$ref": "#/$defs/a"}, {}]}}}"##,
            expect!["the schema's unions or references never come to an end"],
        );
        check_error(
            &format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000)),
            expect!["the schema is not JSON: recursion limit exceeded at line 1 column 128"],
        );
        check_error(
            &" ".repeat(MAX_TEXT_BYTES + 1),
            expect!["the schema has 16777217 bytes; the limit is 16777216"],
        );
    }

    /// A chain of definitions, each a union over the one before; listed so that none nests in the reader.
    fn unions_of_unions(count: usize, width: usize) -> String {
        let level = |at: usize| {
            let below = format!(r##"{{"$ref": "#/$defs/d{}"}}"##, at - 1);
            format!(r#""d{at}": {{"anyOf": [{}]}}"#, vec![below; width].join(","))
        };
        let defs: Vec<String> = (1..count).map(level).collect();
        let uses: Vec<String> =
            (0..count).map(|at| format!(r##""p{at:06}": {{"$ref": "#/$defs/d{at}"}}"##)).collect();
        format!(
            r#"{{"properties": {{{}}}, "$defs": {{"d0": {{"type": "string"}}, {}}}}}"#,
            uses.join(","),
            defs.join(",")
        )
    }

    #[test]
    fn unions_that_multiply_are_refused() {
        assert!(Schema::from_json(&unions_of_unions(20, 1)).is_ok());
        assert!(matches!(Schema::from_json(&unions_of_unions(20, 2)), Err(Error::Endless)));
        assert!(matches!(Schema::from_json(&unions_of_unions(20_000, 1)), Err(Error::Endless)));
    }

    #[test]
    fn a_long_chain_of_references_is_refused_before_the_stack_ends() {
        let defs: Vec<String> = (0..10_000)
            .map(|at| format!(r##""d{at}": {{"items": {{"$ref": "#/$defs/d{}"}}}}"##, at + 1))
            .collect();
        let text = format!(
            r##"{{"properties": {{"a": {{"$ref": "#/$defs/d0"}}}}, "$defs": {{{}}}}}"##,
            defs.join(",")
        );
        assert!(matches!(Schema::from_json(&text), Err(Error::TooDeep { .. })));
    }
}

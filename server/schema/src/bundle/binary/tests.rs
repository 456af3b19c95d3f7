//! Every keyword survives, and no bytes do harm.

use serde_json::json;

use super::Binary;
use crate::schema::Schema;
use crate::source::Source;

/// Every keyword that the arena knows.
fn every_keyword() -> serde_json::Value {
    json!({
        "type": "object",
        "required": ["list", "map"],
        "additionalProperties": false,
        "properties": {
            "map": {"type": "object", "additionalProperties": {"type": ["string", "null"]},
                "propertyNames": {"pattern": "^[a-z]+$"}, "minProperties": 1, "maxProperties": 9},
            "patterns": {"patternProperties": {"^x-": {}, "y$": {"type": "boolean"}}},
            "list": {"type": "array", "items": {"type": "integer", "minimum": -3, "maximum": 9_007_199_254_740_991_u64},
                "minItems": 1, "maxItems": 2, "uniqueItems": true},
            "tuple": {"items": [{"type": "number"}, {"type": "number"}], "additionalItems": false},
            "open tuple": {"items": [{"type": "number"}], "additionalItems": {"type": "string"}},
            "number": {"exclusiveMinimum": 0.5, "exclusiveMaximum": 1e300, "multipleOf": 0.1},
            "text": {"type": "string", "minLength": 1, "maxLength": 64, "format": "uri", "default": "x y"},
            "any": {"anyOf": [{"const": "a"}, {"const": null}, {"const": -1.5}]},
            "one": {"oneOf": [{"enum": ["a", true, 1]}, {"const": {"k": [false, {}]}}]},
            "all": {"allOf": [{"not": {"required": ["x"]}}]},
            "if": {"if": {"required": ["x"]}, "then": {"required": ["y"]}, "else": {"maxProperties": 0}},
            "nothing": {"type": []},
            "title": {"default": {"a": [1, {"b": null}], "c": "d"}},
        },
    })
}

fn binary() -> Vec<u8> {
    let mut source = Source::default();
    source.add("2026.1.1", &every_keyword().to_string()).unwrap();
    source.add("2026.1.2", r#"{"properties": {"a": {"type": "string"}}}"#).unwrap();
    let read_again = Source::parse(&source.to_text()).unwrap();
    assert_eq!(read_again.to_text(), source.to_text());
    read_again.to_binary("").unwrap()
}

#[test]
fn every_keyword_survives_source_and_binary() {
    let bytes = binary();
    let binary = Binary::open(&bytes).unwrap();
    let (name, root) = binary.releases().next().unwrap();
    assert_eq!(name, "2026.1.1");
    let among_all = Schema { arena: binary.all().unwrap().into(), root };
    assert_eq!(among_all.to_json().unwrap(), every_keyword());
    let (arena, root) = binary.below(root).unwrap();
    let alone = Schema { arena: arena.into(), root };
    assert_eq!(alone.to_json().unwrap(), every_keyword());
}

/// Reads all that the bytes offer; whatever was read has an end.
fn read(bytes: &[u8]) -> bool {
    let Some(binary) = Binary::open(bytes) else { return false };
    let all = binary.all();
    for (_, root) in binary.releases() {
        if let Some((arena, root)) = binary.below(root) {
            let _ = crate::export::expand(&arena, root, 0);
        }
    }
    all.is_some()
}

#[test]
fn bad_bytes_are_refused_or_read_but_never_panic() {
    let good = binary();
    assert!(read(&good));
    for end in 0..good.len() {
        assert!(!read(&good[..end]), "cut at {end}");
    }
    for at in 0..good.len() {
        for byte in [0, 1, 0x7f, 0x80, 0xff, good[at].wrapping_add(1), good[at] ^ 0x40] {
            let mut bad = good.clone();
            bad[at] = byte;
            read(&bad);
        }
    }
    for bytes in [&b""[..], b"OCS2", b"OCS2\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", b"OCS1\0\0\0"] {
        assert!(!read(bytes));
    }
}

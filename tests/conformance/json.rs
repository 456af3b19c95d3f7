//! A JSON value whose members keep their order and may repeat, and whose numbers keep their spelling: what a test document is made of.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// One value of a test document.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    Null,
    Bool(bool),
    /// As it stands in the text, so that `NaN`, `0x10` and `1e400` can be written.
    Number(String),
    String(String),
    Array(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// One step of a path into a document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    Key(String),
    Index(usize),
}

impl Json {
    pub fn string(text: impl AsRef<str>) -> Self {
        Json::String(text.as_ref().to_owned())
    }

    pub fn number(value: impl fmt::Display) -> Self {
        Json::Number(value.to_string())
    }

    pub fn object<K: Into<String>>(members: impl IntoIterator<Item = (K, Json)>) -> Self {
        Json::Object(members.into_iter().map(|(key, value)| (key.into(), value)).collect())
    }

    /// Reads JSON5; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        json5::from_str(text).ok()
    }

    /// The member or element one step below.
    pub fn child_mut(&mut self, step: &Step) -> Option<&mut Json> {
        match (self, step) {
            (Json::Object(members), Step::Key(key)) => {
                members.iter_mut().find(|(name, _)| name == key).map(|(_, value)| value)
            }
            (Json::Array(elements), Step::Index(index)) => elements.get_mut(*index),
            _ => None,
        }
    }

    pub fn at_mut(&mut self, path: &[Step]) -> Option<&mut Json> {
        path.iter().try_fold(self, |node, step| node.child_mut(step))
    }

    pub fn at(&self, path: &[Step]) -> Option<&Json> {
        path.iter().try_fold(self, |node, step| match (node, step) {
            (Json::Object(members), Step::Key(key)) => {
                members.iter().find(|(name, _)| name == key).map(|(_, value)| value)
            }
            (Json::Array(elements), Step::Index(index)) => elements.get(*index),
            _ => None,
        })
    }

    /// Puts `value` at `path`, making the objects and arrays on the way that are missing or of another type.
    pub fn set(&mut self, path: &[Step], value: Json) {
        let Some((step, rest)) = path.split_first() else {
            *self = value;
            return;
        };
        match step {
            Step::Key(key) => {
                if !matches!(self, Json::Object(_)) {
                    *self = Json::Object(Vec::new());
                }
                if let Json::Object(members) = self {
                    let place = members.iter().position(|(name, _)| name == key).unwrap_or_else(|| {
                        members.push((key.clone(), Json::Null));
                        members.len() - 1
                    });
                    members[place].1.set(rest, value);
                }
            }
            Step::Index(index) => {
                if !matches!(self, Json::Array(_)) {
                    *self = Json::Array(Vec::new());
                }
                if let Json::Array(elements) = self {
                    while elements.len() <= *index {
                        elements.push(Json::Null);
                    }
                    elements[*index].set(rest, value);
                }
            }
        }
    }

    /// The paths of all values, the root first.
    pub fn paths(&self) -> Vec<Vec<Step>> {
        fn collect(node: &Json, path: &mut Vec<Step>, paths: &mut Vec<Vec<Step>>) {
            paths.push(path.clone());
            let children: Vec<(Step, &Json)> = match node {
                Json::Object(members) => {
                    members.iter().map(|(key, value)| (Step::Key(key.clone()), value)).collect()
                }
                Json::Array(elements) => {
                    elements.iter().enumerate().map(|(index, value)| (Step::Index(index), value)).collect()
                }
                _ => Vec::new(),
            };
            for (step, child) in children {
                path.push(step);
                collect(child, path, paths);
                path.pop();
            }
        }
        let mut paths = Vec::new();
        collect(self, &mut Vec::new(), &mut paths);
        paths
    }
}

/// Compact JSON, except for numbers that only JSON5 can write.
impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Json::Null => f.write_str("null"),
            Json::Bool(value) => write!(f, "{value}"),
            Json::Number(text) => f.write_str(text),
            Json::String(text) => f.write_str(&quoted(text)),
            Json::Array(elements) => {
                f.write_str("[")?;
                for (index, element) in elements.iter().enumerate() {
                    write!(f, "{}{element}", if index > 0 { "," } else { "" })?;
                }
                f.write_str("]")
            }
            Json::Object(members) => {
                f.write_str("{")?;
                for (index, (key, value)) in members.iter().enumerate() {
                    write!(f, "{}{}:{value}", if index > 0 { "," } else { "" }, quoted(key))?;
                }
                f.write_str("}")
            }
        }
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Values;
        impl<'de> Visitor<'de> for Values {
            type Value = Json;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a JSON value")
            }
            fn visit_unit<E>(self) -> Result<Json, E> {
                Ok(Json::Null)
            }
            fn visit_none<E>(self) -> Result<Json, E> {
                Ok(Json::Null)
            }
            fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
                Ok(Json::Bool(value))
            }
            fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
                Ok(Json::number(value))
            }
            fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
                Ok(Json::number(value))
            }
            fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
                Ok(Json::Number(match value {
                    value if value.is_nan() => "NaN".to_owned(),
                    value if value.is_infinite() => {
                        if value > 0.0 { "Infinity" } else { "-Infinity" }.to_owned()
                    }
                    value => value.to_string(),
                }))
            }
            fn visit_str<E>(self, value: &str) -> Result<Json, E> {
                Ok(Json::string(value))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json, A::Error> {
                let mut elements = Vec::new();
                while let Some(element) = seq.next_element()? {
                    elements.push(element);
                }
                Ok(Json::Array(elements))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Json::Object(members))
            }
        }
        deserializer.deserialize_any(Values)
    }
}

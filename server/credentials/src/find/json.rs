//! JSON of others that holds secrets: in the order written, any shape, every text wiped when dropped.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use zeroize::Zeroizing;

/// A JSON value.
#[derive(Clone)]
pub(super) enum Json {
    Text(Zeroizing<String>),
    Number(f64),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
    /// `null`, `true`, `false`.
    Other,
}

impl Json {
    /// The value in a text; `None` when it is no JSON. serde_json bounds the depth.
    pub(super) fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()
    }

    /// The member of an object; of equal keys the last one counts.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        self.members().iter().rfind(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// The members of an object; none of anything else.
    pub(super) fn members(&self) -> &[(String, Self)] {
        match self {
            Self::Object(members) => members,
            _ => &[],
        }
    }

    /// The items of a list; none of anything else.
    pub(super) fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }

    pub(super) fn text(&self) -> Option<&Zeroizing<String>> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// What an absolute JSON pointer points to.
    pub(super) fn pointer(&self, pointer: &str) -> Option<&Self> {
        pointer.strip_prefix('/')?.split('/').try_fold(self, |value, token| {
            let token = token.replace("~1", "/").replace("~0", "~");
            match value {
                Self::List(items) => items.get(token.parse::<usize>().ok()?),
                value => value.get(&token),
            }
        })
    }
}

impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Json(..)")
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Json;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("JSON")
            }

            fn visit_unit<E>(self) -> Result<Json, E> {
                Ok(Json::Other)
            }

            fn visit_bool<E>(self, _: bool) -> Result<Json, E> {
                Ok(Json::Other)
            }

            #[expect(clippy::cast_precision_loss, reason = "times in milliseconds")]
            fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
                Ok(Json::Number(number as f64))
            }

            #[expect(clippy::cast_precision_loss, reason = "times in milliseconds")]
            fn visit_i64<E>(self, number: i64) -> Result<Json, E> {
                Ok(Json::Number(number as f64))
            }

            fn visit_f64<E>(self, number: f64) -> Result<Json, E> {
                Ok(Json::Number(number))
            }

            fn visit_str<E>(self, text: &str) -> Result<Json, E> {
                Ok(Json::Text(Zeroizing::new(text.to_owned())))
            }

            fn visit_string<E>(self, text: String) -> Result<Json, E> {
                Ok(Json::Text(Zeroizing::new(text)))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Json, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = access.next_element()? {
                    items.push(item);
                }
                Ok(Json::List(items))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Json, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = access.next_entry()? {
                    members.push(member);
                }
                Ok(Json::Object(members))
            }
        }
        deserializer.deserialize_any(Any)
    }
}

#[cfg(test)]
mod tests {
    use super::Json;

    #[test]
    fn pointers() {
        let json = Json::parse(r#"{ "a/b": { "c~": ["x", "y"] }, "d": 1, "d": "last" }"#).unwrap();
        let at = |pointer| json.pointer(pointer).and_then(Json::text).map(|text| text.as_str());
        assert_eq!(at("/a~1b/c~0/1"), Some("y"));
        assert_eq!(at("/d"), Some("last"));
        for nothing in ["/a~1b/c~0/2", "/x", "d", ""] {
            assert_eq!(at(nothing), None, "{nothing}");
        }
    }
}

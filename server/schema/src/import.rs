//! JSON Schema text -> arena.

use rustc_hash::FxHashMap;
use serde_json::{Map, Value as Json};

use crate::arena::Docs;
use crate::intern::Interner;
use crate::node::{
    Additional, Condition, Facets, Items, Logic, Node, NodeId, Number, StrId, Type, TypeSet, Value,
};
use crate::schema::Error;
use reference::Target;

mod reference;

/// Schemas within schemas, counting through `$ref`. OpenClaw's own reaches 14.
const MAX_DEPTH: usize = 128;

/// What is taken over besides structure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Keep {
    /// Nothing: titles, descriptions and defaults that are sentences belong to OpenClaw.
    Structure,
    /// Titles, descriptions and every default: the schema comes from the user's own installation.
    Docs,
}

/// Interns a schema and gives its root. `$ref`s are resolved on the way.
pub(crate) fn import(json: &Json, keep: Keep, interner: &mut Interner) -> Result<NodeId, Error> {
    import_as(json, keep, interner, false)
}

/// Interns one node in which a number in the place of a schema means the node of that index.
pub(crate) fn import_numbered(json: &Json, interner: &mut Interner) -> Result<NodeId, Error> {
    import_as(json, Keep::Structure, interner, true)
}

fn import_as(json: &Json, keep: Keep, interner: &mut Interner, numbered: bool) -> Result<NodeId, Error> {
    let mut import =
        Import { keep, numbered, interner, refs: FxHashMap::default(), pointer: Vec::new(), depth: 0 };
    import.schema(json, &mut Vec::new())
}

struct Import<'a, 'i> {
    keep: Keep,
    numbered: bool,
    interner: &'i mut Interner,
    /// Targets of `$ref`, by address in the text's tree.
    refs: FxHashMap<*const Json, Target>,
    /// The way to the current schema, for errors.
    pointer: Vec<&'a str>,
    depth: usize,
}

type Object = Map<String, Json>;

impl<'a> Import<'a, '_> {
    /// `ancestors` are the values on the way from the root to here, for `$ref`.
    fn schema(&mut self, json: &'a Json, ancestors: &mut Vec<&'a Json>) -> Result<NodeId, Error> {
        if self.depth == MAX_DEPTH {
            return Err(Error::TooDeep { pointer: self.location() });
        }
        let object = match json {
            Json::Bool(true) => return Ok(self.interner.node(Node::default(), Docs::default())),
            Json::Bool(false) => {
                let nothing = Node { types: TypeSet::NONE, ..Node::default() };
                return Ok(self.interner.node(nothing, Docs::default()));
            }
            Json::Object(object) => object,
            Json::Number(number) if self.numbered => {
                let id = number.as_u64().and_then(|id| u32::try_from(id).ok()).map(NodeId);
                let known = id.filter(|id| id.index() < self.interner.len());
                return known.ok_or_else(|| self.malformed("the number of an earlier node"));
            }
            _ => return Err(self.malformed("a schema: an object or a boolean")),
        };
        self.depth += 1;
        ancestors.push(json);
        let docs = self.docs(object);
        let id = match object.get("$ref") {
            None => {
                let node = self.node(object, ancestors)?;
                self.interner.node(node, docs)
            }
            Some(Json::String(reference)) => self.reference(reference, object, docs, ancestors)?,
            Some(_) => return Err(self.malformed_keyword("$ref", "a string")),
        };
        ancestors.pop();
        self.depth -= 1;
        Ok(id)
    }

    fn node(&mut self, object: &'a Object, ancestors: &mut Vec<&'a Json>) -> Result<Node, Error> {
        let facets = self.facets(object)?;
        let logic = self.logic(object, ancestors)?;
        Ok(Node {
            types: self.types(object)?,
            properties: self.properties("properties", object, ancestors)?.into(),
            required: self.required(object)?,
            additional: self.additional("additionalProperties", object, ancestors)?,
            items: self.items(object, ancestors)?,
            values: self.values(object)?,
            any_of: self.schemas("anyOf", object, ancestors)?.into(),
            one_of: self.schemas("oneOf", object, ancestors)?.into(),
            default: self.default(object),
            facets: (facets != Facets::default()).then(|| Box::new(facets)),
            logic: (logic != Logic::default()).then(|| Box::new(logic)),
        })
    }

    fn types(&self, object: &Object) -> Result<TypeSet, Error> {
        let named = |json: &Json| json.as_str().and_then(Type::from_name);
        let types = match object.get("type") {
            None => Some(TypeSet::ANY),
            Some(Json::Array(list)) => {
                list.iter().try_fold(TypeSet::NONE, |set, json| Some(set.with(named(json)?)))
            }
            Some(one) => named(one).map(|one| TypeSet::NONE.with(one)),
        };
        types.ok_or_else(|| self.malformed_keyword("type", "a type or a list of types"))
    }

    fn properties(
        &mut self,
        keyword: &'a str,
        object: &'a Object,
        ancestors: &mut Vec<&'a Json>,
    ) -> Result<Vec<(StrId, NodeId)>, Error> {
        let Some(json) = object.get(keyword) else {
            return Ok(Vec::new());
        };
        let Json::Object(members) = json else {
            return Err(self.malformed_keyword(keyword, "an object of schemas"));
        };
        let mut sorted: Vec<_> = members.iter().collect();
        sorted.sort_unstable_by_key(|&(name, _)| name);
        let mut properties = Vec::with_capacity(sorted.len());
        ancestors.push(json);
        for (name, schema) in sorted {
            let id = self.below([keyword, name.as_str()], schema, ancestors)?;
            properties.push((self.interner.str(name), id));
        }
        ancestors.pop();
        Ok(properties)
    }

    fn required(&mut self, object: &Object) -> Result<Box<[StrId]>, Error> {
        let Some(json) = object.get("required") else {
            return Ok(Box::default());
        };
        let names: Option<Vec<&str>> =
            json.as_array().and_then(|list| list.iter().map(Json::as_str).collect());
        let Some(mut names) = names else {
            return Err(self.malformed_keyword("required", "a list of names"));
        };
        names.sort_unstable();
        names.dedup();
        Ok(names.into_iter().map(|name| self.interner.str(name)).collect())
    }

    fn additional(
        &mut self,
        keyword: &'a str,
        object: &'a Object,
        ancestors: &mut Vec<&'a Json>,
    ) -> Result<Additional, Error> {
        Ok(match object.get(keyword) {
            None | Some(Json::Bool(true)) => Additional::Open,
            Some(Json::Bool(false)) => Additional::Closed,
            Some(schema) => Additional::Schema(self.below([keyword], schema, ancestors)?),
        })
    }

    fn items(&mut self, object: &'a Object, ancestors: &mut Vec<&'a Json>) -> Result<Items, Error> {
        // Draft 2020-12 calls the tuple `prefixItems` and the rest `items`.
        let (tuple, rest) = match (object.get("prefixItems"), object.get("items")) {
            (Some(_), _) => ("prefixItems", "items"),
            (None, Some(Json::Array(_))) => ("items", "additionalItems"),
            (None, None | Some(Json::Bool(true))) => return Ok(Items::Any),
            (None, Some(each)) => {
                return Ok(Items::Each(self.below(["items"], each, ancestors)?));
            }
        };
        Ok(Items::Tuple {
            prefix: self.schemas(tuple, object, ancestors)?.into(),
            additional: self.additional(rest, object, ancestors)?,
        })
    }

    fn values(&mut self, object: &'a Object) -> Result<Option<Box<[Value]>>, Error> {
        if let Some(one) = object.get("const") {
            return Ok(Some([self.value(one)].into()));
        }
        match object.get("enum") {
            None => Ok(None),
            Some(Json::Array(list)) => Ok(Some(list.iter().map(|json| self.value(json)).collect())),
            Some(_) => Err(self.malformed_keyword("enum", "a list")),
        }
    }

    fn schemas(
        &mut self,
        keyword: &'a str,
        object: &'a Object,
        ancestors: &mut Vec<&'a Json>,
    ) -> Result<Vec<NodeId>, Error> {
        let Some(json) = object.get(keyword) else {
            return Ok(Vec::new());
        };
        let Json::Array(list) = json else {
            return Err(self.malformed_keyword(keyword, "a list of schemas"));
        };
        list.iter().map(|schema| self.below([keyword], schema, ancestors)).collect()
    }

    fn logic(&mut self, object: &'a Object, ancestors: &mut Vec<&'a Json>) -> Result<Logic, Error> {
        let mut optional = |keyword: &'a str| {
            let schema = object.get(keyword);
            schema.map(|schema| self.below([keyword], schema, ancestors)).transpose()
        };
        let not = optional("not")?;
        let test = optional("if")?;
        let then = optional("then")?;
        let otherwise = optional("else")?;
        // Every key is a string; OpenClaw says so at each map.
        let says_string = |json: &Json| {
            json.as_object().is_some_and(|only| {
                only.get("type").is_some_and(|of| of == "string")
                    && only.keys().all(|key| key == "type" || key == "description" || key == "title")
            })
        };
        let property_names = match object.get("propertyNames") {
            Some(json) if says_string(json) => None,
            _ => optional("propertyNames")?,
        };
        Ok(Logic {
            all_of: self.schemas("allOf", object, ancestors)?,
            not,
            condition: test.map(|test| Condition { test, then, otherwise }),
            property_names,
            pattern_properties: self.properties("patternProperties", object, ancestors)?,
        })
    }

    fn facets(&mut self, object: &Object) -> Result<Facets, Error> {
        let number = |keyword: &str| match object.get(keyword) {
            None => Ok(None),
            Some(json) => match json.as_f64().and_then(Number::new) {
                Some(number) => Ok(Some(number)),
                None => Err(self.malformed_keyword(keyword, "a number")),
            },
        };
        let count = |keyword: &str| match object.get(keyword) {
            None => Ok(None),
            Some(json) => match whole(json) {
                Some(count) => Ok(Some(count)),
                None => Err(self.malformed_keyword(keyword, "a whole number")),
            },
        };
        let text = |keyword: &str| match object.get(keyword) {
            None => Ok(None),
            Some(Json::String(text)) => Ok(Some(text.as_str())),
            Some(_) => Err(self.malformed_keyword(keyword, "a string")),
        };
        let (pattern, format) = (text("pattern")?, text("format")?);
        Ok(Facets {
            minimum: number("minimum")?,
            maximum: number("maximum")?,
            exclusive_minimum: number("exclusiveMinimum")?,
            exclusive_maximum: number("exclusiveMaximum")?,
            multiple_of: number("multipleOf")?,
            min_length: count("minLength")?,
            max_length: count("maxLength")?,
            min_items: count("minItems")?,
            max_items: count("maxItems")?,
            min_properties: count("minProperties")?,
            max_properties: count("maxProperties")?,
            unique_items: object.get("uniqueItems") == Some(&Json::Bool(true)),
            pattern: pattern.map(|text| self.interner.str(text)),
            format: format.map(|text| self.interner.str(text)),
        })
    }

    fn default(&mut self, object: &Object) -> Option<Box<Value>> {
        let json = object.get("default")?;
        if self.keep == Keep::Structure && has_sentence(json) {
            return None;
        }
        Some(Box::new(self.value(json)))
    }

    fn value(&mut self, json: &Json) -> Value {
        match json {
            Json::Null => Value::Null,
            Json::Bool(bool) => Value::Bool(*bool),
            Json::Number(number) => number.as_f64().and_then(Number::new).map_or(Value::Null, Value::Number),
            Json::String(text) => Value::String(self.interner.str(text)),
            Json::Array(list) => Value::Array(list.iter().map(|json| self.value(json)).collect()),
            Json::Object(members) => {
                let mut sorted: Vec<_> = members.iter().collect();
                sorted.sort_unstable_by_key(|&(name, _)| name);
                let member = |(name, json): (&String, &Json)| (self.interner.str(name), self.value(json));
                Value::Object(sorted.into_iter().map(member).collect())
            }
        }
    }

    fn docs(&mut self, object: &Object) -> Docs {
        if self.keep == Keep::Structure {
            return Docs::default();
        }
        let mut text = |keyword| match object.get(keyword) {
            Some(Json::String(text)) => Some(self.interner.str(text)),
            _ => None,
        };
        Docs { title: text("title"), description: text("description") }
    }

    fn below<const N: usize>(
        &mut self,
        way: [&'a str; N],
        schema: &'a Json,
        ancestors: &mut Vec<&'a Json>,
    ) -> Result<NodeId, Error> {
        self.pointer.extend(way);
        let id = self.schema(schema, ancestors)?;
        self.pointer.truncate(self.pointer.len().saturating_sub(N));
        Ok(id)
    }

    fn location(&self) -> String {
        self.pointer.iter().fold(String::from("#"), |path, step| path + "/" + step)
    }

    fn malformed(&self, expected: &'static str) -> Error {
        Error::Malformed { pointer: self.location(), expected }
    }

    fn malformed_keyword(&self, keyword: &str, expected: &'static str) -> Error {
        Error::Malformed { pointer: self.location() + "/" + keyword, expected }
    }
}

/// A length or count. JSON Schema allows it to be written `1.0`.
fn whole(json: &Json) -> Option<u64> {
    json.as_u64().or_else(|| {
        let number = json.as_f64().filter(|number| number.fract() == 0.0)?;
        // 2^53: beyond it a fraction would not be seen.
        (0.0..9_007_199_254_740_992.0).contains(&number).then_some(number as u64)
    })
}

/// Whether a default holds prose: three words or more, or two that end like a sentence.
fn has_sentence(json: &Json) -> bool {
    match json {
        Json::String(text) => {
            let words = text.split_whitespace().count();
            words > 2 || (words == 2 && text.trim_end().ends_with(['.', '!', '?']))
        }
        Json::Array(list) => list.iter().any(has_sentence),
        Json::Object(members) => members.values().any(has_sentence),
        _ => false,
    }
}

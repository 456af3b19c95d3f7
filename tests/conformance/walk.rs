//! A walk over the schema that the installed OpenClaw prints: at every node, values that satisfy it and values that break each keyword,
//! each in the smallest document that leads there.

use serde_json::Value as Schema;

use crate::json::{Json, Step};
use crate::random::Random;
use crate::samples::{STRINGS, UNUSUAL_NUMBERS};

/// Maps whose keys mean something: the pattern of the path, and keys to try there instead of arbitrary ones.
const MAP_KEYS: &[(&str, &[&str])] = &[
    ("agents.entries", &["main", "Helper"]),
    ("models.providers", &["openai", "my-provider"]),
    ("agents.defaults.models", &["openai/gpt-5.5", "openai/*"]),
    ("agents.entries.main.models", &["openai/gpt-5.5"]),
    ("broadcast", &["telegram:123", "123"]),
    ("channels", &["telegram"]),
    ("tools.byProvider", &["openai"]),
    ("plugins.entries", &["memory-core"]),
    ("secrets.providers", &["vault"]),
    ("gateway.roles.definitions", &["admin"]),
    ("talk.providers", &["openai"]),
];

/// Everything the walk needs to know while it descends.
struct Walk<'a> {
    seed: u64,
    visit: &'a mut dyn FnMut(String, Json),
}

/// A place in a minimal document.
#[derive(Clone)]
struct Place {
    document: Json,
    path: Vec<Step>,
}

impl Place {
    fn name(&self) -> String {
        let step = |step: &Step| match step {
            Step::Key(key) => key.clone(),
            Step::Index(index) => index.to_string(),
        };
        self.path.iter().map(step).collect::<Vec<_>>().join(".")
    }

    fn with(&self, value: Json) -> Json {
        let mut document = self.document.clone();
        document.set(&self.path, value);
        document
    }

    fn below(&self, container: Json, step: Step) -> Self {
        let document = self.with(container);
        let mut path = self.path.clone();
        path.push(step);
        Place { document, path }
    }
}

/// Hands every document of the walk to `visit`, with the path it is about.
pub fn walk(schema: &Schema, seed: u64, visit: &mut dyn FnMut(String, Json)) {
    let root = Place { document: Json::Object(Vec::new()), path: Vec::new() };
    Walk { seed, visit }.node(schema, schema, &root);
}

impl Walk<'_> {
    fn node(&mut self, schema: &Schema, defs: &Schema, place: &Place) {
        let defs = if schema.get("$defs").is_some() { schema } else { defs };
        let schema = resolve(schema, defs);
        let name = place.name();
        let mut random = Random::for_name(self.seed, &name);
        for value in values(schema, defs, &name, &mut random) {
            (self.visit)(name.clone(), place.with(value));
        }
        self.children(schema, defs, place);
    }

    fn children(&mut self, schema: &Schema, defs: &Schema, place: &Place) {
        for branch in branches(schema) {
            // The values of a branch are those of its union already; only what lies below it is new.
            let branch_defs = if branch.get("$defs").is_some() { branch } else { defs };
            self.children(resolve(branch, branch_defs), branch_defs, place);
        }
        if let Some(properties) = schema.get("properties").and_then(Schema::as_object) {
            for (key, child) in properties {
                self.node(child, defs, &place.below(sample(schema, defs, 0), Step::Key(key.clone())));
            }
        }
        if let Some(child) = schema.get("additionalProperties").filter(|child| child.is_object()) {
            for key in map_keys(schema, &place.name()) {
                self.node(child, defs, &place.below(sample(schema, defs, 0), Step::Key(key)));
            }
        }
        match schema.get("items") {
            Some(Schema::Array(tuple)) => {
                for (index, child) in tuple.iter().enumerate() {
                    self.node(child, defs, &place.below(sample(schema, defs, 0), Step::Index(index)));
                }
            }
            Some(child) => self.node(child, defs, &place.below(Json::Array(Vec::new()), Step::Index(0))),
            None => {}
        }
    }
}

fn resolve<'a>(schema: &'a Schema, defs: &'a Schema) -> &'a Schema {
    schema
        .get("$ref")
        .and_then(Schema::as_str)
        .and_then(|reference| reference.strip_prefix("#/$defs/"))
        .and_then(|name| defs.get("$defs")?.get(name))
        .unwrap_or(schema)
}

fn branches(schema: &Schema) -> impl Iterator<Item = &Schema> {
    ["anyOf", "oneOf", "allOf"].into_iter().filter_map(|keyword| schema.get(keyword)?.as_array()).flatten()
}

fn map_keys(schema: &Schema, name: &str) -> Vec<String> {
    if let Some((_, keys)) = MAP_KEYS.iter().find(|(path, _)| *path == name) {
        return keys.iter().map(|&key| key.to_owned()).collect();
    }
    let known = schema.get("propertyNames").and_then(|names| names.get("enum")?.get(0)?.as_str());
    vec![known.unwrap_or("key1").to_owned()]
}

/// The smallest value that the schema accepts, as far as that can be told without searching.
fn sample(schema: &Schema, defs: &Schema, depth: usize) -> Json {
    let defs = if schema.get("$defs").is_some() { schema } else { defs };
    let schema = resolve(schema, defs);
    if let Some(value) = schema.get("const").or_else(|| schema.get("enum")?.get(0)) {
        return from_schema(value);
    }
    if let Some(branch) = branches(schema).next()
        && schema.get("properties").is_none()
    {
        return sample(branch, defs, depth + 1);
    }
    match type_of(schema) {
        "object" => {
            let properties = schema.get("properties");
            let mut members = Vec::new();
            for key in strings(schema.get("required")) {
                let child = properties.and_then(|properties| properties.get(key)).unwrap_or(&Schema::Null);
                if child.get("default").is_none() && depth < 12 {
                    members.push((key.to_owned(), sample(child, defs, depth + 1)));
                }
            }
            Json::Object(members)
        }
        "array" => {
            let least = bound(schema, "minItems").unwrap_or(0.0) as usize;
            let item = schema.get("items").unwrap_or(&Schema::Null);
            Json::Array((0..least).map(|_| sample(item, defs, depth + 1)).collect())
        }
        "string" => Json::String(sample_string(schema)),
        "number" | "integer" => {
            let least =
                bound(schema, "minimum").or(bound(schema, "exclusiveMinimum").map(|least| least + 1.0));
            Json::number(least.unwrap_or(1.0).max(1.0).min(bound(schema, "maximum").unwrap_or(f64::MAX)))
        }
        "boolean" => Json::Bool(true),
        "null" => Json::Null,
        _ => Json::string("x"),
    }
}

fn sample_string(schema: &Schema) -> String {
    let least = bound(schema, "minLength").unwrap_or(0.0) as usize;
    let pattern =
        schema.get("pattern").and_then(Schema::as_str).and_then(|text| fancy_regex::Regex::new(text).ok());
    let format = schema.get("format").and_then(Schema::as_str).unwrap_or_default();
    let fits = |text: &&&str| {
        text.len() >= least
            && pattern.as_ref().is_none_or(|pattern| pattern.is_match(text).unwrap_or(false))
            && match format {
                "uri" => text.starts_with("https://"),
                "email" => text.contains('@') && !text.contains(':'),
                "date-time" => text.ends_with('Z'),
                _ => !text.trim().is_empty(),
            }
    };
    let chosen = STRINGS[2..].iter().find(fits).map(|text| (*text).to_owned());
    chosen.unwrap_or_else(|| "x".repeat(least.max(1)))
}

/// Values to try at one node: the valid ones, each keyword broken, and strings that rules beyond the schema look at.
fn values(schema: &Schema, defs: &Schema, name: &str, random: &mut Random) -> Vec<Json> {
    let mut values = vec![Json::Null, sample(schema, defs, 0)];
    values.extend(branches(schema).map(|branch| sample(branch, defs, 0)));
    let wrong = [
        Json::Bool(true),
        Json::string("text"),
        Json::number(5),
        Json::Array(Vec::new()),
        Json::Object(Vec::new()),
        Json::Array(vec![Json::number(5)]),
        Json::object([("unknownKey", Json::Bool(true))]),
    ];
    values.extend(wrong);
    typed_values(schema, defs, name, random, &mut values);
    for branch in branches(schema) {
        typed_values(resolve(branch, defs), defs, name, random, &mut values);
    }
    let mut distinct: Vec<Json> = Vec::new();
    for value in values {
        if !distinct.contains(&value) {
            distinct.push(value);
        }
    }
    // Channels and plugins repeat the same few shapes thousands of times.
    let most = if name.starts_with("channels.") || name.starts_with("plugins.entries.") { 10 } else { 40 };
    while distinct.len() > most {
        distinct.swap_remove(1 + random.below(distinct.len() - 1));
    }
    distinct
}

fn typed_values(schema: &Schema, defs: &Schema, name: &str, random: &mut Random, values: &mut Vec<Json>) {
    if let Some(allowed) = schema.get("enum").and_then(Schema::as_array) {
        values.extend(allowed.iter().take(3).map(from_schema));
        values.extend(
            allowed.iter().take(1).filter_map(Schema::as_str).map(|text| Json::String(text.to_uppercase())),
        );
    }
    if let Some(only) = schema.get("const") {
        values.push(from_schema(only));
    }
    match type_of(schema) {
        "string" => {
            let length = |keyword| bound(schema, keyword).map(|bound| bound as usize);
            if let Some(least) = length("minLength") {
                values.extend([
                    Json::String("x".repeat(least)),
                    Json::String("x".repeat(least.saturating_sub(1))),
                ]);
            }
            if let Some(most) = length("maxLength") {
                values.extend([Json::String("x".repeat(most)), Json::String("x".repeat(most + 1))]);
            }
            values.extend((0..16).map(|_| Json::string(random.pick(STRINGS))));
        }
        "number" | "integer" => {
            for keyword in ["minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"] {
                if let Some(bound) = bound(schema, keyword) {
                    values.extend([bound - 1.0, bound, bound + 1.0].map(Json::number));
                }
            }
            values.extend(["0", "-1", "1.5", "\"5\""].map(Json::number));
            values.extend((0..2).map(|_| Json::number(random.pick(UNUSUAL_NUMBERS))));
        }
        "boolean" => values.extend([Json::Bool(false), Json::string("true"), Json::number(1)]),
        "array" => {
            let item = sample(schema.get("items").unwrap_or(&Schema::Null), defs, 0);
            let most = bound(schema, "maxItems").map_or(2, |most| most as usize);
            for count in [1, 2, most, most + 1] {
                values.push(Json::Array(vec![item.clone(); count.min(300)]));
            }
        }
        "object" => object_values(schema, defs, name, values),
        _ => {}
    }
}

fn object_values(schema: &Schema, defs: &Schema, name: &str, values: &mut Vec<Json>) {
    let Json::Object(minimal) = sample(schema, defs, 0) else { return };
    let extended = |key: &str, value: Json| {
        let mut members = minimal.clone();
        members.push((key.to_owned(), value));
        Json::Object(members)
    };
    values.push(extended("unknownKey", Json::Bool(true)));
    for (index, _) in minimal.iter().enumerate() {
        let mut members = minimal.clone();
        members.remove(index);
        values.push(Json::Object(members));
    }
    if let Some(Schema::Object(properties)) = schema.get("properties") {
        let mut all = minimal.clone();
        for (key, child) in properties {
            if !all.iter().any(|(name, _)| name == key) {
                all.push((key.clone(), sample(child, defs, 0)));
            }
        }
        values.push(Json::Object(all));
    }
    if let Some(child) = schema.get("additionalProperties").filter(|child| child.is_object()) {
        let item = sample(child, defs, 0);
        for key in ["", " ", "bad key!", "__proto__", "constructor", "Main", "a.b/c", "1"] {
            values.push(extended(key, item.clone()));
        }
        let keys = map_keys(schema, name);
        values.push(Json::object(keys.iter().map(|key| (key.clone(), item.clone()))));
        values.push(Json::object([("main", item.clone()), ("Main", item.clone()), ("other", item)]));
    }
}

fn from_schema(value: &Schema) -> Json {
    Json::parse(&value.to_string()).unwrap_or(Json::Null)
}

fn type_of(schema: &Schema) -> &str {
    match schema.get("type") {
        Some(Schema::String(name)) => name,
        Some(Schema::Array(names)) => names.first().and_then(Schema::as_str).unwrap_or_default(),
        _ if schema.get("properties").is_some() => "object",
        _ => "",
    }
}

fn strings(list: Option<&Schema>) -> impl Iterator<Item = &str> {
    list.and_then(Schema::as_array).into_iter().flatten().filter_map(Schema::as_str)
}

fn bound(schema: &Schema, keyword: &str) -> Option<f64> {
    schema.get(keyword).and_then(Schema::as_f64)
}

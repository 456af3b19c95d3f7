//! Random damage to a valid document, of the kinds that people and tools do.

use crate::json::{Json, Step};
use crate::random::Random;
use crate::samples::{STRINGS, UNUSUAL_NUMBERS};

/// `document` with one change (sometimes two or three).
pub fn mutated(document: &Json, random: &mut Random, vocabulary: &[String]) -> Json {
    let mut changed = document.clone();
    let changes = if random.chance(80) { 1 } else { 2 + random.below(2) };
    for _ in 0..changes {
        change(&mut changed, random, vocabulary);
    }
    changed
}

fn change(document: &mut Json, random: &mut Random, vocabulary: &[String]) {
    let paths = document.paths();
    let path = random.pick(&paths).clone();
    let other = random.pick(&paths).clone();
    let donor = document.at(&other).cloned().unwrap_or(Json::Null);
    match random.below(16) {
        0 | 1 => remove(document, &path),
        2 => rename(document, &path, |key| misspelt(key, random)),
        3 => rename(document, &path, |_| random.pick(vocabulary).clone()),
        4 => replace(document, &path, Json::Null),
        5 | 6 => replace(document, &path, other_type(random)),
        7 => insert(document, &path, random.pick(vocabulary).clone(), other_type(random)),
        8 => insert(document, &path, "unknownKey".to_owned(), Json::Bool(true)),
        9 => repeat(document, &path, random),
        10 => replace(document, &path, donor),
        11 => replace(document, &path, Json::string(random.pick(STRINGS))),
        12 => replace(document, &path, Json::string(random.pick(vocabulary))),
        13 => replace(document, &path, Json::number(random.pick(UNUSUAL_NUMBERS))),
        14 => alter_leaf(document, &path, random),
        _ => {
            if let Step::Key(key) = other.last().cloned().unwrap_or(Step::Index(0)) {
                insert(document, &path, key, donor);
            }
        }
    }
}

fn replace(document: &mut Json, path: &[Step], value: Json) {
    // A replaced root would make most of the mutants one and the same document.
    if let (Some(node), false) = (document.at_mut(path), path.is_empty()) {
        *node = value;
    }
}

fn remove(document: &mut Json, path: &[Step]) {
    let Some((last, parent)) = path.split_last() else { return };
    match (document.at_mut(parent), last) {
        (Some(Json::Object(members)), Step::Key(key)) => members.retain(|(name, _)| name != key),
        (Some(Json::Array(elements)), Step::Index(index)) if *index < elements.len() => {
            elements.remove(*index);
        }
        _ => {}
    }
}

fn rename(document: &mut Json, path: &[Step], new_name: impl FnOnce(&str) -> String) {
    let Some((Step::Key(key), parent)) = path.split_last() else { return };
    if let Some(Json::Object(members)) = document.at_mut(parent)
        && let Some((name, _)) = members.iter_mut().find(|(name, _)| name == key)
    {
        *name = new_name(key);
    }
}

fn insert(document: &mut Json, path: &[Step], key: String, value: Json) {
    match document.at_mut(path) {
        Some(Json::Object(members)) => members.push((key, value)),
        Some(Json::Array(elements)) => elements.push(value),
        _ => {}
    }
}

/// Writes a member twice, the second time perhaps with another value: the last one counts.
fn repeat(document: &mut Json, path: &[Step], random: &mut Random) {
    match document.at_mut(path) {
        Some(Json::Object(members)) if !members.is_empty() => {
            let (key, value) = random.pick(members).clone();
            members.push((key, if random.chance(50) { value } else { other_type(random) }));
        }
        Some(Json::Array(elements)) if !elements.is_empty() => {
            let element = random.pick(elements).clone();
            elements.push(element);
        }
        _ => {}
    }
}

/// A small change that keeps the type.
fn alter_leaf(document: &mut Json, path: &[Step], random: &mut Random) {
    match document.at_mut(path) {
        Some(Json::Bool(value)) => *value = !*value,
        Some(Json::Number(text)) => {
            *text = match random.below(4) {
                0 => format!("-{}", text.trim_start_matches('-')),
                1 => format!("{}.5", text.split('.').next().unwrap_or("0")),
                2 => format!("{text}0"),
                _ => "0".to_owned(),
            };
        }
        Some(Json::String(text)) => {
            *text = match random.below(5) {
                0 => text.to_uppercase(),
                1 => format!(" {text} "),
                2 => String::new(),
                3 => format!("{text}x"),
                _ => format!("${{{}}}", "MISSING_VARIABLE"),
            };
        }
        Some(Json::Array(elements)) => elements.clear(),
        Some(Json::Object(members)) => members.clear(),
        _ => {}
    }
}

fn misspelt(key: &str, random: &mut Random) -> String {
    let letters: Vec<char> = key.chars().collect();
    match (random.below(4), letters.len()) {
        (0, _) => format!("{key}s"),
        (1, 2..) => letters[..letters.len() - 1].iter().collect(),
        (2, _) => key.to_lowercase(),
        _ => {
            key.chars()
                .flat_map(|c| if c.is_uppercase() { vec!['_', c.to_ascii_lowercase()] } else { vec![c] })
                .collect::<String>()
                + if key.chars().any(char::is_uppercase) { "" } else { "_" }
        }
    }
}

fn other_type(random: &mut Random) -> Json {
    match random.below(8) {
        0 => Json::Null,
        1 => Json::Bool(random.chance(50)),
        2 => Json::number(random.below(100)),
        3 => Json::string("text"),
        4 => Json::Array(Vec::new()),
        5 => Json::Object(Vec::new()),
        6 => Json::Array(vec![Json::string("text")]),
        _ => Json::object([("text", Json::string("text"))]),
    }
}

//! How new text must look to fit in: which quotes, and whether keys have any. Strict JSON stays strict JSON.

use json5_syntax::{Dialect, Parse, SyntaxKind, SyntaxNode};

/// How keys and strings are written around a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dress {
    /// The quote around keys; `None` when keys that need none have none.
    pub key_quote: Option<char>,
    /// The quote around string values.
    pub quote: char,
}

/// How many neighbours are asked: enough to see a habit, few enough not to read a long list.
const NEIGHBOURS: usize = 16;

impl Dress {
    /// The dress in and around a container; `None` stands for the root.
    #[must_use]
    pub fn around(parse: &Parse, container: Option<&SyntaxNode>) -> Self {
        let json = Self { key_quote: Some('"'), quote: '"' };
        if parse.dialect() == Dialect::Json {
            return json;
        }
        let root = parse.syntax();
        let objects =
            || container.unwrap_or(&root).ancestors().filter(|node| node.kind() == SyntaxKind::Object);
        let keys = objects().find_map(|node| key_quotes(&node));
        let keys = keys.or_else(|| root.children().find_map(|node| key_quotes(&node)));
        let items = container.filter(|node| node.kind() == SyntaxKind::Array);
        let quote = items.and_then(|array| first_quote(array.children().take(NEIGHBOURS)));
        let quote = quote.or_else(|| objects().find_map(|node| value_quote(&node)));
        let quote = quote.or_else(|| root.descendants().take(256).find_map(|node| value_quote(&node)));
        let key_quote = keys.unwrap_or(json.key_quote);
        Self { key_quote, quote: quote.or(key_quote).unwrap_or('"') }
    }

    /// A key, quoted as its neighbours are, or because it must be.
    #[must_use]
    pub fn key(self, name: &str) -> String {
        match self.key_quote {
            None if is_plain_identifier(name) => name.to_owned(),
            None => quoted(name, self.quote),
            Some(quote) => quoted(name, quote),
        }
    }
}

/// What most keys of an object have; `None` when it has no keys.
fn key_quotes(object: &SyntaxNode) -> Option<Option<char>> {
    let keys = object.children().filter(|child| child.kind() == SyntaxKind::Member).take(NEIGHBOURS);
    let quotes: Vec<Option<char>> = keys
        // A key without a value may be the one that is being typed.
        .filter(|member| member.children().any(|child| child.kind().is_value()))
        .filter_map(|member| member.first_token())
        .map(|key| key.text().chars().next().filter(|quote| matches!(quote, '"' | '\'')))
        .collect();
    let bare = quotes.iter().filter(|quote| quote.is_none()).count();
    if bare * 2 > quotes.len() {
        return Some(None);
    }
    quotes.into_iter().flatten().next().map(Some)
}

/// The quote of the first string value among an object's members.
fn value_quote(object: &SyntaxNode) -> Option<char> {
    let members = object.children().filter(|child| child.kind() == SyntaxKind::Member).take(NEIGHBOURS);
    first_quote(members.flat_map(|member| member.children()))
}

fn first_quote(values: impl Iterator<Item = SyntaxNode>) -> Option<char> {
    let literals = values.filter(|value| value.kind() == SyntaxKind::Literal);
    literals.filter_map(|literal| literal.text().char_at(0.into())).find(|quote| matches!(quote, '"' | '\''))
}

/// A text in quotes, with the escapes that JSON and JSON5 share.
#[must_use]
pub fn quoted(text: &str, quote: char) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push(quote);
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c == quote => out.extend(['\\', c]),
            c if c < ' ' || matches!(c, '\u{2028}' | '\u{2029}') => {
                out.push_str(&format!("\\u{:04x}", u32::from(c)))
            }
            c => out.push(c),
        }
    }
    out.push(quote);
    out
}

fn is_plain_identifier(name: &str) -> bool {
    let mut chars = name.chars();
    let starts = chars.next().is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '_' | '$'));
    starts && chars.all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '$'))
}

#[cfg(test)]
mod tests {
    use json5_syntax::parse;

    use super::{Dress, quoted};

    fn check(text: &str, key: &str, value: &str) {
        let parse = parse(text);
        let dress = Dress::around(&parse, None);
        assert_eq!((dress.key("a").as_str(), quoted("b", dress.quote).as_str()), (key, value), "{text}");
    }

    #[test]
    fn follows_the_neighbours() {
        check("", "\"a\"", "\"b\"");
        check("{}", "\"a\"", "\"b\"");
        check(r#"{"x": "y"}"#, "\"a\"", "\"b\"");
        check(r#"{"x": "y", z}"#, "\"a\"", "\"b\"");
        check("{x: 1}", "a", "\"b\"");
        check("{x: 'y'}", "a", "'b'");
        check("{'x': 1}", "'a'", "'b'");
        check("{\"x\": 1, /* c */ \"y\": 'z'}", "\"a\"", "'b'");
    }

    #[test]
    fn quotes_what_needs_it() {
        let dress = Dress { key_quote: None, quote: '\'' };
        assert_eq!(dress.key("synology-chat"), "'synology-chat'");
        assert_eq!(dress.key("$include"), "$include");
        assert_eq!(quoted("a'b\n\\", '\''), r"'a\'b\n\\'");
    }
}

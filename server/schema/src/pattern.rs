//! Patterns as ECMAScript means them, matched by fancy-regex: compiled when first needed, and never a finding when
//! they cannot be judged.

use std::sync::OnceLock;

use fancy_regex::{Regex, RegexBuilder};

use crate::arena::Arena;
use crate::node::StrId;

/// Steps of backtracking after which a match counts as unknown. OpenClaw's patterns need a few dozen.
const BACKTRACK_LIMIT: usize = 50_000;

/// What `\s` means in ECMAScript, as the inside of a class.
const SPACE: &str =
    r"\t\n\x0B\x0C\r \x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}";
/// What `.` does not match in ECMAScript, as the inside of a class.
const LINE_END: &str = r"\n\r\x{2028}\x{2029}";

/// An arena's patterns, by [`StrId::index`], as far as they were needed.
#[derive(Debug, Default)]
pub(crate) struct Patterns(OnceLock<Box<[OnceLock<Compiled>]>>);

/// `None` when the pattern is none.
type Compiled = Option<Box<Regex>>;

/// Upper and lower case: the import loses the pattern's `i` flag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    Distinct,
    Ignored,
}

/// Whether the text matches. `None` when that cannot be said: the pattern is none, or backtracks without end.
pub(crate) fn is_match(arena: &Arena, pattern: StrId, case: Case, text: &str) -> Option<bool> {
    if case == Case::Ignored {
        // Three places in all, and only after the plain pattern failed.
        return compile(arena.str(pattern), case)?.is_match(text).ok();
    }
    let table = arena.patterns.0.get_or_init(|| (0..arena.string_count()).map(|_| OnceLock::new()).collect());
    let compiled = table.get(pattern.index())?.get_or_init(|| compile(arena.str(pattern), case));
    compiled.as_ref()?.is_match(text).ok()
}

fn compile(pattern: &str, case: Case) -> Compiled {
    RegexBuilder::new(&translate(pattern))
        .case_insensitive(case == Case::Ignored)
        .backtrack_limit(BACKTRACK_LIMIT)
        .build()
        .ok()
        .map(Box::new)
}

/// ECMAScript syntax (`u` flag or none) to that of fancy-regex. What both understand alike stays.
fn translate(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len() + 16);
    let mut rest = pattern.chars().peekable();
    let mut in_class = false;
    while let Some(c) = rest.next() {
        match c {
            '\\' => {
                let Some(escaped) = rest.next() else {
                    out.push_str(r"\\");
                    break;
                };
                escape(escaped, in_class, &mut rest, &mut out);
            }
            // A bracket inside a class is a plain character in ECMAScript and opens a nested class here.
            '[' if in_class => out.push_str(r"\["),
            '[' => {
                in_class = true;
                out.push('[');
                if rest.peek() == Some(&'^') {
                    rest.next();
                    out.push('^');
                }
            }
            ']' if in_class => {
                in_class = false;
                out.push(']');
            }
            // Doubled, these are set operations here.
            '&' | '~' if in_class => {
                out.push('\\');
                out.push(c);
            }
            '.' if !in_class => out.push_str(&format!("[^{LINE_END}]")),
            '$' if !in_class => out.push_str(r"\z"),
            _ => out.push(c),
        }
    }
    out
}

fn escape(
    escaped: char,
    in_class: bool,
    rest: &mut std::iter::Peekable<std::str::Chars<'_>>,
    out: &mut String,
) {
    let class = |inside: &str| if in_class { inside.to_owned() } else { format!("[{inside}]") };
    match escaped {
        'd' => out.push_str(&class("0-9")),
        'D' => out.push_str("[^0-9]"),
        'w' => out.push_str(&class("A-Za-z0-9_")),
        'W' => out.push_str("[^A-Za-z0-9_]"),
        's' => out.push_str(&class(SPACE)),
        'S' => out.push_str(&format!("[^{SPACE}]")),
        '0' => out.push_str(r"\x00"),
        'p' | 'P' => {
            let name: String = rest.by_ref().skip_while(|&c| c == '{').take_while(|&c| c != '}').collect();
            match (escaped, name.as_str()) {
                // Surrogates cannot occur in UTF-8; a noncharacter stands for "none".
                ('p', "Cs") => out.push_str(&class(r"\x{10FFFF}")),
                _ => out.push_str(&format!(r"\{escaped}{{{name}}}")),
            }
        }
        '/' | ':' => out.push(escaped),
        _ => {
            out.push('\\');
            out.push(escaped);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Case, compile};

    fn check(pattern: &str, matches: &[&str], others: &[&str]) {
        let regex = compile(pattern, Case::Distinct).unwrap();
        for text in matches {
            assert!(regex.is_match(text).unwrap(), "{pattern} should match {text:?}");
        }
        for text in others {
            assert!(!regex.is_match(text).unwrap(), "{pattern} should not match {text:?}");
        }
    }

    #[test]
    fn means_what_ecmascript_means() {
        check(r"^\d+$", &["12"], &["\u{661}", "1\n", ""]);
        check(r"^\w\s\S$", &["a\u{feff}b"], &["ä b", "a  "]);
        check(r"^[\s\S]$", &["\n", "x"], &[""]);
        check("^.+$", &["a\u{85}"], &["a\n", "\u{2028}"]);
        check(r"^(?!\s)(?![\s\S]*\s$)[^\p{Cs}]{1,3}$", &["abc", "ä😀"], &[" a", "a ", "abcd", ""]);
        check(r"^\/(?!\/)[^\0]*[^/\0]$", &["/a/b"], &["//a", "/a/", "/\0a", "/"]);
        check(r"^[^.[\]]+$", &["a"], &["a[", "]", "."]);
        check(r"^[Hh][Tt]\:\/\/(?![^/?#]*@)", &["ht://a/@"], &["ht://a@b"]);
        check(r"^[a&&b]$", &["&", "a"], &["c"]);
        check(r"^(?:[A-Za-z0-9_'+\-]+\.)*x$", &["a.-.x"], &["a..x"]);
        check(r"^(?!(?:constructor|prototype)$)[a-z]+$", &["constructors"], &["constructor"]);
    }

    #[test]
    fn no_pattern_and_endless_backtracking_are_unknown() {
        assert!(compile("(", Case::Distinct).is_none());
        let regex = compile(r"^(a|a)*\1b$", Case::Distinct).unwrap();
        assert!(regex.is_match(&"a".repeat(60)).is_err());
    }

    #[test]
    fn case_can_be_ignored() {
        assert!(compile("^[a-z]+$", Case::Ignored).unwrap().is_match("aB").unwrap());
    }
}

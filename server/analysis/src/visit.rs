//! All nodes and tokens of a document in order, straight from the green tree: no allocation per node, no recursion.

use json5_syntax::{GreenNode, Json5, SyntaxKind, TextRange, TextSize};
use rowan::{Language, NodeOrToken};

/// A node that begins, or a token.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Visit<'t> {
    /// A node; what is in it comes next.
    Node {
        kind: SyntaxKind,
        range: TextRange,
        /// The kind of its last token or node; `None` when it is empty.
        last: Option<SyntaxKind>,
    },
    /// A token.
    Token {
        kind: SyntaxKind,
        /// The kind of the node that it is in.
        parent: SyntaxKind,
        text: &'t str,
        range: TextRange,
    },
}

/// Visits what touches `within`, or everything.
pub(crate) fn visit<'t>(green: &'t GreenNode, within: Option<TextRange>, mut visitor: impl FnMut(Visit<'t>)) {
    let kind_of = Json5::kind_from_raw;
    let mut stack = vec![(green.children(), kind_of(green.kind()))];
    let mut offset = TextSize::from(0);
    while let Some((children, parent)) = stack.last_mut() {
        let Some(child) = children.next() else {
            stack.pop();
            continue;
        };
        let range = TextRange::at(offset, child.text_len());
        if within.is_some_and(|within| within.intersect(range).is_none()) {
            offset = range.end();
            continue;
        }
        let kind = kind_of(child.kind());
        match child {
            NodeOrToken::Node(node) => {
                let last = node.children().next_back().map(|last| kind_of(last.kind()));
                visitor(Visit::Node { kind, range, last });
                stack.push((node.children(), kind));
            }
            NodeOrToken::Token(token) => {
                visitor(Visit::Token { kind, parent: *parent, text: token.text(), range });
                offset = range.end();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use json5_syntax::{SyntaxKind, TextRange, parse};

    use super::{Visit, visit};

    #[test]
    fn visits_every_byte_once() {
        for text in ["", "{ a: [1, {}], // c\n b }", "{ a: [ ", "}}"] {
            let mut all = String::new();
            visit(parse(text).green(), None, |visited| {
                if let Visit::Token { text: token, range, .. } = visited {
                    assert_eq!(usize::from(range.start()), all.len());
                    all.push_str(token);
                }
            });
            assert_eq!(all, text);
        }
    }

    #[test]
    fn knows_parents_and_ends() {
        let parse = parse("{a: 1, b: {}");
        let mut seen = Vec::new();
        visit(parse.green(), Some(TextRange::new(7.into(), 12.into())), |visited| {
            seen.push(match visited {
                Visit::Node { kind, last, .. } => format!("{kind:?} to {last:?}"),
                Visit::Token { kind, parent, .. } => format!("{kind:?} in {parent:?}"),
            });
        });
        assert!(seen.contains(&"Ident in Key".to_owned()), "{seen:?}");
        assert!(seen.contains(&format!("Object to {:?}", Some(SyntaxKind::RBrace))), "{seen:?}");
        assert!(!seen.iter().any(|seen| seen.contains("Number")), "{seen:?}");
    }
}

//! Explanations as data: blocks of messages, code and links, put in words and in Markdown or plain text at the edge.

use std::fmt::Write as _;

use openclaw_knowledge::text::{Language, Message, render};

/// An explanation, block by block.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Markup(pub Vec<Block>);

/// One block of an explanation.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A sentence or a line of ours. Consecutive ones stand under each other without a gap.
    Line(Message),
    /// A paragraph in somebody else's words, in Markdown: a description from the user's own schema.
    Prose(String),
    /// Code to read or to copy.
    Code {
        /// Language tag for highlighting, such as `json5` or `sh`.
        language: &'static str,
        /// The code, without a final line end.
        text: String,
    },
    /// A page to open.
    Link {
        /// What the page is.
        title: Message,
        /// Its absolute URL.
        url: String,
    },
}

impl Markup {
    /// Whether there is nothing to say.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// As Markdown. Our own entries may use Markdown; arguments of theirs are already escaped.
    #[must_use]
    pub fn markdown(&self, language: Language) -> String {
        self.join(|out, block| match block {
            Block::Line(message) => out.push_str(&render(language, message)),
            Block::Prose(text) => out.push_str(text),
            Block::Code { language, text } => {
                let fence = fence(text);
                let _ = write!(out, "{fence}{language}\n{text}\n{fence}");
            }
            Block::Link { title, url } => {
                let _ = write!(out, "[{}]({url})", render(language, title));
            }
        })
    }

    /// As plain text, for clients that render no Markdown.
    #[must_use]
    pub fn plain_text(&self, language: Language) -> String {
        self.join(|out, block| match block {
            Block::Line(message) => {
                out.extend(render(language, message).chars().filter(|c| !matches!(c, '`' | '*' | '\\')));
            }
            Block::Prose(text) => out.push_str(text),
            Block::Code { text, .. } => out.push_str(text),
            Block::Link { title, url } => {
                let _ = write!(out, "{}: {url}", render(language, title));
            }
        })
    }

    fn join(&self, mut block_text: impl FnMut(&mut String, &Block)) -> String {
        let mut out = String::new();
        let mut previous: Option<&Block> = None;
        for block in &self.0 {
            match (previous, block) {
                (None, _) => {}
                // Two blanks before the line end are Markdown's line break.
                (Some(Block::Line(_)), Block::Line(_)) => out.push_str("  \n"),
                _ => out.push_str("\n\n"),
            }
            block_text(&mut out, block);
            previous = Some(block);
        }
        out
    }
}

/// A fence longer than any run of backticks in the text.
fn fence(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    "`".repeat(longest.max(2) + 1)
}

/// A text as inline code in Markdown, whatever it contains.
#[must_use]
pub fn inline_code(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let ticks = "`".repeat(longest + 1);
    if longest > 0 { format!("{ticks} {text} {ticks}") } else { format!("{ticks}{text}{ticks}") }
}

#[cfg(test)]
mod tests {
    use super::{Block, Markup, inline_code};
    use expect_test::expect;
    use openclaw_knowledge::text::{Language, Message};

    #[test]
    fn lines_stand_together_and_blocks_apart() {
        let markup = Markup(vec![
            Block::Line(Message::new("one")),
            Block::Line(Message::new("two")),
            Block::Code { language: "sh", text: "echo '```'".to_owned() },
            Block::Link { title: Message::new("page"), url: "https://example.com/".to_owned() },
        ]);
        expect![[r#"
            one  
            two

            ````sh
            echo '```'
            ````

            [page](https://example.com/)"#]]
        .assert_eq(&markup.markdown(Language::English));
        expect![[r#"
            one  
            two

            echo '```'

            page: https://example.com/"#]]
        .assert_eq(&markup.plain_text(Language::English));
    }

    #[test]
    fn inline_code_survives_backticks() {
        assert_eq!(inline_code("a"), "`a`");
        assert_eq!(inline_code("a`b"), "`` a`b ``");
    }
}

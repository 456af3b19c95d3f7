//! Whole and range formatting: the formatter of the syntax crate, and only what it changed as edits.

use json5_syntax::TextRange;

use crate::{FileId, Snapshot, TextEdit};

/// How to indent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormatOptions {
    /// Columns per level.
    pub tab_size: u32,
    /// Blanks or tabs.
    pub insert_spaces: bool,
}

/// The edits that format a document, or what of it touches a byte range. Empty when there is nothing to change, when
/// formatting is switched off, and when the text has syntax errors: moving text around a mistake makes it harder to see.
#[must_use]
pub fn formatting(
    snapshot: &Snapshot,
    file: FileId,
    range: Option<TextRange>,
    options: FormatOptions,
) -> Vec<TextEdit> {
    let Some(document) = snapshot.document(file).filter(|_| snapshot.settings().format.enable) else {
        return Vec::new();
    };
    // A client may send 0 for "as the file is"; nobody wants no indentation.
    let indent_width = match options.tab_size {
        0 => 2,
        columns => columns.min(16) as usize,
    };
    let tabs = !options.insert_spaces;
    let options = json5_syntax::FormatOptions { indent_width, tabs, ..Default::default() };
    let edits = document.parse.format(options, range);
    edits.into_iter().map(|(range, new_text)| TextEdit { range, new_text }).collect()
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::{FormatOptions, formatting};
    use crate::{FileId, Settings, Workspace};

    fn format(text: &str, settings: Settings, options: FormatOptions) -> String {
        let mut workspace = Workspace::default();
        workspace.set_settings(settings);
        workspace.open(FileId(0), 0, text);
        let mut formatted = text.to_owned();
        for edit in formatting(&workspace.snapshot(), FileId(0), None, options).iter().rev() {
            formatted.replace_range(std::ops::Range::<usize>::from(edit.range), &edit.new_text);
        }
        formatted
    }

    fn check(text: &str, options: FormatOptions, expected: Expect) {
        expected.assert_eq(&format(text, Settings::default(), options));
    }

    const SPACES: FormatOptions = FormatOptions { tab_size: 2, insert_spaces: true };

    #[test]
    fn formats_as_the_client_wants() {
        let text = "{\n   \"a\":1,\n \"b\": { \n\"c\":[]}\n}";
        check(
            text,
            SPACES,
            expect![[r#"
            {
              "a": 1,
              "b": {
                "c": []
              }
            }
        "#]],
        );
        check(
            text,
            FormatOptions { tab_size: 4, insert_spaces: false },
            expect![[r#"
            {
            	"a": 1,
            	"b": {
            		"c": []
            	}
            }
        "#]],
        );
        check(
            text,
            FormatOptions { tab_size: 0, insert_spaces: true },
            expect![[r#"
            {
              "a": 1,
              "b": {
                "c": []
              }
            }
        "#]],
        );
    }

    #[test]
    fn leaves_broken_and_unwanted_alone() {
        let broken = "{ a:1,\n   b }";
        assert_eq!(format(broken, Settings::default(), SPACES), broken);
        let mut off = Settings::default();
        off.format.enable = false;
        assert_eq!(format("{a:1}", off, SPACES), "{a:1}");
    }
}

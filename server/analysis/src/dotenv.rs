//! The text of a `.env` file, read as OpenClaw reads it.

/// The assignments, in the order written: `NAME=value`, `export` allowed, quotes taken off, comments skipped.
pub fn assignments(text: &str) -> impl Iterator<Item = (String, String)> {
    text.lines().filter_map(|line| {
        let line = line.trim();
        let line = line.strip_prefix("export ").unwrap_or(line);
        let (name, value) = line.split_once('=')?;
        let name = name.trim();
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
        if name.is_empty() || !name.chars().all(plain) {
            return None;
        }
        let value = value.trim();
        let quoted = ['"', '\'', '`'].into_iter().find_map(|quote| {
            let (inside, _) = value.strip_prefix(quote)?.split_once(quote)?;
            Some(if quote == '"' { inside.replace("\\n", "\n") } else { inside.to_owned() })
        });
        let bare = || value.split('#').next().unwrap_or_default().trim_end().to_owned();
        Some((name.to_owned(), quoted.unwrap_or_else(bare)))
    })
}

#[cfg(test)]
mod tests {
    use super::assignments;

    #[test]
    fn files_as_people_write_them() {
        let text = "# a comment\nA=1\nexport B = two # why\nC=\"x # y\\nz\" # why\nD='$A'\nE=\nnot a line\n=x\nA B=1\n";
        let lines: Vec<(String, String)> = assignments(text).collect();
        let expected = [("A", "1"), ("B", "two"), ("C", "x # y\nz"), ("D", "$A"), ("E", "")];
        assert_eq!(lines, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }
}

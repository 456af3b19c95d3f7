//! The examples in OpenClaw's own documentation: every `json`, `json5` and `jsonc` fence of the installed package.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The text of every fence under `docs`, with a name that says where it stands, in a fixed order.
pub fn read(docs: &Path) -> Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    collect_markdown(docs, &mut files)?;
    files.sort();
    let mut fences = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file).with_context(|| format!("reading {}", file.display()))?;
        let name = file.strip_prefix(docs).unwrap_or(&file).display().to_string();
        fences.extend(json_fences(&text).into_iter().map(|(line, body)| (format!("{name}:{line}"), body)));
    }
    Ok(fences)
}

fn collect_markdown(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in std::fs::read_dir(folder).with_context(|| format!("listing {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            collect_markdown(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "md" || extension == "mdx") {
            files.push(path);
        }
    }
    Ok(())
}

/// The bodies of the JSON fences of one page, each with the 1-based line of its opening; indentation of the fence is taken off.
fn json_fences(page: &str) -> Vec<(usize, String)> {
    let mut fences = Vec::new();
    let mut lines = page.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        let indent = line.len() - line.trim_start().len();
        let Some(info) = line.trim_start().strip_prefix("```") else { continue };
        // Other fences are not skipped whole, because pages about Markdown have JSON fences inside theirs.
        if !matches!(info.split([' ', '{']).next(), Some("json" | "json5" | "jsonc")) {
            continue;
        }
        let mut body = String::new();
        for (_, line) in lines.by_ref() {
            if line.trim() == "```" {
                break;
            }
            let margin = line.bytes().take(indent).take_while(u8::is_ascii_whitespace).count();
            body.push_str(&line[margin..]);
            body.push('\n');
        }
        fences.push((number + 1, body));
    }
    fences
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_json_fences_and_their_indentation() {
        let page = "# x\n```bash\nls\n```\n  ```json5 title\n  {\n    a: 1,\n  }\n  ```\n```json\n{}\n```\n";
        let expected = vec![(5, "{\n  a: 1,\n}\n".to_owned()), (10, "{}\n".to_owned())];
        assert_eq!(json_fences(page), expected);
    }
}

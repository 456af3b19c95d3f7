//! Which files are OpenClaw configs by their name.

use std::path::{Path, PathBuf};

const NAMES: [&str; 3] = ["openclaw.json", "openclaw.json5", "clawdbot.json"];
const SUFFIXES: [&str; 2] = [".openclaw.json", ".openclaw.json5"];

/// Globs for the same names, for editors that watch files.
pub const GLOBS: [&str; 2] =
    ["**/{openclaw.json,openclaw.json5,clawdbot.json}", "**/*.openclaw.{json,json5}"];

/// Whether a path or URI path ends in a name that OpenClaw configs have.
#[must_use]
pub fn is_served_name(path: &str) -> bool {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    NAMES.contains(&name) || SUFFIXES.iter().any(|suffix| name.len() > suffix.len() && name.ends_with(suffix))
}

/// Every served file below a folder, sorted. Links are not followed; hidden folders are entered only when they are
/// OpenClaw's own (`.openclaw*`), and folders that cannot be read are passed over.
#[must_use]
pub fn below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            let Ok(kind) = entry.file_type() else { continue };
            if kind.is_dir() {
                if (!name.starts_with('.') || name.starts_with(".openclaw")) && name != "node_modules" {
                    folders.push(entry.path());
                }
            } else if is_served_name(&name) {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::is_served_name;

    #[test]
    fn names() {
        for (path, served) in [
            ("/home/me/.openclaw/openclaw.json", true),
            ("openclaw.json5", true),
            ("/etc/clawdbot.json", true),
            ("C:\\x\\.openclaw-dev\\openclaw.json", true),
            ("/x/team.openclaw.json", true),
            ("/x/team.openclaw.json5", true),
            ("/x/.openclaw.json", false),
            ("/x/openclaw.jsonc", false),
            ("/x/myopenclaw.json", false),
            ("/x/openclaw.json/other", false),
            ("/home/me/.openclaw/agents/main/sessions.json", false),
            ("Untitled-1", false),
        ] {
            assert_eq!(is_served_name(path), served, "{path}");
        }
    }
}

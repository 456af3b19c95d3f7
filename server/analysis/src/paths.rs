//! Paths as OpenClaw resolves them, without looking at a disk.

/// An absolute path without `.` and `..`. `None` when it is blank, relative (OpenClaw then takes the folder that it happens
/// to run in), or starts with `~` and the home folder is not known.
#[must_use]
pub fn resolve(path: &str, home: Option<&str>) -> Option<String> {
    let path = path.trim();
    match path.strip_prefix('~') {
        Some("") => home.map(normalize),
        Some(rest) if rest.starts_with(['/', '\\']) => Some(normalize(&[home?, rest].concat())),
        _ if path.starts_with('/') => Some(normalize(path)),
        _ if is_windows_absolute(path) => Some(path.to_owned()),
        _ => None,
    }
}

/// `path` below `root`, or itself when it is absolute; `..` may lead out of `root`.
#[must_use]
pub fn join(root: &str, path: &str) -> String {
    if path.starts_with('/') { normalize(path) } else { normalize(&[root, "/", path].concat()) }
}

/// Whether `path` is `root` or lies below it. Both are normal.
#[must_use]
pub fn is_inside(root: &str, path: &str) -> bool {
    path.strip_prefix(root)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || root.ends_with('/'))
}

/// Whether a relative path leads out of the folder that it starts in.
#[must_use]
pub fn escapes(path: &str) -> bool {
    let mut depth = 0_i32;
    path.split('/').any(|part| {
        match part {
            "" | "." => {}
            ".." => depth -= 1,
            _ => depth += 1,
        }
        depth < 0
    })
}

/// `C:\`, `C:/` or `\\server`.
#[must_use]
pub fn is_windows_absolute(path: &str) -> bool {
    match path.as_bytes() {
        [drive, b':', b'\\' | b'/', ..] => drive.is_ascii_alphabetic(),
        [first, second, ..] => *first == b'\\' && *second == b'\\',
        _ => false,
    }
}

fn normalize(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    ["/", &parts.join("/")].concat()
}

#[cfg(test)]
mod tests {
    use super::{escapes, is_inside, join, resolve};

    #[test]
    fn resolves() {
        for (path, expected) in [
            ("~", Some("/home/me")),
            ("~/a/../b", Some("/home/me/b")),
            (" /a//b/./c/ ", Some("/a/b/c")),
            ("/../a", Some("/a")),
            ("a/b", None),
            ("~you/a", None),
            ("", None),
            (r"C:\a", Some(r"C:\a")),
        ] {
            assert_eq!(resolve(path, Some("/home/me")).as_deref(), expected, "{path}");
        }
        assert_eq!(resolve("~/a", None), None);
    }

    #[test]
    fn inside_and_outside() {
        assert!(is_inside("/a", "/a") && is_inside("/a", "/a/b") && is_inside("/", "/a"));
        assert!(!is_inside("/a", "/ab") && !is_inside("/a", "/"));
        assert_eq!(join("/a/b", "../c"), "/a/c");
        assert!(escapes("../a") && escapes("a/../../b"));
        assert!(!escapes("a/../b") && !escapes("./..a"));
    }
}

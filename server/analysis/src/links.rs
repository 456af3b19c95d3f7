//! What can be opened from here: included files, the schema, web pages.

use json5_syntax::ast::{Value, ValueKind};
use json5_syntax::{SyntaxKind, TextRange};

use crate::cursor::inner_range;
use crate::{FileId, Snapshot, World};

/// A string that names something to open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Byte range of the string's text, without its quotes.
    pub range: TextRange,
    /// What opens.
    pub target: LinkTarget,
}

/// What a link opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    /// An absolute URL.
    Url(String),
    /// An absolute path on this machine. Whether anything is there is not known here.
    File(String),
}

/// The links of a document, in order of their place.
#[must_use]
pub fn document_links(snapshot: &Snapshot, file: FileId) -> Vec<Link> {
    let Some(document) = snapshot.document(file) else { return Vec::new() };
    let mut links = Vec::new();
    if let Some(root) = document.parse.root() {
        below(root, None, &document.world, &mut links);
    }
    links
}

fn below(value: Value<'_>, key: Option<&str>, world: &World, links: &mut Vec<Link>) {
    match value.kind() {
        ValueKind::Object(object) => {
            for member in object.members() {
                let key = member.key().map(|key| key.name());
                if let Some(value) = member.value() {
                    below(value, key.as_deref(), world, links);
                }
            }
        }
        // `$include` may be a list; its elements are under the same key.
        ValueKind::Array(array) => array.values().for_each(|value| below(value, key, world, links)),
        ValueKind::String(text) => {
            if let (Some(target), Some(written)) = (target(&text, key, world), value.literal_text()) {
                links.push(Link { range: inner_range(SyntaxKind::String, written, value.range()), target });
            }
        }
        _ => {}
    }
}

fn target(text: &str, key: Option<&str>, world: &World) -> Option<LinkTarget> {
    if text.starts_with("https://") || text.starts_with("http://") {
        return web_page(text).map(LinkTarget::Url);
    }
    match key {
        Some("$include") => beside(text, world).map(LinkTarget::File),
        Some("$schema") if text.starts_with("file://") => Some(LinkTarget::Url(text.to_owned())),
        Some("$schema") => beside(text, world).map(LinkTarget::File),
        _ => None,
    }
}

/// A URL that opens as it stands and says nothing secret: no credentials, no query, no variable.
fn web_page(text: &str) -> Option<String> {
    let url = url::Url::parse(text).ok()?;
    let is_plain = url.username().is_empty() && url.password().is_none() && url.query().is_none();
    (is_plain && !text.contains("${") && !text.contains(char::is_whitespace)).then(|| url.into())
}

/// A path as OpenClaw reads it in the config file: relative to that file's folder; `~` is an ordinary name.
fn beside(text: &str, world: &World) -> Option<String> {
    if text.is_empty() || text.contains('\0') {
        return None;
    }
    if text.starts_with('/') || text.as_bytes().get(1) == Some(&b':') {
        return Some(text.to_owned());
    }
    let file = world.file.as_deref()?;
    let separator = if file.contains('/') { '/' } else { '\\' };
    let (folder, _) = file.rsplit_once(separator)?;
    let mut parts: Vec<&str> = folder.split(separator).collect();
    for part in text.split(['/', separator]) {
        match part {
            "" | "." => {}
            // The first part is the root: the empty one before the slash, or the drive.
            ".." if parts.len() > 1 => drop(parts.pop()),
            ".." => {}
            part => parts.push(part),
        }
    }
    Some(parts.join(&separator.to_string()))
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::{LinkTarget, document_links};
    use crate::{FileId, Workspace, World};

    fn check(text: &str, file: Option<&str>, expected: Expect) {
        let mut workspace = Workspace::default();
        workspace.open(FileId(0), 0, text);
        workspace.set_world(FileId(0), World { file: file.map(str::to_owned), ..World::default() });
        let links = document_links(&workspace.snapshot(), FileId(0));
        let lines: Vec<String> = links
            .iter()
            .map(|link| {
                let (LinkTarget::Url(target) | LinkTarget::File(target)) = &link.target;
                format!("{} -> {target}", &text[link.range])
            })
            .collect();
        expected.assert_eq(&lines.join("\n"));
    }

    #[test]
    fn included_files() {
        let file = Some("/home/me/.openclaw/openclaw.json");
        check(
            "{ $include: ['./a.json5', '../b.json', '/etc/c.json', ''], a: { $include: \"d/e.json\" } }",
            file,
            expect![[r#"
                ./a.json5 -> /home/me/.openclaw/a.json5
                ../b.json -> /home/me/b.json
                /etc/c.json -> /etc/c.json
                d/e.json -> /home/me/.openclaw/d/e.json"#]],
        );
        check(
            "{ $include: 'a.json5' }",
            Some("C:\\\\me\\\\openclaw.json".replace("\\\\", "\\").as_str()),
            expect![[r#"a.json5 -> C:\me\a.json5"#]],
        );
        check("{ $include: 'a.json5' }", None, expect![[""]]);
    }

    #[test]
    fn web_pages_without_secrets() {
        check(
            "{ $schema: 'https://example.com/s.json', a: ['http://127.0.0.1:1234/v1', 'https://u:p@example.com/', \
             'https://example.com/?key=dummy', 'https://${HOST}/', 'see https://example.com'] }",
            None,
            expect![[r#"
                https://example.com/s.json -> https://example.com/s.json
                http://127.0.0.1:1234/v1 -> http://127.0.0.1:1234/v1"#]],
        );
    }
}

//! The settings page of the docs, made from the type that reads them.

use std::path::Path;

use openclaw_analysis::Settings;
use serde_json::Value;

/// What a setting is for; its name and default come from the type.
const WORDS: [(&str, &str, &str); 8] = [
    (
        "version",
        "text",
        "The OpenClaw release to check against, such as `2026.9.6`. Not set: the installed one, else the config's `meta.lastTouchedVersion`, else the newest known.",
    ),
    (
        "schemaFile",
        "text",
        "A schema printed by `openclaw config schema`, used instead of the bundled one; it brings its titles and descriptions into hovers. An absolute path, or one that starts with `~`. Not read in a workspace that is not trusted.",
    ),
    (
        "locale",
        "text",
        "The language of messages, as a BCP 47 tag: `en`, `zh-TW` or `zh-CN`. Not set: the editor's, else that of the server's environment (`LC_ALL`, `LC_MESSAGES`, `LANG`).",
    ),
    ("format.enable", "true or false", "Whether the server formats documents."),
    (
        "diagnostics.disabled",
        "list of texts",
        "Codes that are not reported, such as `duplicate-key`. Errors cannot be disabled: OpenClaw refuses the file all the same.",
    ),
    (
        "inlayHints.cacheDuration",
        "true or false",
        "Whether the lifetime of the cache stands behind `cacheRetention` and `cacheControlTtl`.",
    ),
    (
        "inlayHints.effectiveDefault",
        "true or false",
        "Whether the lifetime of the cache that holds without a setting stands behind a model.",
    ),
    (
        "inlayHints.modelAlias",
        "true or false",
        "Whether the model that is meant stands behind an alias of one, and behind one without a provider.",
    ),
];

const HEAD: &str = "# Settings

All are optional. They stand under `openclaw` in the editor's settings (`workspace/configuration`, section `openclaw`); the
same object, or one that holds it under the key `openclaw`, is taken as `initializationOptions` and from
`workspace/didChangeConfiguration`. A value of the wrong type is named in a message and costs only itself.

| Setting | Type | Default | What it does |
|---|---|---|---|
";

const TAIL: &str = "
A client may pass two more in the same object, which are about itself and not for its user:

| Key | Type | Default | What it says |
|---|---|---|---|
| `trusted` | true or false | `true` | Whether the user trusts the workspace. |
| `clientCommands` | list of texts | `[]` | Commands that the client runs itself, such as `openclaw.copyText`: what needs one is offered only when it is listed. |

The log goes to stderr; `--log LEVEL` or `OPENCLAW_LSP_LOG` sets how much (`off`, `error`, `warn`, `info`, `debug`). It never
holds text or values of a config.
";

/// Names with a dot for each level, and defaults.
fn leaves(prefix: &str, value: &Value, found: &mut Vec<(String, String)>) {
    match value {
        Value::Object(object) => {
            for (name, value) in object {
                let name = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
                leaves(&name, value, found);
            }
        }
        Value::Null => found.push((prefix.to_owned(), "not set".to_owned())),
        value => found.push((prefix.to_owned(), format!("`{value}`"))),
    }
}

/// `UPDATE_DOCS=1 cargo test -p openclaw-lsp` writes it.
#[test]
fn the_page_is_current() {
    let mut settings = Vec::new();
    leaves("", &serde_json::to_value(Settings::default()).unwrap(), &mut settings);
    let mut page = HEAD.to_owned();
    for (name, kind, words) in WORDS {
        let at = settings.iter().position(|(setting, _)| setting == name);
        let (_, default) = settings.remove(at.unwrap_or_else(|| panic!("there is no setting {name}")));
        page += &format!("| `openclaw.{name}` | {kind} | {default} | {words} |\n");
    }
    assert!(settings.is_empty(), "without words: {settings:?}");
    page += TAIL;
    let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/settings.md"));
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, &page).unwrap();
    }
    assert!(
        std::fs::read_to_string(path).unwrap_or_default() == page,
        "run UPDATE_DOCS=1 cargo test -p openclaw-lsp"
    );
}

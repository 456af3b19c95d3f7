//! Unique secrets stand in every place that a credential can come from; everything is driven, at trace level, with every way in which
//! a provider can fail. Each secret may be seen in one place only: the header of a request to its own provider. Answers that are edits
//! of the user's own text carry that text, and no other answer does.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};
use stand_in::{Account, StandIn};
use tests::Folder;

use crate::client::{Client, frame, position, uri};

const PATIENCE: Duration = Duration::from_secs(60);

/// A secret that is nowhere else: of its name, and behind a beginning that tells its kind.
fn secret(name: &str) -> String {
    let mut text = String::new();
    for part in 0..2 {
        let mut hasher = DefaultHasher::new();
        (name, part).hash(&mut hasher);
        let _ = write!(text, "{:x}", hasher.finish());
    }
    if name == "process" { format!("sk-ant-api03-{text}") } else { text }
}

/// The providers whose credentials are used, each from another source, by the name of its secret.
const USED: [(&str, &str); 9] = [
    ("anthropic", "process"),
    ("openai", "state-env"),
    ("groq", "gateway-env"),
    ("mistral", "env-vars"),
    ("xai", "literal"),
    ("deepseek", "file"),
    ("mine", "program"),
    ("openrouter", "database"),
    ("cerebras", "old-env"),
];

/// What is planted besides and is never sent: shadowed, ignored, for something else, or a header that no check sends.
const UNSENT: [&str; 7] =
    ["working-folder", "shadowed", "old-store", "header", "argument", "program-environment", "admin"];

/// What a provider may do.
fn accounts() -> Vec<Account> {
    vec![
        Account::Good,
        Account::Revoked,
        Account::Admin,
        Account::NoScope,
        Account::InferenceOnly,
        Account::NoCredit,
        Account::Unpaid,
        Account::NoQuota,
        Account::RateLimited(Some(7)),
        Account::Overloaded,
        Account::BrokenServer,
        Account::Page,
        Account::Truncated,
        Account::OtherJson,
        Account::NotFound,
        Account::Redirect("https://elsewhere.example/models".to_owned()),
        // To a host whose name is the credential: see [`Scene::stands_for`].
        Account::Redirect(String::new()),
        Account::Endless,
        Account::Reset,
        Account::BrokenBody,
        Account::InvalidAtGoogle,
        Account::Echo,
    ]
}

/// A home full of secrets, and the stand-in that all providers lead to.
struct Scene {
    home: Folder,
    stand_in: StandIn,
    /// Every file of it, as planted.
    planted: BTreeMap<PathBuf, Vec<u8>>,
}

impl Scene {
    fn new() -> Self {
        let (home, stand_in) = (Folder::new(), StandIn::start());
        let root = home.path().to_owned();
        stand_in.write_ca(&root.join("ca.pem"));
        home.write(".openclaw/openclaw.json", &document(&root, &stand_in.url()));
        home.write(".openclaw/.env", &format!("OPENAI_API_KEY={}\n", secret("state-env")));
        home.write(".config/openclaw/gateway.env", &format!("GROQ_API_KEY='{}'\n", secret("gateway-env")));
        home.write("work/.env", &format!("GEMINI_API_KEY={}\n", secret("working-folder")));
        private(&home.write("secrets.json", &json!({ "a": secret("file") }).to_string()), 0o600);
        let answer = json!({ "protocolVersion": 1, "values": { "a": secret("program") } });
        private(&home.write("vault", &format!("#!/bin/sh\ncat > /dev/null\necho '{answer}'\n")), 0o700);
        let agent = ".openclaw/agents/main/agent";
        let profile = |provider: &str, name| json!({ "version": 1, "profiles": { format!("{provider}:key"): { "type": "api_key", "provider": provider, "key": secret(name) } } });
        home.write(&format!("{agent}/auth-profiles.json"), &profile("moonshot", "old-store").to_string());
        let database = rusqlite::Connection::open(root.join(agent).join("openclaw-agent.sqlite")).unwrap();
        let table = "CREATE TABLE auth_profile_store (store_key TEXT NOT NULL PRIMARY KEY, store_json TEXT NOT NULL, updated_at INTEGER NOT NULL) STRICT";
        database.execute_batch(table).unwrap();
        let store = profile("openrouter", "database").to_string();
        database.execute("INSERT INTO auth_profile_store VALUES ('primary', ?1, 1)", [store]).unwrap();
        database.close().unwrap();
        fs::create_dir_all(root.join("tmp")).unwrap();
        let planted = files(&root);
        Self { home, stand_in, planted }
    }

    fn prepare(&self, command: &mut Command) {
        let root = self.home.path();
        command.env("HOME", root).env("USERPROFILE", root).current_dir(root.join("work"));
        command.env("TMPDIR", root.join("tmp")).env("SSL_CERT_FILE", root.join("ca.pem"));
        command.env("OPENCLAW_LSP_LOG", "trace").env("RUST_LOG", "trace").env("RUST_BACKTRACE", "full");
        command.env("ANTHROPIC_API_KEY", secret("process")).env("ANTHROPIC_ADMIN_KEY", secret("admin"));
    }

    fn stands_for(&self, account: &Account) {
        for name in USED.map(|(_, name)| secret(name)) {
            let account = match account {
                Account::Redirect(to) if to.is_empty() => {
                    Account::Redirect(format!("https://{name}.example/{name}?key={name}"))
                }
                account => account.clone(),
            };
            self.stand_in.knows(&name, account);
        }
    }

    /// What the shell shows.
    fn shell(&self, arguments: &[&str]) -> String {
        let mut command = tests::command(self.home.path());
        self.prepare(&mut command);
        let output = command.arg("credentials").args(arguments).stdin(Stdio::null()).output().unwrap();
        assert!(matches!(output.status.code(), Some(0..=2)), "{output:?}");
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
    }

    /// Every request had the secret of its provider in the header for it, and none anywhere else; how many there were, and of how many
    /// secrets.
    fn inspect_requests(&self) -> (usize, usize) {
        let (requests, mut sent) = (self.stand_in.requests(), BTreeSet::new());
        for request in &requests {
            let found = USED.iter().find(|(provider, _)| request.path.starts_with(&format!("/{provider}/")));
            // Anthropic's stand-in knows one address only.
            let (provider, name) = found.unwrap_or(&USED[0]);
            let mut rest = format!("{} {}\n{}\n", request.method, request.path, request.body);
            let mut carriers = 0;
            for (header, value) in &request.headers {
                let bare = value.strip_prefix("Bearer ").unwrap_or(value);
                let carries =
                    matches!(header.as_str(), "authorization" | "x-api-key") && bare == secret(name);
                if carries {
                    carriers += 1;
                    sent.insert(name);
                } else {
                    let _ = writeln!(rest, "{header}: {value}");
                }
            }
            assert!(carriers <= 1, "{provider}: {carriers} headers");
            assert_clean(&format!("a request to {provider}"), &rest);
        }
        (requests.len(), sent.len())
    }

    /// No file changed or holds a secret that was not planted there.
    fn inspect_files(&self) {
        for (path, bytes) in files(self.home.path()) {
            match self.planted.get(&path) {
                Some(planted) => assert!(*planted == bytes, "{} changed", path.display()),
                None => assert_clean(&path.display().to_string(), &String::from_utf8_lossy(&bytes)),
            }
        }
    }
}

fn document(root: &Path, url: &str) -> String {
    let chosen = USED.map(|(provider, _)| format!("'{provider}/some-model'")).join(", ");
    let entry = |provider: &str, more: String| {
        format!(
            "    {provider}: {{ baseUrl: '{url}/{provider}/v1', api: 'openai-completions', {more} models: [] }},\n"
        )
    };
    let entries: String = USED[1..]
        .iter()
        .map(|(provider, _)| {
            let more = match *provider {
                "xai" => format!(
                    "apiKey: '{}', headers: {{ Authorization: 'Bearer {}' }},",
                    secret("literal"),
                    secret("header")
                ),
                "openai" => format!("apiKey: '{}',", secret("shadowed")),
                "deepseek" => "apiKey: { source: 'file', provider: 'safe', id: '/a' },".to_owned(),
                "mine" => "apiKey: { source: 'exec', provider: 'vault', id: 'a' },".to_owned(),
                _ => String::new(),
            };
            entry(provider, more)
        })
        .collect();
    format!(
        r#"{{
  agents: {{ defaults: {{ model: {{ primary: 'anthropic/claude-opus-5', fallbacks: [{chosen}, 'moonshot/kimi'] }} }} }},
  env: {{ CEREBRAS_API_KEY: '{old}', vars: {{ MISTRAL_API_KEY: '{vars}' }} }},
  models: {{ providers: {{
    anthropic: {{ baseUrl: '{url}', models: [] }},
{entries}  }} }},
  secrets: {{ providers: {{
    safe: {{ source: 'file', path: '{root}/secrets.json' }},
    vault: {{ source: 'exec', command: '{root}/vault', args: ['{argument}'], env: {{ TOKEN: '{environment}' }} }},
  }} }},
}}
"#,
        old = secret("old-env"),
        vars = secret("env-vars"),
        argument = secret("argument"),
        environment = secret("program-environment"),
        root = root.display(),
    )
}

#[cfg(unix)]
fn private(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
    found
}

/// The names of the secrets of which a text holds six characters or more, in capitals or not.
fn leaks(text: &str) -> Vec<&'static str> {
    let text = text.to_lowercase();
    let all = USED.iter().map(|(_, name)| *name).chain(UNSENT);
    let holds = |name: &&str| {
        let secret = secret(name);
        let own = secret.trim_start_matches("sk-ant-api03-");
        (0..own.len() - 5).any(|at| text.contains(&own[at..at + 6]))
    };
    all.filter(holds).collect()
}

fn assert_clean(place: &str, text: &str) {
    let leaks = leaks(text);
    assert!(leaks.is_empty(), "{place} shows {leaks:?}: {text}");
}

#[test]
fn the_shell_shows_no_secret() {
    let scene = Scene::new();
    let url = scene.stand_in.url();
    for arguments in [&["--offline"][..], &["--offline", "--format", "json"], &[]] {
        assert_clean("the shell", &scene.shell(arguments));
    }
    assert_eq!(scene.inspect_requests(), (0, 0));
    let all = ["--allow-host", &url, "--run-commands", "--count-tokens", "--format"];
    for account in accounts() {
        scene.stands_for(&account);
        for form in ["text", "json"] {
            let shown = scene.shell(&[&all[..], &[form]].concat());
            assert_clean(&format!("the shell, for {account:?}"), &shown);
            if account == Account::Good && form == "text" {
                assert_eq!(shown.matches(" takes this credential.").count(), USED.len(), "{shown}");
            }
        }
    }
    let asked = scene.inspect_requests();
    assert!(asked.0 >= USED.len() * accounts().len() && asked.1 == USED.len(), "{asked:?}");
    // A server that nobody trusts is sent nothing.
    fs::write(scene.home.path().join("ca.pem"), StandIn::start().ca()).unwrap();
    assert_clean("the shell", &scene.shell(&all[..3]));
    assert_eq!(scene.inspect_requests(), asked);
    scene.stand_in.write_ca(&scene.home.path().join("ca.pem"));
    scene.inspect_files();
}

/// A server whose every message is looked at.
struct Session {
    client: Client,
    seen: usize,
    /// The secrets in the texts of edits, by the request.
    edited: BTreeSet<(String, &'static str)>,
}

impl Session {
    /// The answer to a request, with every question of the server's agreed to.
    fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.client.send(method, params);
        loop {
            let message = self.client.next(PATIENCE).unwrap_or_else(|| panic!("no answer to {method}"));
            self.inspect(method, &message);
            match (message.get("method"), message.get("id")) {
                (None, Some(of)) if *of == id => return message["result"].clone(),
                // Worth a line in the log.
                (Some(asked), Some(of)) if asked == "workspace/configuration" => {
                    let error = json!({ "code": -32603, "message": "not now" });
                    self.client.write(&frame(&json!({ "jsonrpc": "2.0", "id": of, "error": error })));
                }
                (Some(_), Some(of)) => {
                    let action = message["params"]["actions"][0].clone();
                    let reply = json!({ "jsonrpc": "2.0", "id": of, "result": action });
                    self.client.write(&frame(&reply));
                }
                _ => {}
            }
        }
    }

    /// Only the new text of an edit may hold a secret.
    fn inspect(&mut self, method: &str, message: &Value) {
        self.seen += 1;
        let may_edit = matches!(method, "textDocument/formatting" | "textDocument/codeAction");
        let mut rest = message.clone();
        if may_edit {
            for text in new_texts(&mut rest) {
                self.edited.extend(leaks(&text).into_iter().map(|name| (method.to_owned(), name)));
            }
        }
        assert_clean(method, &rest.to_string());
    }
}

/// Takes the texts of all edits out of a message.
fn new_texts(value: &mut Value) -> Vec<String> {
    match value {
        Value::Object(members) => {
            let text = members.get_mut("newText").map(Value::take);
            let below = members.values_mut().flat_map(new_texts).collect::<Vec<_>>();
            text.and_then(|text| text.as_str().map(str::to_owned)).into_iter().chain(below).collect()
        }
        Value::Array(items) => items.iter_mut().flat_map(new_texts).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn the_editor_is_shown_no_secret() {
    let scene = Scene::new();
    let path = scene.home.path().join(".openclaw/openclaw.json");
    let (name, text) = (uri(&path), fs::read_to_string(&path).unwrap());
    let written = ["env-vars", "literal", "old-env", "shadowed", "header", "argument", "program-environment"];
    assert_eq!(leaks(&text), written, "what is looked for is found");
    let log = Folder::new();
    let stderr = fs::File::create(log.path().join("stderr")).unwrap();
    let mut client = Client::spawn_with(|command| {
        scene.prepare(command);
        command.stderr(stderr);
    });
    client.initialize(json!({
        "capabilities": {
            "window": { "workDoneProgress": true },
            "workspace": { "configuration": true },
            "textDocument": {
                "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } } },
                "diagnostic": {},
            },
        },
        "trace": "verbose",
    }));
    client.open_as(&name, "openclaw", 1, &text);
    let mut session = Session { client, seen: 0, edited: BTreeSet::new() };
    let document = json!({ "uri": name });
    for account in accounts() {
        scene.stands_for(&account);
        let command =
            json!({ "command": "openclaw-lsp.validateCredentials", "arguments": [{ "uri": name }] });
        let result = session.ask("workspace/executeCommand", command);
        assert!(result["providers"].as_array().is_some_and(|all| all.len() >= USED.len()), "{result}");
        session.ask("textDocument/diagnostic", json!({ "textDocument": document }));
        let end = position(text.lines().count() as u32, 0);
        let whole = json!({ "start": position(0, 0), "end": end });
        session.ask("textDocument/inlayHint", json!({ "textDocument": document, "range": whole }));
        session.ask("textDocument/codeLens", json!({ "textDocument": document }));
    }
    let asked = scene.inspect_requests();
    assert!(asked.0 >= USED.len() * accounts().len() && asked.1 == USED.len(), "{asked:?}");
    for method in ["documentSymbol", "foldingRange", "documentLink", "semanticTokens/full"] {
        session.ask(&format!("textDocument/{method}"), json!({ "textDocument": document }));
    }
    let options = json!({ "tabSize": 8, "insertSpaces": true });
    session.ask("textDocument/formatting", json!({ "textDocument": document, "options": options }));
    let diagnostics = session.ask("textDocument/diagnostic", json!({ "textDocument": document }));
    for (line, content) in (0..).zip(text.lines()) {
        let length = content.len() as u32;
        let range = json!({ "start": position(line, 0), "end": position(line, length) });
        let context = json!({ "diagnostics": diagnostics["items"] });
        let params = json!({ "textDocument": document, "range": range, "context": context });
        session.ask("textDocument/codeAction", params);
        for character in (0..length).step_by(3) {
            let at = json!({ "textDocument": document, "position": position(line, character) });
            for method in ["hover", "documentHighlight"] {
                session.ask(&format!("textDocument/{method}"), at.clone());
            }
            let offered = session.ask("textDocument/completion", at);
            let items = offered.get("items").unwrap_or(&offered);
            for item in items.as_array().into_iter().flatten().take(2) {
                session.ask("completionItem/resolve", item.clone());
            }
        }
    }
    assert!(session.seen > 500);
    // The mend that moves a variable to its new place moves its value.
    let moved = ("textDocument/codeAction".to_owned(), "old-env");
    assert_eq!(session.edited, BTreeSet::from([moved]));
    session.client.request("shutdown", Value::Null);
    session.client.notify("exit", Value::Null);
    session.client.exited_within(PATIENCE);
    while let Some(message) = session.client.next(Duration::from_secs(1)) {
        session.inspect("exit", &message);
    }
    let logged = fs::read_to_string(log.path().join("stderr")).unwrap();
    assert!(!logged.is_empty());
    assert_clean("the log", &logged);
    scene.inspect_files();
}

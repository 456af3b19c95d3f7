//! Credentials asked about from the shell, against the stand-in.

use std::process::{Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use stand_in::{Account, StandIn};
use tests::Folder;

const KEY: &str = "sk-ant-api03-EXAMPLE-ONE";
const OTHER: &str = "sk-ant-api03-EXAMPLE-TWO";
const ADMIN: &str = "sk-ant-admin01-EXAMPLE";
const TOKEN: &str = "sk-ant-oat01-EXAMPLE";

/// A home, and the stand-in that the configs in it lead to.
struct Shell {
    folder: Folder,
    stand_in: StandIn,
}

impl Shell {
    fn new(config: &str) -> Self {
        let shell = Self { folder: Folder::new(), stand_in: StandIn::start() };
        shell.stand_in.write_ca(&shell.folder.path().join("ca.pem"));
        shell.folder.write("openclaw.json", &config.replace("STAND-IN", &shell.stand_in.url()));
        shell
    }

    /// A config that chooses a model of Anthropic's, with this key.
    fn with_key(key: &str) -> Self {
        Self::new(&anthropic(&format!("apiKey: '{key}',")))
    }

    fn knows(self, credential: &str, account: Account) -> Self {
        self.stand_in.knows(credential, account);
        self
    }

    fn command(&self, arguments: &[&str]) -> std::process::Command {
        let mut command = tests::command(self.folder.path());
        command.env("SSL_CERT_FILE", self.folder.path().join("ca.pem"));
        command.args(["credentials", "--config", "openclaw.json", "--openclaw-version", "2026.9.6"]);
        command.args(arguments).stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let output = self.command(arguments).output().unwrap();
        let shown = format!("{output:?}");
        assert!(!shown.contains("EXAMPLE"), "{shown}");
        output
    }

    /// With the stand-in confirmed.
    fn ask(&self, arguments: &[&str]) -> Output {
        self.run(&[&["--allow-host", &self.stand_in.url()], arguments].concat())
    }

    /// Exit code and outputs, without what differs from run to run.
    fn shown(&self, output: &Output) -> String {
        let text = |bytes: &[u8]| {
            let text = String::from_utf8_lossy(bytes);
            text.replace(&self.folder.path().display().to_string(), "[FOLDER]")
                .replace(&self.stand_in.address().port().to_string(), "[PORT]")
        };
        let (out, err) = (text(&output.stdout), text(&output.stderr));
        format!("exit: {}\n--- stdout\n{out}--- stderr\n{err}", output.status.code().unwrap())
    }
}

fn anthropic(more: &str) -> String {
    format!(
        "{{ agents: {{ defaults: {{ model: {{ primary: 'anthropic/claude-opus-5', fallbacks: ['anthropic/claude-none'] }} }} }},
  models: {{ providers: {{ anthropic: {{ baseUrl: 'STAND-IN', {more} models: [] }} }} }} }}"
    )
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

#[test]
fn exit_codes_by_what_the_provider_says() {
    let elsewhere = || Account::Redirect("https://elsewhere.example/x".to_owned());
    for (key, account, expected) in [
        (KEY, Account::Good, 0),
        (TOKEN, Account::Good, 0),
        (KEY, Account::RateLimited(Some(30)), 0),
        (KEY, Account::NoCredit, 0),
        (KEY, Account::Revoked, 1),
        (KEY, Account::NoScope, 1),
        (ADMIN, Account::Admin, 1),
        ("sk-ant-sid01-EXAMPLE", Account::Good, 1),
        (KEY, Account::Overloaded, 2),
        (KEY, Account::BrokenServer, 2),
        (KEY, Account::Page, 2),
        (KEY, Account::Reset, 2),
        (KEY, elsewhere(), 2),
        (TOKEN, Account::InferenceOnly, 2),
    ] {
        let shell = Shell::with_key(key).knows(key, account.clone());
        let output = shell.ask(&[]);
        assert_eq!(code(&output), expected, "{account:?}: {}", shell.shown(&output));
    }
}

#[test]
fn exit_codes_by_what_is_found() {
    let nothing = anthropic("");
    let two = "{ agents: { defaults: { model: 'anthropic/claude-opus-5' } }, models: { providers: {
        anthropic: { baseUrl: 'STAND-IN', apiKey: 'sk-ant-api03-EXAMPLE-ONE', models: [] },
        mine: { baseUrl: 'STAND-IN/v1', api: 'openai-completions', apiKey: 'sk-EXAMPLE', models: [] } } } }";
    for (config, arguments, expected) in [
        (nothing.as_str(), &[][..], 1),
        (&nothing, &["--offline"], 1),
        (&anthropic("apiKey: '${MISSING}',"), &[], 1),
        // A server on this machine wants no key.
        (
            "{ agents: { defaults: { model: 'mine/a' } }, models: { providers: {
            mine: { baseUrl: 'STAND-IN/v1', api: 'openai-completions', models: [{ id: 'a' }] } } } }",
            &[],
            0,
        ),
        (&anthropic("apiKey: { source: 'store', provider: 'default', id: 'x' },"), &[], 2),
        ("{ $include: './more.json5', agents: { defaults: { model: 'anthropic/claude-opus-5' } } }", &[], 2),
        (two, &[], 1),
        (two, &["--provider", "anthropic"], 0),
        (two, &["--provider", "Mine"], 1),
        (two, &["--offline"], 0),
        (two, &["--provider", "other"], 2),
        (two, &["--allow-host", "localhost"], 2),
        (two, &["--openclaw-version", "newest"], 2),
        // Nobody of a provider that no model is chosen of misses a key.
        (
            "{ agents: { defaults: { model: 'anthropic/claude-opus-5' } }, models: { providers: {
            anthropic: { baseUrl: 'STAND-IN', apiKey: 'sk-ant-api03-EXAMPLE-ONE', models: [] },
            mine: { baseUrl: 'https://mine.example/v1', api: 'openai-completions', models: [] } } } }",
            &[],
            0,
        ),
    ] {
        let shell = Shell::new(config).knows(KEY, Account::Good);
        shell.stand_in.open();
        let output = shell.ask(arguments);
        assert_eq!(code(&output), expected, "{arguments:?} {config}: {}", shell.shown(&output));
    }
    let folder = Folder::new();
    let mut command = tests::command(folder.path());
    assert_eq!(code(&command.args(["credentials", "--config", "missing.json"]).output().unwrap()), 2);
}

#[test]
fn every_form_of_report() {
    let config = "{ agents: { defaults: { model: { primary: 'anthropic/claude-opus-5', fallbacks: ['anthropic/claude-none'] } } },
  env: { vars: { ANTHROPIC_API_KEY: 'sk-ant-api03-EXAMPLE-TWO' } },
  models: { providers: {
    anthropic: { baseUrl: 'STAND-IN', apiKey: '${ANTHROPIC_API_KEY}', models: [] },
    mine: { baseUrl: 'STAND-IN/v1', api: 'openai-completions', apiKey: '${MINE}', models: [] },
    openai: { baseUrl: 'STAND-IN/v1', apiKey: { source: 'exec', provider: 'vault', id: 'openai' }, models: [] } } } }";
    let shell = Shell::new(config).knows(KEY, Account::Good).knows("EXAMPLE", Account::Revoked);
    shell.folder.write(".env", "ANTHROPIC_API_KEY=sk-ant-api03-EXAMPLE-THREE\n");
    let url = shell.stand_in.url();
    for form in ["text", "json"] {
        let mut command = shell.command(&["--allow-host", &url, "--format", form]);
        let output = command.env("ANTHROPIC_API_KEY", KEY).env("MINE", "EXAMPLE").output().unwrap();
        let mut shown = shell.shown(&output);
        if form == "json" {
            let mut report: Value = serde_json::from_slice(&output.stdout).unwrap();
            for result in report["providers"].as_array_mut().unwrap() {
                for result in result["results"].as_array_mut().unwrap() {
                    assert!(result["elapsedMilliseconds"].take().is_u64());
                }
            }
            let pretty = serde_json::to_vec_pretty(&report).unwrap();
            shown = shell.shown(&Output { stdout: pretty, ..output });
        }
        assert!(!shown.contains("EXAMPLE"), "{shown}");
        insta::assert_snapshot!(format!("credentials-{form}"), shown);
    }
}

#[test]
fn offline_asks_nobody() {
    let shell = Shell::with_key(KEY).knows(KEY, Account::Good);
    let output = shell.ask(&["--offline"]);
    assert_eq!(code(&output), 0, "{}", shell.shown(&output));
    assert!(shell.stand_in.requests().is_empty());
}

#[test]
fn nothing_is_sent_where_nobody_confirmed_it() {
    let shell = Shell::with_key(KEY).knows(KEY, Account::Good);
    let port = shell.stand_in.address().port();
    for allowed in [
        "https://localhost".to_owned(),
        format!("http://localhost:{port}"),
        format!("https://127.0.0.1:{port}"),
    ] {
        let output = shell.run(&["--allow-host", &allowed]);
        let origin = format!("since https://localhost:{port} was not confirmed");
        assert!(code(&output) == 2 && text(&output).contains(&origin), "{}", shell.shown(&output));
    }
    assert!(shell.stand_in.requests().is_empty());
}

/// A config that takes another provider's variable, alone or behind one of its own, cannot send it to its own server.
#[test]
fn variables_stay_with_their_provider() {
    for key in ["${ANTHROPIC_API_KEY}", "${MINE}${ANTHROPIC_API_KEY}", "$ANTHROPIC_API_KEY"] {
        let shell = Shell::new(&format!(
            "{{ agents: {{ defaults: {{ model: 'openai/gpt-5.5' }} }}, models: {{ providers: {{
                openai: {{ apiKey: '{key}', models: [] }}, evil: {{ baseUrl: 'STAND-IN', api: 'openai-completions', apiKey: '{key}', models: [] }} }} }} }}"
        ));
        let mut command = shell.command(&[]);
        let output = command.env("ANTHROPIC_API_KEY", "sk-EXAMPLE").env("MINE", "x").output().unwrap();
        assert_eq!(code(&output), 2, "{}", shell.shown(&output));
        let unsent = text(&output).matches("was not confirmed").count();
        assert_eq!(unsent, 2, "{}", shell.shown(&output));
        assert!(shell.stand_in.requests().is_empty());
    }
}

#[test]
fn a_redirect_is_reported_and_not_followed() {
    let other = StandIn::start();
    let shell = Shell::with_key(KEY).knows(KEY, Account::Redirect("https://elsewhere.example/x".to_owned()));
    let output = shell.ask(&[]);
    assert!(text(&output).contains("anthropic points to elsewhere.example"), "{}", shell.shown(&output));
    assert!(other.requests().is_empty());
    assert_eq!(shell.stand_in.requests().len(), 1);
}

#[test]
fn a_shadowed_source_is_reported_and_not_counted() {
    let shell = Shell::with_key(OTHER).knows(KEY, Account::Good).knows(OTHER, Account::Revoked);
    let url = shell.stand_in.url();
    let output = shell.command(&["--allow-host", &url]).env("ANTHROPIC_API_KEY", KEY).output().unwrap();
    assert_eq!(code(&output), 0, "{}", shell.shown(&output));
    assert!(
        text(&output)
            .contains("apiKey in the config (API key of Anthropic): not used, since OpenClaw takes 1 first")
    );
    assert!(shell.stand_in.requests().iter().all(|request| request.header("x-api-key") == Some(KEY)));
}

#[test]
fn tokens_are_counted_only_on_demand() {
    let shell = Shell::with_key(TOKEN).knows(TOKEN, Account::InferenceOnly);
    let output = shell.ask(&[]);
    assert!(code(&output) == 2 && text(&output).contains("--count-tokens"), "{}", shell.shown(&output));
    assert!(shell.stand_in.requests().iter().all(|request| request.method == "GET"));
    let output = shell.ask(&["--count-tokens"]);
    assert_eq!(code(&output), 0, "{}", shell.shown(&output));
}

/// A program that a config names runs when the user says so, and what it gives out is asked about.
#[cfg(unix)]
#[test]
fn programs_run_only_on_demand() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = Folder::new();
    let script = format!(
        "#!/bin/sh\ntouch {0}/ran\necho '{{\"protocolVersion\":1,\"values\":{{\"a\":\"{KEY}\"}}}}'\n",
        folder.path().display()
    );
    let program = folder.write("vault", &script);
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o700)).unwrap();
    let config = format!(
        "{{ secrets: {{ providers: {{ vault: {{ source: 'exec', command: '{}' }} }} }}, {}",
        program.display(),
        &anthropic("apiKey: { source: 'exec', provider: 'vault', id: 'a' },")[1..]
    );
    let shell = Shell::new(&config).knows(KEY, Account::Good);
    let output = shell.ask(&[]);
    assert!(code(&output) == 2 && text(&output).contains("--run-commands"), "{}", shell.shown(&output));
    assert!(!folder.path().join("ran").exists() && shell.stand_in.requests().is_empty());
    assert_eq!(code(&shell.ask(&["--offline", "--run-commands"])), 2);
    assert!(!folder.path().join("ran").exists());
    let output = shell.ask(&["--run-commands"]);
    assert_eq!(code(&output), 0, "{}", shell.shown(&output));
}

/// Several providers are asked at once; the key that ends a program ends this one while they are silent.
#[cfg(unix)]
#[test]
fn providers_are_asked_at_once_until_interrupted() {
    let entry = |name: &str| {
        format!(
            "{name}: {{ baseUrl: 'STAND-IN/v1', api: 'openai-completions', apiKey: 'EXAMPLE', models: [] }}, "
        )
    };
    let entries: String = ["a", "b", "c"].map(entry).concat();
    let shell = Shell::new(&format!("{{ models: {{ providers: {{ {entries} }} }} }}"))
        .knows("EXAMPLE", Account::SlowHeaders(Duration::from_secs(60)));
    let url = shell.stand_in.url();
    let mut command = shell.command(&["--allow-host", &url]);
    let mut child = command.stdout(Stdio::null()).spawn().unwrap();
    let start = Instant::now();
    while shell.stand_in.requests().len() < 3 {
        assert!(child.try_wait().unwrap().is_none() && start.elapsed() < Duration::from_secs(30));
        std::thread::sleep(Duration::from_millis(10));
    }
    let interrupted = Instant::now();
    let killed = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(killed.success());
    let status = child.wait().unwrap();
    assert!(!status.success() && interrupted.elapsed() < Duration::from_secs(5), "{status:?}");
}

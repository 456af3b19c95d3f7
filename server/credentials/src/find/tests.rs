//! Each row of OpenClaw's order in a scratch folder, with an environment of its own.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use expect_test::{Expect, expect};
use openclaw_analysis::{FileId, Settings, Workspace};
use rusqlite::Connection;

use super::{BaseUrl, Machine, ProviderSources, State, find};
use crate::Secret;

/// 2026-11-23.
const NOW: u64 = 1_795_392_000_000;

/// A machine whose folders lie in a scratch folder of their own.
struct Scratch {
    folder: PathBuf,
    machine: Machine,
}

impl Scratch {
    fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name =
            format!("openclaw-lsp-find-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&folder);
        let home = folder.join("home");
        let machine = Machine {
            environment: std::collections::BTreeMap::new(),
            state_folder: Some(home.join(".openclaw")),
            working_folder: Some(folder.join("work")),
            config_folder: Some(folder.join("config")),
            home: Some(home),
            now: NOW,
        };
        Self { folder, machine }
    }

    fn set(mut self, name: &str, value: &str) -> Self {
        self.machine.environment.insert(name.to_owned(), Secret::new(value.to_owned()).unwrap());
        self
    }

    fn file(self, path: &str, text: &str) -> Self {
        let path = self.folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        }
        self
    }

    /// The store that all agents share, in the tables of 2026.9.6.
    fn shared(self, profiles: &str, state: &str) -> Self {
        let path = self.folder.join("home/.openclaw/state/openclaw.sqlite");
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let database = Connection::open(path).unwrap();
        let table = "CREATE TABLE config_machine_state (state_key TEXT NOT NULL PRIMARY KEY, value_json TEXT NOT NULL, updated_at_ms INTEGER NOT NULL) STRICT";
        database.execute_batch(&format!("PRAGMA journal_mode = WAL; {table}")).unwrap();
        let store = format!(r#"{{"version":1,"profiles":{{{profiles}}}}}"#);
        let rows = [
            ("auth.sharedStore", r#"{"location":"state-db"}"#),
            ("authProfiles.store", &store),
            ("authProfiles.state", state),
        ];
        for row in rows {
            database.execute("INSERT INTO config_machine_state VALUES (?1, ?2, 1)", row).unwrap();
        }
        self
    }

    /// An agent's own store.
    fn agent(self, agent: &str, profiles: &str) -> Self {
        let folder = self.folder.join(format!("home/.openclaw/agents/{agent}/agent"));
        fs::create_dir_all(&folder).unwrap();
        let database = Connection::open(folder.join("openclaw-agent.sqlite")).unwrap();
        let table = "CREATE TABLE auth_profile_store (store_key TEXT NOT NULL PRIMARY KEY, store_json TEXT NOT NULL, updated_at INTEGER NOT NULL) STRICT";
        database.execute_batch(table).unwrap();
        let store = format!(r#"{{"version":1,"profiles":{{{profiles}}}}}"#);
        database.execute("INSERT INTO auth_profile_store VALUES ('primary', ?1, 1)", [store]).unwrap();
        self
    }

    fn find(&self, release: &str, text: &str) -> Vec<ProviderSources> {
        let mut workspace = Workspace::default();
        workspace.set_settings(Settings { version: Some(release.to_owned()), ..Settings::default() });
        workspace.open(FileId(0), 0, &text.replace("FOLDER", &self.folder.to_string_lossy()));
        find(&workspace.snapshot(), FileId(0), &self.machine)
    }

    fn check(self, text: &str, expected: Expect) {
        self.check_for("2026.9.6", text, expected);
    }

    /// Compares the sources of Anthropic: those used with an arrow, the others with the one in their place.
    fn check_for(self, release: &str, text: &str, expected: Expect) {
        let providers = self.find(release, text);
        let mut lines = String::new();
        for source in providers.iter().filter(|it| it.provider == "anthropic").flat_map(|it| &it.sources) {
            let state = match &source.state {
                State::Usable { secret } => secret.expose().to_owned(),
                State::NotNeeded => "not needed".to_owned(),
                State::Missing { why } => format!("missing: {}", why.message()),
                State::CannotTell { why } => format!("cannot tell: {}", why.message()),
                State::Ignored { why } => format!("ignored: {}", why.message()),
                State::NeedsConfirmation { command } => format!("runs {}", command.program),
            };
            let used = if source.used { "-> " } else { "-- " };
            let shadow =
                source.shadowed_by.iter().map(|id| format!(" (shadowed by {id})")).collect::<String>();
            lines.push_str(&format!("{used}{} {state}{shadow}\n", source.id));
        }
        let lines = lines.replace(&*self.folder.to_string_lossy(), "FOLDER");
        expected.assert_eq(&lines);
        let shown = format!("{providers:?} {}", serde_json::to_string(&providers).unwrap());
        for source in providers.iter().flat_map(|it| &it.sources) {
            let secret = source.state.secret().map(Secret::expose);
            assert!(secret.is_none_or(|secret| !shown.contains(secret)), "{} shows its secret", source.id);
        }
        fs::remove_dir_all(&self.folder).unwrap_or_default();
    }
}

const OPUS: &str = "agents: { defaults: { model: 'anthropic/claude-opus-5' } }";

fn config(rest: &str) -> String {
    format!("{{ {OPUS}, {rest} }}")
}

fn key(id: &str) -> String {
    format!(r#""{id}":{{"type":"api_key","provider":"anthropic","key":"stored {id}"}}"#)
}

fn token(id: &str, expires: u64) -> String {
    format!(r#""{id}":{{"type":"token","provider":"anthropic","token":"stored {id}","expires":{expires}}}"#)
}

#[test]
fn variables() {
    Scratch::new().check(&config(""), expect![[""]]);
    Scratch::new()
        .set("ANTHROPIC_API_KEY", "the key")
        .set("ANTHROPIC_OAUTH_TOKEN", "the token")
        .set("ANTHROPIC_API_KEYS", "one,two")
        .set("ANTHROPIC_ADMIN_KEY", "admin")
        .set("OPENAI_API_KEY", "another provider's")
        .check(&config(""), expect![[r#"
            -> env:ANTHROPIC_OAUTH_TOKEN the token
            -- env:ANTHROPIC_API_KEY the key (shadowed by env:ANTHROPIC_OAUTH_TOKEN)
            -- env:ANTHROPIC_ADMIN_KEY ignored: For usage and cost, not for calling models.
            -- env:ANTHROPIC_API_KEYS ignored: A spare key, for when a provider limits requests; OpenClaw does not choose it for models.
        "#]]);
}

#[test]
fn the_first_place_of_a_variable_wins() {
    Scratch::new()
        .set("ANTHROPIC_API_KEY", "in-process")
        .file("work/.env", "ANTHROPIC_API_KEY=in-working\nMY_KEY=mine")
        .file("home/.openclaw/.env", "ANTHROPIC_API_KEY=in-state")
        .file("config/.env", "export ANTHROPIC_API_KEY='in-beside'")
        .file("home/.config/openclaw/gateway.env", "ANTHROPIC_API_KEY=in-gateway")
        .check(
            &config("env: { vars: { ANTHROPIC_API_KEY: 'in-config' }, ANTHROPIC_API_KEY: 'in-older' }"),
            expect![[r#"
                -> env:ANTHROPIC_API_KEY in-process
                -- file:FOLDER/work/.env#ANTHROPIC_API_KEY ignored: OpenClaw takes no keys from the .env of the folder that it is started in.
                -- file:FOLDER/home/.openclaw/.env#ANTHROPIC_API_KEY in-state (shadowed by env:ANTHROPIC_API_KEY)
                -- file:FOLDER/config/.env#ANTHROPIC_API_KEY in-beside (shadowed by env:ANTHROPIC_API_KEY)
                -- file:FOLDER/home/.config/openclaw/gateway.env#ANTHROPIC_API_KEY in-gateway (shadowed by env:ANTHROPIC_API_KEY)
                -- config:env.ANTHROPIC_API_KEY in-older (shadowed by env:ANTHROPIC_API_KEY)
                -- config:env.vars.ANTHROPIC_API_KEY in-config (shadowed by env:ANTHROPIC_API_KEY)
            "#]],
        );
    Scratch::new()
        .file("work/.env", "ANTHROPIC_API_KEY=in-working")
        .check(&config("env: { vars: { ANTHROPIC_API_KEY: '${OTHER}' } }"), expect![[r#"
            -- file:FOLDER/work/.env#ANTHROPIC_API_KEY ignored: OpenClaw takes no keys from the .env of the folder that it is started in.
            -- config:env.vars.ANTHROPIC_API_KEY ignored: OpenClaw does not apply this variable from the config.
        "#]]);
    Scratch::new().check(&config("env: { shellEnv: { enabled: true } }"), expect![[r#"
        -> shell:ANTHROPIC_OAUTH_TOKEN cannot tell: OpenClaw asks the login shell for it, which is not started here.
    "#]]);
}

#[test]
fn profiles_win_over_variables_and_these_over_the_entry() {
    let text = config("models: { providers: { anthropic: { apiKey: 'a literal' } } }");
    let all = || Scratch::new().set("ANTHROPIC_API_KEY", "a variable").shared(&key("a"), "{}");
    all().check(
        &text,
        expect![[r#"
            -> profile:a stored a
            -- env:ANTHROPIC_API_KEY a variable (shadowed by profile:a)
            -- config:models.providers.anthropic.apiKey a literal (shadowed by profile:a)
        "#]],
    );
    all().check(
        &text.replace("apiKey", "auth: 'api-key', apiKey"),
        expect![[r#"
            -- profile:a stored a (shadowed by config:models.providers.anthropic.apiKey)
            -- env:ANTHROPIC_API_KEY a variable (shadowed by config:models.providers.anthropic.apiKey)
            -> config:models.providers.anthropic.apiKey a literal
        "#]],
    );
    all().check(
        &text.replace("apiKey", "auth: 'aws-sdk', apiKey"),
        expect![[r#"
            -- profile:a stored a
            -- env:ANTHROPIC_API_KEY a variable
            -- config:models.providers.anthropic.apiKey a literal
        "#]],
    );
    all().check(
        &text.replace("'a literal'", "'a'"),
        expect![[r#"
            -> profile:a stored a
            -- env:ANTHROPIC_API_KEY a variable (shadowed by profile:a)
            -- config:models.providers.anthropic.apiKey not needed
        "#]],
    );
    Scratch::new().set("ANTHROPIC_API_KEY", "a variable").check(
        &text,
        expect![[r#"
            -> env:ANTHROPIC_API_KEY a variable
            -- config:models.providers.anthropic.apiKey a literal (shadowed by env:ANTHROPIC_API_KEY)
        "#]],
    );
}

#[test]
fn forms_of_the_entry() {
    for (written, expected) in [
        (
            "'${MY_KEY}'",
            expect![[r#"
            -> config:models.providers.anthropic.apiKey mine
        "#]],
        ),
        (
            "'$MY_KEY'",
            expect![[r#"
            -> config:models.providers.anthropic.apiKey mine
        "#]],
        ),
        (
            "'${NOT_SET}'",
            expect![[r#"
                -- config:models.providers.anthropic.apiKey missing: The variable NOT_SET is not set.
            "#]],
        ),
        (
            "'a${MY_KEY}b'",
            expect![[r#"
            -> config:models.providers.anthropic.apiKey amineb
        "#]],
        ),
        (
            "'OPENAI_API_KEY'",
            expect![[r#"
            -> config:models.providers.anthropic.apiKey another provider's
        "#]],
        ),
        (
            "'ollama-local'",
            expect![[r#"
            -> config:models.providers.anthropic.apiKey not needed
        "#]],
        ),
        ("''", expect![[""]]),
        (
            "{ source: 'env', provider: 'default', id: 'MY_KEY' }",
            expect![[r#"
            -> config:models.providers.anthropic.apiKey mine
        "#]],
        ),
        (
            "{ source: 'env', provider: 'narrow', id: 'MY_KEY' }",
            expect![[r#"
                -- config:models.providers.anthropic.apiKey missing: The allowlist of the secret provider “narrow” lacks MY_KEY.
            "#]],
        ),
        (
            "{ source: 'file', provider: 'vault', id: '/anthropic/key' }",
            expect![[r#"
            -> config:models.providers.anthropic.apiKey from the vault
        "#]],
        ),
        (
            "{ source: 'file', provider: 'vault', id: '/none' }",
            expect![[r#"
                -- config:models.providers.anthropic.apiKey missing: Nothing is found there under /none.
            "#]],
        ),
        (
            "{ source: 'file', provider: 'single', id: 'value' }",
            expect![[r#"
            -> config:models.providers.anthropic.apiKey from the file
        "#]],
        ),
        (
            "{ source: 'file', provider: 'nowhere', id: 'value' }",
            expect![[r#"
                -- config:models.providers.anthropic.apiKey missing: There is no file FOLDER/none.
            "#]],
        ),
        (
            "{ source: 'exec', provider: 'program', id: 'a' }",
            expect![[r#"
            -> config:models.providers.anthropic.apiKey runs /bin/vault
        "#]],
        ),
        (
            "{ source: 'store', provider: 'default', id: 'A' }",
            expect![[r#"
            -> config:models.providers.anthropic.apiKey cannot tell: In OpenClaw's own store of secrets, which is not opened here: openclaw secrets
        "#]],
        ),
        (
            "{ source: 'file', provider: 'unknown', id: 'value' }",
            expect![[r#"
                -- config:models.providers.anthropic.apiKey missing: secrets.providers has no “unknown” of this kind.
            "#]],
        ),
        (
            "12",
            expect![[r#"
            -> config:models.providers.anthropic.apiKey cannot tell: It cannot be resolved as a SecretRef.
        "#]],
        ),
    ] {
        let secrets = "secrets: { providers: {
            narrow: { source: 'env', allowlist: ['OTHER'] }, nowhere: { source: 'file', path: 'FOLDER/none', mode: 'singleValue' },
            vault: { source: 'file', path: 'FOLDER/vault.json' }, single: { source: 'file', path: '~/key', mode: 'singleValue' },
            program: { source: 'exec', command: '/bin/vault', args: ['get'] } } }";
        Scratch::new()
            .set("MY_KEY", "mine")
            .set("OPENAI_API_KEY", "another provider's")
            .file("vault.json", r#"{ "anthropic": { "key": "from the vault" } }"#)
            .file("home/key", "from the file\n")
            .check(
                &config(&format!(
                    "models: {{ providers: {{ anthropic: {{ apiKey: {written} }} }} }}, {secrets}"
                )),
                expected,
            );
    }
}

#[cfg(unix)]
#[test]
fn files_open_to_others_are_refused() {
    use std::os::unix::fs::PermissionsExt as _;
    let text = config(
        "models: { providers: { anthropic: { apiKey: { source: 'file', provider: 'p', id: 'value' } } } },
         secrets: { providers: { p: { source: 'file', path: 'FOLDER/key', mode: 'singleValue' } } }",
    );
    let scratch = Scratch::new().file("key", "readable by all");
    fs::set_permissions(scratch.folder.join("key"), fs::Permissions::from_mode(0o644)).unwrap();
    scratch.check(&text, expect![[r#"
        -- config:models.providers.anthropic.apiKey missing: OpenClaw refuses the file FOLDER/key: its path must be absolute, no link, owned by you, and closed to everybody else (chmod 600).
    "#]]);
    let scratch = Scratch::new().file("real", "behind a link");
    std::os::unix::fs::symlink(scratch.folder.join("real"), scratch.folder.join("key")).unwrap();
    scratch.check(&text, expect![[r#"
        -- config:models.providers.anthropic.apiKey missing: OpenClaw refuses the file FOLDER/key: its path must be absolute, no link, owned by you, and closed to everybody else (chmod 600).
    "#]]);
}

#[test]
fn the_order_of_profiles() {
    let both = [key("k"), token("t", NOW + 1)].join(",");
    let stores = |state: &str| Scratch::new().shared(&both, state);
    // Without an order: tokens first, and of one kind the one not used for longest.
    stores("{}").check(
        &config(""),
        expect![[r#"
            -- profile:k stored k (shadowed by profile:t)
            -> profile:t stored t
        "#]],
    );
    let two = [key("a"), key("b")].join(",");
    Scratch::new().shared(&two, r#"{"usageStats":{"a":{"lastUsed":5}}}"#).check(
        &config(""),
        expect![[r#"
            -- profile:a stored a (shadowed by profile:b)
            -> profile:b stored b
        "#]],
    );
    let cooling = format!(r#"{{"usageStats":{{"b":{{"cooldownUntil":{}}}}}}}"#, NOW + 1);
    Scratch::new().shared(&two, &cooling).check(
        &config(""),
        expect![[r#"
            -> profile:a stored a
            -- profile:b stored b (shadowed by profile:a)
        "#]],
    );
    // Orders: the user's over the config's.
    stores("{}").check(
        &config("auth: { order: { anthropic: ['k', 't'] } }"),
        expect![[r#"
            -> profile:k stored k
            -- profile:t stored t (shadowed by profile:k)
        "#]],
    );
    stores(r#"{"order":{"anthropic":["t"]}}"#).check(
        &config("auth: { order: { anthropic: ['k'] } }"),
        expect![[r#"
            -- profile:k stored k (shadowed by profile:t)
            -> profile:t stored t
        "#]],
    );
    stores("{}").set("ANTHROPIC_API_KEY", "a variable").check(
        &config("auth: { order: { anthropic: ['gone'] } }"),
        expect![[r#"
            -- profile:k stored k (shadowed by env:ANTHROPIC_API_KEY)
            -- profile:t stored t (shadowed by env:ANTHROPIC_API_KEY)
            -- profile:gone missing: No store has the profile “gone”.
            -> env:ANTHROPIC_API_KEY a variable
        "#]],
    );
    stores("{}").check(
        &config("auth: { profiles: { k: { provider: 'anthropic', mode: 'api_key' } } }"),
        expect![[r#"
            -> profile:k stored k
            -- profile:t stored t (shadowed by profile:k)
        "#]],
    );
    stores("{}").check(
        &config("auth: { profiles: { gone: { provider: 'anthropic', mode: 'api_key' } } }"),
        expect![[r#"
            -- profile:k stored k (shadowed by profile:t)
            -> profile:t stored t
            -- profile:gone missing: No store has the profile “gone”.
        "#]],
    );
    // A model insists on one.
    stores("{}").check(
        "{ agents: { defaults: { model: 'anthropic/claude-opus-5@k' } } }",
        expect![[r#"
        -> profile:k stored k
        -> profile:t stored t
    "#]],
    );
}

#[test]
fn profiles_that_do_not_count() {
    let expired = token("t", NOW);
    Scratch::new().shared(&expired, "{}").set("ANTHROPIC_API_KEY", "a variable").check(
        &config(""),
        expect![[r#"
            -- profile:t ignored: It expired on 2026-11-23; OpenClaw passes it over.
            -> env:ANTHROPIC_API_KEY a variable
        "#]],
    );
    let oauth = |rest: &str| {
        let profile = r#""o":{"type":"oauth","provider":"anthropic","access":"stored o","expires":1"#;
        Scratch::new().shared(&format!("{profile}{rest}}}"), "{}")
    };
    oauth("").check(
        &config(""),
        expect![[r#"
            -- profile:o ignored: It expired on 1970-01-01; OpenClaw passes it over.
        "#]],
    );
    oauth(r#","refresh":"r""#).check(&config(""), expect![[r#"
        -> profile:o cannot tell: A login that OpenClaw renews before the next request; what is stored now says nothing.
    "#]]);
    let profiles = |said: &str| config(&format!("auth: {{ profiles: {{ k: {said} }} }}"));
    let one = || Scratch::new().shared(&key("k"), "{}");
    one().check(&profiles("{ provider: 'anthropic', mode: 'oauth' }"), expect![[r#"
        -- profile:k ignored: auth.profiles says that it is of the kind oauth, which it is not; OpenClaw passes it over.
    "#]]);
    one().check(
        &profiles("{ provider: 'openai', mode: 'api_key' }"),
        expect![[r#"
            -- profile:k ignored: auth.profiles says that it belongs to openai; OpenClaw passes it over.
        "#]],
    );
    let referring = r#""k":{"type":"api_key","provider":"anthropic","keyRef":{"source":"env","provider":"default","id":"MY_KEY"}}"#;
    Scratch::new().shared(referring, "{}").set("MY_KEY", "mine").check(
        &config(""),
        expect![[r#"
        -> profile:k mine
    "#]],
    );
    let strange = r#""a":1,"b":{"type":"new","provider":"anthropic"},"c":{"type":"api_key","provider":"anthropic"},"d":{"type":"token","provider":"anthropic","token":"x","expires":"soon"}"#;
    Scratch::new().shared(strange, "{}").check(
        &config(""),
        expect![[r#"
            -- profile:c ignored: It holds no credential.
            -- profile:d ignored: Its time of expiry is none; OpenClaw passes it over.
        "#]],
    );
}

#[test]
fn an_agent_sees_its_own_profiles_first() {
    let text =
        "{ agents: { defaults: { model: 'anthropic/claude-opus-5' }, entries: { main: {}, work: {} } } }";
    Scratch::new()
        .shared(&[key("k"), key("s")].join(","), "{}")
        .agent("work", &key("k").replace("stored", "own"))
        .check(
            text,
            expect![[r#"
                -> profile:k stored k
                -- profile:s stored s (shadowed by profile:k)
                -> profile:k@work own k
            "#]],
        );
}

#[test]
fn stores_that_cannot_be_read() {
    Scratch::new()
        .file("home/.openclaw/state/openclaw.sqlite", &"no database ".repeat(100))
        .set("ANTHROPIC_API_KEY", "a variable")
        .check(&config("auth: { order: { anthropic: ['k'] } }"), expect![[r#"
            -> store:FOLDER/home/.openclaw/state/openclaw.sqlite cannot tell: The store FOLDER/home/.openclaw/state/openclaw.sqlite cannot be read.
            -- profile:k cannot tell: The store FOLDER/home/.openclaw/state/openclaw.sqlite cannot be read.
            -> env:ANTHROPIC_API_KEY a variable
        "#]]);
    Scratch::new().shared("not JSON", "{}").check(&config(""), expect![[r#"
        -> store:FOLDER/home/.openclaw/state/openclaw.sqlite cannot tell: The store FOLDER/home/.openclaw/state/openclaw.sqlite cannot be read.
    "#]]);
}

#[test]
fn files_of_older_releases() {
    let old = format!(r#"{{"version":1,"profiles":{{{}}}}}"#, key("k"));
    let scratch = || {
        Scratch::new()
            .file("home/.openclaw/agents/main/agent/auth-profiles.json", &old)
            .set("ANTHROPIC_API_KEY", "a variable")
    };
    scratch().check_for(
        "2026.2.9",
        &config(""),
        expect![[r#"
            -> profile:k stored k
            -- env:ANTHROPIC_API_KEY a variable (shadowed by profile:k)
        "#]],
    );
    // Left alone where nothing was moved yet: OpenClaw refuses to go on.
    scratch().check(&config(""), expect![[r#"
        -- profile:k@FOLDER/home/.openclaw/agents/main/agent/auth-profiles.json ignored: In a file of older releases, which OpenClaw does not read any more: openclaw doctor --fix
        -- env:ANTHROPIC_API_KEY a variable
    "#]]);
    scratch().shared(&key("moved"), "{}").check(&config(""), expect![[r#"
        -> profile:moved stored moved
        -- profile:k@FOLDER/home/.openclaw/agents/main/agent/auth-profiles.json ignored: In a file of older releases, which OpenClaw does not read any more: openclaw doctor --fix
        -- env:ANTHROPIC_API_KEY a variable (shadowed by profile:moved)
    "#]]);
}

#[test]
fn addresses() {
    let address = |scratch: Scratch, entry: &str| {
        let text = config(&format!("models: {{ providers: {{ anthropic: {{ {entry} }} }} }}"));
        let found = scratch.find("2026.9.6", &text);
        match found.into_iter().find(|it| it.provider == "anthropic").unwrap().base_url {
            BaseUrl::Own { url } => format!("own {url}"),
            BaseUrl::File { url, .. } => format!("file {url}"),
            BaseUrl::Environment { name, url } => format!("{name} {url}"),
            BaseUrl::Unknown { variable, .. } => format!("unknown {variable}"),
            BaseUrl::Missing => "missing".to_owned(),
        }
    };
    let set = || Scratch::new().set("MY_URL", "http://a.example").set("ANTHROPIC_API_KEY", "key");
    assert_eq!(address(set(), ""), "own https://api.anthropic.com");
    assert_eq!(address(set(), "baseUrl: '${MY_URL}/v1'"), "file http://a.example/v1");
    assert_eq!(address(set(), "baseUrl: '${NO_URL}/v1'"), "unknown NO_URL");
    assert_eq!(
        address(set(), "baseUrl: 'https://b.example/${ANTHROPIC_API_KEY}'"),
        "unknown ANTHROPIC_API_KEY"
    );
    assert_eq!(
        address(set().set("ANTHROPIC_BASE_URL", "http://c.example"), ""),
        "ANTHROPIC_BASE_URL http://c.example"
    );
}

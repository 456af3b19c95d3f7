//! The stores of credentials that the real OpenClaw writes are read as it meant them.

use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;

use anyhow::{Context as _, Result, bail, ensure};
use openclaw_analysis::{FileId, Settings, Workspace};
use openclaw_credentials::{Machine, Secret, SourcePlace, find};

use crate::referee::Installation;

const TOKEN: &str = "sk-ant-oat01-EXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLE";
const KEY: &str = "sk-ant-api03-EXAMPLE-0123456789";
const OWN: &str = "sk-EXAMPLE-0123456789abcdef";

/// One agent: what it saves is shared.
const ALONE: &str = "{ agents: { defaults: { model: 'anthropic/claude-opus-5' } } }";

/// Two agents: what one of them saves is its own.
const TWO: &str = "{ agents: { ownership: 'explicit', entries: { main: {}, work: {} },
    defaults: { model: 'anthropic/claude-opus-5', systemAgent: { agentId: 'main' } } } }";

/// Lets OpenClaw save a token and two keys, and finds them.
pub fn check(installation: &Installation) -> Result<()> {
    let home = installation.root.join("home-with-credentials");
    if home.exists() {
        std::fs::remove_dir_all(&home)?;
    }
    let state = home.join(".openclaw");
    std::fs::create_dir_all(&state)?;
    let config = state.join("openclaw.json");
    std::fs::write(&config, ALONE)?;
    let save = |arguments: &[&str], secret| save(installation, &home, arguments, secret);
    let day = ["--expires-in", "1d"];
    let token = ["paste-token", "--provider", "anthropic", "--profile-id", "anthropic:work", day[0], day[1]];
    save(&token, TOKEN)?;
    save(&["paste-api-key", "--provider", "anthropic", "--profile-id", "anthropic:key"], KEY)?;
    std::fs::write(&config, TWO)?;
    save(&["--agent", "work", "paste-api-key", "--provider", "openai", "--profile-id", "openai:own"], OWN)?;

    let before = files(&state)?;
    let mut workspace = Workspace::default();
    workspace.set_settings(Settings { version: Some("2026.9.6".to_owned()), ..Settings::default() });
    workspace.open(FileId(0), 0, &std::fs::read_to_string(&config)?);
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?.as_millis();
    let machine = Machine {
        state_folder: Some(state.clone()),
        now: u64::try_from(now)?,
        home: Some(home),
        ..Machine::default()
    };
    let providers = find(&workspace.snapshot(), FileId(0), &machine);
    let sources: Vec<_> = providers.iter().flat_map(|provider| &provider.sources).collect();
    for (id, agent, secret) in
        [("anthropic:work", None, TOKEN), ("anthropic:key", None, KEY), ("openai:own", Some("work"), OWN)]
    {
        let is_it = |place: &SourcePlace| {
            matches!(place, SourcePlace::Profile { profile, store: Some(_), agent: owner, .. }
                if profile == id && owner.as_deref() == agent)
        };
        let found = sources.iter().find(|source| is_it(&source.place));
        let found = found.with_context(|| format!("the profile {id} is not found: {sources:#?}"))?;
        ensure!(found.state.secret().map(Secret::expose) == Some(secret), "{id}: {:?}", found.state);
    }
    ensure!(files(&state)? == before, "reading the stores left something behind");
    Ok(())
}

fn save(installation: &Installation, home: &Path, arguments: &[&str], secret: &str) -> Result<()> {
    let mut command = installation.node();
    command.env("HOME", home).current_dir(home).arg(installation.openclaw().join("openclaw.mjs"));
    command.args(["models", "auth"]).args(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn()?;
    if let Some(mut input) = child.stdin.take() {
        writeln!(input, "{secret}")?;
    }
    let output = child.wait_with_output()?;
    if !output.status.success() {
        bail!("openclaw models auth: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(())
}

/// Every file below a folder, with its size.
fn files(folder: &Path) -> Result<Vec<(String, u64)>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push((path.display().to_string(), path.metadata()?.len()));
        }
    }
    found.sort();
    Ok(found)
}

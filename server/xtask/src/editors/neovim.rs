//! Neovim: the oldest release that Debian still has in a living suite, and the newest.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use super::workshop::Workshop;
use super::{Outcome, debian};
use crate::say;

/// Suites and the versions of Neovim that they had when the tests were written: 0.10 starts servers by `vim.lsp.start`,
/// later ones by `vim.lsp.enable`.
const SUITES: [(&str, &str); 2] = [("forky", "0.12"), ("trixie", "0.10")];

/// How often a start is measured.
const STARTS: usize = 15;

/// Runs `tests/editors/neovim` in each.
pub(super) fn test(workshop: &Workshop, filter: Option<&str>) -> Result<Outcome> {
    let git = stand_in_for_clone(workshop)?;
    for (suite, version) in SUITES {
        let program = match install(workshop, suite) {
            Ok(program) => program,
            Err(error) => return Ok(Outcome::Missing(format!("Neovim {version}: {error:#}"))),
        };
        let scratch = workshop.scratch.join(suite);
        fs::create_dir_all(&scratch)?;
        let mut command = workshop.command(&program)?;
        command
            .args(["--clean", "-l"])
            .arg(workshop.repository.join("tests/editors/neovim/run.lua"))
            .env("OPENCLAW_NVIM", &program)
            .env("OPENCLAW_SCRATCH", &scratch)
            .env("OPENCLAW_REPOSITORY", &workshop.repository)
            .env("OPENCLAW_VERSION", env!("CARGO_PKG_VERSION"))
            .env("GIT_CONFIG_GLOBAL", &git);
        if let Some(filter) = filter {
            command.env("OPENCLAW_ONLY", filter);
        }
        if !command.status().context("Neovim cannot be run")?.success() {
            bail!("tests failed in the Neovim of Debian {suite}");
        }
    }
    Ok(Outcome::Passed)
}

/// Measures the start of each with and without us.
pub(super) fn bench(workshop: &Workshop) -> Result<Outcome> {
    let git = stand_in_for_clone(workshop)?;
    for (suite, version) in SUITES {
        let program = match install(workshop, suite) {
            Ok(program) => program,
            Err(error) => return Ok(Outcome::Missing(format!("Neovim {version}: {error:#}"))),
        };
        let home = workshop.scratch.join(suite);
        let plugin = home.join(".local/share/nvim/site/pack/openclaw/start/openclaw");
        fs::create_dir_all(plugin.parent().unwrap_or(&home))?;
        clone(workshop, &git, &home)?;
        let file = home.join(".openclaw/openclaw.json");
        fs::create_dir_all(home.join(".openclaw"))?;
        fs::copy(workshop.repository.join("tests/fixtures/openclaw.json5"), &file)?;
        let (mut with, mut without) = (Vec::new(), Vec::new());
        // In turns, so that what else the machine does falls on both.
        for _ in 0..STARTS {
            with.push(time_to_ready(workshop, &program, &home, &file, true)?);
            without.push(time_to_ready(workshop, &program, &home, &file, false)?);
        }
        let (with, without) = (median(with), median(without));
        say(&format!(
            "Neovim {version} or later, of Debian {suite}, median of {STARTS} starts: {} ms to the first findings, {} ms \
             to the first idle moment without us, {} ms above",
            with.as_millis(),
            without.as_millis(),
            with.saturating_sub(without).as_millis(),
        ));
    }
    Ok(Outcome::Passed)
}

/// From the start of the process until the findings stand there (or, without us, until Neovim is idle for the first time).
fn time_to_ready(
    workshop: &Workshop,
    program: &Path,
    home: &Path,
    file: &Path,
    with_us: bool,
) -> Result<Duration> {
    let mut command = workshop.command(program)?;
    command.env("HOME", home).arg("--headless");
    if !with_us {
        command.args(["--cmd", "set packpath-=~/.local/share/nvim/site"]);
    }
    command
        .arg("--cmd")
        .arg(format!("let g:openclaw_bench_with_us = v:{with_us}"))
        .arg("--cmd")
        .arg(format!("luafile {}", workshop.repository.join("tests/editors/neovim/ready.lua").display()))
        .arg(file)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    let start = Instant::now();
    let mut editor = command.spawn().context("Neovim cannot be run")?;
    let mut line = String::new();
    let output = editor.stdout.take().context("its output is piped")?;
    BufReader::new(output).read_line(&mut line)?;
    let elapsed = start.elapsed();
    editor.wait()?;
    if line.trim() != "ready" {
        bail!("Neovim was not ready: {line}");
    }
    Ok(elapsed)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// The program.
fn install(workshop: &Workshop, suite: &str) -> Result<PathBuf> {
    let root = debian::unpack(suite, "neovim", &workshop.installed)?;
    let usr = root.join("usr").display().to_string();
    // Neovim looks for its own parsers where it was to be installed, which is elsewhere.
    let parsers = root.join("usr/share/nvim/runtime/parser");
    #[cfg(unix)]
    if !parsers.exists() {
        std::os::unix::fs::symlink(root.join("usr/lib/nvim/parser"), parsers)?;
    }
    let libraries = format!("{usr}/lib/{}-linux-gnu", std::env::consts::ARCH);
    debian::launcher(
        &root,
        "usr/bin/nvim",
        &[
            ("VIMRUNTIME", format!("{usr}/share/nvim/runtime")),
            ("LUA_PATH", format!("{usr}/share/lua/5.1/?.lua;;")),
            ("LUA_CPATH", format!("{libraries}/lua/5.1/?.so")),
        ],
    )
}

/// The plugin, where the README says that a package goes.
fn clone(workshop: &Workshop, git: &Path, home: &Path) -> Result<()> {
    let to = home.join(".local/share/nvim/site/pack/openclaw/start/openclaw");
    let from = home.join("openclaw-lsp");
    let mut command = workshop.command("git")?;
    command.env("GIT_CONFIG_GLOBAL", git);
    command.args(["clone", "--quiet", ADDRESS]).arg(&from);
    succeed(&mut command)?;
    #[cfg(unix)]
    std::os::unix::fs::symlink(from.join("editors/neovim"), to)?;
    Ok(())
}

/// The address that the README names.
const ADDRESS: &str = "https://github.com/OWNER/openclaw-lsp";

/// A repository with the plugin as it is in the working tree, and a configuration of git that takes it for the README's
/// address, so that its commands can be run as they are; the path of the latter.
fn stand_in_for_clone(workshop: &Workshop) -> Result<PathBuf> {
    let folder = workshop.scratch.join("repository");
    copy(&workshop.repository.join("editors/neovim"), &folder.join("editors/neovim"))?;
    let configuration = workshop.scratch.join("gitconfig");
    fs::write(&configuration, format!("[url \"file://{}\"]\n\tinsteadOf = {ADDRESS}\n", folder.display()))?;
    for arguments in [
        &["init", "--quiet", "--initial-branch=main"][..],
        &["add", "--all"],
        &["-c", "user.name=test", "-c", "user.email=test@localhost", "commit", "--quiet", "--message=Plugin"],
    ] {
        let mut command = workshop.command("git")?;
        succeed(command.args(arguments).current_dir(&folder))?;
    }
    Ok(configuration)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if entry.file_type()?.is_dir() {
            copy(&from, &to)?;
        } else {
            fs::copy(&from, &to)?;
        }
    }
    Ok(())
}

fn succeed(command: &mut Command) -> Result<()> {
    let status =
        command.status().with_context(|| format!("{} cannot be run", command.get_program().display()))?;
    if !status.success() {
        bail!("{command:?} failed");
    }
    Ok(())
}

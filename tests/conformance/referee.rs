//! The real OpenClaw as referee: child processes of `referee.mjs`, and a file that remembers what they said.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};

use crate::corpus::Document;
use crate::random::hash;

/// The program that asks OpenClaw.
const SCRIPT: &str = include_str!("referee.mjs");

/// The memory of the process grows with every config it reads.
const DOCUMENTS_PER_PROCESS: usize = 10_000;

/// Where Node, OpenClaw and this referee's empty home are.
pub struct Installation {
    /// The folder that holds `node_modules`.
    pub root: PathBuf,
    /// The program `node`.
    pub node: PathBuf,
}

impl Installation {
    pub fn openclaw(&self) -> PathBuf {
        self.root.join("node_modules/openclaw")
    }

    /// The home directory of the referee and of our side; there is nothing in it.
    pub fn home(&self) -> PathBuf {
        self.root.join("home")
    }

    /// The file whose text is judged. It never exists.
    pub fn config_file(&self) -> PathBuf {
        self.home().join(".openclaw/openclaw.json")
    }

    /// The whole environment that both sides see.
    pub fn environment(&self) -> [(String, String); 2] {
        let home = self.home().display().to_string();
        [("HOME".to_owned(), home), ("PATH".to_owned(), "/usr/bin:/bin".to_owned())]
    }

    /// What earlier runs were told, by this version of the referee.
    fn memory(&self) -> PathBuf {
        self.root.join(format!("verdicts-{:016x}.jsonl", hash(0, SCRIPT)))
    }

    /// A Node process that sees no environment but its own path and the empty home.
    pub fn node(&self) -> Command {
        let mut command = Command::new(&self.node);
        command.env_clear().envs(self.environment()).current_dir(self.home());
        command
    }
}

/// What OpenClaw says about one document.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Verdict {
    pub valid: bool,
    pub stage: Stage,
    pub issues: Vec<Issue>,
    pub warnings: Vec<Issue>,
}

/// The step of OpenClaw's reader that refused a document, in the order in which they run: a step that fails hides all later ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    Parse,
    /// Includes, and whatever else makes the reader give up without a place.
    Read,
    Core,
    /// The whole-config checks, of which the first failing one reports.
    Whole,
    Plugins,
    Strict,
    Ok,
    /// OpenClaw itself failed.
    Crash,
}

/// One of OpenClaw's issues.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Issue {
    /// Joined by dots without any escape; `<root>` for the root.
    pub path: String,
    /// The exact path, where OpenClaw keeps it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub segments: Option<Vec<serde_json::Value>>,
    pub message: String,
}

/// A document with its verdict, as one line of the file of verdicts.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Judged {
    #[serde(flatten)]
    pub document: Document,
    #[serde(flatten)]
    pub verdict: Verdict,
}

/// The verdict on each of `documents`, in their order. Those that an earlier run asked about are not asked again.
pub fn judge(installation: &Installation, documents: Vec<Document>) -> Result<Vec<Judged>> {
    let memory = installation.memory();
    let mut known = remembered(&memory)?;
    let unknown: Vec<&Document> =
        documents.iter().filter(|document| !known.contains_key(&document.text)).collect();
    std::fs::create_dir_all(installation.home())?;
    let output = Mutex::new(BufWriter::new(File::options().create(true).append(true).open(memory)?));
    let next = AtomicUsize::new(0);
    let found: Vec<Result<Vec<Judged>>> = std::thread::scope(|scope| {
        let processes = std::thread::available_parallelism().map_or(1, usize::from);
        let workers: Vec<_> =
            (0..processes).map(|_| scope.spawn(|| ask(installation, &unknown, &next, &output))).collect();
        workers
            .into_iter()
            .map(|worker| worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    });
    for judged in found {
        known.extend(judged?.into_iter().map(|judged| (judged.document.text, judged.verdict)));
    }
    documents
        .into_iter()
        .map(|document| {
            let verdict =
                known.get(&document.text).with_context(|| format!("no verdict on {}", document.id))?.clone();
            Ok(Judged { document, verdict })
        })
        .collect()
}

fn remembered(memory: &Path) -> Result<HashMap<String, Verdict>> {
    let Ok(file) = File::open(memory) else { return Ok(HashMap::new()) };
    let mut known = HashMap::new();
    for line in BufReader::new(file).lines() {
        // A run that was stopped leaves half a line behind.
        if let Ok(judged) = serde_json::from_str::<Judged>(&line?) {
            known.insert(judged.document.text, judged.verdict);
        }
    }
    Ok(known)
}

/// One worker: takes the next document until there is none, through a fresh process from time to time.
fn ask(
    installation: &Installation,
    documents: &[&Document],
    next: &AtomicUsize,
    output: &Mutex<BufWriter<File>>,
) -> Result<Vec<Judged>> {
    let mut found = Vec::new();
    let mut process = None;
    loop {
        let index = next.fetch_add(1, Ordering::Relaxed);
        let Some(&document) = documents.get(index) else { break };
        if found.len() % DOCUMENTS_PER_PROCESS == 0 {
            process = Some(Process::start(installation)?);
        }
        let process = process.as_mut().context("no referee process")?;
        let verdict = process.ask(&installation.config_file(), &document.text)?;
        let judged = Judged { document: document.clone(), verdict };
        if let Ok(mut output) = output.lock() {
            writeln!(output, "{}", serde_json::to_string(&judged)?)?;
        }
        if (index + 1).is_multiple_of(5_000) {
            writeln!(std::io::stderr(), "  {} of {} documents judged", index + 1, documents.len())?;
        }
        found.push(judged);
    }
    Ok(found)
}

struct Process {
    child: Child,
    requests: ChildStdin,
    verdicts: BufReader<ChildStdout>,
}

impl Process {
    fn start(installation: &Installation) -> Result<Self> {
        let mut child = installation
            .node()
            .args(["--input-type=module", "--eval", SCRIPT, "--"])
            .arg(installation.openclaw())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("starting the referee")?;
        let requests = child.stdin.take().context("the referee has no standard input")?;
        let verdicts = BufReader::new(child.stdout.take().context("the referee has no standard output")?);
        Ok(Process { child, requests, verdicts })
    }

    fn ask(&mut self, file: &Path, text: &str) -> Result<Verdict> {
        writeln!(self.requests, "{}", serde_json::json!({ "file": file, "text": text }))?;
        let mut line = String::new();
        ensure!(self.verdicts.read_line(&mut line)? > 0, "the referee ended while reading: {text}");
        serde_json::from_str(&line).with_context(|| format!("the referee answered: {line}"))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It has nothing to save, and waits for more requests otherwise.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

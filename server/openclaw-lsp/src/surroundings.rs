//! What the edge knows of this machine and hands to analysis: environment, folders, disk, the installed OpenClaw.

use std::collections::BTreeMap;
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use openclaw_analysis::{Entry, Known, Variable, World, dotenv};
use openclaw_credentials::{Machine, Secret};
use openclaw_knowledge::environment_names::is_taken_from_folder;
use openclaw_schema::Schema;

/// This machine, read when first asked for: starting the server reads nothing.
#[derive(Debug, Default)]
pub struct Surroundings {
    variables: OnceLock<BTreeMap<String, Variable>>,
    installed: OnceLock<Option<String>>,
}

impl Surroundings {
    /// The surroundings of a file that the gateway on this machine reads (or would read): all is known.
    #[must_use]
    pub fn of_gateway(&self, file: Option<&Path>) -> World {
        World {
            variables: Known::Known(with_env_files(self.variables.get_or_init(own_variables).clone(), file)),
            disk: Known::Known(BTreeMap::new()),
            ..self.elsewhere(file)
        }
    }

    /// As [`Self::of_gateway`], with OpenClaw started in the folder that this process runs in: it then also reads the `.env`
    /// there, before the others, though not every name.
    #[must_use]
    pub fn of_working_folder(&self, file: Option<&Path>) -> World {
        let mut variables = self.variables.get_or_init(own_variables).clone();
        for (name, value) in env_file(Path::new(".env")) {
            if is_taken_from_folder(&name) {
                variables.entry(name).or_insert_with(|| variable(value));
            }
        }
        World { variables: Known::Known(with_env_files(variables, file)), ..self.of_gateway(file) }
    }

    /// The surroundings of a document that some other gateway may be meant for, or none yet: only its place is known.
    #[must_use]
    pub fn elsewhere(&self, file: Option<&Path>) -> World {
        World {
            home: home().map(|home| home.to_string_lossy().into_owned()),
            file: file.map(|file| file.to_string_lossy().into_owned()),
            installed: self.installed.get_or_init(installed_release).clone(),
            ..World::default()
        }
    }

    /// As an editor's document: the active config is this machine's gateway's, every other may be meant for another one.
    #[must_use]
    pub fn of_document(&self, file: Option<&Path>) -> World {
        match file {
            Some(file) if self.is_active_config(file) => self.of_gateway(Some(file)),
            file => self.elsewhere(file),
        }
    }

    /// Whether this is the config that OpenClaw on this machine reads.
    #[must_use]
    pub fn is_active_config(&self, file: &Path) -> bool {
        active_config().is_some_and(|active| same_file(&active, file))
    }
}

/// The environment and below it the `.env` files that OpenClaw loads wherever it is started: the one in its state folder,
/// the one beside the config, `gateway.env`. The first to set a variable wins. Names and values never leave analysis.
fn with_env_files(
    mut variables: BTreeMap<String, Variable>,
    file: Option<&Path>,
) -> BTreeMap<String, Variable> {
    let state = state_folder().map(|state| state.join(".env"));
    let beside = file.and_then(Path::parent).map(|folder| folder.join(".env"));
    let gateway = home().map(|home| home.join(".config/openclaw/gateway.env"));
    for (name, value) in [state, beside, gateway].iter().flatten().flat_map(|file| env_file(file)) {
        if !matches!(variables.get(&name), Some(Variable::Set(_))) {
            variables.insert(name, variable(value));
        }
    }
    variables
}

/// The answers for paths that analysis asks about.
#[must_use]
pub fn look_up(paths: &[String]) -> BTreeMap<String, Entry> {
    paths.iter().map(|path| (path.clone(), entry(Path::new(path)))).collect()
}

fn entry(path: &Path) -> Entry {
    let Ok(metadata) = std::fs::symlink_metadata(path) else { return Entry::Missing };
    if metadata.is_symlink() {
        Entry::Symlink
    } else if metadata.is_dir() {
        Entry::Folder
    } else {
        #[cfg(unix)]
        let (mode, owned) = {
            use std::os::unix::fs::MetadataExt as _;
            (metadata.mode() & 0o7777, metadata.uid() == rustix::process::getuid().as_raw())
        };
        #[cfg(not(unix))]
        let (mode, owned) = (0, true);
        Entry::File { mode, owned }
    }
}

/// A schema that the user's own OpenClaw printed; in words why not.
///
/// # Errors
///
/// When the file cannot be read or is no such schema.
pub fn read_schema(path: &Path) -> Result<Schema, String> {
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    Schema::from_json(&text).map_err(|error| error.to_string())
}

/// The config that OpenClaw reads on this machine, whether it exists or not; `None` without a home.
#[must_use]
pub fn active_config() -> Option<PathBuf> {
    if let Some(path) = set("OPENCLAW_CONFIG_PATH") {
        let path = expand_home(&path);
        return Some(if path.is_absolute() { path } else { env::current_dir().ok()?.join(path) });
    }
    if set("OPENCLAW_STATE_DIR").is_some() || set("OPENCLAW_HOME").is_some() {
        return Some(in_state_folder(&state_folder()?));
    }
    let state = state_folder()?;
    let old = home()?.join(".clawdbot");
    Some(in_state_folder(if !state.exists() && old.exists() { &old } else { &state }))
}

/// `openclaw.json`, or `clawdbot.json` where only that exists.
fn in_state_folder(folder: &Path) -> PathBuf {
    let (current, old) = (folder.join("openclaw.json"), folder.join("clawdbot.json"));
    if !current.exists() && old.exists() { old } else { current }
}

fn state_folder() -> Option<PathBuf> {
    match set("OPENCLAW_STATE_DIR") {
        Some(folder) => Some(expand_home(&folder)),
        None => Some(openclaw_home()?.join(".openclaw")),
    }
}

fn openclaw_home() -> Option<PathBuf> {
    set("OPENCLAW_HOME").map(|home| expand_home(&home)).or_else(home)
}

/// The user's home folder.
#[must_use]
pub fn home() -> Option<PathBuf> {
    env::home_dir().filter(|home| !home.as_os_str().is_empty())
}

/// The path with its leading `~` replaced.
#[must_use]
pub fn expand_home(path: impl AsRef<Path>) -> PathBuf {
    let path = path.as_ref();
    match (path.strip_prefix("~"), home()) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => path.to_path_buf(),
    }
}

fn set(name: &str) -> Option<OsString> {
    env::var_os(name).filter(|value| !value.is_empty())
}

/// Whether two paths lead to one file.
#[must_use]
pub fn same_file(left: &Path, right: &Path) -> bool {
    left == right
        || matches!((left.canonicalize(), right.canonicalize()), (Ok(left), Ok(right)) if left == right)
}

/// What of this machine may be read to find the credentials of a config. The time in milliseconds since 1970.
#[must_use]
pub fn machine(file: Option<&Path>, now: u64) -> Machine {
    let variable = |(name, value): (OsString, OsString)| {
        Some((name.into_string().ok()?, Secret::new(value.into_string().ok()?)?))
    };
    Machine {
        environment: env::vars_os().filter_map(variable).collect(),
        home: home(),
        state_folder: state_folder(),
        working_folder: None,
        config_folder: file.and_then(Path::parent).map(Path::to_path_buf),
        now,
    }
}

fn own_variables() -> BTreeMap<String, Variable> {
    // Values that are no Unicode are as good as missing to OpenClaw.
    env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, variable(value.into_string().ok()?))))
        .collect()
}

fn variable(value: String) -> Variable {
    if value.is_empty() { Variable::Empty } else { Variable::Set(value) }
}

/// The assignments in a `.env` file; none when it cannot be read. OpenClaw skips files above 1 MiB, too.
fn env_file(file: &Path) -> Vec<(String, String)> {
    let is_small = std::fs::metadata(file).is_ok_and(|it| it.is_file() && it.len() <= 1 << 20);
    let text = is_small.then(|| std::fs::read_to_string(file).ok()).flatten();
    text.iter().flat_map(|text| dotenv::assignments(text)).collect()
}

/// The `openclaw` command on the PATH, unless it lies in one of these folders. The PATH's relative entries are skipped.
#[must_use]
pub fn installed_command(except: &[PathBuf]) -> Option<PathBuf> {
    let names: &[&str] =
        if cfg!(windows) { &["openclaw.cmd", "openclaw.exe", "openclaw"] } else { &["openclaw"] };
    let path = env::var_os("PATH")?;
    let is_elsewhere = |command: &PathBuf| {
        let real = command.canonicalize().unwrap_or_else(|_| command.clone());
        except.iter().all(|folder| {
            let folder = folder.canonicalize().unwrap_or_else(|_| folder.clone());
            !command.starts_with(&folder) && !real.starts_with(&folder)
        })
    };
    env::split_paths(&path)
        .filter(|folder| folder.is_absolute())
        .flat_map(|folder| names.iter().map(move |name| folder.join(name)))
        .filter(is_elsewhere)
        .find(|command| command.is_file())
}

/// The release of the OpenClaw on the PATH: the `package.json` above the real file of the `openclaw` command. Nothing is executed.
fn installed_release() -> Option<String> {
    let command = installed_command(&[])?;
    let real = command.canonicalize().ok()?;
    // A shim such as npm's on Windows is no link: its package stands beside it.
    let beside = command.parent().map(|folder| folder.join("node_modules/openclaw"));
    real.ancestors()
        .skip(1)
        .take(4)
        .map(Path::to_path_buf)
        .chain(beside)
        .find_map(|folder| package_version(&folder))
}

fn package_version(folder: &Path) -> Option<String> {
    #[derive(serde::Deserialize)]
    struct Package {
        name: String,
        version: String,
    }
    let file = std::fs::File::open(folder.join("package.json")).ok()?;
    let reader = std::io::Read::take(std::io::BufReader::new(file), 1 << 20);
    let package: Package = serde_json::from_reader(reader).ok()?;
    (package.name == "openclaw").then_some(package.version)
}

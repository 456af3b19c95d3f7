//! What the tests from outside share: the built binary, and folders of their own.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The binary, built from the sources as they are. It stands beside the test's own executable.
///
/// # Panics
///
/// When it does not build.
#[must_use]
pub fn binary() -> &'static Path {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    BINARY.get_or_init(|| {
        let own = std::env::current_exe().unwrap_or_default();
        let folder = own.ancestors().nth(2).unwrap_or(Path::new("."));
        let mut build = Command::new(env!("CARGO"));
        build.args(["build", "--quiet", "--package", "openclaw-lsp"]).current_dir(env!("CARGO_MANIFEST_DIR"));
        if folder.ends_with("release") {
            build.arg("--release");
        }
        let built = build.status().is_ok_and(|status| status.success());
        assert!(built, "the binary does not build");
        folder.join(format!("openclaw-lsp{}", std::env::consts::EXE_SUFFIX))
    })
}

/// The binary in an environment without a home, an OpenClaw or settings of the person who runs the tests.
#[must_use]
pub fn command(home: &Path) -> Command {
    let mut command = Command::new(binary());
    command.env_clear().env("HOME", home).env("USERPROFILE", home).current_dir(home);
    for name in ["SystemRoot", "TMPDIR"] {
        if let Some(value) = std::env::var_os(name) {
            command.env(name, value);
        }
    }
    command
}

/// Blanks, as nobody writes them: 64 MiB, or 4 MiB for a binary without optimisation.
#[must_use]
pub fn many_blanks() -> String {
    " ".repeat(if cfg!(debug_assertions) { 4 << 20 } else { 64 << 20 })
}

/// A new folder, removed when dropped.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// An empty folder of this test alone.
    ///
    /// # Panics
    ///
    /// When it cannot be made.
    #[must_use]
    #[expect(clippy::new_without_default, reason = "it makes something on disk")]
    pub fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let next = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("openclaw-lsp-test-{}-{next}", std::process::id()));
        let made = std::fs::create_dir_all(&path).and_then(|()| path.canonicalize());
        assert!(made.is_ok(), "cannot make {}", path.display());
        Self(made.unwrap_or(path))
    }

    /// Its path.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a file below it, with the folders that it needs; its path.
    ///
    /// # Panics
    ///
    /// When it cannot be written.
    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.join(name);
        let written = std::fs::create_dir_all(path.parent().unwrap_or(&self.0))
            .and_then(|()| std::fs::write(&path, text));
        assert!(written.is_ok(), "cannot write {}", path.display());
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Texts with one mistake many times over, the most of them on a single line; each with a name.
#[must_use]
pub fn many_mistakes() -> Vec<(&'static str, String)> {
    const MANY: usize = 3_000;
    let keys: String = (0..MANY).map(|number| format!("k{number}:1,")).collect();
    vec![
        ("equal-keys", format!("{{{}}}", "a:1,".repeat(MANY))),
        ("equal-keys-in-lines", format!("{{\n{}}}", "  a: 1,\n".repeat(MANY))),
        ("unknown-keys", format!("{{{keys}}}")),
        ("wrong-values", format!("{{gateway:{{trustedProxies:[{}]}}}}", "1,".repeat(MANY))),
        ("missing-variables", format!("{{a:[{}]}}", "\"${MISSING}\",".repeat(MANY))),
        ("missing-commas", format!("[{}]", "1 ".repeat(MANY))),
    ]
}

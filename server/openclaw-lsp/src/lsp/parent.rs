//! The server must not outlive its editor, even one that was killed and whose stdin somebody else keeps open.

use std::time::Duration;

/// How often the parent is looked for.
const INTERVAL: Duration = Duration::from_millis(400);

/// Calls back once when the process with this id is gone. Where that cannot be told, the end of stdin must do.
pub fn watch(process: u32, gone: impl FnOnce() + Send + 'static) {
    std::thread::spawn(move || {
        while is_alive(process) {
            std::thread::sleep(INTERVAL);
        }
        gone();
    });
}

#[cfg(target_os = "linux")]
fn is_alive(process: u32) -> bool {
    // A killed editor that nobody has waited for yet is still listed, as a zombie. The state is the field behind the
    // name in brackets, and the name may hold brackets itself.
    let Ok(stat) = std::fs::read_to_string(format!("/proc/{process}/stat")) else {
        return !std::path::Path::new("/proc/self/stat").exists();
    };
    let state = stat.rsplit_once(')').and_then(|(_, rest)| rest.trim_start().chars().next());
    !matches!(state, Some('Z' | 'X'))
}

#[cfg(all(unix, not(target_os = "linux")))]
fn is_alive(process: u32) -> bool {
    let id = i32::try_from(process).ok().and_then(rustix::process::Pid::from_raw);
    // Somebody else's process may not be signalled, and is alive.
    id.is_none_or(|id| rustix::process::test_kill_process(id) != Err(rustix::io::Errno::SRCH))
}

#[cfg(not(unix))]
fn is_alive(_process: u32) -> bool {
    true
}

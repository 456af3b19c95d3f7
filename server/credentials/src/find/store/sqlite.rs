//! Reads a SQLite store that somebody else may be writing, and leaves nothing behind: no file is created, changed or locked for long.

use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, OptionalExtension as _};
use zeroize::Zeroizing;

use super::LARGEST;
use crate::find::Why;
use crate::find::json::Json;

const BUSY: Duration = Duration::from_millis(250);

/// The texts of a store and of its state; `None` where there is none.
#[derive(Default)]
pub(super) struct Cells {
    pub(super) store: Option<Zeroizing<String>>,
    pub(super) state: Option<Zeroizing<String>>,
}

/// Where the shared store lies.
pub(super) enum Shared {
    /// In the state's database.
    Here(Cells),
    /// In the main agent's.
    InMain,
}

/// The store in an agent's database.
pub(super) fn agent(file: &Path) -> Result<Cells, Why> {
    read(file, |database| {
        let cell = |table, value, key| cell(database, table, value, key, "primary");
        Ok(Cells {
            store: cell("auth_profile_store", "store_json", "store_key")?,
            state: cell("auth_profile_state", "state_json", "state_key")?,
        })
    })
    .map(Option::unwrap_or_default)
}

/// The store in the state's database.
pub(super) fn shared(file: &Path) -> Result<Shared, Why> {
    let found = read(file, |database| {
        let cell = |name| cell(database, "config_machine_state", "value_json", "state_key", name);
        let owner = cell("auth.sharedStore")?.and_then(|text| Json::parse(&text));
        let location = owner.as_ref().and_then(|owner| owner.get("location")?.text());
        if location.is_none_or(|location| location.as_str() != "state-db") {
            return Ok(Shared::InMain);
        }
        Ok(Shared::Here(Cells { store: cell("authProfiles.store")?, state: cell("authProfiles.state")? }))
    });
    found.map(|found| found.unwrap_or(Shared::InMain))
}

/// One text of one row; `None` when there is no such table or row. A table is what OpenClaw asks for, and no view or anything else.
fn cell(
    database: &Connection,
    table: &str,
    value: &str,
    key: &str,
    name: &str,
) -> rusqlite::Result<Option<Zeroizing<String>>> {
    let kind = database
        .query_row("SELECT type FROM sqlite_master WHERE name = ?1", [table], |row| row.get::<_, String>(0))
        .optional()?;
    match kind.as_deref() {
        None => return Ok(None),
        Some("table") => {}
        Some(_) => return Err(rusqlite::Error::InvalidQuery),
    }
    let text = format!("SELECT {value} FROM {table} WHERE {key} = ?1 AND length({value}) <= {LARGEST}");
    database.query_row(&text, [name], |row| row.get(0).map(Zeroizing::new)).optional()
}

/// What `ask` reads in a database; `None` when there is no file.
fn read<T>(file: &Path, ask: impl Fn(&Connection) -> rusqlite::Result<T>) -> Result<Option<T>, Why> {
    let name = || file.to_string_lossy().into_owned();
    let unreadable = || Why::StoreUnreadable { file: name() };
    // A writer may begin while we read: then once more, and after that it is its turn.
    for _ in 0..2 {
        let before = match std::fs::metadata(file) {
            Ok(metadata) if metadata.is_file() => metadata,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            _ => return Err(unreadable()),
        };
        let Some(way) = Way::into(file) else { return Err(Why::StoreLocked { file: name() }) };
        let database = open(file, way).map_err(|_| unreadable())?;
        let found = ask(&database);
        let is_same = || std::fs::metadata(file).is_ok_and(|now| same(&before, &now));
        if way == Way::Whole && (Way::into(file) != Some(Way::Whole) || !is_same()) {
            continue;
        }
        return match found {
            Ok(found) => Ok(Some(found)),
            Err(error) if is_busy(&error) => Err(Why::StoreLocked { file: name() }),
            Err(_) => Err(unreadable()),
        };
    }
    Err(Why::StoreLocked { file: name() })
}

/// How a database can be read without leaving a trace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Nobody has it open for writing: the file is all there is.
    Whole,
    /// A gateway writes to it: with its log and its index, which exist already.
    Shared,
}

impl Way {
    /// `None` where a writer has not finished, and only another writer could clean up.
    fn into(file: &Path) -> Option<Self> {
        let length = |suffix: &str| std::fs::metadata(beside(file, suffix)).map(|it| it.len()).ok();
        let is_filled = |suffix: &str| length(suffix).is_some_and(|length| length > 0);
        match (is_filled("-wal"), length("-shm").is_some()) {
            _ if is_filled("-journal") => None,
            (true, true) => Some(Self::Shared),
            (true, false) => None,
            (false, _) => Some(Self::Whole),
        }
    }
}

fn open(file: &Path, way: Way) -> rusqlite::Result<Connection> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let how = match way {
        Way::Whole => "immutable=1",
        Way::Shared => "mode=ro&readonly_shm=1",
    };
    let database = Connection::open_with_flags(format!("file:{}?{how}", escaped(file)), flags)?;
    database.busy_timeout(BUSY)?;
    // Nothing that a strange file defines is run.
    database.execute_batch("PRAGMA trusted_schema = OFF; PRAGMA query_only = ON;")?;
    Ok(database)
}

fn beside(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

fn same(one: &Metadata, other: &Metadata) -> bool {
    one.len() == other.len() && one.modified().ok() == other.modified().ok()
}

fn is_busy(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode::{DatabaseBusy, DatabaseLocked};
    matches!(error.sqlite_error_code(), Some(DatabaseBusy | DatabaseLocked))
}

/// The path as part of a URI.
fn escaped(file: &Path) -> String {
    let mut uri = String::new();
    let path = file.to_string_lossy();
    let path = if cfg!(windows) { format!("/{}", path.replace('\\', "/")) } else { path.into_owned() };
    for c in path.chars() {
        match c {
            '%' => uri.push_str("%25"),
            '?' => uri.push_str("%3f"),
            '#' => uri.push_str("%23"),
            c => uri.push(c),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use rusqlite::Connection;

    use super::{agent, beside};
    use crate::find::Why;

    const TABLE: &str =
        "CREATE TABLE auth_profile_store (store_key TEXT NOT NULL PRIMARY KEY, store_json TEXT NOT NULL,
        updated_at INTEGER NOT NULL) STRICT; INSERT INTO auth_profile_store VALUES ('primary', '{}', 1);";

    fn folder(name: &str) -> PathBuf {
        let folder =
            std::env::temp_dir().join(format!("openclaw-lsp-sqlite-{name}#%-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        folder
    }

    fn found(file: &Path) -> Result<Option<String>, Why> {
        agent(file).map(|cells| cells.store.map(|text| text.as_str().to_owned()))
    }

    fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let mut files: Vec<_> =
            entries.map(|path| (path.display().to_string(), std::fs::read(&path).unwrap())).collect();
        files.sort();
        files
    }

    #[test]
    fn reads_and_leaves_no_trace() {
        let folder = folder("trace");
        let file = folder.join("a.sqlite");
        assert_eq!(found(&file), Ok(None));
        assert_eq!(files(&folder), []);

        // A gateway has it open.
        let writer = Connection::open(&file).unwrap();
        writer.execute_batch(&format!("PRAGMA journal_mode = WAL; {TABLE}")).unwrap();
        let before = files(&folder);
        assert_eq!(before.len(), 3);
        assert_eq!(found(&file), Ok(Some("{}".to_owned())));
        assert_eq!(files(&folder).len(), 3);

        // A gateway has died: its log is read, unless its index is gone.
        let (log, index) = (beside(&file, "-wal"), beside(&file, "-shm"));
        let kept = [std::fs::read(&file), std::fs::read(&log), std::fs::read(&index)].map(Result::unwrap);
        drop(writer);
        assert_eq!(files(&folder).len(), 1);
        assert_eq!(found(&file), Ok(Some("{}".to_owned())));
        assert_eq!(files(&folder).len(), 1);
        for (path, bytes) in [&file, &log, &index].into_iter().zip(&kept) {
            std::fs::write(path, bytes).unwrap();
        }
        let before = files(&folder);
        assert_eq!(found(&file), Ok(Some("{}".to_owned())));
        assert_eq!(files(&folder), before);
        std::fs::remove_file(&index).unwrap();
        let name = file.to_string_lossy().into_owned();
        assert_eq!(found(&file), Err(Why::StoreLocked { file: name }));
        assert_eq!(files(&folder).len(), 2);
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn what_cannot_be_told() {
        let folder = folder("strange");
        let file = folder.join("a.sqlite");
        let unreadable = || Err(Why::StoreUnreadable { file: file.to_string_lossy().into_owned() });
        std::fs::write(&file, "no database, although it is long enough to be taken for one".repeat(20))
            .unwrap();
        assert_eq!(found(&file), unreadable());
        std::fs::remove_file(&file).unwrap();
        std::fs::create_dir(&file).unwrap();
        assert_eq!(found(&file), unreadable());
        std::fs::remove_dir(&file).unwrap();

        let database = |text: &str| {
            let _ = std::fs::remove_file(&file);
            Connection::open(&file).unwrap().execute_batch(text).unwrap();
        };
        database("CREATE TABLE other (a)");
        assert_eq!(found(&file), Ok(None));
        database("CREATE TABLE auth_profile_store (a)");
        assert_eq!(found(&file), unreadable());
        database("CREATE VIEW auth_profile_store AS SELECT 'primary' AS store_key, '{}' AS store_json");
        assert_eq!(found(&file), unreadable());
        database(&TABLE.replace("STRICT", "").replace("'{}'", "x'00'"));
        assert_eq!(found(&file), unreadable());

        // Somebody writes right now.
        database(TABLE);
        let writer = Connection::open(&file).unwrap();
        writer
            .execute_batch(
                "PRAGMA cache_size = 1; BEGIN EXCLUSIVE; UPDATE auth_profile_store SET store_json = 'x'",
            )
            .unwrap();
        let locked = Err(Why::StoreLocked { file: file.to_string_lossy().into_owned() });
        assert_eq!(found(&file), locked);
        drop(writer);
        std::fs::remove_dir_all(&folder).unwrap();
    }
}

//! Replaces a file at once and whole: whoever reads it meanwhile sees the old text or the new one, never a part.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

/// Why a file was not replaced. It is as it was.
#[derive(Debug)]
pub enum Unwritten {
    /// It is no longer what was read, or bytes of it are no UTF-8.
    Changed,
    /// The new file cannot be given to the owner and group of the old one.
    Owner,
    /// The system refused.
    Io(io::Error),
}

impl From<io::Error> for Unwritten {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Replaces `old` by `new`. Permissions, owner and group stay; a symbolic link keeps pointing to its file, which is the
/// one replaced.
///
/// # Errors
///
/// When the file is no longer what was read, its owner cannot be kept, it cannot be written, or its folder takes no new
/// file.
pub fn replace(path: &Path, old: &str, new: &str) -> Result<(), Unwritten> {
    let path = fs::canonicalize(path)?;
    // Bytes that are no UTF-8 were read as U+FFFD, and another program may have written since.
    if fs::read(&path)? != old.as_bytes() {
        return Err(Unwritten::Changed);
    }
    let before = fs::metadata(&path)?;
    // A file that its user protected from writing stays as it is, though its folder would take a new one.
    drop(OpenOptions::new().write(true).open(&path)?);
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        // The text may hold secrets: nobody else reads it, not even for a moment.
        options.mode(0o600);
    }
    let mut file = options.open(&beside)?;
    let written = fill(&mut file, new, &before).and_then(|()| Ok(fs::rename(&beside, &path)?));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

fn fill(file: &mut File, text: &str, before: &Metadata) -> Result<(), Unwritten> {
    file.write_all(text.as_bytes())?;
    keep_owner(file, before)?;
    // After the owner: a change of that takes permissions away.
    file.set_permissions(before.permissions())?;
    file.sync_all()?;
    Ok(())
}

/// Whoever mends the file of another user, as with sudo, leaves it his.
#[cfg(unix)]
fn keep_owner(file: &File, before: &Metadata) -> Result<(), Unwritten> {
    use std::os::unix::fs::{MetadataExt as _, fchown};

    let own = file.metadata()?;
    let user = (own.uid() != before.uid()).then(|| before.uid());
    let group = (own.gid() != before.gid()).then(|| before.gid());
    if user.is_some() || group.is_some() {
        fchown(file, user, group).map_err(|_| Unwritten::Owner)?;
    }
    Ok(())
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &Metadata) -> Result<(), Unwritten> {
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use std::fs;
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown, symlink};

    use super::{Unwritten, replace};

    #[test]
    fn keeps_permissions_owner_and_links() {
        let folder = std::env::temp_dir().join(format!("openclaw-lsp-write-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let (file, link) = (folder.join("real.json"), folder.join("link.json"));
        fs::write(&file, "old").unwrap();
        // Only root may give a file away: the owner is another one where the tests run as root.
        let _ = chown(&file, Some(12_345), Some(12_346));
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        let before = fs::metadata(&file).unwrap();
        symlink(&file, &link).unwrap();
        replace(&link, "old", "new").unwrap();
        assert!(matches!(replace(&link, "old", "newer"), Err(Unwritten::Changed)));
        assert_eq!(fs::read_to_string(&file).unwrap(), "new");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        let after = fs::metadata(&file).unwrap();
        assert_eq!(after.mode() & 0o777, 0o640);
        assert_eq!((after.uid(), after.gid()), (before.uid(), before.gid()));
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);
        fs::remove_dir_all(&folder).unwrap();
    }
}

//! The folder in which a process makes the sockets through which its children find it.
//!
//! `ipc-channel` chooses the name of a socket itself. So that a child can clear it away whose parent is killed before it has told that name,
//! all lie in one folder, whose name each child is given before there is a socket. The folder is there only while children are being started.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

/// How many children are being started.
static HELD: Mutex<usize> = Mutex::new(0);

/// Keeps the folder there.
pub(super) struct Folder(());

impl Folder {
    /// The folder of this process, whether it is there or not.
    pub(super) fn path() -> &'static Path {
        static PATH: OnceLock<PathBuf> = OnceLock::new();
        PATH.get_or_init(|| {
            let path = std::env::temp_dir().join(format!("gilbox-{}", std::process::id()));
            // If somebody else has chosen before, sockets lie there, and only a parent killed at a bad moment leaves one.
            let _ = tempfile::env::override_temp_dir(&path);
            path
        })
    }

    /// # Errors
    /// The operating system does not make it.
    pub(super) fn hold() -> io::Result<Folder> {
        let mut held = HELD.lock().unwrap_or_else(PoisonError::into_inner);
        fs::create_dir_all(Folder::path())?;
        *held += 1;
        Ok(Folder(()))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let mut held = HELD.lock().unwrap_or_else(PoisonError::into_inner);
        *held -= 1;
        if *held == 0 {
            // It is empty by now.
            let _ = fs::remove_dir(Folder::path());
        }
    }
}

/// Removes what a parent left that was killed: its folder with all that is in it.
pub(super) fn clear_away(folder: &Path, parent: u32) {
    // The lifeline ends a moment before the process does.
    for _ in 0..100 {
        if std::os::unix::process::parent_id() != parent {
            let _ = fs::remove_dir_all(folder);
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
}

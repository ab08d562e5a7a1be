//! One window a data file: a lock beside it, which holds even where no session bus tells instances apart.
//!
//! The command line does not take it: SQLite keeps the two apart.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// The lock; let go when dropped, or when the program ends however it ends.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// Whether this is the only window.
#[derive(Debug)]
pub enum Taken {
    /// It is, for as long as the lock lives.
    Here(Lock),
    /// Another one has the file open.
    Elsewhere,
}

/// Tries to be the only window of a data file.
///
/// # Errors
/// The folder cannot be written.
pub fn take(data_file: &Path) -> io::Result<Taken> {
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(beside(data_file))?;
    match file.try_lock() {
        Ok(()) => Ok(Taken::Here(Lock { _file: file })),
        Err(TryLockError::WouldBlock) => Ok(Taken::Elsewhere),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

fn beside(data_file: &Path) -> PathBuf {
    let mut name = data_file.as_os_str().to_owned();
    name.push(".lock");
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_window_is_told_and_a_third_may_come_when_the_first_is_gone() {
        let dir = tempfile::tempdir().unwrap();
        let data = dir.path().join("perennial.db");
        let first = take(&data).unwrap();
        assert!(matches!(first, Taken::Here(_)));
        assert!(matches!(take(&data).unwrap(), Taken::Elsewhere));
        drop(first);
        assert!(matches!(take(&data).unwrap(), Taken::Here(_)));
    }
}

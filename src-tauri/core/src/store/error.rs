//! What can go wrong with the data file.

use std::path::PathBuf;

/// The data file could not be used, or a row in it could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file was written by a newer version of the program.
    #[error(
        "{} was written by a newer version of Perennial (its schema is {found}, this program knows {known}). \
         Nothing was changed. Install the newer version to open it.", .path.display()
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its schema version.
        found: i64,
        /// The newest that this program knows.
        known: i64,
    },
    /// The file is some other program's, or not a database, or encrypted with another key.
    #[error(
        "{} is no Perennial data file, or it is encrypted with another key. Nothing was changed. \
         Choose the right file, or move this one away to start anew.", .path.display()
    )]
    NotOurs {
        /// The file.
        path: PathBuf,
    },
    /// The file cannot be opened or created.
    #[error("{} cannot be opened: {reason}. See that the folder exists and may be written to.", .path.display())]
    Unopenable {
        /// The file.
        path: PathBuf,
        /// The system's words.
        reason: String,
    },
    /// The SQLite that this program was built with is not to be trusted with a write-ahead log.
    #[error("This program was built with SQLite {0}, which can damage data; 3.51.3 or newer is needed")]
    OldSqlite(String),
    /// Another program holds the file for too long.
    #[error("Another program is writing to the data file; nothing was changed. Try again in a moment.")]
    Busy,
    /// The disk is full.
    #[error("The disk is full; nothing was changed. Free some space and try again.")]
    DiskFull,
    /// The file is damaged.
    #[error("The data file is damaged: {0}. Restore a backup, or run `perennial-cli doctor` to see more.")]
    Damaged(String),
    /// A journal entry cannot be read.
    #[error("Journal entry {0} cannot be read")]
    Journal(i64),
    /// The backup before an upgrade of the file failed.
    #[error("The data file needs an upgrade, but its backup {} failed: {reason}. Nothing was changed.", .path.display())]
    Backup {
        /// The backup.
        path: PathBuf,
        /// What went wrong.
        reason: String,
    },
    /// Any other word of SQLite.
    #[error("The data file could not be read or written: {0}")]
    Sqlite(#[source] rusqlite::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged(error.to_string()),
            _ => Self::Sqlite(error),
        }
    }
}

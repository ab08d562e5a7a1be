//! Opening the data file: one writer, readers beside it.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::DateTime;
use rusqlite::{Connection, OpenFlags};

use super::lists::Lists;
use super::search::Hit;
use super::spelt::Spelt;
use super::{StoreError, migrate};
use crate::domain::id::IdSource;
use crate::domain::typed::Typed;

/// How long one program waits while another writes.
const PATIENCE: Duration = Duration::from_secs(20);

/// Versions of SQLite before this one can damage a write-ahead log.
const OLDEST_SQLITE: i32 = 3_051_003;

/// The data file, open for writing. One a process.
#[derive(Debug)]
pub struct Store {
    pub(crate) conn: Connection,
    path: PathBuf,
    key: Option<String>,
    /// How far the identities have come: those of the next write go on from here.
    pub(crate) ids: IdSource,
    spelt: Arc<Mutex<Spelt>>,
}

/// What was looked for last: in which revision of the file, for what, among the archived or not, and who fitted.
pub(super) type LastLook = (i64, Typed, bool, Arc<[Hit]>);

/// The data file, open for reading; it sees what was committed.
#[derive(Debug)]
pub struct Reader {
    pub(crate) conn: Connection,
    pub(super) lists: RefCell<Lists>,
    /// Names and handles, which the readers of a store share.
    pub(super) spelt: Arc<Mutex<Spelt>>,
    /// Who fitted what was typed last.
    pub(super) hits: RefCell<Option<LastLook>>,
}

/// Opens the data file, creating or upgrading it where needed.
///
/// `key` is the passphrase of an encrypted file; `None` opens a plain one.
///
/// # Errors
/// A newer file, somebody else's file and a wrong key are refused, untouched.
pub fn open(path: &Path, key: Option<&str>) -> Result<Store, StoreError> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(StoreError::OldSqlite(rusqlite::version().to_owned()));
    }
    if path.is_dir() {
        return Err(StoreError::Unopenable {
            path: path.to_owned(),
            reason: "it is a folder".into(),
        });
    }
    if path.metadata().is_ok_and(|file| file.len() > 0) {
        // Looked at through a connection that cannot write, so that a file refused is a file untouched.
        connect(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY)
            .and_then(|look| migrate::check(&look, path))
            .map_err(|error| match error {
                StoreError::Damaged(_) => StoreError::NotOurs {
                    path: path.to_owned(),
                },
                other => other,
            })?;
    }
    let mut conn = connect(
        path,
        key,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
    )?;
    conn.pragma_update(None, "journal_mode", "WAL")?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.pragma_update(None, "fullfsync", true)?;
    conn.pragma_update(None, "foreign_keys", true)?;
    migrate::run(&mut conn, path, key, migrate::MIGRATIONS)?;
    Ok(Store {
        conn,
        path: path.to_owned(),
        key: key.map(str::to_owned),
        ids: IdSource::at(DateTime::UNIX_EPOCH),
        spelt: Arc::default(),
    })
}

/// Memory for pages, in KiB.
const CACHE: i64 = 65_536;

/// The most of it that a write of many rows is given, and how much of it a row.
const WIDEST_CACHE: i64 = 262_144;
const CACHE_A_ROW: i64 = 3;

pub(super) fn connect(path: &Path, key: Option<&str>, flags: OpenFlags) -> Result<Connection, StoreError> {
    let conn =
        Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX).map_err(|error| {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            let reason = match folder {
                Some(folder) if !folder.exists() => "its folder does not exist".to_owned(),
                _ => error.to_string(),
            };
            StoreError::Unopenable {
                path: path.to_owned(),
                reason,
            }
        })?;
    if let Some(key) = key {
        conn.pragma_update(None, "key", key)?;
    }
    conn.busy_timeout(PATIENCE)?;
    conn.set_prepared_statement_cache_capacity(128);
    conn.pragma_update(None, "temp_store", "MEMORY")?;
    conn.pragma_update(None, "cache_size", -CACHE)?;
    Ok(conn)
}

impl Store {
    /// A connection that only reads, for the views.
    ///
    /// # Errors
    /// The file has gone away.
    pub fn reader(&self) -> Result<Reader, StoreError> {
        let conn = connect(&self.path, self.key.as_deref(), OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        conn.pragma_update(None, "query_only", true)?;
        Ok(Reader {
            conn,
            lists: RefCell::default(),
            spelt: Arc::clone(&self.spelt),
            hits: RefCell::default(),
        })
    }

    /// Gives the pages room for a write of this many rows.
    pub(crate) fn widen_cache(&self, rows: usize) -> Result<(), StoreError> {
        let rows = i64::try_from(rows).unwrap_or(i64::MAX);
        let wanted = rows.saturating_mul(CACHE_A_ROW).clamp(CACHE, WIDEST_CACHE);
        Ok(self.conn.pragma_update(None, "cache_size", -wanted)?)
    }

    /// Takes the room back.
    pub(crate) fn narrow_cache(&self) -> Result<(), StoreError> {
        Ok(self.conn.pragma_update(None, "cache_size", -CACHE)?)
    }

    /// Where the file lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Grows when another connection has committed; this one's own commits do not count. Asked of the one writer,
    /// it thus tells the writes of another program only.
    ///
    /// # Errors
    /// The file has gone away.
    pub fn revision(&self) -> Result<i64, StoreError> {
        data_version(&self.conn)
    }
}

impl Reader {
    /// Reads several things of one moment: what is written meanwhile is seen by none of them.
    pub(crate) fn at_once<T, E: From<StoreError>>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        // Dropped, it ends, having written nothing.
        let moment = self.conn.unchecked_transaction().map_err(StoreError::from)?;
        read(&moment)
    }

    /// Grows when another connection, of this program or another, has committed.
    ///
    /// # Errors
    /// The file has gone away.
    pub fn revision(&self) -> Result<i64, StoreError> {
        data_version(&self.conn)
    }
}

fn data_version(conn: &Connection) -> Result<i64, StoreError> {
    Ok(conn.query_row("PRAGMA data_version", [], |row| row.get(0))?)
}

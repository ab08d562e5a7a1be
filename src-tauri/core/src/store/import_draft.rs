//! Imports that were begun and not done: a log, one row a file.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::StoreError;

/// A draft's row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftRow {
    /// The file's SHA-256, in hexadecimal: a draft is of these bytes.
    pub file_hash: String,
    /// Where the file lay.
    pub path: String,
    /// Its name.
    pub file_name: String,
    /// When something was last said about it.
    pub at: DateTime<Utc>,
    /// How many things were said.
    pub said: u32,
    /// The import's options, as JSON.
    pub options: String,
}

/// Keeps a draft in place of an older one of the same file.
pub fn keep(conn: &Connection, draft: &DraftRow) -> Result<(), StoreError> {
    conn.execute(
        "INSERT OR REPLACE INTO import_draft (file_hash, path, file_name, at, said, options)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            draft.file_hash,
            draft.path,
            draft.file_name,
            draft.at.to_rfc3339(),
            draft.said,
            draft.options,
        ],
    )?;
    Ok(())
}

/// Forgets a file's draft; whether there was one.
pub fn forget(conn: &Connection, file_hash: &str) -> Result<bool, StoreError> {
    Ok(conn.execute("DELETE FROM import_draft WHERE file_hash = ?1", [file_hash])? > 0)
}

/// A file's draft.
pub fn read(conn: &Connection, file_hash: &str) -> Result<Option<DraftRow>, StoreError> {
    let sql = format!("{SELECT} WHERE file_hash = ?1");
    Ok(conn.query_row(&sql, [file_hash], from_row).optional()?)
}

/// Every draft, the newest first.
pub fn all(conn: &Connection) -> Result<Vec<DraftRow>, StoreError> {
    let mut found = conn.prepare_cached(&format!("{SELECT} ORDER BY at DESC, file_hash"))?;
    let rows = found.query_map([], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

const SELECT: &str = "SELECT file_hash, path, file_name, at, said, options FROM import_draft";

fn from_row(row: &Row<'_>) -> rusqlite::Result<DraftRow> {
    let at: String = row.get(3)?;
    Ok(DraftRow {
        file_hash: row.get(0)?,
        path: row.get(1)?,
        file_name: row.get(2)?,
        at: at.parse().unwrap_or(DateTime::UNIX_EPOCH),
        said: row.get(4)?,
        options: row.get(5)?,
    })
}

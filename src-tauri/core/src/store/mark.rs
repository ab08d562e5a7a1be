//! Marks of those whom no import is to bring back.

use std::collections::HashSet;

use rusqlite::types::{FromSql, FromSqlResult, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, ToSql};

use super::StoreError;
use crate::domain::mark::{DoNotImport, Mark, MarkKey};

impl ToSql for Mark {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Blob(&self.0)))
    }
}

impl FromSql for Mark {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        <[u8; 32]>::column_result(value).map(Self)
    }
}

/// The file's key, made with its first mark.
pub fn key(conn: &Connection) -> Result<MarkKey, StoreError> {
    conn.execute(
        "INSERT OR IGNORE INTO mark_key (only, key) VALUES (1, randomblob(32))",
        [],
    )?;
    Ok(conn.query_row("SELECT key FROM mark_key", [], |row| row.get(0).map(MarkKey))?)
}

/// Keeps a mark; whether it is new.
pub fn keep(conn: &Connection, mark: Mark) -> Result<bool, StoreError> {
    let kept = conn
        .prepare_cached("INSERT OR IGNORE INTO do_not_import (mark) VALUES (?1)")?
        .execute([mark])?;
    Ok(kept > 0)
}

/// Takes a mark away; whether it was there.
pub fn lift(conn: &Connection, mark: Mark) -> Result<bool, StoreError> {
    Ok(conn.execute("DELETE FROM do_not_import WHERE mark = ?1", [mark])? > 0)
}

/// Every mark, with the key to compare by.
pub fn all(conn: &Connection) -> Result<DoNotImport, StoreError> {
    let key = conn
        .query_row("SELECT key FROM mark_key", [], |row| row.get(0).map(MarkKey))
        .optional()?;
    let Some(key) = key else {
        return Ok(DoNotImport::default());
    };
    let mut found = conn.prepare_cached("SELECT mark FROM do_not_import")?;
    let marks = found.query_map([], |row| row.get(0))?;
    Ok(DoNotImport::new(key, marks.collect::<Result<HashSet<_>, _>>()?))
}

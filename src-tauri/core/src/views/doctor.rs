//! The health of the data file.

use std::collections::BTreeMap;

use serde::Serialize;

use super::ViewError;
use crate::store::schema::TABLES;
use crate::store::{Reader, derive, newest_version};

/// At most so many complaints are listed.
const LISTED: usize = 50;

/// What the doctor found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Doctor {
    /// Nothing is wrong.
    pub healthy: bool,
    /// The file's schema version.
    pub schema_version: i64,
    /// The newest that this program knows.
    pub newest_version: i64,
    /// What SQLite's own check of the file says, where it is not well.
    pub integrity: Vec<String>,
    /// Rows that refer to something that is not there.
    pub foreign_keys: Vec<String>,
    /// What is derived and differs from what base rows say.
    pub derived: Vec<String>,
    /// Rows by table.
    pub counts: BTreeMap<String, i64>,
}

/// Checks the whole file, and recomputes what is derived from nothing.
///
/// # Errors
/// The data file cannot be read.
pub fn doctor(reader: &Reader) -> Result<Doctor, ViewError> {
    let conn = &reader.conn;
    let lines = |sql: &str| -> Result<Vec<String>, ViewError> {
        let mut check = conn.prepare(sql)?;
        let rows = check.query_map([], |row| row.get(0))?;
        Ok(rows.take(LISTED).collect::<Result<_, _>>()?)
    };
    let mut integrity = lines("PRAGMA integrity_check(50)")?;
    integrity.retain(|line| line != "ok");
    let foreign_keys = lines(
        "SELECT \"table\" || ' row ' || coalesce(rowid, '?') || ' refers to a missing ' || parent
         FROM pragma_foreign_key_check()",
    )?;
    let derived = derive::differences(conn, LISTED)?;
    let mut counts = BTreeMap::new();
    for table in TABLES {
        let sql = format!("SELECT count(*) FROM {}", table.name);
        counts.insert(table.name.to_owned(), conn.query_row(&sql, [], |row| row.get(0))?);
    }
    Ok(Doctor {
        healthy: integrity.is_empty() && foreign_keys.is_empty() && derived.is_empty(),
        schema_version: conn.query_row("PRAGMA user_version", [], |row| row.get(0))?,
        newest_version: newest_version(),
        integrity,
        foreign_keys,
        derived,
        counts,
    })
}

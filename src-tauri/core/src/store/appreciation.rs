//! Appreciation: what we did for somebody.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::StoreError;
use crate::domain::appreciation::AppreciationKind;
use crate::domain::{AppreciationId, PersonId};

/// An appreciation's row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppreciationRow {
    /// Which.
    pub id: AppreciationId,
    /// For whom.
    pub person: PersonId,
    /// What it was.
    pub kind: AppreciationKind,
    /// The owner's local date.
    pub on: NaiveDate,
    /// What the owner noted.
    pub note: Option<String>,
}

const COLUMNS: &str = "id, person_id, kind, on_date, note";

fn from_row(row: &Row<'_>) -> rusqlite::Result<AppreciationRow> {
    Ok(AppreciationRow {
        id: row.get(0)?,
        person: row.get(1)?,
        kind: row.get(2)?,
        on: row.get(3)?,
        note: row.get(4)?,
    })
}

/// Adds one.
pub fn insert(conn: &Connection, a: &AppreciationRow) -> Result<(), StoreError> {
    conn.prepare_cached(&format!(
        "INSERT INTO appreciation ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5)"
    ))?
    .execute(params![a.id, a.person, a.kind, a.on, a.note])?;
    Ok(())
}

/// The appreciation, if there.
pub fn read(conn: &Connection, id: AppreciationId) -> Result<Option<AppreciationRow>, StoreError> {
    Ok(conn
        .prepare_cached(&format!("SELECT {COLUMNS} FROM appreciation WHERE id = ?1"))?
        .query_row([id], from_row)
        .optional()?)
}

/// How many there are for a person after a date.
pub fn count_since(conn: &Connection, person: PersonId, after: NaiveDate) -> Result<u32, StoreError> {
    Ok(conn
        .prepare_cached("SELECT count(*) FROM appreciation WHERE person_id = ?1 AND on_date > ?2")?
        .query_row(params![person, after], |row| row.get(0))?)
}

/// Rewrites one.
pub fn update(conn: &Connection, a: &AppreciationRow) -> Result<(), StoreError> {
    conn.prepare_cached("UPDATE appreciation SET kind = ?2, on_date = ?3, note = ?4 WHERE id = ?1")?
        .execute(params![a.id, a.kind, a.on, a.note])?;
    Ok(())
}

/// Removes one.
pub fn delete(conn: &Connection, id: AppreciationId) -> Result<(), StoreError> {
    conn.execute("DELETE FROM appreciation WHERE id = ?1", [id])?;
    Ok(())
}

/// What was done for a person, newest first.
pub fn of_person(conn: &Connection, person: PersonId) -> Result<Vec<AppreciationRow>, StoreError> {
    let mut found = conn.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM appreciation WHERE person_id = ?1 ORDER BY on_date DESC, id DESC"
    ))?;
    let rows = found.query_map([person], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

//! Mentions: posts about us.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::StoreError;
use crate::domain::mention::MentionKind;
use crate::domain::{MentionId, PersonId};

/// A mention's row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MentionRow {
    /// Which.
    pub id: MentionId,
    /// Whose.
    pub person: PersonId,
    /// Where it stands.
    pub link: Option<String>,
    /// What it is.
    pub kind: MentionKind,
    /// The owner's local date.
    pub on: NaiveDate,
    /// Whether nobody paid for it.
    pub organic: bool,
    /// When we thanked for it.
    pub thanked_on: Option<NaiveDate>,
    /// What the owner noted.
    pub note: Option<String>,
}

const COLUMNS: &str = "id, person_id, link, kind, on_date, organic, thanked_on, note";

fn from_row(row: &Row<'_>) -> rusqlite::Result<MentionRow> {
    Ok(MentionRow {
        id: row.get(0)?,
        person: row.get(1)?,
        link: row.get(2)?,
        kind: row.get(3)?,
        on: row.get(4)?,
        organic: row.get(5)?,
        thanked_on: row.get(6)?,
        note: row.get(7)?,
    })
}

/// Adds one.
pub fn insert(conn: &Connection, m: &MentionRow) -> Result<(), StoreError> {
    conn.prepare_cached(&format!(
        "INSERT INTO mention ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
    ))?
    .execute(params![
        m.id,
        m.person,
        m.link,
        m.kind,
        m.on,
        m.organic,
        m.thanked_on,
        m.note
    ])?;
    Ok(())
}

/// The mention, if there.
pub fn read(conn: &Connection, id: MentionId) -> Result<Option<MentionRow>, StoreError> {
    Ok(conn
        .prepare_cached(&format!("SELECT {COLUMNS} FROM mention WHERE id = ?1"))?
        .query_row([id], from_row)
        .optional()?)
}

/// Rewrites one.
pub fn update(conn: &Connection, m: &MentionRow) -> Result<(), StoreError> {
    conn.prepare_cached(
        "UPDATE mention SET link = ?2, kind = ?3, on_date = ?4, organic = ?5, thanked_on = ?6, note = ?7 WHERE id = ?1",
    )?
    .execute(params![m.id, m.link, m.kind, m.on, m.organic, m.thanked_on, m.note])?;
    Ok(())
}

/// Removes one.
pub fn delete(conn: &Connection, id: MentionId) -> Result<(), StoreError> {
    conn.execute("DELETE FROM mention WHERE id = ?1", [id])?;
    Ok(())
}

/// A person's mentions, newest first.
pub fn of_person(conn: &Connection, person: PersonId) -> Result<Vec<MentionRow>, StoreError> {
    let mut found = conn.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM mention WHERE person_id = ?1 ORDER BY on_date DESC, id DESC"
    ))?;
    let rows = found.query_map([person], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

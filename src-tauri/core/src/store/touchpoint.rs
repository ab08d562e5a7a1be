//! Touchpoints.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::StoreError;
use crate::domain::time_of_day::TimeOfDay;
use crate::domain::touchpoint::{Channel, Direction, Intent};
use crate::domain::{PersonId, TouchpointId};

/// A touchpoint's row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TouchpointRow {
    /// Which.
    pub id: TouchpointId,
    /// With whom.
    pub person: PersonId,
    /// How.
    pub channel: Channel,
    /// Who reached out.
    pub direction: Direction,
    /// What for.
    pub intent: Intent,
    /// The owner's local date.
    pub on: NaiveDate,
    /// The owner's local time, where it is known.
    pub at: Option<TimeOfDay>,
    /// What the owner noted.
    pub note: Option<String>,
    /// What was sent, word for word.
    pub text: Option<String>,
}

const COLUMNS: &str = "id, person_id, channel, direction, intent, on_date, at_time, note, text";

fn from_row(row: &Row<'_>) -> rusqlite::Result<TouchpointRow> {
    Ok(TouchpointRow {
        id: row.get(0)?,
        person: row.get(1)?,
        channel: row.get(2)?,
        direction: row.get(3)?,
        intent: row.get(4)?,
        on: row.get(5)?,
        at: row.get(6)?,
        note: row.get(7)?,
        text: row.get(8)?,
    })
}

/// Adds one.
pub fn insert(conn: &Connection, t: &TouchpointRow) -> Result<(), StoreError> {
    conn.prepare_cached(&format!(
        "INSERT INTO touchpoint ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
    ))?
    .execute(params![
        t.id,
        t.person,
        t.channel,
        t.direction,
        t.intent,
        t.on,
        t.at,
        t.note,
        t.text
    ])?;
    Ok(())
}

/// The touchpoint, if there.
pub fn read(conn: &Connection, id: TouchpointId) -> Result<Option<TouchpointRow>, StoreError> {
    Ok(conn
        .prepare_cached(&format!("SELECT {COLUMNS} FROM touchpoint WHERE id = ?1"))?
        .query_row([id], from_row)
        .optional()?)
}

/// With whom there was a contact on which days, each once.
pub fn days(conn: &Connection) -> Result<Vec<(PersonId, NaiveDate)>, StoreError> {
    let mut found = conn.prepare_cached("SELECT DISTINCT person_id, on_date FROM touchpoint")?;
    let rows = found.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Whether there was a contact with somebody on a day.
pub fn any_on(conn: &Connection, person: PersonId, on: NaiveDate) -> Result<bool, StoreError> {
    Ok(conn
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM touchpoint WHERE person_id = ?1 AND on_date = ?2)")?
        .query_row(params![person, on], |row| row.get(0))?)
}

/// How many of ours there are with somebody after a date, how many of them asked, and how many gave.
pub fn ours_since(
    conn: &Connection,
    person: PersonId,
    after: NaiveDate,
) -> Result<(u32, u32, u32), StoreError> {
    Ok(conn
        .prepare_cached(
            "SELECT count(*), count(*) FILTER (WHERE intent = 'ask'), count(*) FILTER (WHERE intent = 'give')
             FROM touchpoint WHERE person_id = ?1 AND on_date > ?2 AND direction = 'out'",
        )?
        .query_row(params![person, after], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?)
}

/// Rewrites one.
pub fn update(conn: &Connection, t: &TouchpointRow) -> Result<(), StoreError> {
    conn.execute(
        "UPDATE touchpoint SET channel = ?2, direction = ?3, intent = ?4, on_date = ?5, at_time = ?6, note = ?7,
         text = ?8 WHERE id = ?1",
        params![t.id, t.channel, t.direction, t.intent, t.on, t.at, t.note, t.text],
    )?;
    Ok(())
}

/// Removes one.
pub fn delete(conn: &Connection, id: TouchpointId) -> Result<(), StoreError> {
    conn.execute("DELETE FROM touchpoint WHERE id = ?1", [id])?;
    Ok(())
}

/// A person's touchpoints, newest first.
pub fn of_person(conn: &Connection, person: PersonId) -> Result<Vec<TouchpointRow>, StoreError> {
    let mut found = conn.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM touchpoint WHERE person_id = ?1
         ORDER BY on_date DESC, coalesce(at_time, '24:00') DESC, id DESC"
    ))?;
    let rows = found.query_map([person], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What we sent on or after a day, word for word, the newest first: at most so many.
pub fn sent_since(
    conn: &Connection,
    since: NaiveDate,
    limit: u32,
) -> Result<Vec<(PersonId, NaiveDate, String)>, StoreError> {
    let mut found = conn.prepare_cached(
        "SELECT person_id, on_date, text FROM touchpoint
         WHERE text IS NOT NULL AND on_date >= ?1 ORDER BY on_date DESC LIMIT ?2",
    )?;
    let rows = found.query_map(params![since, limit], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

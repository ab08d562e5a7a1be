//! Templates.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::StoreError;
use crate::domain::TemplateId;
use crate::domain::stage::Stage;
use crate::domain::touchpoint::{Channel, Step};

/// A template's row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateRow {
    /// Which.
    pub id: TemplateId,
    /// What the owner calls it.
    pub name: String,
    /// The stage that it is for; none: any.
    pub stage: Option<Stage>,
    /// The channel that it is for; none: any.
    pub channel: Option<Channel>,
    /// Which note of a first approach it is.
    pub step: Option<Step>,
    /// Its text.
    pub body: String,
}

const COLUMNS: &str = "id, name, stage, channel, step, body";

fn from_row(row: &Row<'_>) -> rusqlite::Result<TemplateRow> {
    Ok(TemplateRow {
        id: row.get(0)?,
        name: row.get(1)?,
        stage: row.get(2)?,
        channel: row.get(3)?,
        step: row.get(4)?,
        body: row.get(5)?,
    })
}

/// Adds one, after the others.
pub fn insert(conn: &Connection, t: &TemplateRow) -> Result<(), StoreError> {
    conn.prepare_cached(&format!(
        "INSERT INTO template ({COLUMNS}, position)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1 + coalesce((SELECT max(position) FROM template), 0))"
    ))?
    .execute(params![t.id, t.name, t.stage, t.channel, t.step, t.body])?;
    Ok(())
}

/// Rewrites one, where it stands.
pub fn update(conn: &Connection, t: &TemplateRow) -> Result<(), StoreError> {
    conn.execute(
        "UPDATE template SET name = ?2, stage = ?3, channel = ?4, step = ?5, body = ?6 WHERE id = ?1",
        params![t.id, t.name, t.stage, t.channel, t.step, t.body],
    )?;
    Ok(())
}

/// Removes one.
pub fn delete(conn: &Connection, id: TemplateId) -> Result<(), StoreError> {
    conn.execute("DELETE FROM template WHERE id = ?1", [id])?;
    Ok(())
}

/// The template, if there.
pub fn read(conn: &Connection, id: TemplateId) -> Result<Option<TemplateRow>, StoreError> {
    Ok(conn
        .prepare_cached(&format!("SELECT {COLUMNS} FROM template WHERE id = ?1"))?
        .query_row([id], from_row)
        .optional()?)
}

/// The template of this name, letter case aside.
pub fn by_name(conn: &Connection, name: &str) -> Result<Option<TemplateId>, StoreError> {
    Ok(conn
        .prepare_cached("SELECT id FROM template WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()?)
}

/// Every template, in the owner's order.
pub fn all(conn: &Connection) -> Result<Vec<TemplateRow>, StoreError> {
    let mut found = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM template ORDER BY position, id"))?;
    let rows = found.query_map([], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Puts the templates in this order.
pub fn order(conn: &Connection, ids: &[TemplateId]) -> Result<(), StoreError> {
    let mut place = conn.prepare_cached("UPDATE template SET position = ?2 WHERE id = ?1")?;
    for (id, position) in ids.iter().zip(1_i64..) {
        place.execute(params![id, position])?;
    }
    Ok(())
}

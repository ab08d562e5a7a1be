//! Tags, and who carries them.

use rusqlite::{Connection, OptionalExtension, params};

use super::StoreError;
use crate::domain::{PersonId, TagId};

/// The tag of this name, letter case aside.
pub fn by_name(conn: &Connection, name: &str) -> Result<Option<TagId>, StoreError> {
    Ok(conn
        .prepare_cached("SELECT id FROM tag WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()?)
}

/// A tag's name.
pub fn name(conn: &Connection, id: TagId) -> Result<Option<String>, StoreError> {
    Ok(conn
        .prepare_cached("SELECT name FROM tag WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

/// Makes a tag.
pub fn insert(conn: &Connection, id: TagId, name: &str) -> Result<(), StoreError> {
    conn.prepare_cached("INSERT INTO tag (id, name) VALUES (?1, ?2)")?
        .execute(params![id, name])?;
    Ok(())
}

/// Ties a tag to a person; `false` where they carry it already.
pub fn tie(conn: &Connection, person: PersonId, tag: TagId) -> Result<bool, StoreError> {
    let tied = conn
        .prepare_cached("INSERT OR IGNORE INTO person_tag (person_id, tag_id) VALUES (?1, ?2)")?
        .execute(params![person, tag])?;
    Ok(tied > 0)
}

/// Unties a tag from a person; `false` where they do not carry it.
pub fn untie(conn: &Connection, person: PersonId, tag: TagId) -> Result<bool, StoreError> {
    let untied = conn.execute(
        "DELETE FROM person_tag WHERE person_id = ?1 AND tag_id = ?2",
        params![person, tag],
    )?;
    Ok(untied > 0)
}

/// Sets a tag's cadence, or takes it away.
pub fn set_cadence(conn: &Connection, id: TagId, days: Option<u32>) -> Result<(), StoreError> {
    conn.execute(
        "UPDATE tag SET cadence_days = ?2 WHERE id = ?1",
        params![id, days],
    )?;
    Ok(())
}

/// Gives a tag another name.
pub fn rename(conn: &Connection, id: TagId, name: &str) -> Result<(), StoreError> {
    conn.execute("UPDATE tag SET name = ?2 WHERE id = ?1", params![id, name])?;
    Ok(())
}

/// Removes a tag from everybody who carries it.
pub fn delete(conn: &Connection, id: TagId) -> Result<(), StoreError> {
    conn.execute("DELETE FROM person_tag WHERE tag_id = ?1", [id])?;
    conn.execute("DELETE FROM tag WHERE id = ?1", [id])?;
    Ok(())
}

/// Gives everybody who carries one tag another.
pub fn retie(conn: &Connection, from: TagId, to: TagId) -> Result<(), StoreError> {
    conn.execute(
        "INSERT OR IGNORE INTO person_tag (person_id, tag_id)
         SELECT person_id, ?2 FROM person_tag WHERE tag_id = ?1",
        params![from, to],
    )?;
    Ok(())
}

/// A tag's cadence, in days.
pub fn cadence(conn: &Connection, id: TagId) -> Result<Option<u32>, StoreError> {
    Ok(conn
        .prepare_cached("SELECT cadence_days FROM tag WHERE id = ?1")?
        .query_row([id], |row| row.get(0))?)
}

/// A person's tags, by name.
pub fn of_person(conn: &Connection, person: PersonId) -> Result<Vec<(TagId, String)>, StoreError> {
    let mut found = conn.prepare_cached(
        "SELECT t.id, t.name FROM person_tag pt JOIN tag t ON t.id = pt.tag_id WHERE pt.person_id = ?1 ORDER BY t.name",
    )?;
    let rows = found.query_map([person], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Every tag with its cadence.
pub fn every(conn: &Connection) -> Result<Vec<(TagId, String, Option<u32>)>, StoreError> {
    let mut found = conn.prepare_cached("SELECT id, name, cadence_days FROM tag")?;
    let rows = found.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Everybody's tags, for the roster of an import.
pub fn all(conn: &Connection) -> Result<Vec<(PersonId, String)>, StoreError> {
    let mut found =
        conn.prepare_cached("SELECT pt.person_id, t.name FROM person_tag pt JOIN tag t ON t.id = pt.tag_id")?;
    let rows = found.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Who carries a tag.
pub fn carriers(conn: &Connection, tag: TagId) -> Result<Vec<PersonId>, StoreError> {
    let mut found = conn.prepare_cached("SELECT person_id FROM person_tag WHERE tag_id = ?1")?;
    let rows = found.query_map([tag], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Who carries which of the tags that have a cadence, and of this one too.
pub fn cadences(
    conn: &Connection,
    tag: Option<TagId>,
) -> Result<Vec<(PersonId, TagId, Option<u32>)>, StoreError> {
    let mut found = conn.prepare_cached(
        "SELECT pt.person_id, t.id, t.cadence_days FROM tag t JOIN person_tag pt ON pt.tag_id = t.id
         WHERE t.cadence_days IS NOT NULL OR t.id = ?1",
    )?;
    let rows = found.query_map([tag], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// How many people carry a tag.
pub fn people(conn: &Connection, tag: TagId) -> Result<u32, StoreError> {
    Ok(conn
        .prepare_cached("SELECT count(*) FROM person_tag WHERE tag_id = ?1")?
        .query_row([tag], |row| row.get(0))?)
}

/// A tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagRow {
    /// Which.
    pub id: TagId,
    /// Its name.
    pub name: String,
    /// Its cadence, in days.
    pub cadence_days: Option<u32>,
    /// How many people carry it.
    pub people: u32,
}

/// Every tag with the number of people who carry it, by name.
pub fn with_counts(conn: &Connection) -> Result<Vec<TagRow>, StoreError> {
    let mut found = conn.prepare_cached(
        "SELECT t.id, t.name, t.cadence_days, (SELECT count(*) FROM person_tag WHERE tag_id = t.id)
         FROM tag t ORDER BY t.name",
    )?;
    let rows = found.query_map([], |row| {
        Ok(TagRow {
            id: row.get(0)?,
            name: row.get(1)?,
            cadence_days: row.get(2)?,
            people: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

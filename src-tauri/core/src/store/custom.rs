//! Custom fields and their values.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::StoreError;
use crate::domain::custom::{CustomKind, Takes};
use crate::domain::{CustomFieldId, PersonId};

/// The field of this name, letter case aside.
pub fn by_name(conn: &Connection, name: &str) -> Result<Option<CustomFieldId>, StoreError> {
    Ok(conn
        .prepare_cached("SELECT id FROM custom_field WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()?)
}

/// A field's name.
pub fn name(conn: &Connection, id: CustomFieldId) -> Result<Option<String>, StoreError> {
    Ok(conn
        .prepare_cached("SELECT name FROM custom_field WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

/// Makes a field, after the others.
pub fn insert(conn: &Connection, id: CustomFieldId, name: &str, kind: CustomKind) -> Result<(), StoreError> {
    conn.prepare_cached(
        "INSERT INTO custom_field (id, name, kind, position)
         VALUES (?1, ?2, ?3, 1 + coalesce((SELECT max(position) FROM custom_field), 0))",
    )?
    .execute(params![id, name, kind])?;
    Ok(())
}

/// The position of the last field.
pub fn last_position(conn: &Connection) -> Result<i64, StoreError> {
    Ok(
        conn.query_row("SELECT coalesce(max(position), 0) FROM custom_field", [], |row| {
            row.get(0)
        })?,
    )
}

/// Every field, in the owner's order.
pub fn fields(conn: &Connection) -> Result<Vec<(CustomFieldId, String)>, StoreError> {
    let mut found = conn.prepare_cached("SELECT id, name FROM custom_field ORDER BY position, id")?;
    let rows = found.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A person's value of a field.
pub fn value(
    conn: &Connection,
    person: PersonId,
    field: CustomFieldId,
) -> Result<Option<String>, StoreError> {
    Ok(conn
        .prepare_cached("SELECT value FROM custom_value WHERE person_id = ?1 AND field_id = ?2")?
        .query_row(params![person, field], |row| row.get(0))
        .optional()?)
}

/// Sets or clears a value.
pub fn set(
    conn: &Connection,
    person: PersonId,
    field: CustomFieldId,
    value: Option<&str>,
) -> Result<(), StoreError> {
    match value {
        Some(value) => conn
            .prepare_cached(
                "INSERT INTO custom_value (person_id, field_id, value) VALUES (?1, ?2, ?3)
                 ON CONFLICT (person_id, field_id) DO UPDATE SET value = ?3",
            )?
            .execute(params![person, field, value])?,
        None => conn.execute(
            "DELETE FROM custom_value WHERE person_id = ?1 AND field_id = ?2",
            params![person, field],
        )?,
    };
    Ok(())
}

/// A person's values by field name.
pub fn of_person(conn: &Connection, person: PersonId) -> Result<Vec<(String, String)>, StoreError> {
    let mut found = conn.prepare_cached(
        "SELECT f.name, v.value FROM custom_value v JOIN custom_field f ON f.id = v.field_id WHERE v.person_id = ?1",
    )?;
    let rows = found.query_map([person], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Everybody's values by field name, for the roster of an import.
pub fn all(conn: &Connection) -> Result<Vec<(PersonId, String, String)>, StoreError> {
    let mut found = conn.prepare_cached(
        "SELECT v.person_id, f.name, v.value FROM custom_value v JOIN custom_field f ON f.id = v.field_id",
    )?;
    let rows = found.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A custom field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldRow {
    /// Which.
    pub id: CustomFieldId,
    /// What the owner calls it.
    pub name: String,
    /// What it takes.
    pub takes: Takes,
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<FieldRow> {
    let choices: Option<String> = row.get(3)?;
    Ok(FieldRow {
        id: row.get(0)?,
        name: row.get(1)?,
        takes: Takes {
            kind: row.get(2)?,
            choices: choices
                .map(|choices| choices.lines().map(str::to_owned).collect())
                .unwrap_or_default(),
        },
    })
}

/// The field, if there.
pub fn read(conn: &Connection, id: CustomFieldId) -> Result<Option<FieldRow>, StoreError> {
    Ok(conn
        .prepare_cached("SELECT id, name, kind, choices FROM custom_field WHERE id = ?1")?
        .query_row([id], from_row)
        .optional()?)
}

/// Every field with what it takes, in the owner's order.
pub fn rows(conn: &Connection) -> Result<Vec<FieldRow>, StoreError> {
    let mut found =
        conn.prepare_cached("SELECT id, name, kind, choices FROM custom_field ORDER BY position, id")?;
    let rows = found.query_map([], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Gives a field another name.
pub fn rename(conn: &Connection, id: CustomFieldId, name: &str) -> Result<(), StoreError> {
    conn.execute(
        "UPDATE custom_field SET name = ?2 WHERE id = ?1",
        params![id, name],
    )?;
    Ok(())
}

/// Puts a field at a place.
pub fn place(conn: &Connection, id: CustomFieldId, position: i64) -> Result<(), StoreError> {
    conn.execute(
        "UPDATE custom_field SET position = ?2 WHERE id = ?1 AND position <> ?2",
        params![id, position],
    )?;
    Ok(())
}

/// Says what a field takes.
pub fn set_takes(conn: &Connection, id: CustomFieldId, takes: &Takes) -> Result<(), StoreError> {
    let choices = (!takes.choices.is_empty()).then(|| takes.choices.join("\n"));
    conn.execute(
        "UPDATE custom_field SET kind = ?2, choices = ?3 WHERE id = ?1",
        params![id, takes.kind, choices],
    )?;
    Ok(())
}

/// Removes a field with all its values.
pub fn delete(conn: &Connection, id: CustomFieldId) -> Result<(), StoreError> {
    conn.execute("DELETE FROM custom_value WHERE field_id = ?1", [id])?;
    conn.execute("DELETE FROM custom_field WHERE id = ?1", [id])?;
    Ok(())
}

/// A field's values, each with how many people have it, the most common first.
pub fn counts(conn: &Connection, field: CustomFieldId) -> Result<Vec<(String, u32)>, StoreError> {
    let mut found = conn.prepare_cached(
        "SELECT value, count(*) AS n FROM custom_value WHERE field_id = ?1 GROUP BY value ORDER BY n DESC, value",
    )?;
    let rows = found.query_map([field], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Who has which value of a field.
pub fn values(conn: &Connection, field: CustomFieldId) -> Result<Vec<(PersonId, String)>, StoreError> {
    let mut found = conn.prepare_cached("SELECT person_id, value FROM custom_value WHERE field_id = ?1")?;
    let rows = found.query_map([field], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// How many people have a value of a field.
pub fn people(conn: &Connection, field: CustomFieldId) -> Result<u32, StoreError> {
    Ok(conn
        .prepare_cached("SELECT count(*) FROM custom_value WHERE field_id = ?1")?
        .query_row([field], |row| row.get(0))?)
}

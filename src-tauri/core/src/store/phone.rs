//! Phone numbers.

use rusqlite::{Connection, OptionalExtension, params};

use super::StoreError;
use crate::domain::{PersonId, PhoneId};

/// Adds one to a person; `false` where they have it already.
pub fn insert(conn: &Connection, id: PhoneId, person: PersonId, number: &str) -> Result<bool, StoreError> {
    let added = conn
        .prepare_cached("INSERT OR IGNORE INTO phone (id, person_id, number) VALUES (?1, ?2, ?3)")?
        .execute(params![id, person, number])?;
    Ok(added > 0)
}

/// Whose it is, and what it says.
pub fn read(conn: &Connection, id: PhoneId) -> Result<Option<(PersonId, String)>, StoreError> {
    Ok(conn
        .prepare_cached("SELECT person_id, number FROM phone WHERE id = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// A person's, in the order of adding.
pub fn of_person(conn: &Connection, person: PersonId) -> Result<Vec<(PhoneId, String)>, StoreError> {
    let mut found = conn.prepare_cached("SELECT id, number FROM phone WHERE person_id = ?1 ORDER BY id")?;
    let rows = found.query_map([person], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Everybody's, for the roster of an import.
pub fn all(conn: &Connection) -> Result<Vec<(PersonId, String)>, StoreError> {
    let mut found = conn.prepare_cached("SELECT person_id, number FROM phone")?;
    let rows = found.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Writes one anew.
pub fn rewrite(conn: &Connection, id: PhoneId, number: &str) -> Result<(), StoreError> {
    conn.execute("UPDATE phone SET number = ?2 WHERE id = ?1", params![id, number])?;
    Ok(())
}

/// Removes one.
pub fn delete(conn: &Connection, id: PhoneId) -> Result<(), StoreError> {
    conn.execute("DELETE FROM phone WHERE id = ?1", [id])?;
    Ok(())
}

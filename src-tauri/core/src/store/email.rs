//! E-mail addresses.

use rusqlite::{Connection, OptionalExtension, params};

use super::StoreError;
use crate::domain::{EmailId, PersonId};

/// Adds one to a person; `false` where they have it already.
pub fn insert(conn: &Connection, id: EmailId, person: PersonId, address: &str) -> Result<bool, StoreError> {
    let added = conn
        .prepare_cached("INSERT OR IGNORE INTO email (id, person_id, address) VALUES (?1, ?2, ?3)")?
        .execute(params![id, person, address])?;
    Ok(added > 0)
}

/// Whose it is, and what it says.
pub fn read(conn: &Connection, id: EmailId) -> Result<Option<(PersonId, String)>, StoreError> {
    Ok(conn
        .prepare_cached("SELECT person_id, address FROM email WHERE id = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// A person's, in the order of adding.
pub fn of_person(conn: &Connection, person: PersonId) -> Result<Vec<(EmailId, String)>, StoreError> {
    let mut found = conn.prepare_cached("SELECT id, address FROM email WHERE person_id = ?1 ORDER BY id")?;
    let rows = found.query_map([person], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Everybody's, for the roster of an import.
pub fn all(conn: &Connection) -> Result<Vec<(PersonId, String)>, StoreError> {
    let mut found = conn.prepare_cached("SELECT person_id, address FROM email")?;
    let rows = found.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Writes one anew.
pub fn rewrite(conn: &Connection, id: EmailId, address: &str) -> Result<(), StoreError> {
    conn.execute(
        "UPDATE email SET address = ?2 WHERE id = ?1",
        params![id, address],
    )?;
    Ok(())
}

/// Removes one.
pub fn delete(conn: &Connection, id: EmailId) -> Result<(), StoreError> {
    conn.execute("DELETE FROM email WHERE id = ?1", [id])?;
    Ok(())
}

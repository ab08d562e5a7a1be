//! Nudges that are not needed: one word a person and reason.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::StoreError;
use crate::domain::PersonId;
use crate::domain::nudge::{NotNeeded, Reason};

/// What is said not to be needed, by person.
pub fn all(conn: &Connection) -> Result<HashMap<PersonId, Vec<NotNeeded>>, StoreError> {
    let mut found = conn.prepare_cached("SELECT person_id, reason, due_on, said_on FROM not_needed")?;
    let mut rows = found.query([])?;
    let mut all: HashMap<PersonId, Vec<NotNeeded>> = HashMap::new();
    while let Some(row) = rows.next()? {
        all.entry(row.get(0)?).or_default().push(NotNeeded {
            reason: row.get(1)?,
            due_on: row.get(2)?,
            said_on: row.get(3)?,
        });
    }
    Ok(all)
}

/// Everything for this reason up to this due date is not needed.
pub fn say(
    conn: &Connection,
    person: PersonId,
    reason: Reason,
    due_on: NaiveDate,
    today: NaiveDate,
) -> Result<(), StoreError> {
    conn.prepare_cached(
        "INSERT INTO not_needed (person_id, reason, due_on, said_on) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (person_id, reason) DO UPDATE SET due_on = ?3, said_on = ?4",
    )?
    .execute(params![person, reason, due_on, today])?;
    Ok(())
}

//! Nudges that are not needed: one word a person and reason.

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::StoreError;
use crate::domain::PersonId;
use crate::domain::nudge::Reason;

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

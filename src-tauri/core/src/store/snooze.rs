//! Snoozes: one a person.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};

use super::StoreError;
use crate::domain::PersonId;

/// Until when a person is snoozed.
pub fn read(conn: &Connection, person: PersonId) -> Result<Option<NaiveDate>, StoreError> {
    Ok(conn
        .prepare_cached("SELECT until_on FROM snooze WHERE person_id = ?1")?
        .query_row([person], |row| row.get(0))
        .optional()?)
}

/// Snoozes until a date, or wakes.
pub fn set(
    conn: &Connection,
    person: PersonId,
    until: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<(), StoreError> {
    match until {
        Some(until) => conn
            .prepare_cached(
                "INSERT INTO snooze (person_id, until_on, set_on) VALUES (?1, ?2, ?3)
                 ON CONFLICT (person_id) DO UPDATE SET until_on = ?2, set_on = ?3",
            )?
            .execute(params![person, until, today])?,
        None => conn.execute("DELETE FROM snooze WHERE person_id = ?1", [person])?,
    };
    Ok(())
}

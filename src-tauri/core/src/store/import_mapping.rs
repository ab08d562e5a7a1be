//! What the owner chose for lists, by the signature of their headers: a log, which an undo does not take away.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};

use super::StoreError;
use crate::import::{Choices, Remembered};

/// Keeps what was chosen for a list of this header; what was kept before goes.
pub fn remember(
    conn: &Connection,
    signature: &str,
    choices: &Choices,
    file_name: &str,
    on: NaiveDate,
) -> Result<(), StoreError> {
    let choices = serde_json::to_string(choices).unwrap_or_default();
    conn.prepare_cached(
        "INSERT INTO import_mapping (signature, choices, file_name, used_on) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (signature) DO UPDATE SET choices = ?2, file_name = ?3, used_on = ?4",
    )?
    .execute(params![signature, choices, file_name, on])?;
    Ok(())
}

/// What was chosen for a list of this header; nothing where it is unknown, or written by a newer program.
pub fn recall(conn: &Connection, signature: &str) -> Result<Option<Remembered>, StoreError> {
    let found = conn
        .prepare_cached("SELECT choices, used_on FROM import_mapping WHERE signature = ?1")?
        .query_row([signature], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))
        .optional()?;
    Ok(found.and_then(|(choices, on)| {
        Some(Remembered {
            choices: serde_json::from_str(&choices).ok()?,
            on,
        })
    }))
}

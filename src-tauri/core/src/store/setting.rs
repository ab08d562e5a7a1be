//! Settings that belong to the data, not to the machine.

use rusqlite::{Connection, OptionalExtension, params};

use super::StoreError;

/// Days between contacts where nothing else is said.
pub const DEFAULT_CADENCE: &str = "default_cadence_days";

/// The date until which nobody is nudged.
pub const RESTING_UNTIL: &str = "resting_until";

/// A setting, if set.
pub fn read(conn: &Connection, key: &str) -> Result<Option<String>, StoreError> {
    Ok(conn
        .prepare_cached("SELECT value FROM setting WHERE key = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()?)
}

/// Sets a value.
pub fn set(conn: &Connection, key: &str, value: &str) -> Result<(), StoreError> {
    conn.execute(
        "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
        params![key, value],
    )?;
    Ok(())
}

/// Takes a setting back.
pub fn clear(conn: &Connection, key: &str) -> Result<(), StoreError> {
    conn.execute("DELETE FROM setting WHERE key = ?1", [key])?;
    Ok(())
}

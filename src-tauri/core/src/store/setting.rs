//! Settings that belong to the data, not to the machine.

use rusqlite::{Connection, OptionalExtension, params};

use super::StoreError;
use crate::domain::digest_hours::DigestHours;

/// The key of the digest's hours, which are written as JSON.
pub const DIGEST_HOURS: &str = "digest_hours";

/// When the digest may be shown.
pub fn digest_hours(conn: &Connection) -> Result<DigestHours, StoreError> {
    // What a newer version wrote and this one cannot read is as good as unset.
    let set = read(conn, DIGEST_HOURS)?.and_then(|text| serde_json::from_str(&text).ok());
    Ok(set.unwrap_or_default())
}

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

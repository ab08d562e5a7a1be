//! The health of the data file.

use std::collections::BTreeMap;

use serde::Serialize;

use super::ViewError;
use crate::store::{Reader, derive, health, newest_version};

/// At most so many complaints are listed.
const LISTED: usize = 50;

/// What the doctor found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Doctor {
    /// Nothing is wrong.
    pub healthy: bool,
    /// The file's schema version.
    pub schema_version: i64,
    /// The newest that this program knows.
    pub newest_version: i64,
    /// What SQLite's own check of the file says, where it is not well.
    pub integrity: Vec<String>,
    /// Rows that refer to something that is not there.
    pub foreign_keys: Vec<String>,
    /// What is derived and differs from what base rows say.
    pub derived: Vec<String>,
    /// Rows by table.
    pub counts: BTreeMap<String, i64>,
}

/// Checks the whole file, and recomputes what is derived from nothing.
///
/// # Errors
/// The data file cannot be read.
pub fn doctor(reader: &Reader) -> Result<Doctor, ViewError> {
    let conn = &reader.conn;
    let integrity = health::integrity(conn, LISTED)?;
    let foreign_keys = health::dangling(conn, LISTED)?;
    let derived = derive::differences(conn, LISTED)?;
    Ok(Doctor {
        healthy: integrity.is_empty() && foreign_keys.is_empty() && derived.is_empty(),
        schema_version: health::schema_version(conn)?,
        newest_version: newest_version(),
        integrity,
        foreign_keys,
        derived,
        counts: health::counts(conn)?,
    })
}

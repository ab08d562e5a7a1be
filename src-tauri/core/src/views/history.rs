//! What was done, newest first, and what of it is undone.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::ViewError;
use crate::store::{Reader, journal};

/// A journal entry, as a person reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct HistoryEntry {
    /// Its number: what `undo` takes.
    pub entry: i64,
    /// What was done.
    pub label: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Whether it is undone.
    pub undone: bool,
    /// How many rows of the data file it touched.
    pub rows: u32,
}

/// The newest entries of the journal.
///
/// # Errors
/// The data file cannot be read.
pub fn history(reader: &Reader, limit: u32) -> Result<Vec<HistoryEntry>, ViewError> {
    let entries = journal::newest(&reader.conn, limit)?;
    Ok(entries
        .into_iter()
        .map(|line| HistoryEntry {
            entry: line.entry,
            label: line.label,
            at: line.at,
            undone: line.undone,
            rows: line.rows,
        })
        .collect())
}

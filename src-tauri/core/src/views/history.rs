//! What was done, newest first, and what of it is undone.

use chrono::{DateTime, Utc};
use serde::Serialize;

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

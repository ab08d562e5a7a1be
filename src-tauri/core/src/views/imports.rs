//! Import history.

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::domain::BatchId;

/// An import that was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct ImportBatch {
    /// Which.
    pub batch: BatchId,
    /// The file's name.
    pub file_name: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Rows read.
    pub rows: u32,
    /// People created.
    pub created: u32,
    /// People updated.
    pub updated: u32,
    /// Rows that changed nothing.
    pub unchanged: u32,
    /// Rows skipped.
    pub skipped: u32,
    /// Rows rejected.
    pub rejected: u32,
    /// Rows that asked a question which nobody has answered.
    pub asked: u32,
    /// Whether it is undone.
    pub undone: bool,
}

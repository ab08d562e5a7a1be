//! Import history.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::ViewError;
use crate::domain::BatchId;
use crate::store::{Reader, import_batch};

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

/// Every import, newest first.
///
/// # Errors
/// The data file cannot be read.
pub fn imports(reader: &Reader) -> Result<Vec<ImportBatch>, ViewError> {
    let batches = import_batch::all(&reader.conn)?;
    Ok(batches
        .into_iter()
        .map(|(row, undone)| {
            let [rows, created, updated, unchanged, skipped, rejected, asked] = row.counts;
            ImportBatch {
                batch: row.id,
                file_name: row.file_name,
                at: row.at,
                rows,
                created,
                updated,
                unchanged,
                skipped,
                rejected,
                asked,
                undone,
            }
        })
        .collect())
}

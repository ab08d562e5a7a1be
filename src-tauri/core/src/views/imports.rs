//! Import history.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::ViewError;
use crate::domain::{BatchId, PersonId};
use crate::import::Outcome;
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

/// An import with the people whom it made or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct BatchPage {
    /// The import.
    pub batch: ImportBatch,
    /// SHA-256 of its file, in hex.
    pub hash: String,
    /// This page of its people, in the file's order.
    pub people: Vec<BatchPerson>,
    /// How many there are in all.
    pub total: u32,
}

/// Somebody whom an import made or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct BatchPerson {
    /// Who.
    pub person: PersonId,
    /// Their name today; empty where they are gone.
    pub name: String,
    /// Whether it made or changed them.
    pub outcome: Outcome,
    /// Whether they are there today.
    pub there: bool,
}

/// A row of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct BatchRow {
    /// The line of the file.
    pub line: u32,
    /// What became of it.
    pub outcome: Outcome,
    /// Whom it was about.
    pub person: Option<PersonId>,
    /// Their name today.
    pub name: Option<String>,
    /// Whether they are there today.
    pub there: bool,
    /// Why it was left out, or what was wrong.
    pub says: Option<String>,
}

/// An import and a page of the people whom it made or changed.
///
/// # Errors
/// There is no such import, or the data file cannot be read.
pub fn batch(reader: &Reader, batch: BatchId, from: u32, limit: u32) -> Result<BatchPage, ViewError> {
    let conn = &reader.conn;
    let found = import_batch::all(conn)?
        .into_iter()
        .find(|(row, _)| row.id == batch);
    let (row, undone) = found.ok_or(ViewError::NotThere { what: "import" })?;
    let people = import_batch::people(conn, batch, from, limit)?;
    Ok(BatchPage {
        hash: row.file_hash.clone(),
        batch: done(row, undone),
        people: people
            .into_iter()
            .map(|(person, name, outcome)| BatchPerson {
                person,
                there: name.is_some(),
                name: name.unwrap_or_default(),
                outcome,
            })
            .collect(),
        total: import_batch::people_count(conn, batch)?,
    })
}

/// What became of an import's rows, in the file's order.
///
/// # Errors
/// The data file cannot be read.
pub fn batch_rows(
    reader: &Reader,
    batch: BatchId,
    from: u32,
    limit: u32,
) -> Result<Vec<BatchRow>, ViewError> {
    let rows = import_batch::rows(&reader.conn, batch, from, limit)?;
    Ok(rows
        .into_iter()
        .map(|row| BatchRow {
            line: row.line,
            outcome: row.outcome,
            person: row.person,
            there: row.name.is_some(),
            name: row.name,
            says: row.says,
        })
        .collect())
}

/// Every import, newest first.
///
/// # Errors
/// The data file cannot be read.
pub fn imports(reader: &Reader) -> Result<Vec<ImportBatch>, ViewError> {
    let batches = import_batch::all(&reader.conn)?;
    Ok(batches
        .into_iter()
        .map(|(row, undone)| done(row, undone))
        .collect())
}

fn done(row: import_batch::BatchRow, undone: bool) -> ImportBatch {
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
}

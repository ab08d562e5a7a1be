//! Import batches and what became of their rows: a log, which an undo does not take away.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, params};

use super::StoreError;
use crate::domain::{BatchId, PersonId};
use crate::import::Outcome;

/// A batch's row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchRow {
    /// Which.
    pub id: BatchId,
    /// Its journal entry; `None` where it changed nothing.
    pub entry: Option<i64>,
    /// The file's name.
    pub file_name: String,
    /// The file's SHA-256, in hexadecimal.
    pub file_hash: String,
    /// When.
    pub at: DateTime<Utc>,
    /// The owner's local date.
    pub on: NaiveDate,
    /// The mapping, as JSON.
    pub mapping: String,
    /// Rows read, created, updated, unchanged, skipped, rejected, asked.
    pub counts: [u32; 7],
}

/// Keeps a batch.
pub fn insert(conn: &Connection, batch: &BatchRow) -> Result<(), StoreError> {
    let [rows, created, updated, unchanged, skipped, rejected, asked] = batch.counts;
    conn.execute(
        "INSERT INTO import_batch (id, entry, file_name, file_hash, at, on_date, mapping, rows, created, updated,
                                   unchanged, skipped, rejected, asked)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        params![
            batch.id, batch.entry, batch.file_name, batch.file_hash, batch.at.to_rfc3339(), batch.on,
            batch.mapping, rows, created, updated, unchanged, skipped, rejected, asked,
        ],
    )?;
    Ok(())
}

/// Keeps what became of a row.
pub fn insert_row(
    conn: &Connection,
    batch: BatchId,
    line: u32,
    outcome: &str,
    person: Option<PersonId>,
    says: Option<&str>,
) -> Result<(), StoreError> {
    conn.prepare_cached(
        "INSERT OR REPLACE INTO import_row (batch_id, line, outcome, person_id, says) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![batch, line, outcome, person, says])?;
    Ok(())
}

/// Sets what came of a batch's rows.
pub fn set_counts(conn: &Connection, batch: BatchId, counts: [u32; 7]) -> Result<(), StoreError> {
    let [rows, created, updated, unchanged, skipped, rejected, asked] = counts;
    conn.execute(
        "UPDATE import_batch SET rows = ?2, created = ?3, updated = ?4, unchanged = ?5, skipped = ?6, rejected = ?7,
                asked = ?8 WHERE id = ?1",
        params![batch, rows, created, updated, unchanged, skipped, rejected, asked],
    )?;
    Ok(())
}

/// Ties a batch to its journal entry.
pub fn set_entry(conn: &Connection, batch: BatchId, entry: i64) -> Result<(), StoreError> {
    conn.execute(
        "UPDATE import_batch SET entry = ?2 WHERE id = ?1",
        params![batch, entry],
    )?;
    Ok(())
}

/// A batch's journal entry; the outer `None`: no such batch.
pub fn entry(conn: &Connection, batch: BatchId) -> Result<Option<Option<i64>>, StoreError> {
    Ok(conn
        .query_row("SELECT entry FROM import_batch WHERE id = ?1", [batch], |row| {
            row.get(0)
        })
        .optional()?)
}

/// Whether a journal entry is an import.
pub fn is_import(conn: &Connection, entry: i64) -> Result<bool, StoreError> {
    Ok(conn.query_row(
        "SELECT EXISTS (SELECT 1 FROM import_batch WHERE entry = ?1)",
        [entry],
        |row| row.get(0),
    )?)
}

/// Every batch with whether it is undone, newest first.
pub fn all(conn: &Connection) -> Result<Vec<(BatchRow, bool)>, StoreError> {
    let mut found = conn.prepare_cached(
        "SELECT b.id, b.entry, b.file_name, b.file_hash, b.at, b.on_date, b.mapping, b.rows, b.created, b.updated,
                b.unchanged, b.skipped, b.rejected, b.asked, j.undone_seq IS NOT NULL
         FROM import_batch b LEFT JOIN journal j ON j.entry = b.entry ORDER BY b.at DESC, b.id DESC",
    )?;
    let rows = found.query_map([], |row| {
        let at: String = row.get(4)?;
        let mut counts = [0; 7];
        for (index, count) in counts.iter_mut().enumerate() {
            *count = row.get(7 + index)?;
        }
        let batch = BatchRow {
            id: row.get(0)?,
            entry: row.get(1)?,
            file_name: row.get(2)?,
            file_hash: row.get(3)?,
            at: at.parse().unwrap_or(DateTime::UNIX_EPOCH),
            on: row.get(5)?,
            mapping: row.get(6)?,
            counts,
        };
        Ok((batch, row.get(14)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The imports that created or updated a person, or somebody who was merged into them, and are not undone, newest
/// first: date, file name, created.
pub fn of_person(
    conn: &Connection,
    person: PersonId,
) -> Result<Vec<(BatchId, NaiveDate, String, bool)>, StoreError> {
    let mut found = conn.prepare_cached(
        "SELECT b.id, b.on_date, b.file_name, max(r.outcome = 'create')
         FROM import_row r JOIN import_batch b ON b.id = r.batch_id LEFT JOIN journal j ON j.entry = b.entry
         WHERE r.person_id IN (SELECT ?1 UNION ALL SELECT gone_id FROM merged WHERE person_id = ?1)
           AND r.outcome IN ('create', 'update') AND j.undone_seq IS NULL
         GROUP BY b.id ORDER BY b.at DESC",
    )?;
    let rows = found.query_map([person], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A row of a batch, with the name that its person has today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowOf {
    /// The line of the file.
    pub line: u32,
    /// What became of it.
    pub outcome: Outcome,
    /// Whom it was about.
    pub person: Option<PersonId>,
    /// Their name; nothing where they are gone.
    pub name: Option<String>,
    /// Why it was left out, or what was wrong.
    pub says: Option<String>,
}

/// Rows of a batch, by line.
pub fn rows(conn: &Connection, batch: BatchId, from: u32, limit: u32) -> Result<Vec<RowOf>, StoreError> {
    let mut found = conn.prepare_cached(
        "SELECT r.line, r.outcome, r.person_id, p.name, r.says
         FROM import_row r LEFT JOIN person p ON p.id = r.person_id
         WHERE r.batch_id = ?1 ORDER BY r.line LIMIT ?3 OFFSET ?2",
    )?;
    let rows = found.query_map(params![batch, from, limit], |row| {
        Ok(RowOf {
            line: row.get(0)?,
            outcome: row.get(1)?,
            person: row.get(2)?,
            name: row.get(3)?,
            says: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Whom a batch made or changed, each once, in the file's order, with the name that they have today.
pub fn people(
    conn: &Connection,
    batch: BatchId,
    from: u32,
    limit: u32,
) -> Result<Vec<(PersonId, Option<String>, Outcome)>, StoreError> {
    let mut found = conn.prepare_cached(
        "SELECT r.person_id, p.name, min(r.outcome)
         FROM import_row r LEFT JOIN person p ON p.id = r.person_id
         WHERE r.batch_id = ?1 AND r.outcome IN ('create', 'update') AND r.person_id IS NOT NULL
         GROUP BY r.person_id ORDER BY min(r.line) LIMIT ?3 OFFSET ?2",
    )?;
    // Of both words, the first by letter is that of whoever was made.
    let rows = found.query_map(params![batch, from, limit], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// How many people a batch made or changed.
pub fn people_count(conn: &Connection, batch: BatchId) -> Result<u32, StoreError> {
    Ok(conn.query_row(
        "SELECT count(DISTINCT person_id) FROM import_row
         WHERE batch_id = ?1 AND outcome IN ('create', 'update') AND person_id IS NOT NULL",
        [batch],
        |row| row.get(0),
    )?)
}

//! Imports that were begun and not done.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::ViewError;
use crate::import::Options;
use crate::store::{Reader, import_draft};

/// An import that was begun and not done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct UnfinishedImport {
    /// Which: its file's SHA-256.
    pub id: String,
    /// Where the file lay.
    pub path: String,
    /// Its name.
    pub file_name: String,
    /// When something was last said about it.
    pub at: DateTime<Utc>,
    /// How many things were said.
    pub said: u32,
}

/// Every one of them, the newest first.
///
/// # Errors
/// The data file cannot be read.
pub fn unfinished(reader: &Reader) -> Result<Vec<UnfinishedImport>, ViewError> {
    let drafts = import_draft::all(&reader.conn)?;
    Ok(drafts
        .into_iter()
        .map(|row| UnfinishedImport {
            id: row.file_hash,
            path: row.path,
            file_name: row.file_name,
            at: row.at,
            said: row.said,
        })
        .collect())
}

/// Where a file lay, and what was said about its import.
///
/// # Errors
/// It is not there, or the data file cannot be read.
pub fn begun(reader: &Reader, id: &str) -> Result<(String, Options), ViewError> {
    let gone = ViewError::NotThere {
        what: "unfinished import",
    };
    let Some(row) = import_draft::read(&reader.conn, id)? else {
        return Err(gone);
    };
    // What a newer program kept may be more than this one understands.
    let options = serde_json::from_str(&row.options).map_err(|_| gone)?;
    Ok((row.path, options))
}

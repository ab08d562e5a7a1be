//! What the owner said about an import that is not done yet is kept, so that closing the window loses nothing.
//!
//! Drafts are a log: they are no part of the relationships, and undo does not know them.

use super::OpError;
use super::transact::whole;
use crate::domain::when::When;
use crate::import::Options;
use crate::store::Store;
use crate::store::import_draft::{self, DraftRow};

/// A file whose import is under way.
#[derive(Debug, Clone, Copy)]
pub struct Begun<'f> {
    /// Where it lies.
    pub path: &'f str,
    /// Its name.
    pub file_name: &'f str,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub file_hash: &'f str,
}

/// Keeps what was said about a file's import; where nothing was said, nothing is kept.
///
/// # Errors
/// The data file cannot be written.
pub fn keep_draft(store: &mut Store, when: &When, file: Begun<'_>, options: &Options) -> Result<(), OpError> {
    let said = options.said();
    // Options are words, numbers and lists of them: they cannot fail to be written.
    let json = serde_json::to_string(options).unwrap_or_default();
    whole(store, |conn| {
        if said == 0 {
            import_draft::forget(conn, file.file_hash)?;
            return Ok(());
        }
        Ok(import_draft::keep(
            conn,
            &DraftRow {
                file_hash: file.file_hash.to_owned(),
                path: file.path.to_owned(),
                file_name: file.file_name.to_owned(),
                at: when.instant,
                said,
                options: json,
            },
        )?)
    })
}

/// Forgets what was said about a file's import; whether anything was kept.
///
/// # Errors
/// The data file cannot be written.
pub fn forget_draft(store: &mut Store, file_hash: &str) -> Result<bool, OpError> {
    whole(store, |conn| Ok(import_draft::forget(conn, file_hash)?))
}

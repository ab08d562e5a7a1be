//! What can keep a screen from being shown.

use crate::import::ImportError;
use crate::store::StoreError;

/// A view could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ViewError {
    /// What was asked for is not there.
    #[error("There is no such {what}. It may have been removed since; look again.")]
    NotThere {
        /// The noun.
        what: &'static str,
    },
    /// The file to import could not be read or planned.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// The data file could not be used.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<rusqlite::Error> for ViewError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

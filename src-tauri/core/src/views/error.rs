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
    /// Somebody was to be compared with themselves.
    #[error("That is one person already. Choose two different people.")]
    Same,
    /// The owner cancelled.
    #[error("Cancelled; nothing was found.")]
    Cancelled,
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

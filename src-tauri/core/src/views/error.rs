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
    /// No template, or more than one, is called so.
    #[error(
        "No template is called \u{201c}{name}\u{201d}. {}",
        if .known.is_empty() { "There are none yet: add the starting templates.".to_owned() }
        else { format!("There are: {}.", .known.join(", ")) }
    )]
    NoTemplate {
        /// What was typed.
        name: String,
        /// What there is.
        known: Vec<String>,
    },
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

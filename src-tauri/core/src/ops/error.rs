//! What can keep an op from being done.

use crate::domain::word::UnknownWord;
use crate::store::StoreError;

/// An op was not done, and nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum OpError {
    /// What it was to work on is not there.
    #[error("There is no such {what}. It may have been removed since; look again.")]
    NotThere {
        /// The noun.
        what: &'static str,
    },
    /// A value cannot be taken.
    #[error("{field}: {message}")]
    Invalid {
        /// What was filled in.
        field: String,
        /// What is wrong with it and what would be right.
        message: String,
    },
    /// An account belongs to somebody else.
    #[error("{account} belongs to {owner} already. Open them, or remove the account there first.")]
    Taken {
        /// The account.
        account: String,
        /// Whose it is.
        owner: String,
    },
    /// There is nothing to undo or redo.
    #[error("There is nothing to {0}.")]
    Nothing(&'static str),
    /// An entry cannot be undone or redone, because it is or is not undone.
    #[error("\u{201c}{label}\u{201d} is {state} already.")]
    Already {
        /// The entry's label.
        label: String,
        /// `undone` or `done`.
        state: &'static str,
    },
    /// The owner cancelled; nothing was written.
    #[error("Cancelled; nothing was written.")]
    Cancelled,
    /// The data file could not be used.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl OpError {
    pub(crate) fn invalid(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self::Invalid {
            field: field.into(),
            message: message.into(),
        }
    }
}

impl From<rusqlite::Error> for OpError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

impl From<UnknownWord> for OpError {
    fn from(word: UnknownWord) -> Self {
        Self::invalid("Word", word.to_string())
    }
}

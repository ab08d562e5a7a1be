//! What can keep an export from being written.

use std::io;
use std::path::PathBuf;

use crate::store::StoreError;
use crate::views::ViewError;

/// An export was not written; what stood in its place stands there still.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The ending says nothing that we write.
    #[error("{} has no ending that says what to write: end it in .xlsx or .csv for a spreadsheet, .json for everything, .vcf for address cards or .ics for a calendar", .path.display())]
    Ending {
        /// What was given.
        path: PathBuf,
    },
    /// One person with everything is an archive.
    #[error("{} cannot hold everything about a person: end it in .zip", .path.display())]
    NoArchive {
        /// What was given.
        path: PathBuf,
    },
    /// Some people were chosen for a file that holds everybody.
    #[error("{} would hold everybody with everything: end it in .xlsx, .csv or .vcf to export those who were chosen", .path.display())]
    Everybody {
        /// What was given.
        path: PathBuf,
    },
    /// Columns were chosen for a file that has none.
    #[error("{} has no columns to choose: end it in .xlsx or .csv", .path.display())]
    NoColumns {
        /// What was given.
        path: PathBuf,
    },
    /// More people than a sheet has rows.
    #[error("a workbook holds at most 1,048,575 people: end the file in .csv")]
    TooMany,
    /// A folder of this name is there.
    #[error("{} is a folder: give the name of a file in it", .path.display())]
    Folder {
        /// What was given.
        path: PathBuf,
    },
    /// The file cannot be written.
    #[error("{} cannot be written: {reason}. Nothing was changed there.", .path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// The system's words.
        reason: String,
    },
    /// What is written failed on its way; [`super::write_whole`] names the file.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The data file could not be used.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<rusqlite::Error> for ExportError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

impl From<csv::Error> for ExportError {
    fn from(error: csv::Error) -> Self {
        Self::Io(error.into())
    }
}

impl From<rust_xlsxwriter::XlsxError> for ExportError {
    fn from(error: rust_xlsxwriter::XlsxError) -> Self {
        Self::Io(io::Error::other(error.to_string()))
    }
}

impl From<zip::result::ZipError> for ExportError {
    fn from(error: zip::result::ZipError) -> Self {
        Self::Io(error.into())
    }
}

impl From<serde_json::Error> for ExportError {
    fn from(error: serde_json::Error) -> Self {
        Self::Io(error.into())
    }
}

impl From<ViewError> for ExportError {
    fn from(error: ViewError) -> Self {
        match error {
            ViewError::Store(error) => Self::Store(error),
            other => Self::Io(io::Error::other(other.to_string())),
        }
    }
}

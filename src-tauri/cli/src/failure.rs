//! Why a command was not done, and the exit code that says so.

use perennial_core::export::ExportError;
use perennial_core::import::ImportError;
use perennial_core::ops::OpError;
use perennial_core::store::StoreError;
use perennial_core::views::ViewError;
use perennial_core::views::find::FindError;

/// A command was not done.
#[derive(Debug)]
pub enum Failure {
    /// What was asked for cannot be done: another input could be. Exit code 1.
    Refused(String),
    /// The data file cannot be used. Exit code 3.
    DataFile(String),
}

impl Failure {
    /// 2 is clap's: the command line itself was not understood.
    pub fn code(&self) -> u8 {
        match self {
            Self::Refused(_) => 1,
            Self::DataFile(_) => 3,
        }
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Refused(message) | Self::DataFile(message) => f.write_str(message),
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::DataFile(error.to_string())
    }
}

impl From<OpError> for Failure {
    fn from(error: OpError) -> Self {
        match error {
            OpError::Store(error) => error.into(),
            other => Self::Refused(other.to_string()),
        }
    }
}

impl From<ViewError> for Failure {
    fn from(error: ViewError) -> Self {
        match error {
            ViewError::Store(error) => error.into(),
            other => Self::Refused(other.to_string()),
        }
    }
}

impl From<FindError> for Failure {
    fn from(error: FindError) -> Self {
        match error {
            FindError::Store(error) => error.into(),
            other => Self::Refused(other.to_string()),
        }
    }
}

impl From<ExportError> for Failure {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::Store(error) => error.into(),
            other => Self::Refused(other.to_string()),
        }
    }
}

impl From<ImportError> for Failure {
    fn from(error: ImportError) -> Self {
        Self::Refused(error.to_string())
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Refused(format!("the answer cannot be written as JSON: {error}"))
    }
}

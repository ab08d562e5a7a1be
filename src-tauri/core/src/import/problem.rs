//! What is wrong with a row: data, never an early return.

use serde::{Deserialize, Serialize};

/// What a problem does to its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The row is not imported.
    Rejects,
    /// The value is left out, the rest of the row is imported.
    Flags,
}

/// Something in a row that could not be taken as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Problem {
    /// The line of the file on which the row starts, counted from 1.
    pub line: u32,
    /// The column's header; empty where the whole row is meant.
    pub column: String,
    /// The cell's text, as it stands.
    pub text: String,
    /// What is wrong, and what to do.
    pub message: String,
    /// What follows from it.
    pub severity: Severity,
}

impl Problem {
    /// A problem that leaves one value out.
    #[must_use]
    pub fn flag(line: u32, column: &str, text: &str, message: impl Into<String>) -> Self {
        Self::new(line, column, text, message.into(), Severity::Flags)
    }

    /// A problem that keeps the row out.
    #[must_use]
    pub fn reject(line: u32, column: &str, text: &str, message: impl Into<String>) -> Self {
        Self::new(line, column, text, message.into(), Severity::Rejects)
    }

    fn new(line: u32, column: &str, text: &str, message: String, severity: Severity) -> Self {
        Self {
            line,
            column: column.to_owned(),
            text: text.to_owned(),
            message,
            severity,
        }
    }
}

//! The frame around the screens: the counts in the sidebar and the bounds of undo.

use chrono::NaiveDate;
use serde::Serialize;

/// What the sidebar shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Frame {
    /// The owner's date.
    pub today: NaiveDate,
    /// How many are due.
    pub due: u32,
    /// How many people stand on the board.
    pub people: u32,
    /// How many are archived.
    pub archived: u32,
    /// What undo would take back.
    pub undo: Option<String>,
    /// What redo would bring back.
    pub redo: Option<String>,
    /// Grows with every change of the data file, by this program or another.
    pub revision: i64,
}

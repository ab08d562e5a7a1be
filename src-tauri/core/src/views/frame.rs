//! The frame around the screens: the counts in the sidebar and the bounds of undo.

use chrono::NaiveDate;
use serde::Serialize;

use super::{ViewError, today};
use crate::domain::when::When;
use crate::store::{Reader, headcount, journal, made_up};

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
    /// Whether any of them are made up: sample data.
    pub made_up: bool,
    /// Grows with every change of the data file, by this program or another.
    pub revision: i64,
}

/// The frame's counts.
///
/// # Errors
/// The data file cannot be read.
pub fn frame(reader: &Reader, when: &When) -> Result<Frame, ViewError> {
    let conn = &reader.conn;
    let (people, archived) = headcount::people(conn)?;
    Ok(Frame {
        today: when.today,
        due: today::count(reader, when)?,
        people,
        archived,
        undo: journal::next_undo(conn)?.map(|(_, label)| label),
        redo: journal::next_redo(conn)?.map(|(_, label)| label),
        made_up: made_up::any(conn)?,
        revision: reader.revision()?,
    })
}

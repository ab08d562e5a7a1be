//! Everything goes out again: a list for a spreadsheet as CSV, the whole of it as JSON, people as address cards, who is
//! due and birthdays as a calendar.
//!
//! The CSV holds who is on the board, in columns that an import reads back: importing it into the file that it came
//! from changes nothing, and so do the cards. Who is archived or not to be contacted stays out of it, since such a list ends up in a mail
//! merge. The JSON holds everybody with everything.
//!
//! All see the data file at one moment, and all are written beside their target and renamed: a reader finds the old
//! file or the new one, never half of one.

mod calendar;
mod cards;
mod cell;
mod error;
mod file;
mod json;
mod lines;
mod list;
mod page;
mod person;

pub use error::ExportError;
pub use file::write_whole;
pub use json::FORMAT_VERSION;
pub use person::{ExportedPerson, export_person, file_name as person_file_name};

use std::path::Path;

use serde::Serialize;

use crate::domain::segment::Whom;
use crate::domain::when::When;
use crate::domain::word::words;
use crate::store::Reader;

words! {
    /// A kind of file.
    Format {
        /// A list for a spreadsheet.
        Csv = "csv", "CSV";
        /// Everything.
        Json = "json", "JSON";
        /// People as address cards.
        Vcf = "vcf", "vCard";
        /// Who is due, and birthdays.
        Ics = "ics", "iCalendar";
    }
}

impl Format {
    /// What a file's ending says.
    ///
    /// # Errors
    /// No ending, or one of another kind of file.
    pub fn of(path: &Path) -> Result<Self, ExportError> {
        path.extension()
            .and_then(|ending| ending.to_str()?.parse().ok())
            .ok_or_else(|| ExportError::Ending {
                path: path.to_owned(),
            })
    }
}

/// What was exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
pub struct Exported {
    /// As what.
    pub format: Format,
    /// How many people are in the file.
    pub people: u32,
    /// How many are not, since they are archived and were not chosen, or not to be contacted.
    pub left_out: u32,
}

/// Writes a file of the kind that its ending says, whole or not at all: of everybody, or of those who were chosen.
///
/// # Errors
/// The ending, the place, the disk or the data file; some were chosen, and the file is one that holds everybody.
pub fn export(
    reader: &Reader,
    when: &When,
    path: &Path,
    whom: Option<&Whom>,
) -> Result<Exported, ExportError> {
    if path.is_dir() {
        return Err(ExportError::Folder {
            path: path.to_owned(),
        });
    }
    let format = Format::of(path)?;
    if whom.is_some() && format == Format::Json {
        return Err(ExportError::Everybody {
            path: path.to_owned(),
        });
    }
    // One read transaction: what another program writes meanwhile is seen by none of the queries or by all.
    let moment = reader.conn.unchecked_transaction()?;
    let exported = write_whole(path, |out| match format {
        Format::Csv => list::write(reader, when, whom, out),
        Format::Json => json::write(reader, when, out),
        Format::Vcf => cards::write(reader, when, whom, out),
        Format::Ics => calendar::write(reader, when, whom, out),
    })?;
    moment.finish()?;
    Ok(exported)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;

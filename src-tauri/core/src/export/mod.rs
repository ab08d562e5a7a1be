//! Everything goes out again: a list for a spreadsheet as a workbook or as CSV, the whole of it as JSON, people as
//! address cards, who is due and birthdays as a calendar.
//!
//! A list holds who is on the board, in columns that an import reads back: importing it into the file that it came
//! from changes nothing, and so do the cards. Who is archived or not to be contacted stays out of it, since such a list
//! ends up in a mail merge. The JSON holds everybody with everything.
//!
//! All see the data file at one moment, and all are written beside their target and renamed: a reader finds the old
//! file or the new one, never half of one.

mod calendar;
mod cards;
mod cell;
mod columns;
mod error;
mod file;
mod json;
mod lines;
mod page;
mod person;
mod separated;
mod workbook;

pub use error::ExportError;
pub use file::write_whole;
pub use json::FORMAT_VERSION;
pub use person::{ExportedPerson, export_person, file_name as person_file_name};

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::domain::PersonId;
use crate::domain::segment::{Shown, Whom};
use crate::domain::when::When;
use crate::domain::word::words;
use crate::store::Reader;

words! {
    /// A kind of file.
    Format {
        /// A list as a workbook, where everything is what it is.
        Xlsx = "xlsx", "XLSX";
        /// A list as text, for every spreadsheet.
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

/// What of it all is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wanted {
    /// These; none: everybody on the board.
    pub whom: Option<Whom>,
    /// A list's columns beside the name; none: all there are, in which an import finds everybody again.
    pub columns: Option<Vec<Shown>>,
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
    /// How many texts are longer than a cell of a workbook holds, and end early in it.
    pub shortened: u32,
}

impl Exported {
    fn of(format: Format, people: &[PersonId], left_out: u32) -> Self {
        Self {
            format,
            people: u32::try_from(people.len()).unwrap_or(u32::MAX),
            left_out,
            shortened: 0,
        }
    }
}

/// Writes a file of the kind that its ending says, whole or not at all: of everybody, or of those who were chosen.
///
/// # Errors
/// The ending, the place, the disk or the data file; some were chosen, and the file is one that holds everybody; columns
/// were chosen, and it has none.
pub fn export(reader: &Reader, when: &When, path: &Path, wanted: &Wanted) -> Result<Exported, ExportError> {
    if path.is_dir() {
        return Err(ExportError::Folder {
            path: path.to_owned(),
        });
    }
    let format = Format::of(path)?;
    let whom = wanted.whom.as_ref();
    if whom.is_some() && format == Format::Json {
        return Err(ExportError::Everybody {
            path: path.to_owned(),
        });
    }
    if wanted.columns.is_some() && !matches!(format, Format::Csv | Format::Xlsx) {
        return Err(ExportError::NoColumns {
            path: path.to_owned(),
        });
    }
    // One read transaction: what another program writes meanwhile is seen by none of the queries or by all.
    let moment = reader.conn.unchecked_transaction()?;
    let exported = write_whole(path, |out| match format {
        Format::Xlsx => workbook::write(reader, when, wanted, &folder_of(path), out),
        Format::Csv => separated::write(reader, when, wanted, out),
        Format::Json => json::write(reader, when, out),
        Format::Vcf => cards::write(reader, when, whom, out),
        Format::Ics => calendar::write(reader, when, whom, out),
    })?;
    moment.finish()?;
    Ok(exported)
}

/// The folder in which a file comes to lie, whatever the link to it.
fn folder_of(path: &Path) -> PathBuf {
    let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;

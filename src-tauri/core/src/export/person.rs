//! All that is known of one person, to hand to them: an archive of `person.html`, to be read, and `person.json`, with
//! every row.
//!
//! The JSON is `{"format": "perennial-person", "version": 1, "exported_on", "person", "timeline", "rows", "history"}`:
//! `person` and `timeline` as their page shows them, `rows` by table as the data file holds them, those of people who
//! were merged into them too, and `history` the labels of the journal's entries that tell of them.

use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::{Map, Value};
use zip::write::SimpleFileOptions;

use super::file::write_whole;
use super::page::page;
use super::{ExportError, FORMAT_VERSION};
use crate::domain::PersonId;
use crate::domain::when::When;
use crate::store::belongings::{identities, rows};
use crate::store::erasure::Erasing;
use crate::store::{Reader, journal};
use crate::views::person::{PersonPage, person as page_of};
use crate::views::timeline::{TimelineEntry, timeline};

/// Everything about one person.
#[derive(Serialize)]
pub(super) struct Everything {
    format: &'static str,
    version: u32,
    pub(super) exported_on: chrono::NaiveDate,
    pub(super) person: PersonPage,
    pub(super) timeline: Vec<TimelineEntry>,
    pub(super) rows: Map<String, Value>,
    pub(super) history: Vec<Done>,
}

/// Something that was done.
#[derive(Serialize)]
pub(super) struct Done {
    pub(super) at: DateTime<Utc>,
    pub(super) label: String,
}

/// What was exported of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct ExportedPerson {
    /// Their name.
    pub name: String,
    /// How many rows of the data file tell of them.
    pub rows: u32,
}

/// A name for the file, of the person's name as far as any system takes it in one.
#[must_use]
pub fn file_name(name: &str, when: &When) -> String {
    let plain: String = name
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let name: String = words.join(" ").chars().take(60).collect();
    format!(
        "{} {}.zip",
        if name.is_empty() { "Person" } else { &name },
        when.today
    )
}

/// Writes all that is known of a person, whole or not at all.
///
/// # Errors
/// The person is not there; the ending, the place or the disk.
pub fn export_person(
    reader: &Reader,
    when: &When,
    path: &Path,
    id: PersonId,
) -> Result<ExportedPerson, ExportError> {
    if !path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("zip"))
    {
        return Err(ExportError::NoArchive {
            path: PathBuf::from(path),
        });
    }
    // One read transaction: a page and rows of the same moment.
    let moment = reader.conn.unchecked_transaction()?;
    let everything = gathered(reader, when, id)?;
    moment.finish()?;
    let count = everything
        .rows
        .values()
        .filter_map(Value::as_array)
        .map(Vec::len)
        .sum::<usize>();
    let archive = packed(&everything)?;
    write_whole(path, |out| Ok(out.write_all(&archive)?))?;
    Ok(ExportedPerson {
        name: everything.person.name,
        rows: u32::try_from(count).unwrap_or(u32::MAX),
    })
}

fn gathered(reader: &Reader, when: &When, id: PersonId) -> Result<Everything, ExportError> {
    let conn = &reader.conn;
    let person = page_of(reader, when, id)?;
    let theirs = rows(conn, &identities(conn, id)?)?;
    let telling = Erasing::look(conn, id)?;
    Ok(Everything {
        format: "perennial-person",
        version: FORMAT_VERSION,
        exported_on: when.today,
        person,
        timeline: timeline(reader, id, &[], 0, u32::MAX)?.entries,
        rows: theirs
            .into_iter()
            .map(|(table, rows)| (table.to_owned(), Value::Array(rows)))
            .collect(),
        history: journal::lines(conn, telling.entries())?
            .into_iter()
            .map(|line| Done {
                at: line.at,
                label: line.label,
            })
            .collect(),
    })
}

fn packed(everything: &Everything) -> Result<Vec<u8>, ExportError> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    for (name, text) in [
        ("person.html", page(everything)),
        ("person.json", serde_json::to_string_pretty(everything)?),
    ] {
        archive.start_file(name, options)?;
        archive.write_all(text.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

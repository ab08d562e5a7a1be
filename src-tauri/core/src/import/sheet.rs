//! From bytes to a sheet: every value keeps the line it stands on.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::error::ImportError;
use super::kind::{self, Kind};
use super::options::Reading;
use super::problem::Problem;
use super::rows::{Row, Rows};
use super::{delimited, header, header_names, vcard, workbook};

/// The most rows that are read at once.
pub const MOST_ROWS: usize = 1_000_000;

/// The most columns that a sheet may have.
pub const MOST_COLUMNS: usize = 2_048;

/// A file as a face hands it in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The file's name without its folder: it may tell the platform.
    pub name: String,
    /// All of its bytes.
    pub bytes: Vec<u8>,
    /// The owner's date on which it was last changed: its counts are of that day.
    pub modified: Option<NaiveDate>,
}

impl Source {
    /// Bytes under a name, of no known date.
    #[must_use]
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            name: name.into(),
            bytes: bytes.into(),
            modified: None,
        }
    }
}

/// A table with a header, its rows in the file's order.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// The file's name.
    pub file_name: String,
    /// SHA-256 of the file's bytes, in hex.
    pub hash: String,
    /// What kind of file it is, and how it was read.
    pub format: Format,
    /// One name a column, each of them once. `Column A` where the file gives none.
    pub header: Vec<String>,
    /// Where the header stands; nothing where the file has none.
    pub header_line: Option<u32>,
    /// What stands above the header, such as the title of the list.
    pub titles: Vec<String>,
    /// The rows under it that are not blank.
    pub rows: Rows,
    /// What could not be read as it stands, such as rows that are longer or shorter than the header.
    pub problems: Vec<Problem>,
    /// The owner's date on which the file was last changed.
    pub modified: Option<NaiveDate>,
}

impl Sheet {
    /// The sheet with its first rows only.
    #[must_use]
    pub fn head(&self, rows: usize) -> Self {
        let rows = self.rows.head(rows);
        let last = rows.iter().last().map_or(0, |row| row.line);
        let within = |problem: &&Problem| problem.line <= last;
        Self {
            file_name: self.file_name.clone(),
            hash: self.hash.clone(),
            format: self.format.clone(),
            header: self.header.clone(),
            header_line: self.header_line,
            titles: self.titles.clone(),
            problems: self.problems.iter().filter(within).cloned().collect(),
            modified: self.modified,
            rows,
        }
    }
}

/// A kind of file, and how it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Format {
    /// Text whose columns are parted by a character.
    Text {
        /// Its encoding, by its label in the WHATWG standard.
        encoding: String,
        /// Why that one.
        encoding_because: String,
        /// What parts its columns.
        delimiter: char,
        /// What stands around cells that hold it.
        quote: Option<char>,
    },
    /// A workbook.
    Workbook {
        /// `xlsx`, `xls`, `ods` …
        format: String,
        /// The sheet that was read.
        sheet: String,
        /// Those that hold anything, in their order.
        sheets: Vec<SheetTitle>,
    },
    /// Address cards.
    Cards {
        /// The version that they say.
        version: String,
    },
}

/// A sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct SheetTitle {
    /// Its name.
    pub name: String,
    /// How many rows it has.
    pub rows: u32,
}

/// A file's rows, before its header is looked for.
#[derive(Debug)]
pub(super) struct Table {
    /// What kind of file it is, and how it was read.
    pub format: Format,
    /// The columns' names, where they are no row of the file.
    pub header: Option<Vec<String>>,
    /// Those that are not blank.
    pub rows: Rows,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// Reads a file of any kind that holds a list: what it is, is told by its bytes; blank and title rows are skipped.
///
/// # Errors
/// A file that is empty, damaged, protected, too large or of another kind.
pub fn read(source: &Source, reading: &Reading) -> Result<Sheet, ImportError> {
    let (name, bytes) = (source.name.as_str(), source.bytes.as_slice());
    let table = match kind::of(name, bytes)? {
        Kind::Text => delimited::read(source, reading)?,
        Kind::Book(book) => workbook::read(name, bytes, book, reading.sheet.as_deref())?,
        Kind::Cards => vcard::read(name, bytes)?,
    };
    let Table {
        format,
        header,
        mut rows,
        mut problems,
    } = table;
    if rows.is_empty() {
        return Err(ImportError::Empty {
            file: source.name.clone(),
        });
    }
    let (header, header_line, titles) = match header {
        Some(header) => (header, None, Vec::new()),
        None => {
            let found = header::find(&source.name, &rows, reading.header_row)?;
            let line = found.at.and_then(|at| rows.get(at)).map(|row| row.line);
            let names = header_names::names(&rows, &found);
            let titles = titles(&rows, &found);
            rows.drop_first(found.data_from);
            (names, line, titles)
        }
    };
    if let (true, Some(line)) = (rows.is_empty(), header_line) {
        return Err(ImportError::HeaderOnly {
            file: source.name.clone(),
            line,
        });
    }
    // A workbook's blank cells at the end of a row are not in the file.
    if matches!(format, Format::Text { .. }) {
        problems.extend(rows.iter().filter_map(|row| ragged(row, &header)));
    }
    Ok(Sheet {
        file_name: source.name.clone(),
        hash: hash(&source.bytes),
        format,
        header,
        header_line,
        titles,
        rows,
        problems,
        modified: source.modified,
    })
}

/// Longer texts above a header are no titles.
const LONGEST_TITLE: usize = 100;

/// The texts above the header and its group line, or above the first row where there is none.
fn titles(rows: &Rows, found: &header::Found) -> Vec<String> {
    let above = found.at.map_or(found.data_from, |at| found.group.unwrap_or(at));
    let mut titles = Vec::new();
    for row in rows.iter().take(above) {
        let texts = row.cells().map(str::trim);
        titles.extend(
            texts
                .filter(|text| !text.is_empty() && text.len() <= LONGEST_TITLE)
                .map(str::to_owned),
        );
    }
    titles
}

fn ragged(row: Row<'_>, header: &[String]) -> Option<Problem> {
    let (has, wants) = (row.width(), header.len());
    if has > wants {
        let extra: Vec<&str> = row
            .cells()
            .skip(wants)
            .map(str::trim)
            .filter(|cell| !cell.is_empty())
            .collect();
        if extra.is_empty() {
            return None;
        }
        let message = format!(
            "this row has {has} cells and the header {wants}; what is beyond was left out: check for a stray delimiter"
        );
        return Some(Problem::flag(
            row.line,
            &header_names::letters(wants),
            &extra.join(" "),
            message,
        ));
    }
    let missing = header.get(has)?;
    let message =
        format!("this row has {has} cells and the header {wants}; the missing ones were taken as blank");
    Some(Problem::flag(row.line, missing, "", message))
}

/// The SHA-256 of a file's bytes, in hex.
#[must_use]
pub fn hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut hex, byte| {
            // Writing into a String cannot fail.
            write!(hex, "{byte:02x}").ok();
            hex
        })
}

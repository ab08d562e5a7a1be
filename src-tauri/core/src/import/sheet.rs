//! From text to rows: every value keeps the line it stands on.

use sha2::{Digest, Sha256};

use super::error::ImportError;
use super::problem::Problem;
use super::{dialect, header, text};

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
}

/// A table with a header, its rows in the file's order.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// The file's name.
    pub file_name: String,
    /// SHA-256 of the file's bytes, in hex.
    pub hash: String,
    /// What parts the columns.
    pub delimiter: char,
    /// One name a column, each of them once. `Column A` where the file gives none.
    pub header: Vec<String>,
    /// Where the header stands; nothing where the file has none.
    pub header_line: Option<u32>,
    /// The rows under it that are not blank.
    pub rows: Vec<Row>,
    /// Rows that are longer or shorter than the header.
    pub problems: Vec<Problem>,
}

/// A row and where it starts.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The line of the file on which it starts, counted from 1; cells may hold line breaks.
    pub line: u32,
    /// Its cells as they stand.
    pub cells: csv::StringRecord,
}

/// What makes a spreadsheet program take a cell for a formula, full-width forms included.
const FORMULA_STARTS: [char; 11] = [
    '=', '+', '-', '@', '\t', '\r', '\n', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}',
];

impl Row {
    /// A cell without the spaces around it and the apostrophe that defuses a formula; empty where the row is too short.
    #[must_use]
    pub fn cell(&self, column: usize) -> &str {
        let cell = self.cells.get(column).unwrap_or_default().trim();
        // An apostrophe keeps a spreadsheet program from running what follows: our own export writes it too.
        match cell.strip_prefix('\'') {
            Some(text) if text.starts_with(FORMULA_STARTS) => text,
            _ => cell,
        }
    }
}

/// Reads a CSV file: delimiter and header row are found, blank and title rows skipped.
///
/// # Errors
/// A file that is empty, no CSV, not in UTF-8, too large, or has a quote that is never closed.
pub fn read(source: &Source) -> Result<Sheet, ImportError> {
    let text = text::decode(source)?;
    let (delimiter, skipped) = dialect::detect(text, &source.name);
    let mut rows = rows(&source.name, text, delimiter, skipped)?;
    if rows.is_empty() {
        return Err(ImportError::Empty {
            file: source.name.clone(),
        });
    }
    let found = header::find(&rows);
    let header = header::names(&rows, &found);
    let header_line = found.at.and_then(|at| rows.get(at)).map(|row| row.line);
    rows.drain(..found.data_from);
    if let (true, Some(line)) = (rows.is_empty(), header_line) {
        return Err(ImportError::HeaderOnly {
            file: source.name.clone(),
            line,
        });
    }
    let problems = rows.iter().filter_map(|row| ragged(row, &header)).collect();
    Ok(Sheet {
        file_name: source.name.clone(),
        hash: hex(&Sha256::digest(&source.bytes)),
        delimiter: char::from(delimiter),
        header,
        header_line,
        rows,
        problems,
    })
}

fn rows(file: &str, text: &str, delimiter: u8, skipped: usize) -> Result<Vec<Row>, ImportError> {
    let too_large = |most: usize, what| ImportError::TooLarge {
        file: file.to_owned(),
        most: most.to_string(),
        what,
    };
    let body = &text[skipped..];
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .buffer_capacity(64 * 1024)
        .from_reader(body.as_bytes());
    let mut lines = Lines {
        text: text.as_bytes(),
        at: 0,
        line: 1,
    };
    let mut rows = Vec::new();
    let mut cells = csv::StringRecord::new();
    let mut last = (0, 1);
    // The text is UTF-8 and rows may differ in length: reading from memory cannot fail.
    while matches!(reader.read_record(&mut cells), Ok(true)) {
        let from = cells
            .position()
            .map_or(0, |p| usize::try_from(p.byte()).unwrap_or(usize::MAX));
        let (start, line) = lines.of_record(skipped.saturating_add(from));
        last = (start, line);
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if cells.len() > MOST_COLUMNS {
            return Err(too_large(MOST_COLUMNS, "columns"));
        }
        if rows.len() > MOST_ROWS {
            return Err(too_large(MOST_ROWS, "rows"));
        }
        rows.push(Row {
            line,
            cells: std::mem::take(&mut cells),
        });
    }
    if ends_in_quote(text.as_bytes().get(last.0..).unwrap_or_default(), delimiter) {
        return Err(ImportError::UnclosedQuote {
            file: file.to_owned(),
            line: last.1,
        });
    }
    Ok(rows)
}

/// Counts lines up to where each record starts.
struct Lines<'t> {
    text: &'t [u8],
    at: usize,
    line: u32,
}

impl Lines<'_> {
    /// Where the record that is read from this byte really starts, blank lines passed over, and on which line.
    fn of_record(&mut self, from: usize) -> (usize, u32) {
        while let Some(&byte) = self.text.get(self.at) {
            let broken = matches!(byte, b'\n' | b'\r');
            if self.at >= from && !broken {
                break;
            }
            self.at += 1;
            // `\r\n` is one break, `\r` alone another.
            if byte == b'\n' || (byte == b'\r' && self.text.get(self.at) != Some(&b'\n')) {
                self.line = self.line.saturating_add(1);
            }
        }
        (self.at, self.line)
    }
}

/// Whether a record's text ends inside of quotes.
fn ends_in_quote(record: &[u8], delimiter: u8) -> bool {
    let (mut quoted, mut fresh) = (false, true);
    let mut bytes = record.iter().peekable();
    while let Some(&byte) = bytes.next() {
        if quoted {
            if byte == b'"' && bytes.next_if(|next| **next == b'"').is_none() {
                quoted = false;
            }
        } else {
            quoted = fresh && byte == b'"';
            fresh = byte == delimiter || matches!(byte, b'\n' | b'\r');
        }
    }
    quoted
}

fn ragged(row: &Row, header: &[String]) -> Option<Problem> {
    let (has, wants) = (row.cells.len(), header.len());
    if has > wants {
        let extra: Vec<&str> = row
            .cells
            .iter()
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
            &header::letters(wants),
            &extra.join(" "),
            message,
        ));
    }
    let missing = header.get(has)?;
    let message =
        format!("this row has {has} cells and the header {wants}; the missing ones were taken as blank");
    Some(Problem::flag(row.line, missing, "", message))
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

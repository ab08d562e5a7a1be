//! From a text to rows: delimited in any dialect, or in columns held apart by spaces.

use super::aligned::{Layout, lines_of};
use super::dialect::{self, Dialect};
use super::error::ImportError;
use super::options::Reading;
use super::problem::Problem;
use super::rows::Rows;
use super::sheet::{Format, MOST_COLUMNS, MOST_ROWS, Source, Table};
use super::text;
use super::walk::{Cells, MOST_CELL, Unreadable, Walk, breaks};

/// The most cells that are held: 64 million, whose places take 256 MB.
const MOST_CELLS: usize = 64_000_000;

/// Reads a text as a table: each row with the line on which it starts, rows of blanks left out.
///
/// # Errors
/// A text that is too large, has a cell of more than 1 MB or a quote that is never closed.
pub(super) fn read(source: &Source, reading: &Reading) -> Result<Table, ImportError> {
    let read = text::decode(source, reading.encoding.as_deref())?;
    let dialect = dialect::detect(&read.text, &source.name, reading.delimiter);
    let mut gathered = Gathered::new(&source.name, read.text.len());
    match &dialect.layout {
        None => gathered.walk(&read.text, &dialect)?,
        Some(layout) => gathered.cut(&read.text, &dialect, layout)?,
    }
    let mut rows = gathered.rows;
    rows.shrink();
    let mut problems = of_rows(read.zeros, &rows);
    if read.broken {
        problems.extend(unreadable(&rows, &read.encoding));
    }
    problems.sort_by_key(|problem| problem.line);
    Ok(Table {
        format: Format::Text {
            encoding: read.encoding,
            encoding_because: read.because,
            delimiter: dialect.marks.delimiter,
            quote: dialect.layout.is_none().then(|| char::from(dialect.marks.quote)),
        },
        header: None,
        rows,
        problems,
    })
}

/// Rows so far.
struct Gathered<'f> {
    file: &'f str,
    rows: Rows,
    cells: usize,
}

impl<'f> Gathered<'f> {
    fn new(file: &'f str, bytes: usize) -> Self {
        Self {
            file,
            rows: Rows::with_room(bytes),
            cells: 0,
        }
    }

    fn walk(&mut self, text: &str, dialect: &Dialect) -> Result<(), ImportError> {
        let mut walk = Walk::new(text, dialect.from, dialect.marks);
        let mut cells = Cells::new();
        while let Some(line) = walk.next(&mut cells).map_err(|error| self.refuse(error))? {
            self.add(line, &cells)?;
        }
        Ok(())
    }

    fn cut(&mut self, text: &str, dialect: &Dialect, layout: &Layout) -> Result<(), ImportError> {
        let (before, body) = text.split_at(dialect.from);
        let mut cells = Cells::new();
        for (line, written) in (breaks(before)..).zip(lines_of(body)) {
            let line = line.saturating_add(1);
            layout.cut(written, &mut cells);
            if cells.iter().any(|cell| cell.len() > MOST_CELL) {
                return Err(self.refuse(Unreadable::Huge(line)));
            }
            if cells.len() > MOST_COLUMNS {
                return Err(self.refuse(Unreadable::Wide));
            }
            self.add(line, &cells)?;
        }
        Ok(())
    }

    fn add(&mut self, line: u32, cells: &Cells<'_>) -> Result<(), ImportError> {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(());
        }
        if self.rows.len() > MOST_ROWS {
            return Err(self.too_large(MOST_ROWS, "rows"));
        }
        self.cells += cells.len();
        if self.cells > MOST_CELLS {
            return Err(self.too_large(MOST_CELLS, "cells"));
        }
        self.rows.push(line, cells.iter().map(AsRef::as_ref));
        Ok(())
    }

    fn too_large(&self, most: usize, what: &'static str) -> ImportError {
        ImportError::TooLarge {
            file: self.file.to_owned(),
            most: most.to_string(),
            what,
        }
    }

    fn refuse(&self, error: Unreadable) -> ImportError {
        let file = self.file.to_owned();
        match error {
            Unreadable::Unclosed(line) => ImportError::UnclosedQuote { file, line },
            Unreadable::Huge(line) => ImportError::HugeCell { file, line },
            Unreadable::Wide => self.too_large(MOST_COLUMNS, "columns"),
        }
    }
}

/// Flags of lines become those of the rows that the lines are in, one a row.
fn of_rows(mut flags: Vec<Problem>, rows: &Rows) -> Vec<Problem> {
    let mut starts = rows.iter().map(|row| row.line).peekable();
    let mut start = 0;
    for flag in &mut flags {
        while let Some(next) = starts.next_if(|next| *next <= flag.line) {
            start = next;
        }
        flag.line = flag.line.min(start.max(1));
    }
    flags.dedup_by_key(|flag| flag.line);
    flags
}

/// Cells with bytes in them that say nothing in the encoding.
fn unreadable(rows: &Rows, encoding: &str) -> Vec<Problem> {
    /// So many are told one by one.
    const MOST: usize = 1_000;
    let broken = rows.iter().flat_map(|row| {
        let cells = row
            .cells()
            .filter(|cell| cell.contains(char::REPLACEMENT_CHARACTER));
        cells.map(move |cell| (row.line, cell))
    });
    let mut flags: Vec<Problem> = Vec::new();
    for (line, cell) in broken {
        let message = if flags.len() < MOST {
            format!(
                "bytes in this cell are no {encoding} and stand as “\u{FFFD}”: mend it, or choose another encoding for the file"
            )
        } else {
            format!(
                "cells from here on have more bytes that are no {encoding}: choose another encoding for the file"
            )
        };
        flags.push(Problem::flag(line, "", cell, message));
        if flags.len() > MOST {
            break;
        }
    }
    flags
}

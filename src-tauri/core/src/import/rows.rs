//! The cells of a table: one stretch of text for all of them, so that a million rows fit in memory.

use serde::{Deserialize, Serialize};

/// Rows in the file's order, each with the line it stands on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rows {
    text: String,
    /// Where each cell ends in the text.
    ends: Vec<u32>,
    rows: Vec<Place>,
    /// How many rows at the beginning were taken away.
    dropped: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Place {
    line: u32,
    /// How many cells stand before the row's first.
    first: u32,
}

/// A row and where it starts.
#[derive(Debug, Clone, Copy)]
pub struct Row<'r> {
    /// The line of the file on which it starts, counted from 1; cells may hold line breaks.
    pub line: u32,
    text: &'r str,
    start: u32,
    ends: &'r [u32],
}

/// What makes a spreadsheet program take a cell for a formula, full-width forms included.
const FORMULA_STARTS: [char; 11] = [
    '=', '+', '-', '@', '\t', '\r', '\n', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}',
];

impl Rows {
    /// None yet, and room for so many bytes of text: no more is needed while they are gathered.
    pub(super) fn with_room(bytes: usize) -> Self {
        Self {
            text: String::with_capacity(bytes),
            ..Self::default()
        }
    }

    /// Adds a row.
    pub fn push<'c>(&mut self, line: u32, cells: impl IntoIterator<Item = &'c str>) {
        let first = length(self.ends.len());
        for cell in cells {
            self.text.push_str(cell);
            self.ends.push(length(self.text.len()));
        }
        self.rows.push(Place { line, first });
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len() - self.dropped
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A row by its place.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<Row<'_>> {
        let at = at.checked_add(self.dropped)?;
        let place = self.rows.get(at)?;
        let first = place.first as usize;
        let end = self
            .rows
            .get(at + 1)
            .map_or(self.ends.len(), |next| next.first as usize);
        Some(Row {
            line: place.line,
            text: &self.text,
            start: first
                .checked_sub(1)
                .and_then(|before| self.ends.get(before).copied())
                .unwrap_or(0),
            ends: self.ends.get(first..end).unwrap_or_default(),
        })
    }

    /// All of them.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Row<'_>> + Clone {
        (0..self.len()).map(|at| self.get(at).unwrap_or(Row::NONE))
    }

    /// Where the row of a line stands; lines grow from row to row.
    #[must_use]
    pub fn at_line(&self, line: u32) -> Option<usize> {
        let rows = self.rows.get(self.dropped..).unwrap_or_default();
        rows.binary_search_by_key(&line, |row| row.line).ok()
    }

    /// Takes the first rows away.
    pub fn drop_first(&mut self, rows: usize) {
        self.dropped = self.rows.len().min(self.dropped + rows);
    }

    /// The first of them, on their own.
    #[must_use]
    pub fn head(&self, rows: usize) -> Self {
        let mut head = Self::default();
        for row in self.iter().take(rows) {
            head.push(row.line, row.cells());
        }
        head
    }

    /// Gives back the room that was kept for more.
    pub fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
        self.rows.shrink_to_fit();
    }
}

impl<'r> Row<'r> {
    const NONE: Self = Self {
        line: 0,
        text: "",
        start: 0,
        ends: &[],
    };

    /// How many cells it has.
    #[must_use]
    pub fn width(&self) -> usize {
        self.ends.len()
    }

    /// A cell as it stands; nothing where the row is too short.
    #[must_use]
    pub fn raw(&self, column: usize) -> Option<&'r str> {
        let end = *self.ends.get(column)? as usize;
        let start = match column {
            0 => self.start,
            _ => *self.ends.get(column - 1)?,
        };
        self.text.get(start as usize..end)
    }

    /// A cell without the spaces around it and the apostrophe that defuses a formula; empty where the row is too short.
    #[must_use]
    pub fn cell(&self, column: usize) -> &'r str {
        let cell = self.raw(column).unwrap_or_default().trim();
        // An apostrophe keeps a spreadsheet program from running what follows: our own export writes it too.
        match cell.strip_prefix('\'') {
            Some(text) if text.starts_with(FORMULA_STARTS) => text,
            _ => cell,
        }
    }

    /// Its cells as they stand.
    pub fn cells(&self) -> impl Iterator<Item = &'r str> + Clone + use<'r> {
        let row = *self;
        (0..row.width()).map(move |column| row.raw(column).unwrap_or_default())
    }
}

/// A file is at most 512 MB, so every place in it fits.
fn length(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;

    #[test]
    fn cells_come_back_as_they_went_in() {
        let mut rows = Rows::default();
        rows.push(1, ["Name", "E-mail"]);
        rows.push(3, []);
        rows.push(4, ["Mia", " m@x.com ", ""]);
        assert_eq!((rows.len(), rows.iter().len()), (3, 3));
        let last = rows.get(2).unwrap();
        assert_eq!((last.line, last.width()), (4, 3));
        assert_eq!(last.cells().collect::<Vec<_>>(), ["Mia", " m@x.com ", ""]);
        assert_eq!((last.cell(1), last.raw(3), last.cell(9)), ("m@x.com", None, ""));
        assert_eq!(rows.get(1).unwrap().width(), 0);
        assert!(rows.get(3).is_none());
        assert_eq!((rows.at_line(4), rows.at_line(2)), (Some(2), None));

        rows.drop_first(1);
        assert_eq!((rows.len(), rows.get(0).unwrap().line), (2, 3));
        assert_eq!(rows.get(1).unwrap().cell(0), "Mia");
        assert_eq!(rows.at_line(4), Some(1));
        rows.drop_first(9);
        assert!(rows.is_empty() && rows.get(0).is_none());
    }

    #[test]
    fn the_apostrophe_that_defuses_a_formula_is_no_part_of_a_cell() {
        let mut rows = Rows::default();
        rows.push(1, ["'=1+1", "'t is", "'@mia"]);
        let row = rows.get(0).unwrap();
        assert_eq!([row.cell(0), row.cell(1), row.cell(2)], ["=1+1", "'t is", "@mia"]);
    }
}

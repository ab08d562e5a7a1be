//! Cells come in one by one and go out as rows: nothing is laid out that the sheet only claims to have.

use std::fmt::Display;

use super::Trouble;
use crate::import::problem::Problem;
use crate::import::rows::Rows;
use crate::import::sheet::{MOST_COLUMNS, MOST_ROWS};

/// The most bytes of text that a cell may hold: thirty times of what Excel allows.
pub(super) const MOST_CELL: usize = 1024 * 1024;

/// The most bytes of text that a sheet may hold.
const MOST_TEXT: usize = 256 * 1024 * 1024;

/// The most places for cells, from each row's beginning to its last cell.
const MOST_PLACES: usize = 40_000_000;

/// How much there is in a sheet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Rows with anything in them.
    pub rows: u32,
    /// Cells with anything in them.
    pub cells: u64,
    /// The most cells of one row.
    pub widest: u32,
}

/// Takes a sheet's cells as they stand in the file.
#[derive(Debug, Default)]
pub(super) struct Gather {
    keep: bool,
    tally: Tally,
    rows: Rows,
    /// Whether a row came after a later one.
    disordered: bool,
    row: Option<u32>,
    in_row: u32,
    text: String,
    cells: Vec<(usize, usize)>,
    bytes: usize,
    places: usize,
    problems: Vec<Problem>,
}

impl Gather {
    /// Counts what there is.
    pub(super) fn count() -> Self {
        Self::default()
    }

    /// Keeps what there is.
    pub(super) fn keep() -> Self {
        Self {
            keep: true,
            ..Self::default()
        }
    }

    /// Takes a cell; row and column are counted from 0. A blank one is none.
    ///
    /// # Errors
    /// More than we take.
    pub(super) fn put(&mut self, row: u32, column: u32, text: &str) -> Result<(), Trouble> {
        if text.trim().is_empty() {
            return Ok(());
        }
        if self.row != Some(row) {
            self.end_row();
            self.disordered |= self.row.is_some_and(|before| before > row);
            self.row = Some(row);
        }
        self.in_row += 1;
        self.tally.cells += 1;
        if self.tally.cells > MOST_PLACES as u64 {
            return Err(Trouble::too_much("40 million", "cells"));
        }
        if !self.keep {
            return Ok(());
        }
        let column = column as usize;
        if column >= MOST_COLUMNS {
            return Err(Trouble::too_much(MOST_COLUMNS, "columns"));
        }
        if text.len() > MOST_CELL {
            return Err(Trouble::too_much("1,000,000", "characters in a cell"));
        }
        if self.rows.len() > MOST_ROWS {
            return Err(Trouble::too_much(MOST_ROWS, "rows"));
        }
        self.bytes += text.len();
        if self.bytes > MOST_TEXT {
            return Err(Trouble::too_much(MOST_TEXT / (1024 * 1024), "megabytes of text"));
        }
        if self.cells.len() <= column {
            self.places += column + 1 - self.cells.len();
            self.cells.resize(column + 1, (0, 0));
        }
        if self.places > MOST_PLACES {
            return Err(Trouble::too_much("40 million", "cells"));
        }
        let from = self.text.len();
        self.text.push_str(text);
        if let Some(cell) = self.cells.get_mut(column) {
            *cell = (from, self.text.len());
        }
        Ok(())
    }

    /// How much was taken so far.
    pub(super) fn tally(&mut self) -> Tally {
        self.end_row();
        self.row = None;
        self.tally
    }

    /// A cell of which nothing can be made. Where it stands is only known by the one before it.
    pub(super) fn bad_cell(&mut self, why: impl Display) {
        if self.keep {
            let line = self.row.unwrap_or(0).saturating_add(1);
            let message =
                format!("a cell of this row or the next cannot be read and was taken as blank: {why}");
            self.problems.push(Problem::flag(line, "", "", message));
        }
    }

    /// The rows, in the sheet's order, with their numbers on the sheet; and what could not be read.
    pub(super) fn rows(mut self) -> (Rows, Vec<Problem>) {
        self.end_row();
        self.rows.shrink();
        if self.disordered {
            self.rows = in_order(&self.rows);
        }
        (self.rows, self.problems)
    }

    fn end_row(&mut self) {
        let (Some(row), 1..) = (self.row, self.in_row) else {
            return;
        };
        self.tally.rows = self.tally.rows.saturating_add(1);
        self.tally.widest = self.tally.widest.max(self.in_row);
        self.in_row = 0;
        if self.keep {
            let text = &self.text;
            let cells = self.cells.iter().map(|(from, to)| &text[*from..*to]);
            self.rows.push(row.saturating_add(1), cells);
            self.text.clear();
            self.cells.clear();
        }
    }
}

/// Rows of a file that mixes them up, sorted; what stands twice in one place is taken from where it came first.
fn in_order(rows: &Rows) -> Rows {
    let mut order: Vec<_> = rows.iter().collect();
    order.sort_by_key(|row| row.line);
    let mut sorted = Rows::default();
    for same in order.chunk_by(|a, b| a.line == b.line) {
        let width = same.iter().map(|row| row.width()).max().unwrap_or(0);
        let line = same.first().map_or(0, |row| row.line);
        sorted.push(
            line,
            (0..width).map(|column| {
                let mut cells = same.iter().filter_map(|row| row.raw(column));
                cells.find(|cell| !cell.is_empty()).unwrap_or_default()
            }),
        );
    }
    sorted
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;

    fn lines(rows: &Rows) -> Vec<(u32, Vec<&str>)> {
        rows.iter().map(|row| (row.line, row.cells().collect())).collect()
    }

    #[test]
    fn cells_become_rows_with_their_numbers() {
        let mut gather = Gather::keep();
        gather.put(0, 0, "Name").unwrap();
        gather.put(0, 2, "City").unwrap();
        gather.put(1, 1, "  ").unwrap();
        gather.put(9, 1, "Köln").unwrap();
        assert_eq!(
            gather.tally(),
            Tally {
                rows: 2,
                cells: 3,
                widest: 2
            }
        );
        assert_eq!(
            lines(&gather.rows().0),
            [(1, vec!["Name", "", "City"]), (10, vec!["", "Köln"])]
        );
    }

    #[test]
    fn rows_that_are_mixed_up_are_sorted() {
        let mut gather = Gather::keep();
        for (row, column, text) in [(4, 0, "c"), (1, 0, "a"), (4, 1, "d"), (1, 0, "b"), (2, 1, "e")] {
            gather.put(row, column, text).unwrap();
        }
        assert_eq!(
            lines(&gather.rows().0),
            [(2, vec!["a"]), (3, vec!["", "e"]), (5, vec!["c", "d"])]
        );
    }

    #[test]
    fn more_than_we_take_is_refused() {
        let wide = Gather::keep().put(0, 2_048, "x").unwrap_err();
        assert!(matches!(wide, Trouble::TooMuch { what: "columns", .. }));
        let long = Gather::keep().put(0, 0, &"x".repeat(MOST_CELL + 1)).unwrap_err();
        assert!(matches!(long, Trouble::TooMuch { .. }));
        let mut gather = Gather::keep();
        let row = (0..40_000).try_for_each(|row| gather.put(row, 2_047, "x"));
        assert!(matches!(row, Err(Trouble::TooMuch { what: "cells", .. })));
    }
}

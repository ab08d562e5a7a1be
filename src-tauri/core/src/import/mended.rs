//! A sheet with its cells mended in place.

use std::collections::{BTreeMap, HashSet};

use super::error::ImportError;
use super::mapping;
use super::options::Edit;
use super::rows::Rows;
use super::sheet::Sheet;

impl Sheet {
    /// The same sheet with these cells mended; of two edits of one cell the later stands.
    ///
    /// # Errors
    /// A line on which no row starts, or a column that the sheet does not have.
    pub fn mended(&self, edits: &[Edit]) -> Result<Self, ImportError> {
        let mut mended: BTreeMap<usize, BTreeMap<usize, &str>> = BTreeMap::new();
        let mut cells: HashSet<(u32, &str)> = HashSet::new();
        for edit in edits {
            let row = self.rows.at_line(edit.line).ok_or_else(|| ImportError::NoRow {
                file: self.file_name.clone(),
                line: edit.line,
            })?;
            let column = mapping::find(self, &edit.column)?;
            mended.entry(row).or_default().insert(column, edit.text.as_str());
            cells.extend(self.header.get(column).map(|header| (edit.line, header.as_str())));
        }
        let mut rows = Rows::default();
        for (at, row) in self.rows.iter().enumerate() {
            let Some(edits) = mended.get(&at) else {
                rows.push(row.line, row.cells());
                continue;
            };
            let width = edits.keys().last().map_or(0, |last| last + 1).max(row.width());
            let cell = |column: usize| {
                let edit = edits.get(&column).copied();
                edit.or_else(|| row.raw(column)).unwrap_or_default()
            };
            rows.push(row.line, (0..width).map(cell));
        }
        // What was said of a cell was said of what stood there.
        let stands = |problem: &&super::Problem| !cells.contains(&(problem.line, problem.column.as_str()));
        Ok(Self {
            file_name: self.file_name.clone(),
            hash: self.hash.clone(),
            format: self.format.clone(),
            header: self.header.clone(),
            header_line: self.header_line,
            titles: self.titles.clone(),
            problems: self.problems.iter().filter(stands).cloned().collect(),
            modified: self.modified,
            rows,
        })
    }
}

//! The first look at every row: what it is recognised by, or why it is about no one.

use std::ops::ControlFlow;

use super::footer;
use super::keys::{Keys, count};
use super::plan::RowPlan;
use super::problem::{Problem, Severity};
use super::roster::Roster;
use super::row_reader::RowReader;
use super::rows::Row;

/// How many rows are read between two reports of progress.
const STEP: usize = 1_024;

/// A file that was read once: what its rows are recognised by, and those that are about no one.
pub(super) struct Read {
    pub(super) keys: Keys,
    /// What becomes of rows that are about no one.
    pub(super) fates: Vec<Option<RowPlan>>,
    pub(super) problems: Vec<Problem>,
}

impl Read {
    /// Reads every row; nothing where it was broken off.
    pub(super) fn all(
        reader: &RowReader<'_>,
        roster: &Roster,
        progress: &mut dyn FnMut(u32, u32) -> ControlFlow<()>,
    ) -> Option<Self> {
        let rows = &reader.sheet.rows;
        let mut read = Self {
            keys: Keys::with_capacity(rows.len()),
            fates: Vec::with_capacity(rows.len()),
            problems: reader.sheet.problems.clone(),
        };
        // Rows under the list that are about no one, by line, and why.
        let footers = footer::footers(reader.sheet);
        for row in rows.iter() {
            let fate = read.row(reader, roster, &footers, row);
            if fate.is_some() {
                read.keys.push_nothing();
            }
            read.fates.push(fate);
            let done = read.fates.len();
            if (done.is_multiple_of(STEP) || done == rows.len())
                && progress(count(done), count(rows.len())).is_break()
            {
                return None;
            }
        }
        Some(read)
    }

    /// What becomes of a row that is about no one.
    fn row(
        &mut self,
        reader: &RowReader<'_>,
        roster: &Roster,
        footers: &[(u32, &'static str)],
        row: Row<'_>,
    ) -> Option<RowPlan> {
        let last = footers.binary_search_by_key(&row.line, |(line, _)| *line);
        let footer = match last {
            Ok(at) => footers.get(at).map(|(_, why)| *why),
            Err(_) => footer::is_footer(reader.sheet, row),
        };
        if let Some(why) = footer {
            // That it is shorter than the header does not matter.
            self.problems.retain(|problem| problem.line != row.line);
            return Some(RowPlan::Skip { why: why.to_owned() });
        }
        let (candidate, problems) = reader.read(row);
        if let Some(candidate) = candidate {
            self.keys.push(&candidate, roster);
            self.problems.extend(problems);
            return None;
        }
        self.problems.extend(problems.iter().cloned());
        let problems = problems
            .into_iter()
            .filter(|problem| problem.severity == Severity::Rejects)
            .collect();
        Some(RowPlan::Reject { problems })
    }
}

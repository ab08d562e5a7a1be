//! The first look at every row: what it is recognised by, or why it is about no one.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::{panic, thread};

use super::footer;
use super::keys::{Keys, count};
use super::plan::RowPlan;
use super::problem::{Problem, Severity};
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
            let fate = read.row(reader, &footers, row);
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

    /// The same on another thread, while this one does something else; nothing where either was broken off.
    pub(super) fn beside<T, E>(
        reader: &RowReader<'_>,
        progress: &mut dyn FnMut(u32, u32) -> ControlFlow<()>,
        something: impl FnOnce() -> Result<T, E>,
    ) -> Result<(Option<Self>, T), E> {
        let stopped = AtomicBool::new(false);
        thread::scope(|scope| {
            let (say, said) = mpsc::channel();
            let stopped = &stopped;
            let mut tell = move |done, total| match say.send((done, total)) {
                Ok(()) if !stopped.load(Ordering::Relaxed) => ControlFlow::Continue(()),
                _ => ControlFlow::Break(()),
            };
            let reading = thread::Builder::new()
                .name("rows".into())
                .spawn_scoped(scope, move || Self::all(reader, &mut tell));
            let Ok(reading) = reading else {
                // A system that has no thread to give: one after the other.
                let done = something()?;
                return Ok((Self::all(reader, progress), done));
            };
            let done = something();
            if done.is_err() {
                stopped.store(true, Ordering::Relaxed);
            }
            for (read, total) in said {
                if done.is_ok() && progress(read, total).is_break() {
                    stopped.store(true, Ordering::Relaxed);
                }
            }
            match reading.join() {
                Ok(read) => Ok((read.filter(|_| !stopped.load(Ordering::Relaxed)), done?)),
                Err(panicked) => panic::resume_unwind(panicked),
            }
        })
    }

    /// What becomes of a row that is about no one.
    fn row(
        &mut self,
        reader: &RowReader<'_>,
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
            self.keys.push(&candidate);
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

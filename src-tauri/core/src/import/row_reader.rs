//! Reads rows again and again: a candidate is cheap to read and dear to keep.

use chrono::NaiveDate;

use super::candidate::{self, Candidate};
use super::field::Field;
use super::mapping::Mapping;
use super::problem::Problem;
use super::rows::Row;
use super::sheet::Sheet;
use crate::domain::phone::Region;

/// The rows of a sheet as a mapping and a day have them.
#[derive(Debug, Clone, Copy)]
pub(super) struct RowReader<'p> {
    pub(super) sheet: &'p Sheet,
    mapping: &'p Mapping,
    today: Option<NaiveDate>,
    /// The day of counts whose row tells none.
    pub(super) modified: Option<NaiveDate>,
}

impl<'p> RowReader<'p> {
    pub(super) fn new(sheet: &'p Sheet, mapping: &'p Mapping, today: Option<NaiveDate>) -> Self {
        Self {
            sheet,
            mapping,
            today,
            modified: sheet
                .modified
                .filter(|day| today.is_none_or(|today| *day <= today)),
        }
    }

    /// Where phone numbers without a prefix are dialled.
    pub(super) fn region(&self) -> Option<Region> {
        self.mapping.region
    }

    /// What a row says, by its place; nothing where it is rejected.
    pub(super) fn candidate(&self, at: usize) -> Option<Candidate> {
        self.read(self.sheet.rows.get(at)?).0
    }

    /// What a row says, and what is wrong with it.
    pub(super) fn read(&self, row: Row<'_>) -> (Option<Candidate>, Vec<Problem>) {
        let (mut candidate, mut problems) = candidate::read(row, self.mapping);
        if let (Some(candidate), Some(today)) = (&mut candidate, self.today) {
            let is_past = |day: &NaiveDate| *day <= today;
            let yet_to_come = |day: NaiveDate, field: &Field, what: &str| {
                let column = self.mapping.holding(|held| held == field).next();
                let column = column.map_or("", |column| column.header.as_str());
                let message = format!("this day is yet to come, so it is {what}; it was left out");
                Problem::flag(row.line, column, &day.to_string(), message)
            };
            for day in candidate.contacts.iter().filter(|day| !is_past(day)) {
                problems.push(yet_to_come(*day, &Field::ContactedOn, "no contact yet"));
            }
            candidate.contacts.retain(is_past);
            if let Some(day) = candidate.stats_on.filter(|day| !is_past(day)) {
                problems.push(yet_to_come(day, &Field::StatsOn, "not the day of a count"));
                candidate.stats_on = None;
            }
        }
        (candidate, problems)
    }
}

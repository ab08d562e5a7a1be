//! The days ahead: who comes due on which.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::ViewError;
use crate::domain::PersonId;
use crate::domain::nudge::Reason;
use crate::domain::when::When;
use crate::store::{Reader, celebration, person, standing};

/// At most so many people are named a day.
const NAMED: u32 = 20;

/// A yearly day is at most so many days off.
const A_YEAR: u64 = 366;

/// A day to come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct AheadDay {
    /// The owner's date.
    pub on: NaiveDate,
    /// How many come due, celebrations among them.
    pub count: u32,
    /// The first of them.
    pub people: Vec<AheadPerson>,
}

/// Somebody who comes due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct AheadPerson {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Why.
    pub reason: Reason,
}

/// Each of the days after today, up to so many: whoever comes due on it, if nothing happens before.
///
/// # Errors
/// The data file cannot be read.
pub fn ahead(reader: &Reader, when: &When, days: u32) -> Result<Vec<AheadDay>, ViewError> {
    (1..=days)
        .filter_map(|ahead| when.today.checked_add_days(Days::new(u64::from(ahead))))
        .map(|on| day(reader, on))
        .collect()
}

/// The first day after today on which somebody comes due: a yearly day counts as far as a year ahead.
pub(super) fn next(reader: &Reader, when: &When) -> Result<Option<AheadDay>, ViewError> {
    let conn = &reader.conn;
    let due = standing::next_due(conn, when.today)?;
    let days = (1..=A_YEAR).filter_map(|ahead| when.today.checked_add_days(Days::new(ahead)));
    for on in days.take_while(|on| due.is_none_or(|due| *on < due)) {
        if !celebration::on_date(conn, on)?.is_empty() {
            return Ok(Some(day(reader, on)?));
        }
    }
    due.map(|on| day(reader, on)).transpose()
}

fn day(reader: &Reader, on: NaiveDate) -> Result<AheadDay, ViewError> {
    let conn = &reader.conn;
    let celebrated = celebration::on_date(conn, on)?;
    let mut people = Vec::new();
    let due = standing::due_on(conn, on, NAMED)?;
    let all = (due.iter().copied()).chain(celebrated.iter().map(|one| (one.person, one.occasion.reason())));
    for (id, reason) in all.take(NAMED as usize) {
        if let Some(row) = person::read(conn, id)? {
            people.push(AheadPerson {
                person: id,
                name: row.name,
                reason,
            });
        }
    }
    let celebrated = u32::try_from(celebrated.len()).unwrap_or(u32::MAX);
    Ok(AheadDay {
        on,
        count: standing::due_between(conn, on.pred_opt().unwrap_or(on), on)?.saturating_add(celebrated),
        people,
    })
}

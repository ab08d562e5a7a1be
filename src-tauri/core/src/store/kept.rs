//! A standing as it is kept: a row from which a nudge is shown without a look at anything else.

use std::sync::LazyLock;

use chrono::NaiveDate;
use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, params, params_from_iter};

use super::StoreError;
use super::bulk::{Noun, TABLES};
use super::facts::{ShownAccount, Standing};
use super::rows::Rows;
use crate::domain::PersonId;
use crate::domain::nudge::{Circumstances, Due, Wanted};
use crate::domain::stage::Stage;

/// How a standing is written over the one that is kept, and how it is read to be compared.
static REPLACE: LazyLock<String> = LazyLock::new(|| {
    let marks: Vec<String> = (1..=columns().len()).map(|at| format!("?{at}")).collect();
    let sets: Vec<String> = (columns().iter().zip(&marks))
        .map(|(column, mark)| format!("{column} = {mark}"))
        .collect();
    format!(
        "INSERT INTO standing ({}) VALUES ({}) ON CONFLICT (person_id) DO UPDATE SET {}",
        columns().join(", "),
        marks.join(", "),
        sets.join(", ")
    )
});
static COMPARED: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT {} FROM standing WHERE person_id = ?1",
        columns().join(", ")
    )
});

/// The columns that hold what is derived: all but the key.
fn columns() -> &'static [&'static str] {
    let all = TABLES.get(Noun::Standing as usize).map(|table| table.columns);
    all.and_then(<[_]>::split_first).map_or(&[], |(_, rest)| rest)
}

/// A standing's values in the order of the columns.
fn values(standing: &Standing) -> Vec<Value> {
    let facts = &standing.circumstances;
    let date = |on: Option<NaiveDate>| on.map(|on| on.to_string()).into();
    let number = |number: Option<u32>| number.into();
    let days_written = match facts.wanted {
        Wanted::Answer { days_written } => Some(days_written),
        Wanted::Nothing => None,
    };
    vec![
        Value::Blob(standing.person.0.as_bytes().to_vec()),
        standing.stage.word().to_owned().into(),
        standing.archived.into(),
        date(standing.last_contact_on),
        standing
            .last_direction
            .map(|direction| direction.word().to_owned())
            .into(),
        standing.touchpoints.into(),
        number(standing.cadence_days),
        date(standing.due.map(|due| due.on)),
        standing.due.map(|due| due.reason.word().to_owned()).into(),
        standing.followers().into(),
        number(standing.place()),
        date(standing.greeted_on),
        standing.name.clone().into(),
        ShownAccount::write(&standing.accounts).into(),
        date(Some(facts.added_on)),
        date(facts.next_touch_on),
        date(facts.snoozed_until),
        number(days_written),
        standing.signs.points().into(),
    ]
}

/// Writes a person's standing over the one that is kept, if any.
pub fn replace(conn: &Connection, standing: &Standing) -> Result<(), StoreError> {
    conn.prepare_cached(&REPLACE)?
        .execute(params_from_iter(values(standing)))?;
    Ok(())
}

/// Adds a standing to rows that are to be inserted.
pub fn add_to(row: &mut Rows, key: i64, standing: &Standing) {
    row.integer(key);
    for value in values(standing) {
        row.value(&value);
    }
}

/// Whether this standing is the one that is kept; `None`: none is.
pub fn is_kept(conn: &Connection, standing: &Standing) -> Result<Option<bool>, StoreError> {
    let fresh = values(standing);
    let mut kept = conn.prepare_cached(&COMPARED)?;
    let same = |row: &Row<'_>| {
        for (at, value) in fresh.iter().enumerate() {
            if row.get_ref(at)? != ValueRef::from(value) {
                return Ok(false);
            }
        }
        Ok(true)
    };
    Ok(kept.query_row([standing.person], same).optional()?)
}

/// What a nudge shows of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// When they are due.
    pub due: Option<Due>,
    /// Their accounts, most followed first.
    pub accounts: Vec<ShownAccount>,
    /// What the nudge rules saw of somebody who is not resting; without what was said not to be needed, which decides
    /// when they are due and is not told.
    pub circumstances: Circumstances,
}

macro_rules! shown {
    ($rest:literal) => {
        concat!(
            "SELECT person_id, name, stage, due_on, reason, accounts, last_contact_on, last_direction, days_written,
             added_on, cadence_days, snoozed_until, next_touch_on FROM standing ",
            $rest
        )
    };
}

/// Who is due at a place.
pub(super) const PAGE: &str =
    shown!("WHERE place = ?1 AND due_on <= ?2 ORDER BY due_on, last_contact_on, key LIMIT ?4 OFFSET ?3");

const OF_PERSON: &str = shown!("WHERE person_id = ?1");

impl Shown {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        let due = date(row, 3)?.zip(row.get(4)?);
        let days_written: Option<u32> = row.get(8)?;
        Ok(Self {
            person: row.get(0)?,
            name: row.get(1)?,
            due: due.map(|(on, reason)| Due { on, reason }),
            accounts: ShownAccount::read(row, 5)?,
            circumstances: Circumstances {
                stage: row.get(2)?,
                last_contact_on: date(row, 6)?,
                last_direction: row.get(7)?,
                wanted: days_written.map_or(Wanted::Nothing, |days_written| Wanted::Answer { days_written }),
                added_on: date(row, 9)?.unwrap_or_default(),
                cadence_days: row.get(10)?,
                snoozed_until: date(row, 11)?,
                next_touch_on: date(row, 12)?,
                resting: false,
                not_needed: Vec::new(),
            },
        })
    }
}

/// A date, read where it stands as this program writes it; the general parser takes half the time of a page.
fn date(row: &Row<'_>, column: usize) -> Result<Option<NaiveDate>, StoreError> {
    let text = row.get_ref(column)?;
    let plain = text.as_str().ok().and_then(|text| {
        let number = |from: usize, to: usize| text.get(from..to)?.parse().ok();
        let dashed = text.len() == 10 && text.get(4..5) == Some("-") && text.get(7..8) == Some("-");
        let year = number(0, 4).filter(|_| dashed)?;
        NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, number(5, 7)?, number(8, 10)?)
    });
    Ok(match plain {
        Some(on) => Some(on),
        None => row.get(column)?,
    })
}

/// Who is due on a date at a place, the longest overdue first, after so many of them, at most so many.
pub fn due_at(
    conn: &Connection,
    today: NaiveDate,
    place: u32,
    skip: u32,
    limit: u32,
    page: &mut Vec<Shown>,
) -> Result<(), StoreError> {
    let mut found = conn.prepare_cached(PAGE)?;
    let mut rows = found.query(params![place, today, skip, limit])?;
    while let Some(row) = rows.next()? {
        page.push(Shown::from_row(row)?);
    }
    Ok(())
}

const EVERYBODY: &str = shown!("");

/// What a nudge would show of everybody who stands in one of these stages, one after another.
pub fn each(conn: &Connection, stages: &[Stage], mut see: impl FnMut(Shown)) -> Result<(), StoreError> {
    let mut found = conn.prepare_cached(EVERYBODY)?;
    let mut rows = found.query([])?;
    while let Some(row) = rows.next()? {
        if stages.contains(&row.get(2)?) {
            see(Shown::from_row(row)?);
        }
    }
    Ok(())
}

/// What a nudge shows of one person.
pub fn of_person(conn: &Connection, person: PersonId) -> Result<Option<Shown>, StoreError> {
    let mut found = conn.prepare_cached(OF_PERSON)?;
    let mut rows = found.query([person])?;
    rows.next()?.map(Shown::from_row).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_today_is_found_by_an_index_and_read_from_one_table() {
        let dir = tempfile::tempdir().unwrap();
        let store = crate::store::open(&dir.path().join("data"), None).unwrap();
        let mut explain = store.conn.prepare(&format!("EXPLAIN QUERY PLAN {PAGE}")).unwrap();
        let plan: Vec<String> = explain
            .query_map(params![100, "2026-03-01", 0, 50], |row| row.get(3))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        assert_eq!(
            plan,
            ["SEARCH standing USING INDEX standing_place (place=? AND due_on<?)"],
            "no scan, no sorting, no other table"
        );
    }
}

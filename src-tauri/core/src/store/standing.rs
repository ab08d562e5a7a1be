//! Reading everybody's standing: who is due, how many, in which order.

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::facts::{BESIDE, FACTS, ForAll, Standing};
use super::headcount::DueCounts;
use super::kept::Shown;
use super::{StoreError, kept};
use crate::domain::PersonId;
use crate::domain::nudge::Reason;

/// One person's standing, computed from their base rows.
pub fn of_person(conn: &Connection, person: PersonId) -> Result<Option<Standing>, StoreError> {
    let for_all = ForAll::read(conn)?;
    let mut facts = conn.prepare_cached(&format!("{FACTS} FROM person p {BESIDE} WHERE p.id = ?1"))?;
    let mut rows = facts.query([person])?;
    rows.next()?.map(|row| Standing::of(row, &for_all)).transpose()
}

/// The last key that a standing has.
pub fn last_key(conn: &Connection) -> Result<i64, StoreError> {
    Ok(conn.query_row("SELECT coalesce(max(key), 0) FROM standing", [], |row| row.get(0))?)
}

/// A page of who is due on a date, place by place, of one place the longest overdue first.
pub fn due(
    conn: &Connection,
    today: NaiveDate,
    places: &[(u32, Reason)],
    counts: &DueCounts,
    from: u32,
    limit: u32,
) -> Result<Vec<Shown>, StoreError> {
    let (mut skip, mut page) = (from, Vec::new());
    for (place, _) in places {
        let here = counts.at(*place);
        if here <= skip {
            skip -= here;
            continue;
        }
        let room = limit.saturating_sub(u32::try_from(page.len()).unwrap_or(u32::MAX));
        if room == 0 {
            break;
        }
        kept::due_at(conn, today, *place, skip, room, &mut page)?;
        skip = 0;
    }
    Ok(page)
}

/// Who comes due on a date, and why.
pub fn due_on(conn: &Connection, on: NaiveDate, limit: u32) -> Result<Vec<(PersonId, Reason)>, StoreError> {
    let mut found = conn.prepare_cached(
        "SELECT person_id, reason FROM standing WHERE due_on IS NOT NULL AND due_on = ?1
         ORDER BY last_contact_on, key LIMIT ?2",
    )?;
    let rows = found.query_map(params![on, limit], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The first date after another on which somebody comes due.
pub fn next_due(conn: &Connection, after: NaiveDate) -> Result<Option<NaiveDate>, StoreError> {
    Ok(conn
        .prepare_cached("SELECT min(due_on) FROM standing WHERE due_on IS NOT NULL AND due_on > ?1")?
        .query_row([after], |row| row.get(0))?)
}

/// With how many people we were in touch on a date, by our own doing. Only for the newest date there is: it looks
/// among those whose last contact it was.
pub fn heard_from_us(conn: &Connection, on: NaiveDate) -> Result<u32, StoreError> {
    Ok(conn
        .prepare_cached(
            "SELECT count(*) FROM standing s WHERE s.archived IN (0, 1) AND s.last_contact_on = ?1
             AND EXISTS (SELECT 1 FROM touchpoint t
                         WHERE t.person_id = s.person_id AND t.on_date = ?1 AND t.direction = 'out')",
        )?
        .query_row([on], |row| row.get(0))?)
}

/// How many come due after one date, up to another.
pub fn due_between(conn: &Connection, after: NaiveDate, upto: NaiveDate) -> Result<u32, StoreError> {
    Ok(conn
        .prepare_cached(
            "SELECT count(*) FROM standing WHERE due_on IS NOT NULL AND due_on > ?1 AND due_on <= ?2",
        )?
        .query_row([after, upto], |row| row.get(0))?)
}

/// How many touchpoints a person has.
pub fn touchpoints(conn: &Connection, person: PersonId) -> Result<u32, StoreError> {
    Ok(conn
        .prepare_cached("SELECT touchpoints FROM standing WHERE person_id = ?1")?
        .query_row([person], |row| row.get(0))?)
}

//! Reading everybody's standing: who is due, how many, in which order.

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::StoreError;
use super::facts::{BESIDE, FACTS, ForAll, Standing};
use crate::domain::PersonId;
use crate::domain::nudge::Reason;
use crate::domain::stage::Stage;

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

/// A page of who is due on a date, place by place, of one place the longest overdue first; read from one index.
pub fn due(
    conn: &Connection,
    today: NaiveDate,
    places: &[(u32, Reason)],
    from: u32,
    limit: u32,
) -> Result<Vec<PersonId>, StoreError> {
    let mut found = conn.prepare_cached(PAGE)?;
    let (mut skip, mut page) = (from, Vec::new());
    for (place, _) in places {
        let room = limit.saturating_sub(u32::try_from(page.len()).unwrap_or(u32::MAX));
        if room == 0 {
            break;
        }
        if skip > 0 {
            let here = due_at(conn, today, *place)?;
            if here <= skip {
                skip -= here;
                continue;
            }
        }
        for person in found.query_map(params![place, today, skip, room], |row| row.get(0))? {
            page.push(person?);
        }
        skip = 0;
    }
    Ok(page)
}

/// Who is due at a place.
const PAGE: &str = "SELECT person_id FROM standing WHERE place = ?1 AND due_on <= ?2
     ORDER BY due_on, last_contact_on, key LIMIT ?4 OFFSET ?3";

fn due_at(conn: &Connection, today: NaiveDate, place: u32) -> Result<u32, StoreError> {
    Ok(conn
        .prepare_cached("SELECT count(*) FROM standing WHERE place = ?1 AND due_on <= ?2")?
        .query_row(params![place, today], |row| row.get(0))?)
}

/// How many of a group are due on a date, by reason in their order; reasons without any are left out.
pub fn due_counts(
    conn: &Connection,
    today: NaiveDate,
    places: &[(u32, Reason)],
) -> Result<Vec<(Reason, u32)>, StoreError> {
    let mut counts: Vec<(Reason, u32)> = Vec::new();
    for (place, reason) in places {
        let due = due_at(conn, today, *place)?;
        match counts.iter_mut().find(|(known, _)| known == reason) {
            Some((_, count)) => *count += due,
            None => counts.push((*reason, due)),
        }
    }
    counts.retain(|(_, count)| *count > 0);
    Ok(counts)
}

/// How many are due on a date in all.
pub fn due_in_all(conn: &Connection, today: NaiveDate) -> Result<u32, StoreError> {
    Ok(conn
        .prepare_cached("SELECT count(*) FROM standing WHERE due_on IS NOT NULL AND due_on <= ?1")?
        .query_row([today], |row| row.get(0))?)
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

/// How many stand in each stage, and how many of them are due.
pub fn stage_counts(conn: &Connection, today: NaiveDate) -> Result<Vec<(Stage, u32, u32)>, StoreError> {
    let mut found = conn.prepare_cached(
        "SELECT stage,
                (SELECT count(*) FROM person p WHERE p.stage = stage.stage AND p.archived_on IS NULL),
                (SELECT count(*) FROM standing s
                 WHERE s.stage = stage.stage AND s.due_on IS NOT NULL AND s.due_on <= ?1)
         FROM stage ORDER BY position",
    )?;
    let rows = found.query_map([today], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_today_is_read_from_an_index_alone() {
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
            ["SEARCH standing USING COVERING INDEX standing_place (place=? AND due_on<?)"],
            "no scan, no sorting, no look at the table itself"
        );
    }
}

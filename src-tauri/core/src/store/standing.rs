//! Reading everybody's standing: who is due, how many, in which order.

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::StoreError;
use super::derive::{FACTS, Standing, default_days};
use crate::domain::PersonId;
use crate::domain::nudge::Reason;
use crate::domain::stage::Stage;

/// One person's standing, computed from their base rows.
pub fn of_person(conn: &Connection, person: PersonId) -> Result<Option<Standing>, StoreError> {
    let default = default_days(conn)?;
    let mut facts = conn.prepare_cached(&format!(
        "{FACTS} FROM person p JOIN stage g ON g.stage = p.stage WHERE p.id = ?1"
    ))?;
    let mut rows = facts.query([person])?;
    rows.next()?.map(|row| Standing::of(row, default)).transpose()
}

/// The last key that a standing has.
pub fn last_key(conn: &Connection) -> Result<i64, StoreError> {
    Ok(conn.query_row("SELECT coalesce(max(key), 0) FROM standing", [], |row| row.get(0))?)
}

/// Who is due on a date for a reason, longest overdue first.
pub fn due(
    conn: &Connection,
    today: NaiveDate,
    reason: Reason,
    from: u32,
    limit: u32,
) -> Result<Vec<PersonId>, StoreError> {
    let mut found = conn.prepare_cached(
        "SELECT person_id FROM standing WHERE reason = ?1 AND due_on <= ?2
         ORDER BY due_on, last_contact_on, key LIMIT ?4 OFFSET ?3",
    )?;
    let rows = found.query_map(params![reason, today, from, limit], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// How many are due on a date, by reason, in the order in which Today shows them; reasons without any are left out.
pub fn due_counts(conn: &Connection, today: NaiveDate) -> Result<Vec<(Reason, u32)>, StoreError> {
    let mut count =
        conn.prepare_cached("SELECT count(*) FROM standing WHERE reason = ?1 AND due_on <= ?2")?;
    let mut counts = Vec::new();
    for &reason in Reason::ALL {
        let due = count.query_row(params![reason, today], |row| row.get(0))?;
        if due > 0 {
            counts.push((reason, due));
        }
    }
    Ok(counts)
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

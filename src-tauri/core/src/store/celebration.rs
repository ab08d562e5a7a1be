//! Whom to celebrate, or to thank: derived days that come back every year, and mentions not thanked.

use std::collections::HashSet;
use std::sync::LazyLock;

use chrono::{Days, NaiveDate};
use rusqlite::{Connection, params};

use super::{StoreError, facts};
use crate::domain::PersonId;
use crate::domain::nudge::{Occasion, Reason, THANK_DAYS, Yearly, is_kept, month_days, window};

/// Somebody to celebrate or to thank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Celebration {
    /// Who.
    pub person: PersonId,
    /// What for.
    pub occasion: Occasion,
    /// On which date it falls, this time.
    pub on: NaiveDate,
}

/// Replaces a person's yearly days.
pub fn replace(conn: &Connection, person: PersonId, days: &[Yearly]) -> Result<(), StoreError> {
    conn.prepare_cached("DELETE FROM celebration WHERE person_id = ?1")?
        .execute([person])?;
    let mut insert = conn.prepare_cached(
        "INSERT INTO celebration (month_day, reason, person_id, since) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for day in days {
        insert.execute(params![day.month_day, day.reason, person, day.since])?;
    }
    Ok(())
}

/// A person's yearly days as they are kept.
pub fn of_person(conn: &Connection, person: PersonId) -> Result<Vec<Yearly>, StoreError> {
    let mut found =
        conn.prepare_cached("SELECT month_day, reason, since FROM celebration WHERE person_id = ?1")?;
    let rows = found.query_map([person], |row| {
        Ok(Yearly {
            month_day: row.get(0)?,
            reason: row.get(1)?,
            since: row.get(2)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Whom to celebrate or to thank today, each person once: birthdays, anniversaries, then mentions, of each what lies
/// furthest back last, but of mentions first, since their time runs out.
pub fn due(conn: &Connection, today: NaiveDate) -> Result<Vec<Celebration>, StoreError> {
    let mut found = every(conn, today)?;
    let mut seen = HashSet::new();
    found.retain(|one| seen.insert(one.person));
    Ok(found)
}

/// All that asks to celebrate or to thank one person today.
pub fn due_of(conn: &Connection, person: PersonId, today: NaiveDate) -> Result<Vec<Celebration>, StoreError> {
    let mut found = every(conn, today)?;
    found.retain(|one| one.person == person);
    Ok(found)
}

fn every(conn: &Connection, today: NaiveDate) -> Result<Vec<Celebration>, StoreError> {
    if facts::resting_until(conn)?.is_some_and(|until| until > today) {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for on in window(today) {
        found.extend(yearly_on(conn, on, today)?);
    }
    birthdays_first(&mut found);
    found.extend(to_thank_for(conn, today)?);
    Ok(found)
}

/// Whose birthday or anniversary falls on a date to come, each person once.
pub fn on_date(conn: &Connection, on: NaiveDate) -> Result<Vec<Celebration>, StoreError> {
    if facts::resting_until(conn)?.is_some_and(|until| until > on) {
        return Ok(Vec::new());
    }
    let mut found = yearly_on(conn, on, on)?;
    birthdays_first(&mut found);
    let mut seen = HashSet::new();
    found.retain(|one| seen.insert(one.person));
    Ok(found)
}

/// Birthdays go before anniversaries; of each, the days keep their order.
fn birthdays_first(found: &mut [Celebration]) {
    found.sort_by_key(|one| one.occasion.reason() != Reason::Birthday);
}

/// Not where we wrote to them or did something for them on the day or after it, nor where they are snoozed, nor where
/// it was said that it is not needed.
const OPEN: &str = "(s.greeted_on IS NULL OR s.greeted_on < ?1)
    AND NOT EXISTS (SELECT 1 FROM snooze z WHERE z.person_id = s.person_id AND z.until_on > ?2)
    AND NOT EXISTS (SELECT 1 FROM not_needed n WHERE n.person_id = s.person_id AND n.reason = ?3 AND n.due_on >= ?1)";

/// Yearly days on a date, as they are open on the owner's date.
static YEARLY: LazyLock<String> = LazyLock::new(|| {
    let open = OPEN.replace("?3", "c.reason");
    format!(
        "SELECT c.person_id, c.reason, c.since
         FROM celebration c CROSS JOIN standing s ON s.person_id = c.person_id WHERE c.month_day = ?3 AND {open}"
    )
});

/// Mentions to thank for.
static THANKS: LazyLock<String> = LazyLock::new(|| {
    let open = OPEN.replace("?1", "m.on_date");
    format!(
        "SELECT m.person_id, m.kind, m.on_date FROM mention m CROSS JOIN standing s ON s.person_id = m.person_id
         JOIN person p ON p.id = m.person_id
         WHERE m.organic = 1 AND m.thanked_on IS NULL AND m.on_date BETWEEN ?1 AND ?2
           AND p.archived_on IS NULL AND p.do_not_contact = 0 AND {open}
         ORDER BY m.on_date"
    )
});

fn yearly_on(conn: &Connection, on: NaiveDate, today: NaiveDate) -> Result<Vec<Celebration>, StoreError> {
    let mut query = conn.prepare_cached(&YEARLY)?;
    let mut found = Vec::new();
    for month_day in month_days(on) {
        let mut rows = query.query(params![on, today, month_day])?;
        while let Some(row) = rows.next()? {
            let (person, reason, since) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let occasion = match (reason, since) {
                (Reason::Anniversary, Some(since)) => Occasion::Anniversary(since),
                _ => Occasion::Birthday(since),
            };
            if is_kept(reason, since, on) {
                found.push(Celebration { person, occasion, on });
            }
        }
    }
    Ok(found)
}

fn to_thank_for(conn: &Connection, today: NaiveDate) -> Result<Vec<Celebration>, StoreError> {
    let mut query = conn.prepare_cached(&THANKS)?;
    let first = today
        .checked_sub_days(Days::new(u64::from(THANK_DAYS)))
        .unwrap_or(NaiveDate::MIN);
    let rows = query.query_map(params![first, today, Reason::Thank], |row| {
        Ok(Celebration {
            person: row.get(0)?,
            occasion: Occasion::Mention(row.get(1)?),
            on: row.get(2)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whom_to_celebrate_is_found_by_indexes_and_sorted_by_none() {
        let dir = tempfile::tempdir().unwrap();
        let store = crate::store::open(&dir.path().join("data"), None).unwrap();
        for sql in [&*YEARLY, &*THANKS] {
            let mut explain = store.conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
            for at in 1..=explain.parameter_count() {
                explain.raw_bind_parameter(at, "2026-03-01").unwrap();
            }
            let mut rows = explain.raw_query();
            while let Some(row) = rows.next().unwrap() {
                let step: String = row.get(3).unwrap();
                assert!(
                    !step.starts_with("SCAN") && !step.contains("TEMP B-TREE"),
                    "{step}: {sql}"
                );
            }
        }
    }
}

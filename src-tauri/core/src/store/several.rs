//! Several people at once, by the hundred thousand: whom it is about is gathered in a temporary table, and each deed is
//! a statement over it, so that nobody is read who need not be.

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::{StoreError, segment};
use crate::domain::segment::Whom;
use crate::domain::stage::Stage;
use crate::domain::tier::Tier;
use crate::domain::{PersonId, SubStageId, TagId};

/// Gathers whom it is about; how many they are.
pub fn gather(conn: &Connection, whom: &Whom, today: NaiveDate) -> Result<u32, StoreError> {
    conn.execute_batch(
        "CREATE TEMP TABLE IF NOT EXISTS those (id BLOB PRIMARY KEY) WITHOUT ROWID; DELETE FROM temp.those",
    )?;
    match whom {
        Whom::These { people } => each(conn, "INSERT OR IGNORE INTO temp.those VALUES (?1)", people)?,
        Whom::Matching { segment, except } => {
            segment::gather(conn, segment, today, "those")?;
            each(conn, "DELETE FROM temp.those WHERE id = ?1", except)?;
        }
    }
    Ok(conn.query_row("SELECT count(*) FROM temp.those", [], |row| row.get(0))?)
}

fn each(conn: &Connection, sql: &str, people: &[PersonId]) -> Result<(), StoreError> {
    let mut each = conn.prepare_cached(sql)?;
    for person in people {
        each.execute([person])?;
    }
    Ok(())
}

/// Everybody who was gathered, oldest first.
pub fn gathered(conn: &Connection) -> Result<Vec<PersonId>, StoreError> {
    let mut found = conn.prepare_cached("SELECT id FROM temp.those ORDER BY id")?;
    let rows = found.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The one who was gathered, where it is one.
pub fn gathered_alone(conn: &Connection, count: u32) -> Result<Option<PersonId>, StoreError> {
    if count != 1 {
        return Ok(None);
    }
    Ok(Some(
        conn.query_row("SELECT id FROM temp.those", [], |row| row.get(0))?,
    ))
}

/// Whether somebody was gathered who is not there.
pub fn anybody_missing(conn: &Connection) -> Result<bool, StoreError> {
    Ok(conn.query_row(
        "SELECT EXISTS (SELECT 1 FROM temp.those WHERE NOT EXISTS (SELECT 1 FROM person WHERE person.id = those.id))",
        [],
        |row| row.get(0),
    )?)
}

/// Where somebody stands on the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stands {
    /// Who.
    pub id: PersonId,
    /// In which column.
    pub stage: Stage,
    /// In which part of it.
    pub sub_stage: Option<SubStageId>,
}

/// Where everybody who was gathered stands, in the order of the board.
pub fn standing(conn: &Connection) -> Result<Vec<Stands>, StoreError> {
    let mut found = conn.prepare_cached(
        "SELECT p.id, p.stage, p.sub_stage_id FROM temp.those CROSS JOIN person p ON p.id = those.id
         JOIN stage g ON g.stage = p.stage LEFT JOIN sub_stage b ON b.id = p.sub_stage_id
         ORDER BY g.position, b.position NULLS FIRST, p.board_rank, p.id",
    )?;
    let rows = found.query_map([], |row| {
        Ok(Stands {
            id: row.get(0)?,
            stage: row.get(1)?,
            sub_stage: row.get(2)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Whether somebody was gathered.
pub fn is_gathered(conn: &Connection, person: PersonId) -> Result<bool, StoreError> {
    Ok(conn
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM temp.those WHERE id = ?1)")?
        .query_row([person], |row| row.get(0))?)
}

/// Says of all of them how close they are, or takes it away.
pub fn set_tier(conn: &Connection, tier: Option<Tier>) -> Result<usize, StoreError> {
    Ok(conn.execute(
        "UPDATE person SET tier = ?1 WHERE id IN (SELECT id FROM temp.those) AND tier IS NOT ?1",
        [tier],
    )?)
}

/// Ties a tag to all of them; how many did not carry it.
pub fn tie(conn: &Connection, tag: TagId) -> Result<usize, StoreError> {
    Ok(conn.execute(
        "INSERT OR IGNORE INTO person_tag (person_id, tag_id) SELECT id, ?1 FROM temp.those",
        [tag],
    )?)
}

/// Unties a tag from all of them; how many carried it.
pub fn untie(conn: &Connection, tag: TagId) -> Result<usize, StoreError> {
    Ok(conn.execute(
        "DELETE FROM person_tag WHERE tag_id = ?1 AND person_id IN (SELECT id FROM temp.those)",
        [tag],
    )?)
}

/// Gives all of them a cadence of their own, or takes it away.
pub fn set_cadence(conn: &Connection, days: Option<u32>) -> Result<usize, StoreError> {
    Ok(conn.execute(
        "UPDATE person SET cadence_days = ?1 WHERE id IN (SELECT id FROM temp.those) AND cadence_days IS NOT ?1",
        [days],
    )?)
}

/// Archives whoever is not archived, or brings back whoever is.
pub fn set_archived(conn: &Connection, on: Option<NaiveDate>) -> Result<usize, StoreError> {
    Ok(conn.execute(
        "UPDATE person SET archived_on = ?1
         WHERE id IN (SELECT id FROM temp.those) AND (archived_on IS NULL) <> (?1 IS NULL)",
        [on],
    )?)
}

/// Marks all of them as never to be written to, or takes the mark back.
pub fn set_do_not_contact(conn: &Connection, value: bool) -> Result<usize, StoreError> {
    Ok(conn.execute(
        "UPDATE person SET do_not_contact = ?1 WHERE id IN (SELECT id FROM temp.those) AND do_not_contact <> ?1",
        [value],
    )?)
}

/// Snoozes all of them until a date, or wakes them.
pub fn snooze(conn: &Connection, until: Option<NaiveDate>, today: NaiveDate) -> Result<usize, StoreError> {
    Ok(match until {
        Some(until) => conn.execute(
            "INSERT INTO snooze (person_id, until_on, set_on) SELECT id, ?1, ?2 FROM temp.those WHERE true
             ON CONFLICT (person_id) DO UPDATE SET until_on = ?1, set_on = ?2",
            params![until, today],
        )?,
        None => conn.execute(
            "DELETE FROM snooze WHERE person_id IN (SELECT id FROM temp.those)",
            [],
        )?,
    })
}

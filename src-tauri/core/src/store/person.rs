//! People.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::StoreError;
use crate::domain::person::PersonField;
use crate::domain::stage::Stage;
use crate::domain::tier::Tier;
use crate::domain::{PersonId, Platform, SubStageId};

/// A person's row.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonRow {
    /// Who.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// Their stage.
    pub stage: Stage,
    /// The part of the stage, where it has parts and they stand in one.
    pub sub_stage: Option<SubStageId>,
    /// Orders them within the stage.
    pub board_rank: f64,
    /// The date they were added.
    pub added_on: NaiveDate,
    /// Since when they are archived.
    pub archived_on: Option<NaiveDate>,
    /// Never to be written to.
    pub do_not_contact: bool,
    /// How close they are.
    pub tier: Option<Tier>,
}

const COLUMNS: &str =
    "id, name, stage, board_rank, added_on, archived_on, do_not_contact, sub_stage_id, tier";

fn from_row(row: &Row<'_>) -> rusqlite::Result<PersonRow> {
    Ok(PersonRow {
        id: row.get(0)?,
        name: row.get(1)?,
        stage: row.get(2)?,
        board_rank: row.get(3)?,
        added_on: row.get(4)?,
        archived_on: row.get(5)?,
        do_not_contact: row.get(6)?,
        sub_stage: row.get(7)?,
        tier: row.get(8)?,
    })
}

/// Adds a person.
pub fn insert(conn: &Connection, person: &PersonRow) -> Result<(), StoreError> {
    conn.prepare_cached(&format!(
        "INSERT INTO person ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
    ))?
    .execute(params![
        person.id,
        person.name,
        person.stage,
        person.board_rank,
        person.added_on,
        person.archived_on,
        person.do_not_contact,
        person.sub_stage,
        person.tier
    ])?;
    Ok(())
}

/// The person, if there.
pub fn read(conn: &Connection, id: PersonId) -> Result<Option<PersonRow>, StoreError> {
    Ok(conn
        .prepare_cached(&format!("SELECT {COLUMNS} FROM person WHERE id = ?1"))?
        .query_row([id], from_row)
        .optional()?)
}

fn column(field: PersonField) -> &'static str {
    // The words are the columns' names, and both are ours: nothing typed reaches the SQL.
    field.word()
}

/// A field's value, as text.
pub fn field(conn: &Connection, id: PersonId, field: PersonField) -> Result<Option<String>, StoreError> {
    let sql = format!("SELECT CAST({} AS TEXT) FROM person WHERE id = ?1", column(field));
    Ok(conn.prepare_cached(&sql)?.query_row([id], |row| row.get(0))?)
}

/// Sets or clears a field, already validated.
pub fn set_field(
    conn: &Connection,
    id: PersonId,
    field: PersonField,
    value: Option<&str>,
) -> Result<(), StoreError> {
    let sql = match field {
        PersonField::CadenceDays => {
            format!(
                "UPDATE person SET {} = CAST(?2 AS INTEGER) WHERE id = ?1",
                column(field)
            )
        }
        _ => format!("UPDATE person SET {} = ?2 WHERE id = ?1", column(field)),
    };
    conn.prepare_cached(&sql)?.execute(params![id, value])?;
    Ok(())
}

/// Sets several fields at once, already validated.
pub fn set_fields(
    conn: &Connection,
    id: PersonId,
    fields: &BTreeMap<PersonField, String>,
) -> Result<(), StoreError> {
    if fields.is_empty() {
        return Ok(());
    }
    let mut sets = Vec::with_capacity(fields.len());
    let mut values: Vec<&dyn rusqlite::ToSql> = vec![&id];
    for (field, value) in fields {
        values.push(value);
        let mark = values.len();
        sets.push(match field {
            PersonField::CadenceDays => format!("{} = CAST(?{mark} AS INTEGER)", column(*field)),
            _ => format!("{} = ?{mark}", column(*field)),
        });
    }
    let sql = format!("UPDATE person SET {} WHERE id = ?1", sets.join(", "));
    conn.prepare_cached(&sql)?.execute(values.as_slice())?;
    Ok(())
}

/// Puts them into a stage, or a part of it, at a place.
pub fn place(
    conn: &Connection,
    id: PersonId,
    stage: Stage,
    sub_stage: Option<SubStageId>,
    rank: f64,
) -> Result<(), StoreError> {
    conn.prepare_cached("UPDATE person SET stage = ?2, sub_stage_id = ?3, board_rank = ?4 WHERE id = ?1")?
        .execute(params![id, stage, sub_stage, rank])?;
    Ok(())
}

/// Archives, or brings back.
pub fn set_archived(conn: &Connection, id: PersonId, on: Option<NaiveDate>) -> Result<(), StoreError> {
    conn.prepare_cached("UPDATE person SET archived_on = ?2 WHERE id = ?1")?
        .execute(params![id, on])?;
    Ok(())
}

/// Marks as never to be written to, or takes the mark back.
pub fn set_do_not_contact(conn: &Connection, id: PersonId, value: bool) -> Result<(), StoreError> {
    conn.prepare_cached("UPDATE person SET do_not_contact = ?2 WHERE id = ?1")?
        .execute(params![id, value])?;
    Ok(())
}

/// The own cadence of those who have one, and whether they rest; whoever is left out has none and does not.
pub fn cadences(conn: &Connection) -> Result<HashMap<PersonId, (Option<u32>, bool)>, StoreError> {
    let mut found = conn.prepare_cached(
        "SELECT id, cadence_days, archived_on IS NOT NULL OR do_not_contact FROM person
         WHERE cadence_days IS NOT NULL OR archived_on IS NOT NULL OR do_not_contact",
    )?;
    let rows = found.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The first and last rank of a stage's board; `None` where it is empty.
pub fn rank_bounds(conn: &Connection, stage: Stage) -> Result<Option<(f64, f64)>, StoreError> {
    let edge = |order: &str| -> Result<Option<f64>, StoreError> {
        let sql = format!(
            "SELECT board_rank FROM person WHERE stage = ?1 AND archived_on IS NULL
             ORDER BY board_rank {order} LIMIT 1"
        );
        Ok(conn
            .prepare_cached(&sql)?
            .query_row([stage], |row| row.get(0))
            .optional()?)
    };
    Ok(edge("ASC")?.zip(edge("DESC")?))
}

/// Spreads the ranks of a stage evenly again, keeping the order.
pub fn respace(conn: &Connection, stage: Stage) -> Result<(), StoreError> {
    conn.execute(
        "UPDATE person SET board_rank = spaced.rank
         FROM (SELECT id, row_number() OVER (ORDER BY board_rank, id) AS rank FROM person WHERE stage = ?1) AS spaced
         WHERE person.id = spaced.id AND board_rank <> spaced.rank",
        [stage],
    )?;
    Ok(())
}

/// The ids of a stage's board from an index, in order.
pub fn board_window(
    conn: &Connection,
    stage: Stage,
    from: u32,
    limit: u32,
) -> Result<Vec<PersonId>, StoreError> {
    let mut window = conn.prepare_cached(
        "SELECT id FROM person WHERE stage = ?1 AND archived_on IS NULL ORDER BY board_rank, id LIMIT ?3 OFFSET ?2",
    )?;
    let ids = window.query_map(params![stage, from, limit], |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// The same of those in one part of it, or in none of its parts.
pub fn board_window_in(
    conn: &Connection,
    stage: Stage,
    sub_stage: Option<SubStageId>,
    from: u32,
    limit: u32,
) -> Result<Vec<PersonId>, StoreError> {
    let sql = match sub_stage {
        Some(_) => {
            "SELECT id FROM person WHERE stage = ?1 AND sub_stage_id = ?4 AND archived_on IS NULL
             ORDER BY board_rank, id LIMIT ?3 OFFSET ?2"
        }
        None => {
            "SELECT id FROM person WHERE stage = ?1 AND sub_stage_id IS ?4 AND archived_on IS NULL
             ORDER BY board_rank, id LIMIT ?3 OFFSET ?2"
        }
    };
    let mut window = conn.prepare_cached(sql)?;
    let ids = window.query_map(params![stage, from, limit, sub_stage], |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// Who may be meant by an account.
pub fn by_account(
    conn: &Connection,
    platform: Platform,
    handle: &str,
) -> Result<Option<PersonId>, StoreError> {
    Ok(conn
        .prepare_cached("SELECT person_id FROM account WHERE platform = ?1 AND handle = ?2")?
        .query_row(params![platform, handle], |row| row.get(0))
        .optional()?)
}

/// Who may be meant by an e-mail address.
pub fn by_email(conn: &Connection, address: &str) -> Result<Vec<PersonId>, StoreError> {
    let mut found = conn.prepare_cached("SELECT person_id FROM email WHERE address = ?1")?;
    let ids = found.query_map([address], |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// Who may be meant by a name, at most 20.
pub fn by_name(conn: &Connection, name: &str) -> Result<Vec<PersonId>, StoreError> {
    let mut found =
        conn.prepare_cached("SELECT id FROM person WHERE name = ?1 COLLATE NOCASE ORDER BY id LIMIT 20")?;
    let ids = found.query_map([name], |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// Every person's id, oldest first.
pub fn all(conn: &Connection) -> Result<Vec<PersonId>, StoreError> {
    let mut found = conn.prepare_cached("SELECT id FROM person ORDER BY id")?;
    let ids = found.query_map([], |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

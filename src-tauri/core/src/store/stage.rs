//! Stages' cadences and the history of moves.

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::StoreError;
use crate::domain::PersonId;
use crate::domain::cadence::StageCadence;
use crate::domain::stage::Stage;

/// Every stage's cadence, in the order of the pipeline.
pub fn cadences(conn: &Connection) -> Result<Vec<(Stage, StageCadence)>, StoreError> {
    let mut found =
        conn.prepare_cached("SELECT stage, cadence_days, cadence_never FROM stage ORDER BY position")?;
    let rows = found.query_map([], |row| {
        let cadence = match (row.get::<_, Option<u32>>(1)?, row.get::<_, bool>(2)?) {
            (_, true) => StageCadence::Never,
            (Some(days), false) => StageCadence::Days(days),
            (None, false) => StageCadence::Inherit,
        };
        Ok((row.get(0)?, cadence))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Sets a stage's cadence.
pub fn set_cadence(conn: &Connection, stage: Stage, cadence: StageCadence) -> Result<(), StoreError> {
    let (days, never) = match cadence {
        StageCadence::Inherit => (None, false),
        StageCadence::Days(days) => (Some(days), false),
        StageCadence::Never => (None, true),
    };
    conn.execute(
        "UPDATE stage SET cadence_days = ?2, cadence_never = ?3 WHERE stage = ?1",
        params![stage, days, never],
    )?;
    Ok(())
}

/// Remembers a move.
pub fn insert_change(
    conn: &Connection,
    id: uuid::Uuid,
    person: PersonId,
    from: Option<Stage>,
    to: Stage,
    on: NaiveDate,
) -> Result<(), StoreError> {
    conn.prepare_cached(
        "INSERT INTO stage_change (id, person_id, from_stage, to_stage, on_date) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![id, person, from, to, on])?;
    Ok(())
}

/// A person's moves, newest first, with the identities that order them among other entries of a day.
pub fn changes(
    conn: &Connection,
    person: PersonId,
) -> Result<Vec<(uuid::Uuid, NaiveDate, Option<Stage>, Stage)>, StoreError> {
    let mut found = conn.prepare_cached(
        "SELECT id, on_date, from_stage, to_stage FROM stage_change WHERE person_id = ?1
         ORDER BY on_date DESC, id DESC",
    )?;
    let rows = found.query_map([person], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

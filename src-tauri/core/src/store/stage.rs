//! Stages' cadences and the history of moves.

use std::collections::HashMap;

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

/// After how many quiet days a card of each stage dries up; stages where none ever does are left out.
pub fn drying(conn: &Connection) -> Result<HashMap<Stage, u32>, StoreError> {
    let mut found =
        conn.prepare_cached("SELECT stage, dries_up_days FROM stage WHERE dries_up_days IS NOT NULL")?;
    let rows = found.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Sets after how many quiet days a card of a stage dries up, or that none does.
pub fn set_drying(conn: &Connection, stage: Stage, days: Option<u32>) -> Result<(), StoreError> {
    conn.execute(
        "UPDATE stage SET dries_up_days = ?2 WHERE stage = ?1",
        params![stage, days],
    )?;
    Ok(())
}

/// Since when somebody stands in a stage.
pub fn entered(conn: &Connection, person: PersonId, stage: Stage) -> Result<Option<NaiveDate>, StoreError> {
    Ok(conn
        .prepare_cached("SELECT max(on_date) FROM stage_change WHERE person_id = ?1 AND to_stage = ?2")?
        .query_row(params![person, stage], |row| row.get(0))?)
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

/// A move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StageChange {
    /// Which; orders it among what else happened that day.
    pub id: uuid::Uuid,
    /// The owner's local date.
    pub on: NaiveDate,
    /// From where; `None` when they were added.
    pub from: Option<Stage>,
    /// To where.
    pub to: Stage,
}

/// A person's moves, newest first.
pub fn changes(conn: &Connection, person: PersonId) -> Result<Vec<StageChange>, StoreError> {
    let mut found = conn.prepare_cached(
        "SELECT id, on_date, from_stage, to_stage FROM stage_change WHERE person_id = ?1
         ORDER BY on_date DESC, id DESC",
    )?;
    let rows = found.query_map([person], |row| {
        Ok(StageChange {
            id: row.get(0)?,
            on: row.get(1)?,
            from: row.get(2)?,
            to: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

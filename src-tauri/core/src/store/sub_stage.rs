//! Parts of stages, and who stands in them.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::StoreError;
use crate::domain::stage::Stage;
use crate::domain::{PersonId, SubStageId};

/// A part of a stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubStageRow {
    /// Which.
    pub id: SubStageId,
    /// Of which stage.
    pub stage: Stage,
    /// What the owner calls it.
    pub name: String,
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<SubStageRow> {
    Ok(SubStageRow {
        id: row.get(0)?,
        stage: row.get(1)?,
        name: row.get(2)?,
    })
}

/// A stage's parts, in their order.
pub fn of_stage(conn: &Connection, stage: Stage) -> Result<Vec<SubStageRow>, StoreError> {
    let mut found =
        conn.prepare_cached("SELECT id, stage, name FROM sub_stage WHERE stage = ?1 ORDER BY position, id")?;
    let rows = found.query_map([stage], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Whether any stage has parts.
pub fn any(conn: &Connection) -> Result<bool, StoreError> {
    Ok(conn
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM sub_stage)")?
        .query_row([], |row| row.get(0))?)
}

/// The part, if there.
pub fn read(conn: &Connection, id: SubStageId) -> Result<Option<SubStageRow>, StoreError> {
    Ok(conn
        .prepare_cached("SELECT id, stage, name FROM sub_stage WHERE id = ?1")?
        .query_row([id], from_row)
        .optional()?)
}

/// The part of this name, letter case aside.
pub fn by_name(conn: &Connection, stage: Stage, name: &str) -> Result<Option<SubStageId>, StoreError> {
    Ok(conn
        .prepare_cached("SELECT id FROM sub_stage WHERE stage = ?1 AND name = ?2")?
        .query_row(params![stage, name], |row| row.get(0))
        .optional()?)
}

/// Makes a part, after the others of its stage.
pub fn insert(conn: &Connection, id: SubStageId, stage: Stage, name: &str) -> Result<(), StoreError> {
    conn.execute(
        "INSERT INTO sub_stage (id, stage, name, position)
         VALUES (?1, ?2, ?3, 1 + coalesce((SELECT max(position) FROM sub_stage WHERE stage = ?2), 0))",
        params![id, stage, name],
    )?;
    Ok(())
}

/// Renames a part.
pub fn rename(conn: &Connection, id: SubStageId, name: &str) -> Result<(), StoreError> {
    conn.execute("UPDATE sub_stage SET name = ?2 WHERE id = ?1", params![id, name])?;
    Ok(())
}

/// Puts the parts of a stage in this order.
pub fn put_in_order(conn: &Connection, ids: &[SubStageId]) -> Result<(), StoreError> {
    let mut place =
        conn.prepare_cached("UPDATE sub_stage SET position = ?2 WHERE id = ?1 AND position <> ?2")?;
    for (at, id) in ids.iter().enumerate() {
        place.execute(params![id, i64::try_from(at + 1).unwrap_or(i64::MAX)])?;
    }
    Ok(())
}

/// Removes a part; whoever stood in it stands in another of the stage, or in none. How many they were.
pub fn delete(conn: &Connection, id: SubStageId, to: Option<SubStageId>) -> Result<usize, StoreError> {
    let moved = conn.execute(
        "UPDATE person SET sub_stage_id = ?2 WHERE sub_stage_id = ?1",
        params![id, to],
    )?;
    conn.execute("DELETE FROM sub_stage WHERE id = ?1", [id])?;
    Ok(moved)
}

/// Where somebody stands within their stage.
pub fn of_person(conn: &Connection, person: PersonId) -> Result<Option<SubStageRow>, StoreError> {
    Ok(conn
        .prepare_cached(
            "SELECT b.id, b.stage, b.name FROM person p JOIN sub_stage b ON b.id = p.sub_stage_id WHERE p.id = ?1",
        )?
        .query_row([person], from_row)
        .optional()?)
}

/// How many on the board stand in a part.
pub fn people(conn: &Connection, id: SubStageId) -> Result<u32, StoreError> {
    Ok(conn
        .prepare_cached("SELECT count(*) FROM person WHERE sub_stage_id = ?1 AND archived_on IS NULL")?
        .query_row([id], |row| row.get(0))?)
}

/// How many stand in each part, archived people too.
pub fn headcounts(conn: &Connection) -> Result<HashMap<SubStageId, u32>, StoreError> {
    let mut found = conn.prepare_cached(
        "SELECT sub_stage_id, count(*) FROM person WHERE sub_stage_id IS NOT NULL GROUP BY 1",
    )?;
    let rows = found.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    #[test]
    fn whoever_stands_in_a_part_is_found_and_counted_by_an_index() {
        let dir = tempfile::tempdir().unwrap();
        let store = crate::store::open(&dir.path().join("data"), None).unwrap();
        for sql in [
            "SELECT id FROM person WHERE stage = 'outreach' AND sub_stage_id = x'00' AND archived_on IS NULL
             ORDER BY board_rank, id LIMIT 40",
            "SELECT count(*) FROM person WHERE sub_stage_id = x'00' AND archived_on IS NULL",
            "SELECT sub_stage_id, count(*) FROM person WHERE sub_stage_id IS NOT NULL GROUP BY 1",
        ] {
            let mut explain = store.conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
            let plan: Vec<String> = explain
                .query_map([], |row| row.get(3))
                .unwrap()
                .map(Result::unwrap)
                .collect();
            assert_eq!(plan.len(), 1, "{plan:?}");
            assert!(plan[0].contains("person_in_sub_stage"), "{plan:?}");
        }
    }
}

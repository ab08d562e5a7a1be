//! The parts of stages.

use serde::Serialize;

use super::ViewError;
use crate::domain::SubStageId;
use crate::domain::stage::Stage;
use crate::store::sub_stage::SubStageRow;
use crate::store::{Reader, sub_stage};

/// A part of a stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct SubStage {
    /// Which.
    pub id: SubStageId,
    /// Of which stage.
    pub stage: Stage,
    /// What the owner calls it.
    pub name: String,
    /// How many people stand in it, archived people too.
    pub people: u32,
}

/// Every part, stage by stage, in their order.
///
/// # Errors
/// The data file cannot be read.
pub fn sub_stages(reader: &Reader) -> Result<Vec<SubStage>, ViewError> {
    let conn = &reader.conn;
    let mut rows = Vec::new();
    for stage in Stage::ALL {
        rows.extend(sub_stage::of_stage(conn, *stage)?);
    }
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let people = sub_stage::headcounts(conn)?;
    let shown = |row: SubStageRow| SubStage {
        people: people.get(&row.id).copied().unwrap_or_default(),
        id: row.id,
        stage: row.stage,
        name: row.name,
    };
    Ok(rows.into_iter().map(shown).collect())
}

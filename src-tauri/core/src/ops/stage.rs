//! Stages as the owner wants them: their parts, and after how many quiet days a card dries up.

use super::OpError;
use super::person::read_days;
use super::transact::{Done, Tx, transact};
use crate::domain::SubStageId;
use crate::domain::stage::Stage;
use crate::domain::when::When;
use crate::store::sub_stage::{self, SubStageRow};
use crate::store::{Store, stage as store_stage};

/// The longest name of a part: it stands in a narrow column.
pub const LONGEST_NAME: usize = 60;

/// The most parts of a stage: more are a list, not a column.
pub const MOST_PARTS: usize = 12;

/// Sets after how many days without a contact or a move a card of a stage dries up; none: never.
///
/// # Errors
/// Not 1 to 3,650 days.
pub fn set_drying(store: &mut Store, when: &When, stage: Stage, days: Option<u32>) -> Result<Done, OpError> {
    let days = days.map(read_days).transpose()?;
    let ((), done) = transact(store, when, |tx| {
        store_stage::set_drying(tx.conn, stage, days)?;
        tx.says(match days {
            Some(days) => format!("Cards in {} dry up after {days} quiet days", stage.label()),
            None => format!("Cards in {} never dry up", stage.label()),
        });
        Ok(())
    })?;
    Ok(done)
}

/// Parts a stage: adds a sub-stage after its others.
///
/// # Errors
/// No name, too long a name or one that is taken, or too many sub-stages.
pub fn add_sub_stage(
    store: &mut Store,
    when: &When,
    stage: Stage,
    name: &str,
) -> Result<(SubStageId, Done), OpError> {
    transact(store, when, |tx| {
        let name = free_name(tx, stage, name, None)?;
        if sub_stage::of_stage(tx.conn, stage)?.len() >= MOST_PARTS {
            let message = format!("a stage has at most {MOST_PARTS} sub-stages");
            return Err(OpError::invalid("Sub-stage", message));
        }
        let id = tx.id();
        sub_stage::insert(tx.conn, id, stage, &name)?;
        tx.says(format!("Added \u{201c}{name}\u{201d} to {}", stage.label()));
        Ok(id)
    })
}

/// Renames a sub-stage.
///
/// # Errors
/// It is not there, or the name cannot be taken.
pub fn rename_sub_stage(store: &mut Store, when: &When, id: SubStageId, name: &str) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let old = there(tx, id)?;
        let name = free_name(tx, old.stage, name, Some(id))?;
        sub_stage::rename(tx.conn, id, &name)?;
        tx.says(format!(
            "Renamed \u{201c}{}\u{201d} to \u{201c}{name}\u{201d}",
            old.name
        ));
        Ok(())
    })?;
    Ok(done)
}

/// Puts a sub-stage at a place among those of its stage, counted from none; past the end is the end.
///
/// # Errors
/// It is not there.
pub fn place_sub_stage(store: &mut Store, when: &When, id: SubStageId, at: u32) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let part = there(tx, id)?;
        let parts = sub_stage::of_stage(tx.conn, part.stage)?;
        let mut ids: Vec<SubStageId> = parts
            .iter()
            .map(|part| part.id)
            .filter(|other| *other != id)
            .collect();
        let at = usize::try_from(at).unwrap_or(usize::MAX).min(ids.len());
        ids.insert(at, id);
        sub_stage::put_in_order(tx.conn, &ids)?;
        tx.says(format!(
            "Moved \u{201c}{}\u{201d} within {}",
            part.name,
            part.stage.label()
        ));
        Ok(())
    })?;
    Ok(done)
}

/// Removes a sub-stage; its people stay in the stage, in another part of it or in none.
///
/// # Errors
/// It is not there, or the other is none of the same stage.
pub fn delete_sub_stage(
    store: &mut Store,
    when: &When,
    id: SubStageId,
    to: Option<SubStageId>,
) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let part = there(tx, id)?;
        let other = to.map(|to| there(tx, to)).transpose()?;
        if other
            .as_ref()
            .is_some_and(|other| other.stage != part.stage || other.id == id)
        {
            return Err(OpError::NotThere { what: "sub-stage" });
        }
        let moved = sub_stage::delete(tx.conn, id, to)?;
        let (name, stage) = (part.name, part.stage.label());
        tx.says(match (moved, other) {
            (0, _) => format!("Removed \u{201c}{name}\u{201d}"),
            (count, Some(other)) => {
                let whom = people(count);
                format!(
                    "Removed \u{201c}{name}\u{201d}; {whom} to \u{201c}{}\u{201d}",
                    other.name
                )
            }
            (count, None) => format!("Removed \u{201c}{name}\u{201d}; {} in {stage}", people(count)),
        });
        Ok(())
    })?;
    Ok(done)
}

fn people(count: usize) -> String {
    match count {
        1 => "1 person".to_owned(),
        _ => format!("{count} people"),
    }
}

fn there(tx: &Tx<'_>, id: SubStageId) -> Result<SubStageRow, OpError> {
    sub_stage::read(tx.conn, id)?.ok_or(OpError::NotThere { what: "sub-stage" })
}

/// A name as it is kept, if no other part of the stage has it.
fn free_name(tx: &Tx<'_>, stage: Stage, name: &str, of: Option<SubStageId>) -> Result<String, OpError> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        let message = format!("a sub-stage needs a name, of at most {LONGEST_NAME} characters");
        return Err(OpError::invalid("Name", message));
    }
    if sub_stage::by_name(tx.conn, stage, &name)?.is_some_and(|other| Some(other) != of) {
        let message = format!(
            "{} has \u{201c}{name}\u{201d} already; choose another name",
            stage.label()
        );
        return Err(OpError::invalid("Name", message));
    }
    Ok(name)
}

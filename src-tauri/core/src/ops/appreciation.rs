//! Appreciation: logged, edited, removed.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::OpError;
use super::contact::{happened, noted};
use super::transact::{Done, transact};
use crate::domain::appreciation::AppreciationKind;
use crate::domain::when::When;
use crate::domain::{AppreciationId, PersonId};
use crate::store::Store;
use crate::store::appreciation::{self, AppreciationRow};

/// Something done for somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Gesture {
    /// What it was.
    pub kind: AppreciationKind,
    /// The owner's local date; today where none is given.
    pub on: Option<NaiveDate>,
    /// What the owner noted.
    pub note: Option<String>,
}

impl Gesture {
    pub(super) fn row(
        &self,
        id: AppreciationId,
        person: PersonId,
        when: &When,
    ) -> Result<AppreciationRow, OpError> {
        Ok(AppreciationRow {
            id,
            person,
            kind: self.kind,
            on: happened(self.on, when, "An appreciation is logged once it is done")?,
            note: noted(self.note.as_deref()),
        })
    }
}

/// Logs an appreciation.
///
/// # Errors
/// The person is not there, or the date is yet to come.
pub fn log_appreciation(
    store: &mut Store,
    when: &When,
    person: PersonId,
    gesture: &Gesture,
) -> Result<(AppreciationId, Done), OpError> {
    transact(store, when, |tx| {
        let name = tx.name(person)?;
        let row = gesture.row(tx.id(), person, &tx.when)?;
        appreciation::insert(tx.conn, &row)?;
        tx.says(format!("Logged for {name}: {}", gesture.kind.label()));
        Ok(row.id)
    })
}

/// Rewrites an appreciation.
///
/// # Errors
/// It is not there, or the date is yet to come.
pub fn edit_appreciation(
    store: &mut Store,
    when: &When,
    id: AppreciationId,
    gesture: &Gesture,
) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let gone = OpError::NotThere { what: "appreciation" };
        let old = appreciation::read(tx.conn, id)?.ok_or(gone)?;
        let name = tx.name(old.person)?;
        appreciation::update(tx.conn, &gesture.row(id, old.person, &tx.when)?)?;
        tx.says(format!("Changed an appreciation for {name}"));
        Ok(())
    })?;
    Ok(done)
}

/// Removes an appreciation.
///
/// # Errors
/// It is not there.
pub fn delete_appreciation(store: &mut Store, when: &When, id: AppreciationId) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let gone = OpError::NotThere { what: "appreciation" };
        let old = appreciation::read(tx.conn, id)?.ok_or(gone)?;
        let name = tx.name(old.person)?;
        appreciation::delete(tx.conn, id)?;
        tx.says(format!("Removed an appreciation for {name}"));
        Ok(())
    })?;
    Ok(done)
}

//! Touchpoints: logged, edited and removed; last contact and due date follow by themselves.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::OpError;
use super::transact::{Done, Tx, each_once, transact};
use crate::domain::time_of_day::TimeOfDay;
use crate::domain::touchpoint::{Channel, Direction, Intent};
use crate::domain::when::When;
use crate::domain::{PersonId, TouchpointId};
use crate::store::Store;
use crate::store::touchpoint::{self, TouchpointRow};

/// A contact, ours or theirs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Contact {
    /// How.
    pub channel: Channel,
    /// Who reached out.
    pub direction: Direction,
    /// What for.
    pub intent: Intent,
    /// The owner's local date; today where none is given.
    pub on: Option<NaiveDate>,
    /// The owner's local time, as it was typed; blank where it is not known.
    pub at: Option<String>,
    /// What the owner noted.
    pub note: Option<String>,
}

impl Contact {
    pub(super) fn row(
        &self,
        id: TouchpointId,
        person: PersonId,
        when: &When,
    ) -> Result<TouchpointRow, OpError> {
        let plan = "A contact is logged once it has happened; to plan one, set the next touch";
        let on = happened(self.on, when, plan)?;
        Ok(TouchpointRow {
            id,
            person,
            channel: self.channel,
            direction: self.direction,
            intent: self.intent,
            on,
            at: self.time(on, when)?,
            note: noted(self.note.as_deref()),
            text: None,
        })
    }

    fn time(&self, on: NaiveDate, when: &When) -> Result<Option<TimeOfDay>, OpError> {
        let Some(typed) = noted(self.at.as_deref()) else {
            return Ok(None);
        };
        let at: TimeOfDay = typed
            .parse()
            .map_err(|wrong| OpError::invalid("Time", format!("{wrong}")))?;
        if on == when.today && at.is_after(when.time) {
            return Err(OpError::invalid("Time", format!("{at} today is yet to come")));
        }
        Ok(Some(at))
    }
}

/// The date on which something happened: today where none is given, and never one to come.
pub(super) fn happened(on: Option<NaiveDate>, when: &When, instead: &str) -> Result<NaiveDate, OpError> {
    let on = on.unwrap_or(when.today);
    if on > when.today {
        return Err(OpError::invalid(
            "Date",
            format!("{on} is yet to come. {instead}"),
        ));
    }
    Ok(on)
}

/// A note, if anything is left of it once trimmed.
pub(super) fn noted(note: Option<&str>) -> Option<String> {
    note.map(str::trim)
        .filter(|note| !note.is_empty())
        .map(str::to_owned)
}

/// Logs a contact.
///
/// # Errors
/// The person is not there, or the date is yet to come.
pub fn log_contact(
    store: &mut Store,
    when: &When,
    person: PersonId,
    contact: &Contact,
) -> Result<(TouchpointId, Done), OpError> {
    transact(store, when, |tx| {
        let name = tx.name(person)?;
        let row = contact.row(tx.id(), person, &tx.when)?;
        touchpoint::insert(tx.conn, &row)?;
        tx.says(format!("Logged contact with {name}"));
        Ok(row.id)
    })
}

/// Logs the same contact with several people, each once, as one entry: "I wrote to these eight today".
///
/// # Errors
/// Nobody is named, somebody is not there, or the date is yet to come.
pub fn log_contact_many(
    store: &mut Store,
    when: &When,
    people: &[PersonId],
    contact: &Contact,
) -> Result<(Vec<TouchpointId>, Done), OpError> {
    let people = each_once(people)?;
    transact(store, when, |tx| {
        let whom = tx.whom(&people)?;
        let people: Vec<PersonId> = people.into_iter().collect();
        let logged = log_with(tx, &people, contact)?;
        tx.says(format!("Logged contact with {whom}"));
        Ok(logged)
    })
}

/// Logs the same contact with each.
pub(super) fn log_with(
    tx: &mut Tx<'_>,
    people: &[PersonId],
    contact: &Contact,
) -> Result<Vec<TouchpointId>, OpError> {
    let mut logged = Vec::with_capacity(people.len());
    for person in people {
        let row = contact.row(tx.id(), *person, &tx.when)?;
        touchpoint::insert(tx.conn, &row)?;
        logged.push(row.id);
    }
    Ok(logged)
}

/// Rewrites a logged contact.
///
/// # Errors
/// It is not there, or the date is yet to come.
pub fn edit_touchpoint(
    store: &mut Store,
    when: &When,
    id: TouchpointId,
    contact: &Contact,
) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let old = touchpoint::read(tx.conn, id)?.ok_or(OpError::NotThere { what: "touchpoint" })?;
        let name = tx.name(old.person)?;
        let row = contact.row(id, old.person, &tx.when)?;
        touchpoint::update(
            tx.conn,
            &TouchpointRow {
                text: old.text,
                ..row
            },
        )?;
        tx.says(format!("Changed a contact with {name}"));
        Ok(())
    })?;
    Ok(done)
}

/// Removes a logged contact.
///
/// # Errors
/// It is not there.
pub fn delete_touchpoint(store: &mut Store, when: &When, id: TouchpointId) -> Result<Done, OpError> {
    let ((), done) = transact(store, when, |tx| {
        let old = touchpoint::read(tx.conn, id)?.ok_or(OpError::NotThere { what: "touchpoint" })?;
        let name = tx.name(old.person)?;
        touchpoint::delete(tx.conn, id)?;
        tx.says(format!("Removed a contact with {name}"));
        Ok(())
    })?;
    Ok(done)
}

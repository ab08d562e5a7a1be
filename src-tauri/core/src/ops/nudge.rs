//! What the owner says of nudges: one is not needed, or nobody is to be nudged for a while.

use chrono::NaiveDate;
use serde::Deserialize;

use super::OpError;
use super::transact::{Done, Tx, each_once, transact};
use crate::domain::PersonId;
use crate::domain::nudge::{self, Group, Reason};
use crate::domain::when::When;
use crate::store::{Store, celebration, not_needed as said, setting, standing};

/// A nudge, as one points at it: who, and for which reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, specta::Type)]
pub struct NudgeOf {
    /// Who.
    pub person: PersonId,
    /// Why.
    pub reason: Reason,
}

/// Says of a nudge that it is not needed: its reason is silent until its next date.
///
/// A cadence counts anew from today, a follow-up waits for the next note, a yearly day for the next year.
///
/// # Errors
/// The person is not there, or is not due for that reason today.
pub fn not_needed(store: &mut Store, when: &When, person: PersonId, reason: Reason) -> Result<Done, OpError> {
    not_needed_many(store, when, &[NudgeOf { person, reason }])
}

/// Says of several nudges that they are not needed, as one entry.
///
/// # Errors
/// None is named, somebody is not there, or not due for that reason today.
pub fn not_needed_many(store: &mut Store, when: &When, nudges: &[NudgeOf]) -> Result<Done, OpError> {
    let people: Vec<PersonId> = nudges.iter().map(|nudge| nudge.person).collect();
    let people = each_once(&people)?;
    let ((), done) = transact(store, when, |tx| {
        let whom = tx.whom(&people)?;
        for NudgeOf { person, reason } in nudges {
            let due_on = due_for(tx, *person, *reason)?.ok_or(OpError::NotThere { what: "nudge" })?;
            said::say(tx.conn, *person, *reason, due_on, tx.when.today)?;
        }
        tx.says(match nudges {
            [one] => format!("Not needed for {whom}: {}", one.reason.label()),
            _ => format!("Not needed for {whom}"),
        });
        Ok(())
    })?;
    Ok(done)
}

/// Since when a person is due for a reason today.
fn due_for(tx: &Tx<'_>, person: PersonId, reason: Reason) -> Result<Option<NaiveDate>, OpError> {
    let today = tx.when.today;
    if reason.group() == Group::Celebrate {
        let found = celebration::due_of(tx.conn, person, today)?;
        return Ok(found
            .into_iter()
            .find(|one| one.occasion.reason() == reason)
            .map(|one| one.on));
    }
    let standing = standing::of_person(tx.conn, person)?;
    Ok(standing
        .filter(|standing| standing.due.is_some_and(|due| due.on <= today))
        .and_then(|standing| nudge::asked_for(&standing.circumstances))
        .filter(|due| due.reason == reason)
        .map(|due| due.on))
}

/// Rests until a date, before which nobody is nudged; or ends the rest.
///
/// # Errors
/// The date is not to come.
pub fn rest_until(store: &mut Store, when: &When, until: Option<NaiveDate>) -> Result<Done, OpError> {
    if let Some(until) = until
        && until <= when.today
    {
        return Err(OpError::invalid(
            "Rest",
            format!("{until} is not after today; choose a later date"),
        ));
    }
    let ((), done) = transact(store, when, |tx| {
        match until {
            Some(until) => {
                setting::set(tx.conn, setting::RESTING_UNTIL, &until.to_string())?;
                tx.says(format!("Nobody is nudged before {}", until.format("%-d %B %Y")));
            }
            None => {
                setting::clear(tx.conn, setting::RESTING_UNTIL)?;
                tx.says("The rest is over");
            }
        }
        Ok(())
    })?;
    Ok(done)
}

//! How often to be in touch, and snoozing.

use chrono::NaiveDate;

use super::OpError;
use super::person::read_days;
use super::several::{Deed, several};
use super::transact::{Done, transact};
use crate::domain::PersonId;
use crate::domain::cadence::StageCadence;
use crate::domain::segment::Whom;
use crate::domain::stage::Stage;
use crate::domain::when::When;
use crate::store::{Store, setting, stage as store_stage, tag as store_tag};

/// Snoozes a person's nudges until a date, or wakes them.
///
/// # Errors
/// The person is not there, or the date is not to come.
pub fn snooze(
    store: &mut Store,
    when: &When,
    person: PersonId,
    until: Option<NaiveDate>,
) -> Result<Done, OpError> {
    snooze_many(store, when, &[person], until)
}

/// Snoozes several people until a date, or wakes them, as one entry.
///
/// # Errors
/// Nobody is named, somebody is not there, or the date is not to come.
pub fn snooze_many(
    store: &mut Store,
    when: &When,
    people: &[PersonId],
    until: Option<NaiveDate>,
) -> Result<Done, OpError> {
    let whom = Whom::These {
        people: people.to_vec(),
    };
    several(store, when, &whom, &Deed::Snooze { until })
}

/// Sets the cadence of everybody for whom nothing else is said.
///
/// # Errors
/// Not 1 to 3,650 days.
pub fn set_default_cadence(store: &mut Store, when: &When, days: u32) -> Result<Done, OpError> {
    let days = read_days(days)?;
    let ((), done) = transact(store, when, |tx| {
        setting::set(tx.conn, setting::DEFAULT_CADENCE, &days.to_string())?;
        tx.says(format!("Keep in touch every {days} days by default"));
        Ok(())
    })?;
    Ok(done)
}

/// Sets a stage's cadence.
///
/// # Errors
/// Not 1 to 3,650 days.
pub fn set_stage_cadence(
    store: &mut Store,
    when: &When,
    stage: Stage,
    cadence: StageCadence,
) -> Result<Done, OpError> {
    if let StageCadence::Days(days) = cadence {
        read_days(days)?;
    }
    let ((), done) = transact(store, when, |tx| {
        store_stage::set_cadence(tx.conn, stage, cadence)?;
        tx.says(match cadence {
            StageCadence::Inherit => format!("{} keeps the default cadence", stage.label()),
            StageCadence::Days(days) => format!("{} keeps in touch every {days} days", stage.label()),
            StageCadence::Never => format!("Nobody in {} is nudged", stage.label()),
        });
        Ok(())
    })?;
    Ok(done)
}

/// Sets the cadence of those who carry a tag, or takes it away; of several tags the shortest holds.
///
/// # Errors
/// There is no such tag, or not 1 to 3,650 days.
pub fn set_tag_cadence(
    store: &mut Store,
    when: &When,
    tag: &str,
    days: Option<u32>,
) -> Result<Done, OpError> {
    let days = days.map(read_days).transpose()?;
    let ((), done) = transact(store, when, |tx| {
        let id = store_tag::by_name(tx.conn, tag.trim())?.ok_or(OpError::NotThere { what: "tag" })?;
        let name = store_tag::name(tx.conn, id)?.unwrap_or_default();
        store_tag::set_cadence(tx.conn, id, days)?;
        tx.says(match days {
            Some(days) => format!("\u{201c}{name}\u{201d} keeps in touch every {days} days"),
            None => format!("\u{201c}{name}\u{201d} keeps no cadence of its own"),
        });
        Ok(())
    })?;
    Ok(done)
}
